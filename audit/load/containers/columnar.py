"""Parquet, and Arrow's own files (IPC, Feather 2): read batch by batch, and no more columns than are of use."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import SEEK_END
from typing import Any, BinaryIO

from audit.errors import LoadError, missing_extra
from audit.load.containers.base import Asked
from audit.load.containers.columns import chosen
from audit.load.containers.compressed import in_leaps
from audit.load.containers.rows import attempt
from audit.model.article import Source
from audit.model.report import Failure

BATCH = 16  # rows that are in memory at a time: each may have as much text as an article may
_FOOTER = 64_000_000  # bytes of a description of the table that are believed
_AT_ONCE = 64 << 20
"""Bytes of a Parquet file of which a group of rows is read in one piece. Of a larger one each page is read by itself,
and Arrow makes room for as much as the page says that it has. Nothing is asked of what the file says of its columns:
where that is damaged, Arrow ends the process."""
_BUFFER = 1 << 20
_FEATHER_1 = b"FEA1"
_ARROW = b"ARROW1"
_SHOWN = 6  # names of columns that are told


def read_parquet(stream: BinaryIO, asked: Asked) -> Iterator[Source | Failure]:
    """Rows are numbered from the first. Raises LoadError missing-extra, no-column, bad-header, unreadable."""
    pa = _arrow(stream, "a Parquet file")
    from pyarrow import parquet

    large = stream.seek(0, SEEK_END) > _AT_ONCE
    try:
        file = parquet.ParquetFile(
            pa.PythonFile(stream, "r"),
            pre_buffer=False,
            buffer_size=_BUFFER if large else 0,
            thrift_string_size_limit=_FOOTER,
            thrift_container_size_limit=_FOOTER // 64,
        )
        schema = file.schema_arrow
        taken, names = _columns(pa, schema, asked)
        batches = file.iter_batches(batch_size=BATCH, columns=names, use_threads=False)
        yield from _articles(pa, batches, taken, names, asked)
    except (pa.ArrowException, OSError, MemoryError, UnicodeDecodeError) as e:  # a name of a column may be no UTF-8
        raise _damaged("Parquet", e) from None


def read_arrow(stream: BinaryIO, asked: Asked) -> Iterator[Source | Failure]:
    """As `read_parquet`. A file is a file of Arrow or the stream that it is sent as."""
    pa = _arrow(stream, "an Arrow file")
    from pyarrow import ipc

    begins = stream.read(len(_ARROW))
    stream.seek(0)
    if begins.startswith(_FEATHER_1):
        raise LoadError("unsupported-format", "Feather version 1 cannot be read; write it as version 2 or as Parquet")
    try:
        file = pa.PythonFile(stream, "r")
        table = ipc.open_file(file) if begins == _ARROW else ipc.open_stream(file)
        taken, names = _columns(pa, table.schema, asked)
        whole = (table.get_batch(n) for n in range(table.num_record_batches)) if begins == _ARROW else iter(table)
        sound = (_sound(pa, batch, names) for batch in whole)
        batches = (one.slice(at, BATCH) for one in sound for at in range(0, one.num_rows, BATCH))
        yield from _articles(pa, batches, taken, names, asked)
    except (pa.ArrowException, OSError, MemoryError, UnicodeDecodeError) as e:  # a name of a column may be no UTF-8
        raise _damaged("Arrow", e) from None


def _sound(pa: Any, batch: Any, names: list[str]) -> Any:
    """The batch, whose columns point nowhere but into themselves. Arrow lays a file's bytes out as memory and believes
    them: a wrong offset would end the process. Raises ArrowInvalid. Whether text is UTF-8 is each row's own affair."""
    for name in names:
        _as_bytes(pa, batch.column(name)).validate(full=True)
    return batch


def _as_bytes(pa: Any, column: Any) -> Any:
    """A column of text as one of bytes, without a copy; another as it is."""
    types, kind = pa.types, column.type
    if types.is_dictionary(kind):
        return pa.DictionaryArray.from_arrays(column.indices, _as_bytes(pa, column.dictionary), safe=False)
    if types.is_string(kind):
        return column.view(pa.binary())
    if types.is_large_string(kind):
        return column.view(pa.large_binary())
    return column.view(pa.binary_view()) if types.is_string_view(kind) else column


def _arrow(stream: BinaryIO, what: str) -> Any:
    """Arrow itself, where it is installed and can read this."""
    try:
        import pyarrow
    except ImportError:
        raise missing_extra(what) from None
    in_leaps(stream, what)
    return pyarrow


def _damaged(what: str, error: Exception) -> LoadError:
    said = " ".join(str(error).split())[:200] or type(error).__name__
    return LoadError("unreadable", f"no {what} file, or a damaged one: {said}")


def _columns(pa: Any, schema: Any, asked: Asked) -> tuple[dict[str, str], list[str]]:
    """Those that are articles' columns, under our names; and all that are read."""
    names = list(schema.names)
    if twice := next((name for name in names if names.count(name) > 1), ""):
        raise LoadError("bad-header", f"two columns are called {twice[:40]!r}; rename one of them")
    taken = chosen(asked.columns, names, asked.tell)
    if strange := next((name for name in taken if not _known(pa, schema.field(name).type)), ""):
        raise LoadError("bad-header", f"the column {strange[:40]!r} holds no words")
    left = [name for name in names if name not in taken and not _plain(pa, schema.field(name).type)]
    if left:
        more = f" and {len(left) - _SHOWN:,} more" if len(left) > _SHOWN else ""
        asked.tell(f"left out, since they hold no words or numbers: {', '.join(map(repr, left[:_SHOWN]))}{more}")
    return taken, [name for name in names if name not in left]


def _plain(pa: Any, kind: Any) -> bool:
    """Whether a cell of this type can be carried through as a word."""
    types = pa.types
    if types.is_dictionary(kind):
        return _plain(pa, kind.value_type)
    if types.is_list(kind) or types.is_large_list(kind):
        return bool(_text(pa, kind.value_type))
    numbers = (types.is_boolean, types.is_integer, types.is_floating, types.is_decimal, types.is_temporal)
    return _text(pa, kind) or types.is_null(kind) or any(of(kind) for of in numbers)


def _known(pa: Any, kind: Any) -> bool:
    """Whether Python has a class for cells of this type: it has none for Arrow's older spans of time."""
    if pa.types.is_dictionary(kind):
        return _known(pa, kind.value_type)
    if kind.id in (pa.lib.Type_INTERVAL_MONTHS, pa.lib.Type_INTERVAL_DAY_TIME):
        return False
    return all(_known(pa, kind.field(n).type) for n in range(kind.num_fields))


def _text(pa: Any, kind: Any) -> bool:
    types = pa.types
    return bool(types.is_string(kind) or types.is_large_string(kind) or types.is_string_view(kind))


def _articles(
    pa: Any, batches: Iterator[Any], taken: Mapping[str, str], names: list[str], asked: Asked
) -> Iterator[Source | Failure]:
    number = 0
    for batch in batches:
        columns = {name: cells(pa, batch.column(name)) for name in names}
        for at in range(batch.num_rows):
            number += 1
            row = {name: column[at] for name, column in columns.items()}
            bad = next((name for name, cell in row.items() if isinstance(cell, bytes)), None)
            if bad is not None:
                said = f"the column {bad[:40]!r} is no UTF-8 in this row"
                yield Failure(asked.name(number), "undecodable", said)
            else:
                yield attempt(row, taken, number, asked)


def cells(pa: Any, column: Any) -> list[Any]:
    """Values as Python has them; text that is no UTF-8 as bytes."""
    types = pa.types
    if types.is_dictionary(column.type):
        column = column.dictionary_decode()
    column = _as_bytes(pa, column)
    if types.is_binary(column.type) or types.is_large_binary(column.type) or types.is_binary_view(column.type):
        return [cell if cell is None else _decoded(cell) for cell in column.to_pylist()]
    try:
        if types.is_timestamp(column.type):
            column = column.cast(pa.timestamp("us", column.type.tz), safe=False)
        values: list[Any] = column.to_pylist()
    except (ValueError, OverflowError, pa.ArrowException):  # a date or a time zone that Python does not know
        values = column.cast(pa.string(), safe=False).to_pylist()
    return values


def _decoded(cell: bytes) -> str | bytes:
    try:
        return cell.decode("utf-8")
    except UnicodeDecodeError:
        return cell
