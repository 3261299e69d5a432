"""How much of the whole text is maybe."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from audit.check.context import context
from audit.check.density import LISTED
from audit.check.hedge import is_owned
from audit.model.article import Article, Kind, Reach
from audit.model.marks import Hedge
from audit.model.measure import Hit, Measure, NotApplicable
from audit.model.rule import Pattern


@dataclass(frozen=True, slots=True)
class HedgeDensityCheck:
    """One finding when unowned hedges of the classes `groups` come to more than `per_1000` per 1,000 body words, or
    stand in more than `share` of the claims, in a text of at least `min_claims` claims and `at_least` such hedges."""

    groups: tuple[str, ...]
    per_1000: float = 20.0
    share: float = 0.4
    min_claims: int = 6
    at_least: int = 4

    reach: ClassVar[Reach] = Reach.ARTICLE
    fields: ClassVar[tuple[str, ...]] = ("count", "rate", "total", "hedged", "claims")

    def lexicons(self) -> tuple[str, ...]:
        return ()

    def patterns(self) -> tuple[Pattern, ...]:
        return ()

    def measure(self, article: Article) -> Measure | NotApplicable:
        facts = context(article)
        if len(facts.claims) < self.min_claims or not facts.words:
            return NotApplicable(f"too short: {len(facts.claims)} claims, {self.min_claims} are wanted")
        found = [h for h in article.all(Hedge) if h.group in self.groups and self._own(article, h)]
        found = [h for h in found if not is_owned(article, facts, h)]
        sentences = {s.index for h in found if (s := article.sentence_at(h.span.start))}
        hedged = len(sentences & facts.claims.keys())
        rate = 1000 * len(found) / facts.words
        if len(found) < self.at_least or (rate <= self.per_1000 and hedged <= self.share * len(facts.claims)):
            return Measure((), value=len(found), base=facts.words)
        fields = {
            "count": len(found),
            "rate": round(rate, 1),
            "total": facts.words,
            "hedged": hedged,
            "claims": len(facts.claims),
        }
        spans = [h.span for h in found[:LISTED]]
        return Measure((Hit(spans[0], tuple(spans[1:]), fields, absent=True),), value=len(found), base=facts.words)

    def _own(self, article: Article, hedge: Hedge) -> bool:
        block = article.block_at(hedge.span.start)
        return block is not None and block.kind is Kind.BODY
