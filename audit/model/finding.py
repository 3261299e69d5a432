"""What a rule makes of what its check measured."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from audit.model.dataclass import dataclass
from audit.model.rule import Severity
from audit.model.text import Location, Span


class OutcomeStatus(StrEnum):
    SCORED = "scored"
    NOT_APPLICABLE = "not-applicable"
    ERROR = "error"

    __hash__ = str.__hash__  # that of an Enum is written in Python, and each outcome is looked up by it


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace `span` (offsets of the SOURCE file) by `text`."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """A mend. `safe`: it cannot change what the article says."""

    edits: tuple[Edit, ...]
    safe: bool = False
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule's judgement at a place. The first span is primary; one without a span cannot be built.

    `sentence` is the index of the sentence of the primary span (-1 outside any), `block` that of its block. `lead` is
    the fingerprint of the stronger finding of the same place; `suppressed_by` that of a more specific finding. `bare`:
    message, question and hint without words of the article, where they repeat some. `known`: `baseline` or `revision`
    where it was there before and is not to be reported as new; it still costs what it costs."""

    rule: str
    family: str
    dimension: str | None
    severity: Severity
    message: str
    question: str
    hint: str
    spans: tuple[Span, ...]
    locations: tuple[tuple[Location, Location], ...]
    fingerprint: str
    sentence: int
    block: int
    absent: bool = False
    lead: str | None = None
    suppressed_by: str | None = None
    waived: Mapping[str, str] | None = None
    fix: Fix | None = None
    bare: tuple[str, str, str] | None = None
    known: str | None = None

    def __post_init__(self) -> None:
        if not self.spans:
            raise ValueError(f"{self.rule}: a finding needs a primary span")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one rule on one article. `detail`: why it does not apply, or what crashed."""

    rule: str
    dimension: str | None
    status: OutcomeStatus
    findings: tuple[Finding, ...] = ()
    detail: str = ""
