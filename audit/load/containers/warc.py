"""WARC, the files of web archives: each page that a server sent is an article. Nothing is fetched."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from audit.errors import LoadError, missing_extra
from audit.load.containers.base import Asked, left_out
from audit.load.webpage import PAGES, SPARE, codings, page, stated, unpacked
from audit.model.article import Source
from audit.model.dataclass import dataclass
from audit.model.report import Failure

PLACES = "A page in a web archive: lines and columns are those of the page."
_HEADERS = 1_000_000  # bytes of the headers of one record, or of one answer
_LINE = 64_000
_CHUNK = 1 << 20
_BEGINS = b"WARC/"
_TEXT_OF = "urn:text:"  # a crawler's own reading of a page, beside the page (Browsertrix)
_READ = ("response", "resource")
_ASIDE = frozenset(("warcinfo", "request", "metadata"))
"""What an archive says of itself and of its pages; nobody looks for an article in it."""
_REVISIT = "revisited (the page stands where it was first met)"
_SIZE = re.compile(rb"([0-9a-fA-F]{1,12})[ \t]*(?:;[^\r\n]{0,500})?\r?\n")
_MAJOR = frozenset(("application", "audio", "font", "image", "message", "model", "multipart", "text", "video"))


def read(stream: BinaryIO, asked: Asked) -> Iterator[Source | Failure]:
    """Pages are numbered by their records, whatever those hold. Raises LoadError missing-extra, bad-header."""
    left: Counter[str] = Counter()
    try:
        yield from Archive(asked, left).read(stream)
    finally:
        if left:
            asked.tell(left_out(left))


@dataclass(slots=True)
class Archive:
    """Reads one file after the other as parts of one archive. `left` counts what no article is made of."""

    asked: Asked
    left: Counter[str]
    number: int = 0

    def read(self, stream: BinaryIO) -> Iterator[Source | Failure]:
        """Raises LoadError missing-extra, bad-header."""
        try:
            from warcio.recordloader import ArcWarcRecordLoader
        except ImportError:
            raise missing_extra("a web archive (WARC)") from None
        lines = _Lines(stream)
        loader = ArcWarcRecordLoader(verify_http=False, arc2warc=False)
        first = True
        while (line := lines.next_line()) is not None:
            if first and not line.startswith(_BEGINS):
                raise LoadError("bad-header", "no WARC file: it does not begin with a record (WARC/1.0 or WARC/1.1)")
            first = False
            self.number += 1
            try:
                made = self._record(lines, line, loader)
            except LoadError as e:
                made = Failure(self.asked.name(self.number), e.code, str(e))
                if lines.lost:
                    lines.find()
            if made is not None:
                yield made

    def _record(self, lines: _Lines, line: bytes, loader: Any) -> Source | Failure | None:
        """Raises LoadError bad-record and what `_page` does."""
        lines.allow(_HEADERS)
        lines.lost = True
        record = _parsed(lambda: loader.parse_record_stream(lines, line, "warc", True))
        length = record.rec_headers.get_header("Content-Length") or ""
        if not (length.isascii() and length.isdigit() and len(length) < 16):
            said = f" that can be read ({length[:40]!r})" if length else ""
            raise LoadError("bad-record", f"its record has no length{said}")
        lines.lost = False
        content = record.raw_stream
        try:
            return self._page(record, content, lines)
        finally:
            lines.allow(None)
            while content.read(_CHUNK):
                pass

    def _page(self, record: Any, content: Any, lines: _Lines) -> Source | None:
        """The page of a record; None where there is none, which is counted.

        Raises LoadError bad-record, too-large and what `from_bytes` does."""
        kind, headers = record.rec_type or "", record.rec_headers
        if kind not in _READ:
            if kind not in _ASIDE:
                self.left[_REVISIT if kind == "revisit" else "of another kind of record"] += 1
            return None
        url = (headers.get_header("WARC-Target-URI") or "").strip("<>")
        if url.startswith(_TEXT_OF):
            self.left["text that a crawler took from a page"] += 1
            return None
        type_, packed, chunked = record.content_type or "", "", False
        if kind == "response":
            if (protocol := stated(type_).media_type) and protocol != "application/http":
                self.left["of another protocol"] += 1
                return None
            lines.allow(_HEADERS)
            answer = _answer(content)
            status = answer.get_statuscode()
            if status != "200":
                self.left[_status(status)] += 1
                return None
            type_ = answer.get_header("Content-Type") or ""
            packed = answer.get_header("Content-Encoding") or ""
            chunked = "chunked" in (answer.get_header("Transfer-Encoding") or "").lower()
        what = stated(type_)
        if what.media_type not in PAGES or _is_robots(url):
            self.left["robots.txt" if what.media_type in PAGES else _other(what.media_type)] += 1
            return None
        most = self.asked.max_bytes
        body = content.read(most + SPARE + 1)
        if len(body) > most + SPARE:
            raise LoadError("too-large", f"more than {most:,} bytes; raise it with --max-bytes")
        if content.limit:
            raise LoadError("bad-record", f"cut off: {content.limit:,} bytes of its record are missing")
        body = unpacked(_joined(body) if chunked else body, codings(packed), most)
        date = headers.get_header("WARC-Date")
        captured = (("captured", date),) if date else ()
        source = page(body, self.asked.name(self.number), self.asked.inputs, what, url, most, captured)
        return replace(source, limits=(*source.limits, PLACES))


class _Lines:
    """A stream whose lines and headers are bounded, for the parser of warcio, which bounds nothing. `lost`: where the
    next record begins is not known."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._left: int | None = None
        self.lost = False
        self._found: bytes | None = None

    def allow(self, most: int | None) -> None:
        """So many bytes of lines from here on."""
        self._left = most

    def read(self, size: int = -1) -> bytes:
        return self._stream.read(size)

    def readline(self, size: int | None = None) -> bytes:
        most = _LINE if size is None else min(size, _LINE)
        line = self._stream.readline(most)
        if len(line) == _LINE and not line.endswith(b"\n"):
            raise LoadError("bad-record", f"a line of its headers is longer than {_LINE:,} bytes")
        if self._left is not None:
            self._left -= len(line)
            if self._left < 0:
                raise LoadError("bad-record", f"its headers have more than {_HEADERS:,} bytes")
        return line

    def tell(self) -> int:
        return 0

    def next_line(self) -> bytes | None:
        """The next line that says anything; None at the end."""
        if self._found is not None:
            line, self._found = self._found, None
            return line
        while line := self._stream.readline(_LINE):
            if line.strip():
                return line
        return None

    def find(self) -> None:
        """Goes on to where a record begins."""
        self.lost = False
        while line := self._stream.readline(_LINE):
            if line.startswith(_BEGINS):
                self._found = line
                return


def _parsed(parse: Any) -> Any:
    """Raises LoadError bad-record."""
    from warcio.exceptions import ArchiveLoadFailed

    try:
        return parse()
    except (ArchiveLoadFailed, EOFError, ValueError):
        raise LoadError(
            "bad-record", "its record cannot be read: it does not begin as one (WARC/1.0 or WARC/1.1)"
        ) from None


def _answer(content: Any) -> Any:
    """Status and headers of HTTP. Raises LoadError bad-record."""
    from warcio.statusandheaders import StatusAndHeadersParser

    try:
        return StatusAndHeadersParser([], verify=False).parse(content)
    except EOFError:
        raise LoadError("bad-record", "its record is empty") from None


def _joined(body: bytes) -> bytes:
    """A body that came in chunks, as one. Some archives keep it joined, and the header that says otherwise.

    Raises LoadError bad-record."""
    parts: list[bytes] = []
    at = 0
    while head := _SIZE.match(body, at):
        size = int(head[1], 16)
        if not size:
            return b"".join(parts)
        at = head.end() + size
        parts.append(body[head.end() : at])
        at += len(b"\r\n")
    if not at:
        return body
    raise LoadError("bad-record", "cut off, or its chunks are broken: their lengths do not fit what is there")


def _status(status: str) -> str:
    known = len(status) == 3 and status.isascii() and status.isdigit()
    return f"answered with status {status[0]}xx" if known else "answered without a status"


def _is_robots(url: str) -> bool:
    try:
        return urlsplit(url).path == "/robots.txt"
    except ValueError:
        return False


def _other(media_type: str) -> str:
    """A few words for types without number: what archives hold beside pages are pictures, scripts and styles."""
    major = media_type.partition("/")[0]
    return f"of type {major}/..." if major in _MAJOR else "of no known type"
