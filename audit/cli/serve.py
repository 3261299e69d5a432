"""audit serve: the page to paste an article into and the HTTP API; `audit open` opens the page, too."""

from __future__ import annotations

import functools
import ipaddress
import os
import re
import secrets
import sys
import threading
import webbrowser
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from audit.accepted import accepted
from audit.cli import common
from audit.config import Config
from audit.errors import UsageError, takes_extra
from audit.processes import processors

if TYPE_CHECKING:
    from audit.serve.settings import Settings

F = TypeVar("F", bound=Callable[..., Any])

TOKEN = "AUDIT_TOKEN"
"""Environment: the token of the server, instead of one that is drawn."""
ANY = ("0.0.0.0", "::")
_SHORTEST = 16
_ORIGIN = re.compile(r"https?://[a-z0-9.\-]+(:\d{1,5})?|https?://\[[0-9a-f:]+\](:\d{1,5})?")


def options(command: F) -> F:
    """What is asked of a server; the command gets it as `start`, which is `run` without its last argument."""

    @functools.wraps(command)
    def wrapped(**asked: Any) -> Any:
        return command(start=functools.partial(run, **asked))

    configured: Any = common.config_options(wrapped)
    for option in (
        click.option("-j", "--jobs", type=click.IntRange(0), default=0, help="Processes that audit (default up to 4)."),
        click.option(
            "--time-limit",
            "seconds",
            type=click.FloatRange(0.1, 3600),
            default=30,
            show_default=True,
            help="Seconds that one article may take.",
        ),
        click.option("--allow-origin", "origins", multiple=True, metavar="ORIGIN,...", help="Pages that may ask, too."),
        click.option("--allow-host", "hosts", multiple=True, metavar="NAME,...", help="Other names of this server."),
        click.option("--port", type=click.IntRange(0, 65535), help="Port (default 8765 or the next; 0: any)."),
        click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen at."),
    ):
        configured = option(configured)
    return cast(F, configured)


@click.command()
@options
def command(start: Callable[..., None]) -> None:
    """Serve the page and the HTTP API on this machine until Ctrl-C.

    \b
    audit serve
    audit serve --port 9000 --config newsroom.toml
    curl --json '{"text": "..."}' http://127.0.0.1:8765/v1/audit

    Nothing is stored, and nothing leaves this machine: docs/http.md. It needs
    the extra: pip install 'source-audit[serve]'
    """
    start(browser=False)


def run(
    config: Config,
    *,
    host: str,
    port: int | None,
    hosts: tuple[str, ...],
    origins: tuple[str, ...],
    seconds: float,
    jobs: int,
    browser: bool,
) -> None:
    """Serves until it is ended. Raises UsageError, PackError."""
    try:
        from audit.serve.run import listen, serve
        from audit.serve.settings import Settings
    except ModuleNotFoundError:
        raise UsageError(takes_extra(f"audit {click.get_current_context().info_name}", "serve")) from None
    common.auditor_of(config)  # what is wrong with the rules or with what is accepted is said before anybody asks
    accepted(config)
    settings = Settings(
        config,
        token=token_of(host),
        hosts=(host.lower(), *(name.lower() for name in common.listed(hosts))),
        origins=tuple(_origin(one) for one in common.listed(origins)),
        workers=jobs or min(processors(), 4),
        seconds=seconds,
    )
    with listen(host, port) as sock:
        address = _address(host, sock.getsockname()[1], settings)
        _tell(address, host, settings)
        if browser and _has_browser():
            threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
        serve(settings, sock)


def token_of(host: str) -> str:
    """What clients must know: nothing where only this machine can connect. Raises UsageError."""
    stated = os.environ.get(TOKEN, "")
    if stated and (len(stated) < _SHORTEST or not re.fullmatch(r"[A-Za-z0-9._~-]+", stated)):
        raise UsageError(f"{TOKEN} is no token: {_SHORTEST} letters and digits or more, of A-Z a-z 0-9 . _ ~ -")
    return stated or ("" if _is_loopback(host) else secrets.token_urlsafe(32))


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def _origin(said: str) -> str:
    """Raises UsageError."""
    if not _ORIGIN.fullmatch(said.lower()):
        raise UsageError(f"--allow-origin {said}: expected scheme and host, as in https://desk.example.org")
    return said.lower()


def _address(host: str, port: int, settings: Settings) -> str:
    shown = "127.0.0.1" if host in ANY else f"[{host}]" if ":" in host else host
    return f"http://{shown}:{port}/" + (f"?token={settings.token}" if settings.token else "")


def _tell(address: str, host: str, settings: Settings) -> None:
    click.echo(f"audit is at {address}")
    if settings.token:
        click.echo("Who knows the token can use it.")
        if host in ANY:
            click.echo("Other machines reach it by this one's name or address, with the same token.")
    click.echo("Nothing is stored. Ctrl-C ends it.")
    sys.stdout.flush()


def _has_browser() -> bool:
    """One with a window: a browser in the terminal would take it away."""
    if sys.platform != "linux" or os.environ.get("BROWSER"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
