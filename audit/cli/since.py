"""Which files a revision of git has otherwise, and what it has. Asks git itself, never a network; no program that the
repository's settings name is run."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from audit.errors import UsageError
from audit.model.dataclass import dataclass

_GIT = ("git", "-c", "core.fsmonitor=false", "-c", "core.quotePath=false", "-c", "diff.external=")
_ENVIRONMENT = {"GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}


@dataclass(frozen=True, slots=True)
class Since:
    """`top`: the repository's folder. `changed`: a file that is otherwise now -> its name at the revision. `there`: all
    files of the revision. Names as git has them, seen from `top`."""

    revision: str
    top: Path
    changed: dict[str, str]
    there: frozenset[str]

    def name(self, path: str) -> str | None:
        """What git calls a file; None for one outside the repository."""
        try:
            return Path(path).resolve().relative_to(self.top).as_posix()
        except ValueError:
            return None

    def same(self, path: str) -> bool:
        """Is the file as it was at the revision?"""
        name = self.name(path)
        return name is not None and name in self.there and name not in self.changed

    def before(self, path: str) -> bytes | None:
        """What the file was at the revision; None where it was not there."""
        name = self.name(path)
        old = self.changed.get(name, name) if name else None
        return _git(self.top, "cat-file", "blob", f"{self.revision}:{old}") if old in self.there else None


def since(revision: str) -> Since:
    """Raises UsageError where there is no repository, no git, or no such revision."""
    here = Path.cwd()
    top = Path(os.fsdecode(_git(here, "rev-parse", "--show-toplevel").rstrip(b"\n"))).resolve()
    try:
        commit = _git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    except UsageError:
        raise UsageError(
            f"--changed-since {revision}: git knows no such revision here; a build service may have to fetch it first "
            "(actions/checkout: fetch-depth: 0)"
        ) from None
    sha = commit.decode("ascii").strip()
    listed = _git(top, "ls-tree", "-r", "-z", "--name-only", sha)
    there = frozenset(os.fsdecode(name) for name in listed.split(b"\0") if name)
    options = ("-z", "--name-status", "-M", "--no-ext-diff", "--no-textconv", "--ignore-submodules")
    return Since(sha, top, _changed(_git(top, "diff", *options, sha, "--")), there)


def _changed(listed: bytes) -> dict[str, str]:
    parts = iter([os.fsdecode(p) for p in listed.split(b"\0") if p])
    out = {}
    for status in parts:
        old = next(parts)
        out[next(parts) if status[0] in "RC" else old] = old
    return out


def _git(folder: Path, *args: str) -> bytes:
    try:
        ran = subprocess.run(
            [*_GIT, *args],
            cwd=folder,
            env={**os.environ, **_ENVIRONMENT},
            capture_output=True,
            stdin=subprocess.DEVNULL,
        )
    except FileNotFoundError:
        raise UsageError("--changed-since needs git, and there is none on this machine") from None
    if ran.returncode:
        said = ran.stderr.decode("utf-8", "replace").strip().split("\n")[0].removeprefix("fatal: ")
        raise UsageError(f"--changed-since: {said or 'git failed'}")
    return ran.stdout
