"""The stretch of a file that goes when a block goes: whole lines, or a whole element, and the gap beside them."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import accumulate

from audit.model.article import Article, Block, Form
from audit.model.text import Span

_LINE_MARKUP = re.compile(r"[\s*_~#\[\\]*")
_LINE_REST = re.compile(r"(?:[\s*_~#\\]|\]\([^()\n]*\)|\]\[[^\[\]\n]*\])*")
_OPENS = re.compile(r"<(p|li|div|a|em|strong|b|i|span|small|h[2-6])(?:\s[^<>]*)?>\s*\Z", re.IGNORECASE)
_CLOSES = re.compile(r"\s*</([a-z][a-z0-9]*)\s*>", re.IGNORECASE)
MENDED = ("text", "markdown", "html")
"""What people write by hand. A mail has no lines of its article; what a program wrote (JSON, XML, subtitles) would not
be read again with a stretch cut out."""
_HOLDERS = ("p", "li", "div", "h2", "h3", "h4", "h5", "h6")
_LOOK = 600  # code points looked at for the tag before a text


def stretch(article: Article, block: Block) -> Span | None:
    """What to take out of the file; None where the block shares its lines or its element with anything else."""
    if block.span.start < article.unplaced or article.source.format not in MENDED:
        return None
    inner = article.map.to_source(block.span)
    gone = _element(article, inner) if article.source.format == "html" else _lines(article, block, inner)
    if gone is None:
        return None
    return None if _shared(article, block, gone) else gone


def _shared(article: Article, block: Block, gone: Span) -> bool:
    """Does another block stand in what would go?"""
    places, reach = article.once(_in_file)
    at = bisect_left(places, gone.end, key=lambda place: place[0].start)
    while at and reach[at - 1] > gone.start:
        at -= 1
        span, index = places[at]
        if index != block.index and span.overlaps(gone):
            return True
    return False


def _in_file(article: Article) -> tuple[list[tuple[Span, int]], list[int]]:
    """Where the blocks stand in the file, in its order, each with its index; and how far any of them reaches so far."""
    placed = (b for b in article.blocks if b.span.start >= article.unplaced)
    places = sorted((article.map.to_source(b.span), b.index) for b in placed)
    return places, list(accumulate((span.end for span, _ in places), max))


def _lines(article: Article, block: Block, inner: Span) -> Span | None:
    """Its lines, and one of two gaps that would then meet."""
    text, markdown = article.source.text, article.source.format == "markdown"
    if markdown and block.form is Form.ITEM:
        return None
    start = text.rfind("\n", 0, inner.start) + 1
    end = text.find("\n", inner.end)
    end = end + 1 if end >= 0 else len(text)
    before, after = text[start : inner.start], text[inner.end : end]
    if markdown:
        if not _LINE_MARKUP.fullmatch(before) or not _LINE_REST.fullmatch(after):
            return None
        if before.startswith(("    ", "\t")) or not (_blank_before(text, start) and _blank_after(text, end)):
            return None  # a line beside it belongs to the same paragraph, or its marks do
    elif before.strip() or after.strip():
        return None
    if _blank_before(text, start):
        while (line := _blank_line(text, end)) > end:
            end = line
        if end == len(text):  # what was last takes the gap before it along
            start = len(text[:start].rstrip()) + 1 if text[:start].strip() else start
            start = min(start, end)
            start += text[start - 1 : start + 1] == "\r\n"
    return Span(start, end)


def _blank_before(text: str, start: int) -> bool:
    if start == 0:
        return True
    above = text.rfind("\n", 0, start - 1) + 1
    line = text[above : start - 1].strip()
    return not line or line in ("---", "+++")


def _blank_after(text: str, end: int) -> bool:
    close = text.find("\n", end)
    return not text[end : close if close >= 0 else len(text)].strip()


def _blank_line(text: str, at: int) -> int:
    """Behind the blank line that begins here; `at` where it is none."""
    close = text.find("\n", at)
    close = close + 1 if close >= 0 else len(text)
    return close if not text[at:close].strip() else at


def _element(article: Article, inner: Span) -> Span | None:
    """The element that holds this text and nothing else, with the blanks and the line end behind it."""
    text, start, end, held = article.source.text, inner.start, inner.end, False
    while not held:
        opens = _OPENS.search(text, max(0, start - _LOOK), start)
        closes = _CLOSES.match(text, end)
        if not opens or not closes or opens[1].lower() != closes[1].lower():
            return None
        start, end, held = opens.start(), closes.end(), opens[1].lower() in _HOLDERS
    line = text.rfind("\n", 0, start) + 1
    close = text.find("\n", end)
    close = close + 1 if close >= 0 else len(text)
    if not text[line:start].strip() and not text[end:close].strip():
        return Span(line, close)
    return Span(start, end)
