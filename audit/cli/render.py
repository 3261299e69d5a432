"""audit render: a saved report in another format, the same bytes as check would give."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click

from audit import render
from audit.cli import common
from audit.errors import UsageError
from audit.model.decode import decode
from audit.model.report import SCHEMA, SCHEMA_FAILURE, SCHEMA_MANY, Failure, Report
from audit.render import sound


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, allow_dash=True))
@click.option(
    "--format",
    "form",
    type=click.Choice(tuple(render.FORMATS)),
    metavar="FORMAT",
    help=f"{', '.join(render.FORMATS)}. Left out: terminal for one article, list for several.",
)
@common.fail_on_option
@click.option("--exit-zero", is_flag=True, help="Exit 0 even when there are findings.")
@click.option("-v", "--verbose", is_flag=True, help="Show every finding, of severity info too.")
@click.option("--color", type=click.Choice(("auto", "always", "never")), default="auto", help="Colour the output.")
@common.min_severity_option
@common.template_option
def command(
    file: str,
    form: str | None,
    fail_on: str | None,
    exit_zero: bool,
    verbose: bool,
    color: str,
    min_severity: str | None,
    template: str,
) -> None:
    """Render a report that `audit check --format json` or jsonl wrote."""
    reports = read_reports(file)
    options = common.render_options(verbose, color, template, min_severity)
    form = form or ("terminal" if len(reports) == 1 else "list")
    common.write_out(render.pieces(form, reports, options))
    sys.exit(common.exit_code(reports, fail_on or "error", exit_zero))


def read_reports(file: str) -> list[Report | Failure]:
    """The reports of a json or jsonl file ("-": standard input). Raises UsageError: file, line, what is wrong."""
    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        text = data.decode("utf-8")
    except OSError as e:
        raise UsageError(f"{file}: cannot be read: {e.strerror}") from None
    except UnicodeDecodeError as e:
        raise UsageError(
            f"{file}: not UTF-8 (byte {e.start}); expected a report that `audit check --format json` wrote"
        ) from None
    try:
        return _objects(json.loads(text))
    except (ValueError, RecursionError) as whole:
        reports: list[Report | Failure] = []
        for n, line in enumerate(text.split("\n"), 1):
            if not line.strip():
                continue
            try:
                reports += _objects(json.loads(line))
            except (ValueError, RecursionError) as e:
                # Of a file that is not JSON at all, the error of the whole says most.
                raise UsageError(f"{file}: line {n}: not a report: {whole if n == 1 else e}") from None
        if not reports:
            raise UsageError(f"{file}: holds no report") from None
        return reports


def _objects(value: Any) -> list[Report | Failure]:
    schema = value.get("schema") if isinstance(value, dict) else None
    if schema == SCHEMA:
        report: Report = decode(Report, value)
        sound.check(report)
        return [report]
    if schema == SCHEMA_FAILURE:
        return [decode(Failure, value)]
    if schema == SCHEMA_MANY and isinstance(value.get("articles"), list):
        return [r for v in value["articles"] for r in _objects(v)]
    raise ValueError(f"schema is {schema!r}, expected {SCHEMA}, {SCHEMA_MANY} or {SCHEMA_FAILURE}")
