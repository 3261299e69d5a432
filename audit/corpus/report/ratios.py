"""Rates of a group of articles and their 95% intervals. An article is drawn, or left out, as a whole: its sentences are
not independent of one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit.model.dataclass import dataclass

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Counts = NDArray[np.int64]
    Draws = NDArray[np.float64]

LEAST = 30
"""Articles of a group that has rates."""
DRAWS = 400
SEED = 14
LARGE = 2_000
"""Articles up to which a group's interval is a cluster bootstrap; beyond, the delta method, which needs sums alone."""
_NORMAL = 1.959964
"""Half the width of a 95% interval, in standard errors."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """`count` of `base` in `articles`. `low`, `high`: None where nothing was counted, since that says nothing of how
    much it could be; `value` is None where there is nothing to count in."""

    articles: int
    count: int
    base: int
    value: float | None
    low: float | None = None
    high: float | None = None


class Group:
    """Sums over the articles of a group, a column each count; the articles themselves while they are few."""

    def __init__(self, width: int) -> None:
        import numpy as np

        self.articles = 0
        self.sums: Counts = np.zeros(width, np.int64)
        self._products: Counts = np.zeros((width, width), np.int64)
        self._rows: list[Counts] | None = []
        self._drawn: Draws | None = None

    def add(self, rows: Counts) -> None:
        """`rows`: an article each."""
        self.articles += len(rows)
        self.sums += rows.sum(axis=0)
        self._products += rows.T @ rows
        if self._rows is not None:
            self._rows.append(rows.astype("int32"))
            if self.articles > LARGE:
                self._rows = None

    def ratio(self, count: int, base: int) -> Ratio:
        """Of two columns; no interval under LEAST articles."""
        found, of = int(self.sums[count]), int(self.sums[base])
        if not of:
            return Ratio(self.articles, found, of, None)
        if self.articles < LEAST or not found:
            return Ratio(self.articles, found, of, found / of)
        low, high = self._delta(count, base) if self._rows is None else self._bootstrap(count, base)
        return Ratio(self.articles, found, of, found / of, low, high)

    def _bootstrap(self, count: int, base: int) -> tuple[float, float]:
        import numpy as np

        if self._drawn is None:
            assert self._rows is not None
            self._drawn = draws(np.concatenate(self._rows))
        found, of = self._drawn[:, count], self._drawn[:, base]
        low, high = np.quantile(found[of > 0] / of[of > 0], (0.025, 0.975))
        return float(low), float(high)

    def _delta(self, count: int, base: int) -> tuple[float, float]:
        """The variance of a ratio of sums: of what each article has over or under the rate."""
        found, of, n = float(self.sums[count]), float(self.sums[base]), self.articles
        rate = found / of
        p = self._products
        squares = float(p[count, count]) - 2 * rate * float(p[count, base]) + rate * rate * float(p[base, base])
        error = (max(0.0, squares) * n / (n - 1)) ** 0.5 / of
        return max(0.0, rate - _NORMAL * error), rate + _NORMAL * error


def draws(rows: Counts) -> Draws:
    """Sums of DRAWS samples of as many articles as there are, with replacement; the same on every machine."""
    import numpy as np

    n = len(rows)
    raw = np.random.PCG64(SEED).random_raw(DRAWS * n)  # the bits of a generator never change, its methods may
    chosen = (raw % np.uint64(n)).astype(np.int64).reshape(DRAWS, n)
    return np.stack([column[chosen].sum(axis=1) for column in rows.T.astype(np.float64)], axis=1)
