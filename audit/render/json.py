"""json: the contract scorecard/1, a field a line and a row a line, so that it can be read and compared as text.

UTF-8, not ASCII: words stay readable. What a terminal, a script or a build service would act on (C1, bidi and
zero-width controls, U+2028, `##[`) is written as an escape, which is the same value. Lone surrogates become U+FFFD.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from audit.model.report import SCHEMA_MANY, Failure, Report, encode
from audit.render.base import Item, RenderOptions
from audit.render.escape import json_text

_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False)  # made once: a report has hundreds of rows


def render(reports: Sequence[Item], options: RenderOptions) -> str:
    """One object for one file, {"schema": "scorecards/1", "articles": [...]} for none or several."""
    del options
    if len(reports) == 1:
        return _object(reports[0]) + "\n"
    return listed([_object(r) for r in reports])


def listed(objects: Sequence[str]) -> str:
    """Objects that stand alone -> the one that holds them, be they none, one or several."""
    head = f'{{"schema": {dumps(SCHEMA_MANY)}, "articles": ['
    return head + ",".join("\n" + one.rstrip("\n") for one in objects) + "\n]}\n"


def dumps(value: Any) -> str:
    """One value on one line. Raises ValueError on a number that JSON has not (NaN, infinity)."""
    return json_text(_ENCODER.encode(value))


def _object(item: Report | Failure) -> str:
    fields = (f"{dumps(key)}: {_field(value)}" for key, value in encode(item).items())
    return "{\n " + ",\n ".join(fields) + "\n}"


def _field(value: Any) -> str:
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "[\n  " + ",\n  ".join(map(dumps, value)) + "\n ]"
    return dumps(value)
