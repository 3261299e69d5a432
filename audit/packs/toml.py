"""TOML into a tree of nodes. Python's reader says what a file holds but not where, so the places of the keys are looked
up beside it; a key that is written so that it cannot be found stands where its table begins."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import date
from os import PathLike, fspath
from pathlib import Path
from typing import Any

from audit.packs.nodes import Datum, Items, Position, Problems, Scalar, Table, Typed

Keys = tuple[str, ...]
"""The keys that lead to a value; entries of a list of tables are numbered ("overrides", "0", "path")."""

_HEADER = re.compile(r"\s*(\[\[?)([^\[\]]+)\]")
_PART = r"""(?:"[^"\n]*"|'[^'\n]*'|[\w-]+)"""
_TOKEN = re.compile(
    rf"(?P<comment>#)|(?P<key>{_PART}(?:[ \t]*\.[ \t]*{_PART})*)[ \t]*=|\"(?:\\.|[^\"\\\n])*\"|'[^'\n]*'"
)
_NO_PLACE = Position(-1, 0)
"""Of what no file states: line 0, as a problem of the whole."""
_AT = re.compile(r"\(at line (\d+), column (\d+)\)")


def read_toml(path: Path, problems: Problems, *within: str) -> Table | None:
    """The table of the file at these keys, an empty one where it has none; None, with a problem, when it cannot be
    read."""
    try:
        text = path.read_text("utf-8")
        value: Any = tomllib.loads(text)
        for key in within:
            value = value.get(key, {}) if isinstance(value, dict) else {}
        made = _node(value, within, places(text), Position(0, 0))
    except OSError as e:
        problems.add(None, f"cannot be read: {e.strerror}")
        return None
    except UnicodeDecodeError:
        problems.add(None, "not UTF-8", "save the file as UTF-8")
        return None
    except tomllib.TOMLDecodeError as e:
        found = _AT.search(str(e))
        at = Datum(Position(int(found[1]) - 1, int(found[2]) - 1)) if found else None
        problems.add(at, f"not valid TOML: {_AT.sub('', str(e)).strip()}")
        return None
    except RecursionError:
        problems.add(None, "nested too deeply to be read")
        return None
    if not isinstance(made, Table):
        problems.add(made, f"{'.'.join(within)} must be a table")
        return None
    return made


def table_of(settings: object, problems: Problems) -> Table | None:
    """What a program states, as the tree that a file would be; its problems have no place but their keys. None, with a
    problem, where it is no map of texts, numbers, truth values, dates, lists and maps."""
    if not isinstance(settings, Mapping):
        problems.add(None, f"must be a dict of settings, not {type(settings).__name__}")
        return None
    found = len(problems.found)
    made = _stated(settings, "", problems)
    return made if isinstance(made, Table) and len(problems.found) == found else None


def _stated(value: object, key: str, problems: Problems) -> Datum:
    if isinstance(value, Mapping):
        table = Table(_NO_PLACE)
        for name, inner in value.items():
            if not isinstance(name, str):
                problems.add(None, f"{key or 'config'}: a key is a text, not {name!r:.60}")
                continue
            table.fields[name] = _stated(inner, f"{key}.{name}".lstrip("."), problems)
            table.keys[name] = Scalar(_NO_PLACE, name, False)
        return table
    if isinstance(value, list | tuple):
        items = Items(_NO_PLACE)
        items.items = [_stated(inner, key, problems) for inner in value]
        return items
    if isinstance(value, PathLike):
        value = fspath(value)
    if isinstance(value, str):
        return Scalar(_NO_PLACE, str.__str__(value), False)
    if value is None or not isinstance(value, bool | int | float | date):
        hint = "leave the key out" if value is None else ""
        problems.add(None, f"{key}: {type(value).__name__} is no value of a setting", hint)
    return Typed(_NO_PLACE, value)


def places(text: str) -> Mapping[Keys, Position]:
    """Where each key is set, for keys written on one line with their = or in a header of their own."""
    found: dict[Keys, Position] = {}
    lists: dict[Keys, int] = {}  # lists of tables, and the number of the last entry of each
    table: Keys = ()
    for number, line in enumerate(text.split("\n")):
        if header := _HEADER.match(line):
            table = _keys(header[2])
            if header[1] == "[[":
                lists[table] = lists.get(table, -1) + 1
                found.setdefault(table, Position(number, header.start(2)))
            table = _numbered(table, lists)
            found.setdefault(table, Position(number, header.start(2)))
            continue
        outer = table
        for token in _TOKEN.finditer(line):
            if token["comment"]:
                break
            if token["key"]:
                keys = (*outer, *_keys(token["key"]))
                found.setdefault(keys, Position(number, token.start("key")))
                if outer is table:  # what follows on this line stands in its inline table
                    outer = keys
    return found


def _keys(text: str) -> Keys:
    return tuple(part.strip("\"'") for part in re.findall(_PART, text))


def _numbered(keys: Keys, lists: Mapping[Keys, int]) -> Keys:
    """The keys, those of a list of tables with the number of its last entry."""
    for n in range(len(keys), 0, -1):
        if keys[:n] in lists:
            return (*keys[:n], str(lists[keys[:n]]), *keys[n:])
    return keys


def _node(value: Any, keys: Keys, at: Mapping[Keys, Position], outer: Position) -> Datum:
    here = at.get(keys, outer)
    if isinstance(value, dict):
        table = Table(here)
        for key, inner in value.items():
            table.fields[key] = _node(inner, (*keys, key), at, here)
            table.keys[key] = Scalar(at.get((*keys, key), here), key, False)
        return table
    if isinstance(value, list):
        items = Items(here)
        items.items = [_node(inner, (*keys, str(n)), at, here) for n, inner in enumerate(value)]
        return items
    return Scalar(here, value, False) if isinstance(value, str) else Typed(here, value)
