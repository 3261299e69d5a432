"""What each method counts of an article, and how that reads on a scale of 100 of its own (see `Curve`).

A method gives one number, its quantity, from which the score follows. `factor` says how much of a rule's weight
counts: 1 as the pack states it, 0 as if the rule had found nothing, between when not all of its findings are right.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Protocol

from audit.model.dataclass import dataclass
from audit.model.dimension import QuantityRow
from audit.model.finding import Finding, Outcome
from audit.model.rule import DimensionPolicy
from audit.score.tally import Tally
from audit.score.voices import VoiceKind, Voices

Factor = Callable[[str], float]
"""Rule -> how much of its weight counts."""


def as_stated(_: str) -> float:
    return 1.0


def all_weights(factor: float) -> Factor:
    return lambda _: factor


@dataclass(frozen=True)
class DimensionCase:
    """One dimension of one article: its policy, the denominators, what became of its rules (`judged`: those that could
    be judged), the findings that count against it."""

    policy: DimensionPolicy
    counts: Tally
    judged: tuple[Outcome, ...]
    charged: tuple[Finding, ...]
    voices: Voices
    times: Counter[str]
    """Findings that count, by rule."""

    @cached_property
    def stated(self) -> float:
        """The quantity with the weights that the pack states."""
        return METHODS[self.policy.curve.method].value(self, as_stated)

    @cached_property
    def placed(self) -> Sequence[tuple[int, str, float]]:
        """Sentence, rule and cost of each finding that counts at its place and costs something."""
        return [(f.sentence, f.rule, cost) for f in self.charged if not f.absent and (cost := self.cost(f.rule))]

    def cost(self, rule: str) -> float:
        weight = self.policy.weights.get(rule)
        return weight.cost if weight else 0.0

    def param(self, name: str, default: float = 0.0) -> float:
        return self.policy.curve.params.get(name, default)


class Method(Protocol):
    """`more`: is more of its quantity better? `trust`: does what a text shows depend on how many words or claims it has
    (`prior_words`, `prior_claims`)? Empty where it does not. `by_length`: is it compared
    with articles of the same length? Not where a further source or sourced claim could then lower a score."""

    more: bool
    trust: str
    by_length: bool

    def value(self, case: DimensionCase, factor: Factor) -> float: ...

    def without(self, case: DimensionCase) -> Mapping[str, float]:
        """Rule -> the quantity, had it found nothing; of all rules that found something."""
        ...

    def quantity(self, case: DimensionCase) -> QuantityRow: ...

    def scale(self, case: DimensionCase, value: float) -> float:
        """The quantity on its own scale of 100."""
        ...


class Coverage:
    """The share of claims that somebody answers for, a source earlier in the paragraph by `weak`."""

    more, trust, by_length = True, "", False

    def value(self, case: DimensionCase, factor: Factor) -> float:
        return self.answered(case, case.param("weak"))

    def without(self, case: DimensionCase) -> Mapping[str, float]:
        return {}  # no rule decides who answers for a claim

    def answered(self, case: DimensionCase, weak: float) -> float:
        """Percent of claims. There is always one where this is asked."""
        counts = case.counts
        return 100 * (counts.answered + weak * counts.weak) / max(counts.n, 1)

    def quantity(self, case: DimensionCase) -> QuantityRow:
        counts = case.counts
        if not counts.answered:
            words = f"no source found in reach for any of {counts.n} claims"
        elif counts.answered == counts.n:
            words = f"a source for all {counts.n} claims"
        else:
            words = f"a source for {counts.answered} of {counts.n} claims"
        if counts.weak:
            words += f", {counts.weak} more with one earlier in the paragraph"
        return QuantityRow(_rounded(case.stated), "percent of claims", counts.n, True, words)

    def scale(self, case: DimensionCase, value: float) -> float:
        return value


CREDITS: Mapping[VoiceKind, float] = {VoiceKind.ACT: 0.25, VoiceKind.ANONYMOUS: 0.5, VoiceKind.OUTLET: 0.25}
"""What a voice counts that is not first-hand and named, as a share of one that is."""
LEANING = 0.25  # share of all sources that is taken off where one carries everything that several could


class SourceCount:
    """How many independent first-hand sources there are: others count in part (`CREDITS`), leaning on one of several
    takes off up to a quarter, and what rules found takes off its weight (`per_source` points are one source)."""

    more, trust, by_length = True, "", False

    def value(self, case: DimensionCase, factor: Factor) -> float:
        return max(0.0, self._credit(case) - _deducted(case, factor) / case.param("per_source", 40))

    def without(self, case: DimensionCase) -> Mapping[str, float]:
        credit, per_source = self._credit(case), case.param("per_source", 40)
        return {rule: max(0.0, credit - left / per_source) for rule, left in _deducted_without(case).items()}

    def _credit(self, case: DimensionCase) -> float:
        heard = case.voices
        if not heard.all or heard.biggest is None:
            return 0.0
        leaning = heard.biggest.sentences / heard.carried - 1 / len(heard.all)
        return sum(CREDITS.get(v.kind, 1.0) for v in heard.all) * (1 - LEANING * leaning)

    def quantity(self, case: DimensionCase) -> QuantityRow:
        value = _rounded(case.stated)
        return QuantityRow(value, "independent first-hand sources", None, True, _sources(case.voices))

    def scale(self, case: DimensionCase, value: float) -> float:
        return 100 * value / (value + case.param("half", 2))


class GuessShare:
    """Claims with a doubt or a guess that nobody owns, in 10 claims: each sentence by its highest weight, and once for
    what is said of the whole text (10 of its points are one claim in 10)."""

    more, trust, by_length = False, "prior_claims", True

    def value(self, case: DimensionCase, factor: Factor) -> float:
        single = sum(min(1.0, w) for w in _by_sentence(case, factor).values())
        whole = sum(case.cost(r) * factor(r) for r in {f.rule for f in case.charged if f.absent})
        return self._guesses(case, single, whole)

    def without(self, case: DimensionCase) -> Mapping[str, float]:
        value, single = case.stated, _lost_by_sentence(case, most=1.0)
        whole = {f.rule: case.cost(f.rule) for f in case.charged if f.absent}
        return {rule: value - self._guesses(case, single[rule], whole.get(rule, 0.0)) for rule in case.times}

    def _guesses(self, case: DimensionCase, single: float, whole: float) -> float:
        return 10 * single / max(case.counts.n, 1) + whole / 10

    def quantity(self, case: DimensionCase) -> QuantityRow:
        n = sum(case.cost(f.rule) > 0 for f in case.charged if not f.absent)
        words = f"{n} {'guess' if n == 1 else 'guesses'} nobody owns" if n else "no guess that nobody owns"
        value = _rounded(case.stated)
        return QuantityRow(value, "unowned guesses in 10 claims", case.counts.n, False, f"{words} in {_claims(case)}")

    def scale(self, case: DimensionCase, value: float) -> float:
        return _halved(case, value, 5, case.counts.n, case.param("prior_claims"))


class WordRate:
    """Loaded and judging words in 1,000 words, each sentence by its highest weight."""

    more, trust, by_length = False, "prior_words", True

    def value(self, case: DimensionCase, factor: Factor) -> float:
        whole = sum(case.cost(f.rule) * factor(f.rule) for f in case.charged if f.absent)
        return self._rate(case, sum(_by_sentence(case, factor).values()) + whole)

    def without(self, case: DimensionCase) -> Mapping[str, float]:
        value, lost = case.stated, _lost_by_sentence(case)
        for f in case.charged:
            if f.absent:
                lost[f.rule] += case.cost(f.rule)
        return {rule: value - self._rate(case, lost[rule]) for rule in case.times}

    def _rate(self, case: DimensionCase, weight: float) -> float:
        return 1000 * weight / max(case.counts.words, 1)

    def quantity(self, case: DimensionCase) -> QuantityRow:
        n = sum(case.cost(f.rule) > 0 for f in case.charged)
        words = f"{n:,} loaded {'word' if n == 1 else 'words'}" if n else "no loaded word"
        value, base = _rounded(case.stated), case.counts.words
        return QuantityRow(value, "loaded words in 1,000, weighted", base, False, f"{words} in {base:,}")

    def scale(self, case: DimensionCase, value: float) -> float:
        return _halved(case, value, 10, case.counts.words, case.param("prior_words"))


class Deductions:
    """The points of what was found, no rule more than `cap` times."""

    more, trust, by_length = False, "prior_words", True

    def value(self, case: DimensionCase, factor: Factor) -> float:
        return _deducted(case, factor)

    def without(self, case: DimensionCase) -> Mapping[str, float]:
        return _deducted_without(case)

    def quantity(self, case: DimensionCase) -> QuantityRow:
        times = {rule: n for rule, n in case.times.items() if case.cost(rule)}
        n = sum(times.values())
        words = (
            f"{n} {'thing strays' if n == 1 else 'things stray'} from the story"
            if n
            else "nothing strays from the story"
        )
        return QuantityRow(_rounded(case.stated), "points", case.counts.words, False, words)

    def scale(self, case: DimensionCase, value: float) -> float:
        return _halved(case, value, 50, case.counts.words, case.param("prior_words"))


class Checklist:
    """The share of the checks passed, of those that this kind of file can show."""

    more, trust, by_length = True, "", False

    def value(self, case: DimensionCase, factor: Factor) -> float:
        return self._passed(case, sum(factor(rule) for rule in case.times))

    def without(self, case: DimensionCase) -> Mapping[str, float]:
        return dict.fromkeys(case.times, self._passed(case, len(case.times) - 1))

    def _passed(self, case: DimensionCase, failed: float) -> float:
        return 100 * (1 - failed / max(len(case.judged), 1))

    def quantity(self, case: DimensionCase) -> QuantityRow:
        passed = [_passed(case, o.rule) for o in case.judged if o.rule not in case.times]
        words = f"{len(passed)} of {len(case.judged)} checks passed"
        words += f": {', '.join(passed)}" if passed else ""
        return QuantityRow(_rounded(case.stated), "percent of checks", len(case.judged), True, words)

    def scale(self, case: DimensionCase, value: float) -> float:
        return value


METHODS: Mapping[str, Method] = {
    "coverage": Coverage(),
    "sources": SourceCount(),
    "share": GuessShare(),
    "rate": WordRate(),
    "deductions": Deductions(),
    "checklist": Checklist(),
}


def _by_sentence(case: DimensionCase, factor: Factor) -> dict[int, float]:
    """The highest weight of each sentence: one charge a sentence."""
    best: dict[int, float] = {}
    for sentence, rule, cost in case.placed:
        best[sentence] = max(best.get(sentence, 0.0), cost * factor(rule))
    return best


def _lost_by_sentence(case: DimensionCase, most: float = math.inf) -> dict[str, float]:
    """Rule -> what the sentences of its findings would weigh less without it: each would weigh as much as the next
    rule takes there. A sentence weighs no more than `most`."""
    sentences: dict[int, dict[str, float]] = defaultdict(dict)
    for sentence, rule, cost in case.placed:
        sentences[sentence][rule] = min(most, cost)
    lost: dict[str, float] = defaultdict(float)
    for weights in sentences.values():
        heaviest, *others = sorted(weights, key=weights.__getitem__, reverse=True)
        lost[heaviest] += weights[heaviest] - (weights[others[0]] if others else 0.0)
    return lost


def _deducted(case: DimensionCase, factor: Factor) -> float:
    return sum(points * factor(rule) for rule, points in _points(case).items())


def _deducted_without(case: DimensionCase) -> Mapping[str, float]:
    points = _points(case)
    total = sum(points.values())
    return {rule: total - own for rule, own in points.items()}


def _points(case: DimensionCase) -> Mapping[str, float]:
    """Rule -> what its findings cost together."""
    cap = int(case.param("cap", 1))
    return {rule: case.cost(rule) * min(n, cap) for rule, n in case.times.items()}


def _halved(case: DimensionCase, value: float, usual: float, base: int, prior: float) -> float:
    """100 for none of it and 50 for `half`, or `usual` where the pack does not say. The value is mixed with `prior`
    words or claims at `prior_rate`, so that a short text without a fault is not the best there is, and one fault does
    not sink it."""
    half = case.param("half", usual)
    mixed = (value * base + case.param("prior_rate") * prior) / max(base + prior, 1)
    return 100 * half / (half + mixed)


def _rounded(value: float) -> float:
    return round(float(value), 4)


# -- in words


def _passed(case: DimensionCase, rule: str) -> str:
    return case.policy.checks.get(rule, (rule, ""))[0]


_KINDS = {
    VoiceKind.REPORTER: ("the reporter", "the reporter"),
    VoiceKind.WITNESS: ("a witness", "{n} witnesses"),
    VoiceKind.POLICE: ("police", "{n} from the police"),
    VoiceKind.COURT: ("a court", "{n} from court"),
    VoiceKind.RECORD: ("a public record", "{n} public records"),
    VoiceKind.DOCUMENT: ("a document", "{n} documents"),
    VoiceKind.PERSON: ("a person", "{n} people"),
    VoiceKind.BODY: ("a body", "{n} bodies"),
}


def _sources(heard: Voices) -> str:
    """2 independent first-hand sources (police, a person), 1 second-hand; one carries 5 of 9."""
    first = heard.first_hand
    parts = []
    if first:
        sorts = [(kind, len(heard.of(kind))) for kind in _KINDS]
        named = ", ".join(_KINDS[kind][n > 1].format(n=n) for kind, n in sorts if n)
        many = f"{len(first)} independent first-hand sources" if len(first) > 1 else "1 first-hand source"
        parts.append(f"{many} ({named})")
    for kinds, one, several in (
        (VoiceKind.OUTLET, "second-hand", "second-hand"),
        (VoiceKind.ANONYMOUS, "unnamed", "unnamed"),
        (VoiceKind.ACT, "what is on record", "what is on record"),
    ):
        if n := len(heard.of(kinds)):
            parts.append(one if kinds is VoiceKind.ACT else f"{n} {one if n == 1 else several}")
    return ", ".join(parts) or "no source found in reach"


def _claims(case: DimensionCase) -> str:
    n = case.counts.n
    return f"{n} claim{'s' * (n != 1)}"
