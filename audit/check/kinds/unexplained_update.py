"""An update that does not say what it changed."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from audit.check import facts
from audit.check.base import BaseCheck
from audit.check.edges import EDGE, PageWords
from audit.lang import lang_of
from audit.model.article import Article, Kind, Reach
from audit.model.dataclass import dataclass
from audit.model.measure import Hit, Measure, NotApplicable
from audit.model.rule import FieldTypes
from audit.model.text import Span

SHORT = 120
"""Characters of a line that may be a stamp."""
DAY = 86_400
"""Seconds after which a change is an update: what is changed within a day belongs to the day's work."""


@dataclass(frozen=True, slots=True)
class UnexplainedUpdateCheck(BaseCheck):
    """A stamp ("Updated ..."), or metadata with a change a day or more after publication, and no word on what was
    changed."""

    reach: ClassVar[Reach] = Reach.ARTICLE
    needs: ClassVar[tuple[type, ...]] = ()
    fields: ClassVar[FieldTypes] = {"modified": str}

    def measure(self, article: Article) -> Measure | NotApplicable:
        stamp = _stamp(article)
        if article.meta.correction or not (stamp or changed(article.meta.date, article.meta.modified)):
            return Measure()
        texts = (article.text[b.span.start : min(b.span.end, b.span.start + EDGE)] for b in article.blocks)
        if any(lang_of(article).sets(PageWords).changed.search(t) for t in texts):
            return Measure()
        said = {"modified": article.meta.modified}
        return Measure((Hit(stamp or facts.anchor(article), fields=said, absent=stamp is None),))


def _stamp(article: Article) -> Span | None:
    """The words "updated ..." in a short line, or outside the story."""
    words = lang_of(article).sets(PageWords)
    for block in article.blocks:
        if block.kind is not Kind.BODY or len(block.span) < SHORT:
            end = min(block.span.end, block.span.start + EDGE)
            found = words.stamp.search(article.text, block.span.start, end)
            # in the story itself "the register was updated on Monday" is news
            if found and (
                block.kind is not Kind.BODY
                or words.before_stamp.fullmatch(article.text, block.span.start, found.start())
            ):
                return Span(found.start(), found.end())
    return None


def changed(published: str, modified: str) -> bool:
    """Is `modified` more than a day after `published`? Dates that are not ISO 8601 are not compared."""
    try:
        one, two = (datetime.fromisoformat(d.strip()).replace(tzinfo=None) for d in (published, modified))
    except ValueError:
        return False
    return (two - one).total_seconds() > DAY
