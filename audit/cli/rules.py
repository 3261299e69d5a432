"""audit rules: every rule with its family, severity, dimension and status; `new` begins another; `kinds` and `schema`
say what a rule can check and how it is written."""

from __future__ import annotations

import json
import textwrap
from dataclasses import replace

import click

from audit import catalogue
from audit.cli import common
from audit.cli.rules_kinds import kinds, schema
from audit.cli.rules_new import new
from audit.config import Config
from audit.model.rule import Rule, RulePack, RuleStatus
from audit.pipeline import Auditor


@click.group(invoke_without_command=True)
@click.option("--format", "form", type=click.Choice(("table", "json")), default="table", show_default=True)
@common.config_options
@click.pass_context
def command(context: click.Context, form: str, config: Config) -> None:
    """List every rule of the pack.

    \b
    audit rules --pack wire
    audit rules new attribution/my-rule
    audit rules kinds pattern
    audit rules schema > rule.schema.json
    """
    if context.invoked_subcommand:
        return
    auditor = Auditor(replace(config, preview=True))
    if form == "json":
        rows = [catalogue.rule_row(r) for r in auditor.pack.rules]
        common.write_out(json.dumps(rows, ensure_ascii=False, indent=2) + "\n")
    else:
        common.write_out("\n".join([*_table(auditor.pack.rules), *_notes(auditor.pack, config)]) + "\n")


def _table(rules: tuple[Rule, ...]) -> list[str]:
    head = ("rule", "family", "severity", "dimension")
    rows = [head, *((r.id, r.family, r.severity.value, r.dimension or "-") for r in rules)]
    widths = [max(len(row[n]) for row in rows) for n in range(len(head))]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]


def _notes(pack: RulePack, config: Config) -> list[str]:
    """What the table does not show: rules on their way in or out, and what the pack switches."""
    notes = [f"\n{len(pack.rules)} rules of the pack {pack.name}; `audit explain RULE` shows one."]
    for rule in pack.rules:
        if rule.status is RuleStatus.PREVIEW and not config.preview:
            notes.append(f"{rule.id} is a preview: it runs with --preview")
        elif rule.status is RuleStatus.PREVIEW:
            notes.append(f"{rule.id} is a preview")
        elif rule.status is RuleStatus.DEPRECATED:
            notes.append(f"{rule.id} is deprecated since {rule.since}" + _instead(rule))
    listed = {r.id for r in pack.rules}
    off = [id_ for id_, switch in sorted(pack.switches.items()) if switch.level == "off" and id_ not in listed]
    said = f"{len(off)} switched off: {', '.join(off)}" if off else ""
    return [*notes, *textwrap.wrap(said, 78, break_on_hyphens=False)]


def _instead(rule: Rule) -> str:
    return f"; {rule.replaced_by} replaces it" if rule.replaced_by else ""


for subcommand in (new, kinds, schema):
    command.add_command(subcommand)
