"""audit check: audit articles and show what was found."""

from __future__ import annotations

import hashlib
import re
import sys
from dataclasses import replace
from pathlib import Path, PurePath

import click

from audit import load, parse, render
from audit.cli import accepting, common
from audit.config import Config
from audit.errors import UsageError
from audit.model.report import Failure, Report
from audit.render import view

PROFILED = ("json", "jsonl", "html")  # formats that show readability and tone
STREAMED = ("terminal", "jsonl")  # written article by article, so that a large corpus needs no memory


@click.command()
@click.argument("paths", nargs=-1, required=True)
@click.option(
    "--format",
    "form",
    type=click.Choice(tuple(render.FORMATS)),
    metavar="FORMAT",
    help=f"One format to standard output: {', '.join(render.FORMATS)}.",
)
@click.option(
    "--output",
    "outputs",
    multiple=True,
    metavar="FORMAT=PATH",
    help="Write a format to a file, or to a folder (ending in /).",
)
@click.option("--notes", is_flag=True, help="Print numbered questions for the writer, no scores.")
@click.option("--no-text", is_flag=True, help="Leave out every word of the article, names too.")
@common.fail_on_option
@click.option("--exit-zero", is_flag=True, help="Exit 0 even when there are findings (never hides bad input).")
@click.option("-v", "--verbose", is_flag=True, help="Show every finding, of severity info too.")
@click.option("--color", type=click.Choice(("auto", "always", "never")), default="auto", help="Colour the output.")
@common.min_severity_option
@common.template_option
@accepting.options
@common.config_options
def command(
    paths: tuple[str, ...],
    form: str | None,
    outputs: tuple[str, ...],
    notes: bool,
    no_text: bool,
    fail_on: str | None,
    exit_zero: bool,
    verbose: bool,
    color: str,
    min_severity: str | None,
    template: str,
    asked: accepting.CheckFlags,
    config: Config,
) -> None:
    """Audit articles: files, folders, globs, or - for standard input.

    \b
    audit check article.txt news/ '*.md'
    audit check news/ --format sarif > out.sarif
    audit check news/ --output html=site/ --output jsonl=out.jsonl
    """
    targets = [_target(o) for o in outputs]
    shown = "notes" if notes else form or ("" if targets else "terminal")
    wanted = {shown, *(name for name, _ in targets)}
    # The profiles are not worth their imports where no format shows them.
    profile = not wanted.isdisjoint(PROFILED)
    audit = accepting.begin(asked, config, profile=profile, with_text=not no_text)
    files, missing = load.expand(list(paths), parse.INPUTS)
    options = common.render_options(verbose, color, template, min_severity)
    reports: list[Report | Failure] = []
    codes: list[int] = []
    keep = bool(targets) or (shown and shown not in STREAMED)
    bar = fail_on or config.fail_on
    shown = "" if asked.diff else shown
    for result in (*missing, *audit.results(files)):
        if isinstance(result, Failure):
            common.say(result)
        codes.append(common.exit_code([result], bar, exit_zero))
        if shown in STREAMED:
            common.write_out(render.render(shown, [result], options))
        if keep:
            reports.append(result)
    if shown and shown not in STREAMED:
        common.write_out(render.render(shown, reports, options))
    for name, path in targets:
        write_target(name, path, reports, options)
    if not codes:  # nothing was read: an error, unless all files are as they were at the revision compared with
        codes.append(common.OK if asked.since and files else common.BAD)
    sys.exit(max(audit.close(), *codes))


def _target(option: str) -> tuple[str, str]:
    name, sep, path = option.partition("=")
    if not sep or not path or name not in render.FORMATS:
        raise UsageError(f"--output {option}: expected FORMAT=PATH, where FORMAT is one of {', '.join(render.FORMATS)}")
    return name, path


def write_target(name: str, path: str, reports: list[Report | Failure], options: render.RenderOptions) -> None:
    """Write one format to a file, or, where the path is a folder, a file an article (and an index for HTML). Pages go
    to a folder too where the path has no ending and is not there yet (html=site)."""
    plain = replace(options, color=False)
    folder = Path(path)
    pages = name == "html" and not folder.suffix and not folder.exists()
    if not (path.endswith("/") or folder.is_dir() or pages):
        common.write_file(folder, render.render(name, reports, plain))
        click.echo(f"wrote {path}", err=True)
        return
    suffix = render.FORMATS[name].suffix
    links = {}
    for report in reports:
        if isinstance(report, Report):
            file = file_name(report.article.path) + suffix
            links[report.article.path] = file
            common.write_file(folder / file, render.render(name, [report], plain))
    if name == "html":
        common.write_file(folder / "index.html", render.render_index(reports, links, plain))
    click.echo(f"wrote {view.plural(len(links), f'{name} file')} to {path}", err=True)


def file_name(path: str) -> str:
    """A safe, short and unique file name for an article's output: nothing of the path can lead elsewhere."""
    parts = PurePath(path).with_suffix("").parts[-2:]
    slug = re.sub(r"[^a-z0-9]+", "-", "-".join(parts).lower()).strip("-")[:60]
    return f"{slug or 'article'}-{hashlib.sha256(path.encode('utf-8', 'surrogateescape')).hexdigest()[:8]}"
