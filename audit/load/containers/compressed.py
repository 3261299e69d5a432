"""Files within .gz and .zst: opened as streams, so that nothing is inflated beyond what is read."""

from __future__ import annotations

import gzip
import zlib
from typing import BinaryIO, cast

from audit.errors import LoadError, missing_extra
from audit.load.formats import suffix

SUFFIXES = (".gz", ".zst")


def inner(path: str) -> str:
    """The name of what a compressed file holds: its own name without .gz or .zst."""
    return path[: -len(suffix(path))] if suffix(path) in SUFFIXES else path


def inflated(stream: BinaryIO, path: str) -> BinaryIO:
    """Raises LoadError missing-extra."""
    end = suffix(path)
    if end == ".gz":
        return cast(BinaryIO, _Whole(fileobj=stream))
    if end == ".zst":
        try:
            import zstandard
        except ImportError:
            raise missing_extra("a .zst file") from None
        return cast(BinaryIO, zstandard.ZstdDecompressor().stream_reader(stream))
    return stream


class _Whole(gzip.GzipFile):
    """Gives all that stands before the place where a file is damaged or cut off; gzip itself drops what it has read."""

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        size = 0
        while size < len(view):
            try:
                read = self.readinto1(view[size:])
            except broken():
                if size:
                    break  # and once more at the next call
                raise
            if not read:
                break
            size += read
        return size


def in_leaps(stream: BinaryIO, what: str) -> None:
    """Raises LoadError unsupported-format where a format that is read in leaps comes as a stream."""
    if not stream.seekable() or isinstance(getattr(stream, "raw", stream), gzip.GzipFile):
        said = f"{what} is read in leaps and cannot be streamed or within .gz or .zst: give it unpacked, by its name"
        raise LoadError("unsupported-format", said)


def broken() -> tuple[type[Exception], ...]:
    """What reading a damaged compressed stream raises."""
    known: tuple[type[Exception], ...] = (zlib.error, EOFError, gzip.BadGzipFile)
    try:
        from zstandard import ZstdError
    except ImportError:
        return known
    return (*known, ZstdError)
