"""Which suffix is read as what, and what to do about those that are not read."""

from __future__ import annotations

import re
from pathlib import Path

from audit.errors import LoadError

FORMATS = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}
"""Suffix (lower case) -> format. A folder is searched for these."""

_UNSUPPORTED = {
    ".docx": "Word documents",
    ".doc": "Word documents",
    ".odt": "OpenDocument texts",
    ".rtf": "RTF documents",
    ".pdf": "PDF files",
    ".epub": "EPUB books",
}
_MAGIC = (
    (b"%PDF-", "PDF files"),
    (b"{\\rtf", "RTF documents"),
    (b"PK\x03\x04", "Word, OpenDocument, EPUB and ZIP files"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word documents"),
)
_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,64}<(?:!doctype\s{1,64}html|html[\s>])", re.IGNORECASE)


def suffix(path: str) -> str:
    return Path(path).suffix.lower()


def format_of(path: str, data: bytes) -> str:
    """text, markdown or html, by the suffix; an unknown suffix (or standard input) is HTML when it begins as HTML does,
    else text.

    Raises LoadError unsupported-format."""
    end = suffix(path)
    if end in _UNSUPPORTED:
        raise _refused(_UNSUPPORTED[end])
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise _refused(what)
    if end in FORMATS:
        return FORMATS[end]
    return "html" if _PAGE.match(data) else "text"


def refuse_unsupported(path: str) -> None:
    """Raises LoadError unsupported-format when the suffix alone tells, so that the file need not be read."""
    if (end := suffix(path)) in _UNSUPPORTED:
        raise _refused(_UNSUPPORTED[end])


def _refused(what: str) -> LoadError:
    return LoadError("unsupported-format", f"{what} are not read yet; save it as .txt, .md or .html and audit that")
