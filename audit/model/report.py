"""The report: all that a renderer may read, and the JSON contract scorecard/1, which it equals field by field.

Each class here is one object of the contract; its field names are the JSON keys (`class_` is "class"). A Span is
[start, end]. `encode` and `decode` go there and back without loss.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import field, fields, is_dataclass
from enum import Enum
from functools import cache
from itertools import cycle
from typing import Any

from audit.model.dataclass import dataclass
from audit.model.dimension import DimensionRow
from audit.model.profile import MEASURED, Profile, Readability, ReadabilityProfile, ToneGroup, ToneProfile
from audit.model.shown import Shown
from audit.model.text import Span

SCHEMA = "scorecard/1"
SCHEMA_MANY = "scorecards/1"
SCHEMA_FAILURE = "failure/1"


@dataclass(frozen=True, slots=True)
class Tool:
    name: str
    version: str
    pack: str
    rules_version: str
    rules_sha256: str
    config_sha256: str


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """`words` counts BODY blocks only; `claims` the sentences with claim = true. `extra`: other fields of the caller's
    item, as they were given. `genre_from`: by what its genre is told: stated (by the caller, the file, the page's
    metadata or the config), address (a section in it), page (what the text calls itself) or form (inferred); empty
    where nothing tells it."""

    path: str
    title: str
    language: str
    genre: str
    words: int
    claims: int
    sha256: str
    text: str | None
    id: str = ""
    author: str = ""
    date: str = ""
    outlet: str = ""
    url: str = ""
    extra: Mapping[str, str] = field(default_factory=dict)
    genre_from: str = ""


@dataclass(frozen=True, slots=True)
class BlockRow:
    kind: str
    form: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SentenceRow:
    """`block` is the kind of its block. `status` is None outside the body. `attribution` is an index. `trigger` is the
    clause that makes it a claim. `line`, `column`: where it begins in the file."""

    start: int
    end: int
    block: str
    claim: bool
    triggers: tuple[str, ...]
    status: str | None
    strength: str | None
    attribution: int | None
    trigger: Span | None
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class AttributionRow:
    cue: Span | None
    source: Span | None
    content: tuple[Span, ...]
    status: str
    source_type: str
    kind: str
    construction: str
    speaker: int | None
    inside: int | None
    negated: bool = False
    occasion: Span | None = None


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    name: str
    type: str
    role: str | None
    mentions: tuple[Span, ...]
    sure: bool = True


@dataclass(frozen=True, slots=True)
class QuoteRow:
    span: Span
    kind: str
    words: int
    speaker: int | None
    attribution: int | None
    closed: bool = True


@dataclass(frozen=True, slots=True)
class HedgeRow:
    span: Span
    class_: str
    owned: bool


@dataclass(frozen=True, slots=True)
class PlaceRow:
    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class EditRow:
    """In offsets of the source file."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class FixRow:
    summary: str
    safe: bool
    edits: tuple[EditRow, ...]


@dataclass(frozen=True, slots=True)
class PrecisionRow:
    """Of a rule's hits that readers judged, the share that was right; `low` and `high`: its 95% interval (Wilson); `n`:
    hits judged. `changed`: the rule was changed since; `own`: by readers of this newsroom, not of those who ship the
    rule. None stands for a rule that is not yet calibrated: under 30 of its hits were judged."""

    value: float
    low: float
    high: float
    n: int
    changed: bool = False
    own: bool = False


@dataclass(frozen=True, slots=True)
class WaiverRow:
    reason: str
    owner: str
    expires: str


@dataclass(frozen=True, slots=True)
class FindingRow:
    """`lead`: fingerprint of the stronger finding of the same place under which this one is shown. `group` on a leading
    finding: the fingerprints shown under it. `excerpt`: the words of the primary span, kept also without the text.
    `known`: why it is no news: it stands in the `baseline`, or the file had it at the `revision` compared with."""

    rule: str
    family: str
    dimension: str | None
    severity: str
    precision: PrecisionRow | None
    message: str
    question: str
    hint: str
    spans: tuple[Span, ...]
    locations: tuple[PlaceRow, ...]
    absent: bool
    fingerprint: str
    lead: str | None
    group: tuple[str, ...]
    suppressed_by: str | None
    waived: WaiverRow | None
    fix: FixRow | None
    excerpt: str | None
    known: str | None = None


@dataclass(frozen=True, slots=True)
class AskRow:
    """One of the first questions: the fingerprint of the finding that asks it, and why it is asked, in words."""

    fingerprint: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One thing to check by hand. `status`: how its sentence is sourced, None outside the body."""

    kind: str
    span: Span
    text: str | None
    status: str | None
    line: int
    column: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class RuleRow:
    """One rule of the pack, so that a renderer can list those that stayed silent. `why` and `standards` only where it
    has a finding, so that a report stays small. `precision`: of those of its findings that were judged; `confidence`:
    our prior on it, as its file states it."""

    id: str
    family: str
    dimension: str | None
    severity: str
    status: str
    summary: str
    why: str = ""
    standards: tuple[str, ...] = ()
    precision: PrecisionRow | None = None
    confidence: str = ""


@dataclass(frozen=True, slots=True)
class Report(Shown):
    """scorecard/1. `headline` is a sentence made from the counts. `profile` holds readability and tone, unscored.
    `asks`: what an editor would ask first, at most five places, in order."""

    tool: Tool
    article: ArticleRow
    headline: str
    blocks: tuple[BlockRow, ...]
    sentences: tuple[SentenceRow, ...]
    attributions: tuple[AttributionRow, ...]
    speakers: tuple[SpeakerRow, ...]
    quotes: tuple[QuoteRow, ...]
    hedges: tuple[HedgeRow, ...]
    findings: tuple[FindingRow, ...]
    dimensions: tuple[DimensionRow, ...]
    checks: tuple[CheckRow, ...]
    profile: Profile
    limits: tuple[str, ...]
    rules: tuple[RuleRow, ...] = field(default=())
    asks: tuple[AskRow, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be audited: evidence of exit code 2."""

    path: str
    code: str
    message: str


def encode(value: Any) -> Any:
    """A report, or a part of one, as plain JSON values."""
    type_: Any = type(value)
    if type_ in _PLAIN:
        return value
    if type_ is Span:
        return [value.start, value.end]
    if isinstance(value, (tuple, list)):
        return [encode(v) for v in value]
    if type_ is Profile:
        return value.row()
    if is_dataclass(value):
        out: dict[str, Any] = {}
        for key, name in keys(type_):
            one = getattr(value, name)
            out[key] = one if type(one) in _PLAIN else encode(one)  # a report has thousands of plain ones
        schema = schema_of(type_)
        return {"schema": schema, **out} if schema else out
    if isinstance(value, Mapping):
        return {k: encode(v) for k, v in value.items()}
    return value.value if isinstance(value, Enum) else value


_PLAIN = frozenset((str, int, float, bool, type(None)))


def schema_of(cls: type) -> str:
    """The schema that an object of this class names; a part of a report names none."""
    return {Report: SCHEMA, Failure: SCHEMA_FAILURE}.get(cls, "")


@cache
def keys(cls: type) -> tuple[tuple[str, str], ...]:
    """The keys of a dataclass in JSON, and the fields that they stand for."""
    return tuple((f.name.rstrip("_"), f.name) for f in fields(cls))


@cache
def _hints(cls: type) -> dict[str, Any]:
    return typing.get_type_hints(cls)


def decode(cls: Any, value: Any) -> Any:
    """The value of type `cls` that `encode` made `value` of. Unknown keys are refused.

    Raises ValueError when `value` does not have the form."""
    origin, args = typing.get_origin(cls), typing.get_args(cls)
    if origin is types.UnionType:
        if value is None and type(None) in args:
            return None
        return decode(next(a for a in args if a is not type(None)), value)
    if cls is Span:
        if not (isinstance(value, list) and len(value) == 2 and all(type(x) is int for x in value)):
            raise ValueError(f"not a span: {value!r:.60}")
        return Span(*value)
    if origin is tuple:
        if not isinstance(value, list) or (args[-1] is not Ellipsis and len(value) != len(args)):
            raise ValueError(f"not a list{'' if args[-1] is Ellipsis else f' of {len(args)}'}: {value!r:.60}")
        return tuple(decode(args[0] if args[-1] is Ellipsis else of, v) for of, v in zip(cycle(args), value))
    if origin is Mapping:
        if not isinstance(value, dict):
            raise ValueError(f"not an object: {value!r:.60}")
        return {key: decode(args[1], one) for key, one in value.items()}
    if isinstance(cls, type) and is_dataclass(cls):
        if not isinstance(value, dict):
            raise ValueError(f"not an object: {value!r:.60}")
        if cls in _NESTED:
            value = _NESTED[cls](value)
        want = _hints(cls)
        given = {k: v for k, v in value.items() if k != "schema"}
        names = {name.rstrip("_"): name for name in want}
        if unknown := sorted(set(given) - set(names)):
            raise ValueError(f"unknown field {unknown[0]!r} in {cls.__name__}")
        try:
            return cls(**{names[k]: decode(want[names[k]], v) for k, v in given.items()})
        except TypeError as e:
            raise ValueError(f"{cls.__name__}: {e}") from None
    if cls is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if cls in _WORDS and type(value) is not cls:  # in Python alone, true is a whole number
        raise ValueError(f"not {_WORDS[cls]}: {value!r:.60}")
    return value


_WORDS: Mapping[type, str] = {str: "a string", int: "a whole number", float: "a number", bool: "true or false"}


# -- profiles: their rows in JSON hold the figures beside the status


def _readability(row: dict[str, Any]) -> dict[str, Any]:
    figures = {f.name for f in fields(Readability)}
    own = {key: value for key, value in row.items() if key not in figures}
    measured = {key: value for key, value in row.items() if key in figures}
    return own | ({"figures": measured} if measured else {})


def _tone(row: dict[str, Any]) -> dict[str, Any]:
    group = {f.name for f in fields(ToneGroup)}
    rest = {key: value for key, value in row.items() if key not in group}
    own = {key: value for key, value in row.items() if key in group}
    if row.get("status") == MEASURED and not own:
        raise ValueError("a tone that was measured has its figures")
    return rest | ({"own": own} if own else {})


_NESTED: Mapping[type, Callable[[dict[str, Any]], dict[str, Any]]] = {
    ReadabilityProfile: _readability,
    ToneProfile: _tone,
}
