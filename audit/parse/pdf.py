"""PDF: the text of its pages, as far as a format that knows only places on paper lets it be told."""

from __future__ import annotations

from audit.model.article import Source
from audit.model.document import Document

_HEAD = 1024  # bytes in which the mark may stand, as all readers of PDF have it


def read(source: Source) -> Document:
    from audit.parse import paper  # the library is an extra, and loaded with the first file

    return paper.read(source.data)


def begins(data: bytes) -> bool:
    return b"%PDF-" in data[:_HEAD]
