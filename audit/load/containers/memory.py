"""A table that the caller holds in memory: pandas, polars, Arrow, or dicts. Only the columns that an article has are
looked at, some rows at a time. No library is imported: whoever hands over its table has it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from audit.errors import LoadError, UsageError
from audit.load.containers.columnar import cells as arrow_cells
from audit.load.containers.rows import article
from audit.load.formats import Inputs
from audit.load.items import name_of
from audit.model.article import Source
from audit.model.dataclass import dataclass
from audit.model.report import Failure

STEP = 64
"""Rows whose cells are taken out together."""


@dataclass(frozen=True, slots=True)
class InMemory:
    """`kind`: pandas, polars, arrow or rows. `cells`: those of a column (by its place in `header`), from a row up to
    another. `index`: what the rows are called, where the library has such a thing (pandas)."""

    kind: str
    header: list[str]
    length: int
    cells: Callable[[int, int, int], list[Any]]
    index: Any = None


def table_of(given: Any, who: str) -> InMemory:
    """`who`: the function that was given it, for messages. Raises UsageError where it is no table."""
    if (frame := _of(given, "pandas", "DataFrame")) is not None:
        return _pandas(frame, who)
    if (frame := _of(given, "polars", "DataFrame")) is not None:
        return _polars(frame)
    if (batch := _of(given, "pyarrow", "RecordBatch")) is not None:
        given = sys.modules["pyarrow"].Table.from_batches([batch])
    if _of(given, "pyarrow", "Table") is None and hasattr(given, "__arrow_c_stream__") and not _part(given):
        given = _streamed(given, who)
    if (frame := _of(given, "pyarrow", "Table")) is not None:
        return _arrow(frame)
    if isinstance(given, list | tuple):
        return _dicts(given, who)
    raise UsageError(_refusal(given, who))


def articles(table: InMemory, taken: Mapping[str, str], inputs: Inputs, max_bytes: int) -> Iterator[Source | Failure]:
    """The article of each row, or why there is none. `taken`: column -> what we call it. An article is called by its
    id, or by its number."""
    places = {field: table.header.index(column) for column, field in taken.items()}
    for at in range(0, table.length, STEP):
        end = min(at + STEP, table.length)
        columns = {field: table.cells(place, at, end) for field, place in places.items()}
        for n in range(end - at):
            yield _article({field: cells[n] for field, cells in columns.items()}, at + n + 1, inputs, max_bytes)


def _article(row: Mapping[str, Any], number: int, inputs: Inputs, max_bytes: int) -> Source | Failure:
    path = f"item-{number}"
    try:
        if bad := next((field for field, cell in row.items() if isinstance(cell, bytes)), ""):
            return Failure(path, "undecodable", f"row {number}: the {bad} is bytes that are no text; decode them first")
        path = name_of(row, number)
        return article(row, path, inputs, max_bytes)
    except Exception as e:  # a cell may be any object, and fail when it is compared or shown
        return Failure(path, "bad-record", f"row {number}: a cell cannot be read: {type(e).__name__}: {e}"[:300])


def _of(given: Any, library: str, name: str) -> Any | None:
    """The object, where it is of this class of a library that is loaded."""
    kind = getattr(sys.modules.get(library), name, None)
    return given if isinstance(kind, type) and isinstance(given, kind) else None


def _pandas(frame: Any, who: str) -> InMemory:
    if frame.columns.nlevels > 1:
        raise UsageError(
            f"{who}: the columns have {frame.columns.nlevels} levels; give it with one, or name columns anew"
        )
    header = [str(name) for name in frame.columns]
    return InMemory("pandas", header, len(frame), lambda n, a, b: list(frame.iloc[a:b, n].tolist()), frame.index)


def _polars(frame: Any) -> InMemory:
    return InMemory("polars", list(frame.columns), frame.height, lambda n, a, b: list(frame[a:b, n].to_list()))


def _arrow(table: Any) -> InMemory:
    pa = sys.modules["pyarrow"]

    def cells(n: int, a: int, b: int) -> list[Any]:
        return [cell for chunk in table.column(n).slice(a, b - a).chunks for cell in arrow_cells(pa, chunk)]

    return InMemory("arrow", list(table.column_names), table.num_rows, cells)


def _streamed(given: Any, who: str) -> Any:
    """What hands itself over as Arrow does (DuckDB, and others)."""
    try:
        import pyarrow as pa
    except ImportError:
        raise LoadError(
            "missing-extra", f"{who}: {_name(given)} is read by the extra: pip install 'source-audit[corpus]'"
        ) from None
    return pa.table(given)


def _dicts(rows: Sequence[Any], who: str) -> InMemory:
    for n, row in enumerate(rows, 1):
        if not isinstance(row, Mapping):
            hint = "; for texts alone: [{'text': text} for text in texts]" if isinstance(row, str) else ""
            raise UsageError(f"{who}: item {n} of the {type(rows).__name__} is {_name(row)}, not a dict{hint}")
    header = list(dict.fromkeys(str(key) for row in rows for key in row))

    def cells(n: int, a: int, b: int) -> list[Any]:
        return [next((v for k, v in row.items() if str(k) == header[n]), None) for row in rows[a:b]]

    return InMemory("rows", header, len(rows), cells)


def _part(given: Any) -> bool:
    """Is it a column alone?"""
    return type(given).__name__ in ("Series", "Array", "ChunkedArray")


def _refusal(given: Any, who: str) -> str:
    hint = ""
    if isinstance(given, str | bytes) or hasattr(given, "__fspath__"):
        hint = "it is never taken for a path: audit.audit_file reads a file, pandas.read_csv a table"
    elif isinstance(given, Mapping):
        hint = "pandas.DataFrame(it) makes one of columns, [it] of one article"
    elif _part(given):
        hint = "a column alone; its to_frame() is a table"
    elif type(given).__name__ == "LazyFrame":
        hint = "collect() it first"
    elif hasattr(given, "compute"):
        hint = "compute() it first, or give its parts one by one"
    elif isinstance(given, Iterable):
        hint = "list(it) is one, where it gives dicts"
    said = f"{who} takes a table (DataFrame of pandas or polars, Table of Arrow, list of dicts), not {_name(given)}"
    return f"{said}; {hint}" if hint else said


def _name(given: Any) -> str:
    kind = type(given)
    home = kind.__module__.partition(".")[0]
    return kind.__qualname__ if home == "builtins" else f"{home}.{kind.__qualname__}"
