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
    found, _ = read("a.arrow", _file(table))
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


@pytest.mark.parametrize("plain", [True, False])
def test_a_row_that_is_no_utf_8_stops_no_other(plain: bool) -> None:
    words = pa.array([b"Met \xff.", b"The council met."], pa.binary()).view(pa.string())
    column = words if plain else pa.DictionaryArray.from_arrays(pa.array([0, 1]), words)
    bad, good = read("a.arrow", _file(pa.table({"text": column})))[0]
    assert isinstance(bad, Failure)
    assert bad.code == "undecodable"
    assert not isinstance(good, Failure)
    assert good.text == "The council met."


def test_a_type_that_python_has_no_class_for() -> None:
    """Arrow's older spans of time, which pyarrow reads and does not write: 11 in a schema, where text is 5."""
    data = _file(pa.table({"text": ["The council met."], "place": ["Hull"]}))
    said = set()
    for at in (n for n, byte in enumerate(data) if byte == 5):
        found, told = read("a.arrow", data[:at] + b"\x0b" + data[at + 1 :])
        said |= {one.message for one in found if isinstance(one, Failure)} | set(told)
    assert any("the column 'text' holds no words" in message for message in said)
    assert "left out, since they hold no words or numbers: 'place'" in said


KNOWN = {"unreadable", "unsupported-format", "no-column", "bad-header", "no-text", "undecodable", "no-articles"}


@pytest.mark.parametrize(
    "kind", [pa.string(), pa.large_string(), pa.string_view(), pa.dictionary(pa.int32(), pa.string())]
)
def test_an_offset_that_points_out_of_the_file_ends_no_process(kind: pa.DataType) -> None:
    """Arrow reads such a file as it stands, and the process ends at the first cell."""
    texts = ["The council met more than once.", "It met again, and then once more."]
    data = _file(pa.table({"text": pa.array(texts, pa.string()).cast(kind)}))
    for at in range(0, len(data) - 8, 4):
        spoilt = data[:at] + b"\xff\xff\xff\x7f" + data[at + 4 :]
        found, _ = read("a.arrow", spoilt)
        assert all(one.code in KNOWN for one in found if isinstance(one, Failure)), at


def _file(table: pa.Table) -> bytes:
    out = io.BytesIO()
    with pa.ipc.new_file(out, table.schema) as writer:
        writer.write_table(table)
    return out.getvalue()
