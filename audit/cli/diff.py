"""audit diff: what changed between two reports of the same articles."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import click

from audit.cli import common
from audit.cli.render import read_reports
from audit.errors import UsageError
from audit.model.diff import Change, ChangeKind, Diff, Lone
from audit.model.rule import Severity
from audit.render import diff as comparison


@click.command()
@click.argument("old", type=click.Path(dir_okay=False, allow_dash=True))
@click.argument("new", type=click.Path(dir_okay=False, allow_dash=True))
@click.option("--format", "form", type=click.Choice(tuple(comparison.FORMATS)), help="One format to standard output.")
@click.option("--output", "outputs", multiple=True, metavar="FORMAT=PATH", help="Write a format to a file.")
@common.fail_on_option
@click.option("--exit-zero", is_flag=True, help="Exit 0 even when there are new findings.")
@click.option("-v", "--verbose", is_flag=True, help="Show every finding and unchanged articles, too.")
@click.option("--color", type=click.Choice(("auto", "always", "never")), default="auto", help="Colour the output.")
@common.template_option
def command(
    old: str,
    new: str,
    form: str | None,
    outputs: tuple[str, ...],
    fail_on: str | None,
    exit_zero: bool,
    verbose: bool,
    color: str,
    template: str,
) -> None:
    """Compare two reports that `audit check` wrote as json or jsonl.

    \b
    audit diff old.json new.json
    audit diff old.json new.json --format markdown > comment.md

    Exits 1 when a finding at or above --fail-on is new, 2 when a report
    cannot be read or the new one has a file that could not be audited.
    """
    if old == new == "-":
        raise UsageError("only one of the two reports can come from standard input")
    targets = [_target(o) for o in outputs]
    found = comparison.compare_runs(read_reports(old), read_reports(new))
    options = common.render_options(verbose, color, template)
    shown = form or ("" if targets else "terminal")
    if shown:
        common.write_out(comparison.render(shown, found, options))
    for name, path in targets:
        plain = replace(options, color=False)
        common.write_file(Path(path), comparison.render(name, found, plain))
        click.echo(f"wrote {path}", err=True)
    sys.exit(exit_code(found, fail_on or "error", exit_zero))


def _target(option: str) -> tuple[str, str]:
    name, sep, path = option.partition("=")
    if not sep or not path or name not in comparison.FORMATS:
        raise UsageError(
            f"--output {option}: expected FORMAT=PATH, where FORMAT is one of {', '.join(comparison.FORMATS)}"
        )
    return name, path


def exit_code(diff: Diff, fail_on: str, exit_zero: bool) -> int:
    """0 no finding at or above `fail_on` is new, 1 one is, 2 the new report has a file that was not audited.

    Those of an article that only the new report has are new; so is one whose severity has risen to the bar."""
    if any(not u.before for u in diff.unread):
        return common.BAD
    if fail_on == "never" or exit_zero:
        return common.OK
    bar = Severity(fail_on).rank
    changes = (c for d in diff.articles for c in d.changes)
    worse = any(_worse(c, bar) for c in changes) or any(_holds(a, bar) for a in diff.only_after)
    return common.FOUND if worse else common.OK


def _worse(c: Change, bar: int) -> bool:
    if c.after is None or c.kind == ChangeKind.CREDIT_GAINED or Severity(c.severity).rank > bar:
        return False
    risen = c.severity_before is not None and Severity(c.severity_before).rank > bar
    return c.kind == ChangeKind.NEW or risen


def _holds(article: Lone, bar: int) -> bool:
    return any(n and rank <= bar for rank, n in enumerate((article.errors, article.warnings, article.infos)))
