"""The literals of patterns that ship, read off them when the package was built: reading them takes a tenth of a start.

They are a table of JSON beside the compiled packs. Its first line has the hash of the code that reads literals, and of
the table; a table of other code, or a torn one, is not there, and what it lacks is read off the pattern.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from audit.assets import rules_dir

TABLE = "compiled/literals"


def literals_of(regex: str) -> frozenset[str]:
    """As literals.literals."""
    known = _table().get(regex)
    return _read_off(regex) if known is None else frozenset(known)


def _read_off(regex: str) -> frozenset[str]:
    from audit.scan.literals import literals  # seldom: the patterns that it reads with take long to compile

    return literals(regex)


def table(regexes: Iterable[str]) -> bytes:
    """What the table of these patterns holds."""
    rows = {regex: sorted(_read_off(regex)) for regex in sorted(set(regexes))}
    data = json.dumps(rows, separators=(",", ":")).encode("ascii")
    return f"{_code()} {hashlib.sha256(data).hexdigest()}\n".encode() + data


@cache
def _table() -> Mapping[str, list[str]]:
    try:
        head, _, data = (rules_dir() / TABLE).read_bytes().partition(b"\n")
    except OSError:
        return {}
    if head.decode("ascii", "replace") != f"{_code()} {hashlib.sha256(data).hexdigest()}":
        return {}
    known: Mapping[str, list[str]] = json.loads(data)
    return known


def _code() -> str:
    return hashlib.sha256(Path(__file__).with_name("literals.py").read_bytes()).hexdigest()
