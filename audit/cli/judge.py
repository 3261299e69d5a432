"""audit judge: a reader says of hits whether the rule is right, and what that amounts to."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from audit import judge
from audit.cli import common
from audit.cli.judge_page import HELP, page, report
from audit.config import Config
from audit.errors import UsageError, meant
from audit.judge import Draw, Verdict
from audit.model.report import Report
from audit.model.rule import RulePack

DEFAULT = "judged.jsonl"
STOP, LATER = "q", "s"


@click.command()
@click.argument("paths", nargs=-1)
@click.option("--file", type=click.Path(path_type=Path), help=f"Verdicts: a file, or a folder/ (default {DEFAULT}).")
@click.option("--rule", "rules", multiple=True, metavar="RULE", help="Only this rule (again for more).")
@click.option("--each", type=click.IntRange(0), default=judge.EACH, show_default=True, help="Hits drawn of a rule.")
@click.option(
    "--each-info",
    type=click.IntRange(0),
    default=judge.EACH_QUIET,
    show_default=True,
    help="Hits drawn of a rule of severity info.",
)
@click.option("--seed", default=judge.SEED, show_default=True, help="Another seed draws other hits.")
@click.option("--reader", default="reader", show_default=True, help="Who reads.")
@click.option("--second", is_flag=True, help="Read a third of what others have judged.")
@click.option("--anew", is_flag=True, help="Begin a new draw, from articles not judged yet.")
@click.option("--export", "out", metavar="FILE", help="Write the hits with their context (- for standard output).")
@click.option(
    "--import",
    "given",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Take verdicts from an export that was filled in.",
)
@click.option("--report", "shown", is_flag=True, help="Show how often each rule was right.")
@common.config_options
def command(
    paths: tuple[str, ...],
    file: Path | None,
    rules: tuple[str, ...],
    each: int,
    each_info: int,
    seed: int,
    reader: str,
    second: bool,
    anew: bool,
    out: str | None,
    given: tuple[Path, ...],
    shown: bool,
    config: Config,
) -> None:
    """Judge a rule's hits in their context, and count how often it is right.

    The hits are drawn by a fixed seed and spread over outlets and articles.
    Your verdicts are kept as places, without text; `judged = "FILE"` in the
    config puts them on your own cards.

    \b
    audit judge archive/                       # read in the terminal
    audit judge --report
    audit judge archive/ --export hits.jsonl   # or elsewhere: fill in "verdict"
    audit judge --import hits.jsonl
    """
    file = file or _configured(config)
    past = judge.read(file)
    if given:
        new = judge.answers(given, reader)
        keep(file, past, new)
        click.echo(f"{len(new)} verdicts from {', '.join(map(str, given))} are in {file}", err=True)
        past = judge.merged(past, new)
    if paths:
        auditor = common.auditor_of(config, profile=False)
        _known(rules, auditor.pack)
        files, missing = common.expand(paths, config)
        results = [*missing, *auditor.audit_many(files)]
        failures = [r for r in results if not isinstance(r, Report)]
        for failure in failures:
            common.say(failure)
        hits = [h for r in results if isinstance(r, Report) for h in judge.hits_of(r)]
        drawn = judge.draw(hits, past, auditor.pack, seed=seed, each=each, each_quiet=each_info, only=rules, anew=anew)
        drawn = judge.to_read_again(drawn, past, reader) if second else judge.unread(drawn, past)
        if out:
            _export(out, drawn, auditor.pack)
        else:
            _read(drawn, auditor.pack, file, reader)
        if failures:
            sys.exit(common.BAD)
    elif not (given or shown):
        raise UsageError("name the articles to draw from, or --report, or --import")
    if shown:
        pack = common.auditor_of(config, profile=False).pack
        common.write_out(report(judge.tally(judge.read(file)), pack))


def _configured(config: Config) -> Path:
    return Path(config.root or ".") / config.judged if config.judged else Path(DEFAULT)


def _known(rules: Iterable[str], pack: RulePack) -> None:
    ids = [r.id for r in pack.rules]
    for rule in rules:
        if rule not in ids:
            raise UsageError(f"no rule {rule!r} in force; {meant(rule, ids) or 'see `audit rules`'}")


def keep(file: Path, past: Iterable[Verdict], new: Iterable[Verdict]) -> None:
    """Writes the verdicts: to one file, or, where it is a folder, to a file a rule."""
    rows = judge.merged(past, new)
    if not (file.is_dir() or str(file).endswith("/") or not file.suffix):
        common.write_file(file, judge.text(rows))
        return
    for rule in sorted({v.rule for v in new}):
        common.write_file(file / f"{rule}.jsonl", judge.text(v for v in rows if v.rule == rule))


# -- elsewhere


def exported(drawn: Iterable[Draw], pack: RulePack) -> Iterator[str]:
    """A line a hit: its place, what a reader needs, and an empty verdict to fill in."""
    for one in drawn:
        rule = pack.rule(one.rule)
        for hit in one.hits:
            row = judge.placed(hit, one.number, rule, pack)
            seen = {"finds": rule.summary, **judge.shown(hit)}
            yield json.dumps({"id": hit.id, **row, **seen, "verdict": "", "why": ""}, ensure_ascii=False) + "\n"


def _export(out: str, drawn: list[Draw], pack: RulePack) -> None:
    lines = "".join(exported(drawn, pack))
    if out == "-":
        common.write_out(lines)
        return
    common.write_file(Path(out), lines)
    click.echo(f"wrote {lines.count(chr(10))} hits of {len(drawn)} rules to {out}", err=True)


# -- in the terminal


def _read(drawn: list[Draw], pack: RulePack, file: Path, reader: str) -> None:
    """One hit after the other until the reader stops; each verdict is kept at once."""
    total, n = sum(len(one.hits) for one in drawn), 0
    if not total:
        click.echo("nothing left to judge here: all hits drawn have a verdict", err=True)
        return
    click.echo(HELP, err=True)
    for one in drawn:
        for hit in one.hits:
            n += 1
            common.write_out(page(hit, pack.rule(one.rule), f"{n} of {total}"))
            answer = _answer()
            if answer is None:
                click.echo(f"kept in {file}; the same command goes on from here", err=True)
                return
            word, why = answer
            if word != LATER:
                _keep_one(file, judge.verdict(hit, one.number, pack.rule(one.rule), pack, word, why, reader))


def _keep_one(file: Path, verdict: Verdict) -> None:
    folder = file.is_dir() or not file.suffix
    judge.write_one(file / f"{verdict.rule}.jsonl" if folder else file, verdict)


def _answer() -> tuple[str, str] | None:
    """The verdict and a word why; None where the reader stops."""
    while True:
        click.echo("right, wrong, unclear (and a word why), s later, q stop > ", nl=False, err=True)
        line = sys.stdin.readline()
        letter, _, why = line.strip().partition(" ")
        if not line or letter.lower() in (STOP, "quit"):
            return None
        if letter.lower() in (LATER, "later"):
            return LATER, ""
        word = next((w for w in judge.VERDICTS if letter and w.startswith(letter.lower())), "")
        if word and len(why.strip()) <= judge.WHY:
            return word, why.strip()
        click.echo(HELP, err=True)
