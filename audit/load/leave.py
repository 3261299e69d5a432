"""What is left out when a folder is walked: what the config excludes, and what git ignores. A file that is named on the
command line is never left out."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from audit.model.dataclass import dataclass

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

EXCLUDE = (
    *("README*", "[Rr]eadme.*", "CHANGELOG*", "[Cc]hangelog.*", "CHANGES.*", "HISTORY.*"),
    *("LICENSE*", "[Ll]icense.*", "LICENCE*", "[Ll]icence.*", "COPYING*", "NOTICE*", "THIRD_PARTY*"),
    *("CONTRIBUTING*", "[Cc]ontributing.*", "CODE_OF_CONDUCT*", "[Cc]ode_of_conduct.*", "SECURITY.*", "AUTHORS*"),
    *("requirements*.txt", "constraints*.txt", "CMakeLists.txt", "robots.txt", "humans.txt", "llms*.txt"),
    *("themes/", "drafts/", "_drafts/", "node_modules/", "bower_components/", "vendor/", "venv/", "site-packages/"),
    *("__pycache__/", "_site/", "*.egg-info/", ".git/", ".venv/"),
)
"""Left out where the config says nothing else; written as in a .gitignore."""
IGNORED = ".gitignore"
DEFAULT, CONFIGURED, INCLUDED, GIT = "by default", "by `exclude`", "not of `include`", "git-ignored"
"""Why something is left out."""
SHOWN = 3


@dataclass(slots=True, frozen=True)
class Leaves:
    """What a config says. `root`: the folder that its patterns are seen from; empty: the folder that is walked.
    `include`: where it is not empty, only files that match it are read."""

    root: str = ""
    exclude: tuple[str, ...] = EXCLUDE
    extend: tuple[str, ...] = ()
    include: tuple[str, ...] = ()
    git: bool = True


@dataclass
class LeftOut:
    """Tells what is left out, and keeps what it told: why -> the names of files and folders (ending in /)."""

    leaves: Leaves = field(default_factory=Leaves)
    told: dict[str, list[str]] = field(default_factory=dict)
    _git: dict[str, GitIgnoreSpec | None] = field(default_factory=dict)

    @cached_property
    def _exclude(self) -> GitIgnoreSpec:
        return _spec(self.leaves.exclude)

    @cached_property
    def _extend(self) -> GitIgnoreSpec:
        return _spec(self.leaves.extend)

    @cached_property
    def _include(self) -> GitIgnoreSpec | None:
        return _spec(self.leaves.include) if self.leaves.include else None

    def walked(self, folder: str) -> Walk:
        """The rules for one folder that is walked. What leaves the folder itself out does not count: it was named."""
        top = os.path.realpath(folder)
        base = os.path.realpath(self.leaves.root) if self.leaves.root else top
        if not _inside(top, base) or (top != base and self._why(f"{_seen(top, base)}/", folder=True)):
            base = top
        git_top = _git_top(top) if self.leaves.git else ""
        walk = Walk(self, top, base, git_top)
        if git_top and walk.ignored(top, folder=True):
            walk.git_top = top
        return walk

    def holds(self, path: str) -> str:
        """Why a single file would be left out when its config's folder were walked; empty where it would not."""
        file = os.path.realpath(path)
        root = os.path.realpath(self.leaves.root) if self.leaves.root else str(Path(file).parent)
        if not _inside(file, root):
            return ""
        walk = self.walked(root)
        at = root
        parts = _seen(file, root).split("/")
        for n, part in enumerate(parts):
            at = f"{at.rstrip(os.sep)}{os.sep}{part}"
            if why := walk.why(at, folder=n < len(parts) - 1):
                return why
        return ""

    def _why(self, seen: str, *, folder: bool) -> str:
        if self._exclude.match_file(seen):
            return DEFAULT if self.leaves.exclude is EXCLUDE else CONFIGURED
        if self._extend.match_file(seen):
            return CONFIGURED
        return INCLUDED if not folder and self._include and not self._include.match_file(seen) else ""

    def tell(self, why: str, path: str) -> None:
        self.told.setdefault(why, []).append(path)

    def said(self) -> str:
        """One line with counts and the first names; empty where nothing was left out."""
        parts = []
        for why in (DEFAULT, CONFIGURED, INCLUDED, GIT):
            if names := list(dict.fromkeys(self.told.get(why, ()))):
                more = f" and {len(names) - SHOWN:,} more" if len(names) > SHOWN else ""
                parts.append(f"{len(names):,} {why} ({', '.join(names[:SHOWN])}{more})")
        return "; ".join(parts)

    def rules_of(self, folder: str) -> GitIgnoreSpec | None:
        """The .gitignore of a folder."""
        if folder not in self._git:
            lines = _lines(Path(folder) / IGNORED)
            if (Path(folder) / ".git").exists():
                lines = [*_lines(Path(folder) / ".git" / "info" / "exclude"), *lines]
            self._git[folder] = _spec(lines) if lines else None
        return self._git[folder]


@dataclass
class Walk:
    """The rules for what lies below one folder. `base`: what patterns are seen from; `git_top`: the folder of the
    repository, or empty."""

    left: LeftOut
    top: str
    base: str
    git_top: str

    def why(self, path: str, *, folder: bool) -> str:
        """Why a file or folder is left out; empty where it is not. `path` without links."""
        seen = _seen(path, self.base) + "/" * folder
        return self.left._why(seen, folder=folder) or (GIT if self.ignored(path, folder=folder) else "")

    def ignored(self, path: str, *, folder: bool) -> bool:
        """Does git ignore it? The folders above it were asked before; the .gitignore nearest to it has the last
        word."""
        if not self.git_top or path == self.git_top:
            return False
        at = Path(path).parent
        while _inside(str(at), self.git_top):
            spec = self.left.rules_of(str(at))
            if spec is not None:
                said = spec.check_file(_seen(path, str(at)) + "/" * folder).include
                if said is not None:
                    return said
            if at == at.parent:
                break
            at = at.parent
        return False


def _spec(lines: Iterable[str]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec  # only who walks a folder waits for it

    return GitIgnoreSpec.from_lines(lines, backend="simple")


def faults(patterns: Sequence[str]) -> list[str]:
    """The patterns that are none."""
    out = []
    for pattern in patterns:
        try:
            _spec([pattern])
        except ValueError:
            out.append(pattern)
    return out


def _lines(path: Path) -> list[str]:
    """The usable lines; what cannot be read ignores nothing."""
    try:
        lines = path.read_text("utf-8", "replace").splitlines() if path.is_file() else []
    except OSError:
        return []
    bad = set(faults(lines))
    return [line for line in lines if line not in bad]


def _git_top(folder: str) -> str:
    here = Path(folder)
    return next((str(p) for p in (here, *here.parents) if (p / ".git").exists()), "")


def _inside(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def _seen(path: str, folder: str) -> str:
    return os.path.relpath(path, folder).replace(os.sep, "/")
