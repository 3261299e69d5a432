"""The HTTP server: any bytes on a connection are answered below 500 or closed upon, and it goes on answering others."""

from __future__ import annotations

import atexit
import re
import socket
from contextlib import ExitStack, suppress
from functools import cache

from fuzz.harness import Harness
from serve.server import Server, read_all, serving

ARTICLE = b"Experts say the port will close.\n\nIt is widely believed that the buyer has left."
FORM = b"text=Experts+say+so.&title=Port"


@cache
def server() -> Server:
    """One for the whole run; it ends with this process."""
    ends = ExitStack()
    atexit.register(ends.close)
    return ends.enter_context(serving())


def request(line: str, body: bytes = b"", *headers: str) -> bytes:
    length = f"Content-Length: {len(body)}"
    return "\r\n".join((line, "Host: 127.0.0.1", "Connection: close", length, *headers, "", "")).encode() + body


def seeds() -> list[bytes]:
    post, own, json = "POST /v1/audit HTTP/1.1", "X-Audit: 1", "Content-Type: application/json"
    chunks = b"%x\r\n%s\r\n0\r\n\r\n" % (len(ARTICLE), ARTICLE)
    return [
        request("GET /v1/rules HTTP/1.1"),
        request("GET / HTTP/1.1"),
        request(post, ARTICLE, "Content-Type: text/plain", own),
        request(post, b'{"text": "Experts say so.", "title": "Port", "genre": "news"}', json),
        request(post, b'{"articles": [{"text": "Experts say so."}, {"text": 5}]}', json),
        request("POST /desk/card HTTP/1.1", b'{"text": "Experts say so.", "title": ""}', json, own),
        request("POST / HTTP/1.1", FORM, "Content-Type: application/x-www-form-urlencoded", own),
        request(post, chunks, "Content-Type: text/plain", own).replace(b"Content-Length: ", b"X-Length: ").replace(
            b"X-Audit", b"Transfer-Encoding: chunked\r\nX-Audit"
        ),
    ]  # fmt: skip


def run(data: bytes) -> None:
    with server().connect() as sock:
        with suppress(OSError):  # it has heard enough
            sock.sendall(data)
            sock.shutdown(socket.SHUT_WR)
        answer = read_all(sock)
    statuses = [int(code) for code in re.findall(rb"^HTTP/1\.1 (\d{3}) ", answer, re.M)]
    assert all(code < 500 for code in statuses), answer[:2000]
    assert server().get("/v1/health").status == 200


SERVICE = Harness("http", seeds, run)
