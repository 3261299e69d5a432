"""The good report with something in every field that the contract has, so that no field goes untested because the
sample says nothing in it. A new field is in it on the day that it is added."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import is_dataclass
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from render import samples

from audit.model.report import Report
from audit.model.text import Span
from audit.render.schema import bounds

LINKS = {
    f"{row}.{name}" for row, names in {
        "FindingRow": ("lead", "group", "suppressed_by"), "AskRow": ("fingerprint",), "OutcomeRow": ("findings",),
    }.items() for name in names
}  # fmt: skip
"""Fields that only point at a finding."""
APART = {*LINKS, "FindingRow.known", "FindingRow.waived"}
"""Those, and what takes a finding out of sight."""


def full() -> Report:
    made: Report = filled(samples.good(), Report)
    return made


def filled(value: Any, hint: Any, place: str = "") -> Any:
    """The same value with something in every field that was empty, but for those set apart."""
    args = [a for a in get_args(hint) if a not in (type(None), Ellipsis)]
    if not value and place in APART:
        return () if get_origin(hint) is tuple else None
    if get_origin(hint) is UnionType:
        return filled(value, args[0], place)
    if get_origin(hint) is tuple:
        values = value or [None] * len(args)
        return tuple(filled(part, args[n % len(args)]) for n, part in enumerate(values))
    if get_origin(hint) is Mapping:
        return value or {"key": "word"}
    if is_dataclass(hint) and hint is not Span:
        hints = get_type_hints(hint)
        held = {name: getattr(value, name, None) for name in hints}
        return hint(**{n: filled(held[n], hints[n], f"{hint.__name__}.{n.rstrip('_')}") for n in hints})  # type: ignore[operator]
    if value is not None and value != "":
        return value
    return {Span: Span(0, 1), str: _word(place), int: 0, float: 0.5, bool: True}[hint]


def _word(place: str) -> str:
    """A value that a string of this field may have."""
    return next((word for word in bounds(place, whole=False).get("enum", ()) if word), "word")
