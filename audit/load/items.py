"""One row of a table -> text, metadata and what else it holds. A missing cell is missing, whatever stands for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields

from audit.errors import LoadError
from audit.load.source import fit
from audit.model.article import Meta

_MISSING = frozenset(
    ("", "nan", "NaN", "NAN", "None", "none", "null", "NULL", "NaT", "<NA>", "N/A", "n/a", "#N/A", "[]")
)
_LISTED = re.compile(r"""\[\s*['"].*['"]\s*,?\s*\]""", re.DOTALL)
_ITEM = re.compile(r"'((?:[^'\\]|\\.)*)'|\"((?:[^\"\\]|\\.)*)\"")
KNOWN = frozenset(f.name for f in fields(Meta))
"""The fields of a row that are metadata; beside them are `text` and `path`."""


@dataclass(frozen=True, slots=True)
class Cells:
    """`said`: the metadata. `extra`: the other cells, in the order of the row; nobody reads them."""

    text: str
    said: Mapping[str, str]
    extra: tuple[tuple[str, str], ...]


def row_of(item: Mapping[str, object]) -> Cells:
    """Raises LoadError no-text, not-text, bad-record."""
    cells = {fit(str(key)): value for key, value in item.items()}
    text = _text(cells.get("text"))
    try:
        words = {key: fit(cell(value)) for key, value in cells.items() if key not in ("text", "path")}
    except RecursionError:
        raise LoadError("bad-record", "nested too deeply") from None
    said = {key: word for key, word in words.items() if key in KNOWN and word}
    return Cells(text, said, tuple((key, word) for key, word in words.items() if key not in KNOWN))


def name_of(item: Mapping[str, object], number: int) -> str:
    """What an item without a file is called: its path, its id, or its number."""
    return cell(item.get("path")) or cell(item.get("id")) or f"item-{number}"


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    if missing(value):
        raise LoadError("no-text", "the item has no text; its cell is empty")
    raise LoadError("not-text", f"the text is no string but {_kind(value)}; give the words of the article")


def cell(value: object) -> str:
    """A cell as text; empty where it is missing. Of a list, its members."""
    if missing(value):
        return ""
    if isinstance(value, str):
        text = value.strip()
        if text in _MISSING:
            return ""
        if _LISTED.fullmatch(text):  # a list that a table has kept as text
            return ", ".join(filter(None, (cell(one or other) for one, other in _ITEM.findall(text))))
        return text
    if isinstance(value, float) and value.is_integer():
        return str(int(value))  # a column of whole numbers in which some are missing
    if isinstance(value, Iterable) and not isinstance(value, bytes | Mapping):
        return ", ".join(filter(None, map(cell, list(value)[:100])))
    return "" if str(value) in _MISSING else str(value)


def missing(value: object) -> bool:
    """None, NaN and what tables have in their place (NaT, NA): all that is not equal to itself."""
    if value is None:
        return True
    try:
        return bool(value != value)
    except (TypeError, ValueError):  # NA refuses to be compared; an array is compared member by member
        return type(value).__name__ == "NAType"


def _kind(value: object) -> str:
    shown = repr(value)
    return f"{type(value).__name__} ({shown if len(shown) <= 40 else shown[:37] + '...'})"
