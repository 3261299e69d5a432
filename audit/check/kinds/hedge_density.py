"""A text with too many hedges."""

from __future__ import annotations

from typing import ClassVar

from audit.check import facts
from audit.check.base import LISTED, BaseCheck, too_short
from audit.check.filters import Filters
from audit.check.hedges import is_owned
from audit.model.article import Article, Kind, Reach
from audit.model.dataclass import dataclass
from audit.model.marks import Hedge
from audit.model.measure import Hit, Measure, NotApplicable
from audit.model.rule import FieldTypes
from audit.model.vocabulary import HedgeGroup


@dataclass(frozen=True, slots=True)
class HedgeDensityCheck(BaseCheck):
    """One finding when unowned hedges of the classes `groups` come to more than `per_1000` per 1,000 body words, or
    stand in more than `share` of the claims, in a text of at least `min_claims` claims and `at_least` such hedges."""

    groups: tuple[HedgeGroup, ...]
    per_1000: float = 20.0
    share: float = 0.4
    min_claims: int = 6
    at_least: int = 4

    reach: ClassVar[Reach] = Reach.ARTICLE
    needs: ClassVar[tuple[type, ...]] = (*Filters.needs, Hedge)
    fields: ClassVar[FieldTypes] = {"count": int, "rate": float, "total": int, "hedged": int, "claims": int}

    def measure(self, article: Article) -> Measure | NotApplicable:
        claims, total = article.once(facts.claims), article.once(facts.body_words)
        if len(claims) < self.min_claims or not total:
            return NotApplicable(too_short(len(claims), self.min_claims, "claim"))
        found = [h for h in article.all(Hedge) if h.group in self.groups and self._own(article, h)]
        found = [h for h in found if not is_owned(article, h)]
        sentences = {s.index for h in found if (s := article.sentence_at(h.span.start))}
        hedged = len(sentences & claims.keys())
        rate = 1000 * len(found) / total
        if len(found) < self.at_least or (rate <= self.per_1000 and hedged <= self.share * len(claims)):
            return Measure((), value=len(found), base=total)
        fields = {
            "count": len(found),
            "rate": round(rate, 1),
            "total": total,
            "hedged": hedged,
            "claims": len(claims),
        }
        spans = [h.span for h in found[:LISTED]]
        return Measure((Hit(spans[0], tuple(spans[1:]), fields, absent=True),), value=len(found), base=total)

    def _own(self, article: Article, hedge: Hedge) -> bool:
        block = article.block_at(hedge.span.start)
        return block is not None and block.kind is Kind.BODY
