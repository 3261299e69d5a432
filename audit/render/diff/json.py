"""json: the contract diff/1, written as `json` of a report is: a field a line, a row a line."""

from __future__ import annotations

from audit.model.diff import SCHEMA_DIFF, Diff
from audit.model.report import encode
from audit.render.base import RenderOptions
from audit.render.json import dumps


def render(diff: Diff, options: RenderOptions) -> str:
    del options
    fields = {"schema": SCHEMA_DIFF, **encode(diff)}
    return "{\n " + ",\n ".join(f"{dumps(name)}: {_field(value)}" for name, value in fields.items()) + "\n}\n"


def _field(value: object) -> str:
    if isinstance(value, list) and value:
        return "[\n  " + ",\n  ".join(map(dumps, value)) + "\n ]"
    return dumps(value)
