"""A server on this machine that answers as good and bad servers do, for the tests of fetching. It keeps what it was
asked."""

from __future__ import annotations

import contextlib
import gzip
import socket
import threading
import time
from collections.abc import Callable, Iterator

PAGE = (
    b"<!doctype html><html lang=en><title>Pier sinks again</title><article><h1>Pier sinks again</h1>"
    b"<p>The old pier sank on Monday, the harbour master said.</p><p>Nobody was hurt, according to the police.</p>"
    b"</article></html>"
)
HTML = b"Content-Type: text/html; charset=utf-8"


def head(status: bytes = b"200 OK", *lines: bytes, length: int | None = None) -> bytes:
    sized = (b"Content-Length: %d" % length,) if length is not None else ()
    return b"\r\n".join((b"HTTP/1.1 " + status, *lines, *sized, b"Connection: close", b"", b""))


def page(body: bytes = PAGE, *lines: bytes) -> bytes:
    return head(b"200 OK", *(lines or (HTML,)), length=len(body)) + body


def moved(to: str, status: bytes = b"302 Found") -> bytes:
    return head(status, b"Location: " + to.encode(), length=0)


class Server:
    """`answers`: what is sent for a path, bytes or pieces that come as they are asked for. Every other path is 404."""

    def __init__(self) -> None:
        self.answers: dict[str, bytes | Callable[[], Iterator[bytes]]] = {"/ok": page()}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]
        self.place = f"127.0.0.1:{self.port}"
        threading.Thread(target=self._serve, daemon=True).start()

    def url(self, path: str) -> str:
        return f"http://{self.place}{path}"

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]

    def close(self) -> None:
        self._socket.close()

    def _serve(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                threading.Thread(target=self._answer, args=(self._socket.accept()[0],), daemon=True).start()

    def _answer(self, client: socket.socket) -> None:
        with contextlib.suppress(OSError), client:
            said = b""
            while b"\r\n\r\n" not in said:
                if not (got := client.recv(4096)):
                    return
                said += got
            first, *lines = said.split(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")
            path = first.split(" ")[1]
            self.asked.append((path, {k.lower(): v.strip() for k, _, v in (line.partition(":") for line in lines)}))
            answer = self.answers.get(path, head(b"404 Not Found", HTML, length=0))
            for part in (answer,) if isinstance(answer, bytes) else answer():
                client.sendall(part)


def bomb() -> Iterator[bytes]:
    """50 MB in 50 kB."""
    yield head(b"200 OK", HTML, b"Content-Encoding: gzip")
    yield gzip.compress(b"<p>" + b" " * 50_000_000)


def endless() -> Iterator[bytes]:
    yield head(b"200 OK", HTML)
    while True:
        yield b"<p>clearly</p>" * 5000


def drip() -> Iterator[bytes]:
    yield head(b"200 OK", HTML)
    for byte in PAGE:
        yield bytes([byte])
        time.sleep(0.3)


def no_end_of_headers() -> Iterator[bytes]:
    yield b"HTTP/1.1 200 OK\r\n"
    while True:
        yield b"X-A: b\r\n"
        time.sleep(0.1)


BAD: dict[str, tuple[bytes | Callable[[], Iterator[bytes]], str, str]] = {
    "/file": (moved("file:///etc/passwd"), "address", "only http and https"),
    "/gopher": (moved("gopher://127.0.0.1:6379/_x"), "address", "only http and https"),
    "/elsewhere": (moved("http://127.0.0.1:9/secret"), "address", "port 9 is none of the web"),
    "/inside": (moved("http://localhost/secret"), "address", "private or reserved"),
    "/signed": (moved("http://me:SECRET@gull.example/"), "address", "name or password"),
    "/split": (moved("http://127.0.0.1\t/x"), "address", "blanks"),
    "/nowhere": (head(b"302 Found", length=0), "status", "without saying where"),
    "/loop": (moved("/loop"), "status", "more than 5 times"),
    "/bomb": (bomb, "too-large", "unpacks to more than"),
    "/brotli": (page(b"\xff" * 5, HTML, b"Content-Encoding: br"), "bad-record", "not asked for"),
    "/no-gzip": (page(b"x" * 99, HTML, b"Content-Encoding: gzip"), "bad-record", "no gzip"),
    "/endless": (endless, "too-large", "sends more than"),
    "/drip": (drip, "timeout", "took too long"),
    "/headers": (no_end_of_headers, "timeout", "took too long"),
    "/huge": (b"HTTP/1.1 200 OK\r\nX: " + b"a" * 1_000_000 + b"\r\n\r\n", "network", "connection failed"),
    "/short": (head(b"200 OK", HTML, length=999_999) + PAGE, "network", "connection failed"),
    "/lengths": (head(b"200 OK", HTML, b"Content-Length: 5", length=9) + PAGE, "network", "connection failed"),
    "/noise": (b"\x00\x01\x02 what\r\n\r\n", "network", "connection failed"),
    "/picture": (page(b"\x89PNG", b"Content-Type: image/png"), "media-type", "image/png"),
    "/untyped": (head(b"200 OK", length=len(PAGE)) + PAGE, "media-type", "without a type"),
    "/saved": (
        page(PAGE, HTML, b'Content-Disposition: attachment; filename="../../x"'),
        "media-type",
        "file to be saved",
    ),
    "/broken": (head(b"500 Oops", HTML, length=len(PAGE)) + PAGE, "status", "status 500"),
    "/none": (head(b"204 No Content"), "status", "status 204"),
    "/odd": (head(b"600 What", HTML, length=len(PAGE)) + PAGE, "status", "status 600"),
    "/missing": (head(b"404 Not Found", HTML, length=0), "status", "status 404"),
}
"""Path -> what is sent, the code and some words of the error."""
