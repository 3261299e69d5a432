"""audit open: the page to paste an article into, in the browser."""

from __future__ import annotations

from collections.abc import Callable

import click

from audit.cli.serve import options


@click.command()
@options
def command(start: Callable[..., None]) -> None:
    """Open a page to paste an article into, served from this machine.

    \b
    audit open
    audit open --pack wire

    As `audit serve`, which opens no browser. Nothing is stored, and nothing
    leaves this machine. Ctrl-C ends it. It needs the extra:
    pip install 'source-audit[serve]'
    """
    start(browser=True)
