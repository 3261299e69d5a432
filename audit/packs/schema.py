"""rules/rule.schema.json: what a rule file may hold, made from the types that rules are bound to.

Editors that know JSON Schema complete and check a rule while it is written (see rules/README.md)."""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from collections.abc import Mapping
from enum import Enum
from typing import Any

from audit.model.rule import Check, Pattern
from audit.packs import examples
from audit.packs.bind import fields_of
from audit.packs.rules import Head

_SCALARS = {str: "string", int: "integer", float: "number", bool: "boolean", types.NoneType: "null"}


def rule_schema(kinds: Mapping[str, type[Check]]) -> str:
    """The text of rule.schema.json for these kinds."""
    defs: dict[str, Any] = {}
    rule = _object(Head, defs)
    rule["properties"]["check"] = {"enum": sorted(kinds)}
    rule["properties"]["params"] = {"type": "object"}
    rule["properties"]["examples"] = _examples()
    rule["required"].append("examples")
    # Which params are right depends on the kind.
    rule["allOf"] = [
        {
            "if": {"properties": {"check": {"const": name}}, "required": ["check"]},
            "then": {"properties": {"params": schema_of(kind, defs)}} | _needs_params(kind),
        }
        for name, kind in sorted(kinds.items())
    ]
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A rule of audit",
        **rule,
        "description": "Made from the code by `make docs`; do not edit.",
        "$defs": dict(sorted(defs.items())),
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def schema_of(type_: Any, defs: dict[str, Any]) -> dict[str, Any]:
    """The JSON Schema of a type that `bind` takes; dataclasses go to `defs`."""
    origin, args = typing.get_origin(type_), typing.get_args(type_)
    if origin in (types.UnionType, typing.Union):
        return {"anyOf": [schema_of(a, defs) for a in args]}
    if origin is tuple:
        return {"type": "array", "items": schema_of(args[0], defs)}
    if origin in (Mapping, dict):
        return {"type": "object", "additionalProperties": schema_of(args[1], defs)}
    if origin is typing.Literal:
        return {"enum": list(args)}
    if dataclasses.is_dataclass(type_) and isinstance(type_, type):
        if type_.__name__ not in defs:
            defs[type_.__name__] = {}  # a type that holds itself finds its name taken
            defs[type_.__name__] = _object(type_, defs)
        ref = {"$ref": f"#/$defs/{type_.__name__}"}
        return {"anyOf": [{"type": "string"}, ref]} if type_ is Pattern else ref
    if isinstance(type_, type) and issubclass(type_, Enum):
        return {"enum": [e.value for e in type_]}
    return {"type": _SCALARS[type_]}


def _object(type_: type, defs: dict[str, Any]) -> dict[str, Any]:
    wanted = fields_of(type_)
    return {
        "type": "object",
        "description": " ".join((type_.__doc__ or "").split()),
        "properties": {name: schema_of(of, defs) for name, (of, _) in wanted.items()},
        "required": [name for name, (_, required) in wanted.items() if required],
        "additionalProperties": False,
    }


def _needs_params(kind: type) -> dict[str, Any]:
    return {"required": ["params"]} if any(required for _, required in fields_of(kind).values()) else {}


def _examples() -> dict[str, Any]:
    meta = {
        "type": "object",
        "properties": {name: {"type": "string"} for name in examples.META},
        "additionalProperties": False,
    }
    spelt = {
        "type": "object",
        "properties": {
            "text": {"type": "string"},
            "format": {"enum": list(examples.FORMATS)},
            "meta": meta,
            "absent": {"type": "boolean"},
        },
        "required": ["text"],
        "additionalProperties": False,
    }  # fmt: skip
    group = {"type": "array", "minItems": examples.LEAST, "items": {"anyOf": [{"type": "string"}, spelt]}}
    return {
        "type": "object",
        "description": "Texts with «marks» around exactly what must be found; in a good one nothing may be.",
        "properties": {"bad": group, "good": group},
        "required": ["bad", "good"],
        "additionalProperties": False,
    }
