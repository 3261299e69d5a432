"""What a server sent, as an archive has kept it or as it comes: its type, its body unpacked within bounds, the page."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from audit.errors import LoadError, missing_extra
from audit.load.formats import Inputs
from audit.load.source import from_bytes
from audit.model.article import Meta, Source
from audit.model.dataclass import dataclass

PAGES = ("text/html", "application/xhtml+xml", "text/plain")
"""The media types that may be an article."""
SPARE = 1_000_000
"""Bytes that a body may have, packed, over what the page may have: the lengths of chunks."""
_LAYERS = 2  # codings one within another; no server needs more than one
_TYPE = re.compile(r"\s*([a-z]{1,40}/[a-z0-9.+-]{1,80})\s*(?:;|,|$)")
_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?\s*([a-z0-9_:.\-]{1,40})")
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,64}<[!?a-zA-Z]")


@dataclass(frozen=True, slots=True)
class Stated:
    """The type that a server states. Empty: it states none that can be read."""

    media_type: str = ""
    charset: str = ""


def stated(content_type: str) -> Stated:
    low = content_type[:500].lower()
    found, charset = _TYPE.match(low), _CHARSET.search(low)
    return Stated(found[1] if found else "", charset[1] if charset else "")


def web_address(text: str) -> str:
    """The address of a page, where this is one; empty for any other."""
    try:
        return text if text.isprintable() and urlsplit(text).scheme in ("http", "https") else ""
    except ValueError:
        return ""


def page(
    body: bytes,
    path: str,
    inputs: Inputs,
    what: Stated,
    url: str,
    max_bytes: int,
    extra: Sequence[tuple[str, str]] = (),
) -> Source:
    """`body`: unpacked. Raises LoadError as `from_bytes` does."""
    made = from_bytes(body, path, inputs, max_bytes=max_bytes, format=what.media_type, declared=what.charset)
    return replace(made, meta=Meta(url=web_address(url)), extra=tuple(extra))


def codings(header: str) -> tuple[str, ...]:
    """What Content-Encoding names, the outermost first. Raises LoadError bad-record."""
    named = [one.strip().lower() for one in header[:500].split(",")]
    packed = tuple(one for one in reversed(named) if one and one != "identity")
    if unknown := next((one for one in packed if one not in _UNPACK), ""):
        raise LoadError("bad-record", f"its content is packed in a way that is not known ({unknown[:40]!r})")
    if len(packed) > _LAYERS:
        raise LoadError("bad-record", f"its content is packed {len(packed)} times over; {_LAYERS} are read")
    return packed


def unpacked(body: bytes, packed: Sequence[str], most: int) -> bytes:
    """The body without its codings (`codings`), of `most` bytes. An archive may have kept a page unpacked and the
    header that says it is packed; a body that is markup as it stands is taken as it is.

    Raises LoadError too-large, bad-record, missing-extra."""
    for name in packed:
        if not body or _MARKUP.match(body):
            break
        try:
            body = _UNPACK[name](body, most + 1)
        except (zlib.error, EOFError, ValueError) as e:
            raise LoadError("bad-record", f"its content is no {name}, or damaged or cut off ({e})") from None
        if len(body) > most:
            raise LoadError("too-large", f"its content unpacks to more than {most:,} bytes; raise it with --max-bytes")
    return body


def _zlib(body: bytes, most: int) -> bytes:
    """gzip, or deflate with its header or, as some servers send it, without."""
    try:
        return _inflated(zlib.decompressobj(32 + zlib.MAX_WBITS), body, most)
    except zlib.error:
        if body[:2] == b"\x1f\x8b":
            raise
        return _inflated(zlib.decompressobj(-zlib.MAX_WBITS), body, most)


def _inflated(machine: zlib._Decompress, body: bytes, most: int) -> bytes:
    data = machine.decompress(body, most)
    if len(data) < most and not machine.eof:
        raise EOFError("its end is missing")
    return data


def _brotli(body: bytes, most: int) -> bytes:
    try:
        import brotli
    except ImportError:
        raise missing_extra("a page that is packed with Brotli") from None
    machine = brotli.Decompressor()
    parts: list[bytes] = []
    size = 0
    try:
        while size < most and not machine.is_finished():
            part = machine.process(body, output_buffer_limit=most - size)
            if not part and not body:
                raise EOFError("its end is missing")
            parts.append(part)
            size, body = size + len(part), b""
    except brotli.error as e:
        raise ValueError(str(e)) from None
    return b"".join(parts)


def _zstd(body: bytes, most: int) -> bytes:
    try:
        import zstandard
    except ImportError:
        raise missing_extra("a page that is packed with Zstandard") from None
    try:
        return zstandard.ZstdDecompressor(max_window_size=1 << 23).stream_reader(io.BytesIO(body)).read(most)
    except zstandard.ZstdError as e:
        raise ValueError(str(e)) from None


_UNPACK: Mapping[str, Callable[[bytes, int], bytes]] = {
    "gzip": _zlib,
    "x-gzip": _zlib,
    "deflate": _zlib,
    "br": _brotli,
    "zstd": _zstd,
}
