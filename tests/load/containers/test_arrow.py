"""Arrow's own files: IPC and its stream, Feather 2."""

from __future__ import annotations

import io

import pyarrow as pa
import pyarrow.feather as feather
import pytest
from reading import read, said, sources

from audit.model.report import Failure

TABLE = pa.table({"id": [str(n) for n in range(40)], "text": [f"The council met {n} times." for n in range(40)]})


@pytest.mark.parametrize("make", [pa.ipc.new_file, pa.ipc.new_stream])
def test_ipc(make: object) -> None:
    out = io.BytesIO()
    with make(out, TABLE.schema) as writer:  # type: ignore[operator]
        writer.write_table(TABLE, max_chunksize=25)
    found = sources("a.arrow", out.getvalue())
    assert [one.meta.id for one in found] == [str(n) for n in range(40)]
    assert (found[39].path, found[39].text) == ("a.arrow#40", "The council met 39 times.")


@pytest.mark.parametrize("compression", ["lz4", "zstd", "uncompressed"])
def test_feather(compression: str) -> None:
    out = io.BytesIO()
    feather.write_feather(TABLE, out, compression=compression)
    assert len(sources("a.feather", out.getvalue())) == 40


def test_large_and_view_strings() -> None:
    text = pa.array(["One.", None], pa.large_string())
    table = pa.table({"text": text.cast(pa.string_view()), "title": pa.array(["A", "B"], pa.large_string())})
    out = io.BytesIO()
    with pa.ipc.new_file(out, table.schema) as writer:
        writer.write_table(table)
    found, _ = read("a.arrow", out.getvalue())
    assert said(found) == [("a.arrow#1", "One."), ("a.arrow#2", "no-text")]


@pytest.mark.parametrize(("data", "code"), [(b"FEA1" * 9, "unsupported-format"), (b"ARROW1\0\0", "unreadable")])
def test_what_cannot_be_read(data: bytes, code: str) -> None:
    (one,), _ = read("a.feather", data)
    assert isinstance(one, Failure)
    assert one.code == code


def test_a_file_that_is_cut_off() -> None:
    out = io.BytesIO()
    feather.write_feather(TABLE, out)
    (one,), _ = read("a.feather", out.getvalue()[:-30])
    assert isinstance(one, Failure)
    assert one.code == "unreadable"
