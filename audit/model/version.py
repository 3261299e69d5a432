"""Which versions of the program a config or pack asks for: `>=0.1`, `==0.2.1`, `>=0.1, <0.3`."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping
from itertools import zip_longest

_CLAUSE = re.compile(r"(>=|==|<)\s*(\d{1,6}(?:\.\d{1,6}){0,5})\Z")
_NUMBERS = re.compile(r"\d+(?:\.\d+)*")
_OPS: Mapping[str, Callable[[int, int], bool]] = {">=": operator.ge, "==": operator.eq, "<": operator.lt}


def accepts(requirement: str, version: str) -> bool:
    """Does `version` meet every clause of `requirement`? Clauses stand apart by commas; 0.1 and 0.1.0 are the same; of
    the version only the numbers at its beginning count.

    Raises ValueError when the requirement is none."""
    return all(_OPS[op](_compare(version, wanted), 0) for op, wanted in map(_clause, requirement.split(",")))


def _clause(text: str) -> tuple[str, str]:
    found = _CLAUSE.match(text.strip())
    if not found:
        raise ValueError(f"{text.strip()!r:.60} is not a requirement: write >=, == or < and a version, like >=0.1")
    return found[1], found[2]


def _compare(one: str, two: str) -> int:
    """-1, 0 or 1: is `one` below, equal to or above `two`?"""
    for a, b in zip_longest(_parts(one), _parts(two), fillvalue=0):
        if a != b:
            return 1 if a > b else -1
    return 0


def _parts(version: str) -> list[int]:
    found = _NUMBERS.match(version)
    return [int(part) for part in found[0].split(".")] if found else []
