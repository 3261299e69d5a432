"""A page that links to no other site."""

from __future__ import annotations

import re
from typing import ClassVar
from urllib.parse import urlsplit

from audit.check import facts
from audit.check.base import BaseCheck
from audit.model.article import Article, Kind, Reach
from audit.model.dataclass import dataclass
from audit.model.measure import Hit, Measure, NotApplicable
from audit.model.rule import FieldTypes

_URL = re.compile(r"\bhttps?://|\bwww\.[a-z0-9]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class MissingLinkCheck(BaseCheck):
    """No link in the story to another host than the page's own, and no address in its words. Plain text cannot show
    it."""

    reach: ClassVar[Reach] = Reach.ARTICLE
    needs: ClassVar[tuple[type, ...]] = ()
    fields: ClassVar[FieldTypes] = {}

    def measure(self, article: Article) -> Measure | NotApplicable:
        if _linked(article) or _spelt(article):
            return Measure()
        if article.source.format == "text":
            return NotApplicable("links may have been left out of plain text")
        return Measure((Hit(facts.anchor(article), absent=True),))


def _linked(article: Article) -> bool:
    own = _host(article.meta.url)
    story = [b.span for b in article.blocks if b.kind not in (Kind.PROMO, Kind.BOILERPLATE)]
    for link in article.links:
        host = _host(link.href)
        if host and host != own and any(s.start <= link.span.start < s.end for s in story):
            return True
    return False


def _spelt(article: Article) -> bool:
    """Is an address written out in the body?"""
    text = article.folded
    return ("http" in text or "www." in text) and any(
        _URL.search(article.text, b.span.start, b.span.end) for b in article.of_kind(Kind.BODY)
    )


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
