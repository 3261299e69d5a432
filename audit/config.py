"""The configuration: [tool.audit] in pyproject.toml or audit.toml, found upward, overridden by path, then by flag.

It is bound as rules are: a mistake is told with its file, line and a suggestion."""

from __future__ import annotations

import fnmatch
import hashlib
import json
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, Literal, get_args

from audit.errors import UsageError
from audit.model.house import House
from audit.model.version import accepts
from audit.model.waiver import Waivers
from audit.version import __version__

if TYPE_CHECKING:
    from audit.packs.nodes import Problems, Table

MAX_BYTES = 10_000_000
FailOn = Literal["error", "warning", "info", "never"]
Level = Literal["off", "error", "warning", "info"]
LEVELS: tuple[FailOn, ...] = get_args(FailOn)
NEUTRAL = ("root", "file", "fail_on", "pack", "genres", "judged", "waivers", "baseline", "cache_dir")
"""Settings that change no finding, or only which rules are used, which the rules' own hash tells, or what is accepted,
which each finding tells."""
REQUIRED = "required-version"
NOWHERE: Mapping[str, str] = {"key": ""}
"""Metadata of a field that no file sets."""


@dataclass(frozen=True, slots=True)
class Override:
    """Settings for the files whose path, relative to the config's folder, matches a glob; a later one wins."""

    path: str
    genre: str = ""
    rules: Mapping[str, Level] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Config:
    """All settings of a run. `pack`: the one for all articles; without it an article's genre chooses. `genres`: the
    pack for a genre, before all else. `reference`: what scores are compared with, a file or its name; empty for the one
    that ships, "none" for none. `rules` switches a rule off or gives it a severity. `preview`: rules in preview
    run, too. `judged`: a file or folder of verdicts (`audit judge`). `waivers`, `baseline`: what is accepted, and where
    it is written. `root`: the config's folder; `file`: the config itself."""

    pack: str = ""
    fail_on: FailOn = field(default="error", metadata={"key": "fail-on"})
    max_bytes: int = field(default=MAX_BYTES, metadata={"key": "max-bytes"})
    house: House = field(default_factory=House)
    genre: str = ""
    genres: Mapping[str, str] = field(default_factory=dict)
    reference: str = ""
    preview: bool = False
    judged: str = ""
    rules: Mapping[str, Level] = field(default_factory=dict)
    overrides: tuple[Override, ...] = ()
    waivers: Waivers = field(default_factory=Waivers)
    baseline: str = "audit-baseline.json"
    cache_dir: str = field(default=".audit-cache", metadata={"key": "cache-dir"})
    root: str = field(default="", metadata=NOWHERE)
    file: str = field(default="", metadata=NOWHERE)

    def __post_init__(self) -> None:
        if self.max_bytes < 1:
            raise ValueError("max-bytes is less than one byte")

    def place(self, *keys: str) -> str:
        """Where the config sets this key (of a table: the last of them), for a message: its file and line, or what is
        known of them."""
        return set_at(self.file, *keys) or self.file or "config"

    def for_path(self, path: str) -> Config:
        """This config as it holds for one file."""
        if not self.overrides:
            return self
        here = relative(path, self.root)
        made = self
        for o in self.overrides:
            if fnmatch.fnmatchcase(here, o.path) or fnmatch.fnmatchcase(PurePath(here).name, o.path):
                made = replace(made, genre=o.genre or made.genre, rules={**made.rules, **o.rules})
        return made

    @property
    def sha256(self) -> str:
        """Hash of all that can change what these rules find, independent of where the config lies."""
        plain = {k: v for k, v in asdict(self).items() if k not in NEUTRAL}
        return hashlib.sha256(json.dumps(plain, sort_keys=True).encode()).hexdigest()


def relative(path: str, root: str) -> str:
    """`path` as seen from `root` with forward slashes; as given when it lies elsewhere."""
    if path == "-" or not root:
        return PurePath(path).as_posix()
    try:
        return Path(path).resolve().relative_to(Path(root).resolve()).as_posix()
    except ValueError:
        return PurePath(path).as_posix()


def find(start: Path) -> Path | None:
    """The nearest audit.toml, or pyproject.toml with a table [tool.audit], from `start` upward. Raises UsageError."""
    for folder in (start, *start.parents):
        if (own := folder / "audit.toml").is_file():
            return own
        shared = folder / "pyproject.toml"
        if shared.is_file() and _has_ours(shared):
            return shared
    return None


def load(path: Path | None = None, start: Path | None = None) -> Config:
    """The config at `path`, or the nearest one from `start` (default: the working folder), or the defaults.

    Raises UsageError: a line a problem, with the file, the line and a suggestion."""
    chosen = path or find((start or Path.cwd()).resolve())
    return _read(chosen) if chosen else Config()


def _has_ours(path: Path) -> bool:
    try:
        return "audit" in tomllib.loads(path.read_text("utf-8")).get("tool", {})
    except OSError as e:
        raise UsageError(f"{path}: cannot be read: {e.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as e:
        raise UsageError(f"{path}: not valid TOML: {e}") from None


def _read(path: Path) -> Config:
    from audit.packs.bind import BAD, bind  # only who has a config waits for them
    from audit.packs.nodes import TOML, Problems, Table
    from audit.packs.toml import read_toml

    problems = Problems(str(path), TOML)
    table = read_toml(path, problems, *_within(path))
    made: Config | Any = BAD
    if table is not None:
        _required(table, problems)
        if not problems.found:  # whatever else is wrong with a config for another version may be no fault at all
            settings = Table(table.mark)
            settings.fields = {k: v for k, v in table.fields.items() if k != REQUIRED}
            settings.keys = {k: v for k, v in table.keys.items() if k != REQUIRED}
            made = bind(settings, Config, "the config", problems)
    if problems.found:
        raise UsageError("\n".join(map(str, problems.found)))
    return replace(
        made,
        # plain maps, since a config is pickled and hashed
        genres=dict(made.genres),
        rules=dict(made.rules),
        overrides=tuple(replace(o, rules=dict(o.rules)) for o in made.overrides),
        root=str(path.parent),
        file=str(path),
    )


def _within(path: Path) -> tuple[str, ...]:
    return ("tool", "audit") if path.name == "pyproject.toml" else ()


def _required(table: Table, problems: Problems) -> None:
    """Is this the version that the config asks for?"""
    from audit.packs.nodes import Scalar

    asked = table.fields.get(REQUIRED)
    if asked is None:
        return
    if not isinstance(asked, Scalar):
        problems.add(asked, f"{REQUIRED} must be a text")
        return
    try:
        if accepts(asked.text, __version__):
            return
    except ValueError as e:
        problems.add(asked, f"{REQUIRED}: {e}")
        return
    problems.add(asked, f"the config asks for source-audit {asked.text}; this is {__version__}", "update one of them")


def set_at(file: str, *keys: str) -> str:
    """FILE:LINE where a config sets these keys, at its top or in one of its tables; empty where it does not."""
    if not file:
        return ""
    from audit.packs.toml import places

    try:
        text = Path(file).read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
    found = next((place for path, place in places(text).items() if path[-len(keys) :] == keys), None)
    return f"{file}:{found.line + 1}" if found else ""
