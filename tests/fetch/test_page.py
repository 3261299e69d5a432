"""Fetching from a server: what is asked, what is followed, what ends in an error, and in what time."""

from __future__ import annotations

import gzip
import ssl
import threading
import time
from typing import Any

import httpcore
import pytest
from fetch.server import BAD, HTML, PAGE, Server, head, moved, page

from audit import load, parse
from audit.errors import LoadError
from audit.fetch import AGENT, Fetcher, Wire, keep
from audit.model.article import Source


def fetcher(server: Server, most: int = 1_000_000, seconds: float = 2.0, **asked: Any) -> Fetcher:
    return Fetcher(Wire([server.place]), most, seconds, **{"sleep": lambda _: None, **asked})


def test_a_page_is_fetched_and_who_asks_is_said(server: Server) -> None:
    got = fetcher(server).fetch(server.url("/ok"))
    assert (got.body, got.url, got.what.charset) == (PAGE, server.url("/ok"), "utf-8")
    assert server.paths() == ["/robots.txt", "/ok"]
    for _, headers in server.asked:
        assert headers["user-agent"] == AGENT
        assert headers["host"] == server.place
        assert not headers.keys() & {"cookie", "authorization", "referer"}
    source = got.source(parse.INPUTS, 1_000_000)
    assert (source.path, source.meta.url, source.extra) == (got.url, got.url, (("captured", got.date),))
    assert parse.parse(source).meta.title == "Pier sinks again"


@pytest.mark.parametrize("path", BAD)
def test_a_bad_answer_is_one_clear_error(server: Server, path: str) -> None:
    answer, code, words = BAD[path]
    server.answers[path] = answer
    begun = time.monotonic()
    with pytest.raises(LoadError) as e:
        fetcher(server).fetch(server.url(path))
    assert (e.value.code, words in str(e.value), "SECRET" in str(e.value)) == (code, True, False), e.value
    assert "\n" not in str(e.value)
    assert time.monotonic() - begun < 30


def test_redirects_are_followed_five_times_without_cookies(server: Server) -> None:
    for n in range(5):
        to = moved(f"/r{n + 1}" if n < 4 else "/ok").replace(b"Location", b"Set-Cookie: s=SECRET\r\nLocation")
        server.answers[f"/r{n}"] = to
    got = fetcher(server).fetch(server.url("/r0"))
    assert (got.url, len(got.asked)) == (server.url("/ok"), 6)
    assert not [1 for _, headers in server.asked if "cookie" in headers]
    server.answers["/r-1"] = moved("/r0")
    with pytest.raises(LoadError, match="more than 5"):
        fetcher(server).fetch(server.url("/r-1"))


def test_https_is_never_left_for_http(monkeypatch: pytest.MonkeyPatch) -> None:
    from audit.fetch.wire import Answer

    def get(self: Wire, at: Any, *_: Any) -> Answer:
        return Answer(404 if at.target == "/robots.txt" else 302, (("Location", "http://gull.example/b"),), b"")

    monkeypatch.setattr(Wire, "get", get)
    with pytest.raises(LoadError, match="from https to http"):
        Fetcher(Wire(), 1000).fetch("https://gull.example/a")


def test_packed_and_in_another_encoding(server: Server) -> None:
    body = gzip.compress("<html><p>The café sank, the mayor said. Naïve, said the clerk.</p></html>".encode("cp1252"))
    server.answers["/a"] = page(body, b"Content-Type: text/html; charset=ISO-8859-1", b"Content-Encoding: gzip")
    source = fetcher(server).fetch(server.url("/a")).source(parse.INPUTS, 1_000_000)
    assert "café" in source.text
    assert source.encoding == "cp1252"


def test_robots(server: Server) -> None:
    server.answers["/robots.txt"] = page(b"User-agent: *\nDisallow: /ok\n", b"Content-Type: text/plain")
    with pytest.raises(LoadError) as e:
        fetcher(server).fetch(server.url("/ok"))
    assert (e.value.code, server.paths()) == ("robots", ["/robots.txt"])
    server.answers["/robots.txt"] = head(b"503 Busy", length=0)
    with pytest.raises(LoadError, match="status 503, which means no"):
        fetcher(server).fetch(server.url("/ok"))
    server.answers["/robots.txt"] = page(b"#" * 600_000, b"Content-Type: text/plain")
    with pytest.raises(LoadError, match=r"robots\.txt cannot be read"):
        fetcher(server).fetch(server.url("/ok"))
    server.answers["/robots.txt"] = moved("file:///etc/passwd")
    with pytest.raises(LoadError, match="only http and https"):
        fetcher(server).fetch(server.url("/ok"))


def test_a_site_is_asked_once_for_its_rules_and_not_hurried(server: Server) -> None:
    waited: list[float] = []
    one = fetcher(server, sleep=waited.append)
    server.answers["/robots.txt"] = page(b"User-agent: *\nCrawl-delay: 3\n", b"Content-Type: text/plain")
    for _ in range(2):
        one.fetch(server.url("/ok"))
    assert server.paths() == ["/robots.txt", "/ok", "/ok"]
    assert len(waited) == 1
    assert 2 < waited[0] <= 3


def refused(wire: Wire, url: str) -> LoadError:
    with pytest.raises(LoadError) as e:
        Fetcher(wire, 1000, 2.0).fetch(url)
    return e.value


@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.1", "127.0.0.1.", "0.0.0.0", "10.0.0.1", "169.254.169.254", "192.0.0.192", "224.0.0.1"),
        *("[::1]", "[::]", "[::ffff:127.0.0.1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "[fc00::1]", "localhost"),
        *("LOCALHOST", "localhost."),
    ],
)
def test_no_private_address_is_connected_to(monkeypatch: pytest.MonkeyPatch, host: str) -> None:
    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", never)
    e = refused(Wire(), f"http://{host}/x")
    assert (e.code, "private or reserved" in str(e)) == ("address", True)


def never(*_: Any, **__: Any) -> None:
    raise AssertionError("connected")


@pytest.mark.parametrize("answers", [["127.0.0.1"], ["93.184.215.14", "10.0.0.1"], ["2606:4700::1", "::1"]])
def test_a_name_that_leads_inside_is_refused(monkeypatch: pytest.MonkeyPatch, answers: list[str]) -> None:
    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", never)
    assert refused(Wire(lookup=lambda *_: answers), "http://gull.example/").code == "address"


def test_a_name_is_looked_up_once_a_request_and_that_answer_counts(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name service that says a public address first and then this machine (rebinding)."""
    looked: list[str] = []
    connected: list[str] = []
    connect = httpcore.SyncBackend.connect_tcp

    def lookup(host: str, port: int) -> list[str]:
        looked.append(host)
        return ["93.184.215.14"] if len(looked) <= 2 else ["127.0.0.1"]

    def local(self: Any, host: str, port: int, *rest: Any, **others: Any) -> Any:
        connected.append(host)
        return connect(self, "127.0.0.1", server.port, *rest, **others)

    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", local)
    one = Fetcher(Wire(lookup=lookup), 1_000_000, 2.0, sleep=lambda _: None)
    assert one.fetch("http://gull.example/ok").body == PAGE
    assert (looked, connected) == (["gull.example"] * 2, ["93.184.215.14"] * 2)
    assert {headers["host"] for _, headers in server.asked} == {"gull.example"}
    with pytest.raises(LoadError, match="private or reserved"):
        one.fetch("http://gull.example/ok")
    assert len(connected) == 2


def test_tls_is_asked_for_the_name_and_not_for_the_number(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str | None] = []

    class Stream(httpcore.NetworkStream):
        def start_tls(self, context: ssl.SSLContext, server_hostname: str | None = None, timeout: Any = None) -> Any:
            asked.append(server_hostname)
            assert context.check_hostname
            assert context.verify_mode is ssl.CERT_REQUIRED
            raise httpcore.ConnectError("certificate verify failed")

        def close(self) -> None: ...

    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", lambda *_, **__: Stream())
    e = refused(Wire(lookup=lambda *_: ["93.184.215.14"]), "https://gull.example/")
    assert (asked, e.code, "certificate verify failed" in str(e)) == (["gull.example"], "network", True)


def test_a_slow_name_service_is_not_waited_for() -> None:
    answer = threading.Event()

    def slow(*_: Any) -> list[str]:
        answer.wait(60)
        return []

    try:
        assert refused(Wire(lookup=slow), "http://gull.example/").code == "robots"
        assert not answer.is_set()
    finally:
        answer.set()


@pytest.mark.parametrize("lookup", [lambda *_: [], lambda *_: int("x")])
def test_a_name_without_an_address(lookup: Any) -> None:
    def fails(*_: Any) -> Any:
        raise OSError("no such name")

    assert refused(Wire(lookup=fails), "http://gull.example/").code == "network"
    assert refused(Wire(lookup=lambda *_: []), "http://gull.example/").code == "network"


def test_proxies_of_the_environment_are_not_asked(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9/")
    assert fetcher(server).fetch(server.url("/ok")).body == PAGE


def test_an_archive_of_it_is_read_as_the_page(server: Server, tmp_path: Any) -> None:
    chunked = head(b"200 OK", HTML, b"Transfer-Encoding: chunked", b"Set-Cookie: s=SECRET", b"Content-Encoding: gzip")
    packed = gzip.compress(PAGE)
    server.answers["/b/../Old Pier"] = page()
    server.answers["/b"] = chunked + b"%x\r\n" % len(packed) + packed + b"\r\n0\r\n\r\n"
    server.answers["/a"] = moved("/b")
    got = fetcher(server).fetch(server.url("/a"))
    files = [keep(got, tmp_path / "new" / "pages") for _ in range(2)]
    assert [f.name for f in files] == [
        f"127.0.0.1-b-{got.date.replace('-', '').replace(':', '')}{end}.warc.gz" for end in ("", "-2")
    ]
    told: list[str] = []
    (one,) = load.articles(str(files[0]), load.Asked("a.warc.gz", parse.INPUTS, tell=told.append))
    assert isinstance(one, Source)
    mine = got.source(parse.INPUTS, 1_000_000)
    assert (one.text, one.sha256, one.meta, one.extra) == (mine.text, mine.sha256, mine.meta, mine.extra)
    assert told == ["left out: 1 answered with status 3xx"]
    assert b"SECRET" not in gzip.decompress(files[0].read_bytes())
