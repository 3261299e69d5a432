"""Outcomes -> Scorecard.

Each dimension has a quantity first, in words and units (`methods`), and a number of 100 that follows from it alone: its
place among usual articles of its genre and length, or its own scale where there is no reference (`place`), with what
makes it unsure (`sure`). "Could not judge" is a status with a reason, never 0 and never 100.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from audit.model.article import Article
from audit.model.dataclass import dataclass
from audit.model.dimension import DimensionRow, OutcomeRow
from audit.model.finding import Finding, Outcome, OutcomeStatus
from audit.model.marks import Attribution, Claim, Language, Quote, Sourcing, Speaker
from audit.model.reference import Reference
from audit.model.rule import DimensionPolicy, RulePack, Severity
from audit.score.headline import headline
from audit.score.methods import METHODS, DimensionCase, all_weights
from audit.score.place import Scale, compared, scale_of
from audit.score.sure import sure
from audit.score.tally import Tally, tally
from audit.score.voices import Voices, voices

__all__ = ["NEEDS", "Scorecard", "Tally", "headline", "score", "tally"]

NEEDS = (Attribution, Claim, Quote, Sourcing, Speaker)
"""The layers that it reads."""
MOSTLY = 0.70  # over this share of quotations, lists or tables the writer's own words are too few to judge
WORTH = 1.0  # points that a change must gain to be told


@dataclass(frozen=True, slots=True)
class Scorecard:
    dimensions: tuple[DimensionRow, ...]
    headline: str
    tally: Tally


def score(
    article: Article,
    pack: RulePack,
    outcomes: Sequence[Outcome],
    *,
    genre: str = "",
    reference: Reference | None = None,
) -> Scorecard:
    """The scorecard. `genre`: as which it is compared with `reference`; without one every score is on its own scale."""
    counts = tally(article)
    of: dict[str | None, list[Outcome]] = {}
    for o in outcomes:
        of.setdefault(o.dimension, []).append(o)
    heard = _voices(article, pack)
    rows = []
    for policy in pack.dimensions:
        theirs = of.get(policy.id, [])
        judged = tuple([o for o in theirs if o.status is OutcomeStatus.SCORED])
        charged = tuple([f for o in judged for f in o.findings if charges(f)])
        case = DimensionCase(policy, counts, judged, charged, heard, Counter(f.rule for f in charged))
        rows.append(_dimension(case, article, pack, theirs, scale_of(case, genre, pack.name, reference)))
    publisher = all(p.curve.method != "coverage" for p in pack.dimensions)
    said = headline(counts, publisher=publisher, answers=pack.answers)
    return Scorecard(tuple(rows), "Not judged: not English." if _foreign(article) else said, counts)


def _voices(article: Article, pack: RulePack) -> Voices:
    wanted = any(p.curve.method == "sources" and not p.off for p in pack.dimensions)
    return voices(article) if wanted else Voices(())


def _dimension(
    case: DimensionCase, article: Article, pack: RulePack, outcomes: list[Outcome], scale: Scale
) -> DimensionRow:
    policy = case.policy
    coverage = round(len(case.judged) / len(outcomes), 2) if outcomes else 0.0
    broken = [o for o in outcomes if o.status is OutcomeStatus.ERROR]
    status, why = "scored", ""
    if broken:
        status, why = "error", "could not be judged: " + ", ".join(o.rule for o in broken) + " failed"
    elif why := not_judged(policy, article, pack, case.counts, coverage):
        status = "not-judged"
    if status != "scored":
        rows = tuple(_outcome(o, {}, scored=False) for o in outcomes)
        return DimensionRow(
            policy.id, policy.title, status, None, coverage, None, None, why, rows, question=policy.question
        )
    return _scored(case, pack, coverage, outcomes, scale)


def _scored(
    case: DimensionCase, pack: RulePack, coverage: float, outcomes: list[Outcome], scale: Scale
) -> DimensionRow:
    policy, method = case.policy, METHODS[case.policy.curve.method]
    quantity = method.quantity(case)
    value = case.stated
    without = method.without(case)
    costs = _costs(case, scale, without)
    taken = {rule: abs(one - value) for rule, one in without.items() if one != value}
    leading = sorted(taken, key=lambda rule: (-taken[rule], rule))
    range_ = sure(scale, pack)
    row = scale.row(value)
    place = scale.place(value) if row else None
    change, gain = _change(case, scale, costs)
    return DimensionRow(
        id=policy.id,
        title=policy.title,
        status="scored",
        score=round(scale.score(value), 1),
        coverage=coverage,
        low=round(range_.low, 1),
        high=round(range_.high, 1),
        reason=_reason(case, leading),
        outcomes=tuple([_outcome(o, costs, scored=True) for o in outcomes]),
        question=policy.question,
        quantity=quantity,
        scale="place" if scale.placed else "own",
        reference=row,
        compared=compared(place, row.alike) if row and place else "no reference yet",
        doubts=range_.doubts,
        change=change,
        gain=gain,
    )


def _outcome(o: Outcome, costs: Mapping[str, float], *, scored: bool) -> OutcomeRow:
    scored = scored and o.status is OutcomeStatus.SCORED
    if not o.findings:
        return _without_finding(o.rule, o.status, scored, o.detail)
    cost = round(costs.get(o.rule, 0.0), 1) if scored else None
    return OutcomeRow(o.rule, str(o.status), cost, tuple([f.fingerprint for f in o.findings]), o.detail)


@lru_cache(maxsize=4096)
def _without_finding(rule: str, status: OutcomeStatus, scored: bool, detail: str) -> OutcomeRow:
    """The same in most reports."""
    return OutcomeRow(rule, str(status), 0.0 if scored else None, (), detail)


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


def charges(finding: Finding) -> bool:
    """A credit, a suppressed or a waived finding costs nothing."""
    return finding.severity is not Severity.CREDIT and not finding.suppressed_by and not finding.waived


# -- what each rule took, and what would change the score most


def _costs(case: DimensionCase, scale: Scale, without: Mapping[str, float]) -> dict[str, float]:
    """Rule -> points that the score would gain, had the rule found nothing (`without`: the quantity then). Of the
    claims that nobody answers for, a rule took those that it asks about."""
    now = scale.score(case.stated)
    if case.policy.curve.method == "coverage":
        gains = {rule: _sourced(case, sentences) for rule, sentences in _asked_about(case).items()}
        return {rule: gain for rule, gain in gains.items() if gain}
    changed = {rule: value for rule, value in without.items() if value != case.stated}
    return {rule: gain for rule, value in changed.items() if (gain := scale.score(value) - now) > 0}


def _asked_about(case: DimensionCase) -> dict[str, set[int]]:
    """Rule -> the claims without a source in whose sentence it found something."""
    found: dict[str, set[int]] = {}
    for f in case.charged:
        if f.sentence in case.counts.open:
            found.setdefault(f.rule, set()).add(f.sentence)
    return found


def _sourced(case: DimensionCase, sentences: set[int]) -> float:
    """Points that are gained when these claims get a source."""
    carried = len(sentences & case.counts.carried)
    return 100 * (len(sentences) - case.param("weak") * carried) / max(case.counts.n, 1)


def _change(case: DimensionCase, scale: Scale, costs: Mapping[str, float]) -> tuple[str, float | None]:
    """What would change the score most: mending what one rule found, or one more source."""
    method = METHODS[case.policy.curve.method]
    times: Mapping[str, int] = case.times
    if case.policy.curve.method == "coverage":
        times = {rule: len(sentences) for rule, sentences in _asked_about(case).items()}
    options = [(gain, _mended(case, rule, times[rule])) for rule, gain in sorted(costs.items())]
    if case.policy.curve.method == "sources":
        value = case.stated
        gain = scale.score(value + 1) - scale.score(value)
        options.append((gain, "one more independent first-hand source"))
    if len(costs) != 1 and case.policy.curve.method != "coverage":
        # Where there is so much that no single mend shows, all of them do.
        gain = scale.score(method.value(case, all_weights(0.0))) - scale.score(case.stated)
        options.append((gain if max(options, default=(0.0, ""))[0] < WORTH else 0.0, "mending all of it"))
    gain, words = max(options, key=lambda option: option[0], default=(0.0, ""))
    if gain < WORTH:
        return "", None
    return f"{words}: +{gain:.0f}", round(gain, 1)


def _mended(case: DimensionCase, rule: str, n: int) -> str:
    """What mending is, as the pack says it: of one place, of several (`n`)."""
    told = case.policy.mends.get(rule, ())
    if not told:
        return f"mending {rule.replace('-', ' ')}" + (f" ({n} places)" if n > 1 else "")
    return told[0] if n == 1 or len(told) == 1 else told[1].replace("(n)", f"{n:,}")


# -- in words


def _reason(case: DimensionCase, costliest: Sequence[str]) -> str:
    """What was found, the costliest first; for a share of claims and for checks the quantity says it."""
    policy, times = case.policy, case.times
    if policy.curve.method == "coverage":
        open_claims = case.counts.n - case.counts.answered
        if not open_claims:
            return f"a source answers for all {case.counts.n} claims"
        return f"no source found in reach for {open_claims} of {case.counts.n} claims"
    leading = costliest[:2]
    if policy.curve.method == "checklist":
        failed = [policy.checks.get(rule, ("", rule.replace("-", " ")))[1] for rule in leading]
        return ", ".join(failed) if failed else f"all {len(case.judged)} checks passed"
    if leading:
        return ", ".join(_found(policy, rule, times[rule]) for rule in leading)
    if policy.curve.method == "sources":
        return _leaning(case.voices)
    return "nothing that costs points"


def _leaning(heard: Voices) -> str:
    """How much rests on the source on which most does."""
    biggest = heard.biggest
    if biggest is None:
        return "nobody is named as a source"
    if len(heard.all) == 1:
        return f"all rests on one source ({biggest.sentences} sentence{'s' * (biggest.sentences != 1)})"
    return f"one source carries {biggest.sentences} of {heard.carried} sourced sentences"


def _found(policy: DimensionPolicy, rule: str, count: int) -> str:
    """What a rule found, as its pack says it, else by the rule's name: "5 unowned guesses", "bare source (2)"."""
    weight = policy.weights.get(rule)
    match weight.phrases if weight else ():
        case (phrase,):
            return phrase
        case (one, several):
            return f"{count} {one if count == 1 else several}"
    return rule.replace("-", " ") + (f" ({count})" if count > 1 else "")
