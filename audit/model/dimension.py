"""One dimension of a scorecard, as the JSON contract has it: what was counted, the number, and what makes both."""

from __future__ import annotations

from audit.model.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """`cost`: what the rule took from the dimension, in points of 100, that is, what its score would gain if the rule
    found nothing; None where nothing was scored."""

    rule: str
    status: str
    cost: float | None
    findings: tuple[str, ...]
    detail: str = ""


@dataclass(frozen=True, slots=True)
class QuantityRow:
    """What a dimension counts. `value` in `unit`, out of `base` (claims, words, checks ...) where there is one. `more`:
    is more of it better? `words`: the same for a reader ("a source for 7 of 10 claims")."""

    value: float
    unit: str
    base: int | None
    more: bool
    words: str


@dataclass(frozen=True, slots=True)
class ReferenceRow:
    """What a dimension is compared with: `n` articles of `genre` from `outlets` outlets, of `shortest` to `longest`
    words (None: or more), of the years `first_year` to `last_year`. `place` of 100: how many of them fare worse, those
    that fare alike counted half. `alike`: do nearly all of them fare as this article? `words`: the same for a
    reader."""

    name: str
    genre: str
    n: int
    outlets: int
    first_year: int | None
    last_year: int | None
    shortest: int
    longest: int | None
    place: float
    alike: bool
    words: str


@dataclass(frozen=True, slots=True)
class DoubtRow:
    """One reason why a score may be off, by up to `points`: `readers` (readers and rules differ) or `weights`. The
    score would be `low` and `high` at the ends: with all weights a quarter higher, and lower."""

    kind: str
    low: float
    high: float
    points: float
    words: str


@dataclass(frozen=True, slots=True)
class DimensionRow:
    """`status`: scored, not-judged (with `reason`) or error. `score`, `low`, `high` of 100, one decimal, None unless
    scored. `coverage`: the share of its rules that could be judged. `reason`: why it stands where it stands.

    `quantity`: what was counted, from which alone the score follows; `reference`: what it is compared with, None where
    there is none for this genre (`compared` says so, or where it lies: as usual). `scale`: is the score its place there
    (place), or on the scale of the quantity itself (own)? `doubts`: what makes the range. `change`: what would change
    it most, in words, and by how many points (`gain`)."""

    id: str
    title: str
    status: str
    score: float | None
    coverage: float
    low: float | None
    high: float | None
    reason: str
    outcomes: tuple[OutcomeRow, ...]
    question: str = ""
    quantity: QuantityRow | None = None
    scale: str = ""
    reference: ReferenceRow | None = None
    compared: str = ""
    doubts: tuple[DoubtRow, ...] = ()
    change: str = ""
    gain: float | None = None
