"""audit baseline: findings that are there today and shall not grow."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from audit.accept import FAMILY, Baseline, Ratchet, read_baseline
from audit.accepted import within
from audit.cli import accepting, common
from audit.cli.waive import reports
from audit.config import Config, relative
from audit.errors import UsageError
from audit.model.dataclass import dataclass
from audit.model.report import Failure, Report
from audit.packs.nodes import shown
from audit.render import view
from audit.render.escape import visible

LISTED = 20


@dataclass(frozen=True, slots=True)
class BaselineState:
    """What is found now, and the files of the baseline that are no longer there."""

    now: Baseline
    gone: frozenset[str]


@click.command()
@click.argument("action", type=click.Choice(("write", "update", "prune")))
@click.argument("paths", nargs=-1)
@click.option("--baseline", "file", type=click.Path(dir_okay=False, path_type=Path), help="Another file.")
@click.option("--force", is_flag=True, help="With write: also where findings would be added to a baseline.")
@accepting.speed_options
@common.config_options
def command(
    action: str,
    paths: tuple[str, ...],
    file: Path | None,
    force: bool,
    speed: accepting.Speed,
    config: Config,
) -> None:
    """Keep a baseline: findings that are known and fail nothing.

    \b
    write    all findings there are now; refuses to add to a baseline
    update   drop what is mended; let a reworded sentence take the place of
             the old one. Of no rule a file gets more than it had
    prune    drop what is mended, and files that are gone; add nothing

    PATHS: the files that are meant, or all below the config's folder.
    Exits 1 when update or write meets findings that would be new.
    """
    path = file or within(config, config.baseline, "baseline")
    made = reports(paths, config, speed)
    failed = [r for r in made if isinstance(r, Failure)]
    for failure in failed:
        common.say(failure)
    root = Path(config.root or ".").resolve()
    there = path.is_file()
    if action != "write" and not there:
        raise UsageError(f"{shown(path)}: no such file; `audit baseline write` makes one")
    old = read_baseline(path) if there else Baseline()
    state = BaselineState(of(made, str(root)), frozenset(p for p in old.files if not (root / p).is_file()))
    new, change = _changed(action, old, state, fresh=not there or force)
    refused = bool(change.new) and action == "write"
    if not refused and (not there or new.dumps() != old.dumps()):
        common.write_file(path, new.dumps())
    _say(action, path, old, new, change, refused=refused)
    sys.exit(common.BAD if failed else common.FOUND if change.new else common.OK)


def of(made: Sequence[Report | Failure], root: str) -> Baseline:
    """The findings that count, by file, rule and fingerprint, but for those about waivers. `root`: the folder that
    paths are seen from."""
    files: dict[str, dict[str, tuple[str, ...]]] = {}
    for report in made:
        if isinstance(report, Report) and report.article.path != "-":
            rules = files.setdefault(relative(report.article.path, root), {})
            for f in report.findings:
                if f.severity != "credit" and f.family != FAMILY and not f.suppressed_by and not f.waived:
                    rules[f.rule] = tuple(sorted((*rules.get(f.rule, ()), f.fingerprint)))
    return Baseline(files)


def _changed(action: str, old: Baseline, state: BaselineState, *, fresh: bool) -> tuple[Baseline, Ratchet]:
    if action == "prune":
        return old.prune(state.now, state.gone)
    new, change = old.update(state.now, state.gone)
    if action == "write" and fresh:
        files = {path: rules for path, rules in old.files.items() if path not in state.gone}
        return Baseline({**files, **state.now.files}), Ratchet()
    return new, change


def _say(action: str, path: Path, old: Baseline, new: Baseline, change: Ratchet, *, refused: bool) -> None:
    name = shown(path)
    for where, rule, n in change.new[:LISTED]:
        click.echo(f"{visible(where)}: {rule}: {n:,} more than the baseline has", err=True)
    if (left := len(change.new) - LISTED) > 0:
        click.echo(f"and {left:,} more", err=True)
    if refused:
        total = sum(n for _, _, n in change.new)
        click.echo(
            f"{name}: not written: {view.plural(total, 'finding')} would be added; mend, waive, or --force", err=True
        )
        return
    files = sum(any(rules.values()) for rules in new.files.values())
    said = f"{name}: {view.plural(len(new), 'finding')} in {view.plural(files, 'file')}"
    if old.files:
        said += f" ({len(old):,} before)"
    click.echo(said)
