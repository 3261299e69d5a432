"""The report: all that a renderer may read, and the JSON contract scorecard/1, which it equals field by field.

Each class here is one object of the contract; its field names are the JSON keys (`class_` is "class"). A Span is
[start, end]. `encode` makes JSON's values of them; `audit.model.decode` leads back without loss.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any

from audit.model.dataclass import dataclass
from audit.model.dimension import DimensionRow
from audit.model.profile import Profile
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
