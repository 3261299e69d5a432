"""How the writer's own words sound: a profile, never scored. It reads the ToneProfile and measures nothing anew.

Polarity comes from a word list, which misses irony, implication and the sense of a word. So these checks speak up only
where the figures lean far, and say how far; which way is better they do not say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from math import sqrt
from statistics import NormalDist, fmean, pstdev, variance
from typing import ClassVar

from audit.check.context import context, headline
from audit.check.named import OFFICES, last_words, named_in
from audit.model.article import Article, Reach
from audit.model.marks import ToneProfile
from audit.model.measure import Hit, Measure, NotApplicable
from audit.model.rule import Pattern
from audit.model.text import WORD, Span

BAND = 0.05
"""A compound score from -BAND to BAND, both left out, is neutral: the thresholds of VADER's authors."""
RISK = 0.05
"""Intervals are those of 95%."""
LISTED = 40  # places that a finding lists
Row = tuple[int, float]
"""Index of a sentence and its compound score."""


class ToneFault(StrEnum):
    BALANCE = "balance"
    ENTITIES = "entities"
    HEADLINE = "headline"


@dataclass(frozen=True, slots=True)
class ToneCheck:
    """How sentences sound in which the writer speaks: outside quotations, event words left out.

    balance: of `min_sentences` or more sentences that no source answers for, a `share` or more lean one way.
    entities: of two names, each in `min_sentences` or more such sentences without the other, those of one sound
    brighter: the 95% interval of the difference of means (Welch's, made wider by the number of pairs) is above 0, and
    they are `gap` or more apart. headline: its magnitude is above the mean magnitude of the body's sentences by more
    than `gap` of their standard deviations, and is `least` or more. A text with fewer sentences is not judged."""

    fault: ToneFault
    min_sentences: int = 5
    share: float = 0.6
    gap: float = 0.0
    least: float = 0.0

    reach: ClassVar[Reach] = Reach.ARTICLE
    fields: ClassVar[tuple[str, ...]] = (
        *("negative", "positive", "neutral", "total", "words"),
        *("name", "other", "mean", "other_mean", "gap", "low", "high"),
    )

    def lexicons(self) -> tuple[str, ...]:
        return (OFFICES,)

    def patterns(self) -> tuple[Pattern, ...]:
        return ()

    def measure(self, article: Article) -> Measure | NotApplicable:
        profile = article.the(ToneProfile)
        rows = profile.series
        if self.fault is not ToneFault.HEADLINE:
            rows = article.once(_narrated)
        elif headline(article) is None:
            return NotApplicable("the text has no headline")
        if not profile.measured or len(rows) < self.min_sentences:
            return NotApplicable("too few sentences of the writer's own to tell a tone")
        hits = tuple(_FAULTS[self.fault](self, article, profile, rows))
        return Measure(hits, value=len(hits), base=len(rows))


def _narrated(article: Article) -> tuple[Row, ...]:
    """The sentences, with their tone, that no source answers for."""
    answers = context(article).answers
    rows = article.the(ToneProfile).series
    return tuple((n, c) for n, c in rows if n not in answers or not answers[n].status.answered)


def balance(check: ToneCheck, article: Article, profile: ToneProfile, rows: Sequence[Row]) -> Iterator[Hit]:
    sides = {-1: [r for r in rows if r[1] <= -BAND], 1: [r for r in rows if r[1] >= BAND]}
    lean = max(sides, key=lambda side: len(sides[side]))
    if len(sides[lean]) < check.share * len(rows):
        return
    drivers = [driver.word for driver in profile.drivers if lean * driver.valence > 0]
    places = [at for n, _ in sides[lean] for at in _words(article, article.sentences[n].span, drivers)]
    if not places:
        return
    said = {article.slice(at).lower() for at in places}
    negative, positive = (round(100 * len(sides[side]) / len(rows)) for side in (-1, 1))
    yield Hit(
        places[0],
        tuple(places[1:LISTED]),
        {
            "negative": negative,
            "positive": positive,
            "neutral": 100 - negative - positive,
            "total": len(rows),
            "words": ", ".join(word for word in drivers if word in said),
        },
        absent=True,
    )


def _words(article: Article, span: Span, wanted: Sequence[str]) -> Iterator[Span]:
    """Where these words stand in the span, outside quotations."""
    quoted = context(article).quoted
    for m in WORD.finditer(article.text, span.start, span.end):
        if m[0].lower() in wanted and not quoted.at(m.start()):
            yield Span(m.start(), m.end())


def entities(check: ToneCheck, article: Article, profile: ToneProfile, rows: Sequence[Row]) -> Iterator[Hit]:
    sentences = [n for n, _ in rows]
    if len(last_words(article, sentences, check.min_sentences)) < 2:
        return
    named = named_in(article, sentences, check.min_sentences)
    pairs = list(combinations(named, 2))
    score = dict(rows)
    found: list[tuple[float, str, str, Hit]] = []
    for one, two in pairs:
        own = {a: [n for n in named[a] if n not in named[b]] for a, b in ((one, two), (two, one))}
        if min(map(len, own.values())) < check.min_sentences:
            continue
        mean = {name: fmean(score[n] for n in own[name]) for name in own}
        up, down = sorted(own, key=lambda name: (-mean[name], name))
        low, high = _interval([score[n] for n in own[up]], [score[n] for n in own[down]], RISK / len(pairs))
        gap = mean[up] - mean[down]
        if low <= 0 or gap < check.gap:
            continue
        places = sorted(at for name in (up, down) for n in own[name] for at in named[name][n])
        fields: dict[str, str | int | float] = {"name": up, "other": down}
        fields |= {"mean": _signed(mean[up]), "other_mean": _signed(mean[down]), "gap": _signed(gap)}
        fields |= {"low": _signed(low), "high": _signed(high), "total": sum(map(len, own.values()))}
        found.append((-gap, up, down, Hit(places[0], tuple(places[1:LISTED]), fields, absent=True)))
    yield from (hit for *_, hit in sorted(found, key=lambda f: f[:3])[:1])  # the widest gap stands for all


def _interval(one: Sequence[float], two: Sequence[float], risk: float) -> tuple[float, float]:
    """Welch's interval of the difference of two means. Where no score differs from another there is none: (0, 0)."""
    parts = [variance(side) / len(side) for side in (one, two)]
    spread = sum(parts)
    if not spread:
        return 0.0, 0.0
    freedom = spread**2 / sum(part**2 / (len(side) - 1) for part, side in zip(parts, (one, two), strict=True))
    gap, reach = fmean(one) - fmean(two), _student(1 - risk / 2, freedom) * sqrt(spread)
    return gap - reach, gap + reach


def _student(share: float, freedom: float) -> float:
    """The quantile of Student's t, to 3% for 4 degrees of freedom or more: Abramowitz and Stegun 26.7.5."""
    z = NormalDist().inv_cdf(share)
    terms = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    return z + sum(term / freedom**n for n, term in enumerate(terms, 1))


def _signed(value: float) -> str:
    return f"{value:+.2f}".replace("-0.00", "+0.00")


def hotter(check: ToneCheck, article: Article, profile: ToneProfile, rows: Sequence[Row]) -> Iterator[Hit]:
    title = headline(article)
    if title is None or profile.headline is None:
        return
    sizes = [abs(compound) for _, compound in rows]
    over = abs(profile.headline) - fmean(sizes)
    if abs(profile.headline) < check.least or over <= 0 or over <= check.gap * pstdev(sizes):
        return
    fields: dict[str, str | int | float] = {"mean": _signed(profile.headline), "total": len(rows)}
    fields["other_mean"] = f"{fmean(sizes):.2f}"
    yield Hit(title.span, fields=fields)


_FAULTS: Mapping[ToneFault, Callable[[ToneCheck, Article, ToneProfile, Sequence[Row]], Iterator[Hit]]] = {
    ToneFault.BALANCE: balance,
    ToneFault.ENTITIES: entities,
    ToneFault.HEADLINE: hotter,
}
