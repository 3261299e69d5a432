"""Word documents (.docx): the text that a reader would have with all changes accepted and no comments shown."""

from __future__ import annotations

from audit.model.article import Source
from audit.model.document import Document

_MAIN = b"word/document"


def read(source: Source) -> Document:
    from audit.parse import wordprocessing  # what opens a ZIP is loaded with the first one

    return wordprocessing.read(source.data)


def begins(data: bytes) -> bool:
    return data.startswith(b"PK\x03\x04") and _MAIN in data
