"""HTML: the blocks of the page that are the article, with their places in the file, and the page's metadata."""

from __future__ import annotations

from dataclasses import replace

from audit.model.article import Source
from audit.parse.blocks import PageReader
from audit.parse.builder import TextBuilder
from audit.parse.draft import Draft
from audit.parse.pagemeta import PageMeta
from audit.parse.region import choose


def read(source: Source) -> Draft:
    page = PageReader(source.text, TextBuilder(source.text))
    page.read(0, len(source.text))
    about = PageMeta(page)
    region = choose(page, about.meta.title)
    text, places, pieces, links = page.builder.select(region.chosen)
    hinted = [replace(piece, hints=hints) for piece, hints in zip(pieces, region.hints, strict=True)]
    return Draft(text, places, hinted, about.meta, links, (*page.limits(), *about.limits, *region.limits))
