"""A server in a process of its own, and clients that say exactly what they want to say."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from support import ROOT

WAIT = 60
"""Seconds after which a test gives up; nothing is measured by it."""
OWN = {"X-Audit": "1"}


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def code(self) -> str:
        """Of a problem."""
        assert self.headers["content-type"] == "application/problem+json", self
        code: str = self.json["code"]
        assert set(self.json) == {"title", "status", "code", "detail", "todo"} and self.json["status"] == self.status
        return code


@dataclass
class Server:
    """`process` prints `url` first."""

    process: subprocess.Popen[bytes]
    url: str
    told: list[str] = field(default_factory=list)

    @property
    def address(self) -> tuple[str, int]:
        parts = urlsplit(self.url)
        assert parts.hostname and parts.port
        return parts.hostname, parts.port

    @property
    def host(self) -> str:
        return "{}:{}".format(*self.address)

    def ask(
        self, method: str, path: str, body: bytes | str | None = None, headers: Mapping[str, str] | None = None
    ) -> Answer:
        connection = http.client.HTTPConnection(*self.address, timeout=WAIT)
        try:
            data = body.encode() if isinstance(body, str) else body
            connection.request(method, path, data, dict(headers or {}))
            got = connection.getresponse()
            return Answer(got.status, {k.lower(): v for k, v in got.getheaders()}, got.read())
        finally:
            connection.close()

    def get(self, path: str, **headers: str) -> Answer:
        return self.ask("GET", path, headers={k.replace("_", "-"): v for k, v in headers.items()})

    def post(self, body: object, path: str = "/v1/audit", **headers: str) -> Answer:
        """JSON."""
        said = {"Content-Type": "application/json", **{k.replace("_", "-"): v for k, v in headers.items()}}
        return self.ask("POST", path, body if isinstance(body, bytes) else json.dumps(body), said)

    def file(self, body: bytes | str, query: str = "", media_type: str = "text/plain") -> Answer:
        return self.ask("POST", "/v1/audit" + query, body, {"Content-Type": media_type, **OWN})

    def connect(self) -> socket.socket:
        return socket.create_connection(self.address, timeout=WAIT)

    def raw(self, data: bytes) -> bytes:
        """All that is answered to these bytes until the server closes; empty where it resets the connection."""
        with self.connect() as sock:
            with suppress(OSError):  # it has heard enough; its answer may be there
                sock.sendall(data)
            return read_all(sock)

    @property
    def memory(self) -> int:
        """Bytes of the server itself that are in memory (Linux)."""
        found = re.search(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{self.process.pid}/status").read_text())
        assert found
        return int(found[1]) * 1024

    def workers(self) -> list[int]:
        """The processes that audit: children of the child that forks them (Linux)."""
        return [two for one in _children(self.process.pid) for two in _children(one)]

    def end(self, how: int = signal.SIGINT) -> tuple[int, str]:
        """Exit code, and what it said on standard error."""
        if self.process.poll() is None:
            self.process.send_signal(how)
        _, errors = self.process.communicate(timeout=WAIT)
        return self.process.returncode, errors.decode()


def _children(pid: int) -> list[int]:
    threads = Path(f"/proc/{pid}/task").iterdir()
    return [int(p) for thread in threads for p in (thread / "children").read_text().split()]


def read_all(sock: socket.socket) -> bytes:
    parts = []
    try:
        while part := sock.recv(65536):
            parts.append(part)
    except ConnectionError:
        pass
    return b"".join(parts)


def status_of(answer: bytes) -> int:
    """0 where nothing was answered."""
    found = re.match(rb"HTTP/1\.1 (\d{3}) ", answer)
    return int(found[1]) if found else 0


def problem_of(answer: bytes) -> str:
    """The code of the problem that is the last answer in these bytes."""
    code: str = json.loads(answer.rpartition(b"\r\n\r\n")[2])["code"]
    return code


START = """
import json, sys
from dataclasses import replace
from pathlib import Path
from audit.config import Config
from audit.serve.run import listen, serve
from audit.serve.settings import Settings
said = json.loads(sys.argv[1])
config = Config(max_bytes=said.pop("max_bytes", 10_000_000))
with listen("127.0.0.1", 0) as sock:
    print("audit is at http://127.0.0.1:%s/" % sock.getsockname()[1], flush=True)
    serve(Settings(config, **{k: tuple(v) if isinstance(v, list) else v for k, v in said.items()}), sock)
"""


def settings(**said: Any) -> list[str]:
    """A server with settings that the command line does not have."""
    return [sys.executable, "-c", START, json.dumps(said)]


@contextmanager
def serving(*args: str, program: list[str] | None = None, cwd: Path = ROOT, **env: str) -> Iterator[Server]:
    """`audit serve ARGS` on a port that is free, or another program that prints the address."""
    command = program or [sys.executable, "-m", "audit", *(args or ("serve",)), "--port", "0"]
    paths = os.pathsep.join((str(ROOT), str(ROOT / "tests")))
    process = subprocess.Popen(
        command,
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": paths, **env},
        bufsize=0,  # what is not asked for yet stays in the pipe
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    try:
        assert process.stdout is not None and process.stderr is not None
        line = process.stdout.readline().decode()
        found = re.search(r"http://\S+", line)
        assert found, process.stderr.read().decode()
        yield Server(process, found[0], [line])
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate(timeout=WAIT)
