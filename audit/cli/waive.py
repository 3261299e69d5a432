"""audit waive: accept a finding, with a reason, in the file of waivers."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from pathlib import Path

import click

from audit import accepted
from audit.cli import accepting, common
from audit.config import Config, relative
from audit.errors import UsageError
from audit.model.dataclass import dataclass
from audit.model.report import Failure, FindingRow, Report
from audit.packs.nodes import shown
from audit.render import view
from audit.render.escape import visible

SHORTEST = 6
"""Letters of a fingerprint that are enough, where only one finding begins with them."""


@dataclass(frozen=True, slots=True)
class Waivable:
    """A finding and the path of its file, as seen from the config's folder."""

    path: str
    finding: FindingRow


@click.command()
@click.argument("fingerprint")
@click.argument("paths", nargs=-1)
@click.option("--reason", required=True, help="Why it is accepted.")
@click.option("--owner", default="", help="Who answers for that.")
@click.option("--expires", default="", metavar="DAY|30d", help="Last day on which it holds, or days from now.")
@accepting.speed_options
@common.config_options
def command(
    fingerprint: str,
    paths: tuple[str, ...],
    reason: str,
    owner: str,
    expires: str,
    speed: accepting.Speed,
    config: Config,
) -> None:
    """Accept a finding: write it to audit-waivers.toml with a reason.

    The finding is looked for in PATHS, or in all files below the config's
    folder. The formats json, csv, sarif and findings show the fingerprints;
    the first letters are enough.

    \b
    audit waive 3f9c2d1e --reason "the award's own name" --owner "city desk"
    """
    day = last_day(expires)
    if not reason.strip():
        raise UsageError("--reason is empty: say why the finding is accepted")
    lacking = [name for name in config.waivers.require if not {"owner": owner, "expires": day}[name]]
    if lacking:
        raise UsageError(f"the config demands of each waiver: {', '.join(f'--{name}' for name in lacking)}")
    found = find(fingerprint, reports(paths, config, speed), config)
    path = waive(config, found, reason, owner, day)
    f = found.finding
    words = f"“{visible(f.excerpt[:80])}”" if f.excerpt and not f.absent else "the whole article"
    click.echo(f"{visible(found.path)}:{f.locations[0].line}: {f.rule}, {words}: waived in {path}")


def reports(paths: Sequence[str], config: Config, speed: accepting.Speed) -> list[Report | Failure]:
    """The reports of these files, or of all below the config's folder; nothing is waived in them but by comments."""
    from audit import many

    held = accepted.Accepted(config.root or str(Path.cwd()), config, today=accepted.today())
    auditor = many.LateAuditor(config, profile=False, accepted=held)
    cache = accepting.opened(speed, config, auditor)
    for notice in many.prepare(auditor, cache):
        click.echo(f"warning: {notice}", err=True)
    files, missing = common.expand(paths, config)
    made = [*missing, *many.audit_files(auditor, files, cache, speed.jobs)]
    if cache:
        cache.tidy()
    return made


def find(fingerprint: str, made: Sequence[Report | Failure], config: Config) -> Waivable:
    """The one finding that is meant. Raises UsageError where there is none, or more than one."""
    wanted = fingerprint.lower()
    if not re.fullmatch(rf"[0-9a-f]{{{SHORTEST},16}}", wanted):
        raise UsageError(f"{fingerprint!r:.40} is no fingerprint: {SHORTEST} to 16 of the letters 0-9 and a-f")
    root = config.root or str(Path.cwd())
    found = {
        (path, f.fingerprint): Waivable(path, f)
        for report in made
        if isinstance(report, Report)
        for path in [relative(report.article.path, root)]
        for f in view.live(report)
        if f.fingerprint.startswith(wanted)
    }
    if not found:
        read = sum(isinstance(r, Report) for r in made)
        raise UsageError(f"no finding {wanted} in {view.plural(read, 'file')}; `audit check --format csv` lists them")
    if len(found) > 1:
        listed = "\n".join(f"  {x.path}: {x.finding.fingerprint} {x.finding.rule}" for x in list(found.values())[:10])
        raise UsageError(f"{view.plural(len(found), 'finding')} {wanted}: name the file, or more letters\n{listed}")
    return next(iter(found.values()))


def last_day(text: str) -> datetime.date | None:
    """The day that is meant by 2027-01-31 or by 30d. Raises UsageError."""
    if not text:
        return None
    if days := re.fullmatch(r"(\d{1,5})d", text):
        return accepted.today() + datetime.timedelta(int(days[1]))
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"--expires {text}: expected a day (2027-01-31) or a number of days (30d)") from None


def waive(config: Config, found: Waivable, reason: str, owner: str = "", expires: datetime.date | None = None) -> str:
    """Adds a waiver to the file, and gives the file's path. Raises UsageError."""
    path, text = accepted.with_waiver(config, found.path, found.finding, reason, owner, expires)
    common.write_file(path, text)
    return shown(path)
