"""Many clients at once, good ones and hostile ones. Each good request carries a word of its own, and no answer may have
another's."""

from __future__ import annotations

import contextlib
import json
import random
import socket
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import count

from serve.server import Server, read_all, status_of

MARK = "Marker"
FEW = 64
"""Clients at a time."""


@dataclass
class Told:
    """What a flood came to. `seconds`: of the good requests, by the clock."""

    statuses: Counter[int] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)


def article(number: int) -> str:
    """Of about 150 words, with a name that stands in no other."""
    name = f"{MARK}{number}x"
    return (
        f"{name} opens\n\n" + f"Ona {name} said on Monday that the mill, which owes 9 million euros, may close. " * 10
    )


def good(number: int) -> tuple[bytes, str]:
    """A request in one of three forms, and the word that is its own."""
    text = article(number)
    head = b"POST /v1/audit HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
    if number % 3 == 0:
        body, form = text.encode(), b"Content-Type: text/plain\r\nX-Audit: 1\r\n"
    elif number % 3 == 1:
        body, form = json.dumps({"text": text}).encode(), b"Content-Type: application/json\r\n"
    else:
        articles = [{"text": text}, {"text": ""}, {"text": text, "id": f"{MARK}{number}x"}]
        body, form = json.dumps({"articles": articles}).encode(), b"Content-Type: application/json\r\n"
    return head + form + b"Content-Length: %d\r\n\r\n" % len(body) + body, f"{MARK}{number}x"


def hostile(number: int) -> bytes:
    """A request that is wrong, huge, deep, cut off, for another host, or noise; the same for the same number."""
    rng = random.Random(number)
    post = b"POST /v1/audit HTTP/1.1\r\nHost: localhost\r\nX-Audit: 1\r\nConnection: close\r\n"
    mark = f"{MARK}{number}x".encode()
    noise = rng.randbytes(rng.randrange(1, 3000))

    def sent(body: bytes, form: bytes = b"application/json", more: bytes = b"") -> bytes:
        return post + b"Content-Type: " + form + b"\r\n" + more + b"Content-Length: %d\r\n\r\n" % len(body) + body

    makers: Sequence[Callable[[], bytes]] = (
        lambda: noise,
        lambda: noise + b"\r\n\r\n",
        lambda: sent(noise),
        lambda: sent(
            noise, rng.choice((b"text/plain", b"text/html", b"text/markdown", b"text/vtt", b"application/xml"))
        ),
        lambda: sent(noise, b"application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        lambda: sent(b"PK\x03\x04" + noise, b"application/octet-stream"),
        lambda: sent(b"[" * rng.randrange(1, 60_000)),
        lambda: sent(b'{"text": ' * rng.randrange(1, 60_000)),
        lambda: sent(b"<div>" * 20_000 + mark, b"text/html"),
        lambda: sent(b"> " * 5_000 + mark, b"text/markdown"),
        lambda: sent(b'{"text": "\xff\xfe' + mark + b'"}'),
        lambda: sent(b'{"text": "\\ud800\\u0000 ' + mark + b'", "title": "\\udfff"}'),
        lambda: sent(b"\0" * 5_000 + mark, b"text/plain"),
        lambda: sent(mark, b"text/plain; charset=utf-7"),
        lambda: sent(mark, b"text/plain; charset=" + rng.choice((b"rot13", b"hex", b"zip", b"\xff", b'"' * 50))),
        lambda: sent(b"\x1f\x8b\x08" + noise, b"text/plain", b"Content-Encoding: gzip\r\n"),
        lambda: sent(mark, b"multipart/form-data; boundary=a"),
        lambda: sent(b'{"articles": [' + b"0," * rng.randrange(1, 900) + b"0]}"),
        lambda: sent(mark)[: -rng.randrange(1, len(mark))],
        lambda: sent(mark).replace(b"localhost", b"evil.example"),
        lambda: sent(mark).replace(b"X-Audit: 1", b"Origin: http://evil.example"),
        lambda: sent(mark, more=b"Content-Length: 3\r\n"),
        lambda: sent(mark, more=b"Transfer-Encoding: chunked\r\n"),
        lambda: post + b"Content-Length: 99999999999\r\n\r\n" + mark,
        lambda: post + b"Transfer-Encoding: chunked\r\n\r\n" + b"%x\r\n" % rng.randrange(1 << 40) + mark,
        lambda: post + b"X: " + b"a" * rng.randrange(200_000),
        lambda: b"GET /" + b"%2e%2e/" * rng.randrange(3_000) + mark + b" HTTP/1.1\r\nHost: localhost\r\n\r\n",
        lambda: b"GET /v1/rules/%00%ff" + mark + b" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        lambda: b"GET /v1/health HTTP/1.1\r\nHost: localhost\r\nX: a\r\n " + mark + b"\r\n\r\n",
        lambda: b"DELETE /v1/audit HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
    )
    return makers[number % len(makers)]()


def _good(server: Server, number: int, told: Told) -> None:
    data, own = good(number)
    began = time.perf_counter()
    with server.connect() as sock:
        sock.sendall(data)
        answer = read_all(sock)
    told.seconds.append(time.perf_counter() - began)
    told.statuses[status_of(answer)] += 1
    if status_of(answer) == 200:
        if own.encode() not in answer:
            told.faults.append(f"the answer to good request {number} lacks its own word")
    elif status_of(answer) != 429:
        told.faults.append(f"good request {number} got {status_of(answer)}: {answer[-300:]!r}")
    _no_other(answer, own, told)


def _hostile(server: Server, number: int, told: Told) -> None:
    """Half of them hang up; the others wait for what they are told."""
    data = hostile(number)
    with server.connect() as sock:
        with contextlib.suppress(OSError):
            sock.sendall(data)
        if number % 2:
            sock.shutdown(socket.SHUT_WR)
        answer = read_all(sock)
    status = status_of(answer)
    told.statuses[status] += 1
    if status >= 500 and status != 503:
        told.faults.append(f"hostile request {number} got {status}: {answer[-300:]!r}")
    _no_other(answer, f"{MARK}{number}x", told)


def _no_other(answer: bytes, own: str, told: Told) -> None:
    if MARK.encode() in answer.replace(own.encode(), b""):
        told.faults.append(f"the answer to {own} has another's word")


def flood(server: Server, goods: int, hostiles: int, at_once: int = FEW) -> tuple[Told, Told]:
    """What the good requests and what the hostile ones came to, all mixed."""
    told = Told(), Told()
    numbers = count()
    work = [(_good, next(numbers), told[0]) for _ in range(goods)]
    work += [(_hostile, next(numbers), told[1]) for _ in range(hostiles)]
    random.Random(1).shuffle(work)
    with ThreadPoolExecutor(at_once) as threads:
        for done in [threads.submit(one, server, number, where) for one, number, where in work]:
            done.result()
    return told


def stragglers(server: Server, many: int) -> Iterator[socket.socket]:
    """Connections that say the beginning of a request, and no more."""
    begun = b"POST /v1/audit HTTP/1.1\r\nHost: localhost\r\nX-Audit: 1\r\nContent-Length: 9\r\n\r\n{"
    for number in range(many):
        sock = server.connect()
        sock.sendall(begun if number % 2 else begun[:20])
        yield sock
