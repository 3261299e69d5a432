"""Rows -> Parquet: the columns of `audit.render.columns` as Arrow types, the same bytes for the same rows."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

from audit.render.columns import FRAMES, Column
from audit.render.libraries import Values, arrow_table

SCHEMA = "tables/1"
"""Version of names, columns and types; a change of meaning makes it tables/2."""
TABLES: Mapping[str, Sequence[Column]] = {name: columns for name, (_, columns) in FRAMES.items()}


def parquet(columns: Mapping[str, Values]) -> dict[str, bytes]:
    """The file of each table, by the table's name, of the cells of its columns. A table without rows has a file, too;
    its metadata says which version it is."""
    return {name: _bytes(name, cells) for name, cells in columns.items()}


def _bytes(name: str, cells: Values) -> bytes:
    from pyarrow import parquet

    out = io.BytesIO()
    table = arrow_table(cells, TABLES[name], {"audit": SCHEMA, "table": name})
    parquet.write_table(table, out, compression="zstd", row_group_size=max(1, table.num_rows))
    return out.getvalue()
