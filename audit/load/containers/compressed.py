"""Files within .gz and .zst: opened as streams, so that nothing is inflated beyond what is read."""

from __future__ import annotations

import gzip
import zlib
from typing import BinaryIO, cast

from audit.load.containers.base import missing_extra
from audit.load.formats import suffix

SUFFIXES = (".gz", ".zst")


def inner(path: str) -> str:
    """The name of what a compressed file holds: its own name without .gz or .zst."""
    return path[: -len(suffix(path))] if suffix(path) in SUFFIXES else path


def inflated(stream: BinaryIO, path: str) -> BinaryIO:
    """Raises LoadError missing-extra."""
    end = suffix(path)
    if end == ".gz":
        return cast(BinaryIO, gzip.GzipFile(fileobj=stream))
    if end == ".zst":
        try:
            import zstandard
        except ImportError:
            raise missing_extra("a .zst file") from None
        return cast(BinaryIO, zstandard.ZstdDecompressor().stream_reader(stream))
    return stream


def broken() -> tuple[type[Exception], ...]:
    """What reading a damaged compressed stream raises."""
    known: tuple[type[Exception], ...] = (zlib.error, EOFError, gzip.BadGzipFile)
    try:
        from zstandard import ZstdError
    except ImportError:
        return known
    return (*known, ZstdError)
