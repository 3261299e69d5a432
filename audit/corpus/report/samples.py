"""Some articles of a group, drawn as it is counted: each as likely as any other, and the same ones each time."""

from __future__ import annotations

import heapq
from collections.abc import Callable
from dataclasses import field
from typing import TYPE_CHECKING

from audit.model.dataclass import dataclass

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LISTED = 20
"""Articles that are shown of a group or a question."""


@dataclass(frozen=True, slots=True)
class SampledArticle:
    """An article that is shown. `unanswered` of its `claims` have no source; `excerpt`: the words that are asked
    about, at the finding `fingerprint`."""

    number: int
    part: int
    path: str
    title: str
    outlet: str
    date: str
    claims: int
    unanswered: int
    excerpt: str = ""
    fingerprint: str = ""


def lots(numbers: NDArray[np.int64]) -> NDArray[np.uint64]:
    """What each article draws, by its number (the finaliser of splitmix64)."""
    import numpy as np

    with np.errstate(over="ignore"):
        x = numbers.astype(np.uint64) + np.uint64(0x9E3779B97F4A7C15)
        x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        return x ^ (x >> np.uint64(31))


@dataclass(slots=True)
class Sample:
    """The LISTED articles with the lowest lots."""

    _kept: list[tuple[int, int, SampledArticle]] = field(default_factory=list)

    def offer(self, lot: int, make: Callable[[], SampledArticle]) -> None:
        """`make` is called only where the article is kept."""
        if len(self._kept) == LISTED and -lot <= self._kept[0][0]:
            return
        example = make()
        entry = (-lot, example.number, example)
        if len(self._kept) == LISTED:
            heapq.heapreplace(self._kept, entry)
        else:
            heapq.heappush(self._kept, entry)

    def examples(self) -> tuple[SampledArticle, ...]:
        """In the order of the corpus."""
        return tuple(sorted((e for *_, e in self._kept), key=lambda e: e.number))
