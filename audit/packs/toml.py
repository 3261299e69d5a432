"""TOML into a tree of nodes. Python's reader says what a file holds but not where, so the places of the keys are looked
up beside it; a key that is written so that it cannot be found stands where its table begins."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
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
_AT = re.compile(r"\(at line (\d+), column (\d+)\)")


def read_toml(path: Path, problems: Problems, *within: str) -> Table | None:
    """The table of the file at these keys, an empty one where it has none; None, with a problem, when it cannot be
    read."""
    try:
        text = path.read_text("utf-8")
        data = tomllib.loads(text)
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
    value: Any = data
    for key in within:
        value = value.get(key, {}) if isinstance(value, dict) else {}
    made = _node(value, within, places(text), Position(0, 0))
    if not isinstance(made, Table):
        problems.add(made, f"{'.'.join(within)} must be a table")
        return None
    return made


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
