"""audit corpus: any number of articles -> tables, and what is asked of them."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from audit import load, parse
from audit.cli import common
from audit.config import Config
from audit.errors import UsageError, takes_extra

if TYPE_CHECKING:
    from audit.corpus.parts import ReadingProgress
    from audit.corpus.run import Counts, Engine
    from audit.corpus.work import Task


@click.group()
def command() -> None:
    """Audit a corpus: any number of articles, into tables.

    \b
    audit corpus run articles.jsonl.gz --out run/
    audit corpus run news/ feed.xml --out run/ -j 8 --cards
    audit corpus report run/
    audit corpus graph run/
    """


@command.command()
@click.argument("inputs", nargs=-1, required=True)
@click.option("--out", "folder", required=True, type=click.Path(path_type=Path, file_okay=False), help="Where it goes.")
@click.option("-j", "--jobs", type=click.IntRange(0), default=0, help="Processes (0: one for each processor).")
@click.option("--engine", type=click.Choice(("local", "dask")), default="local", help="Who does the work.")
@click.option("--scheduler", metavar="ADDRESS", default="", help="Of a Dask cluster: tcp://host:8786.")
@click.option("--no-text", is_flag=True, help="Leave out every word of the articles.")
@click.option("--no-profile", is_flag=True, help="Leave out readability and tone, which take time.")
@click.option("--cards", is_flag=True, help="Make a card (HTML) of each article, too, in DIR/cards.")
@click.option("--anew", is_flag=True, help="Take away what an earlier run has left in the folder.")
@click.option("-q", "--quiet", is_flag=True, help="Say only what went wrong.")
@common.config_options
@common.column_options
def run(
    inputs: tuple[str, ...],
    folder: Path,
    jobs: int,
    engine: str,
    scheduler: str,
    no_text: bool,
    no_profile: bool,
    cards: bool,
    anew: bool,
    quiet: bool,
    config: Config,
) -> None:
    """Audit files, folders, tables, feeds and archives into Parquet.

    The tables are articles, sentences, findings, speakers, attributions,
    quotes and asks (docs/codebook.md). A run that was stopped, or killed, goes
    on where it was: give the same command again. An article that cannot be
    read is a row that says why, and the exit code is 2.
    """
    needs_extra()
    from audit.corpus.run import Corpus, plan
    from audit.corpus.run import run as run_corpus
    from audit.corpus.store import Store, empty
    from audit.corpus.work import Task

    if bool(scheduler) != (engine == "dask"):
        raise UsageError("--engine dask and --scheduler ADDRESS go together")
    left = load.LeftOut(config.leaves)
    ends = [end for container in load.CONTAINERS.values() for end in container.suffixes]
    files, missing = load.expand(list(inputs), parse.INPUTS, left, ends)
    if not quiet and files and (said := left.said()):
        click.echo(f"left out: {said}", err=True)
    for failure in missing:
        common.say(failure)
    if not files:
        sys.exit(common.BAD)
    task = Task(config, profile=not no_profile, with_text=not no_text, cards=cards)
    corpus = Corpus(files, missing)
    if anew:
        empty(folder)
    told = RunTold(quiet=quiet)
    with Store(folder, plan(task, corpus)) as store:
        try:
            counts, _ = run_corpus(task, corpus, store, _engine(task, engine, jobs, scheduler), told.step, told.say)
        except KeyboardInterrupt:
            told.clear()
            click.echo("stopped; give the same command again to go on", err=True)
            sys.exit(130)
    told.end(counts, folder)
    sys.exit(common.BAD if counts.failed else common.OK)


@command.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), metavar="DIR")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Where it goes (DIR/report.html).")
@click.option("-q", "--quiet", is_flag=True, help="Say only what went wrong.")
def report(folder: Path, out: Path | None, quiet: bool) -> None:
    """Make one page of what the tables of a run say.

    What is in the corpus, how the scores spread, rates by outlet, genre and
    month with their denominators and 95% intervals, findings by rule, and what
    is asked most often. Groups of fewer than 30 articles have no rates, and
    nothing is ranked. The page needs no network.
    """
    needs_extra()
    from audit.corpus.opened import open_run
    from audit.corpus.report.shown import render
    from audit.corpus.store import REPORT

    path = out or folder / REPORT
    told = RunTold(quiet=quiet)
    page = render(open_run(folder), path.parent, told.share)
    told.clear()
    common.write_file(path, page)
    told.say(f"report: {path}")


@command.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), metavar="DIR")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="Where it goes (DIR/graph).")
@click.option("--config", "config_file", type=click.Path(dir_okay=False, path_type=Path), help="Config file.")
@click.option("--pack", help="Rule pack: without the rule citation-loop, circles are not told.")
@click.option("-q", "--quiet", is_flag=True, help="Say only what went wrong.")
def graph(folder: Path, out: Path | None, config_file: Path | None, pack: str | None, quiet: bool) -> None:
    """Find who cites whom in the articles of a run.

    Chains of citations to the first source, circles, copies of one text,
    stories with their independent origins, and quotations of one speaker that
    differ. Writes graph.json, graph.graphml (for Gephi and others) and
    index.html, a page that needs no network.
    """
    needs_extra()
    try:
        import rensa  # noqa: F401
        import rustworkx  # noqa: F401
    except ImportError:
        raise UsageError(takes_extra("the graph", "corpus")) from None
    from audit.corpus.graph.build import build
    from audit.corpus.graph.contract import to_json
    from audit.corpus.graph.graphml import to_graphml
    from audit.corpus.graph.shown import render
    from audit.corpus.opened import open_run
    from audit.corpus.store import GRAPH, GRAPH_FILES
    from audit.pipeline import Auditor

    run = open_run(folder)
    target = out or folder / GRAPH
    made, differs = build(run, Auditor(common.configured(config_file, pack)).pack, target)
    texts = (to_json(made), to_graphml(made), render(made, differs))
    for name, text in zip(GRAPH_FILES, texts, strict=True):
        common.write_file(target / name, text)
    if not quiet:
        click.echo(f"graph: {target / GRAPH_FILES[-1]}", err=True)


def needs_extra() -> None:
    """Raises UsageError where what reads and writes tables is not installed."""
    try:
        import pyarrow  # noqa: F401
    except ImportError:
        raise UsageError(takes_extra("a corpus", "corpus")) from None


def _engine(task: Task, engine: str, jobs: int, scheduler: str) -> Engine:
    if engine == "dask":
        from audit.corpus.engines.cluster import Cluster

        return Cluster(task, scheduler)
    from audit.corpus.engines.local import Local

    return Local(task, jobs)


class RunTold:
    """What a person sees of a run: a line that says how far it is, where somebody looks; and the last line."""

    EACH = 0.5

    def __init__(self, *, quiet: bool) -> None:
        self.quiet = quiet
        self.on = not quiet and sys.stderr.isatty()
        self.begun = self.last = time.monotonic()
        self.drawn = False

    def step(self, counts: Counts, progress: ReadingProgress) -> None:
        now = time.monotonic()
        if not self.on or now - self.last < self.EACH:
            return
        self.last, self.drawn = now, True
        rate = (counts.articles - counts.kept) / max(now - self.begun, 0.001)
        share = progress.share()
        left = f", {_time((now - self.begun) * (1 - share) / share)} left" if share > 0.02 and not counts.kept else ""
        click.echo(
            f"\r\x1b[2K{share:4.0%}  {counts.articles:,} articles, {rate:,.0f} a second{left}", err=True, nl=False
        )

    def share(self, share: float) -> None:
        """How much of a reading is done."""
        now = time.monotonic()
        if self.on and now - self.last >= self.EACH:
            self.last, self.drawn = now, True
            click.echo(f"\r\x1b[2K{share:4.0%} read", err=True, nl=False)

    def say(self, said: str) -> None:
        self.clear()
        if not self.quiet:
            click.echo(said, err=True)

    def clear(self) -> None:
        if self.drawn:
            click.echo("\r\x1b[2K", err=True, nl=False)
            self.drawn = False

    def end(self, counts: Counts, folder: Path) -> None:
        self.clear()
        if self.quiet:
            return
        done, seconds = counts.articles - counts.kept, time.monotonic() - self.begun
        parts = [f"{counts.articles:,} article{'s' * (counts.articles != 1)}"]
        parts += [f"{counts.failed:,} not read (`articles`, column failure)"] * bool(counts.failed)
        parts += [f"{counts.kept:,} done before"] * bool(counts.kept)
        parts += [f"{done / max(seconds, 0.001):,.0f} a second"] * bool(done)
        click.echo(f"{', '.join(parts)}, {seconds:.1f} s: {folder}", err=True)


def _time(seconds: float) -> str:
    minutes = round(seconds / 60)
    return f"{seconds:.0f} s" if minutes < 2 else f"{minutes} min" if minutes < 120 else f"{minutes / 60:.0f} h"
