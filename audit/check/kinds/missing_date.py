"""A page that does not say when it was published."""

from __future__ import annotations

from typing import ClassVar

from audit.check import facts
from audit.check.base import BaseCheck
from audit.check.edges import FIRST, LAST, dated
from audit.model.article import Article, Reach
from audit.model.dataclass import dataclass
from audit.model.measure import Hit, Measure, NotApplicable
from audit.model.rule import FieldTypes


@dataclass(frozen=True, slots=True)
class MissingDateCheck(BaseCheck):
    """No date in the metadata, and none in words among the `first` and `last` blocks."""

    first: int = FIRST
    last: int = LAST

    reach: ClassVar[Reach] = Reach.ARTICLE
    needs: ClassVar[tuple[type, ...]] = ()
    fields: ClassVar[FieldTypes] = {}

    def measure(self, article: Article) -> Measure | NotApplicable:
        if dated(article, self.first, self.last):
            return Measure()
        return Measure((Hit(facts.anchor(article), absent=True),))
