"""Reports as compact JSON and back, for programs of one version alone: the fields of a class by their places, not by
their names. A fifth of the time that the contract's own form takes; that one is for everybody else."""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from operator import attrgetter
from typing import Any

from audit.model.report import Failure, Report, RuleRow
from audit.model.text import Span

Work = Callable[[Any], Any]


_SILENT: Mapping[str, Any] = {"why": "", "standards": ()}
"""What a rule's row has only in the report of an article where the rule spoke; all else is the same in every report."""


def dumps(item: Report | Failure) -> str:
    kind: type = type(item)
    return json.dumps([kind.__name__, _class_packer(kind)(item)], separators=(",", ":"))


def loads(text: str | bytes) -> Report | Failure:
    """Raises ValueError, TypeError, IndexError or AttributeError when the text is of no report of this version."""
    name, value = json.loads(text)
    # Reports share the rows of their rules, which are most of what there is to read in them.
    made: Report | Failure = _class_unpacker({"Report": Report, "Failure": Failure}[name])(value)
    return made


@cache
def _hints(cls: type) -> tuple[tuple[str, Any], ...]:
    hints = typing.get_type_hints(cls)
    return tuple((f.name, hints[f.name]) for f in dataclasses.fields(cls))


def _inner(of: Any) -> tuple[str, Any]:
    """What a type is made of: span, class, list, map, maybe, or plain, and of what."""
    origin, args = typing.get_origin(of), typing.get_args(of)
    if of is Span:
        return "span", None
    if origin in (types.UnionType, typing.Union):
        return "maybe", next(a for a in args if a is not type(None))
    if origin is tuple:
        return "list", args[0]
    if origin is Mapping:
        return "map", args[1]
    if isinstance(of, type) and dataclasses.is_dataclass(of):
        return "class", of
    return "plain", None


@cache
def _packer(of: Any) -> Work | None:
    """What makes plain JSON of a value; None where it is plain already."""
    sort, inner = _inner(of)
    if of == tuple[RuleRow, ...]:
        return _pack_rules
    if sort == "span":
        return lambda v: (v.start, v.end)
    if sort == "class":
        return _class_packer(inner)
    work = _packer(inner) if sort != "plain" else None
    if sort == "maybe":
        return work and (lambda v: None if v is None else work(v))
    if sort == "list":
        return work and (lambda v: [work(x) for x in v])
    if sort == "map":
        return lambda v: {k: work(x) if work else x for k, x in v.items()}
    return None


@cache
def _class_packer(cls: type) -> Work:
    names = [name for name, _ in _hints(cls)]
    get: Work = attrgetter(*names) if len(names) > 1 else lambda v: (getattr(v, names[0]),)
    todo = [(n, work) for n, (_, of) in enumerate(_hints(cls)) if (work := _packer(of))]

    def pack(value: Any) -> list[Any]:
        row = list(get(value))
        for n, work in todo:
            row[n] = work(row[n])
        return row

    return pack


@cache
def _unpacker(of: Any) -> Work | None:
    sort, inner = _inner(of)
    if of == tuple[RuleRow, ...]:
        return _unpack_rules
    if sort == "span":
        return lambda v: Span(v[0], v[1])
    if sort == "class":
        return _class_unpacker(inner)
    work = _unpacker(inner) if sort != "plain" else None
    if sort == "maybe":
        return work and (lambda v: None if v is None else work(v))
    if sort == "list":
        return (lambda v: tuple([work(x) for x in v])) if work else tuple
    if sort == "map":
        return work and (lambda v: {k: work(x) for k, x in v.items()})
    return None


@cache
def _class_unpacker(cls: type) -> Work:
    todo = [(n, work) for n, (_, of) in enumerate(_hints(cls)) if (work := _unpacker(of))]

    def unpack(row: list[Any]) -> Any:
        for n, work in todo:
            row[n] = work(row[n])
        return cls(*row)

    return unpack


def _pack_rules(rules: tuple[RuleRow, ...]) -> list[Any]:
    """All rows without what is said only where a rule spoke, as one text; and what is said, by the row's number."""
    pack = _class_packer(RuleRow)
    rows = [pack(dataclasses.replace(r, **_SILENT) if r.why or r.standards else r) for r in rules]
    said = [[n, r.why, r.standards] for n, r in enumerate(rules) if r.why or r.standards]
    return [json.dumps(rows), said]


def _unpack_rules(value: Any) -> tuple[RuleRow, ...]:
    rows = list(_silent_rules(value[0]))
    for n, why, standards in value[1]:
        rows[n] = dataclasses.replace(rows[n], why=why, standards=tuple(standards))
    return tuple(rows)


@lru_cache(maxsize=64)
def _silent_rules(text: str) -> tuple[RuleRow, ...]:
    return tuple(map(_class_unpacker(RuleRow), json.loads(text)))
