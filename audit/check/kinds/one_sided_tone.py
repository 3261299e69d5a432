"""Narrated sentences most of which sound one way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from audit.check import facts
from audit.check.base import LISTED
from audit.check.tones import Row, ToneCheck, profile
from audit.model.article import Article
from audit.model.dataclass import dataclass
from audit.model.marks import Quote, Sourcing
from audit.model.measure import Fields, Hit
from audit.model.profile import ToneProfile
from audit.model.rule import FieldTypes
from audit.model.text import WORD, Span

BAND = 0.05
"""A compound score from -BAND to BAND, both left out, is neutral: the thresholds of VADER's authors."""


@dataclass(frozen=True, slots=True)
class OneSidedToneCheck(ToneCheck):
    """Of `min_sentences` or more sentences that no source answers for, a `share` or more lean one way. The finding
    points at the words that drive it: `words` different ones or more, as a lean of few words that recur is that of the
    topic (support, approval, rash)."""

    share: float = 0.6
    words: int = 1

    needs: ClassVar[tuple[type, ...]] = (Sourcing, Quote, ToneProfile)
    fields: ClassVar[FieldTypes] = {"negative": int, "positive": int, "neutral": int, "total": int, "words": str}

    def find(self, article: Article, rows: Sequence[Row]) -> Iterator[Hit]:
        sides = {-1: [r for r in rows if r[1] <= -BAND], 1: [r for r in rows if r[1] >= BAND]}
        lean = max(sides, key=lambda side: len(sides[side]))
        if len(sides[lean]) < self.share * len(rows):
            return
        drivers = [driver.word for driver in profile(article).drivers if lean * driver.valence > 0]
        places = [at for n, _ in sides[lean] for at in _words(article, article.sentences[n].span, drivers)]
        said = {article.slice(at).lower() for at in places}
        if len(said) < max(1, self.words):
            return
        negative, positive = (round(100 * len(sides[side]) / len(rows)) for side in (-1, 1))
        fields: Fields = {
            "negative": negative,
            "positive": positive,
            "neutral": 100 - negative - positive,
            "total": len(rows),
            "words": ", ".join(word for word in drivers if word in said),
        }
        yield Hit(places[0], tuple(places[1:LISTED]), fields, absent=True)


def _words(article: Article, span: Span, sought: Sequence[str]) -> Iterator[Span]:
    """Where these words stand in the span, outside quotations."""
    quoted = article.once(facts.spoken)
    for m in WORD.finditer(article.text, span.start, span.end):
        if m[0].lower() in sought and not quoted.at(m.start()):
            yield Span(m.start(), m.end())
