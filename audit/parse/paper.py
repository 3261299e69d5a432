"""Pages of a PDF -> lines with their places (pypdf) -> paragraphs (`layout`).

The library is written in Python and trusts its files: what one asks for can take it hours. Its work is therefore
counted (calls of functions) and ends at a bound: the same file has the same answer on every machine, which no clock
could promise. Pages and bytes of a page are bounded too. Scripts, forms and files in the file are never looked at."""

from __future__ import annotations

import logging
import math
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Any

from audit.errors import LoadError, takes_extra
from audit.model.document import Document
from audit.parse.layout import Page, PrintedLine, blocks
from audit.parse.written import document, meta_of

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

PAGES = 60
WORK = 8_000_000
"""Calls of functions. A page full of text takes some 100,000; what is counted takes two to four times as long."""
PAGE_BYTES = 4_000_000
_BOLD = re.compile(r"bold|black|heavy", re.IGNORECASE)  # names of fonts
_DAY = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?")
_MISSING = takes_extra("a PDF", "pdf")
_SCAN = "its pages hold no text: they are pictures (a scan); run text recognition (OCR) over it first"


class _TooMuchError(BaseException):
    """The bound of the work; no handler of the library catches it."""


def read(data: bytes) -> Document:
    """Raises LoadError missing-extra, unreadable, encrypted, no-text, too-large."""
    try:
        import pypdf
    except ImportError:
        raise LoadError("missing-extra", _MISSING) from None
    logging.getLogger("pypdf").addHandler(logging.NullHandler())  # its warnings are nobody's
    try:
        with _counted():
            return _document(pypdf.PdfReader(BytesIO(data)))
    except _TooMuchError:
        said = "it takes too much work to read (it is broken, or full of drawings); save its text as .txt"
        raise LoadError("too-large", said) from None
    except (LoadError, KeyboardInterrupt):
        raise
    except Exception as e:  # the library raises whatever comes of a broken file
        said = f"it is no PDF that can be opened ({_why(e)}); print it to a new PDF, or save its text as .txt"
        raise LoadError("unreadable", said) from None


def _why(e: Exception) -> str:
    return " ".join(str(e).split())[:100] or type(e).__name__


@contextmanager
def _counted() -> Iterator[None]:
    """Ends the work of this thread when it has made WORK calls."""
    left = WORK

    def count(frame: Any, event: str, what: Any) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise _TooMuchError

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        yield
    finally:
        sys.setprofile(before)


def _document(reader: PdfReader) -> Document:
    if reader.is_encrypted and not _opened(reader):
        raise LoadError("encrypted", "it is protected by a password; save it without one and audit that")
    count, pages, notes = len(reader.pages), [], []
    failed = empty = 0
    for number in range(min(count, PAGES)):
        try:
            page = _page(reader.pages[number])
        except Exception:
            failed += 1
            continue
        empty += not page.lines
        pages.append(page)
    if not any(page.lines for page in pages):
        if failed:
            raise LoadError("unreadable", "none of its pages can be read; print it to a new PDF")
        raise LoadError("no-text", _SCAN)
    if count > PAGES:
        notes.append(f"Only the first {PAGES} of {count:,} pages were read.")
    if failed or empty:
        notes.append(f"{failed + empty:,} of {count:,} pages hold no text that could be read (a picture, or damaged).")
    found, told = blocks(pages)
    return document(found, meta_of(_said(reader)), (*notes, *told))


def _opened(reader: PdfReader) -> bool:
    """Many files are protected against changes alone, and open with no password."""
    try:
        return bool(reader.decrypt(""))
    except Exception:  # a method of encryption for which a library is missing
        return False


def _page(page: PageObject) -> Page:
    contents = page.get_contents()
    if contents is None:
        return Page([])
    if len(contents.get_data()) > PAGE_BYTES:
        raise ValueError("a page of drawings")
    lines: list[PrintedLine] = []
    current: PrintedLine | None = None

    def visit(words: str, cm: list[float], tm: list[float], font: dict[str, Any] | None, size: float) -> None:
        nonlocal current
        for n, part in enumerate(words.split("\n")):
            if n:
                current = None
            if not part.strip():
                if current is not None:
                    current.words += part
                continue
            if current is None:
                current = PrintedLine("", *_place(cm, tm, size), bold=True)
                lines.append(current)
            current.words += part
            current.bold = current.bold and _is_bold(font)

    page.extract_text(visitor_text=visit)
    return Page([line for line in lines if line.words.strip()])


def _place(cm: list[float], tm: list[float], size: float) -> tuple[float, float, float]:
    """Where on the page a piece of text stands, and how large its letters are there."""
    x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
    y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
    scale = math.sqrt(abs((tm[0] * tm[3] - tm[1] * tm[2]) * (cm[0] * cm[3] - cm[1] * cm[2])))
    return round(x, 1), round(y, 1), round(abs(size) * scale, 1)


def _is_bold(font: dict[str, Any] | None) -> bool:
    return bool(font) and _BOLD.search(str((font or {}).get("/BaseFont", ""))) is not None


def _said(reader: PdfReader) -> dict[str, str]:
    try:
        stated = {str(key): str(value)[:500] for key, value in dict(reader.metadata or {}).items()}
    except Exception:  # it is only metadata
        return {}
    said = {"title": stated.get("/Title", ""), "author": stated.get("/Author", "")}
    for name, key in (("date", "/CreationDate"), ("modified", "/ModDate")):
        if day := _DAY.match(stated.get(key, "")):
            said[name] = "-".join(filter(None, day.groups()))
    return said
