"""The configuration: [tool.audit] in pyproject.toml or audit.toml, found upward, overridden by path, then by flag."""

from __future__ import annotations

import difflib
import fnmatch
import hashlib
import json
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path, PurePath
from typing import Any

from audit.errors import UsageError
from audit.model.house import House
from audit.model.rule import Severity
from audit.model.version import accepts
from audit.version import __version__

MAX_BYTES = 10_000_000
LEVELS = ("error", "warning", "info", "never")
SWITCHES = ("off", *(s.value for s in Severity if s is not Severity.CREDIT))
NEUTRAL = ("root", "fail_on", "pack", "genres")
"""Settings that change no result, or only which rules are used, which the rules' own hash tells."""


@dataclass(frozen=True, slots=True)
class Override:
    """Settings for the files whose path, relative to the config's folder, matches a glob; a later one wins."""

    path: str
    genre: str = ""
    rules: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Config:
    """All settings of a run. `pack`: the one for all articles; without it an article's genre chooses. `genres`: the
    pack for a genre, before all else. `rules` switches a rule off or gives it a severity. `preview`: rules in preview
    run, too. `root`: the config's folder."""

    pack: str = ""
    fail_on: str = "error"
    max_bytes: int = MAX_BYTES
    house: House = field(default_factory=House)
    genre: str = ""
    genres: Mapping[str, str] = field(default_factory=dict)
    preview: bool = False
    rules: Mapping[str, str] = field(default_factory=dict)
    overrides: tuple[Override, ...] = ()
    root: str = ""

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
    """The nearest audit.toml, or pyproject.toml with a table [tool.audit], from `start` upward."""
    for folder in (start, *start.parents):
        if (own := folder / "audit.toml").is_file():
            return own
        shared = folder / "pyproject.toml"
        if shared.is_file() and "audit" in _toml(shared).get("tool", {}):
            return shared
    return None


def load(path: Path | None = None, start: Path | None = None) -> Config:
    """The config at `path`, or the nearest one from `start` (default: the working folder), or the defaults.

    Raises UsageError with the file, the key and a suggestion."""
    chosen = path or find((start or Path.cwd()).resolve())
    if chosen is None:
        return Config()
    data = _toml(chosen)
    table = data.get("tool", {}).get("audit", {}) if chosen.name == "pyproject.toml" else data
    return _config(table, chosen)


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except OSError as e:
        raise UsageError(f"{path}: cannot be read: {e.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as e:
        raise UsageError(f"{path}: not valid TOML: {e}") from None


def _config(table: Mapping[str, Any], path: Path) -> Config:
    where = f"{path}: [tool.audit]" if path.name == "pyproject.toml" else str(path)
    if "required-version" in table:
        _required(_text(table["required-version"], f"{where}: required-version"), f"{where}: required-version")
    allowed = ["required-version", *(f.name.replace("_", "-") for f in fields(Config) if f.name != "root")]
    _known(table, allowed, where)
    made: dict[str, Any] = {"root": str(path.parent)}
    for key in ("pack", "genre", "fail-on"):
        if key in table:
            made[key.replace("-", "_")] = _text(table[key], f"{where}: {key}")
    if made.get("fail_on", "error") not in LEVELS:
        raise UsageError(f"{where}: fail-on: {made['fail_on']!r} is none of {', '.join(LEVELS)}")
    if "max-bytes" in table:
        if not isinstance(table["max-bytes"], int) or table["max-bytes"] < 1:
            raise UsageError(f"{where}: max-bytes: a whole number of bytes is wanted")
        made["max_bytes"] = table["max-bytes"]
    if "preview" in table:
        if not isinstance(table["preview"], bool):
            raise UsageError(f"{where}: preview: true or false is wanted")
        made["preview"] = table["preview"]
    if "genres" in table:
        genres = _table(table["genres"], f"{where}: genres")
        made["genres"] = {k: _text(v, f"{where}: genres.{k}") for k, v in genres.items()}
    if "house" in table:
        house = _table(table["house"], f"{where}: house")
        _known(house, [f.name for f in fields(House)], f"{where}: house")
        made["house"] = House(**{k: _texts(v, f"{where}: house.{k}") for k, v in house.items()})
    if "rules" in table:
        made["rules"] = _switches(table["rules"], f"{where}: rules")
    if "overrides" in table:
        if not isinstance(table["overrides"], list):
            raise UsageError(f"{where}: overrides: a list of tables is wanted ([[overrides]])")
        made["overrides"] = tuple(_override(_table(o, where), f"{where}: overrides") for o in table["overrides"])
    return Config(**made)


def _required(wanted: str, where: str) -> None:
    """Raises UsageError when this version is not the one that the config asks for."""
    try:
        if accepts(wanted, __version__):
            return
    except ValueError as e:
        raise UsageError(f"{where}: {e}") from None
    raise UsageError(f"{where}: the config wants source-audit {wanted}; this is {__version__}")


def _override(table: Mapping[str, Any], where: str) -> Override:
    _known(table, [f.name for f in fields(Override)], where)
    if "path" not in table:
        raise UsageError(f"{where}: path is missing (a glob such as 'opinion/*')")
    return Override(
        _text(table["path"], f"{where}: path"),
        _text(table.get("genre", ""), f"{where}: genre"),
        _switches(table.get("rules", {}), f"{where}: rules"),
    )


def _switches(value: Any, where: str) -> dict[str, str]:
    table = _table(value, where)
    for rule, level in table.items():
        if level not in SWITCHES:
            raise UsageError(f"{where}.{rule}: {level!r} is none of {', '.join(SWITCHES)}")
    return dict(table)


def _known(table: Mapping[str, Any], allowed: list[str], where: str) -> None:
    for key in table:
        if key not in allowed:
            near = difflib.get_close_matches(key, allowed, 1)
            hint = f"did you mean {near[0]!r}?" if near else f"known: {', '.join(allowed)}"
            raise UsageError(f"{where}: unknown key {key!r} ({hint})")


def _table(value: Any, where: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise UsageError(f"{where}: a table is wanted")
    return value


def _text(value: Any, where: str) -> str:
    if not isinstance(value, str):
        raise UsageError(f"{where}: a string is wanted")
    return value


def _texts(value: Any, where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise UsageError(f"{where}: a list of strings is wanted")
    return tuple(value)
