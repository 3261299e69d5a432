"""What `audit check` and its neighbours share: what is accepted, the cache, the processes, the mends."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from audit.cli import common
from audit.config import Config
from audit.errors import UsageError
from audit.model.dataclass import dataclass
from audit.model.report import Failure, Report
from audit.model.waiver import Known

if TYPE_CHECKING:
    from audit.accepted import Accepted
    from audit.cache import Cache
    from audit.cli.fixing import Fixing
    from audit.cli.since import Since
    from audit.many import LateAuditor

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Speed:
    """--no-cache, --cache-dir, -j."""

    cache: bool = True
    cache_dir: Path | None = None
    jobs: int = 0


@dataclass(frozen=True, slots=True)
class CheckFlags:
    """What the flags ask for."""

    speed: Speed
    baseline: Path | None = None
    with_baseline: bool = True
    since: str = ""
    fix: bool = False
    diff: bool = False
    unsafe: bool = False


def speed_options(command: F) -> F:
    """The command gets them as `speed`."""

    @functools.wraps(command)
    def wrapped(*args: Any, no_cache: bool, cache_dir: Path | None, jobs: int, **others: Any) -> Any:
        return command(*args, speed=Speed(not no_cache, cache_dir, jobs), **others)

    for option in (
        click.option("-j", "--jobs", type=click.IntRange(0), default=0, help="Processes (0: as many as are worth it)."),
        click.option("--cache-dir", type=click.Path(file_okay=False, path_type=Path), help="Where reports are kept."),
        click.option("--no-cache", is_flag=True, help="Keep no reports from run to run, and use none."),
    ):
        wrapped = option(wrapped)
    return cast(F, wrapped)


def options(command: F) -> F:
    """The flags of `audit check`; the command gets them as `asked`."""

    @speed_options
    @functools.wraps(command)
    def wrapped(
        *args: Any,
        speed: Speed,
        baseline_file: Path | None,
        no_baseline: bool,
        changed_since: str,
        fix: bool,
        diff: bool,
        unsafe_fixes: bool,
        **others: Any,
    ) -> Any:
        if unsafe_fixes and not (fix or diff):
            raise UsageError("--unsafe-fixes goes with --fix or --diff")
        if (fix or diff) and others.get("no_text"):
            raise UsageError("--no-text leaves the words out that --fix and --diff need")
        asked = CheckFlags(speed, baseline_file, not no_baseline, changed_since, fix, diff, unsafe_fixes)
        return command(*args, asked=asked, **others)

    path = click.Path(dir_okay=False, path_type=Path)
    for option in (
        click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff: also what may change the story."),
        click.option(
            "--diff", is_flag=True, help="Show what --fix would do; write nothing. Exit 1 if it would do any."
        ),
        click.option("--fix", is_flag=True, help="Mend in the files what needs no writer; never in quoted words."),
        click.option(
            "--changed-since", metavar="REV", default="", help="Only findings that files lack at this revision."
        ),
        click.option("--no-baseline", is_flag=True, help="Also what stands in the baseline."),
        click.option("--baseline", "baseline_file", type=path, help="Baseline file (default audit-baseline.json)."),
    ):
        wrapped = option(wrapped)
    return cast(F, wrapped)


@dataclass(slots=True)
class CheckRun:
    """One run of `audit check`: gives its reports and says on standard error what no report says."""

    asked: CheckFlags
    config: Config
    auditor: LateAuditor
    accepted: Accepted
    cache: Cache | None
    fixing: Fixing | None
    known: int = 0
    unseen: int = 0

    def results(self, files: Sequence[str], *, quiet: bool = False) -> Iterator[Report | Failure]:
        """One an article, in order, mended where that is asked for. With --changed-since files that are as they were
        are passed over. `quiet`: how tables were read is not told."""
        from audit import many

        if self.asked.since:
            from audit.cli.since import since

            files = self._since(since(self.asked.since), files)
        tell = None if quiet else _tell
        for result in many.audit_files(self.auditor, files, self.cache, self.asked.speed.jobs, tell):
            if isinstance(result, Report):
                if self.fixing:
                    result = self.fixing.mend(self.auditor, result)
                if self.accepted.baseline.files:
                    self._count(result)
            yield result

    def close(self) -> int:
        """Tidies up and says what is left to say. Returns 1 where --diff has shown something, else 0."""
        if self.cache:
            self.cache.tidy()
        for waiver in self.accepted.stray():
            click.echo(f"warning: {waiver.place}: there is no file {waiver.path}; remove the waiver", err=True)
        if self.unseen:
            many = "findings of the baseline are" if self.unseen > 1 else "finding of the baseline is"
            click.echo(f"{self.unseen:,} {many} gone: `audit baseline prune` takes them out", err=True)
        if self.fixing and (said := self.fixing.said()):
            click.echo(said, err=True)
        return int(bool(self.asked.diff and self.fixing and self.fixing.made))

    def _since(self, since: Since, files: Sequence[str]) -> list[str]:
        """The files that are not as they were; what was found in them then is known."""
        from audit import many
        from audit.load import shown

        left = [path for path in files if path == "-" or not since.same(path)]
        if same := len(files) - len(left):
            told = f"{same:,} file{'s are' if same > 1 else ' is'} as at {self.asked.since} and not shown"
            click.echo(told, err=True)
        then = many.LateAuditor(self.config, profile=False, with_text=False)
        cache = many.open_cache(self.config, then, self.asked.speed.cache_dir) if self.cache else None
        before = {}
        for path in left:
            if path != "-" and (data := since.before(path)) is not None:
                old = many.audit_bytes(then, path, data, cache)
                if isinstance(old, Report):
                    before[shown(path)] = frozenset(f.fingerprint for f in old.findings)
        self.accepted = self.accepted.with_before(before)
        self.auditor.accept(self.accepted)
        return left

    def _count(self, report: Report) -> None:
        from audit.config import relative

        seen = relative(report.article.path, self.accepted.root)
        here = self.accepted.baseline.of(seen)
        found = {f.fingerprint for f in report.findings if f.known == Known.BASELINE}
        judged = {r.id for r in report.rules}
        rules = self.accepted.baseline.files.get(seen, {})
        here = frozenset(p for rule, prints in rules.items() if rule in judged for p in prints) & here
        self.unseen += len(here - found - {f.fingerprint for f in report.findings})


def _tell(said: str) -> None:
    click.echo(said, err=True)


def begin(asked: CheckFlags, config: Config, *, profile: bool, with_text: bool = True, stdin: str = "") -> CheckRun:
    """`stdin`: what standard input is called. Raises UsageError, PackError: what is wrong with rules, waivers or
    baseline, before any article is read."""
    if stdin and (asked.fix or asked.diff):
        raise UsageError("--stdin-filename: a text from standard input is not mended; name the file itself")
    from audit import accepted as accepting
    from audit import many

    held = accepting.accepted(config, baseline=asked.baseline, with_baseline=asked.with_baseline)
    auditor = many.LateAuditor(config, profile=profile, with_text=with_text, accepted=held)
    auditor.stdin = stdin
    cache = opened(asked.speed, config, auditor)
    fixing = None
    if asked.fix or asked.diff:
        from audit.cli.fixing import Fixing

        fixing = Fixing(asked.unsafe, asked.fix and not asked.diff, common.write_out)
    for notice in many.prepare(auditor, cache):
        click.echo(f"warning: {notice}", err=True)
    return CheckRun(asked, config, auditor, held, cache, fixing)


def opened(speed: Speed, config: Config, auditor: LateAuditor) -> Cache | None:
    from audit import many

    return many.open_cache(config, auditor, speed.cache_dir) if speed.cache else None
