"""audit who: the ledger of claims and speakers."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from audit import load
from audit.cli import common
from audit.model.report import Report
from audit.pipeline import Auditor
from audit.render.ledger import render_who


@click.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(("terminal", "json", "csv")), default="terminal", show_default=True)
@common.config_options
def command(
    paths: tuple[str, ...],
    form: str,
    config_file: Path | None,
    pack: str | None,
    genre: str | None,
    max_bytes: int | None,
) -> None:
    """Show who answers for each claim, and who speaks how often."""
    auditor = Auditor(common.configured(config_file, pack, genre, max_bytes), profile=False)
    files, missing = load.expand(list(paths))
    results = [*missing, *auditor.audit_many(files)]
    reports = []
    for result in results:
        if isinstance(result, Report):
            reports.append(result)
        else:
            common.say(result)
    common.write_out(render_who(reports, form) if reports else "")
    sys.exit(common.OK if len(reports) == len(results) else common.BAD)
