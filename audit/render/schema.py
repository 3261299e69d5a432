"""The published JSON Schemas of the contracts, made from the dataclasses of audit.model.report, .dimension and .diff.

`python -m audit.render.schema` writes them to reports/schema/; a test keeps them fresh.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from enum import Enum
from functools import cache
from typing import Any

from audit.model.article import Form, Kind
from audit.model.diff import SCHEMA_DIFF, ChangeKind, Diff, ScoreVerdict
from audit.model.finding import OutcomeStatus
from audit.model.marks import CueKind, QuoteKind, SourceType, Status, Strength
from audit.model.profile import Profile, Readability, ReadabilityProfile, ToneGroup, ToneProfile
from audit.model.report import SCHEMA, SCHEMA_FAILURE, SCHEMA_MANY, Failure, Report
from audit.model.rule import Severity
from audit.model.schema import DRAFT, Json, Schema, described
from audit.model.text import Span
from audit.model.waiver import Known

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
    "FindingRow.known": Known,
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
    "DimensionRow.scale": {"enum": ["", "place", "own"]},
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
_COUNTS = {"column", "end_column"}  # from 1; every other whole number is from 0, and line 0 is a title given apart


def schema() -> Json:
    """One schema for the three objects: a scorecard, several of them, a failure."""
    made = _walker()
    made.defs["Span"] = _SPAN
    made.of(Report)
    made.defs["Profile"] = _profile(made)
    made.of(Failure)
    items = {"oneOf": [{"$ref": "#/$defs/Report"}, {"$ref": "#/$defs/Failure"}]}
    made.defs["Many"] = {
        "description": "What --format json writes for none or several files: the objects in the order of the input.",
        "type": "object",
        "properties": {"schema": {"const": SCHEMA_MANY}, "articles": {"type": "array", "items": items}},
        "required": ["schema", "articles"],
        "additionalProperties": False,
    }
    return {
        "$schema": DRAFT,
        "$id": FILE,
        "title": "The JSON contract of audit: scorecard/1, scorecards/1 and failure/1",
        "description": "A line of jsonl is a Report or a Failure. What is not required may be missing in old reports.",
        "oneOf": [{"$ref": f"#/$defs/{name}"} for name in ("Report", "Many", "Failure")],
        "$defs": made.defs,
    }


def diff_schema() -> Json:
    """The schema of what `audit diff --format json` writes."""
    made = _walker()
    made.of(Diff)
    return {
        "$schema": DRAFT,
        "$id": DIFF_FILE,
        "title": "The JSON contract of audit diff: diff/1",
        "description": "What changed between two runs. Lines and columns count from 1, offsets from 0.",
        "$ref": "#/$defs/Diff",
        "$defs": made.defs,
    }


_SPAN: Json = {
    "description": "[start, end]: half-open code points of article.text, counted from 0.",
    "type": "array",
    "items": {"type": "integer", "minimum": 0},
    "minItems": 2,
    "maxItems": 2,
}


def _walker() -> Schema:
    known: dict[type, Json] = {Span: {"$ref": "#/$defs/Span"}, Profile: {"$ref": "#/$defs/Profile"}}
    return Schema(known=known, constants=MARKERS, refine=_refined)


def _profile(made: Schema) -> Json:
    """The schema of Profile: in JSON the figures of a profile stand beside its status."""
    readability, tone = made.object(ReadabilityProfile), made.object(ToneProfile)
    for row, name, figures in ((readability, "figures", Readability), (tone, "own", ToneGroup)):
        del row["properties"][name]
        row["properties"] |= made.object(figures)["properties"]
    made.defs.pop("Readability", None)
    properties = {"readability": readability, "tone": tone}
    doc = {"description": described(Profile)}
    return {**doc, "type": "object", "properties": properties, "additionalProperties": False}


def _refined(cls: type, name: str, of: Any, schema: Json) -> Json:
    """The schema of a field with what its type does not say."""
    place = f"{cls.__name__}.{name}"
    if place in ENUMS:
        return bounds(place, whole=False)
    return {**schema, **bounds(place, whole=of is int)}


@cache
def bounds(place: str, *, whole: bool) -> Json:
    """What the type of a field ("Class.name") does not say: its closed list, the least and the most of a number, its
    pattern."""
    listed = {"enum": [member.value for member in ENUMS[place]]} if place in ENUMS else {}
    least = {"minimum": 1 if place.partition(".")[2] in _COUNTS else 0} if whole else {}
    return {**listed, **least, **_MORE.get(place, {})}


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
