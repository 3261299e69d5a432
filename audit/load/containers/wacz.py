"""WACZ: a ZIP that holds the WARC files of a web archive. Nothing is unpacked to disk."""

from __future__ import annotations

import io
import struct
import zipfile
from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO, cast

from audit.errors import LoadError
from audit.load.containers.base import Asked, left_out
from audit.load.containers.compressed import broken, in_leaps, inflated, inner
from audit.load.containers.warc import Archive
from audit.load.formats import suffix
from audit.model.article import Source
from audit.model.report import Failure

_FOLDER = "archive/"
_DIRECTORY = 4_000_000  # bytes; that of an archive has a few hundred files
_END, _LOCATOR = b"PK\x05\x06", b"PK\x06\x07"
_LOCATOR_SIZE, _END_64_SIZE = 20, 56  # of what a ZIP with large numbers has before its end
_TAIL = 22 + 65_535 + _LOCATOR_SIZE + _END_64_SIZE  # with the longest comment
_BUFFER = 1 << 16
_BROKEN: tuple[type[Exception], ...] = (zipfile.BadZipFile, RuntimeError, ValueError, struct.error, OSError)


def read(stream: BinaryIO, asked: Asked) -> Iterator[Source | Failure]:
    """Pages are numbered by their records, through all WARC files in the order of their names; a file that is damaged
    is a Failure, and the next one is read. Raises LoadError unreadable, unsupported-format, missing-extra."""
    in_leaps(stream, "a WACZ file")
    try:
        _bounded(stream)
        whole = zipfile.ZipFile(stream)
    except _BROKEN as e:
        raise LoadError("unreadable", f"no WACZ file, or a damaged one ({e})") from None
    left: Counter[str] = Counter()
    archive = Archive(asked, left)
    try:
        for info in _files(whole):
            try:
                with whole.open(info) as packed:
                    unpacked = inflated(cast(BinaryIO, packed), info.filename)
                    yield from archive.read(cast(BinaryIO, io.BufferedReader(cast(io.RawIOBase, unpacked), _BUFFER)))
            except (*_BROKEN, *broken()) as e:
                archive.number += 1
                name = asked.name(archive.number)
                yield Failure(name, "unreadable", f"{info.filename[:80]} in it is damaged or cut off ({e})")
    finally:
        if left:
            asked.tell(left_out(left))


def _files(whole: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """Raises LoadError unreadable."""
    infos = whole.infolist()
    found = [i for i in infos if i.filename.startswith(_FOLDER) and suffix(inner(i.filename)) == ".warc"]
    if not found:
        raise LoadError("unreadable", f"no WACZ file: there is no {_FOLDER}*.warc or *.warc.gz in it")
    names = [i.filename for i in found]
    if len(set(names)) < len(names):  # programs disagree on which of them counts
        raise LoadError("unreadable", "a damaged WACZ file: two files in it have the same name")
    return sorted(found, key=lambda i: i.filename)


def _bounded(stream: BinaryIO) -> None:
    """The directory of a ZIP is read whole, before anything can be asked of it. Raises BadZipFile, struct.error."""
    size = stream.seek(0, io.SEEK_END)
    stream.seek(max(0, size - _TAIL))
    tail = stream.read(_TAIL)
    stream.seek(0)
    at = tail.rfind(_END)
    if at < 0:
        raise zipfile.BadZipFile("it has no directory")
    locator = at - _LOCATOR_SIZE
    if locator >= _END_64_SIZE and tail.startswith(_LOCATOR, locator):
        (directory,) = struct.unpack_from("<Q", tail, locator - _END_64_SIZE + 40)
    else:
        (directory,) = struct.unpack_from("<L", tail, at + 12)
    if directory > _DIRECTORY:
        raise zipfile.BadZipFile("its directory is too long")
