"""Two words in order, few words apart: "concerns ... grew", "likely ... potential"."""

from __future__ import annotations

from bisect import bisect_left
from typing import ClassVar

from audit.check.base import BaseCheck
from audit.check.filters import ANYWHERE, Filters
from audit.check.terms import keys_of, terms
from audit.model.article import Article, Reach
from audit.model.dataclass import dataclass
from audit.model.measure import Hit, Measure, NotApplicable
from audit.model.rule import FieldTypes, Pattern
from audit.model.text import Span, count_words, fold

STOPS = ".;:!?"


@dataclass(frozen=True, slots=True)
class PairCheck(BaseCheck):
    """A hit of `first` (patterns) or `first_words` (lexicons), then one of `then` or `then_words` in the same sentence
    with at most `gap` words between them and no full stop, semicolon or colon. A word makes no pair with itself, nor
    two hits of a pair with a third: the first pair stands."""

    first: tuple[Pattern, ...] = ()
    first_words: tuple[str, ...] = ()
    then: tuple[Pattern, ...] = ()
    then_words: tuple[str, ...] = ()
    gap: int = 2
    where: Filters = ANYWHERE

    reach: ClassVar[Reach] = Reach.PARAGRAPH
    needs: ClassVar[tuple[type, ...]] = Filters.needs
    fields: ClassVar[FieldTypes] = {"first": str, "second": str}

    def lexicons(self) -> tuple[str, ...]:
        return (*self.first_words, *self.then_words, *self.where.lexicons())

    def patterns(self) -> tuple[Pattern, ...]:
        return (*self.first, *self.then, *self.where.patterns())

    def wakes(self) -> tuple[str, ...]:
        return keys_of(self.first, self.first_words)

    def candidates(self, article: Article) -> tuple[Span, ...]:
        return tuple(t.span for t in terms(article, self.first, self.first_words))

    def measure(self, article: Article) -> Measure | NotApplicable:
        firsts = terms(article, self.first, self.first_words)
        seconds = terms(article, self.then, self.then_words) if firsts else ()
        hits: list[Hit] = []
        end = -1
        for one in firsts:
            if one.span.start < end:
                continue
            at = bisect_left(seconds, one.span.end, key=lambda t: t.span.start)
            if at == len(seconds) or not self._close(article, one.span, seconds[at].span):
                continue
            span = one.span.cover(seconds[at].span)
            words = fold(article.slice(one.span)), fold(article.slice(seconds[at].span))
            if words[0] != words[1] and self.where.admits(article, span):
                hits.append(Hit(span, fields={"first": words[0], "second": words[1]}))
                end = span.end
        return Measure(tuple(hits))

    def _close(self, article: Article, one: Span, two: Span) -> bool:
        sentence = article.sentence_at(one.start)
        if sentence is None or two.start >= sentence.span.end or two.start - one.end > 40 * (self.gap + 1):
            return False
        between = article.text[one.end : two.start]
        return not any(c in between for c in STOPS) and count_words(between) <= self.gap
