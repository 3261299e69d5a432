"""One item of a feed or of a blog's export -> a Source."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import urlsplit

from audit.errors import LoadError
from audit.load.containers.base import Asked
from audit.load.containers.rows import AT_BLOCK
from audit.load.files import check_size
from audit.load.items import cell
from audit.load.source import from_text
from audit.model.article import Meta, Source
from audit.model.report import Failure

PLACES = "An item of a feed: lines and columns are those of its own text."
SUMMARY = "The item has a summary and no content of its own; the summary was read, and the article may say more."
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,500}>|<!--[^<>]{0,500}-->")
_BLOCK = re.compile(r"<(?:p|div|h[1-6]|ul|ol|table|blockquote|figure|section|article|!-- wp:)[\s>]", re.IGNORECASE)
_BLANK_LINES = re.compile(r"\n[ \t\r]*\n")
_EMBED = re.compile(r"\[embed\b[^\]]{0,500}\][^\[]{0,2000}\[/embed\]")
_SHORTCODE = re.compile(r"\[/?(?:audio|caption|wp_caption|embed|gallery|playlist|video)\b[^\]]{0,2000}\]")


def article(
    content: str,
    meta: Meta,
    number: int,
    asked: Asked,
    limits: Sequence[str] = (),
    extra: Sequence[tuple[str, str]] = (),
    *,
    markup: bool = True,
) -> Source | Failure:
    """`markup`: the content is HTML, where it has any tag."""
    path = asked.name(number)
    if not content.strip():
        return Failure(path, "no-text", "the item has no text, only a title or a link")
    page = markup and _TAG.search(content) is not None
    try:
        check_size(len(content), asked.max_bytes)
        text = content if page or not markup else html.unescape(content)
        source = from_text(text, path, "html" if page else "text", meta)
    except LoadError as e:
        return Failure(path, e.code, str(e))
    kept = tuple((key, value) for key, value in extra if value)
    return replace(source, limits=(*source.limits, *limits, PLACES), extra=kept)


def words(markup: str) -> str:
    """A title as words: markup and entities that a feed has in it are none."""
    return " ".join(html.unescape(_TAG.sub("", html.unescape(markup))).split())


def address(link: object) -> str:
    """A link that leads to a page; nobody follows it."""
    text = cell(link)
    try:
        return text if urlsplit(text).scheme in ("http", "https") else ""
    except ValueError:
        return ""


def day(stated: object) -> str:
    """A date as ISO 8601, where it is one that mails, feeds or databases write; else as it is stated."""
    from email.utils import parsedate_to_datetime  # with the first feed

    text = cell(stated)
    if not text or text.startswith("0000-"):
        return ""
    try:
        return parsedate_to_datetime(text).isoformat()
    except (TypeError, ValueError, IndexError, OverflowError):
        return text


def utc(stated: str) -> str:
    """As `day`, of a database whose dates are in UTC and do not say so."""
    try:
        return datetime.strptime(stated, "%Y-%m-%d %H:%M:%S").replace(tzinfo=UTC).isoformat()
    except ValueError:
        return day(stated)


def paragraphs(content: str) -> str:
    """What the classic editor of WordPress keeps, as it is shown: blank lines divide paragraphs, shortcodes are no
    text."""
    content = _SHORTCODE.sub("", _EMBED.sub("", content))
    if _BLOCK.search(content):
        return content
    parts = _BLANK_LINES.split(content)
    return "\n\n".join(p if AT_BLOCK.match(p) else f"<p>{_broken(p)}</p>" for p in parts if p.strip())


def _broken(paragraph: str) -> str:
    return paragraph.strip().replace("\n", "<br>\n")
