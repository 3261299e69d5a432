"""The sources of a whole text, as several kinds count them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import ClassVar

from audit.check import facts
from audit.check.base import BaseCheck, too_short
from audit.model.article import Article, Kind, Reach
from audit.model.dataclass import dataclass
from audit.model.marks import Attribution, Quote, QuoteKind, Speaker
from audit.model.measure import Fields, Hit, Measure, NotApplicable
from audit.model.text import fold


@dataclass(frozen=True, slots=True)
class SourcesCheck(BaseCheck, ABC):
    """One finding when the text as a whole has the fault. A text under `min_words` body words, `min_claims` or
    `min_sentences`, or of a genre in `unless_genres`, is not judged; nor one in which the writer says "I" so often
    outside quotations (`first_person`), or speaks to the reader (`addressed`)."""

    min_words: int = 0
    min_claims: int = 0
    min_sentences: int = 0
    unless_genres: tuple[str, ...] = ()
    first_person: int = 0
    addressed: int = 0

    reach: ClassVar[Reach] = Reach.ARTICLE

    def measure(self, article: Article) -> Measure | NotApplicable:
        if article.meta.genre in self.unless_genres:
            return NotApplicable(f"genre: {article.meta.genre}")
        words = article.once(facts.body_words)
        for have, least, what in (
            (words, self.min_words, "word"),
            (len(article.once(facts.claims)), self.min_claims, "claim"),
            (len(article.once(facts.body)), self.min_sentences, "sentence"),
        ):
            if have < least:
                return NotApplicable(too_short(have, least, what))
        own, addressed = article.once(facts.voices) if self.first_person or self.addressed else (0, 0)
        if self.first_person and own >= self.first_person:
            return NotApplicable("told in the first person")
        if self.addressed and addressed >= self.addressed:
            return NotApplicable("speaks to its readers")
        found = self.find(article)
        if found is None:
            return Measure((), base=words)
        return Measure((Hit(facts.anchor(article), fields=found, absent=True),), value=1, base=words)

    @abstractmethod
    def find(self, article: Article) -> Fields | None:
        """What to say of the fault; None where the text does not have it."""


def named(article: Article) -> Mapping[str, list[Attribution]]:
    """The attributions that somebody answers for, by source: the same speaker, outlet or words are one source. Those of
    headings are left out: a heading tells what the body says. Reads Attribution and Speaker."""
    out: dict[str, list[Attribution]] = {}
    speakers = article.all(Speaker)
    for a in article.all(Attribution):
        if a.status.answered and not article.in_heading(a.parts[0].start):
            name = speakers[a.speaker].name if a.speaker is not None else article.slice(a.source) if a.source else ""
            out.setdefault(" ".join(fold(name).split()), []).append(a)
    return out


def first_name(article: Article, found: list[Attribution]) -> str:
    """What the text calls a source where it first names it; empty where it does not."""
    return next((" ".join(article.slice(a.source).split()) for a in found if a.source), "")


def direct_quotes(article: Article, least: int) -> list[Quote]:
    """The direct quotations in the body, of at least so many words. Reads Quote."""
    return [
        q
        for q in article.all(Quote)
        if q.depth == 0
        and q.kind in (QuoteKind.DIRECT, QuoteKind.BLOCK)
        and q.words >= least
        and (b := article.block_at(q.span.start)) is not None
        and b.kind is Kind.BODY
    ]
