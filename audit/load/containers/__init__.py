"""A file that holds many articles -> one Source each: an explicit table CONTAINERS, one file a format."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO, cast

from audit.errors import LoadError
from audit.load.containers.base import Asked, Container, Reader, silent
from audit.load.containers.columns import Columns
from audit.load.containers.compressed import SUFFIXES, broken, inflated, inner
from audit.load.containers.texts import SAMPLE
from audit.load.files import error_of
from audit.load.formats import suffix
from audit.load.source import from_bytes
from audit.model.article import Source
from audit.model.report import Failure

__all__ = ["CONTAINERS", "Asked", "Columns", "articles", "container_of", "many", "silent"]


def _late_reader(module: str, name: str = "read") -> Reader:
    """A reader, which is loaded with the first file of its format."""

    def read(stream: BinaryIO, asked: Asked) -> Iterator[Source | Failure]:
        found: Reader = getattr(import_module(f"{__name__}.{module}"), name)
        return found(stream, asked)

    return read


def _late_test(module: str, name: str = "begins") -> Callable[[bytes], bool]:
    """As `_late_reader`, for what tells a format by how a file begins."""

    def begins(head: bytes) -> bool:
        found: Callable[[bytes], bool] = getattr(import_module(f"{__name__}.{module}"), name)
        return found(head)

    return begins


CONTAINERS: Mapping[str, Container] = MappingProxyType(
    {
        c.name: c
        for c in (
            Container("jsonarray", (".jsonl", ".ndjson"), _late_reader("jsonlist"), _late_test("jsonlist", "is_array")),
            Container("jsonl", (".jsonl", ".ndjson"), _late_reader("jsonl")),
            Container("csv", (".csv", ".tsv", ".tab"), _late_reader("delimited")),
            Container("parquet", (".parquet", ".pq"), _late_reader("columnar", "read_parquet")),
            Container("arrow", (".arrow", ".arrows", ".feather", ".ipc"), _late_reader("columnar", "read_arrow")),
            Container("jsonfeed", (".json",), _late_reader("jsonfeed"), _late_test("jsonfeed")),
            Container("ghost", (".json",), _late_reader("ghost"), _late_test("ghost")),
            Container("jsonlist", (".json",), _late_reader("jsonlist"), _late_test("jsonlist")),
            Container("newsmessage", (".xml",), _late_reader("newsmessage"), _late_test("newsmessage")),
            Container("warc", (".warc",), _late_reader("warc")),
            Container("wacz", (".wacz",), _late_reader("wacz")),
            Container("feed", (".xml", ".rss", ".atom", ".rdf"), _late_reader("feed"), _late_test("feed")),
        )
    }
)
"""What holds many articles."""
HEAD = 4096  # bytes by which a format is told from another of the same suffix


def container_of(path: str, head: bytes | None = None) -> Container | None:
    """The format of a file of this name that holds many articles; None for one that is an article itself. `head`: how
    it begins, where somebody has read it; left out, the file is looked at where its name does not tell."""
    end = suffix(inner(path))
    for one in CONTAINERS.values():
        if end in one.suffixes:
            if one.begins is None:
                return one
            head = _head(path) if head is None else head
            if one.begins(head):
                return one
    return None


def many(path: str, head: bytes | None = None) -> bool:
    """Whether the file holds many articles, or one that is compressed. `head`: as in `container_of`."""
    return suffix(path) in SUFFIXES or container_of(path, head) is not None


def articles(path: str, asked: Asked, stream: BinaryIO | None = None) -> Iterator[Source | Failure]:
    """The articles of a file for which `many` is true, in order. What cannot be read is a Failure, be it one article
    or the file; nothing is raised. `stream`: what is read instead of the file."""
    read = 0
    try:
        with _opened(path) if stream is None else stream as raw:
            for one in _read(path, asked, raw):
                read += 1
                yield one
    except LoadError as e:
        yield Failure(asked.path, e.code, str(e))
        return
    except Exception as e:
        if isinstance(e, broken()):
            error = LoadError("unreadable", f"the compressed file is damaged or cut off: {e}")
        elif isinstance(e, OSError):
            error = error_of(e)
        else:
            raise
        yield Failure(asked.path, error.code, str(error))
        return
    if not read:
        yield Failure(asked.path, "empty", "the file holds no article")


def _read(path: str, asked: Asked, raw: BinaryIO) -> Iterator[Source | Failure]:
    stream = io.BufferedReader(cast(io.RawIOBase, inflated(raw, path)), SAMPLE)
    found = container_of(path, stream.peek(HEAD)[:HEAD])
    if found is not None:
        yield from found.read(cast(BinaryIO, stream), asked)
        return
    data = stream.read(asked.max_bytes + 1)
    if len(data) > asked.max_bytes:
        raise LoadError("too-large", f"inflates to more than {asked.max_bytes:,} bytes; raise it with --max-bytes")
    yield from_bytes(data, inner(path), asked.inputs, max_bytes=asked.max_bytes)


def _opened(path: str) -> BinaryIO:
    """A regular file as a stream; a pipe or device is never waited for. Raises OSError, LoadError."""
    if not Path(path).is_file():
        raise LoadError("not-a-file", "not a regular file") if os.path.lexists(path) else FileNotFoundError(2, "")
    return Path(path).open("rb")


def _head(path: str) -> bytes:
    try:
        with _opened(path) as raw:
            return inflated(raw, path).read(HEAD)
    except (OSError, LoadError):
        return b""
    except Exception as e:
        if not isinstance(e, broken()):
            raise
        return b""
