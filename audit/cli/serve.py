"""audit serve: the local page and the HTTP API."""

from __future__ import annotations

import contextlib
import socket

import click

from audit.cli import common
from audit.config import Config
from audit.errors import UsageError, takes_extra


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=8765, help="Port (0: any that is free).")
@common.config_options
def command(port: int, config: Config) -> None:
    """Serve the page and the HTTP API on this machine."""
    try:
        from audit.serve.run import serve
        from audit.serve.settings import Settings
    except ModuleNotFoundError:
        raise UsageError(takes_extra("audit serve", "serve")) from None
    sock = socket.create_server(("127.0.0.1", port))
    click.echo(f"http://127.0.0.1:{sock.getsockname()[1]}/", err=True)
    with contextlib.suppress(KeyboardInterrupt):
        serve(Settings(config), sock)
