"""What a newsroom accepts, as its config says: the file of waivers, the baseline, and what was there at a revision."""

from __future__ import annotations

import datetime
import fnmatch
import glob
import json
import os
from collections.abc import Mapping
from dataclasses import field, replace
from pathlib import Path
from typing import Any

from audit.accept import Baseline, read_baseline
from audit.config import Config, relative
from audit.errors import UsageError
from audit.model.dataclass import dataclass
from audit.model.report import FindingRow
from audit.model.waiver import Here, Known, Waiver

EPOCH = "SOURCE_DATE_EPOCH"

HEAD = """# Findings that are accepted, each with its reason. `audit waive FINGERPRINT --reason TEXT` adds to it; see
# docs/config.md, Waivers. `expires` is the last day on which a waiver holds.
"""


@dataclass(frozen=True, slots=True)
class _WaiverFile:
    """The file of waivers: [[waiver]] tables."""

    waiver: tuple[Waiver, ...] = ()


@dataclass(frozen=True, slots=True)
class Accepted:
    """What is accepted in any file. `root`: the folder that paths are seen from. `before`: path -> the fingerprints
    that the file had at the revision compared with."""

    root: str = ""
    config: Config = field(default_factory=Config)
    waivers: tuple[Waiver, ...] = ()
    baseline: Baseline = field(default_factory=Baseline)
    before: Mapping[str, frozenset[str]] = field(default_factory=dict)
    today: datetime.date = datetime.date.min
    _lost: frozenset[str] = frozenset()

    def here(self, path: str) -> Here:
        """What is accepted in one file; nothing from a file on what was no file (standard input)."""
        seen = relative(path, self.root) if self.waivers or self.baseline.files else path
        waivers = tuple(w for w in self.waivers if not w.path or _matches(seen, w.path))
        known = dict.fromkeys(self.baseline.of(seen), Known.BASELINE.value)
        if seen not in self.baseline.files:  # it may be a file of the baseline under another name
            known |= dict.fromkeys(self._lost, Known.BASELINE.value)
        known |= dict.fromkeys(self.before.get(path, ()), Known.REVISION.value)
        alone = tuple(w for w in waivers if w.path and not glob.has_magic(w.path))
        return Here(waivers, alone, known, self.config.waivers, self.today)

    def with_before(self, before: Mapping[str, frozenset[str]]) -> Accepted:
        return replace(self, before=before)

    def stray(self) -> tuple[Waiver, ...]:
        """The waivers for a file that is not there."""
        return tuple(
            w for w in self.waivers if w.path and not glob.has_magic(w.path) and not (Path(self.root) / w.path).exists()
        )


def _matches(path: str, pattern: str) -> bool:
    return path == pattern or fnmatch.fnmatchcase(path, pattern)


def accepted(config: Config, *, baseline: Path | None = None, with_baseline: bool = True) -> Accepted:
    """What the config and the files beside it accept. `baseline`: another file than the config names, which must be
    there. Raises UsageError: a line a problem of the file of waivers, or what is wrong with the baseline."""
    root = config.root or os.getcwd()  # noqa: PTH109 - a text, as the config's own
    found = Baseline()
    if with_baseline:
        path = baseline or within(config, config.baseline, "baseline")
        if baseline or path.is_file():
            found = read_baseline(path)
    waivers = read_waivers(within(config, config.waivers.file, "waivers", "file"), config)
    return Accepted(root, config, waivers, found, {}, today(), found.lost(Path(root)))


def within(config: Config, name: str, *keys: str) -> Path:
    """A file or folder that the config names, as seen from its own folder. Raises UsageError when it would lead out of
    it: a config that was found in somebody's files must reach nothing else."""
    root = Path(config.root or ".")
    path = root / name
    if not path.resolve().is_relative_to(root.resolve()):
        raise UsageError(f"{config.place(*keys)}: {'.'.join(keys)} leads out of the config's folder: {name}")
    return path


def today() -> datetime.date:
    """The day on which waivers are judged, in UTC; SOURCE_DATE_EPOCH sets another, so that a run can be repeated.
    Raises UsageError."""
    epoch = os.environ.get(EPOCH)
    now = datetime.datetime.now(datetime.UTC)
    if epoch:
        try:
            now = datetime.datetime.fromtimestamp(int(epoch), datetime.UTC)
        except (ValueError, OverflowError, OSError):
            raise UsageError(f"{EPOCH}: {epoch!r:.40} is no number of seconds") from None
    return now.date()


def read_waivers(path: Path, config: Config) -> tuple[Waiver, ...]:
    """The waivers of the file; none where there is no file. Raises UsageError: a line a problem."""
    if not path.is_file():
        return ()
    from audit.packs.bind import BAD, bind
    from audit.packs.nodes import TOML, Items, Problems, shown
    from audit.packs.toml import read_toml

    name = shown(path)
    problems = Problems(name, TOML)
    table = read_toml(path, problems)
    made: _WaiverFile | Any = bind(table, _WaiverFile, "the file of waivers", problems) if table else BAD
    if table is None or made is BAD:
        raise UsageError("\n".join(map(str, problems.found)))
    listed = table.fields.get("waiver")
    nodes = listed.items if isinstance(listed, Items) else []
    for waiver, node in zip(made.waiver, nodes, strict=True):
        if lacking := waiver.lacks(config.waivers.require):
            problems.add(node, f"the config demands of each waiver: {', '.join(lacking)}")
    if problems.found:
        raise UsageError("\n".join(map(str, problems.found)))
    pairs = zip(made.waiver, nodes, strict=True)
    return tuple(
        replace(w, rule=w.rule.lower(), fingerprint=w.fingerprint.lower(), place=f"{name}:{node.line}")
        for w, node in pairs
    )


def with_waiver(
    config: Config,
    path: str,
    finding: FindingRow,
    reason: str,
    owner: str = "",
    expires: datetime.date | None = None,
) -> tuple[Path, str]:
    """The file of waivers and its text with one more: for a command or an editor to write. `path`: of the article, as
    seen from the config's folder. Raises UsageError where the file cannot be read or has this waiver."""
    from audit.packs.nodes import shown
    from audit.render.escape import visible

    file = within(config, config.waivers.file, "waivers", "file")
    before = read_waivers(file, config)  # what is wrong with it is said before it grows
    if any(w.fingerprint == finding.fingerprint and w.path == path for w in before):
        raise UsageError(f"{shown(file)}: {finding.fingerprint} is waived there already")
    try:
        text = file.read_text("utf-8") if file.is_file() else HEAD
    except OSError as e:
        raise UsageError(f"{shown(file)}: cannot be read: {e.strerror}") from None
    rows = {"path": path, "fingerprint": finding.fingerprint, "reason": " ".join(reason.split()), "owner": owner}
    lines = [f"{key} = {_quoted(value)}" for key, value in rows.items() if value]
    lines += [f"expires = {expires.isoformat()}"] if expires else []
    words = f": {finding.excerpt}" if finding.excerpt and not finding.absent else ""
    about = visible(finding.rule + words)[:100]
    return file, "\n".join([text.rstrip("\n"), "", "[[waiver]]", f"# {about}", *lines]) + "\n"


def _quoted(text: str) -> str:
    """A basic string of TOML: JSON's escapes are among its own, but for what JSON leaves as it is."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
