"""audit reference: what articles are compared with, and how a newsroom makes a reference of its own."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from audit import references
from audit.cli import common
from audit.config import Config
from audit.errors import UsageError
from audit.model.reference import LEAST, SHIPPED, Reference
from audit.model.report import Failure, Report
from audit.render.escape import plain
from audit.render.width import wrap

WIDTH = 80


@click.group()
def command() -> None:
    """What scores are compared with: shown, or built from an archive."""


@command.command()
@common.config_options
def show(config: Config) -> None:
    """Which reference is used, and of how many articles it is."""
    reference = references.chosen(config)
    common.write_out("\n".join(_shown(reference)) + "\n" if reference else "no reference is used\n")


@command.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("--name", required=True, help="What it is called: ours makes ours.json.")
@click.option("--most", type=click.IntRange(1), help="At most so many articles of an outlet in a genre.")
@common.config_options
def build(paths: tuple[str, ...], name: str, most: int | None, config: Config) -> None:
    """Build a reference from your archive; only quantiles are stored.

    \b
    audit reference build archive/ --name ours
    audit reference build archive.jsonl --name ours
    audit check article.txt --reference ours
    """
    if name in (SHIPPED, "none") or Path(name).name != name:
        raise UsageError(f"--name {name}: give a plain name that is neither {SHIPPED} nor none")
    auditor = common.auditor_of(config, profile=False, with_text=False)
    rows = list(_counted(auditor.audit_many(articles(paths, config))))
    reference = references.gather(rows, name, f"{len(rows)} articles", auditor.pack.version, most or 0)
    if not reference.tables:
        raise UsageError(f"{len(rows)} articles with a number: no genre has the {LEAST} that are needed")
    path = Path(config.root or ".") / f"{name}{references.SUFFIX}"
    common.write_file(path, references.text(reference))
    common.write_out("\n".join(_shown(reference)) + f"\nwrote {path}\n")


def _counted(results: Iterable[Report | Failure]) -> Iterator[references.Counted]:
    for result in results:
        if isinstance(result, Failure):
            common.say(result)
        elif row := references.counted(result):
            yield row


def articles(paths: Iterable[str], config: Config) -> Iterator[Any]:
    """The items of JSON Lines files, one a line, and the articles of files and folders."""
    rows = [p for p in paths if p.endswith(".jsonl")]
    named = [p for p in paths if p not in rows]
    files, missing = common.expand(named, config) if named else ([], [])
    for failure in missing:
        common.say(failure)
    yield from files
    for path in rows:
        try:
            with Path(path).open(encoding="utf-8") as lines:
                for n, line in enumerate(lines, 1):
                    yield _item(line, f"{path}:{n}")
        except OSError as e:
            raise UsageError(f"{path}: cannot be read: {e.strerror}") from None


def _item(line: str, at: str) -> dict[str, Any]:
    try:
        item = json.loads(line)
    except (ValueError, RecursionError) as e:
        raise UsageError(f"{at}: not JSON: {e}") from None
    if not isinstance(item, dict):
        raise UsageError(f"{at}: not an object with `text`")
    return item


def _shown(reference: Reference) -> Iterator[str]:
    yield from wrap(plain(f"{reference.name}: {reference.made}; counted by the rules of {reference.rules}"), WIDTH)
    yield ""
    yield f"{'genre':<14}{'words':<14}{'articles':>9}{'outlets':>9}  years"
    for t in reference.tables:
        words = "any" if t.whole else f"{t.shortest:,} to {t.longest:,}" if t.longest else f"{t.shortest:,} and more"
        years = f"{t.first_year}-{t.last_year}" if t.first_year else ""
        yield f"{plain(t.genre):<14}{words:<14}{t.n:>9,}{t.outlets:>9}  {years}".rstrip()
