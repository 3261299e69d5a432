"""WARC files, written by warcio: which records are pages, how a page is packed, what is broken on purpose."""

from __future__ import annotations

import gzip
import sys
import tracemalloc
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path

import brotli
import pytest
import zstandard
from archives import DATE, HTML, PAGE, answer, record, warc
from reading import read, said, sources

from audit import load, parse
from audit.load.containers import articles
from audit.model.article import Source
from audit.model.report import Failure


def raw(*headers: str, body: bytes) -> bytes:
    return "\r\n".join(("WARC/1.0", *headers, "", "")).encode() + body + b"\r\n\r\n"


@pytest.mark.parametrize("packed", [True, False])
def test_a_page(packed: bool) -> None:
    (one,) = sources("a.warc.gz" if packed else "a.warc", warc(answer(), packed=packed))
    assert (one.path, one.format, one.text) == (f"a.warc{'.gz' * packed}#2", "html", PAGE.decode())
    assert (one.meta.url, one.meta.date, one.extra) == ("https://gull.example/pier", "", (("captured", DATE),))
    assert one.limits == ("A page in a web archive: lines and columns are those of the page.",)
    article = parse.parse(one)
    assert [article.slice(b.span) for b in article.blocks] == [
        "Pier sinks again",
        "The old pier sank on Monday. Nobody was hurt.",
    ]
    assert (article.meta.date, article.meta.url) == ("2026-03-01", "https://gull.example/pier")
    at = article.map.to_source(article.blocks[1].span)
    assert one.text[at.start : at.end] == "The old pier sank on Monday. Nobody was hurt."


def test_what_is_no_page_is_counted_and_told() -> None:
    found, told = read(
        "a.warc.gz",
        warc(
            record("request", b"GET /pier HTTP/1.1\r\n\r\n", type="application/http; msgtype=request"),
            answer(),
            answer(b"gone", status="404 Not Found"),
            answer(b"", ("Location", "/b"), status="301 Moved"),
            answer(b"", ("Location", "/c"), status="302 Found"),
            answer(b"\x89PNG", ("Content-Type", "image/png")),
            answer(b"{}", ("Content-Type", "application/json")),
            answer(b"?", ("Content-Type", "<script>/x")),
            answer(b"x", ("Server", "none")),
            answer(b"User-agent: *\n", ("Content-Type", "text/plain"), url="https://gull.example/robots.txt"),
            record("revisit", b"", type="application/http; msgtype=response"),
            record("metadata", b"via: x", type="application/warc-fields"),
            record("response", b"\x00", "dns:gull.example", type="text/dns"),
            record("resource", b"The pier sank.", "urn:text:https://gull.example/pier", type="text/plain"),
            record("conversion", b"The pier sank.", type="text/plain"),
            record("resource", PAGE, type="text/html"),
            record("resource", b"Pier sank\n\nThe pier sank.", type="text/plain; charset=utf-8"),
        ),
    )
    assert [(one.path, one.format) for one in found if isinstance(one, Source)] == [
        ("a.warc.gz#3", "html"), ("a.warc.gz#17", "html"), ("a.warc.gz#18", "text"),
    ]  # fmt: skip
    assert len(found) == 3
    assert told == [
        "left out: 2 answered with status 3xx, 1 answered with status 4xx, 1 of another kind of record, 1 of another "
        "protocol, 2 of no known type, 1 of type application/..., 1 of type image/..., 1 revisited (the page stands "
        "where it was first met), 1 robots.txt, 1 text that a crawler took from a page"
    ]


def test_an_archive_without_pages_is_said() -> None:
    found, told = read("a.warc.gz", warc(answer(b"gone", status="404 Not Found")))
    assert [getattr(one, "code", "") for one in found] == ["empty"]
    assert told == ["left out: 1 answered with status 4xx"]


def chunked(body: bytes, size: int = 50) -> bytes:
    parts = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x;a=b\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\nX-Sum: 1\r\n\r\n"


def bare(body: bytes) -> bytes:
    machine = zlib.compressobj(wbits=-15)
    return machine.compress(body) + machine.flush()


PACKED: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "deflate": zlib.compress,
    "Deflate": bare,
    "br": brotli.compress,
    "zstd": zstandard.compress,
    "identity": bytes,
    "gzip, br": lambda body: brotli.compress(gzip.compress(body)),
}


@pytest.mark.parametrize("name", PACKED)
@pytest.mark.parametrize("whole", [True, False])
def test_however_a_page_is_packed(name: str, whole: bool) -> None:
    body, headers = PACKED[name](PAGE), [HTML, ("Content-Encoding", name)]
    if not whole:
        body, headers = chunked(body), [*headers, ("Transfer-Encoding", "chunked")]
    (one,) = sources("a.warc.gz", warc(answer(body, *headers)))
    assert one.text == PAGE.decode()


@pytest.mark.parametrize("name", ["gzip", "br", "zstd"])
def test_headers_of_a_page_that_the_archive_has_unpacked(name: str) -> None:
    headers = (HTML, ("Content-Encoding", name), ("Transfer-Encoding", "chunked"))
    (one,) = sources("a.warc.gz", warc(answer(PAGE, *headers)))
    assert one.text == PAGE.decode()


@pytest.mark.parametrize("name", ["gzip", "deflate", "br", "zstd"])
def test_a_bomb_in_a_page_is_its_own_error(name: str) -> None:
    bomb = PACKED[name](b" " * 60_000_000)
    data = warc(answer(bomb, HTML, ("Content-Encoding", name)), answer())
    tracemalloc.start()
    try:
        found, _ = read("a.warc.gz", data, max_bytes=1_000_000)
        assert tracemalloc.get_traced_memory()[1] < 40_000_000
    finally:
        tracemalloc.stop()
    assert [getattr(one, "code", "") for one in found] == ["too-large", ""]


@pytest.mark.parametrize(
    ("headers", "body", "words"),
    [
        ([("Content-Encoding", "gzip")], b"x" * 50, "no gzip"),
        ([("Content-Encoding", "gzip")], gzip.compress(PAGE)[:-20], "cut off"),
        ([("Content-Encoding", "deflate")], zlib.compress(PAGE)[:-20], "cut off"),
        ([("Content-Encoding", "br")], brotli.compress(PAGE)[:-20], "cut off"),
        ([("Content-Encoding", "br")], b"\xff" * 50, "no br"),
        ([("Content-Encoding", "zstd")], b"\xff" * 50, "no zstd"),
        ([("Content-Encoding", "gzip, gzip, gzip")], gzip.compress(PAGE), "3 times over"),
        ([("Content-Encoding", "compress")], b"x", "not known"),
        ([("Transfer-Encoding", "chunked")], chunked(PAGE)[:-60], "chunks are broken"),
        ([("Transfer-Encoding", "chunked")], b"fffff\r\n" + PAGE, "chunks are broken"),
    ],
)
def test_a_broken_page_is_its_own_error(headers: list[tuple[str, str]], body: bytes, words: str) -> None:
    found, _ = read("a.warc.gz", warc(answer(body, HTML, *headers), answer()))
    first, second = found
    assert isinstance(first, Failure)
    assert (first.path, first.code, words in first.message) == ("a.warc.gz#2", "bad-record", True), first.message
    assert isinstance(second, Source)


@pytest.mark.parametrize("name", ["Brotli", "Zstandard"])
def test_what_is_missing_is_named(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    module, coding = {"Brotli": ("brotli", "br"), "Zstandard": ("zstandard", "zstd")}[name]
    data = warc(answer(PACKED[coding](PAGE), HTML, ("Content-Encoding", coding)))
    monkeypatch.setitem(sys.modules, module, None)
    ((one,), _) = read("a.warc.gz", data)
    assert isinstance(one, Failure)
    assert (one.code, name in one.message, "source-audit[corpus]" in one.message) == ("missing-extra", True, True)


def test_warcio_is_an_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "warcio.recordloader", None)
    ((one,), _) = read("a.warc.gz", warc(answer()))
    assert isinstance(one, Failure)
    assert (one.code, "source-audit[corpus]" in one.message) == ("missing-extra", True)


def test_encodings() -> None:
    text = "<html><p>The café sank, the mayor said. Naïve, said the clerk, and went home.</p></html>"
    latin = ("Content-Type", "text/html; charset='ISO-8859-1'")
    (one,) = sources("a.warc.gz", warc(answer(text.encode("cp1252"), latin)))
    assert (one.text, one.encoding) == (text, "cp1252")
    meta = "<meta charset=windows-1251>"
    cyrillic = meta + text.replace("café", "кафе").replace("Naïve", "Да")
    (one,) = sources("a.warc.gz", warc(answer(cyrillic.encode("cp1251"), ("Content-Type", "text/html"))))
    assert one.text == cyrillic
    (one,) = sources("a.warc.gz", warc(answer((meta + text).encode("cp1252"), latin)))
    assert one.text == meta + text, "what the server says counts before what the page says"
    (one,) = sources("a.warc.gz", warc(answer(text.encode(), latin)))
    assert (one.text, "its bytes are UTF-8" in one.limits[0]) == (text, True)


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "urn:x", "javascript:alert(1)", "http://x\x00y/", "http://[", "../../x", ""]
)
def test_an_odd_address_is_none(url: str) -> None:
    length = f"Content-Length: {len(PAGE)}"
    headers = ("WARC-Type: resource", f"WARC-Target-URI: {url}", "Content-Type: text/html", length)
    (one,) = sources("a.warc", raw(*headers, body=PAGE))
    assert (one.path, one.meta.url, one.extra) == ("a.warc#1", "", ())


RESOURCE = ("WARC-Type: resource", "WARC-Target-URI: https://gull.example/", "Content-Type: text/html")
GOOD = raw(*RESOURCE, f"Content-Length: {len(PAGE)}", body=PAGE)


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        (raw(*RESOURCE, body=PAGE), "no length"),
        (raw(*RESOURCE, "Content-Length: -5", body=PAGE), "no length"),
        (raw(*RESOURCE, "Content-Length: 1e3", body=PAGE), "no length"),
        (raw(*RESOURCE, "Content-Length: " + "9" * 5000, body=PAGE), "no length"),
        (raw(*(f"X-{n}: {'a' * 900}" for n in range(2000)), body=PAGE), "headers have more than"),
        (raw("X: " + "a" * 100_000, body=PAGE), "longer than"),
        (b"WARC/9.9\r\nX: y\r\n\r\n" + PAGE + b"\r\n\r\n", "cannot be read"),
        (raw(*RESOURCE, f"Content-Length: {len(PAGE) - 60}", body=PAGE), "cannot be read"),
    ],
)
def test_a_broken_record_stops_nothing(bad: bytes, words: str) -> None:
    found, _ = read("a.warc", GOOD + bad + GOOD)
    wrong = [one for one in found if isinstance(one, Failure)]
    assert len(wrong) == 1
    assert (wrong[0].code, words in wrong[0].message) == ("bad-record", True), wrong[0].message
    assert isinstance(found[0], Source)
    assert isinstance(found[-1], Source)


def test_a_length_that_lies_is_cut_off() -> None:
    found, _ = read("a.warc", GOOD + raw(*RESOURCE, "Content-Length: 999999999999", body=PAGE))
    assert [getattr(one, "code", "") for one in found] == ["", "bad-record"]
    assert isinstance(found[1], Failure)
    assert "cut off" in found[1].message


@pytest.mark.parametrize("data", [b"", b"<html><p>x</p></html>", b"\x00" * 100, b"WARC", b"\n\n\n"])
def test_what_is_no_archive_is_said(data: bytes) -> None:
    ((one,), _) = read("a.warc", data)
    assert isinstance(one, Failure)
    assert one.code in ("bad-header", "empty", "bad-record")


def test_a_file_that_is_cut_off_keeps_what_came_before() -> None:
    data = warc(answer(), answer())
    for cut in (30, 100):
        found, _ = read("a.warc.gz", data[:-cut])
        assert [getattr(one, "code", "") for one in found] == ["", "unreadable"]
    ((one,), _) = read("a.warc.gz", b"no archive")
    assert isinstance(one, Failure)
    assert (one.code, "damaged" in one.message) == ("unreadable", True)


def test_a_record_that_inflates_beyond_the_limit_is_passed_over() -> None:
    data = warc(answer(b"<p>" + b" " * 30_000_000), answer())
    tracemalloc.start()
    try:
        found, _ = read("a.warc.gz", data, max_bytes=1_000_000)
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()
    assert [getattr(one, "code", "") for one in found] == ["too-large", ""]


def test_answers_without_a_head(capfd: pytest.CaptureFixture[str]) -> None:
    bodies: Iterable[bytes] = (b"", b"\r\n", b"x: y\n" * 20_000, b"HTTP/1.1\r\n\r\n", b"\xff" * 900)
    kind = ("WARC-Type: response", "WARC-Target-URI: https://gull.example/", "Content-Type: application/http")
    data = b"".join(raw(*kind, f"Content-Length: {len(body)}", body=body) for body in bodies)
    found, told = read("a.warc", data + GOOD)
    assert said(found)[-1] == ("a.warc#6", PAGE.decode())
    assert told == ["left out: 4 answered without a status"]
    assert capfd.readouterr() == ("", ""), "the library prints nothing past us"


def test_it_streams(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(warc(*(answer(b"<p>" + bytes(str(n), "ascii") * 9000) for n in range(300))))
    tracemalloc.start()
    try:
        count = sum(isinstance(one, Source) for one in articles(str(path), load.Asked("a", parse.INPUTS)))
        assert tracemalloc.get_traced_memory()[1] < 4_000_000
    finally:
        tracemalloc.stop()
    assert count == 300
