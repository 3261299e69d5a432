"""JSON whose strings know where they stand in the file, so that what is read in them can be shown there."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from audit.errors import LoadError
from audit.model.text import SourceMap

_STRING = re.compile(r'"((?:[^"\\]|\\.)*+)"', re.DOTALL)
_ESCAPE = re.compile(r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)", re.DOTALL)
_UNFIT = re.compile("[\x00\ud800-\udfff]")
_DIGITS = 400  # of a number that is read as one; Python refuses those of thousands


class JsonString(str):
    """`start` and `end`: of what stands between the quotation marks. NUL and lone surrogates are replaced."""

    __slots__ = ("end", "start")
    start: int
    end: int


class _Pairs(list[tuple[str, Any]]):
    """An object as it stands in the file: keys may stand twice."""


def read(text: str) -> Any:
    """What the file holds, its strings as JsonString. Raises LoadError unreadable."""
    try:
        loaded = json.loads(text, object_pairs_hook=_Pairs, parse_int=_whole, strict=False)
    except RecursionError:
        raise LoadError("unreadable", "its JSON is nested too deeply; save the article as .txt, .md or .html") from None
    except json.JSONDecodeError as e:
        at = f"line {e.lineno:,}, column {e.colno:,}"
        if e.msg == "Extra data":
            said = f"a second value begins at {at}; if it holds an object a line, name it .jsonl"
            raise LoadError("unreadable", f"more than one value of JSON: {said}") from None
        said = f"no valid JSON: {e.msg} ({at}); export the article again, or save it as .txt, .md or .html"
        raise LoadError("unreadable", said) from None
    return _told(loaded, _STRING.finditer(text))


def _told(loaded: Any, tokens: Iterator[re.Match[str]]) -> Any:
    """The values with their places: the strings of a file stand in it in the order in which keys and values are met."""
    out: list[Any] = [None]
    waiting: list[tuple[Any, Any, Any, bool]] = [(out, 0, loaded, False)]
    while waiting:
        into, key, value, member = waiting.pop()
        if member:
            next(tokens)  # the key itself
        if isinstance(value, str):
            token = next(tokens)
            said = JsonString(_UNFIT.sub("\ufffd", value))
            said.start, said.end = token.span(1)
            into[key] = said
        elif isinstance(value, _Pairs):
            made: dict[str, Any] = {}
            into[key] = made
            waiting += [(made, name, one, True) for name, one in reversed(value)]
        elif isinstance(value, list):
            into[key] = listed = [None] * len(value)
            waiting += [(listed, n, value[n], False) for n in reversed(range(len(value)))]
        else:
            into[key] = value
    return out[0]


def places(source: str, said: JsonString) -> SourceMap:
    """The way from the words of a string back into the file: between its escapes one to one."""
    runs: list[tuple[int, int, int]] = []
    text, at = 0, said.start
    for escape in _ESCAPE.finditer(source, said.start, said.end):
        runs.append((text, at, escape.start() - at))
        text, at = text + escape.start() - at + 1, escape.end()
    runs.append((text, at, said.end - at))
    return SourceMap(tuple(runs))


def _whole(digits: str) -> int:
    return int(digits) if len(digits) <= _DIGITS else 0
