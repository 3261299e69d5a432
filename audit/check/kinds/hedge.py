"""Words of doubt that nobody owns."""

from __future__ import annotations

from typing import ClassVar

from audit.check import facts
from audit.check.base import BaseCheck
from audit.check.filters import ANYWHERE, Filters, Take
from audit.check.hedges import Guess, doubt, form
from audit.model.article import Article, Reach
from audit.model.dataclass import dataclass
from audit.model.marks import Hedge
from audit.model.measure import Hit, Measure, NotApplicable
from audit.model.rule import FieldTypes, Pattern
from audit.model.text import Span
from audit.model.vocabulary import HedgeGroup


@dataclass(frozen=True, slots=True)
class HedgeCheck(BaseCheck):
    """Hedges of the classes `groups`, and the verbs `verbs` and adjectives `adjectives` of doubt, that `where` admits.
    `owned`: in the words of a source. `verb`: the span runs on over the word that is hedged."""

    groups: tuple[HedgeGroup, ...]
    verbs: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    owned: Take = Take.SKIP
    verb: bool = True
    where: Filters = ANYWHERE

    reach: ClassVar[Reach] = Reach.PARAGRAPH
    needs: ClassVar[tuple[type, ...]] = (*Filters.needs, Hedge)
    fields: ClassVar[FieldTypes] = {"hedge": str, "group": tuple(HedgeGroup), "form": tuple(Guess)}

    def lexicons(self) -> tuple[str, ...]:
        return self.where.lexicons()

    def patterns(self) -> tuple[Pattern, ...]:
        return self.where.patterns()

    def candidates(self, article: Article) -> tuple[Span, ...]:
        return tuple(h.span for h in article.all(Hedge) if self._counts(h))

    def _counts(self, hedge: Hedge) -> bool:
        return (
            hedge.group in self.groups
            or (hedge.group == "verb" and hedge.lemma in self.verbs)
            or (hedge.group == "adjective" and hedge.lemma in self.adjectives)
        )

    def measure(self, article: Article) -> Measure | NotApplicable:
        hits: list[Hit] = []
        for n, hedge in enumerate(article.all(Hedge)):
            if not self._counts(hedge):
                continue
            governed, owned = doubt(article, n)
            span = governed if self.verb else hedge.span
            if not self.owned.admits(owned) or not self.where.admits(article, span):
                continue
            if hits and hits[-1].span.overlaps(span):
                continue
            hits.append(
                Hit(span, fields={"hedge": hedge.lemma, "group": hedge.group, "form": form(article, hedge, span).value})
            )
        return Measure(tuple(hits), value=len(hits), base=article.once(facts.body_words))
