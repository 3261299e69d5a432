"""Rows -> Parquet: the columns of `audit.render.columns` as Arrow types, the same bytes for the same rows."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from audit.model.report import Failure, Report
from audit.render.columns import FRAMES, Column
from audit.render.frames import rows_of
from audit.render.libraries import arrow_array, arrow_schema

if TYPE_CHECKING:
    import pyarrow as pa

SCHEMA = "tables/1"
"""Version of names, columns and types; a change of meaning makes it tables/2."""
TABLES: Mapping[str, Sequence[Column]] = {name: columns for name, (_, columns) in FRAMES.items()}


@cache
def schema(name: str) -> pa.Schema:
    """The Arrow schema of a table; its metadata says which version it is."""
    return arrow_schema(TABLES[name], {"audit": SCHEMA, "table": name})


class Builder:
    """Collects the rows of a part by column, which takes a fraction of the memory that rows take."""

    def __init__(self) -> None:
        self._columns: dict[str, dict[str, list[Any]]] = {
            name: {c.name: [] for c in columns} for name, columns in TABLES.items()
        }

    def add(self, item: Report | Failure, number: int) -> None:
        """`number`: the place of the article in the corpus, from 0."""
        for name, rows in rows_of(item, number).items():
            for column, values in self._columns[name].items():
                values += [row.get(column) for row in rows]

    def parquet(self) -> dict[str, bytes]:
        """The part's file of each table, by the table's name. A table without rows has a file, too."""
        return {name: _bytes(name, columns) for name, columns in self._columns.items()}


def build(items: Iterable[tuple[int, Report | Failure]]) -> dict[str, bytes]:
    builder = Builder()
    for number, item in items:
        builder.add(item, number)
    return builder.parquet()


def _bytes(name: str, columns: Mapping[str, list[Any]]) -> bytes:
    import pyarrow as pa
    from pyarrow import parquet

    made = schema(name)
    arrays = [arrow_array(columns[field.name], field.type) for field in made]
    out = io.BytesIO()
    table = pa.Table.from_arrays(arrays, schema=made)
    parquet.write_table(table, out, compression="zstd", row_group_size=max(1, table.num_rows))
    return out.getvalue()
