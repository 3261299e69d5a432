"""A page that names no author."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from audit.check import facts
from audit.check.base import BaseCheck
from audit.check.edges import BYLINE, FIRST, LAST, edges
from audit.model.article import Article, Reach
from audit.model.marks import Role
from audit.model.measure import Hit, Measure, NotApplicable
from audit.model.rule import FieldTypes
from audit.model.text import fold

_NOBODY = re.compile(
    r"^(?:admin\w*|staff|staff (?:writer|reporter)s?|editor\w*|web ?(?:desk|master)|news ?desk|author|guest|user"
    r"|unknown|team)$"
)


@dataclass(frozen=True, slots=True)
class MissingBylineCheck(BaseCheck):
    """No author in the metadata, or none that is a person, and no byline among the `first` and `last` blocks. Plain
    text without metadata cannot show it."""

    first: int = FIRST
    last: int = LAST

    reach: ClassVar[Reach] = Reach.ARTICLE
    needs: ClassVar[tuple[type, ...]] = (Role,)
    fields: ClassVar[FieldTypes] = {"author": str}

    def measure(self, article: Article) -> Measure | NotApplicable:
        author = fold(article.meta.author).strip()
        if author and not _NOBODY.match(author):
            return Measure()
        if any(r.reason == "byline" for r in article.all(Role)):
            return Measure()
        if any(BYLINE.match(t) for t in edges(article, self.first, self.last)):
            return Measure()
        if article.source.format == "text" and not author:
            return NotApplicable("a byline may have been left out of plain text")
        return Measure((Hit(facts.anchor(article), fields={"author": article.meta.author}, absent=True),))
