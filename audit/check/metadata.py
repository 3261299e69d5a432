"""Can the text be checked and corrected: byline, date, links, agency credit, what an update changed."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar
from urllib.parse import urlsplit

from audit.check.context import anchor, context
from audit.model.article import Article, Kind, Reach
from audit.model.marks import Role
from audit.model.measure import Hit, Measure, NotApplicable
from audit.model.rule import Pattern
from audit.model.text import Span, fold

Result = Hit | str | None  # a finding; why it cannot be told; None: passed

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
DATE = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH},?\s+\d{{4}}\b"
    rf"|\b{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}\b"
    r"|\b(?:19|20)\d\d-\d\d-\d\d\b|\b\d{1,2}[/.]\d{1,2}[/.](?:19|20)\d\d\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\d\d\d\d")  # no date is without one: looked for first, since it is found much sooner
_BYLINE = re.compile(r"^\s*(?:by|words by|text by|written by|reporting by)[ :]+[^\W\d_]", re.IGNORECASE)
_NOBODY = re.compile(
    r"^(?:admin\w*|staff|staff (?:writer|reporter)s?|editor\w*|web ?(?:desk|master)|news ?desk|author|guest|user"
    r"|unknown|team)$"
)
_URL = re.compile(r"\bhttps?://|\bwww\.[a-z0-9]", re.IGNORECASE)
_UPDATED = re.compile(
    r"\b(?:last\s+)?(?:updated|corrected|modified|amended)\b"
    rf"(?:\s+(?:on|at)\b|\s*:|\s+\d{{1,4}}(?:[:./-]\d+)*(?:\s?[ap]\.?m\b)?(?:\s+{_MONTH}\s+\d{{4}})?"
    r"|\s+[A-Z][a-z]+ \d+(?:, \d{4})?)",
    re.IGNORECASE,
)
_STAMP = re.compile(
    r"\W*(?:(?:by|published|posted)\b[^.\n]{1,80}"
    r"|(?:this|the) (?:article|story|page|post|report) (?:was|has been) (?:last )?)?",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"\b(?:correction|clarification|editor['’]s note)\b|\b(?:an )?earlier version\b"
    r"|\bpreviously (?:said|stated|misspelled|misstated)\b|\bto correct\b"
    r"|\bupdated?\b(?:[^.\n]{0,40}? )??(?:to|with) (?:include|add|reflect|clarify|correct|remove|comment|the|a|new)\b",
    re.IGNORECASE,
)
_WIRE = re.compile(
    r"^[A-Z][\w .,’'/-]{2,60}?\s*\((?:Reuters|AP|AFP|dpa|DPA|Xinhua|TASS|UPI|EFE|ANI|PTI|IANS|ANSA|CNA|Yonhap"
    r"|Bernama)\)\s*[-–—]"
)
_FULL = {"ap": "associated press", "afp": "agence france", "upi": "united press", "pti": "press trust"}
EDGE = 600  # characters of a block that are looked at
SHORT = 120  # characters of a line that may be a stamp
DAY = 86_400  # seconds


class MetadataFault(StrEnum):
    NO_BYLINE = "no-byline"
    NO_DATE = "no-date"
    NO_LINKS = "no-links"
    WIRE = "wire-uncredited"
    UPDATE = "opaque-update"


@dataclass(frozen=True, slots=True)
class MetadataCheck:
    """One finding where the `fault` is there; not applicable where the file cannot show it. `first`, `last`: blocks at
    the head and the foot that are looked at."""

    fault: MetadataFault
    first: int = 5
    last: int = 3

    reach: ClassVar[Reach] = Reach.ARTICLE
    fields: ClassVar[tuple[str, ...]] = ("author", "agency", "modified")

    def lexicons(self) -> tuple[str, ...]:
        return ()

    def patterns(self) -> tuple[Pattern, ...]:
        return ()

    def measure(self, article: Article) -> Measure | NotApplicable:
        result = _FAULTS[self.fault](self, article)
        if isinstance(result, str):
            return NotApplicable(result)
        return Measure((result,) if result else ())

    def edges(self, article: Article) -> list[str]:
        """The texts at the head and the foot of the article."""
        blocks = article.blocks
        kept = blocks if len(blocks) <= self.first + self.last else (*blocks[: self.first], *blocks[-self.last :])
        return [article.text[b.span.start : min(b.span.end, b.span.start + EDGE)] for b in kept]


def no_byline(check: MetadataCheck, article: Article) -> Result:
    author = fold(article.meta.author).strip()
    if author and not _NOBODY.match(author):
        return None
    if any(r.reason == "byline" for r in article.all(Role)) or any(_BYLINE.match(t) for t in check.edges(article)):
        return None
    if article.source.format == "text" and not author:
        return "a byline may have been left out of plain text"
    return Hit(anchor(article), fields={"author": article.meta.author}, absent=True)


def no_date(check: MetadataCheck, article: Article) -> Result:
    if article.meta.date or any(_YEAR.search(t) and DATE.search(t) for t in check.edges(article)):
        return None
    return Hit(anchor(article), absent=True)


def no_links(check: MetadataCheck, article: Article) -> Result:
    own = _host(article.meta.url)
    story = [b.span for b in article.blocks if b.kind not in (Kind.PROMO, Kind.BOILERPLATE)]
    for link in article.links:
        host = _host(link.href)
        if host and host != own and any(s.start <= link.span.start < s.end for s in story):
            return None
    folded = context(article).folded
    if ("http" in folded or "www." in folded) and any(
        _URL.search(article.text, b.span.start, b.span.end) for b in article.of_kind(Kind.BODY)
    ):
        return None
    if article.source.format == "text":
        return "links may have been left out of plain text"
    return Hit(anchor(article), absent=True)


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def wire(check: MetadataCheck, article: Article) -> Result:
    for block in article.blocks[: check.first]:
        text = article.text[block.span.start : min(block.span.end, block.span.start + EDGE)]
        if found := _WIRE.match(text):
            agency = found[0].rsplit("(", 1)[1].split(")")[0]
            who = fold(article.meta.author) + " " + fold(article.meta.outlet)
            credit = [t for t in check.edges(article) if t is not text and _BYLINE.match(t)]
            if not who.strip() and not credit:
                return "no byline to compare the agency with"
            named = re.compile(rf"\b(?:{fold(agency)}\b|{_FULL.get(fold(agency), fold(agency))})")
            if any(named.search(fold(t)) for t in (who, *credit)):
                return None
            return Hit(Span(block.span.start, block.span.start + found.end()), fields={"agency": agency})
    return None


def opaque_update(check: MetadataCheck, article: Article) -> Result:
    found = _stamp(article) or (anchor(article) if later(article.meta.date, article.meta.modified) else None)
    if found is None or article.meta.correction:
        return None
    texts = (article.text[b.span.start : min(b.span.end, b.span.start + EDGE)] for b in article.blocks)
    if any(_CHANGE.search(t) for t in texts):
        return None
    return Hit(found, fields={"modified": article.meta.modified}, absent=_stamp(article) is None)


def _stamp(article: Article) -> Span | None:
    """The words "updated ..." in a short line, or outside the story."""
    for block in article.blocks:
        if block.kind is not Kind.BODY or len(block.span) < SHORT:
            end = min(block.span.end, block.span.start + EDGE)
            found = _UPDATED.search(article.text, block.span.start, end)
            # in the story itself "the register was updated on Monday" is news
            if found and (
                block.kind is not Kind.BODY or _STAMP.fullmatch(article.text, block.span.start, found.start())
            ):
                return Span(found.start(), found.end())
    return None


def later(published: str, modified: str) -> bool:
    """Is `modified` more than a day after `published`? Dates that are not ISO 8601 are not compared."""
    try:
        one, two = (datetime.fromisoformat(d.strip()).replace(tzinfo=None) for d in (published, modified))
    except ValueError:
        return False
    return (two - one).total_seconds() > DAY


_FAULTS: dict[MetadataFault, Callable[[MetadataCheck, Article], Result]] = {
    MetadataFault.NO_BYLINE: no_byline,
    MetadataFault.NO_DATE: no_date,
    MetadataFault.NO_LINKS: no_links,
    MetadataFault.WIRE: wire,
    MetadataFault.UPDATE: opaque_update,
}
