"""`make bench`: what everything costs, beside libraries that many use, measured in one run: docs/performance.md.

    performance.py [FOLDER] [--output PATH] [--large]

FOLDER: plain texts to measure instead of articles that are made of the sentences of the seeds. --large: texts of
5 and 20 million characters, too, which take minutes. Every figure is a ratio
within the run, since absolute times drift from machine to machine: processor time, user and system, of things done in
turn, the least of several rounds. Nothing here is a test and no figure gates anything; a test sees to it that the page
has the rows that are measured here.
"""

from __future__ import annotations

import argparse
import compileall
import math
import os
import platform
import subprocess
import sys
import tempfile
import textwrap
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

import peers
from growing import LARGE, ROWS, SIZES, growth
from support import ROOT
from timing import ROUNDS, Work, in_turn, made, processes, spent

from audit import annotate, check, load, parse, render, report, score
from audit.annotate import tone
from audit.model.article import Article
from audit.model.marks import Tone
from audit.pipeline import Auditor

PAGE = ROOT / "docs" / "performance.md"
NOT_YET = "not measured yet"

Row = float | str
"""A ratio, or why there is none."""


@dataclass(frozen=True)
class Table:
    """One table of the page. `unit`: what its figures are. `measure` gives a figure for each of `rows`."""

    title: str
    about: str
    unit: str
    rows: tuple[str, ...]
    measure: Callable[[Sequence[str]], Mapping[str, Row]]


# -- the tables


def over(times: Mapping[str, float], yardstick: str) -> dict[str, Row]:
    return {name: seconds / times[yardstick] for name, seconds in times.items()}


VADER = "vaderSentiment, sentence by sentence"
TEXTSTAT = "textstat, seven indices"
PROSELINT, WRITE_GOOD = "proselint", "write-good"
WHOLE, PLAIN = "whole audit with profiles, as JSON", "whole audit without profiles"
STAGES = ("parse", "scan", "annotate", "tone", "check", "score", "report")


def layers(article: Article) -> Article:
    """The article with all layers that a report shows worked out; the profiles are not."""
    for one in annotate.ANNOTATORS.values():
        if not one.value and one.gives is not Tone:
            article.all(one.gives)
    return article


def article(texts: Sequence[str]) -> dict[str, Row]:
    auditor, profiled = Auditor(profile=False), Auditor()
    pack, matcher, house = auditor.pack, auditor.compiled().matcher, auditor.config.house
    sources = [load.from_text(text, f"{n}.txt", "text") for n, text in enumerate(texts)]
    parsed = [parse.parse(s) for s in sources]
    scanned = [matcher.scan(a) for a in parsed]
    read = [layers(annotate.annotate(a, house, pack.lexicons)) for a in scanned]
    judged = [check.run(a, pack) for a in read]
    cards = [score.score(a, pack, o) for a, o in zip(read, judged, strict=True)]
    tool, all_of = auditor.compiled().tool, list(zip(read, judged, cards, strict=True))
    sentences = [[a.slice(s.span) for s in a.sentences] for a in read]
    times = in_turn(
        {
            VADER: peers.vader(sentences),
            TEXTSTAT: peers.textstat(texts),
            WHOLE: lambda: [render.render("json", [profiled.audit(s)]) for s in sources],
            PLAIN: lambda: [auditor.audit(s) for s in sources],
            "parse": lambda: [parse.parse(s) for s in sources],
            "scan": lambda: [matcher.scan(a) for a in parsed],
            "annotate": lambda: [layers(annotate.annotate(matcher.scan(a), house, pack.lexicons)) for a in parsed],
            "tone": lambda: [tone.tone_profile(a) for a in read],
            "check": lambda: [check.run(a, pack) for a in read],
            "score": lambda: [score.score(a, pack, o) for a, o in zip(read, judged, strict=True)],
            "report": lambda: [
                report.build(a, pack, o, c.dimensions, c.headline, tool, c.tally.words) for a, o, c in all_of
            ],
        }
    )
    times["annotate"] -= times["scan"]  # an article remembers what was asked of it, so each round scans anew
    elsewhere = {PROSELINT: peers.proselint(texts, ROUNDS), WRITE_GOOD: peers.write_good(texts, ROUNDS)}
    theirs = {name: took if isinstance(took, str) else took / times[VADER] for name, took in elsewhere.items()}
    return {**over(times, VADER), **theirs}


def formats(texts: Sequence[str]) -> dict[str, Row]:
    auditor = Auditor()
    sources = [load.from_text(text, f"{n}.txt", "text") for n, text in enumerate(texts)]
    reports = [auditor.audit(s) for s in sources]
    works: dict[str, Work] = {"": lambda: [auditor.audit(s) for s in sources]}
    for name in render.FORMATS:
        works[name] = lambda name=name: [render.output(name, [r]) for r in reports]
    for work in works.values():
        work()  # what it imports, it imports now
    times = over(in_turn(works), "")
    return {name: times[name] for name in render.FORMATS}


LIBRARIES = "Python with re2, ahocorasick_rs and yaml imported"
STARTS = {
    "Python alone": ("-c", "pass"),
    LIBRARIES: ("-c", "import re2, ahocorasick_rs, yaml"),
    "audit --version": ("-m", "audit", "--version"),
    "audit check of an article whose report is kept": ("-m", "audit", "check", "a.txt", "--exit-zero"),
    "the same as a page (HTML)": ("-m", "audit", "check", "a.txt", "--exit-zero", "--format", "html"),
    "audit check of an article without it": ("-m", "audit", "check", "a.txt", "--exit-zero", "--no-cache"),
}


def starts(texts: Sequence[str]) -> dict[str, Row]:
    compileall.compile_dir(ROOT / "audit", quiet=1)  # as pip does where the program is installed
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "audit.toml").write_text("")
        (folder / "a.txt").write_text(texts[0], "utf-8")
        return over(processes({k: (sys.executable, *v) for k, v in STARTS.items()}, folder, 8), LIBRARIES)


def more(texts: Sequence[str]) -> dict[str, Row]:
    import more_rules

    auditor = Auditor(profile=False)
    rows: dict[str, Row] = {}
    with tempfile.TemporaryDirectory() as place:
        files = []
        for n, text in enumerate(texts[:4]):
            files.append(str(Path(place, f"{n}.txt")))
            Path(files[-1]).write_text(text, "utf-8")
        for name, count in MORE.items():
            with mock.patch.object(more_rules, "MORE", count or 9 * len(auditor.pack.rules)):
                many = more_rules.with_copies(auditor.pack, more_rules.WORDS_ALONE)
            works = {
                which: more_rules.stages(auditor, pack, files)["whole journey"]
                for which, pack in (("few", auditor.pack), ("many", many))
            }
            times = in_turn(works)
            rows[name] = times["many"] / times["few"]
    return rows


MORE = {"a hundred rules more that look for words": 100, "ten times the rules": 0}


def editing(texts: Sequence[str]) -> dict[str, Row]:
    """The server's own journey from a text to its report: one sentence changes each time."""
    from audit.lsp.diagnostics import diagnostics
    from audit.lsp.reader import EditorText, Reader

    auditor, reader, words = Auditor(profile=False), Reader(), texts[0]
    versions = iter(range(10_000))

    def edit() -> None:
        n = next(versions)
        text = words.replace(". ", f", as of {n} o'clock. ", 1)
        diagnostics(reader.read(EditorText("file:///a.txt", n, "plaintext", "a.txt", text)), 1)

    times = in_turn({"": lambda: auditor.audit(load.from_text(words, "a.txt", "text")), EDIT: edit}, 3 * ROUNDS)
    return {EDIT: times[EDIT] / times[""]}


EDIT = "an edit of one sentence, to its diagnostics"


def jobs(texts: Sequence[str]) -> dict[str, Row]:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for n in range(10 * len(texts)):
            (folder / f"{n}.txt").write_text(f"Number {n}\n\n{texts[n % len(texts)]}", "utf-8")
        command = (sys.executable, "-m", "audit", "check", ".", "--exit-zero", "--no-cache", "--format", "jsonl")
        wall = dict.fromkeys(("1", "2"), math.inf)
        work = wall.copy()
        for count in JOBS_ROUNDS * ("1", "2"):
            start, before = time.perf_counter(), spent()
            env = {**os.environ, "PYTHONPATH": str(ROOT)}
            subprocess.run([*command, "-j", count], cwd=folder, env=env, capture_output=True, check=True)
            wall[count] = min(wall[count], time.perf_counter() - start)
            work[count] = min(work[count], spent() - before)
    return {WALL: wall["1"] / wall["2"], WORK: work["2"] / work["1"]}


JOBS_ROUNDS = 3
WALL, WORK = "times as fast", "processor time, all processes together"

TABLES = (
    Table(
        "An article",
        "Processor time, beside vaderSentiment on the sentences of the same articles. The whole journey takes longer "
        "than its stages together, since nothing it needs is at hand from the round before. textstat would download "
        "its dictionary at each call: it is given our syllables instead. proselint and write-good run in environments "
        "of their own, in the same run.",
        "times vaderSentiment",
        (WHOLE, PLAIN, *STAGES, VADER, TEXTSTAT, PROSELINT, WRITE_GOOD),
        article,
    ),
    Table(
        "Formats",
        "One report in each format, beside the audit that made it; templates compiled, libraries imported.",
        "times a whole audit",
        tuple(render.FORMATS),
        formats,
    ),
    Table(
        "Start-up",
        "Whole processes, from nothing to their end. The rules are data that were made when the package was built.",
        "times the libraries",
        tuple(STARTS),
        starts,
    ),
    Table(
        "Growth",
        "One text that grows, audited with its profiles and written to a file as JSON. What is held to is an exponent "
        "of 1.05 and memory of 150 MB and 25 bytes for each byte of the text.",
        "beside 10,000 characters",
        ROWS,
        growth,
    ),
    Table("More rules", "The journey without profiles.", "times the rules that ship", tuple(MORE), more),
    Table("In an editor", "The language server, on one of the articles.", "times a whole audit", (EDIT,), editing),
    Table(
        "Several processes", "`-j 2` beside `-j 1`, the rules compiled once in each.", "-j 2 / -j 1", (WALL, WORK), jobs
    ),
)


# -- the page


def page(results: Mapping[str, Mapping[str, Row]], how: str) -> str:
    """The page with these figures: title of a table -> row -> figure."""
    lines = [
        "# What it costs",
        "",
        "Written by `make bench`; not edited by hand. All figures are ratios within one run: absolute times drift from",
        f"machine to machine, and ratios drift little. {how}".rstrip(),
        "",
        "Another run: `make bench`; on articles of your own:",
        "`PYTHONPATH=tests .venv/bin/python tests/benchmarks/performance.py FOLDER --output mine.md`.",
    ]
    for table in TABLES:
        lines += [
            "",
            f"## {table.title}",
            "",
            *textwrap.wrap(table.about, 120),
            "",
            f"| | {table.unit} |",
            "|---|---:|",
        ]
        lines += [f"| {row} | {shown(results.get(table.title, {}).get(row, NOT_YET))} |" for row in table.rows]
    return "\n".join(lines) + "\n"


def shown(figure: Row) -> str:
    if isinstance(figure, str):
        return figure
    return f"{figure:.0f}" if figure >= 100 else f"{figure:.1f}" if figure >= 10 else f"{figure:.2f}"


def told(texts: Sequence[str], own: bool) -> str:
    words = sum(len(text.split()) for text in texts) // len(texts)
    of = "given" if own else "made of the sentences of the seeds"
    here = (
        f"Python {platform.python_version()}, {platform.system()} on {platform.machine()}, {os.cpu_count()} processors"
    )
    return f"This run: {len(texts)} articles of {words} words on average, {of}; {here}."


def measured(texts: Sequence[str], *, large: bool) -> Iterator[tuple[str, Mapping[str, Row]]]:
    for table in TABLES:
        start = time.perf_counter()
        rows = growth(texts, (*SIZES, *LARGE)) if large and table.measure is growth else table.measure(texts)
        assert set(rows) == set(table.rows), set(rows) ^ set(table.rows)
        sys.stderr.write(f"{table.title}: {time.perf_counter() - start:.0f} s\n")
        yield table.title, rows


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("folder", nargs="?", type=Path)
    asked.add_argument("--output", type=Path, default=PAGE)
    asked.add_argument("--empty", action="store_true", help="the page without figures")
    asked.add_argument("--large", action="store_true", help="texts of many megabytes, too")
    args = asked.parse_args()
    if args.empty:
        args.output.write_text(page({}, ""), "utf-8")
        return
    texts = [p.read_text("utf-8") for p in sorted(args.folder.glob("*.txt"))] if args.folder else made()
    text = page(dict(measured(texts, large=args.large)), told(texts, bool(args.folder)))
    args.output.write_text(text, "utf-8")
    sys.stdout.write(text)


if __name__ == "__main__":
    main()
