"""audit init: a repository's first day. Finds what is to be read, writes the config, the baseline and a workflow."""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import field
from pathlib import Path, PurePosixPath
from typing import TypeGuard

import click

from audit import load, parse
from audit.cli import accepting, common, waive
from audit.cli.baseline import of
from audit.cli.telling import UNJUDGED
from audit.config import LEVELS, Config
from audit.config import load as load_config
from audit.errors import UsageError
from audit.model.dataclass import dataclass
from audit.model.report import Failure, Report
from audit.parse.genres import GENRES, asked_genre, genre_of
from audit.render import view
from audit.render.escape import visible
from audit.version import __version__

FILE = "audit.toml"
WORKFLOWS = {"github": ".github/workflows/audit.yml", "gitlab": "ci/audit.yml"}
BESIDE = ("doc", "docs", "test", "tests", "example", "examples", "scripts", "tools", "layouts", "templates")
"""Folders that hold what is said of a project, where others hold its articles."""
WORDS = 80
"""Words from which on a text may be an article."""
HEAD = 20_000
FRONT = re.compile(r"\ufeff?(?:---|\+\+\+)[ \t]*\r?\n")
LEAST = 3
"""Articles of a folder from which on its genre is told by what most of them are."""
MOST = 0.8


@dataclass(slots=True)
class Repository:
    """What was found in a repository. `folders`: those that hold articles, with the number of them."""

    folders: dict[str, int] = field(default_factory=dict)
    files: list[str] = field(default_factory=list)
    front: int = 0
    left: str = ""


@click.command()
@click.argument("folders", nargs=-1)
@click.option("--genre", help="Of all articles that do not say; `audit genres` lists them.")
@click.option("--house", "names", multiple=True, metavar="NAME", help="What your own outlet is called.")
@click.option("--fail-on", type=click.Choice(LEVELS), help="From which severity on a run fails (default error).")
@click.option("--ci", type=click.Choice((*WORKFLOWS, "none")), help="The workflow that is written.")
@click.option("--no-baseline", is_flag=True, help="Do not accept what is there today.")
@click.option("--force", is_flag=True, help="Write over what is there.")
@click.option("-y", "--yes", is_flag=True, help="Ask nothing; take what was found.")
def command(
    folders: tuple[str, ...],
    genre: str | None,
    names: tuple[str, ...],
    fail_on: str | None,
    ci: str | None,
    no_baseline: bool,
    force: bool,
    yes: bool,
) -> None:
    """Set audit up for this folder: config, baseline, CI.

    FOLDERS: those with the articles; left out, they are looked for. What is
    found today goes to the baseline, so that the first run is clean and only
    what is new fails.

    \b
    audit init
    audit init content --genre news --ci gitlab --yes
    """
    _free(Path(FILE), force)
    if not no_baseline:
        _free(Path(Config().baseline), force)
    found = find(folders)
    click.echo("\n".join(_told(found)))
    asks = sys.stdin.isatty() and not yes
    if asks and not folders:
        given = click.prompt("Folders with articles", default=" ".join(found.folders) or ".")
        found = find(tuple(given.split()))
    if not found.files:
        raise UsageError("no article was found here: name the folder (`audit init FOLDER`)")
    if asks and genre is None:
        genre = click.prompt("Genre of articles that do not say (empty: as each looks)", default="", show_default=False)
    genre = asked_genre(genre, {}) if genre else ""
    if asks and fail_on is None:
        fail_on = click.prompt("Fail on", type=click.Choice(LEVELS), default="error")
    if ci is None:
        ci = "gitlab" if Path(".gitlab-ci.yml").is_file() else "github"
        ci = click.prompt("CI workflow", type=click.Choice((*WORKFLOWS, "none")), default=ci) if asks else ci
    for path in [WORKFLOWS[ci]] if ci != "none" else []:
        _free(Path(path), force)
    text = config_text(found, genre, names, fail_on or "error")
    common.write_file(Path(FILE), text)
    made = waive.reports((), load_config(Path(FILE)), accepting.Speed())
    if broken := [r for r in made if _broken(r)]:
        # Left out by name, so that the first run is clean; what cannot be read is said here.
        text = config_text(found, genre, names, fail_on or "error", sorted(_seen(r.path) for r in broken))
        common.write_file(Path(FILE), text)
    if inner := genres_of([r for r in made if isinstance(r, Report)], genre):
        text += overrides_text(inner)
        common.write_file(Path(FILE), text)
        made = waive.reports((), load_config(Path(FILE)), accepting.Speed())
    config = load_config(Path(FILE))
    written = [FILE]
    if not no_baseline:
        common.write_file(Path(config.baseline), of(made, str(Path.cwd())).dumps())
        written.append(config.baseline)
    if ci != "none":
        common.write_file(Path(WORKFLOWS[ci]), workflow(ci))
        written.append(WORKFLOWS[ci])
    click.echo("\n".join(_tomorrow(made, broken, config, written, ci, known=not no_baseline)))


def _broken(r: Report | Failure) -> TypeGuard[Failure]:
    return isinstance(r, Failure) and r.code not in UNJUDGED and Path(r.path).is_file()


def _free(path: Path, force: bool) -> None:
    there = path.exists()
    if path.name == FILE and not there and Path("pyproject.toml").is_file():
        found = re.search(r"(?m)^\[tool\.audit[\].]", Path("pyproject.toml").read_text("utf-8", "replace"))
        if found and not force:
            raise UsageError(
                "pyproject.toml has a table [tool.audit]; --force writes audit.toml, which comes before it"
            )
    if there and not force:
        raise UsageError(f"{path} is there already; --force writes over it")


# -- what is there


def find(folders: Sequence[str]) -> Repository:
    """The folders that are named, or those below this one that hold articles. Raises UsageError."""
    found = Repository()
    left = load.LeftOut(load.Leaves())
    for folder in folders:
        if not Path(folder).is_dir():
            raise UsageError(f"{folder}: no such folder")
        if not Path(folder).resolve().is_relative_to(Path.cwd()):
            raise UsageError(f"{folder}: lies outside of this folder")
    files, _ = load.expand(list(folders) or ["."], parse.INPUTS, left)
    held: dict[str, list[str]] = {}
    for file in files:
        if (fronted := _article(Path(file))) is not None:
            path = _seen(file)
            held.setdefault(_top(path, folders), []).append(path)
            found.front += fronted
    if not folders:
        others = {name for name in held if name not in (*BESIDE, ".")}
        held = {name: paths for name, paths in held.items() if name in others or not others}
    found.folders = {_narrow(name, paths): len(paths) for name, paths in sorted(held.items())}
    found.files = [path for paths in held.values() for path in paths]
    found.left = left.said()
    return found


def _article(path: Path) -> bool | None:
    """Has it front matter? None for what is no article by its length."""
    try:
        with path.open("rb") as file:
            text = file.read(HEAD).decode("utf-8", "replace")
    except OSError:
        return None
    front = bool(FRONT.match(text))
    return front if front or len(text.split()) >= WORDS else None


def _seen(path: str) -> str:
    return Path(path).resolve().relative_to(Path.cwd()).as_posix()


def _top(path: str, folders: Sequence[str]) -> str:
    for folder in folders:
        seen = _seen(folder)
        if seen == "." or path.startswith(seen + "/"):
            return seen
    return PurePosixPath(path).parts[0] if "/" in path else "."


def _narrow(folder: str, paths: Sequence[str]) -> str:
    """As deep as all of them lie: src/content/posts."""
    parents = {PurePosixPath(p).parent for p in paths}
    common_parts: list[str] = []
    for parts in zip(*(p.parts for p in parents), strict=False):
        if len(set(parts)) > 1:
            break
        common_parts.append(parts[0])
    narrow = "/".join(common_parts)
    return narrow if len(parents) > 1 and len(narrow) > len(folder) else folder if folder != "." else "."


def genres_of(made: Sequence[Report], stated: str) -> dict[str, str]:
    """Folder -> the genre that its name says, or that nearly all of its articles show; not where that is the rule."""
    below: dict[str, list[str]] = {}
    for report in made:
        path = PurePosixPath(_seen(report.article.path))
        if len(path.parts) > 1:
            below.setdefault(path.parent.as_posix(), []).append(report.article.genre)
    out = {}
    for folder, genres in sorted(below.items()):
        named = genre_of(PurePosixPath(folder).name)
        most, n = Counter(genres).most_common(1)[0]
        genre = named if named in GENRES else most if len(genres) >= LEAST and n >= MOST * len(genres) else ""
        if genre in GENRES and genre != stated:
            out[folder] = genre
    return out if len(set(out.values())) > 1 or len(out) < len(below) else dict.fromkeys(out, next(iter(out.values())))


# -- what is written


def config_text(found: Repository, genre: str, names: Sequence[str], fail_on: str, broken: Sequence[str] = ()) -> str:
    lines = [
        "# Who answers for each sentence? `audit config` shows every setting, docs/config.md explains them.",
        f"paths = {_list(found.folders)}  # what `audit check` reads where nothing is named",
        f'fail-on = "{fail_on}"',
    ]
    lines += [f'genre = "{genre}"  # of articles that do not say'] * bool(genre)
    if broken:
        lines.append("extend-exclude = [  # could not be read when this was written")
        lines += [f"  {_quoted(_pattern(path))}," for path in broken]
        lines.append("]")
    if names:
        lines += ["", "[house]  # you: what these say is first-hand", f"names = {_list(names)}"]
    return "\n".join(lines) + "\n"


def _pattern(path: str) -> str:
    """The pattern of a .gitignore for one file."""
    return "/" + re.sub(r"([][*?!# \\])", r"\\\1", path)


def overrides_text(genres: dict[str, str]) -> str:
    return "".join(f'\n[[overrides]]\npath = {_quoted(folder + "/*")}\ngenre = "{g}"\n' for folder, g in genres.items())


def _list(names: Sequence[str] | dict[str, int]) -> str:
    return "[" + ", ".join(map(_quoted, names)) + "]"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def workflow(ci: str) -> str:
    return (GITHUB if ci == "github" else GITLAB).replace("VERSION", __version__)


GITHUB = """# Written by `audit init`: who answers for each sentence of an article?
name: audit
on:
  pull_request:
  push:
    branches: [main, master]
permissions:
  contents: read
jobs:
  audit:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
      - run: python -m pip install --quiet "source-audit==VERSION"
      - run: audit check --format github
"""
GITLAB = """# Written by `audit init`. In .gitlab-ci.yml:  include: [{local: ci/audit.yml}]
audit:
  stage: test
  image: python:3.12-slim
  before_script:
    - python -m pip install --quiet "source-audit==VERSION"
  script:
    - audit check --format compact --output gitlab=gl-code-quality-report.json
  artifacts:
    when: always
    reports:
      codequality: gl-code-quality-report.json
"""


# -- what is said


def _told(found: Repository) -> list[str]:
    lines = [f"found: {visible(folder)}: {view.plural(n, 'article')}" for folder, n in found.folders.items()]
    if found.files:
        lines.append(f"front matter: in {found.front:,} of {view.plural(len(found.files), 'article')}")
    return lines + [f"left out: {visible(found.left)}"] * bool(found.left)


def _tomorrow(
    made: Sequence[Report | Failure],
    broken: Sequence[Failure],
    config: Config,
    written: Sequence[str],
    ci: str,
    *,
    known: bool,
) -> list[str]:
    """What was written, and what the next run would show."""
    reports = [r for r in made if isinstance(r, Report)]
    lines = [f"wrote {name}" for name in written]
    for failure in broken:
        lines.append(f"not read, and left out from now on: {visible(failure.path)}: {visible(view.why(failure))}")
    total: Counter[str] = Counter()
    for report in reports:
        total.update(view.counts(report))
    dated, authored = (sum(bool(getattr(r.article, key)) for r in reports) for key in ("date", "author"))
    told = Counter(view.genre(r.article) for r in reports).most_common(3)
    lines.append(f"of {view.plural(len(reports), 'article')} {dated:,} say their date, {authored:,} their author")
    lines.append("genre: " + "; ".join(f"{n:,} {said}" for said, n in told))
    found = f"{view.plural(total['error'], 'error')}, {view.plural(total['warning'], 'warning')}"
    if known:
        lines.append(f"today: {found}; all of them are in the baseline")
        lines.append("tomorrow: `audit check` shows what is new, and nothing is: exit code 0")
    else:
        failing = any(common.fails(r, config.fail_on) for r in reports)
        lines.append(f"tomorrow: `audit check` shows {found}: exit code {int(failing)}")
    if ci == "gitlab":
        lines.append("add to .gitlab-ci.yml: include: [{local: ci/audit.yml}]")
    return lines
