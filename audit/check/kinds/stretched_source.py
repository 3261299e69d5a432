"""One source for a whole paragraph."""

from __future__ import annotations

from typing import ClassVar

from audit.check import facts
from audit.check.base import BaseCheck
from audit.check.filters import ANYWHERE, Filters
from audit.model.article import Article, Block, Kind, Reach
from audit.model.dataclass import dataclass
from audit.model.marks import Status, Strength
from audit.model.measure import Hit, Measure, NotApplicable
from audit.model.rule import FieldTypes, Pattern
from audit.model.text import Span


@dataclass(frozen=True, slots=True)
class StretchedSourceCheck(BaseCheck):
    """A paragraph whose only source stands in its first sentence and that goes on for `claims` or more claims. The
    finding points at the first of them."""

    claims: int = 2
    where: Filters = ANYWHERE

    reach: ClassVar[Reach] = Reach.ARTICLE
    needs: ClassVar[tuple[type, ...]] = Filters.needs
    fields: ClassVar[FieldTypes] = {"count": int}

    def lexicons(self) -> tuple[str, ...]:
        return self.where.lexicons()

    def patterns(self) -> tuple[Pattern, ...]:
        return self.where.patterns()

    def measure(self, article: Article) -> Measure | NotApplicable:
        carried = [_carried(article, block) for block in article.of_kind(Kind.BODY)]
        hits = [Hit(some[0], fields={"count": len(some)}) for some in carried if some and len(some) >= self.claims]
        kept = tuple(hit for hit in hits if self.where.admits(article, hit.span))
        return Measure(kept, value=len(kept))


def _carried(article: Article, block: Block) -> list[Span]:
    """The claims of a paragraph that only the source in its first sentence may answer for; none where it has another
    source."""
    if not block.sentences:
        return []
    first, *rest = block.sentences
    if not any(a.status.answered for a in article.once(facts.attributions).get(first.index, ())):
        return []
    sourcing, claims = article.once(facts.sourcing), article.once(facts.claims)
    answers = [a for s in rest if (a := sourcing.get(s.index))]
    if any(a.strength is Strength.STRONG and a.status is not Status.NONE for a in answers):
        return []
    weak = [a.sentence for a in answers if a.strength is Strength.WEAK]
    return [claims[n].span for n in weak if n in claims]
