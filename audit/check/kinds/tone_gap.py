"""Two names that the writer narrates in another tone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from math import sqrt
from typing import ClassVar

from audit.check.base import LISTED
from audit.check.names import OFFICES, Places, last_words, named_in
from audit.check.tones import Row, ToneCheck, signed
from audit.model.article import Article
from audit.model.dataclass import dataclass
from audit.model.marks import Quote, Sourcing, Speaker
from audit.model.measure import Fields, Hit
from audit.model.profile import ToneProfile
from audit.model.rule import FieldTypes

RISK = 0.05
"""Intervals are those of 95%."""


@dataclass(frozen=True, slots=True)
class ToneGapCheck(ToneCheck):
    """Of two names, each in `min_sentences` or more narrated sentences without the other, those of one sound brighter:
    the 95% interval of the difference of means (Welch's, made wider by the number of pairs) is above 0, and they are
    `gap` or more apart. The widest gap of an article."""

    gap: float = 0.0

    needs: ClassVar[tuple[type, ...]] = (Sourcing, Quote, Speaker, ToneProfile)
    fields: ClassVar[FieldTypes] = {
        "name": str,
        "other": str,
        "mean": str,
        "other_mean": str,
        "gap": str,
        "low": str,
        "high": str,
        "total": int,
    }

    def lexicons(self) -> tuple[str, ...]:
        return (OFFICES,)

    def find(self, article: Article, rows: Sequence[Row]) -> Iterator[Hit]:
        sentences = [n for n, _ in rows]
        if len(last_words(article, sentences, self.min_sentences)) < 2:
            return
        named = named_in(article, sentences, self.min_sentences)
        pairs, score = list(combinations(named, 2)), dict(rows)
        found = [gap for pair in pairs if (gap := self._gap(named, score, pair, RISK / len(pairs)))]
        yield from (hit for *_, hit in sorted(found, key=lambda g: g[:3])[:1])

    def _gap(
        self, named: Mapping[str, Places], score: Mapping[int, float], pair: tuple[str, str], risk: float
    ) -> tuple[float, str, str, Hit] | None:
        """The gap (the wider the less), the brighter name, the other one, and the finding; None where none is sure."""
        one, two = pair
        own = {a: [n for n in named[a] if n not in named[b]] for a, b in ((one, two), (two, one))}
        if min(map(len, own.values())) < self.min_sentences:
            return None
        from statistics import fmean  # few articles come as far

        mean = {name: fmean(score[n] for n in own[name]) for name in own}
        up, down = sorted(own, key=lambda name: (-mean[name], name))
        low, high = _interval([score[n] for n in own[up]], [score[n] for n in own[down]], risk)
        gap = mean[up] - mean[down]
        if low <= 0 or gap < self.gap:
            return None
        places = sorted(at for name in (up, down) for n in own[name] for at in named[name][n])
        fields: Fields = {
            "name": up,
            "other": down,
            "mean": signed(mean[up]),
            "other_mean": signed(mean[down]),
            "gap": signed(gap),
            "low": signed(low),
            "high": signed(high),
            "total": sum(map(len, own.values())),
        }
        return -gap, up, down, Hit(places[0], tuple(places[1:LISTED]), fields, absent=True)


def _interval(one: Sequence[float], two: Sequence[float], risk: float) -> tuple[float, float]:
    """Welch's interval of the difference of two means. Where no score differs from another there is none: (0, 0)."""
    from statistics import fmean, variance

    parts = [variance(side) / len(side) for side in (one, two)]
    spread = sum(parts)
    if not spread:
        return 0.0, 0.0
    freedom = spread**2 / sum(part**2 / (len(side) - 1) for part, side in zip(parts, (one, two), strict=True))
    gap, reach = fmean(one) - fmean(two), student(1 - risk / 2, freedom) * sqrt(spread)
    return gap - reach, gap + reach


def student(share: float, freedom: float) -> float:
    """The quantile of Student's t, to 3% for 4 degrees of freedom or more: Abramowitz and Stegun 26.7.5."""
    from statistics import NormalDist

    z = NormalDist().inv_cdf(share)
    terms = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    return z + sum(term / freedom**n for n, term in enumerate(terms, 1))
