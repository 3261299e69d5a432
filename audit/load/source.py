"""The face of the room: a path, bytes or a string -> Source."""

from __future__ import annotations

import hashlib
import os
import re

from audit.errors import LoadError
from audit.load.decode import decode
from audit.load.files import MAX_BYTES, check_size, read_file, read_stdin
from audit.load.formats import PLAIN, Inputs, format_of, named, refuse_unsupported
from audit.model.article import Meta, Source

_UNFIT = re.compile("[\x00\ud800-\udfff]")


def read(path: str, inputs: Inputs, *, max_bytes: int = MAX_BYTES, format: str | None = None) -> Source:
    """The article in a file; "-" is standard input. `inputs`: the formats that can be read. `format`: the name or the
    media type of one, which overrides what the suffix says.

    Raises LoadError missing, unreadable, not-a-file, too-large, binary, empty, undecodable, unsupported-format."""
    if path == "-":
        return from_bytes(read_stdin(max_bytes), path, inputs, max_bytes=max_bytes, format=format)
    if format is None:
        refuse_unsupported(path, inputs)
    return from_bytes(read_file(path, max_bytes), path, inputs, max_bytes=max_bytes, format=format)


def raw(path: str, inputs: Inputs, *, max_bytes: int = MAX_BYTES) -> bytes:
    """The bytes of a file that `from_bytes` makes an article of, as `read` takes them.

    Raises LoadError missing, unreadable, not-a-file, too-large, unsupported-format."""
    refuse_unsupported(path, inputs)
    return read_file(path, max_bytes)


def from_bytes(
    data: bytes,
    path: str,
    inputs: Inputs,
    *,
    max_bytes: int = MAX_BYTES,
    format: str | None = None,
    declared: str = "",
) -> Source:
    """The article in `data`, read as a file of the name `path` would be. `declared`: the encoding that who sent it
    states, which counts before what the bytes state of themselves.

    Raises LoadError too-large, binary, empty, undecodable, unsupported-format."""
    check_size(len(data), max_bytes)
    if not data:
        raise LoadError("empty", "the file is empty (0 bytes)")
    form = named(format, inputs) if format else format_of(path, data, inputs)
    sha256 = hashlib.sha256(data).hexdigest()
    if form.binary:
        return Source(shown(path), "", form.name, sha256, "", data=data)
    decoded = decode(data, declared or (form.declared(data) if form.declared else ""))
    text = decoded.text.lstrip("\ufeff")
    if not text:
        raise LoadError("empty", "the file is empty but for a byte order mark")
    return Source(shown(path), fit(text), form.name, sha256, decoded.encoding, Meta(), decoded.limits)


def from_text(text: str, path: str, format: str = PLAIN, meta: Meta = Meta()) -> Source:  # noqa: B008 - frozen
    """The article in a string. `sha256` is of its UTF-8 form.

    Raises LoadError empty."""
    if not text:
        raise LoadError("empty", "the text is empty")
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Source(shown(path), fit(text.lstrip("\ufeff")), format, sha256, "utf-8", meta)


def shown(path: str) -> str:
    """The path as text that can be encoded: bytes that are no UTF-8 as \\xNN."""
    try:
        path.encode("utf-8")
        return path
    except UnicodeEncodeError:
        pass
    try:
        return os.fsencode(path).decode("utf-8", "backslashreplace")
    except UnicodeEncodeError:  # no file is called so
        return fit(path)


def fit(text: str) -> str:
    """NUL and lone surrogates replaced one to one, so that no later stage meets what it cannot encode."""
    plain = text.isascii() and "\0" not in text  # as most are; the pattern takes a thousand times as long
    return text if plain else _UNFIT.sub("\ufffd", text)
