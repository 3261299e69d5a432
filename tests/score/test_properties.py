"""What holds of the scores of any article: taking a fault out never lowers one, a further source never does."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from score.made_articles import finding, made, outcome, pack

from audit.model.marks import Attribution, CueKind, SourceType, Sourcing, Speaker, Status, Strength
from audit.model.reference import Reference, ReferenceTable, quantiles
from audit.model.rule import Weight
from audit.model.text import Span
from audit.score import score, tally
from audit.score.methods import METHODS as COUNTS
from audit.score.methods import DimensionCase, SourceCount, as_stated
from audit.score.voices import SourceVoice, VoiceKind, Voices

WEIGHTS = {"a": Weight(1, "r"), "b": Weight(0.5, "r"), "whole": Weight(5, "r")}
RATE = {"half": 8.0, "prior_words": 250.0, "prior_rate": 3.0}
METHODS = {"share": {}, "rate": RATE, "deductions": {"cap": 3.0}, "checklist": {}, "sources": {"cap": 2.0}}
N = 12

references = st.one_of(
    st.none(),
    st.lists(st.floats(0, 40), min_size=1, max_size=60).map(
        lambda values: Reference(
            "r", "m", "1",
            (ReferenceTable("news", "p", 0, None, len(values), 1, None, None, {"d": quantiles(values)}),),
        )
    ),
)  # fmt: skip
found = st.lists(st.tuples(st.sampled_from(sorted(WEIGHTS)), st.integers(0, N - 1)), max_size=12)
methods = st.sampled_from(sorted(METHODS))
statuses = st.lists(
    st.sampled_from(["identified", "outlet", "anonymous", "vague", "none", "weak"]), min_size=6, max_size=14
)


def card(method, findings, reference=None, said=("none",) * N):
    """The score with these findings; the rules are the same whatever they found."""
    by_rule = {rule: [finding(r, n, absent=r == "whole") for r, n in findings if r == rule] for rule in WEIGHTS}
    outcomes = [outcome(rule, *fs) for rule, fs in by_rule.items()]
    (row,) = score(made(list(said)), pack(method, METHODS[method], WEIGHTS), outcomes, reference=reference).dimensions
    return row


@settings(max_examples=60, deadline=None)
@given(methods, found, st.data(), references)
def test_taking_a_fault_out_never_lowers_a_score(method, findings, data, reference):
    fewer = list(findings)
    if fewer:
        fewer.pop(data.draw(st.integers(0, len(fewer) - 1)))
    assert card(method, fewer, reference).score >= card(method, findings, reference).score


@settings(max_examples=100, deadline=None)
@given(methods, found)
def test_the_quantity_without_a_rule_is_what_it_would_be_had_the_rule_found_nothing(method, findings):
    def case(charged):
        (policy,) = pack(method, METHODS[method], WEIGHTS).dimensions
        outcomes = tuple(outcome(rule) for rule in WEIGHTS)
        heard = Voices((SourceVoice("Ann", VoiceKind.PERSON, 4, 4),))
        times = Counter(f.rule for f in charged)
        return DimensionCase(policy, tally(made(["none"] * N)), outcomes, tuple(charged), heard, times)

    charged = [finding(rule, n, absent=rule == "whole") for rule, n in findings]
    expected = {
        rule: COUNTS[method].value(case([f for f in charged if f.rule != rule]), as_stated)
        for rule in {f.rule for f in charged}
    }
    assert COUNTS[method].without(case(charged)) == pytest.approx(expected)


@settings(max_examples=40, deadline=None)
@given(methods, found, references)
def test_without_any_finding_a_score_is_never_lower(method, findings, reference):
    row = card(method, findings, reference)
    assert card(method, [], reference).score >= row.score
    assert row.low <= row.score <= row.high


@settings(max_examples=40, deadline=None)
@given(statuses, references)
def test_a_further_sourced_claim_never_lowers_attribution(said, reference):
    rules = pack("coverage", {"weak": 0.5})
    one, more = (
        score(made(s), rules, [outcome("x")], reference=reference).dimensions[0] for s in (said, [*said, "identified"])
    )
    assert more.score >= one.score


@settings(max_examples=40, deadline=None)
@given(statuses, st.randoms(use_true_random=False))
def test_the_order_of_equal_sentences_does_not_matter(said, random):
    mixed = list(said)
    random.shuffle(mixed)
    rules = pack("coverage", {"weak": 0.5})
    one, other = (score(made(s), rules, [outcome("x")]).dimensions[0] for s in (said, mixed))
    assert (one.score, one.quantity) == (other.score, other.quantity)


@settings(max_examples=40, deadline=None)
@given(found, st.permutations(range(N)), methods)
def test_where_the_faults_stand_does_not_matter(findings, order, method):
    moved = [(rule, order[n]) for rule, n in findings]
    assert card(method, moved).score == card(method, findings).score


kinds = st.sampled_from(list(VoiceKind))
heard = st.lists(st.tuples(kinds, st.integers(1, 9)), max_size=8)


def sources(voices):
    policy = pack("sources", {"cap": 2.0}).dimensions[0]
    all_ = tuple(SourceVoice(str(n), kind, k, k) for n, (kind, k) in enumerate(voices))
    return SourceCount().value(DimensionCase(policy, None, (), (), Voices(all_), Counter()), as_stated)


@given(heard, st.sampled_from([k for k in VoiceKind if k.first_hand]))
def test_a_further_first_hand_source_never_lowers_the_count(voices, kind):
    assert sources([*voices, (kind, 1)]) > sources(voices)


@given(heard)
def test_no_source_at_all_is_the_least(voices):
    assert sources([]) == 0.0 <= sources(voices)


def test_no_source_at_all_is_in_the_lowest_fifth():
    article = made(["none"] * 8)
    spoken = made(["none"] * 7 + ["identified"])
    at = spoken.sentences[7].span
    said = Attribution(Span(at.start, at.start + 4), Span(at.start + 5, at.start + 9), (at,), Status.IDENTIFIED,
                       SourceType.PERSON, CueKind.VERB, "c", speaker=0)  # fmt: skip
    answers = [*spoken.all(Sourcing)[:7], replace(spoken.all(Sourcing)[7], attribution=0, strength=Strength.STRONG)]
    spoken = spoken.with_layer(Attribution, [said]).with_layer(Sourcing, answers)
    spoken = spoken.with_layer(Speaker, [Speaker(at, "Ida Holm", SourceType.PERSON, None, (at,))])
    none, one = (score(a, pack("sources", {"cap": 2}), [outcome("x")]).dimensions[0] for a in (article, spoken))
    assert none.score <= 20 < one.score
    assert (none.quantity.words, none.reason) == ("no source found in reach", "nobody is named as a source")
    assert (one.quantity.words, one.reason) == (
        "1 first-hand source (a person)",
        "all rests on one source (1 sentence)",
    )
    assert one.change == "one more independent first-hand source: +17"
