"""Outcomes -> Scorecard. All arithmetic of the scorecard stands on this page.

A dimension is value + status + coverage. "Could not judge" is a status with a reason, never 0 and never 100. The
methods are those of the scorecard's paper: coverage, share, deductions, rate, checklist (see `Curve`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from audit.model.article import Article, Form, Kind
from audit.model.finding import Finding, Outcome, OutcomeStatus
from audit.model.marks import Claim, Language, Quote, Sourcing, Status
from audit.model.report import DimensionRow, OutcomeRow
from audit.model.rule import DimensionPolicy, RulePack
from audit.model.text import count_words

LOW, HIGH = 0.75, 1.25  # every weight is policy: low and high show the score with all weights at 125% and 75%
MOSTLY = 0.70  # over this share of quotations, lists or tables the writer's own words are too few to judge


@dataclass(frozen=True, slots=True)
class Tally:
    """The denominators. `claims` by who answers for them; `weak` of the unanswered ones are carried over from
    earlier in their paragraph. `words` of body blocks; `own` of them outside quotations, lists and tables."""

    words: int
    own: int
    claims: Mapping[Status, int]
    weak: int

    @property
    def n(self) -> int:
        return sum(self.claims.values())

    @property
    def answered(self) -> int:
        return sum(n for status, n in self.claims.items() if status.answered)


@dataclass(frozen=True, slots=True)
class Scorecard:
    dimensions: tuple[DimensionRow, ...]
    headline: str
    tally: Tally


Costs = dict[str, float]  # rule id -> points it took from 100


def score(article: Article, pack: RulePack, outcomes: Sequence[Outcome]) -> Scorecard:
    counts = tally(article)
    of: dict[str | None, list[Outcome]] = {}
    for o in outcomes:
        of.setdefault(o.dimension, []).append(o)
    rows = tuple(_dimension(p, article, pack, counts, of.get(p.id, [])) for p in pack.dimensions)
    publisher = all(p.curve.method != "coverage" for p in pack.dimensions)
    said = headline(counts, publisher=publisher, answers=pack.answers)
    return Scorecard(rows, "Not judged: not English." if _foreign(article) else said, counts)


def tally(article: Article) -> Tally:
    answers = {a.sentence: a for a in article.all(Sourcing)}
    claims: Counter[Status] = Counter()
    weak = 0
    for claim in article.all(Claim):
        answer = answers[claim.sentence]
        claims[answer.status] += 1
        weak += answer.status is Status.NONE and answer.strength is not None
    words = own = 0
    for block in article.of_kind(Kind.BODY):
        n = count_words(article.slice(block.span))
        words += n
        if block.form not in (Form.ITEM, Form.CELL, Form.QUOTE):
            quotes = article.within(Quote, block.span)
            own += n - sum(count_words(article.slice(q.content)) for q in quotes if not q.depth)
    return Tally(words, own, claims, weak)


def _dimension(
    policy: DimensionPolicy, article: Article, pack: RulePack, counts: Tally, outcomes: list[Outcome]
) -> DimensionRow:
    judged = [o for o in outcomes if o.status is OutcomeStatus.SCORED]
    coverage = round(len(judged) / len(outcomes), 2) if outcomes else 0.0
    broken = [o for o in outcomes if o.status is OutcomeStatus.ERROR]
    status, why = "scored", ""
    if broken:
        status, why = "error", "could not be judged: " + ", ".join(o.rule for o in broken) + " failed"
    elif reason := not_judged(policy, article, pack, counts, coverage):
        status, why = "not-judged", reason
    charged = [f for o in judged for f in o.findings if charges(f)]
    value, costs = points(policy, counts, judged, charged, 1.0)
    scored = status == "scored"
    if scored:
        why = _reason(policy, counts, judged, costs)
    ends = sorted((value, *(points(policy, counts, judged, charged, factor)[0] for factor in (LOW, HIGH))))
    return DimensionRow(
        id=policy.id,
        title=policy.title,
        status=status,
        score=round(value, 1) if scored else None,
        coverage=coverage,
        low=round(ends[0], 1) if scored else None,
        high=round(ends[-1], 1) if scored else None,
        reason=why,
        outcomes=tuple(_outcome(o, costs, scored) for o in outcomes),
        question=policy.question,
    )


def _outcome(o: Outcome, costs: Costs, scored: bool) -> OutcomeRow:
    cost = round(costs.get(o.rule, 0.0), 1) if scored and o.status is OutcomeStatus.SCORED else None
    return OutcomeRow(o.rule, o.status.value, cost, tuple(f.fingerprint for f in o.findings), o.detail)


def _foreign(article: Article) -> bool:
    language = article.all(Language)
    return bool(language) and language[0].foreign


def not_judged(policy: DimensionPolicy, article: Article, pack: RulePack, counts: Tally, coverage: float) -> str:
    """Why this dimension gets no number; empty when it gets one."""
    if policy.off:
        return policy.off
    if _foreign(article):
        return "language: the text does not read as English"
    if not counts.words:
        return "no running text of an article was found"
    method = policy.curve.method
    if method != "checklist" and (counts.words < pack.min_words or counts.n < pack.min_claims):
        return (
            f"too little text: {counts.words} words and {counts.n} claim{'s' * (counts.n != 1)} "
            f"(at least {pack.min_words} and {pack.min_claims} are needed)"
        )
    if method in ("share", "rate") and counts.own < (1 - MOSTLY) * counts.words:
        return "mostly quotations, lists or tables: too few words of the writer's own"
    if coverage == 0.0:
        return "none of its rules could be judged on this text"
    if method == "checklist" and coverage < policy.curve.params.get("min_coverage", 0.0):
        return "this file cannot show it: no metadata to check"
    return ""


# -- the methods: (score of 100, what each rule took) with all weights times `factor`


def points(
    policy: DimensionPolicy, counts: Tally, judged: list[Outcome], charged: list[Finding], factor: float
) -> tuple[float, Costs]:
    method = {"coverage": _coverage, "share": _share, "deductions": _deductions, "rate": _rate}.get(policy.curve.method)
    if method is None:
        return _checklist(judged)
    return method(policy, counts, charged, factor)


def charges(finding: Finding) -> bool:
    """A credit, a suppressed or a waived finding costs nothing."""
    return finding.severity != "credit" and not finding.suppressed_by and not finding.waived


def _coverage(policy: DimensionPolicy, counts: Tally, charged: list[Finding], factor: float) -> tuple[float, Costs]:
    """100 x (claims answered + weak x claims answered weakly) / claims."""
    if not counts.n:
        return 0.0, {}
    weak = min(1.0, policy.curve.params["weak"] * factor)
    value = 100 * (counts.answered + weak * counts.weak) / counts.n
    found = Counter(f.rule for f in charged)
    total = sum(found.values())
    # Which rule "took" a missing answer cannot be told apart; the loss is shared by the number of findings.
    return value, {rule: (100 - value) * n / total for rule, n in found.items()}


def _by_sentence(policy: DimensionPolicy, charged: list[Finding]) -> dict[int, Finding]:
    """One charge a sentence: the finding with the highest weight in each (the first of equals)."""
    best: dict[int, Finding] = {}
    for f in sorted((f for f in charged if not f.absent), key=lambda f: (f.spans[0], f.rule)):
        if f.sentence not in best or _cost(policy, f) > _cost(policy, best[f.sentence]):
            best[f.sentence] = f
    return best


def _cost(policy: DimensionPolicy, finding: Finding) -> float:
    weight = policy.weights.get(finding.rule)
    return weight.cost if weight else 0.0


def _share(policy: DimensionPolicy, counts: Tally, charged: list[Finding], factor: float) -> tuple[float, Costs]:
    """100 x (1 - sum of each sentence's highest weight / claims), then minus the flat cost of each document finding."""
    costs: Costs = {}
    for f in _by_sentence(policy, charged).values():
        costs[f.rule] = costs.get(f.rule, 0.0) + 100 * min(1.0, _cost(policy, f) * factor) / max(counts.n, 1)
    for rule in sorted({f.rule for f in charged if f.absent}):
        weight = policy.weights.get(rule)
        costs[rule] = (weight.cost if weight else 0.0) * factor
    return _floor(100 - sum(costs.values())), costs


def _deductions(policy: DimensionPolicy, counts: Tally, charged: list[Finding], factor: float) -> tuple[float, Costs]:
    """100 minus the costs, each rule at most `cap` times."""
    times = Counter(f.rule for f in charged)
    cap = int(policy.curve.params["cap"])
    costs = {
        rule: policy.weights[rule].cost * factor * min(n, cap)
        for rule, n in sorted(times.items())
        if rule in policy.weights
    }
    return _floor(100 - sum(costs.values())), costs


def _rate(policy: DimensionPolicy, counts: Tally, charged: list[Finding], factor: float) -> tuple[float, Costs]:
    """100 - slope x max(0, r - free), r the weighted findings per 1,000 words, one a sentence, shrunk to a prior."""
    p = policy.curve.params
    by_rule: Costs = {}
    for f in [*_by_sentence(policy, charged).values(), *(f for f in charged if f.absent)]:
        by_rule[f.rule] = by_rule.get(f.rule, 0.0) + _cost(policy, f) * factor
    x = sum(by_rule.values())
    r = 1000 * (x + p["prior_rate"] / 1000 * p["prior_words"]) / (counts.words + p["prior_words"])
    value = _floor(100 - p["slope"] * max(0.0, r - p["free"]))
    return value, {rule: (100 - value) * part / x for rule, part in by_rule.items()} if x else {}


def _checklist(judged: list[Outcome]) -> tuple[float, Costs]:
    """100 x checks passed / checks that apply."""
    if not judged:
        return 0.0, {}
    failed = [o.rule for o in judged if any(charges(f) for f in o.findings)]
    each = 100 / len(judged)
    return _floor(100 - each * len(failed)), dict.fromkeys(failed, each)


def _floor(value: float) -> float:
    return max(0.0, min(100.0, value))


# -- in words


def _reason(policy: DimensionPolicy, counts: Tally, judged: list[Outcome], costs: Costs) -> str:
    if policy.curve.method == "coverage":
        open_claims = counts.n - counts.answered
        if not open_claims:
            return f"a source answers for all {counts.n} claims"
        return f"no source found in reach for {open_claims} of {counts.n} claims"
    if policy.curve.method == "checklist" and not costs:
        return f"all {len(judged)} checks passed"
    times = Counter(f.rule for o in judged for f in o.findings if charges(f))
    leading = [rule for rule, cost in sorted(costs.items(), key=lambda c: (-c[1], c[0])) if cost > 0][:2]
    if not leading:
        return "nothing that costs points"
    return ", ".join(_found(policy, rule, times[rule]) for rule in leading)


def _found(policy: DimensionPolicy, rule: str, count: int) -> str:
    """What a rule found, as its pack says it, else by the rule's name: "5 unowned guesses", "bare source (2)"."""
    weight = policy.weights.get(rule)
    match weight.phrases if weight else ():
        case (phrase,):
            return phrase
        case (one, several):
            return f"{count} {one if count == 1 else several}"
    return rule.replace("-", " ") + (f" ({count})" if count > 1 else "")


def headline(counts: Tally, *, publisher: bool = False, answers: str = "") -> str:
    """The card's first sentence, made from the counts alone. `publisher`: who publishes answers for the rest, so that
    the pack counts no claims; `answers`: who does so in this genre."""
    n = counts.n
    if not counts.words:
        return "There are no words here to judge."
    if not n:
        return "No sentence here needs a source."
    named, outlet, unnamed = (counts.claims.get(s, 0) for s in (Status.IDENTIFIED, Status.OUTLET, Status.ANONYMOUS))
    open_claims = n - counts.answered
    groups = ((named, "a named source"), (outlet, "another outlet"), (unnamed, "an unnamed source"))
    parts = [f"{_number(k)} on {what}" for k, what in groups if k]
    if parts:
        first = next(k for k, _ in groups if k)
        parts[0] = parts[0].replace(" on ", " rests on " if first == 1 else " rest on ", 1)
    rest = _join(parts)
    if not open_claims:
        return f"A source answers for {'the only claim' if n == 1 else f'all {n} claims'}: {rest}."
    which = f"{open_claims} of {n} claims" if n > 1 else "the only claim"
    start = f"No source found in reach for {which}."
    if publisher:
        start = f"The publisher answers for {which}."
    elif answers:
        start = f"For {which} no source is named; in this genre that rests with {answers}."
    elif counts.weak:
        start = start[:-1] + f" (for {counts.weak} of them a source is named earlier in the paragraph)."
    return f"{start} {rest[0].upper()}{rest[1:]}." if rest else start


def _number(k: int) -> str:
    words = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    return words[k] if k < len(words) else str(k)


def _join(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " and " + parts[-1] if parts else ""
