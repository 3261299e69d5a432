"""What a server is told when it starts."""

from __future__ import annotations

from dataclasses import dataclass, field

from audit.config import Config

PORT = 8765
LOOPBACK = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True, slots=True)
class Settings:
    """`token`: what a client must know; empty where nobody else can connect. `hosts`: names that the server goes by,
    beside those of this machine. `origins`: other origins whose pages may use the API. `seconds`: how long one article
    may take; `header_seconds`, `body_seconds`, `write_seconds`: how long a client may take to send the head and the
    body of a request and to read an answer. `queue`: requests that may wait for a worker; `waiting_bytes`: how much of
    their bodies is held in memory at most. A body may have `config.max_bytes`."""

    config: Config = field(default_factory=Config)
    token: str = ""
    hosts: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    workers: int = 2
    queue: int = 128
    connections: int = 512
    waiting_bytes: int = 100_000_000
    seconds: float = 30.0
    header_seconds: float = 10.0
    body_seconds: float = 30.0
    write_seconds: float = 30.0
