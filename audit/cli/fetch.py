"""audit fetch: pages from the web, kept as archives or audited at once. The only command that goes to the network."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from audit import parse, render
from audit.cli import common
from audit.cli.telling import UNJUDGED
from audit.config import Config
from audit.errors import LoadError, UsageError
from audit.model.report import Failure, Report

if TYPE_CHECKING:
    from audit.fetch import Fetcher
    from audit.pipeline import Auditor

_PLACE = re.compile(r"([A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(?::(\d{1,5}))?")
_PORTS = ("80", "443")


@click.command()
@click.argument("urls", nargs=-1, required=True, metavar="URL...")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="Folder to keep the pages in.")
@click.option("--check", is_flag=True, help="Audit the pages at once; they are kept only where --out is given.")
@click.option(
    "--format",
    "form",
    type=click.Choice(tuple(render.FORMATS)),
    metavar="FORMAT",
    help="With --check, one format to standard output (default terminal, of several pages list).",
)
@common.fail_on_option
@click.option(
    "--allow-private-hosts",
    "private",
    multiple=True,
    metavar="HOST[:PORT],...",
    help="Fetch from these though they are in a private network.",
)
@common.config_options
def command(
    urls: tuple[str, ...],
    out: Path | None,
    check: bool,
    form: str | None,
    fail_on: str | None,
    private: tuple[str, ...],
    config: Config,
) -> None:
    """Fetch pages from the web, on request alone, and keep or audit them.

    \b
    audit fetch https://example.org/story --out pages/
    audit fetch https://example.org/story --check

    A page is kept as its server sent it, in a file of web archives
    (.warc.gz), which `audit check` reads. What is fetched, and what never:
    docs/fetch.md. It needs the extra: pip install 'source-audit[fetch]'
    """
    if not check and (form or fail_on):
        raise UsageError("--format and --fail-on are about an audit: add --check")
    places = [place for one in common.listed(private) for place in _places(one)]
    try:
        from audit.fetch import Fetcher, Wire
    except ModuleNotFoundError as e:
        raise UsageError(f"{e.name} is not installed; pip install 'source-audit[fetch]'") from None
    fetcher = Fetcher(Wire(places), config.max_bytes)
    auditor = common.auditor_of(config) if check else None
    results: list[Report | Failure] = []
    for url in dict.fromkeys(urls):
        result = _one(fetcher, url, out, auditor)
        if isinstance(result, Failure):
            common.say(result, unjudged=result.code in UNJUDGED)
        if result is not None:
            results.append(result)
    if auditor:
        shown = form or ("terminal" if len(results) == 1 else "list")
        options = common.render_options(False, "auto", "", config.min_severity)
        told = results if form else [one for one in results if isinstance(one, Report)]  # failures are said above
        if told:
            common.write_out(render.render(shown, told, options))
    judged = [one for one in results if not (isinstance(one, Failure) and one.code in UNJUDGED)]
    sys.exit(common.exit_code(judged, fail_on or config.fail_on, False))


def _one(fetcher: Fetcher, url: str, out: Path | None, auditor: Auditor | None) -> Report | Failure | None:
    """Fetches a page, keeps it and audits it, as asked. Raises UsageError."""
    from audit.fetch import hidden, keep

    shown = hidden(url)
    try:
        page = fetcher.fetch(url)
        if out or not auditor:
            click.echo(keep(page, out or Path()))
        if auditor is None:
            return None
        shown = page.url
        return auditor.audit_source(shown, page.source(parse.INPUTS, auditor.config.max_bytes))
    except LoadError as e:
        return Failure(shown, e.code, str(e))


def _places(said: str) -> list[str]:
    """host:port, as the wire compares them. Raises UsageError."""
    found = _PLACE.fullmatch(said)
    if not found:
        raise UsageError(f"--allow-private-hosts {said}: expected HOST or HOST:PORT")
    host = found[1].lower().strip("[]")
    return [f"{host}:{port}" for port in ((found[2],) if found[2] else _PORTS)]
