"""audit who: the ledger of claims and speakers."""

from __future__ import annotations

import sys

import click

from audit.cli import common
from audit.config import Config
from audit.model.report import Report
from audit.render.ledger import render_who


@click.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(("terminal", "json", "csv")), default="terminal", show_default=True)
@common.config_options
def command(
    paths: tuple[str, ...],
    form: str,
    config: Config,
) -> None:
    """Show who answers for each claim, and how often each source speaks."""
    auditor = common.auditor_of(config, profile=False)
    files, missing = common.expand(paths, config)
    results = [*missing, *auditor.audit_many(files)]
    reports = []
    for result in results:
        if isinstance(result, Report):
            reports.append(result)
        else:
            common.say(result)
    common.write_out(render_who(reports, form) if reports else "")
    sys.exit(common.OK if len(reports) == len(results) else common.BAD)
