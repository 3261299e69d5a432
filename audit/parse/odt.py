"""OpenDocument texts (.odt): the text that a reader would have with all changes accepted and no comments shown."""

from __future__ import annotations

from audit.model.article import Source
from audit.model.document import Document

_TYPE = b"mimetypeapplication/vnd.oasis.opendocument.text"


def read(source: Source) -> Document:
    from audit.parse import opendocument  # what opens a ZIP is loaded with the first one

    return opendocument.read(source.data)


def begins(data: bytes) -> bool:
    return data.startswith(b"PK\x03\x04") and _TYPE in data[:200]
