"""Agency copy under another's name."""

from __future__ import annotations

import re
from typing import ClassVar

from audit.check.base import BaseCheck
from audit.check.edges import EDGE, FIRST, LAST, PageWords, edges
from audit.lang import lang_of
from audit.model.article import Article, Reach
from audit.model.dataclass import dataclass
from audit.model.measure import Hit, Measure, NotApplicable
from audit.model.rule import FieldTypes
from audit.model.text import Span, fold


@dataclass(frozen=True, slots=True)
class UncreditedWireCheck(BaseCheck):
    """A dateline with an agency among the `first` blocks, and an author, outlet or byline (among the `first` and `last`
    blocks) that does not name the agency."""

    first: int = FIRST
    last: int = LAST

    reach: ClassVar[Reach] = Reach.ARTICLE
    needs: ClassVar[tuple[type, ...]] = ()
    fields: ClassVar[FieldTypes] = {"agency": str}

    def measure(self, article: Article) -> Measure | NotApplicable:
        dateline = lang_of(article).sets(PageWords).dateline
        for block in article.blocks[: self.first]:
            text = article.text[block.span.start : min(block.span.end, block.span.start + EDGE)]
            if found := dateline.match(text):
                return self._credited(article, Span(block.span.start, block.span.start + found.end()))
        return Measure()

    def _credited(self, article: Article, dateline: Span) -> Measure | NotApplicable:
        words = lang_of(article).sets(PageWords)
        agency = article.slice(dateline).rsplit("(", 1)[1].split(")")[0]
        who = fold(article.meta.author) + " " + fold(article.meta.outlet)
        credit = [t for t in edges(article, self.first, self.last) if words.signed.match(t)]
        if not who.strip() and not credit:
            return NotApplicable("no byline to compare the agency with")
        full = words.agency_names.get(fold(agency), fold(agency))
        named = re.compile(rf"\b(?:{fold(agency)}\b|{full})")
        if any(named.search(fold(t)) for t in (who, *credit)):
            return Measure()
        return Measure((Hit(dateline, fields={"agency": agency}),))
