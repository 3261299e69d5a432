"""Parquet: what pandas and pyarrow write, types of cells, damaged files."""

from __future__ import annotations

import gzip
import io
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from reading import read, said, sources

from audit.load.containers import columnar
from audit.model.article import Source
from audit.model.report import Failure


def written(table: pa.Table, **how: Any) -> bytes:
    out = io.BytesIO()
    pq.write_table(table, out, **how)
    return out.getvalue()


def test_what_pandas_writes() -> None:
    frame = pd.DataFrame(
        {
            "uuid": ["a", "b"],
            "headline": ["Plan", None],
            "body": ["The council met.", "Short."],
            "published": pd.to_datetime(["2026-03-02 10:00:00.000000001", None]),
            "site": pd.Categorical(["The Gull", "The Gull"]),
            "n": [1.5, None],
        }
    )
    out = io.BytesIO()
    frame.to_parquet(out)
    first, second = sources("a.parquet", out.getvalue())
    assert (first.path, first.text, first.meta.title, first.meta.id) == ("a.parquet#1", "The council met.", "Plan", "a")
    assert (first.meta.outlet, first.meta.date[:10]) == ("The Gull", "2026-03-02")
    assert first.extra == (("n", "1.5"),)
    assert second.extra == (("n", ""),)


def test_a_row_without_a_text_is_a_failure_of_that_row() -> None:
    table = pa.table({"id": ["a", "b", "c"], "text": ["One.", None, "Three."]})
    found, _ = read("a.parquet", written(table))
    assert said(found) == [("a.parquet#1", "One."), ("a.parquet#2", "no-text"), ("a.parquet#3", "Three.")]


def test_text_that_is_no_utf_8_is_a_failure_of_that_row() -> None:
    table = pa.table({"text": pa.array([b"One.", b"\xff\xfe", "Dré".encode()], pa.binary())})
    found, _ = read("a.parquet", written(table))
    assert said(found) == [("a.parquet#1", "One."), ("a.parquet#2", "undecodable"), ("a.parquet#3", "Dré")]


def test_columns_of_vectors_are_left_out_and_told() -> None:
    table = pa.table(
        {"text": ["One."], "vector": [[0.1, 0.2]], "raw": pa.array([b"x"]), "authors": [["Ann Ode", "Bo Ek"]]}
    )
    found, told = read("a.parquet", written(table))
    assert isinstance(found[0], Source)
    assert (found[0].meta.author, found[0].extra) == ("Ann Ode, Bo Ek", ())
    assert told[-1] == "left out, since they hold no words or numbers: 'vector', 'raw'"


def test_a_list_is_no_text() -> None:
    found, _ = read("a.parquet", written(pa.table({"text": [["One.", "Two."]]})))
    assert said(found) == [("a.parquet#1", "not-text")]


def test_many_equal_rows_need_no_memory() -> None:
    from itertools import islice

    from audit import load, parse
    from audit.load.containers import articles

    rows = pa.DictionaryArray.from_arrays(pa.array([0] * 1_000_000, pa.int32()), ["The council met. " * 200])
    data = written(pa.table({"text": rows}))
    before = pa.total_allocated_bytes()
    found = articles("a.parquet", load.Asked("a.parquet", parse.INPUTS), io.BytesIO(data))
    assert len(list(islice(found, 1000))) == 1000
    assert pa.total_allocated_bytes() - before < 60_000_000


@pytest.mark.parametrize("change", [lambda d: d[:-20], lambda d: b"no table at all", lambda d: d[:-8] + b"\xff" * 8])
def test_damaged_files(change: Any) -> None:
    (one,), _ = read("a.parquet", change(written(pa.table({"text": ["One."]}))))
    assert isinstance(one, Failure)
    assert (one.path, one.code) == ("a.parquet", "unreadable")


def test_one_within_gz_is_told_what_to_do() -> None:
    (one,), _ = read("a.parquet.gz", gzip.compress(written(pa.table({"text": ["One."]}))))
    assert isinstance(one, Failure)
    assert one.code == "unsupported-format"
    assert "unpacked" in one.message


def test_columns() -> None:
    (one,), _ = read("a.parquet", written(pa.table({"id": ["a"]})))
    assert isinstance(one, Failure)
    assert one.code == "no-column"


FOUND = Path(__file__).parents[2] / "fuzz" / "found" / "many-parquet" / "a-page-that-says-it-is-long.parquet"


def test_no_memory_is_taken_for_what_a_page_only_says_it_holds() -> None:
    pool = pa.default_memory_pool()
    before = pool.max_memory()
    found, _ = read("a.parquet", FOUND.read_bytes())
    assert said(found) == [("a.parquet", "unreadable")]
    assert pool.max_memory() < before + 10_000_000


def test_a_large_file_is_read_page_by_page(monkeypatch: pytest.MonkeyPatch) -> None:
    data = written(pa.table({"text": [f"Line {n}." for n in range(50)]}), row_group_size=20, data_page_size=64)
    whole = sources("a.parquet", data)
    monkeypatch.setattr(columnar, "_AT_ONCE", 0)
    assert sources("a.parquet", data) == whole and len(whole) == 50
