"""A page that names no author."""

from __future__ import annotations

from typing import ClassVar

from audit.check import facts
from audit.check.base import BaseCheck
from audit.check.edges import FIRST, LAST, PageWords, edges
from audit.lang import lang_of
from audit.model.article import Article, Reach
from audit.model.dataclass import dataclass
from audit.model.marks import Role
from audit.model.measure import Hit, Measure, NotApplicable
from audit.model.rule import FieldTypes
from audit.model.text import fold


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
        words = lang_of(article).sets(PageWords)
        author = fold(article.meta.author).strip()
        if author and not words.author_nobody.match(author):
            return Measure()
        if any(r.reason == "byline" for r in article.all(Role)):
            return Measure()
        if any(words.signed.match(t) for t in edges(article, self.first, self.last)):
            return Measure()
        if article.source.format == "text" and not author:
            return NotApplicable("a byline may have been left out of plain text")
        return Measure((Hit(facts.anchor(article), fields={"author": article.meta.author}, absent=True),))
