"""The libraries that hold frames: the same columns, each in the types of its library, which can all hold NA. A library
is imported when the first frame is made."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from audit.errors import LoadError, UsageError, meant
from audit.render.columns import COUNT, FLAG, NUMBER, TEXT, Column

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

Values = Mapping[str, list[Any]]
"""The cells of each column; None is NA."""


class Library(NamedTuple):
    """One library. `make`: a frame of cells; `join`: one frame of at least one. `extra`: of this package, that brings
    it; empty where all have it."""

    make: Callable[[Values, Sequence[Column]], Any]
    join: Callable[[list[Any]], Any]
    extra: str = ""


def library_of(output: str) -> Library:
    """Raises UsageError where there is no such library, LoadError missing-extra where it is not installed."""
    if not isinstance(output, str) or output not in LIBRARIES:
        known = ", ".join(map(repr, LIBRARIES))
        raise UsageError(
            f"output: {output!r:.60} is none of {known}; {meant(str(output), LIBRARIES)}".removesuffix("; ")
        )
    library = LIBRARIES[output]
    try:
        library.make({}, ())
    except ImportError:
        said = f"frames of {output} take the extra: pip install 'source-audit[{library.extra}]'"
        raise LoadError("missing-extra", said) from None
    return library


def _pandas(values: Values, columns: Sequence[Column]) -> pd.DataFrame:
    """Strings are of the same kind with and without pyarrow."""
    import pandas as pd

    types: dict[str, Any] = {TEXT: pd.StringDtype("python")}
    return pd.DataFrame({c.name: pd.array(values[c.name], dtype=types.get(c.dtype, c.dtype)) for c in columns})


def _join_pandas(frames: list[pd.DataFrame]) -> pd.DataFrame:
    import pandas as pd

    return frames[0] if len(frames) == 1 else pd.concat(frames, ignore_index=True)


def _polars(values: Values, columns: Sequence[Column]) -> pl.DataFrame:
    import polars as pl

    types: dict[str, Any] = {TEXT: pl.String, COUNT: pl.Int64, NUMBER: pl.Float64, FLAG: pl.Boolean}
    return pl.DataFrame([pl.Series(c.name, values[c.name], types[c.dtype]) for c in columns])


def _join_polars(frames: list[pl.DataFrame]) -> pl.DataFrame:
    import polars as pl

    return pl.concat(frames)


def arrow_schema(columns: Sequence[Column], metadata: Mapping[str, str] | None = None) -> pa.Schema:
    """Columns that take few values are dictionaries."""
    import pyarrow as pa

    few = pa.dictionary(pa.int32(), pa.string())
    types = {TEXT: pa.string(), COUNT: pa.int64(), NUMBER: pa.float64(), FLAG: pa.bool_()}
    return pa.schema([pa.field(c.name, few if c.few else types[c.dtype]) for c in columns], metadata=metadata)


def _array(values: list[Any], type_: pa.DataType) -> pa.Array:
    import pyarrow as pa

    if pa.types.is_dictionary(type_):
        return pa.array(values, pa.string()).dictionary_encode().cast(type_)
    return pa.array(values, type_)


def arrow_table(values: Values, columns: Sequence[Column], metadata: Mapping[str, str] | None = None) -> pa.Table:
    import pyarrow as pa

    schema = arrow_schema(columns, metadata)
    return pa.Table.from_arrays([_array(values[field.name], field.type) for field in schema], schema=schema)


def _join_arrow(tables: list[pa.Table]) -> pa.Table:
    import pyarrow as pa

    return pa.concat_tables(tables).unify_dictionaries().combine_chunks()


PANDAS, POLARS, ARROW = "pandas", "polars", "arrow"
LIBRARIES: Mapping[str, Library] = MappingProxyType(
    {
        PANDAS: Library(_pandas, _join_pandas),
        POLARS: Library(_polars, _join_polars, "polars"),
        ARROW: Library(arrow_table, _join_arrow, "corpus"),
    }
)
