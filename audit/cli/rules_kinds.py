"""audit rules kinds: what a rule can check, made from the kinds themselves; audit rules schema: the same for an
editor."""

from __future__ import annotations

import inspect
import sys
import textwrap
from collections.abc import Iterator

import click

from audit import packs
from audit.check import KINDS
from audit.cli import common
from audit.errors import UsageError, meant
from audit.model.rule import Check
from audit.model.schema import Json, described

_TYPES = {"string": "text", "integer": "whole number", "number": "number", "boolean": "true or false", "null": "null"}


@click.command("kinds")
@click.argument("kind", required=False)
def kinds(kind: str | None) -> None:
    """List the kinds of check, or show one with its params and fields.

    \b
    audit rules kinds
    audit rules kinds pattern
    """
    if kind is None:
        lines = list(_table({name: summary(KINDS[name]) for name in KINDS}, ""))
        lines.append(f"\n{len(KINDS)} kinds; `audit rules kinds KIND` shows the params and fields of one.")
    elif kind in KINDS:
        lines = list(page(kind, KINDS[kind]))
    else:
        hint = meant(kind, KINDS) or "see `audit rules kinds`"
        raise UsageError(f"no kind of check {kind!r}; {hint}")
    common.write_out("\n".join(lines) + "\n")


@click.command("schema")
def schema() -> None:
    """Print the JSON Schema of a rule, for an editor that completes YAML."""
    common.write_out(packs.rule_schema(KINDS))


def summary(kind: type[Check]) -> str:
    """What it finds, in a line: the first of its file."""
    doc = inspect.getdoc(sys.modules[kind.__module__]) or ""
    return doc.split("\n\n")[0].replace("\n", " ")


def page(name: str, kind: type[Check]) -> Iterator[str]:
    """The kind's page as plain text of at most 80 columns."""
    yield from (name, "=" * len(name), _fill(summary(kind)), "", _fill(described(kind).replace("`", "")))
    params = packs.params_schema(kind)["properties"]
    yield "\nParams" if params else "\nIt has no params."
    yield from _table({param: _type(of) for param, of in params.items()})
    yield "\nFields, for messages and variants"
    yield from _table({"match": "text", **{field: _values(of) for field, of in kind.fields.items()}})


def _table(rows: dict[str, str], indent: str = "  ") -> Iterator[str]:
    width = max(map(len, rows), default=0)
    for name, said in rows.items():
        first, other = f"{indent}{name.ljust(width)}  ", indent + " " * (width + 2)
        yield textwrap.fill(said, 78, initial_indent=first, subsequent_indent=other, break_on_hyphens=False)


def _type(schema: Json) -> str:
    """A param's type in words."""
    if "enum" in schema:
        return "one of: " + ", ".join(map(str, schema["enum"]))
    if "anyOf" in schema:
        return " or ".join(dict.fromkeys(map(_type, schema["anyOf"])))
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2].lower()
    if schema["type"] == "array":
        return "list of " + _type(schema["items"]).removeprefix("one of: ")
    if schema["type"] == "object":
        return "map of names to " + _type(schema["additionalProperties"])
    return _TYPES[schema["type"]]


def _values(of: type | tuple[str, ...]) -> str:
    """What a field holds, in words."""
    if isinstance(of, tuple):
        return "one of: " + ", ".join(of)
    return {str: "text", int: "whole number", float: "number"}[of]


def _fill(text: str) -> str:
    return textwrap.fill(text, 78, initial_indent="  ", subsequent_indent="  ")
