"""audit selftest: every rule against its own examples."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from audit import selftest
from audit.cli import common
from audit.pipeline import Auditor


@click.command()
@click.argument("pack", required=False)
@click.option("--config", "config_file", type=click.Path(dir_okay=False, path_type=Path), help="Config file.")
def command(pack: str | None, config_file: Path | None) -> None:
    """Check every rule of PACK (default: the pack in use) against its own examples."""
    auditor = Auditor(common.configured(config_file, pack, None, None))
    rules = auditor.pack.rules
    failures = selftest.run(auditor.pack, auditor.judge)
    for failure in failures:
        click.echo(f"error: {failure}", err=True)
    examples = sum(len(r.bad) + len(r.good) for r in rules)
    common.write_out(f"{len(rules)} rules, {examples} examples, {len(failures)} failed\n")
    sys.exit(common.FOUND if failures else common.OK)
