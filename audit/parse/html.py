"""HTML: the blocks of the page that are the article, with their places in the file, and the page's metadata."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from audit.model.article import Form, Source
from audit.model.document import Document, Piece
from audit.model.text import Span, count_words

if TYPE_CHECKING:
    from audit.parse.blocks import PageReader
    from audit.parse.builder import TextBuilder
    from audit.parse.pagemeta import PageMeta
    from audit.parse.region import Region

_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,64}<(?:!doctype\s{1,64}html|html[\s>])", re.IGNORECASE)
_HIDDEN = 400  # characters that a page hides and its script must show, when it shows next to none itself
_KICKER = 6  # words of a line above the headline
_HEAD = 4096  # bytes searched for a declaration; the standard asks for 1,024, some pages put it later
_CHARSET = re.compile(
    rb"<meta[^>]{0,512}?charset\s{0,8}=\s{0,8}[\"']?\s{0,8}([a-z0-9_:.\-]{1,40})"
    rb"|<\?xml[^>]{0,200}?encoding\s{0,8}=\s{0,8}[\"']([a-z0-9_:.\-]{1,40})",
    re.IGNORECASE,
)


def read(source: Source) -> Document:
    from audit.parse.blocks import PageReader  # what reads a page is loaded with the first one
    from audit.parse.builder import TextBuilder
    from audit.parse.pagemeta import PageMeta
    from audit.parse.region import choose

    page = PageReader(source.text, TextBuilder(source.text))
    page.read(0, len(source.text))
    notes: tuple[str, ...] = ()
    if page.hidden >= _HIDDEN and page.hidden > 2 * len(page.builder.text):
        page = PageReader(source.text, TextBuilder(source.text), reveal=True)
        page.read(0, len(source.text))
        notes = ("Most text of the page is hidden until its own script shows it; it was read.",)
    about = PageMeta(page)
    region = choose(page, about.titles)
    if (inner := _embedded(source, page, region, about)) is not None:
        said = "The page shows its text by a script: it was read from the metadata (JSON-LD)."
        meta = about.meta("", Span(0, len(source.text)))
        notes = (*page.limits(), *notes, said, *about.limits)
        return Document(inner.text, inner.map(), inner.pieces, meta, (), notes, about.title_place(meta.title))
    limits = (*page.limits(), *notes, *about.limits, *region.limits)
    return _document(page, region, about, limits)


def _document(page: PageReader, region: Region, about: PageMeta, limits: tuple[str, ...]) -> Document:
    from audit.parse.quoted import signed

    text, places, pieces, links = page.builder.select(region.chosen)
    hinted = [replace(piece, hints=hints) for piece, hints in zip(pieces, region.hints, strict=True)]
    hinted = signed(hinted, text)
    headline, shown = None, ""
    if region.headline is not None:
        headline = region.chosen.index(region.headline)
        hinted[headline] = replace(hinted[headline], form=Form.HEADING, hints=())
        shown = text[pieces[headline].span.start : pieces[headline].span.end]
    first = places.source_start(pieces[headline or 0].span.start if pieces else 0)
    meta = about.meta(shown, Span(first, max(places.source_end(len(text)), first)))
    hinted = [_bylined(piece, text, meta.author) for piece in hinted]
    above = headline or 0
    hinted = [*(_kicker(piece, text) for piece in hinted[:above]), *hinted[above:]]
    return Document(text, places, hinted, meta, links, limits, about.title_place(meta.title), headline)


def _bylined(piece: Piece, text: str, author: str) -> Piece:
    """A line that is the name of the author alone is the byline, whatever it stands in."""
    from audit.parse.title import plain

    span = piece.span
    if (
        author
        and not piece.hints
        and len(span) <= len(author) + 4
        and plain(author) in plain(text[span.start : span.end])
    ):
        return replace(piece, hints=("byline",))
    return piece


def _kicker(piece: Piece, text: str) -> Piece:
    """A short line above the headline that is no byline and no date: the name of a section or subject."""
    from audit.parse import bylines

    line = text[piece.span.start : piece.span.end]
    short = piece.form is Form.PARAGRAPH and not piece.hints and count_words(line) <= _KICKER and line[-1:].isalnum()
    if short and not bylines.names(line, labelled=True) and not bylines.in_words(line):
        return replace(piece, hints=("kicker",))
    return piece


def _embedded(source: Source, page: PageReader, region: Region, about: PageMeta) -> TextBuilder | None:
    """The text that only the metadata holds, where the page itself shows less than half of it."""
    if not about.linked.article:
        return None
    from audit.parse import embedded
    from audit.parse.jsonld import strings

    live = any(kind.endswith("LiveBlogPosting") for kind in strings(about.linked.of("@type")))
    inner = embedded.read(source.text, about.linked.places, live=live)
    if inner is None:
        return None
    whole = page.builder.text
    spans = [page.builder.pieces[n].span for n in region.chosen]
    shown = sum(count_words(whole[span.start : span.end]) for span in spans)
    return inner if 2 * shown < count_words(inner.text) else None


def begins(data: bytes) -> bool:
    return _PAGE.match(data) is not None


def declared(data: bytes) -> str:
    """The encoding that the page states in a meta tag or an XML declaration, lower case; empty for none."""
    found = _CHARSET.search(data[:_HEAD])
    return (found[1] or found[2]).decode("ascii").lower() if found else ""
