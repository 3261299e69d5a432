"""CSV and TSV: the delimiter, quotes that are not closed, rows of another width, headers, encodings."""

from __future__ import annotations

import csv
import gzip
import io
import tracemalloc

import pandas as pd
import pytest
from reading import read, said, sources

from audit import load, parse
from audit.load.containers import Columns, articles
from audit.model.article import Source
from audit.model.report import Failure

TEXT = 'The council met.\n\n"No," said the mayor, Ann Ode; the plan stands.'


@pytest.mark.parametrize(("name", "sep"), [("a.csv", ","), ("a.csv", ";"), ("a.tsv", "\t"), ("a.csv", "|")])
def test_what_pandas_writes(name: str, sep: str) -> None:
    frame = pd.DataFrame({"id": ["a", "b"], "headline": ["Plan, again", None], "body": [TEXT, "Short."], "n": [1, 2]})
    first, second = sources(name, frame.to_csv(sep=sep).encode())
    assert (first.path, first.text, first.meta.title, first.meta.id) == (f"{name}#1", TEXT, "Plan, again", "a")
    assert first.extra == (("column 1", "0"), ("n", "1"))
    assert (second.text, second.meta.title) == ("Short.", "")


def test_what_excel_writes() -> None:
    (one,) = sources("a.csv", 'sep=;\r\nid;text;;\r\n1;"Ten, or more";;\r\n'.encode("utf-8-sig"))
    assert (one.text, one.meta.id) == ("Ten, or more", "1")
    (one,) = sources("a.csv", "id\ttext\r\n1\tIt’s so\r\n".encode("utf-16"))
    assert (one.text, one.encoding) == ("It’s so", "utf-16-le")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(end: str) -> None:
    data = end.join(["id,text", "1,One.", "", "2,Two."]).encode()
    assert [one.path for one in sources("a.csv", data)] == ["a.csv#1", "a.csv#2"]


def test_a_quote_that_is_never_closed_swallows_no_rows() -> None:
    data = b'id,text\n1,"never closed\n2,Two.\n3,"Three, ""again""."\n4,"open\n5,Five.\n'
    found, _ = read("a.csv", data)
    assert said(found) == [
        ("a.csv#1", "bad-record"),
        ("a.csv#2", "Two."),
        ("a.csv#3", 'Three, "again".'),
        ("a.csv#4", "bad-record"),
        ("a.csv#5", "Five."),
    ]
    assert isinstance(found[0], Failure)
    assert found[0].message.startswith("line 2: a quotation mark")


def test_rows_within_one_cell_are_told() -> None:
    data = b'id,text,n\n1,"open,1\n2,Two.,2\n3,Three.,3\n4,closed",4\n'
    (one,) = sources("a.csv", data)
    assert "Lines 2 to 5 are one row, and most look like rows of their own" in one.limits[0]


def test_quotes_in_tsv_may_be_as_they_are() -> None:
    (one,) = sources("a.tsv", b'id\ttext\n1\t"No," he said.\n')
    assert one.text == '"No," he said.'


def test_rows_of_another_width() -> None:
    found, _ = read("a.csv", b"id,text,n\n1,One, two,3\n2,Two.\n3,Three.,3,,\n,,,,\n")
    assert said(found) == [("a.csv#1", "bad-record"), ("a.csv#2", "Two."), ("a.csv#3", "Three."), ("a.csv#4", "empty")]
    assert isinstance(found[1], Source)
    assert found[1].limits[0] == "The row has 2 cells, the header 3: the last ones are missing."


@pytest.mark.parametrize(
    ("data", "code", "message"),
    [
        (b"id,text,text\n1,a,b\n", "bad-header", "two columns are called 'text'"),
        (b"1,The council met on Monday.\n2,x\n", "no-column", "the first row has to name the columns"),
        (b"1," + b"The council met. " * 20 + b"\n", "bad-header", "looks like no name"),
        (b'id,"text\n1,One.\n', "bad-header", "a quotation mark opens a cell"),
        (b"\n\n", "empty", "no rows"),
        (b"id,text\n", "empty", "holds no article"),
        (b"\x00\x01\x02\x00" * 40, "binary", "binary"),
    ],
)
def test_headers_that_are_none(data: bytes, code: str, message: str) -> None:
    (one,), _ = read("a.csv", data)
    assert isinstance(one, Failure)
    assert (one.path, one.code) == ("a.csv", code)
    assert message in one.message


def test_a_column_is_named_by_the_caller() -> None:
    (one,) = sources("a.csv", b"text,long\nLead.,Lead. And more.\n", Columns(text="long"))
    assert one.text == "Lead. And more."


def test_windows_1252_is_a_guess_that_is_told() -> None:
    text = "The mayor’s plan stands as the council said in a long letter to the café."
    (one,) = sources("a.csv", f"id,text\n1,{text}\n".encode("cp1252"))
    assert (one.text, one.encoding) == (text, "cp1252")
    assert "read as windows-1252, which is a guess" in one.limits[0]


def test_a_row_that_is_no_utf_8_late_in_the_file() -> None:
    rows = b"".join(b"%d,%s\n" % (n, b"The council met. " * 9) for n in range(1000))
    *others, last = sources("a.csv", b"id,text\n" + rows + "1000,It’s so\n".encode("cp1252"))
    assert last.text == "It’s so"
    assert "which is a guess" in last.limits[0]
    assert all(len(one.limits) == 1 for one in others)


def test_huge_cells_and_nul() -> None:
    found, _ = read("a.csv", b"id,text\n1," + b"x" * 300_000 + b"\n2,a\0b\n")
    assert [len(one.text) for one in found if isinstance(one, Source)] == [300_000, 3]
    found, _ = read("a.csv", b"id,text\n1," + b"x" * 9000 + b"\n2,Two.\n", max_bytes=1000)
    assert said(found) == [("a.csv#1", "too-large"), ("a.csv#2", "Two.")]


def test_memory_does_not_follow_the_file() -> None:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["id", "text"])
    writer.writerows([n, "The council met. " * 60] for n in range(20_000))
    packed = gzip.compress(out.getvalue().encode()[: 1 << 22]) + gzip.compress(out.getvalue().encode()[1 << 22 :])
    del out, writer
    tracemalloc.start()
    found = sum(isinstance(one, Source) for one in articles("a.csv.gz", _asked(), io.BytesIO(packed)))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found == 20_000  # of two members of gzip
    assert most < 3_000_000


def _asked() -> load.Asked:
    return load.Asked("a.csv.gz", parse.INPUTS)
