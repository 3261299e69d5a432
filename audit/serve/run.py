"""Settings -> a server that runs: its socket, and its end."""

from __future__ import annotations

import contextlib
import functools
import signal
import socket
import sys
from typing import Any, cast

import uvicorn

from audit.errors import UsageError
from audit.serve.app import make_app
from audit.serve.settings import PORT, Settings
from audit.serve.wire import HEAD_BYTES, LimitedConnection

BACKLOG = 512
SPARE_FILES = 100
"""Open files beside the connections: pipes of the workers, libraries."""
_TRIED = 20
"""Ports that are tried one after the other where nobody asked for one."""


def listen(host: str, port: int | None) -> socket.socket:
    """The socket of the server. `port`: 0 for any that is free; None for the usual one, or the next that is free.

    Raises UsageError."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    usual = range(PORT, PORT + _TRIED)
    for one in usual if port is None else (port,):
        try:
            return socket.create_server((host, one), family=family, backlog=BACKLOG)
        except OSError as e:
            said = e.strerror or str(e)
    where = f"port {port}" if port is not None else f"ports {usual[0]} to {usual[-1]}"
    raise UsageError(f"{host}, {where}: {said}; --port 0 takes any port that is free")


def serve(settings: Settings, sock: socket.socket) -> None:
    """Serves until it is interrupted or told to end; what is being worked on then is dropped. Raises UsageError."""
    _allow_files(2 * settings.connections + SPARE_FILES)
    config = uvicorn.Config(
        make_app(settings),
        http=cast(Any, functools.partial(LimitedConnection, settings)),
        ws="none",
        lifespan="on",
        log_config=None,
        log_level="critical",  # what clients do wrong is theirs to know; our own faults are told by the guard
        access_log=False,
        proxy_headers=False,
        server_header=False,
        timeout_keep_alive=settings.idle_seconds,
        timeout_graceful_shutdown=0,
        h11_max_incomplete_event_size=HEAD_BYTES,
        backlog=BACKLOG,
    )
    server = uvicorn.Server(config)
    # It raises the signal that ended it once more, and this is the end that was asked for.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with contextlib.suppress(KeyboardInterrupt):
        server.run([sock])
    if not server.started and not server.should_exit:
        raise UsageError("the server did not start: its workers ended at once")


def _allow_files(most: int) -> None:
    """Connections are open files, and some systems allow few."""
    if sys.platform != "win32":
        import resource

        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        if soft < most:
            wanted = most if hard == resource.RLIM_INFINITY else min(most, hard)
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
