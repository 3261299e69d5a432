"""Words that count from today in a text that does not say when that was."""

from __future__ import annotations

from typing import ClassVar

from audit.check import facts
from audit.check.base import YES_NO, BaseCheck
from audit.check.edges import dated
from audit.check.filters import ANYWHERE, Filters
from audit.check.terms import terms
from audit.model.article import Article, Reach, Sentence
from audit.model.dataclass import dataclass
from audit.model.measure import Fields, Hit, Measure, NotApplicable
from audit.model.rule import FieldTypes, Pattern
from audit.model.text import Span, fold
from audit.model.vocabulary import Trigger

LISTED = 20
"""Places that the finding lists."""


@dataclass(frozen=True, slots=True)
class RelativeTimeCheck(BaseCheck):
    """In a text with no date: one finding at the first hit of `find`, the first places of the others related. In one
    with a date: the hits of `vague` in a claim with one of the `triggers`."""

    find: tuple[Pattern, ...]
    vague: tuple[Pattern, ...] = ()
    triggers: tuple[Trigger, ...] = ()
    where: Filters = ANYWHERE

    reach: ClassVar[Reach] = Reach.ARTICLE
    needs: ClassVar[tuple[type, ...]] = Filters.needs
    fields: ClassVar[FieldTypes] = {"dated": YES_NO, "count": int}

    def lexicons(self) -> tuple[str, ...]:
        return self.where.lexicons()

    def patterns(self) -> tuple[Pattern, ...]:
        return (*self.find, *self.vague, *self.where.patterns())

    def measure(self, article: Article) -> Measure | NotApplicable:
        on_page = dated(article)
        spans = self._places(article, on_page)
        if on_page:
            hits = tuple(Hit(span, fields={"dated": "yes", "count": 1}) for span in spans)
        else:
            said: Fields = {"dated": "no", "count": len(spans)}
            hits = (Hit(spans[0], tuple(spans[1:LISTED]), said),) if spans else ()
        return Measure(hits, value=len(hits))

    def _places(self, article: Article, on_page: bool) -> list[Span]:
        """Where each of the words first counts."""
        spans: list[Span] = []
        seen: set[str] = set()
        for term in terms(article, self.vague if on_page else self.find):
            word = fold(article.slice(term.span))
            sentence = article.sentence_at(term.span.start)
            if word in seen or sentence is None or not self.where.admits(article, term.span):
                continue
            if on_page and not self._triggered(article, sentence):
                continue
            seen.add(word)
            spans.append(term.span)
        return spans

    def _triggered(self, article: Article, sentence: Sentence) -> bool:
        claim = article.once(facts.claims).get(sentence.index)
        return claim is not None and not set(self.triggers).isdisjoint(claim.triggers)
