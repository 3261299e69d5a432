"""One request and its answer. The name of a server is looked up once, each of its addresses is checked, and one of
these is connected to, so that no second answer of the name service counts; the name stays in Host and in the handshake
of TLS. No proxy, no cookie, no redirect, no second try."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Callable, Collection, Iterable
from typing import Any

import certifi
import httpcore

from audit.errors import LoadError
from audit.fetch.address import PORTS, Address
from audit.fetch.guard import public
from audit.model.dataclass import dataclass

Lookup = Callable[[str, int], list[str]]
"""Name and port -> IP addresses. Raises OSError."""
_UNLESS = "where you know the server and mean it, name it by --allow-private-hosts"
_TRIED = 3  # addresses of a server
_CONNECT = 5.0  # seconds for each


@dataclass(frozen=True, slots=True)
class Answer:
    """`body`: as it was sent, packed or not; without it where `wanted` did not want it."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str:
        """All of that name, joined; empty for none."""
        return ", ".join(value for key, value in self.headers if key.lower() == name)


class Wire:
    """`private`: host:port that may be connected to though the address is not public. `lookup`: how names are found."""

    def __init__(self, private: Collection[str] = (), lookup: Lookup | None = None) -> None:
        self._private = frozenset(private)
        self._lookup = lookup or _look_up
        self._tls = ssl.create_default_context(cafile=certifi.where())
        self._tls.load_default_certs()

    def get(
        self,
        at: Address,
        headers: Iterable[tuple[str, str]],
        deadline: float,
        most: int,
        wanted: Callable[[Answer], bool],
    ) -> Answer:
        """`deadline`: of the clock `time.monotonic`, for all of it. `wanted`: whether the body of an answer is read;
        `most`: its bytes.

        Raises LoadError address, network, timeout, too-large."""
        private = f"{at.host}:{at.port}" in self._private
        if at.port not in PORTS.values() and not private:
            raise LoadError("address", f"port {at.port} is none of the web (80, 443); {_UNLESS}")
        url = httpcore.URL(scheme=at.scheme, host=at.host, port=at.port, target=at.target)
        sent = [("Host", at.place), *headers, ("Connection", "close")]
        backend = _Checked(self._lookup, deadline, private=private)
        try:
            with (
                httpcore.ConnectionPool(self._tls, network_backend=backend, retries=0) as pool,
                pool.stream("GET", url, headers=sent) as response,
            ):
                got = [(k.decode("latin-1"), _text(v)) for k, v in response.headers]
                answer = Answer(response.status, tuple(got), b"")
                if not wanted(answer):
                    return answer
                return Answer(answer.status, answer.headers, _body(response.iter_stream(), most))
        except httpcore.TimeoutException:
            raise LoadError("timeout", "the server took too long; try again later or save the page by hand") from None
        except (httpcore.NetworkError, httpcore.ProtocolError, OSError, ValueError) as e:
            raise LoadError("network", f"the connection failed: {_said(e)}") from None


def _body(chunks: Iterable[bytes], most: int) -> bytes:
    parts: list[bytes] = []
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > most:
            raise LoadError("too-large", f"the server sends more than {most:,} bytes; raise it with --max-bytes")
        parts.append(chunk)
    return b"".join(parts)


def _text(value: bytes) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")


def _said(problem: Exception) -> str:
    said = " ".join(str(problem).split())[:120]
    return said if said and said.isprintable() else type(problem).__name__


class _Checked(httpcore.NetworkBackend):
    """Connects to what was checked, and to nothing else."""

    def __init__(self, lookup: Lookup, deadline: float, *, private: bool) -> None:
        self._lookup = lookup
        self._deadline = deadline
        self._private = private
        self._plain = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        problem: Exception | None = None
        for ip in self._addresses(host, port)[:_TRIED]:
            try:
                seconds = min(_left(self._deadline), _CONNECT)
                return _Timed(self._plain.connect_tcp(ip, port, seconds), self._deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as e:
                problem = e
        raise problem or httpcore.ConnectError("the server has no address")

    def _addresses(self, host: str, port: int) -> list[str]:
        """Raises LoadError address where one of them is not public: who answers so is not believed the others."""
        found = _within(lambda: self._lookup(host, port), self._deadline)
        if not self._private and not all(map(public, found)):
            raise LoadError("address", f"the server is in a private or reserved network; {_UNLESS}")
        return found

    def connect_unix_socket(self, *_: Any, **__: Any) -> httpcore.NetworkStream:
        raise httpcore.ConnectError("no socket of this machine is connected to")


class _Timed(httpcore.NetworkStream):
    """A connection whose time is bounded as a whole, not between two bytes."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: float) -> None:
        self._inner = inner
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, _left(self._deadline))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, _left(self._deadline))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _Timed(self._inner.start_tls(ssl_context, server_hostname, _left(self._deadline)), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout("")
    return left


def _look_up(host: str, port: int) -> list[str]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(one[4][0]) for one in found))


def _within(work: Callable[[], list[str]], deadline: float) -> list[str]:
    """What the name service says, which cannot be told to hurry: it is left alone when time is up."""
    box: list[list[str] | Exception] = []

    def run() -> None:
        try:
            box.append(work())
        except (OSError, UnicodeError) as e:
            box.append(e)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(_left(deadline))
    if not box:
        raise httpcore.ConnectTimeout("")
    if isinstance(box[0], Exception):
        raise LoadError("network", "no server of that name was found; check the address and the network")
    return box[0]
