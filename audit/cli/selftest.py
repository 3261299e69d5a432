"""audit selftest: every rule against its own examples."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from audit import selftest
from audit.choice import pack_name
from audit.cli import common
from audit.config import Config
from audit.pipeline import Auditor


@click.command()
@click.argument("pack", required=False)
@click.option("--all", "everything", is_flag=True, help="Inherited rules, too, as this pack has them.")
@click.option("--config", "config_file", type=click.Path(dir_okay=False, path_type=Path), help="Config file.")
def command(pack: str | None, everything: bool, config_file: Path | None) -> None:
    """Check the rules of PACK (default: the pack in use) against their own examples.

    \b
    audit selftest
    audit selftest my-rules/
    """
    config = common.configured(config_file, pack)
    # The examples are judged by the pack alone: whatever else the config says, and whatever genre an example has.
    auditor = Auditor(Config(pack=pack_name(config.genre, config), root=config.root, preview=True))
    whole = auditor.pack
    rules = [r for r in whole.rules if everything or r.pack == whole.name]
    failures = selftest.run(whole, auditor.judge, (r.id for r in rules)) if rules else []
    for failure in failures:
        click.echo(f"error: {failure}", err=True)
    examples = sum(len(r.bad) + len(r.good) for r in rules)
    inherited = len(whole.rules) - len(rules)
    rest = f"; {inherited} inherited rules are tested with {', '.join(whole.extends)}" if inherited else ""
    count = f"{len(rules)} rule{'s' * (len(rules) != 1)}"
    common.write_out(f"{count}, {examples} examples, {len(failures)} failed{rest}\n")
    sys.exit(common.FOUND if failures else common.OK)
