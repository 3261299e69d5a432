"""What a rule file may hold, as JSON Schema, made from the types that rules are bound to.

Editors that know JSON Schema complete and check a rule while it is written (see rules/README.md)."""

from __future__ import annotations

import json
from collections.abc import Mapping

from audit.model.rule import Check, Pattern
from audit.model.schema import DRAFT, Json, Schema
from audit.packs import examples
from audit.packs.bind import fields_of
from audit.packs.rules import RuleHead


def rule_schema(kinds: Mapping[str, type[Check]]) -> str:
    """The text of the schema of a rule of these kinds."""
    schema = schema_of_params()
    rule = schema.object(RuleHead)
    rule["properties"]["check"] = {"enum": sorted(kinds)}
    rule["properties"]["params"] = {"type": "object"}
    rule["properties"]["examples"] = _examples()
    rule["required"].append("examples")
    # Which params are right depends on the kind.
    rule["allOf"] = [
        {
            "if": {"properties": {"check": {"const": name}}, "required": ["check"]},
            "then": {"properties": {"params": schema.object(kind)}} | _needs_params(kind),
        }
        for name, kind in sorted(kinds.items())
    ]
    whole = {"$schema": DRAFT, "title": "A rule of audit", **rule, "$defs": dict(sorted(schema.defs.items()))}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def schema_of_params() -> Schema:
    """The walker for what `bind` takes: a Pattern may be written as its regex alone."""
    plain = Schema()
    known: dict[type, Json] = {Pattern: {"anyOf": [{"type": "string"}, plain.of(Pattern)]}}
    schema = Schema(known=known)
    schema.defs |= plain.defs
    return schema


def config_schema(of: type, more: Mapping[str, Json]) -> str:
    """The text of the schema of a file of settings, made from the types that they are bound to. `more`: keys that are
    no settings."""
    spelt = Schema()
    whole = spelt.object(of)
    keys = {param.field: key for key, param in fields_of(of).items()}
    known = {keys[name]: one for name, one in whole["properties"].items() if name in keys}
    whole["properties"] = dict(sorted((known | dict(more)).items()))
    whole.pop("description", None)
    head = {"$schema": DRAFT, "title": "audit.toml"}
    return json.dumps({**head, **whole, "$defs": spelt.defs}, ensure_ascii=False, indent=2) + "\n"


def params_schema(kind: type[Check]) -> Json:
    """The schema of the params of one kind, types of their own by reference."""
    return schema_of_params().object(kind)


def _needs_params(kind: type) -> Json:
    return {"required": ["params"]} if any(param.required for param in fields_of(kind).values()) else {}


def _examples() -> Json:
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
