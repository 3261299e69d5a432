"""Markdown: its front matter, and the text without its markup, with its places in the file."""

from __future__ import annotations

from audit.model.article import Source
from audit.model.document import Document
from audit.parse.quoted import signed


def read(source: Source) -> Document:
    """A Markdown file: CommonMark with tables and strikethrough, front matter in YAML or TOML."""
    from audit.parse.commonmark import CommonMark, with_headline  # what reads Markdown is loaded with the first file
    from audit.parse.frontmatter import read_front_matter

    front = read_front_matter(source.text)
    reader = CommonMark(source.text, front.end)
    reader.read()
    builder = reader.builder
    text = builder.text
    titled = source.meta.title or front.meta.title
    pieces = signed(builder.pieces, text)
    pieces = pieces if titled else with_headline(text, pieces)
    limits = (*front.limits, *reader.limits())
    return Document(text, builder.map(), pieces, front.meta, builder.links, limits, front.title)
