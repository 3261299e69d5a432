"""What the commands share: options, writing, exit codes."""

from __future__ import annotations

import contextlib
import functools
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from audit import assets, load, parse
from audit.config import LEVELS, Config, relative
from audit.config import load as load_config
from audit.errors import UsageError
from audit.load import Columns
from audit.model.report import Failure, Report
from audit.model.rule import Severity
from audit.parse.genres import asked_genre
from audit.writing import Content, encoded
from audit.writing import write_file as write_file  # the commands ask for it here

if TYPE_CHECKING:
    from audit.pipeline import Auditor
    from audit.render import RenderOptions

F = TypeVar("F", bound=Callable[..., Any])

OK, FOUND, BAD = 0, 1, 2
COLUMNS = tuple(f.name for f in fields(Columns))


def config_options(command: F) -> F:
    """--config, --pack, --genre, --reference, --preview, --max-bytes, and which rules: what a command needs to audit;
    it gets them as `config`."""

    @functools.wraps(command)
    def configured_command(
        *args: Any,
        config_file: Path | None,
        pack: str | None,
        genre: str | None,
        reference: str | None,
        preview: bool,
        max_bytes: int | None,
        select: tuple[str, ...],
        extend_select: tuple[str, ...],
        ignore: tuple[str, ...],
        **others: Any,
    ) -> Any:
        made = configured(config_file, pack, genre, preview, max_bytes, reference)
        made = choosing(made, listed(select), listed(extend_select), listed(ignore))
        return command(*args, config=made, **others)

    for option in (
        click.option("--ignore", multiple=True, metavar="NAME,...", help="Judge all but these."),
        click.option("--extend-select", multiple=True, metavar="NAME,...", help="Judge these, too."),
        click.option(
            "--select", multiple=True, metavar="NAME,...", help="Judge only these rules, families or dimensions."
        ),
        click.option("--max-bytes", type=click.IntRange(1), help="Largest file that is read (default 10,000,000)."),
        click.option("--preview", is_flag=True, help="Run rules in preview, too."),
        click.option("--reference", metavar="FILE", help="What scores are compared with (`audit reference`), or none."),
        click.option("--genre", help="Treat articles that do not say as this genre; `audit genres` lists them."),
        click.option("--pack", help="Rule pack: the name of one that ships, or a folder."),
        click.option("--config", "config_file", type=click.Path(dir_okay=False, path_type=Path), help="Config file."),
    ):
        configured_command = option(configured_command)
    return cast(F, configured_command)


def column_options(command: F) -> F:
    """--text-col and its like; below `config_options`, whose config it completes."""

    @functools.wraps(command)
    def with_columns(*args: Any, config: Config, **others: Any) -> Any:
        said = {name: others.pop(f"{name}_col") for name in COLUMNS}
        columns = replace(config.columns, **{name: column for name, column in said.items() if column})
        return command(*args, config=replace(config, columns=columns), **others)

    for name in reversed(COLUMNS):
        what = f"Column of a table that holds the {name}."
        with_columns = click.option(f"--{name}-col", metavar="NAME", default="", help=what)(with_columns)
    return cast(F, with_columns)


def configured(
    config_file: Path | None,
    pack: str | None = None,
    genre: str | None = None,
    preview: bool = False,
    max_bytes: int | None = None,
    reference: str | None = None,
) -> Config:
    """The config found, with what the flags say. Raises UsageError."""
    config = load_config(config_file)
    if pack:
        # A folder named on the command line is relative to the working folder, and serves every genre.
        ships = "/" not in pack and (assets.rules_dir() / pack / "pack.yaml").is_file()
        own = str(Path(pack).absolute()) if not ships and Path(pack).is_dir() else pack
        config = replace(config, pack=own, genres={})
    if genre:
        genre = asked_genre(genre, config.genres)
        config = replace(config, genre=genre, overrides=tuple(replace(o, genre="") for o in config.overrides))
    if reference:
        # As a pack, a file named on the command line is relative to the working folder.
        config = replace(config, reference=str(Path(reference).absolute()) if Path(reference).is_file() else reference)
    return replace(config, preview=config.preview or preview, max_bytes=max_bytes or config.max_bytes)


def listed(options: tuple[str, ...]) -> tuple[str, ...]:
    """The names of an option that may be given again, or several parted by commas."""
    return tuple(name.strip() for option in options for name in option.split(",") if name.strip())


def choosing(
    config: Config, select: tuple[str, ...] = (), extend: tuple[str, ...] = (), ignore: tuple[str, ...] = ()
) -> Config:
    """The config with what flags choose: --select takes the place of what it selects, the others add to it."""
    if select:
        config = replace(config, select=select, extend_select=())
    return replace(config, extend_select=(*config.extend_select, *extend), ignore=(*config.ignore, *ignore))


def expand(paths: Sequence[str], config: Config, *, quiet: bool = False) -> tuple[list[str], list[Failure]]:
    """The files that are meant, and what could not be found. What is left out of folders is said. Without paths: those
    of the config, or all below its folder."""
    left = load.LeftOut(config.leaves)
    named = list(paths) or own_paths(config)
    files, missing = load.expand(named, parse.INPUTS, left)
    if not quiet and files and (said := left.said()):
        click.echo(f"left out: {said}", err=True)
    return files, missing


def own_paths(config: Config) -> list[str]:
    """What is read where nobody names anything."""
    here = str(Path.cwd())
    return [relative(str(Path(config.root) / path), here) or "." for path in config.paths or ("",)]


def auditor_of(config: Config, *, profile: bool = True, with_text: bool = True) -> Auditor:
    """An auditor that has compiled its rules, so that an error in them is reported before any article is read. What
    the author of the config should know goes to standard error. Raises PackError, UsageError."""
    from audit.pipeline import Auditor

    auditor = Auditor(config, profile=profile, with_text=with_text)
    for notice in auditor.prepare():
        click.echo(f"warning: {notice}", err=True)
    return auditor


template_option = click.option(
    "--template",
    default="",
    metavar="DIR",
    help="Folder with your own templates, house.css or logo for html.",
)


SHOWN = tuple(s.value for s in Severity if s is not Severity.CREDIT)
min_severity_option = click.option(
    "--min-severity",
    type=click.Choice(SHOWN),
    help="Show findings of this severity and above, in every format.",
)


def render_options(verbose: bool, color: str, template: str = "", min_severity: str | None = None) -> RenderOptions:
    """How to write for the standard output: colour only for a terminal, or when asked for."""
    from audit.render import RenderOptions

    return RenderOptions(
        color=colored(color), width=columns(), verbose=verbose, template_dir=template, min_severity=min_severity or ""
    )


def colored(color: str) -> bool:
    """--color, before NO_COLOR (https://no-color.org), before FORCE_COLOR; else where somebody looks."""
    if color != "auto":
        return color == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if (force := os.environ.get("FORCE_COLOR")) is not None:
        return force not in ("", "0", "false")
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


NARROWEST, WIDEST, USUAL = 40, 200, 80


def columns() -> int:
    """Those of the terminal, or what COLUMNS says; elsewhere always the same, as the bytes are."""
    stated = os.environ.get("COLUMNS", "")
    have = USUAL
    if stated.isdecimal() and int(stated):
        have = int(stated)
    elif sys.stdout.isatty():
        with contextlib.suppress(OSError):
            have = os.get_terminal_size(sys.stdout.fileno()).columns or USUAL
    return min(max(have, NARROWEST), WIDEST)


def write_out(content: Content) -> None:
    """Write to the standard output: text always as UTF-8, whatever the locale, so that the bytes are the same
    everywhere. Raises UsageError for a file that is no text where a terminal would show it."""
    if isinstance(content, bytes) and sys.stdout.isatty():
        raise UsageError("this format is a file, not text: give --output FORMAT=FILE, or lead the output into a file")
    sys.stdout.flush()
    for piece in encoded(content):
        sys.stdout.buffer.write(piece)
    sys.stdout.buffer.flush()


def say(failure: Failure, *, unjudged: bool = False) -> None:
    """One line on standard error for a file that could not be audited; control characters made visible. `unjudged`:
    there was nothing in it to judge, which is no error."""
    message = failure.message if failure.message.startswith(failure.path) else f"{failure.path}: {failure.message}"
    kind = "warning: " if unjudged else "error: "
    click.echo(kind + "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in message), err=True)


def exit_code(reports: Sequence[Report | Failure], fail_on: str, exit_zero: bool) -> int:
    """0 clean, 1 findings at or above `fail_on`, 2 a file could not be audited; 2 wins and exit_zero never hides it."""
    if any(isinstance(r, Failure) for r in reports):
        return BAD
    found = any(fails(r, fail_on) for r in reports if isinstance(r, Report))
    return FOUND if found and not exit_zero else OK


def fails(report: Report, fail_on: str) -> bool:
    if fail_on == "never":
        return False
    from audit.render import view

    bar = Severity(fail_on).rank
    return any(Severity(f.severity).rank <= bar for f in view.live(report))


fail_on_option = click.option("--fail-on", type=click.Choice(LEVELS), help="Exit 1 at this severity (default error).")
