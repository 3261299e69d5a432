"""Bytes that are no good request, and clients that are slow, many or gone: a clear answer, and nothing is held."""

from __future__ import annotations

import json
import random
import select
import socket
import urllib.error
import urllib.request
from collections.abc import Iterator

import pytest
from serve.server import WAIT, Server, problem_of, read_all, serving, settings, status_of

HEAD = b"Host: localhost\r\nContent-Type: application/json\r\n"
POST = b"POST /v1/audit HTTP/1.1\r\n" + HEAD
GET = b"GET /v1/health HTTP/1.1\r\nHost: localhost\r\n"
BODY = b'{"text": "Ona Merek said on Monday that the mill will close."}'
LENGTH = b"Content-Length: %d\r\n"
GOOD = POST + LENGTH % len(BODY) + b"\r\n" + BODY
NOISE = random.Random(7).randbytes(2000)


@pytest.fixture(scope="module")
def small() -> Iterator[Server]:
    """One with small limits, so that a test need not wait."""
    limits = {"header_seconds": 1.0, "body_seconds": 1.0, "write_seconds": 1.0, "idle_seconds": 1}
    with serving(program=settings(max_bytes=2_000, connections=8, workers=1, **limits)) as made:
        yield made
        code, errors = made.end()
        assert (code, errors) == (0, "")


CASES: dict[str, tuple[bytes, int, str]] = {
    "noise": (NOISE + b"\r\n\r\n", 400, "no-http"),
    "the hello of TLS": (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + NOISE[:60] + b"\r\n\r\n", 400, "no-http"),
    "HTTP/2": (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400, "no-http"),
    "another protocol": (b"SSH-2.0-OpenSSH_9.2\r\n\r\n", 400, "no-http"),
    "no host": (b"GET / HTTP/1.1\r\n\r\n", 400, "no-http"),
    "no host, HTTP/1.0": (b"GET / HTTP/1.0\r\n\r\n", 400, "unknown-host"),
    "two hosts": (b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n", 400, "no-http"),
    "two origins": (GET + b"Origin: http://localhost\r\nOrigin: http://evil.example\r\n\r\n", 400, "twice"),
    "two content types": (POST + b"Content-Type: text/plain\r\n" + LENGTH % 0 + b"\r\n", 400, "twice"),
    "a length below nothing": (POST + b"Content-Length: -5\r\n\r\n", 400, "no-http"),
    "two lengths": (POST + LENGTH % 2 + LENGTH % 3 + b"\r\n{}}", 400, "no-http"),
    "a length of 100 GB": (POST + LENGTH % 10**11 + b"\r\n", 413, "too-large"),
    "a length of twenty digits": (POST + LENGTH % (10**20 - 1) + b"\r\n", 413, "too-large"),
    "a length of a hundred digits": (POST + LENGTH % 10**100 + b"\r\n", 400, "no-http"),
    "length and chunks": (POST + LENGTH % 3 + b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400, "ambiguous-body"),
    "chunks that are none": (POST + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n", 400, "no-http"),
    "a chunk of 16 EB": (POST + b"Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\na\r\n", 408, "slow-body"),
    "another transfer encoding": (POST + b"Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", 400, "no-http"),
    "a space before the colon": (POST + b"Content-Length : 2\r\n\r\n{}", 400, "no-http"),
    "a bare line feed in a header": (GET + b"X-A: a\nX-B: b\r\n\r\n", 200, ""),
    "NUL in a header": (GET + b"X-A: a\0b\r\n\r\n", 400, "no-http"),
    "NUL in the address": (b"GET /\0 HTTP/1.1\r\nHost: localhost\r\n\r\n", 400, "no-http"),
    "an address beyond ASCII": ("GET /é HTTP/1.1\r\nHost: localhost\r\n\r\n".encode(), 400, "no-http"),
    "compressed": (POST + b"Content-Encoding: gzip\r\n" + LENGTH % 3 + b"\r\n\x1f\x8b\x08", 415, "content-encoding"),
    "an upgrade": (GET + b"Connection: Upgrade, close\r\nUpgrade: websocket\r\n\r\n", 200, ""),
    "a hundred headers": (GET + b"X-A: a\r\n" * 120 + b"\r\n", 431, "long-head"),
    "a flood of headers": (GET + b"X-A: a\r\n" * 20_000 + b"\r\n", 431, "long-head"),
    "a header of 1 MB": (GET + b"X-A: " + b"a" * 1_000_000 + b"\r\n\r\n", 431, "long-head"),
    "an address of 1 MB": (b"GET /" + b"a" * 1_000_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n", 414, "long-address"),
    "headers that never end": (GET + b"X-A: " + b"a" * 40_000, 431, "long-head"),
}


@pytest.mark.parametrize("name", CASES)
def test_bytes_that_are_no_good_request(small: Server, name: str) -> None:
    data, status, code = CASES[name]
    answer = small.raw(data if status != 200 else data.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n", 1))
    assert status_of(answer) == status, answer[:400]
    assert b"nosniff" in answer and b"frame-ancestors 'none'" in answer
    if code:
        assert problem_of(answer) == code
    assert small.get("/v1/health").status == 200


def test_a_second_request_in_a_body_is_no_request(small: Server) -> None:
    """Smuggling: what two readers would part differently is not read at all."""
    hidden = b"GET /v1/version HTTP/1.1\r\nHost: localhost\r\n\r\n"
    for both in (
        POST + LENGTH % 5 + b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + hidden,
        POST + b"Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n" + hidden,
        POST + LENGTH % 0 + LENGTH % len(hidden) + b"\r\n" + hidden,
    ):
        answer = small.raw(both)
        assert answer.count(b"\r\n\r\n") == 1 and status_of(answer) == 400 and b'"version"' not in answer


def test_a_body_over_the_limit_is_not_kept(small: Server) -> None:
    chunked = POST + b"Transfer-Encoding: chunked\r\n\r\n" + b"3e8\r\n" + b"a" * 1000 + b"\r\n"
    answer = small.raw(chunked + (b"3e8\r\n" + b"a" * 1000 + b"\r\n") * 2 + b"0\r\n\r\n")
    assert (status_of(answer), problem_of(answer)) == (413, "too-large")


@pytest.mark.parametrize("length", [2_001, 30_000_000])
def test_who_sends_too_much_and_reads_only_then_is_told_so(small: Server, length: int) -> None:
    """The library sends all of it first, and says that it will close: a reset would lose the answer."""
    url = f"http://{small.host}/v1/audit"
    request = urllib.request.Request(url, b"a" * length, {"Content-Type": "application/json"})
    with pytest.raises(urllib.error.HTTPError) as e:
        urllib.request.urlopen(request, timeout=WAIT)
    assert e.value.code == 413 and json.load(e.value)["code"] == "too-large"


def test_who_asks_before_sending_is_told_at_once(small: Server) -> None:
    with small.connect() as sock:
        sock.sendall(POST + b"Expect: 100-continue\r\nConnection: close\r\n" + LENGTH % 5_000 + b"\r\n")
        assert status_of(read_all(sock)) == 413
    with small.connect() as sock:
        sock.sendall(POST + b"Expect: 100-continue\r\nConnection: close\r\n" + LENGTH % len(BODY) + b"\r\n")
        assert sock.recv(100).startswith(b"HTTP/1.1 100 ")
        sock.sendall(BODY)
        assert status_of(read_all(sock)) == 200


@pytest.mark.parametrize(
    ("sent", "status", "code"),
    [
        (b"GET /v1/hea", 408, "slow-head"),
        (GET + b"X-A: ", 408, "slow-head"),
        (POST + LENGTH % 100 + b"\r\n{", 408, "slow-body"),
        (POST + b"Transfer-Encoding: chunked\r\n\r\n5\r\n{", 408, "slow-body"),
    ],
)
def test_slow_clients_are_told_so_and_let_go(small: Server, sent: bytes, status: int, code: str) -> None:
    answer = small.raw(sent)  # all that is answered until the server closes
    assert (status_of(answer), problem_of(answer)) == (status, code)


def test_a_slow_second_request_too(small: Server) -> None:
    answer = small.raw(GET + b"\r\n" + GET)
    assert answer.count(b"HTTP/1.1 200 ") == 1
    with small.connect() as sock:
        sock.sendall(GET + b"\r\n")
        first = sock.recv(65536)
        sock.sendall(b"GET /v1")
        rest = read_all(sock)
    assert status_of(first) == 200 and problem_of(rest) == "slow-head"


def test_a_body_that_was_answered_before_its_end_is_dropped_and_the_next_request_answered(small: Server) -> None:
    with small.connect() as sock:
        sock.sendall(
            POST.replace(b"/v1/audit", b"/nowhere").replace(b"localhost", b"evil.example") + LENGTH % 1000 + b"\r\n{"
        )
        first = sock.recv(65536)
        sock.sendall(b"a" * 999)
        sock.sendall(GET + b"\r\n")
        rest = read_all(sock)
    assert status_of(first) == 400 and rest.count(b"HTTP/1.1 ") == 1 and b"HTTP/1.1 200 " in rest


def test_who_says_nothing_is_let_go_without_a_word(small: Server) -> None:
    assert small.raw(b"") == b""


def test_who_does_not_read_is_let_go(small: Server) -> None:
    """A thousand answers, none of which is read: the connection is reset, and what waits for it is dropped."""
    with socket.socket() as sock:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        sock.connect(small.address)
        sock.setblocking(False)
        asked = b"GET /v1/rules HTTP/1.1\r\nHost: localhost\r\n\r\n" * 1000
        poll = select.poll()
        poll.register(sock, select.POLLOUT)
        reset = False
        while not reset:
            [(_, happened)] = poll.poll(WAIT * 1000) or [(0, select.POLLNVAL)]
            assert not happened & select.POLLNVAL
            reset = bool(happened & (select.POLLERR | select.POLLHUP))
            if asked and happened & select.POLLOUT and not reset:
                asked = asked[sock.send(asked) :]
            elif not reset:
                poll.modify(sock, 0)
    assert small.get("/v1/health").status == 200


def test_more_connections_than_there_may_be(small: Server) -> None:
    held = [small.connect() for _ in range(8)]
    try:
        for sock in held:
            sock.sendall(b"GET /")
        answer = small.raw(b"")
        assert (status_of(answer), problem_of(answer)) == (503, "connections") and b"retry-after: 1" in answer.lower()
        assert [status_of(read_all(sock)) for sock in held] == [408] * 8
    finally:
        for sock in held:
            sock.close()
    assert small.get("/v1/health").status == 200


def test_a_flood_of_connections_is_cut_off(small: Server) -> None:
    held = [small.connect() for _ in range(40)]
    told = {status_of(read_all(sock)) for sock in held}
    assert told == {0, 503}
    for sock in held:
        sock.close()
    assert small.get("/v1/health").status == 200


def test_who_leaves_in_the_middle_leaves_nothing(small: Server) -> None:
    for sent in (b"", b"GET", GET, POST + LENGTH % 500 + b"\r\n{", GOOD[:-5], GOOD):
        with small.connect() as sock:
            sock.sendall(sent)
            sock.shutdown(socket.SHUT_WR)
            read_all(sock)
        with small.connect() as sock:
            sock.sendall(sent)
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")  # reset it
    assert small.raw(GOOD.replace(b"Host", b"Connection: close\r\nHost")).startswith(b"HTTP/1.1 200 ")


def test_requests_that_come_together_are_answered_in_their_order(small: Server) -> None:
    bodies = [b'{"text": "Marker %d, Ona Merek said.", "id": "n%d"}' % (n, n) for n in range(5)]
    asked = b"".join(POST + LENGTH % len(b) + b"\r\n" + b for b in bodies)
    answer = small.raw(asked + GET + b"Connection: close\r\n\r\n")
    parts = answer.split(b"HTTP/1.1 200 ")[1:]
    assert len(parts) == 6
    for n, part in enumerate(parts[:5]):
        assert b'"path": "n%d"' % n in part and b"Marker %d," % n in part
