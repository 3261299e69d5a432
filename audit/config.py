"""The configuration: [tool.audit] in pyproject.toml or audit.toml, found upward, overridden by path, then by flag."""

from __future__ import annotations

import fnmatch
import hashlib
import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path, PurePath
from typing import Any

from audit.errors import UsageError, meant
from audit.model.house import House
from audit.model.rule import Severity
from audit.model.version import accepts
from audit.version import __version__

MAX_BYTES = 10_000_000
LEVELS = ("error", "warning", "info", "never")
SWITCHES = ("off", *(s.value for s in Severity if s is not Severity.CREDIT))
NEUTRAL = ("root", "file", "fail_on", "pack", "genres")
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
    run, too. `root`: the config's folder; `file`: the config itself."""

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
    file: str = ""

    def place(self, key: str) -> str:
        """Where the config sets `key`, for a message: its file and line, or what is known of them."""
        return said_at(self.file, key) or self.file or "config"

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


@dataclass(frozen=True, slots=True)
class _Where:
    """A place in the config: its file, the table, and the keys that lead there."""

    path: Path
    keys: tuple[str, ...] = ()

    def __truediv__(self, key: str) -> _Where:
        return _Where(self.path, (*self.keys, key))

    def error(self, message: str, key: str = "") -> UsageError:
        """`key`: the one that is meant, where it is another than the last."""
        named = key or (self.keys[-1] if self.keys else "")
        place = (said_at(str(self.path), named) if named else "") or str(self.path)
        table = ["[tool.audit]"] if self.path.name == "pyproject.toml" else []
        return UsageError(": ".join((place, *table, *([".".join(self.keys)] if self.keys else []), message)))


def said_at(file: str, key: str, value: str = "") -> str:
    """FILE:LINE of the first line that sets `key` (to a text with `value`); empty where none does. TOML's reader tells
    no lines."""
    setting = rf"""^[^#\n]*?(?<![\w-])["']?{re.escape(key)}["']?[ \t]*=[^\n]*{re.escape(value)}"""
    try:
        text = Path(file).read_text("utf-8") if file else ""
    except (OSError, UnicodeDecodeError):
        return ""
    found = re.search(setting, text, re.MULTILINE)
    return f"{file}:{text.count(chr(10), 0, found.start()) + 1}" if found else ""


def _config(table: Mapping[str, Any], path: Path) -> Config:
    top = _Where(path)
    if "required-version" in table:
        _required(_text(table["required-version"], top / "required-version"), top / "required-version")
    keys = [f.name.replace("_", "-") for f in fields(Config) if f.name not in ("root", "file")]
    _known(table, ["required-version", *keys], top)
    made: dict[str, Any] = {"root": str(path.parent), "file": str(path)}
    for key in ("pack", "genre", "fail-on"):
        if key in table:
            made[key.replace("-", "_")] = _text(table[key], top / key)
    if made.get("fail_on", "error") not in LEVELS:
        raise (top / "fail-on").error(f"{made['fail_on']!r} is none of {', '.join(LEVELS)}")
    if "max-bytes" in table:
        if not isinstance(table["max-bytes"], int) or table["max-bytes"] < 1:
            raise (top / "max-bytes").error("a whole number of bytes is wanted")
        made["max_bytes"] = table["max-bytes"]
    if "preview" in table:
        if not isinstance(table["preview"], bool):
            raise (top / "preview").error("true or false is wanted")
        made["preview"] = table["preview"]
    if "genres" in table:
        where = top / "genres"
        made["genres"] = {k: _text(v, where / k) for k, v in _table(table["genres"], where).items()}
    if "house" in table:
        where = top / "house"
        house = _table(table["house"], where)
        _known(house, [f.name for f in fields(House)], where)
        made["house"] = House(**{k: _texts(v, where / k) for k, v in house.items()})
    if "rules" in table:
        made["rules"] = _switches(table["rules"], top / "rules")
    if "overrides" in table:
        where = top / "overrides"
        if not isinstance(table["overrides"], list):
            raise where.error("a list of tables is wanted ([[overrides]])")
        made["overrides"] = tuple(_override(_table(o, where), where) for o in table["overrides"])
    return Config(**made)


def _required(wanted: str, where: _Where) -> None:
    """Raises UsageError when this version is not the one that the config asks for."""
    try:
        if accepts(wanted, __version__):
            return
    except ValueError as e:
        raise where.error(str(e)) from None
    raise where.error(f"the config wants source-audit {wanted}; this is {__version__}")


def _override(table: Mapping[str, Any], where: _Where) -> Override:
    _known(table, [f.name for f in fields(Override)], where)
    if "path" not in table:
        raise where.error("path is missing (a glob such as 'opinion/*')")
    return Override(
        _text(table["path"], where / "path"),
        _text(table.get("genre", ""), where / "genre"),
        _switches(table.get("rules", {}), where / "rules"),
    )


def _switches(value: Any, where: _Where) -> dict[str, str]:
    table = _table(value, where)
    for rule, level in table.items():
        if level not in SWITCHES:
            raise (where / rule).error(f"{level!r} is none of {', '.join(SWITCHES)}")
    return dict(table)


def _known(table: Mapping[str, Any], allowed: list[str], where: _Where) -> None:
    for key in table:
        if key not in allowed:
            hint = meant(key, allowed) or f"known: {', '.join(allowed)}"
            raise where.error(f"unknown key {key!r} ({hint})", key)


def _table(value: Any, where: _Where) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise where.error("a table is wanted")
    return value


def _text(value: Any, where: _Where) -> str:
    if not isinstance(value, str):
        raise where.error("a string is wanted")
    return value


def _texts(value: Any, where: _Where) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise where.error("a list of strings is wanted")
    return tuple(value)
