"""WACZ files: a ZIP around WARC files of warcio, as the programs of web archives write it."""

from __future__ import annotations

import gzip
import io
import json
import struct
import warnings
import zipfile

import pytest
from archives import PAGE, answer, warc
from reading import read, sources

from audit.model.article import Source
from audit.model.report import Failure


def wacz(*files: tuple[str, bytes], how: int = zipfile.ZIP_STORED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how) as whole, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of names that stand twice
        whole.writestr("datapackage.json", json.dumps({"profile": "data-package", "wacz_version": "1.1.1"}))
        whole.writestr("pages/pages.jsonl", '{"format": "json-pages-1.0"}\n{"url": "https://gull.example/pier"}\n')
        whole.writestr("indexes/index.cdx.gz", gzip.compress(b"example,gull)/pier 2026 {}\n"))
        for name, data in files:
            whole.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize("how", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_pages_of_all_its_files_in_order(how: int) -> None:
    second, first = ("archive/b.warc", warc(answer(), packed=False)), ("archive/a.warc.gz", warc(answer(), answer()))
    found = sources("a.wacz", wacz(second, first, ("other/c.warc.gz", warc(answer())), how=how))
    assert [one.path for one in found] == ["a.wacz#2", "a.wacz#3", "a.wacz#5"]
    assert {one.text for one in found} == {PAGE.decode()}
    assert found[0].meta.url == "https://gull.example/pier"


def test_what_is_left_out_is_told_once() -> None:
    gone = warc(answer(b"", status="404 Not Found"))
    _, told = read("a.wacz", wacz(("archive/a.warc.gz", gone), ("archive/b.warc.gz", gone)))
    assert told == ["left out: 2 answered with status 4xx"]


def test_a_damaged_file_in_it_stops_nothing() -> None:
    whole = warc(answer())
    found, _ = read(
        "a.wacz", wacz(("archive/a.warc.gz", whole[:-30]), ("archive/b.warc.gz", b"?"), ("archive/c.warc.gz", whole))
    )
    assert [getattr(one, "code", "") for one in found] == ["unreadable", "unreadable", ""]
    assert isinstance(found[0], Failure)
    assert "archive/a.warc.gz in it is damaged" in found[0].message
    assert len({one.path for one in found}) == 3


def test_a_wrong_sum_is_damage() -> None:
    data = bytearray(wacz(("archive/a.warc", warc(answer(), packed=False))))
    at = data.index(b"Nobody was hurt")
    data[at] ^= 1
    found, _ = read("a.wacz", bytes(data))
    assert getattr(found[-1], "code", "") == "unreadable"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "no directory"),
        (b"PK\x03\x04" + b"x" * 500, "no directory"),
        (wacz(("archive/a.warc.gz", b"x"))[:-30], "no directory"),
        (wacz(("a.warc.gz", warc(answer()))), "there is no archive/"),
        (wacz(("../archive/a.warc.gz", warc(answer()))), "there is no archive/"),
        (wacz(*[("archive/a.warc.gz", warc(answer()))] * 2), "the same name"),
        (wacz(*((f"{'x' * 3000}{n}", b"") for n in range(2000))), "directory is too long"),
    ],
)
def test_what_is_no_wacz_is_said(data: bytes, words: str) -> None:
    ((one,), _) = read("a.wacz", data)
    assert isinstance(one, Failure)
    assert (one.code, words in one.message) == ("unreadable", True), one.message


def test_a_directory_that_lies() -> None:
    data = bytearray(wacz(("archive/a.warc.gz", warc(answer()))))
    at = data.rindex(b"PK\x05\x06")
    for size in (0, 0xFFFF_FFFF, 4_000_000):
        struct.pack_into("<L", data, at + 12, size)
        ((one,), _) = read("a.wacz", bytes(data))
        assert isinstance(one, Failure)
        assert one.code == "unreadable"


def test_the_directory_of_a_large_zip() -> None:
    """Its size stands before the end; the same bytes anywhere else mean nothing."""
    whole = wacz(("archive/a.warc.gz", warc(answer())), ("PK\x06\x06", b"PK\x06\x06" + b"\xff" * 60))
    assert len(sources("a.wacz", whole)) == 1
    at = whole.rindex(b"PK\x05\x06")
    size, start = struct.unpack_from("<LL", whole, at + 12)
    for said, code in ((size, ""), (1 << 40, "unreadable")):
        end = struct.pack("<4sQHHLLQQQQ", b"PK\x06\x06", 44, 45, 45, 0, 0, 5, 5, said, start)
        end += struct.pack("<4sLQL", b"PK\x06\x07", 0, at, 1)
        found, _ = read("a.wacz", whole[:at] + end + whole[at:])
        assert [getattr(one, "code", "") for one in found] == [code]


def test_bombs() -> None:
    packed = wacz(("archive/a.warc", warc(answer(b"<p>" + b" " * 50_000_000), answer(), packed=False)), how=8)
    found, _ = read("a.wacz", packed, max_bytes=1_000_000)
    assert [getattr(one, "code", "") for one in found] == ["too-large", ""]
    twice = wacz(("archive/a.warc.gz", gzip.compress(warc(answer(b" " * 50_000_000), answer()))), how=8)
    ((one,), _) = read("a.wacz", twice, max_bytes=1_000_000)
    assert isinstance(one, Failure)
    assert one.code == "bad-header"


def test_a_password_is_damage() -> None:
    data = bytearray(wacz(("archive/a.warc.gz", warc(answer()))))
    for mark, bit in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.rindex(mark)
        data[at + bit] |= 1
    ((one,), _) = read("a.wacz", bytes(data))
    assert isinstance(one, Failure)
    assert one.code == "unreadable"


def test_it_is_not_read_as_a_stream() -> None:
    ((one,), _) = read("a.wacz.gz", gzip.compress(wacz(("archive/a.warc.gz", warc(answer())))))
    assert isinstance(one, Failure)
    assert "read in leaps" in one.message


def test_a_page_keeps_its_place() -> None:
    (one,) = sources("a.wacz", wacz(("archive/a.warc.gz", warc(answer()))))
    assert isinstance(one, Source)
    assert one.limits == ("A page in a web archive: lines and columns are those of the page.",)
