"""audit rules: every rule with its family, severity, dimension and status."""

from __future__ import annotations

import json
from pathlib import Path

import click

from audit.cli import common
from audit.pipeline import Auditor


@click.command()
@click.option("--format", "form", type=click.Choice(("table", "json")), default="table", show_default=True)
@common.config_options
def command(form: str, config_file: Path | None, pack: str | None, genre: str | None, max_bytes: int | None) -> None:
    """List every rule of the pack."""
    rules = Auditor(common.configured(config_file, pack, genre, max_bytes)).pack.rules
    if form == "json":
        keys = ("id", "family", "severity", "dimension", "status", "confidence", "summary", "question", "hint")
        rows = [{k: getattr(r, k) for k in keys} | {"standards": list(r.standards)} for r in rules]
        common.write_out(json.dumps(rows, ensure_ascii=False, indent=2) + "\n")
        return
    head = ("rule", "family", "severity", "dimension")
    table = [head, *((r.id, r.family, r.severity.value, r.dimension or "-") for r in rules)]
    widths = [max(len(row[n]) for row in table) for n in range(len(head))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in table]
    notes = [r for r in rules if r.status != "stable"]
    lines += [f"\n{len(rules)} rules; `audit explain RULE` shows one."]
    lines += [f"{r.id} is {r.status}" for r in notes]
    common.write_out("\n".join(lines) + "\n")
