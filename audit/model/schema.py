"""Types as JSON Schema: dataclasses and what they are made of. The one walker, for the contracts that are published and
for the rules that are read."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from functools import partial
from typing import Any

Json = dict[str, Any]
DRAFT = "https://json-schema.org/draft/2020-12/schema"
_SCALARS = {str: "string", int: "integer", float: "number", bool: "boolean", types.NoneType: "null"}


def _as_it_is(cls: type, name: str, of: Any, schema: Json) -> Json:
    return schema


def _unrefined(of: Any, schema: Json) -> Json:
    return schema


class Schema:
    """Walks types. `defs`: the dataclasses that it met, by name, in that order.

    `known`: types with a schema of their own. `constants`: dataclass -> the value of a key "schema" that its object has
    beside its fields. `refine`: (dataclass, name of the field, type, schema) -> the field's schema; of `X | None` it is
    asked for X, of a tuple for the whole."""

    def __init__(
        self,
        *,
        known: Mapping[type, Json] | None = None,
        constants: Mapping[type, str] | None = None,
        refine: Callable[[type, str, Any, Json], Json] = _as_it_is,
    ) -> None:
        self.defs: dict[str, Json] = {}
        self._known = known or {}
        self._constants = constants or {}
        self._refine = refine

    def of(self, type_: Any) -> Json:
        """The schema of a type."""
        return self._of(type_, _unrefined)

    def object(self, cls: type) -> Json:
        """The schema of a dataclass, spelt out. A name that ends in _ stands for the key without it."""
        hints = typing.get_type_hints(cls)
        properties: Json = {}
        required = []
        if cls in self._constants:
            properties["schema"] = {"const": self._constants[cls]}
            required.append("schema")
        for f in fields(cls):
            if not f.init:
                continue
            name = f.name.rstrip("_")
            properties[name] = self._of(hints[f.name], partial(self._refine, cls, name))
            if f.default is MISSING and f.default_factory is MISSING:
                required.append(name)
        body = {"type": "object", "properties": properties, "required": required, "additionalProperties": False}
        return {"description": doc} | body if (doc := described(cls)) else body

    def _of(self, type_: Any, refine: Callable[[Any, Json], Json]) -> Json:
        origin, args = typing.get_origin(type_), typing.get_args(type_)
        if origin in (types.UnionType, typing.Union):
            return {"anyOf": [self.of(a) if a is types.NoneType else self._of(a, refine) for a in args]}
        return refine(type_, self._plain(type_, origin, args))

    def _plain(self, type_: Any, origin: Any, args: tuple[Any, ...]) -> Json:
        if type_ in self._known:
            return self._known[type_]
        if origin is tuple and args[-1] is not Ellipsis:
            size = {"minItems": len(args), "maxItems": len(args)}
            return {"type": "array", "prefixItems": [self.of(a) for a in args], **size}
        if origin is tuple:
            return {"type": "array", "items": self.of(args[0])}
        if origin in (Mapping, dict):
            return (
                {"type": "object"} if args[1] is Any else {"type": "object", "additionalProperties": self.of(args[1])}
            )
        if origin is typing.Literal:
            return {"enum": list(args)}
        if isinstance(type_, type) and issubclass(type_, Enum):
            return {"enum": [e.value for e in type_]}
        if isinstance(type_, type) and is_dataclass(type_):
            return self._ref(type_)
        return {"type": _SCALARS[type_]}

    def _ref(self, cls: type) -> Json:
        if cls.__name__ not in self.defs:
            self.defs[cls.__name__] = {}  # holds its place: a type that holds itself finds its name taken
            self.defs[cls.__name__] = self.object(cls)
        return {"$ref": f"#/$defs/{cls.__name__}"}


def described(cls: type) -> str:
    """What the docstring of a dataclass says, in one line."""
    return " ".join((cls.__doc__ or "").split())
