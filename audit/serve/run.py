"""Settings -> a server that runs: the port, the browser, the end."""

from __future__ import annotations

import socket

import uvicorn

from audit.serve.app import make_app
from audit.serve.settings import Settings


def serve(settings: Settings, sock: socket.socket) -> None:
    config = uvicorn.Config(
        make_app(settings),
        http="h11",
        ws="none",
        lifespan="on",
        log_level="warning",
        access_log=False,
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=0,
    )
    uvicorn.Server(config).run([sock])
