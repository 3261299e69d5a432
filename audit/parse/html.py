"""HTML: the blocks of the page that are the article, with their places in the file, and the page's metadata."""

from __future__ import annotations

import re
from dataclasses import replace

from audit.model.article import Source
from audit.model.document import Document

_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,64}<(?:!doctype\s{1,64}html|html[\s>])", re.IGNORECASE)
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
    about = PageMeta(page)
    region = choose(page, about.meta.title)
    text, places, pieces, links = page.builder.select(region.chosen)
    hinted = [replace(piece, hints=hints) for piece, hints in zip(pieces, region.hints, strict=True)]
    return Document(text, places, hinted, about.meta, links, (*page.limits(), *about.limits, *region.limits))


def begins(data: bytes) -> bool:
    return _PAGE.match(data) is not None


def declared(data: bytes) -> str:
    """The encoding that the page states in a meta tag or an XML declaration, lower case; empty for none."""
    found = _CHARSET.search(data[:_HEAD])
    return (found[1] or found[2]).decode("ascii").lower() if found else ""
