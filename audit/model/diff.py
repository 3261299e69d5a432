"""How two reports of the same articles differ: the JSON contract diff/1, field by field, as audit.model.report is that
of scorecard/1. "Before" is the old report, "after" the new one.
"""

from __future__ import annotations

from enum import StrEnum

from audit.model.dataclass import dataclass

SCHEMA_DIFF = "diff/1"


class ChangeKind(StrEnum):
    """What became of a finding that counts, that is, one neither waived nor covered by a more specific one.

    NEW and FIXED are in one report only; a credit in one report only is CREDIT_GAINED or CREDIT_LOST. MOVED: the same
    finding (fingerprint) at another line or column. REWORDED: the same rule on words that were changed a little, in a
    sentence that was changed a little. RERATED: the same finding, another severity. SET_ASIDE: no longer shown, but
    not mended: waived, covered by a more specific finding, or its rule is off or failed (`note` says
    which). What did not change is counted and not listed."""

    NEW = "new"
    FIXED = "fixed"
    REWORDED = "reworded"
    RERATED = "rerated"
    SET_ASIDE = "set-aside"
    CREDIT_GAINED = "credit-gained"
    CREDIT_LOST = "credit-lost"
    MOVED = "moved"


class ScoreVerdict(StrEnum):
    """What two scores of one dimension say, like compared with like: the score as the weights stand, with all of them a
    quarter lower and a quarter higher, each with its own. HIGHER, LOWER: under every weighting. NO_DIFFERENCE: not so.
    NOT_COMPARABLE: made by other rules, settings or for another genre. NOT_JUDGED: at least one of them is no score."""

    HIGHER = "higher"
    LOWER = "lower"
    NO_DIFFERENCE = "no-difference"
    NOT_COMPARABLE = "not-comparable"
    NOT_JUDGED = "not-judged"


@dataclass(frozen=True, slots=True)
class ChangePlace:
    """Where a finding is in one of the two files, and its words: None where it is about something missing or the
    text was left out."""

    line: int
    column: int
    words: str | None


@dataclass(frozen=True, slots=True)
class Change:
    """One finding that is not as it was. All but the places is as the new report has it, where the finding is in it.
    `severity_before` where it was another. `lead`: fingerprint of the finding of the same place under which it is
    shown. `note`: why it counts now or no longer, where the words are not the reason."""

    kind: str
    rule: str
    dimension: str | None
    severity: str
    severity_before: str | None
    question: str
    message: str
    absent: bool
    fingerprint: str
    lead: str | None
    before: ChangePlace | None
    after: ChangePlace | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class ChangeCounts:
    """Findings by what became of them, credits apart."""

    new: int = 0
    fixed: int = 0
    reworded: int = 0
    rerated: int = 0
    moved: int = 0
    unchanged: int = 0
    set_aside: int = 0
    credit_gained: int = 0
    credit_lost: int = 0

    @property
    def quiet(self) -> bool:
        """Is nothing worth showing? What only moved is not."""
        return not any((self.new, self.fixed, self.reworded, self.rerated, self.set_aside)) and not (
            self.credit_gained or self.credit_lost
        )


@dataclass(frozen=True, slots=True)
class Score:
    """A dimension in one of the reports, as that says it. `score`, `low` and `high` are None unless scored."""

    status: str
    score: float | None
    low: float | None
    high: float | None
    reason: str


@dataclass(frozen=True, slots=True)
class DimensionChange:
    """A dimension before and after; None where a report does not have it. `why`: what the verdict rests on."""

    id: str
    title: str
    before: Score | None
    after: Score | None
    verdict: str
    why: str


@dataclass(frozen=True, slots=True)
class Answered:
    """Claims by who answers for them, as on the card. `nobody` holds vague, agentless, none and carried over."""

    claims: int
    identified: int
    outlet: int
    anonymous: int
    nobody: int


@dataclass(frozen=True, slots=True)
class ChangedWords:
    """Words of a finding that is new (in a sentence after) or fixed (before), as offsets into the sentence's text.
    `change`: its index in `changes`."""

    start: int
    end: int
    change: int


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of a passage. `changed`: the other side does not have it. `answer`: who answers where it is a claim
    (identified, outlet, anonymous, nobody), else empty."""

    text: str
    changed: bool
    answer: str
    marks: tuple[ChangedWords, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """A paragraph on one side of a passage: its first line in the file, what it is for, its sentences."""

    line: int
    kind: str
    sentences: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph that was changed, added or cut, or that holds a new or fixed finding. `skipped`: how many paragraphs
    without any such thing stand between the passage before and this one."""

    before: Side | None
    after: Side | None
    skipped: int


@dataclass(frozen=True, slots=True)
class ArticleDiff:
    """One article in both reports. `path` is that of the new one, `path_before` where it was another. `identical`: the
    same bytes. `differences`: why dimensions cannot be compared, empty where they can. `notes`: what else to know.
    `passages` is empty where a report was made without the text."""

    path: str
    path_before: str | None
    title: str
    title_before: str
    matched_by: str
    identical: bool
    differences: tuple[str, ...]
    notes: tuple[str, ...]
    headline_before: str
    headline: str
    words_before: int
    words: int
    answered_before: Answered
    answered: Answered
    counts: ChangeCounts
    dimensions: tuple[DimensionChange, ...]
    changes: tuple[Change, ...]
    passages: tuple[Passage, ...]
    skipped: int

    def of(self, *kinds: ChangeKind) -> tuple[Change, ...]:
        return tuple(c for c in self.changes if c.kind in kinds)

    @property
    def moves(self) -> bool:
        """Is a dimension judged to be higher or lower, or judged on one side only?"""
        decided = any(d.verdict in (ScoreVerdict.HIGHER, ScoreVerdict.LOWER) for d in self.dimensions)
        return decided or any((d.before and d.before.status) != (d.after and d.after.status) for d in self.dimensions)

    @property
    def quiet(self) -> bool:
        """Is nothing of this article worth showing?"""
        renamed = self.path_before is not None or self.headline != self.headline_before or bool(self.differences)
        return self.counts.quiet and not self.moves and not renamed


@dataclass(frozen=True, slots=True)
class Lone:
    """An article that only one report has. `errors`, `warnings` and `infos` count its findings."""

    path: str
    title: str
    headline: str
    errors: int
    warnings: int
    infos: int


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that could not be audited, `before` or after."""

    path: str
    before: bool
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Diff:
    """diff/1: all articles of two runs, those of both in the order of the new one. `counts` is the sum over them."""

    counts: ChangeCounts
    articles: tuple[ArticleDiff, ...]
    only_before: tuple[Lone, ...]
    only_after: tuple[Lone, ...]
    unread: tuple[Unread, ...]
