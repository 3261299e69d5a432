"""The published JSON Schemas of the contracts, made from the dataclasses of audit.model.report and audit.model.diff.

`python -m audit.render.schema` writes them to reports/schema/; a test keeps them fresh.
"""

from __future__ import annotations

import json
import types
import typing
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from typing import Any

from audit.model.article import Form, Kind
from audit.model.diff import SCHEMA_DIFF, ChangeKind, Diff, ScoreVerdict
from audit.model.finding import OutcomeStatus
from audit.model.marks import CueKind, QuoteKind, SourceType, Status, Strength
from audit.model.report import SCHEMA, SCHEMA_FAILURE, SCHEMA_MANY, Failure, Report
from audit.model.rule import Severity
from audit.model.text import Span

Json = dict[str, Any]
FILE = "scorecard-1.schema.json"
DIFF_FILE = "diff-1.schema.json"
MARKERS: Mapping[type, str] = {Report: SCHEMA, Failure: SCHEMA_FAILURE, Diff: SCHEMA_DIFF}

# What the type of a field does not say: its closed list of values, or its bounds.
ENUMS: Mapping[str, type[Enum]] = {
    "BlockRow.kind": Kind,
    "BlockRow.form": Form,
    "SentenceRow.block": Kind,
    "SentenceRow.status": Status,
    "SentenceRow.strength": Strength,
    "AttributionRow.status": Status,
    "AttributionRow.source_type": SourceType,
    "AttributionRow.kind": CueKind,
    "SpeakerRow.type": SourceType,
    "QuoteRow.kind": QuoteKind,
    "FindingRow.severity": Severity,
    "OutcomeRow.status": OutcomeStatus,
    "CheckRow.status": Status,
    "RuleRow.severity": Severity,
    "Change.kind": ChangeKind,
    "Change.severity": Severity,
    "Change.severity_before": Severity,
    "DimensionChange.verdict": ScoreVerdict,
    "Side.kind": Kind,
}
_FINGERPRINT: Json = {"pattern": "^[0-9a-f]{16}$"}
_OF_100: Json = {"minimum": 0, "maximum": 100}
_MORE: Mapping[str, Json] = {
    "DimensionRow.status": {"enum": ["scored", "not-judged", "error"]},
    "DimensionRow.score": _OF_100,
    "DimensionRow.low": _OF_100,
    "DimensionRow.high": _OF_100,
    "DimensionRow.coverage": {"minimum": 0, "maximum": 1},
    "FindingRow.fingerprint": _FINGERPRINT,
    "FindingRow.lead": _FINGERPRINT,
    "FindingRow.suppressed_by": _FINGERPRINT,
    "FindingRow.spans": {"minItems": 1},
    "FindingRow.locations": {"minItems": 1},
    "PrecisionRow.value": {"minimum": 0, "maximum": 1},
    "PrecisionRow.low": {"minimum": 0, "maximum": 1},
    "PrecisionRow.high": {"minimum": 0, "maximum": 1},
    "ArticleDiff.matched_by": {"enum": ["path", "folder", "id", "sha256", "only"]},
    "Change.fingerprint": _FINGERPRINT,
    "Change.lead": _FINGERPRINT,
    "Score.status": {"enum": ["scored", "not-judged", "error"]},
    "Score.score": _OF_100,
    "Score.low": _OF_100,
    "Score.high": _OF_100,
}
_COUNTS = {"line", "column", "end_line", "end_column"}  # from 1; every other whole number is from 0


def schema() -> Json:
    """One schema for the three objects: a scorecard, several of them, a failure."""
    defs: dict[str, Json] = {"Span": _span()}
    _define(Report, defs)
    _define(Failure, defs)
    items = {"oneOf": [{"$ref": "#/$defs/Report"}, {"$ref": "#/$defs/Failure"}]}
    defs["Many"] = {
        "description": "What --format json writes for none or several files: the objects in the order of the input.",
        "type": "object",
        "properties": {"schema": {"const": SCHEMA_MANY}, "articles": {"type": "array", "items": items}},
        "required": ["schema", "articles"],
        "additionalProperties": False,
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": FILE,
        "title": "The JSON contract of audit: scorecard/1, scorecards/1 and failure/1",
        "description": "A line of jsonl is a Report or a Failure. What is not required may be missing in old reports.",
        "oneOf": [{"$ref": f"#/$defs/{name}"} for name in ("Report", "Many", "Failure")],
        "$defs": defs,
    }


def diff_schema() -> Json:
    """The schema of what `audit diff --format json` writes."""
    defs: dict[str, Json] = {}
    _define(Diff, defs)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": DIFF_FILE,
        "title": "The JSON contract of audit diff: diff/1",
        "description": "What changed between two runs. Lines and columns count from 1, offsets from 0.",
        "$ref": "#/$defs/Diff",
        "$defs": defs,
    }


def _span() -> Json:
    return {
        "description": "[start, end]: half-open code points of article.text, counted from 0.",
        "type": "array",
        "items": {"type": "integer", "minimum": 0},
        "minItems": 2,
        "maxItems": 2,
    }


def _define(cls: type, defs: dict[str, Json]) -> None:
    if cls.__name__ in defs:
        return
    defs[cls.__name__] = {}  # holds its place, so that definitions come in the order of the contract
    hints = typing.get_type_hints(cls)
    properties: dict[str, Json] = {}
    required = []
    if marker := MARKERS.get(cls):
        properties["schema"] = {"const": marker}
        required.append("schema")
    for f in fields(cls):
        name = f.name.rstrip("_")
        properties[name] = _typed(hints[f.name], f"{cls.__name__}.{name}", name, defs)
        if f.default is MISSING and f.default_factory is MISSING:
            required.append(name)
    description = {"description": " ".join(cls.__doc__.split())} if _documented(cls) and cls.__doc__ else {}
    body: Json = {"type": "object", "properties": properties, "required": required, "additionalProperties": False}
    defs[cls.__name__] = description | body


def _documented(cls: type) -> bool:
    """A dataclass without a docstring is given its signature as one."""
    return not (cls.__doc__ or "").startswith(f"{cls.__name__}(")


def _typed(hint: Any, where: str, name: str, defs: dict[str, Json]) -> Json:
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin in (types.UnionType, typing.Union):
        inner = _typed(next(a for a in args if a is not type(None)), where, name, defs)
        return {"anyOf": [inner, {"type": "null"}]}
    if hint is Span:
        return {"$ref": "#/$defs/Span"}
    if origin is tuple:
        more = _MORE.get(where, {})
        return {"type": "array", "items": _typed(args[0], "", name, defs), **more}
    if isinstance(hint, type) and is_dataclass(hint):
        _define(hint, defs)
        return {"$ref": f"#/$defs/{hint.__name__}"}
    if where in ENUMS:
        return {"enum": [member.value for member in ENUMS[where]]}
    if hint is int:
        return {"type": "integer", "minimum": 1 if name in _COUNTS else 0}
    plain = {str: "string", float: "number", bool: "boolean"}.get(hint, "object")
    return {"type": plain, **_MORE.get(where, {})}


def text() -> str:
    """The text of the file FILE."""
    return json.dumps(schema(), indent=1, ensure_ascii=False) + "\n"


def diff_text() -> str:
    """The text of the file DIFF_FILE."""
    return json.dumps(diff_schema(), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    from audit.assets import schema_dir

    (schema_dir() / FILE).write_text(text(), "utf-8")
    (schema_dir() / DIFF_FILE).write_text(diff_text(), "utf-8")
