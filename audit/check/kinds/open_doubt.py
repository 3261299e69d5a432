"""Doubt that is stated openly: by its limits, or by whose it is."""

from __future__ import annotations

from typing import ClassVar

from audit.check import facts
from audit.check.base import BaseCheck
from audit.check.filters import ANYWHERE, Filters
from audit.check.terms import terms
from audit.model.article import Article, Reach
from audit.model.dataclass import dataclass
from audit.model.marks import Hedge, Status
from audit.model.measure import Hit, Measure, NotApplicable
from audit.model.rule import FieldTypes
from audit.model.text import Span
from audit.model.vocabulary import HedgeGroup


@dataclass(frozen=True, slots=True)
class OpenDoubtCheck(BaseCheck):
    """Hits of the lexicons `words` that `where` admits, and hedges of the classes `groups` that are owned by a source
    with one of the statuses `owners`; one a sentence, the first. `by`: the words themselves (limit), or whose doubt it
    is (owner)."""

    words: tuple[str, ...] = ()
    groups: tuple[HedgeGroup, ...] = ()
    owners: tuple[Status, ...] = (Status.IDENTIFIED,)
    where: Filters = ANYWHERE

    reach: ClassVar[Reach] = Reach.ARTICLE
    needs: ClassVar[tuple[type, ...]] = (*Filters.needs, Hedge)
    fields: ClassVar[FieldTypes] = {"by": ("limit", "owner")}

    def lexicons(self) -> tuple[str, ...]:
        return (*self.words, *self.where.lexicons())

    def patterns(self) -> tuple[()]:
        return ()

    def candidates(self, article: Article) -> tuple[Span, ...]:
        said = (t.span for t in terms(article, (), self.words))
        return (*said, *(h.span for h in article.all(Hedge) if h.group in self.groups))

    def measure(self, article: Article) -> Measure | NotApplicable:
        first: dict[int, Hit] = {}
        said = [(t.span, "limit") for t in terms(article, (), self.words) if self.where.admits(article, t.span)]
        owned = [(h.span, "owner") for h in article.all(Hedge) if self._owned(article, h)]
        for span, by in sorted((*said, *owned)):
            sentence = article.sentence_at(span.start)
            first.setdefault(sentence.index if sentence else -1, Hit(span, fields={"by": by}))
        return Measure(tuple(first.values()), value=len(first), base=article.once(facts.body_words))

    def _owned(self, article: Article, hedge: Hedge) -> bool:
        return hedge.owned and hedge.group in self.groups and facts.owner(article, hedge.span) in self.owners
