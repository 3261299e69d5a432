"""Quotations as several kinds read them: the outer ones, who speaks them, and whether somebody speaks nearby."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from typing import ClassVar

from audit.check import facts
from audit.check.base import BaseCheck
from audit.check.filters import ANYWHERE, Filters
from audit.model.article import Article, Reach
from audit.model.dataclass import dataclass
from audit.model.marks import Attribution, CueKind, Quote
from audit.model.measure import Hit, Measure, NotApplicable
from audit.model.rule import Pattern
from audit.model.text import Span


@dataclass(frozen=True, slots=True)
class QuoteCheck(BaseCheck, ABC):
    """Quotations of `min_words` to `max_words` words that `where` admits; a quotation inside another is left out."""

    min_words: int = 1
    max_words: int = 1_000_000
    where: Filters = ANYWHERE

    reach: ClassVar[Reach] = Reach.ARTICLE

    def lexicons(self) -> tuple[str, ...]:
        return self.where.lexicons()

    def patterns(self) -> tuple[Pattern, ...]:
        return self.where.patterns()

    def candidates(self, article: Article) -> tuple[Span, ...]:
        return tuple(q.span for q in article.once(outer) if self.fits(q))

    def measure(self, article: Article) -> Measure | NotApplicable:
        hits = tuple(hit for hit in self.find(article) if self.where.admits(article, hit.span))
        return Measure(hits, value=len(hits), base=len(article.once(outer)))

    @abstractmethod
    def find(self, article: Article) -> Iterator[Hit]:
        """The quotations with the fault, whether or not `where` admits them."""

    def fits(self, quote: Quote) -> bool:
        return self.min_words <= quote.words <= self.max_words


def outer(article: Article) -> tuple[Quote, ...]:
    """The quotations that are not inside another. Reads Quote."""
    return tuple(q for q in article.all(Quote) if q.depth == 0)


def speakers(article: Article) -> Mapping[int, tuple[int, str]]:
    """For outer quotations (by place) that an attribution speaks for: a number of the speaker, and the words for them.
    Reads Attribution and Quote."""
    out: dict[int, tuple[int, str]] = {}
    parts = sorted(
        ((c, a) for a in article.all(Attribution) for c in a.content if a.kind is not CueKind.ADVERB),
        key=lambda p: (p[0].start, p[0].end),
    )
    at = 0
    for n, q in enumerate(article.once(outer)):
        while at < len(parts) and parts[at][0].end <= q.span.start:
            at += 1
        for content, a in parts[at : at + 8]:
            if content.overlaps(q.span) and a.source is not None:
                who = a.speaker if a.speaker is not None else -1 - a.source.start
                out.setdefault(n, (who, " ".join(article.slice(a.source).split())))
    return out


def voice_near(article: Article, quote: Quote) -> bool:
    """Does an attribution with a cue stand in a sentence of the quotation or right beside them? Reads Sourcing and
    Attribution."""
    first, last = article.sentence_at(quote.span.start), article.sentence_at(quote.span.end - 1)
    if first is None or last is None:
        return False
    around = article.sentences[max(0, first.index - 1) : last.index + 2]
    here, sourcing = article.once(facts.attributions), article.once(facts.sourcing)
    return any(a.status.answered and (a.cue or a.source) for s in around for a in here.get(s.index, ())) or any(
        a.strength for s in around if s.block == first.block and (a := sourcing.get(s.index))
    )


def unnamed(article: Article, quotes: Iterable[Quote], patterns: tuple[Pattern, ...]) -> Iterator[Quote]:
    """Those of the quotations of which no words right before them (hits of `patterns`) say that they are names or
    terms."""
    found = list(quotes)
    ends = {t.span.end for p in patterns for t in article.terms(p.key)} if found else set()
    return (q for q in found if ends.isdisjoint(range(q.span.start - 2, q.span.start + 1)))
