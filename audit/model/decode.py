"""Plain JSON values -> the classes of the contract. What does not fit is told with its place, since a report may come
from another version, another program or a hand."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from itertools import cycle
from typing import Any

from audit.model.profile import MEASURED, Readability, ReadabilityProfile, ToneGroup, ToneProfile
from audit.model.text import Span


@cache
def _hints(cls: type) -> dict[str, Any]:
    return typing.get_type_hints(cls)


def decode(cls: Any, value: Any) -> Any:
    """The value of type `cls` that `encode` (audit.model.report) made `value` of. Unknown keys are refused.

    Raises ValueError, which says where, when `value` does not have the form."""
    origin, args = typing.get_origin(cls), typing.get_args(cls)
    if origin is types.UnionType:
        if value is None and type(None) in args:
            return None
        return decode(next(a for a in args if a is not type(None)), value)
    if cls is Span:
        if not (isinstance(value, list) and len(value) == 2 and all(type(x) is int for x in value)):
            raise ValueError(f"not a span: {value!r:.60}")
        return Span(*value)
    if origin is tuple:
        if not isinstance(value, list) or (args[-1] is not Ellipsis and len(value) != len(args)):
            raise ValueError(f"not a list{'' if args[-1] is Ellipsis else f' of {len(args)}'}: {value!r:.60}")
        kinds = args[:1] if args[-1] is Ellipsis else args
        return tuple(_part(of, v, n) for n, (of, v) in enumerate(zip(cycle(kinds), value)))
    if origin is Mapping:
        if not isinstance(value, dict):
            raise ValueError(f"not an object: {value!r:.60}")
        return {key: _part(args[1], one, key) for key, one in value.items()}
    if isinstance(cls, type) and is_dataclass(cls):
        if not isinstance(value, dict):
            raise ValueError(f"not an object: {value!r:.60}")
        if cls in _NESTED:
            value = _NESTED[cls](value)
        want = _hints(cls)
        given = {k: v for k, v in value.items() if k != "schema"}
        names = {name.rstrip("_"): name for name in want}
        if unknown := sorted(set(given) - set(names)):
            raise ValueError(f"unknown field {unknown[0]!r} in {cls.__name__}")
        try:
            return cls(**{names[k]: _part(want[names[k]], v, k) for k, v in given.items()})
        except TypeError as e:
            raise ValueError(f"{cls.__name__}: {e}") from None
    if cls is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if cls in _WORDS and type(value) is not cls:  # in Python alone, true is a whole number
        raise ValueError(f"not {_WORDS[cls]}: {value!r:.60}")
    return value


def _part(cls: Any, value: Any, place: str | int) -> Any:
    """A part, which stands at `place` in the whole: errors say so, from the whole on ("findings[3].rule: ...")."""
    try:
        return decode(cls, value)
    except _MisplacedError as e:
        raise _MisplacedError(_at(place) + ("" if e.where.startswith("[") else ".") + e.where, e.said) from None
    except ValueError as e:
        raise _MisplacedError(_at(place), str(e)) from None


def _at(place: str | int) -> str:
    return f"[{place}]" if isinstance(place, int) else place


class _MisplacedError(ValueError):
    def __init__(self, where: str, said: str) -> None:
        super().__init__(f"{where}: {said}")
        self.where, self.said = where, said


_WORDS: Mapping[type, str] = {str: "a string", int: "a whole number", float: "a number", bool: "true or false"}


# -- profiles: their rows in JSON hold the figures beside the status


def _readability(row: dict[str, Any]) -> dict[str, Any]:
    figures = {f.name for f in fields(Readability)}
    own = {key: value for key, value in row.items() if key not in figures}
    measured = {key: value for key, value in row.items() if key in figures}
    return own | ({"figures": measured} if measured else {})


def _tone(row: dict[str, Any]) -> dict[str, Any]:
    group = {f.name for f in fields(ToneGroup)}
    rest = {key: value for key, value in row.items() if key not in group}
    own = {key: value for key, value in row.items() if key in group}
    if row.get("status") == MEASURED and not own:
        raise ValueError("a tone that was measured has its figures")
    return rest | ({"own": own} if own else {})


_NESTED: Mapping[type, Callable[[dict[str, Any]], dict[str, Any]]] = {
    ReadabilityProfile: _readability,
    ToneProfile: _tone,
}
