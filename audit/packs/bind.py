"""A node of a file as a value of a type: frozen dataclasses and what they are made of. The type is the only schema.

Taken: str, int, float, bool, StrEnum, Literal, X | None, unions of str, int and float, tuple[X, ...], Mapping[str, X],
frozen dataclasses. YAML's scalars are strings here; the type says what they mean, so `no` for a str is "no", and for a
bool it is an error. All problems are reported, each at its line.

Written by hand, not on pydantic: importing it and building adapters for the kinds costs more than reading a pack.
"""

from __future__ import annotations

import dataclasses
import math
import re
import types
import typing
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date
from enum import Enum
from functools import cache
from types import MappingProxyType
from typing import Any, NamedTuple

from audit.model.rule import Pattern
from audit.packs.nodes import TOML, YAML, Datum, Items, Problems, Scalar, Table, Typed, near

BAD: Any = object()
"""Stands for a value that could not be made; its problem is reported."""

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_INT = re.compile(r"[+-]?\d{1,18}\Z")
_FLOAT = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?\Z")


def bind(node: Datum, type_: Any, what: str, problems: Problems) -> Any:
    """The value of `type_` that the node states, or BAD. `what` names it in messages."""
    origin, args = typing.get_origin(type_), typing.get_args(type_)
    if origin in (types.UnionType, typing.Union):
        return _union(node, args, what, problems)
    if origin is tuple:
        return _tuple(node, args[0], what, problems)
    if origin in (Mapping, dict):
        return _mapping(node, args[1], what, problems)
    if origin is typing.Literal:
        return _choice(node, {str(a): a for a in args}, what, problems)
    if type_ is Pattern:
        return _pattern(node, what, problems)
    if dataclasses.is_dataclass(type_) and isinstance(type_, type):
        return _dataclass(node, type_, what, problems)
    if isinstance(type_, type) and issubclass(type_, Enum):
        return _choice(node, {str(e.value): e for e in type_}, what, problems)
    return _scalar(node, type_, what, problems)


class Param(NamedTuple):
    """A field of a dataclass as a file sets it."""

    field: str
    of: Any
    required: bool


@cache
def fields_of(type_: type) -> Mapping[str, Param]:
    """The fields of a dataclass by their keys: its name, or what the metadata of the field says ("key"; empty for a
    field that no file sets)."""
    hints = typing.get_type_hints(type_)
    missing = dataclasses.MISSING
    return {
        key: Param(f.name, hints[f.name], f.default is missing and f.default_factory is missing)
        for f in dataclasses.fields(type_)
        if f.init and (key := f.metadata.get("key", f.name))
    }


def _dataclass(node: Datum, type_: type, what: str, problems: Problems) -> Any:
    wanted = fields_of(type_)
    if not isinstance(node, Table):
        problems.add(node, f"{what} must be a {problems.syntax.table}", "with " + ", ".join(wanted) if wanted else "")
        return BAD
    good = True
    for key, at in node.keys.items():
        if key not in wanted:
            problems.add(at, f"{what} has no {key!r:.80}", _meant(key, node.fields[key], wanted))
            good = False
    values = {}
    for key, param in wanted.items():
        if key in node.fields:
            value = values[param.field] = bind(node.fields[key], param.of, key, problems)
            good = good and value is not BAD
        elif param.required:
            problems.add(node, f"{what} lacks {key!r}")
            good = False
    if not good:
        return BAD
    try:
        return type_(**values)
    except ValueError as e:  # what its own __post_init__ refuses
        problems.add(node, f"{what}: {e}")
        return BAD


def _meant(key: str, value: Datum, wanted: Iterable[str]) -> str:
    if isinstance(value, Scalar) and value.null:
        return "in { } a comma ends a text: put the text in quotes"
    return near(key, wanted)


def _pattern(node: Datum, what: str, problems: Problems) -> Any:
    """A Pattern: a map of its fields, or its regex alone."""
    from audit.packs import regex  # RE2 comes with the first pattern; a config has none

    bare = isinstance(node, Scalar)
    value = Pattern(node.text) if isinstance(node, Scalar) else _dataclass(node, Pattern, what, problems)
    if value is BAD:
        return BAD
    good = True
    for name in ("regex", "not_before", "not_after", "unless_in_sentence"):
        text = getattr(value, name)
        at = node.fields.get(name) if isinstance(node, Table) else node if name == "regex" else None
        if at is not None and (wrong := regex.fault(text)):
            problems.add(at, f"{what if bare else name}: {wrong[0]}", wrong[1])
            good = False
    return value if good else BAD


def _tuple(node: Datum, of: Any, what: str, problems: Problems) -> Any:
    if not isinstance(node, Items):
        tables = dataclasses.is_dataclass(of) and problems.syntax is TOML
        advice = f"write [[{what}]]" if tables else f"write {what}{problems.syntax.sets} [...]"
        problems.add(node, f"{what} must be a list", advice)
        return BAD
    values = [bind(item, of, f"an entry of {what}", problems) for item in node.items]
    return BAD if BAD in values else tuple(values)


def _mapping(node: Datum, of: Any, what: str, problems: Problems) -> Any:
    if not isinstance(node, Table):
        advice = f"write {what}: {{name: value}}" if problems.syntax is YAML else f"write [{what}]"
        problems.add(node, f"{what} must be a {problems.syntax.table}", advice)
        return BAD
    values = {key: bind(value, of, f"{what}.{key}", problems) for key, value in node.fields.items()}
    return BAD if BAD in values.values() else MappingProxyType(values)


def _union(node: Datum, args: tuple[Any, ...], what: str, problems: Problems) -> Any:
    others = [a for a in args if a is not types.NoneType]
    if isinstance(node, Scalar) and node.null and len(others) < len(args):
        return None
    if len(others) == 1:
        return bind(node, others[0], what, problems)
    # Several: scalars only. What reads as a number without quotes is one.
    if isinstance(node, Typed) and type(node.value) in others:
        return node.value
    if isinstance(node, Scalar) and node.plain:
        if int in others and _INT.match(node.text):
            return int(node.text)
        if float in others and _FLOAT.match(node.text):
            return float(node.text)
        if bool in others and node.text in ("true", "false"):
            return node.text == "true"
    return _scalar(node, str, what, problems)


def _choice(node: Datum, choices: Mapping[str, Any], what: str, problems: Problems) -> Any:
    if isinstance(node, Scalar) and node.text in choices:
        return choices[node.text]
    text = node.text if isinstance(node, Scalar) else ""
    shown = f"{text!r:.60}" if isinstance(node, Scalar) else "this"
    problems.add(node, f"{what}: {shown} is not one of its values", near(text, choices))
    return BAD


def _scalar(node: Datum, type_: Any, what: str, problems: Problems) -> Any:
    if isinstance(node, Typed):
        if type(node.value) is type_:
            return node.value
        if type_ is float and type(node.value) is int:
            return float(node.value)
    if isinstance(node, Scalar):
        if type_ is str:
            return node.text
        if type_ is date and _DATE.fullmatch(node.text):
            with suppress(ValueError):
                return date.fromisoformat(node.text)
        if type_ is bool and node.plain and node.text in ("true", "false"):
            return node.text == "true"
        if type_ is int and node.plain and _INT.match(node.text):
            return int(node.text)
        if type_ is float and node.plain and _FLOAT.match(node.text) and math.isfinite(float(node.text)):
            return float(node.text)
    names = {str: "a text", bool: "true or false", int: "a whole number", float: "a number", date: "a day (2027-01-31)"}
    problems.add(node, f"{what} must be {names.get(type_, getattr(type_, '__name__', str(type_)))}")
    return BAD
