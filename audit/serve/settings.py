"""What a server is told when it starts."""

from __future__ import annotations

from dataclasses import dataclass, field

from audit.config import Config

PORT = 8765
LOOPBACK = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True, slots=True)
class Settings:
    """`token`: what a client must know; empty where nobody else can connect. `hosts`: names that the server goes by,
    beside those of this machine. `origins`: other origins whose pages may use the API. A body may have
    `config.max_bytes`. `workers`: processes that audit; `queue`: requests that may wait for one, each `queue_seconds`
    long; `connections`: that may be open; `waiting_bytes`: of bodies that are in memory. `seconds`: that one article
    may take; `header_seconds`, `body_seconds`, `write_seconds`: that a client may take to send the head and the body of
    a request and to read an answer; `idle_seconds`: between two requests."""

    config: Config = field(default_factory=Config)
    token: str = ""
    hosts: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    workers: int = 2
    queue: int = 128
    connections: int = 512
    waiting_bytes: int = 100_000_000
    seconds: float = 30.0
    queue_seconds: float = 30.0
    header_seconds: float = 10.0
    body_seconds: float = 30.0
    write_seconds: float = 30.0
    idle_seconds: int = 5
