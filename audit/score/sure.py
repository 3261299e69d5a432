"""How far a score may be off: because readers would not call each finding right, and because weights are policy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from audit.model.dataclass import dataclass
from audit.model.dimension import DoubtRow
from audit.model.finding import Finding
from audit.model.rule import Confidence, Rule, RulePack
from audit.score.methods import METHODS, Coverage, DimensionCase, SourceCount, all_weights
from audit.score.place import Scale

LOW, HIGH = 0.75, 1.25  # every weight is policy: what the score would be with all of them a quarter lower and higher
PRIOR: Mapping[Confidence, float] = {Confidence.HIGH: 0.8, Confidence.MEDIUM: 0.6, Confidence.LOW: 0.4}
"""The least share of a rule's findings that is taken to be right before anybody has judged them."""
ANSWERED, OPEN = 0.9, 0.7
"""Of the claims that the program finds a source for, and of those it finds none for, the share that readers see alike:
lower bounds on articles that nobody here had read (tests/evaluation/cards.py). What a rule does not find is in no
range."""


@dataclass(frozen=True, slots=True)
class ScoreRange:
    low: float
    high: float
    doubts: tuple[DoubtRow, ...]


def sure(scale: Scale, pack: RulePack) -> ScoreRange:
    """The range of a score, with what makes it."""
    case = scale.case
    score = scale.score(case.stated)
    parts = [
        ("readers", "readers and rules differ", [scale.score(v) for v in _by_readers(case, pack)]),
        ("weights", "weights are policy", [scale.score(v) for v in _by_weights(case)]),
    ]
    ends = [end for _, _, values in parts for end in values]
    low, high = min((score, *ends)), max((score, *ends))
    doubts = (_doubt(kind, why, score, values) for kind, why, values in parts)
    return ScoreRange(low, high, tuple(d for d in doubts if d))


def _doubt(kind: str, why: str, score: float, values: list[float]) -> DoubtRow | None:
    points = round(max((abs(v - score) for v in values), default=0.0), 1)
    if not points:
        return None
    low, high = (round(end, 1) for end in (min(score, *values), max(score, *values)))
    said = f"{points:.0f} point{'s' * (round(points) != 1)}"
    return DoubtRow(kind, low, high, points, f"{why}, by up to {said} here")


def _by_readers(case: DimensionCase, pack: RulePack) -> Iterator[float]:
    """The quantity with as few of the findings right as measured precision, or else the prior, leaves possible."""
    method = METHODS[case.policy.curve.method]
    if isinstance(method, Coverage):
        # A share of claims is read, not found by rules: some answers are none, and some open claims have one.
        counts, value = case.counts, case.stated
        yield value * ANSWERED
        yield value + 100 * (1 - OPEN) * (counts.n - counts.answered) / max(counts.n, 1)
        return
    if case.policy.curve.method == "checklist":
        return
    if isinstance(method, SourceCount):
        value = case.stated
        yield from (value * ANSWERED, value / ANSWERED)
    rules = pack.once(_by_id)
    right = {f.rule: least_right(f, rules.get(f.rule)) for f in case.charged if case.cost(f.rule)}
    yield method.value(case, lambda rule: right.get(rule, 1.0))


def _by_id(pack: RulePack) -> Mapping[str, Rule]:
    return {r.id: r for r in pack.rules}


def least_right(finding: Finding, rule: Rule | None) -> float:
    """The share of the findings of its rule that is right at least."""
    if rule is None:
        return PRIOR[Confidence.LOW]
    judged = rule.judged_at(finding.severity)
    return judged.interval[0] if judged and judged.enough else PRIOR[rule.confidence]


def _by_weights(case: DimensionCase) -> Iterator[float]:
    method = METHODS[case.policy.curve.method]
    if isinstance(method, Coverage):
        weak = case.param("weak")
        yield from (method.answered(case, min(1.0, weak * k)) for k in (LOW, HIGH))
    elif case.policy.curve.method != "checklist":
        yield from (method.value(case, all_weights(k)) for k in (LOW, HIGH))
