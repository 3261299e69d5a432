"""Source -> Article: blocks by their form, sentences, links and metadata; every offset leads back into the file."""

from __future__ import annotations

from audit.model.article import Article, Source
from audit.parse import plain
from audit.parse.draft import Draft, finish

__all__ = ["parse"]


def parse(source: Source) -> Article:
    """The article in a source of the format text, markdown or html.

    Raises LoadError no-text."""
    return finish(source, _read(source))


def _read(source: Source) -> Draft:
    if source.format == "markdown":
        from audit.parse.markdown import read as read_markdown  # its library is loaded only when a file asks for it

        return read_markdown(source)
    if source.format == "html":
        from audit.parse.html import read as read_html

        return read_html(source)
    return plain.read(source)
