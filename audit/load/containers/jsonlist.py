"""A list of articles in a JSON file: the file itself, or what it has under a usual key."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

from audit.errors import LoadError
from audit.load.containers.base import SPARE, Asked
from audit.load.containers.columns import chosen
from audit.load.containers.elements import Cutter, Element, JsonScalar, Path
from audit.load.containers.jsonl import parse
from audit.load.containers.rows import attempt
from audit.load.containers.texts import streamed
from audit.load.decode import mark_of
from audit.model.article import Source
from audit.model.report import Failure

_KEYS = (
    *("articles", "items", "posts", "stories", "entries", "documents", "docs", "records", "results", "rows", "data"),
    *("news", "content"),
)
_AROUND = ("response", "data", "result")  # an answer of a server often has its list one level down
_PATHS = frozenset(((), *((key,) for key in _KEYS), *((outer, key) for outer in _AROUND for key in _KEYS)))


def begins(head: bytes) -> bool:
    """A list, or an object that soon has a list of objects under a usual key."""
    text = plain(head)
    return text.startswith("[") or (text.startswith("{") and _has_list(text))


def is_array(head: bytes) -> bool:
    """A list that was given the name of JSON lines."""
    return plain(head).startswith("[")


def read(stream: BinaryIO, asked: Asked) -> Iterator[Source | Failure]:
    """Articles are numbered as they stand in the list. Raises LoadError no-column, binary, undecodable."""
    columns: dict[str, str] = {}
    number = 0
    for number, row in enumerate(rows(stream, asked, _PATHS.__contains__), 1):
        if isinstance(row, LoadError):
            yield Failure(asked.name(number), row.code, str(row))
            continue
        row = {key: _rendered(value) for key, value in row.items()}
        columns = columns or chosen(asked.columns, row, asked.tell)
        yield attempt(row, columns, number, asked)


def rows(stream: BinaryIO, asked: Asked, wanted: Callable[[Path], bool]) -> Iterator[dict[str, Any] | LoadError]:
    """The objects of the first list that is wanted, and why one is none."""
    taken: list[Path] = []

    def first(path: Path) -> bool:
        if not taken and wanted(path):
            taken.append(path)
        return path in taken

    for one in cut(stream, asked, first):
        if isinstance(one, Element):
            yield row_of(one, asked)
        elif isinstance(one, LoadError):
            yield one


def cut(stream: BinaryIO, asked: Asked, wanted: Callable[[Path], bool]) -> Iterator[Element | JsonScalar | LoadError]:
    """The members of the lists that are wanted and what stands around them; last, that the file is cut off."""
    file = streamed(stream, unicode_only=True)
    cutter = Cutter(wanted, asked.max_bytes * SPARE)
    try:
        yield from cutter.read(file.chunks())
    finally:
        file.text.detach()  # so that the stream can be read again
    if not cutter.whole:
        yield LoadError("bad-record", "the file ends within this article: it is cut off, or a bracket is missing")


def row_of(element: Element, asked: Asked) -> dict[str, Any] | LoadError:
    if element.text is None:
        return LoadError("too-large", f"more than {asked.max_bytes * SPARE:,} bytes; raise the limit with --max-bytes")
    try:
        return parse(element.text.encode("utf-8", "surrogateescape"), "member")
    except LoadError as e:
        return e


def plain(head: bytes) -> str:
    """How a JSON file begins, without blanks."""
    return head.removeprefix(mark_of(head)).replace(b"\0", b"").decode("utf-8", "ignore").lstrip()


def _has_list(head: str) -> bool:
    found: list[Path] = []

    def wanted(path: Path) -> bool:
        found.extend([path] * (path in _PATHS))
        return False

    try:
        for _ in Cutter(wanted, 0).read([head]):
            pass
    except LoadError:
        return False
    return bool(found)


def _rendered(value: object) -> object:
    """WordPress's own interface has {"rendered": ...} where others have the words."""
    return value["rendered"] if isinstance(value, dict) and isinstance(value.get("rendered"), str) else value
