"""audit check: audit articles and show what was found."""

from __future__ import annotations

import hashlib
import re
import sys
from dataclasses import field, replace
from itertools import chain
from pathlib import Path, PurePath

import click

from audit import load, render
from audit.cli import accepting, common
from audit.cli.grouped import Grouped
from audit.cli.telling import UNJUDGED, Progress, Telling, budgets
from audit.config import Config
from audit.errors import UsageError
from audit.model.dataclass import dataclass
from audit.model.report import Failure, Report
from audit.render import listing, view

PROFILED = ("json", "jsonl", "html")  # formats that show readability and tone
STREAMED = ("terminal", "jsonl", "compact", "list")  # written article by article: a large corpus needs no memory
SPOKEN = ("", "terminal", "compact", "list")  # for people, who are told what was found in a last line
INTERRUPTED = 130


GROUPS = {
    "What is read": (
        *("--exclude", "--stdin-filename", "--max-bytes"),
        *("--text-col", "--title-col", "--id-col", "--date-col", "--outlet-col", "--author-col", "--genre-col"),
    ),
    "Which rules": ("--config", "--pack", "--genre", "--select", "--extend-select", "--ignore", "--preview"),
    "What fails": ("--fail-on", "--max", "--exit-zero"),
    "What is accepted": ("--baseline", "--no-baseline", "--changed-since"),
    "Mending": ("--fix", "--unsafe-fixes", "--diff"),
    "Speed": ("--jobs", "--cache-dir", "--no-cache"),
}


@click.command(cls=Grouped, groups=GROUPS)
@click.argument("paths", nargs=-1)
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
@click.option(
    "--max",
    "most",
    multiple=True,
    metavar="NAME=N[/Ww]",
    help="Exit 1 over so many findings of a severity, rule or family: warning=3/1000w.",
)
@click.option("--exit-zero", is_flag=True, help="Exit 0 even when there are findings (never hides bad input).")
@click.option("-v", "--verbose", is_flag=True, help="Show every finding, of severity info too.")
@click.option("-q", "--quiet", is_flag=True, help="Show findings and errors, nothing else.")
@click.option("--statistics", is_flag=True, help="Show how many findings each rule has, not where.")
@click.option("--exclude", multiple=True, metavar="GLOB,...", help="Leave these out of folders, too.")
@click.option("--stdin-filename", metavar="PATH", default="", help="What standard input (-) is called and read as.")
@click.option("--color", type=click.Choice(("auto", "always", "never")), default="auto", help="Colour the output.")
@common.min_severity_option
@common.template_option
@accepting.options
@common.config_options
@common.column_options
def command(
    paths: tuple[str, ...],
    form: str | None,
    outputs: tuple[str, ...],
    notes: bool,
    no_text: bool,
    fail_on: str | None,
    most: tuple[str, ...],
    exit_zero: bool,
    verbose: bool,
    quiet: bool,
    statistics: bool,
    exclude: tuple[str, ...],
    stdin_filename: str,
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
    config = replace(
        config,
        extend_exclude=(*config.extend_exclude, *common.listed(exclude)),
        max={**config.max, **{b.of: str(b) for b in budgets(most)}},
    )
    if stdin_filename and not paths:
        paths = ("-",)
    files, missing = common.expand(paths, config, quiet=quiet)
    one = len(files) == 1 and not load.many(stdin_filename if files[0] == "-" else files[0])
    usual = "terminal" if one else "list"
    shown = "notes" if notes else form or ("" if targets or statistics else usual)
    wanted = {shown, *(name for name, _ in targets)}
    # The profiles are not worth their imports where no format shows them.
    profile = not wanted.isdisjoint(PROFILED)
    audit = accepting.begin(asked, config, profile=profile, with_text=not no_text, stdin=stdin_filename)
    options = common.render_options(verbose, color, template, min_severity or config.min_severity)
    show = Show("" if asked.diff else shown, options, keep=bool(targets), spare_clean=not form)
    telling = Telling()
    codes: list[int] = []
    bar = fail_on or config.fail_on
    progress = Progress(len(files), quiet=quiet)
    stopped = False
    results = audit.results(files, quiet=quiet)
    try:
        for result in chain(missing, results):
            progress.clear()
            if isinstance(result, Failure):
                common.say(result, unjudged=result.code in UNJUDGED)
            telling.count(result, options.listed)
            codes.append(_code(result, bar, exit_zero))
            show.item(result)
            progress.step()
    except KeyboardInterrupt:
        stopped = True
    progress.clear()
    show.end()
    for name, path in targets:
        write_target(name, path, show.kept, options)
    if statistics:
        common.write_out(telling.statistics())
    for said in (over := telling.over(config.budgets)):
        click.echo(said, err=True)
    codes.append(common.FOUND if over and not exit_zero else common.OK)
    if not (telling.files or stopped or (asked.since and files)):
        codes.append(common.BAD)  # nothing was read: an error, unless all files are as they were at the revision
    if telling.files and telling.empty == telling.files:
        click.echo("error: nothing was judged: no text to audit was found", err=True)
        codes.append(common.BAD)
    codes.append(audit.close())
    if shown in SPOKEN and not quiet and telling.files > telling.unread:
        click.echo(telling.summary(len(files) + len(missing)), err=True)
    if stopped:
        left = len(files) + len(missing) - telling.files
        click.echo(f"stopped: {left:,} of {len(files) + len(missing):,} files were not audited", err=True)
        codes.append(INTERRUPTED)
    sys.exit(max(codes))


@dataclass
class Show:
    """Writes the reports to standard output, as they come where the format allows it. `keep`: they are wanted
    afterwards, too; `spare_clean`: a single article without errors and warnings has no card."""

    form: str
    options: render.RenderOptions
    keep: bool
    spare_clean: bool
    kept: list[Report | Failure] = field(default_factory=list)
    _list: listing.Listing | None = None

    def item(self, result: Report | Failure) -> None:
        if isinstance(result, Failure) and self.form in ("list", "compact"):
            pass  # it is said on standard error, and once is enough
        elif self.form == "list":
            self._list = self._list or listing.Listing(self.options)
            common.write_out(render.item(self._list, result, self.options))
        elif self.form in STREAMED and not (self.form == "terminal" and self.spare_clean and self._clean(result)):
            common.write_out(render.pieces(self.form, [result], self.options))
        if self.keep or self.form not in ("", *STREAMED):
            self.kept.append(result)

    def end(self) -> None:
        if self._list:
            common.write_out(self._list.end())
        elif self.form not in ("", *STREAMED):
            common.write_out(render.pieces(self.form, self.kept, self.options))

    def _clean(self, result: Report | Failure) -> bool:
        if isinstance(result, Failure) or self.options.verbose or view.unread(result):
            return isinstance(result, Failure)  # which is said on standard error
        return not view.faults(result, self.options.listed) and not view.failed_rules(result)


def _code(result: Report | Failure, bar: str, exit_zero: bool) -> int:
    if isinstance(result, Failure) and result.code in UNJUDGED:
        return common.OK
    return common.exit_code([result], bar, exit_zero)


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
        common.write_file(folder, render.pieces(name, reports, plain))
        click.echo(f"wrote {path}", err=True)
        return
    suffix = render.FORMATS[name].suffix
    links = {}
    for report in reports:
        if isinstance(report, Report):
            file = file_name(report.article.path) + suffix
            links[report.article.path] = file
            common.write_file(folder / file, render.pieces(name, [report], plain))
    if name == "html":
        common.write_file(folder / "index.html", render.render_index(reports, links, plain))
    click.echo(f"wrote {view.plural(len(links), f'{name} file')} to {path}", err=True)


def file_name(path: str) -> str:
    """A safe, short and unique file name for an article's output: nothing of the path can lead elsewhere."""
    parts = PurePath(path).with_suffix("").parts[-2:]
    slug = re.sub(r"[^a-z0-9]+", "-", "-".join(parts).lower()).strip("-")[:60]
    return f"{slug or 'article'}-{hashlib.sha256(path.encode('utf-8', 'surrogateescape')).hexdigest()[:8]}"
