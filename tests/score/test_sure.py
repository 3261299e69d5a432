"""How far a score may be off: by what readers would not call right, and by the weights."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest
from score.made_articles import finding, made, only, outcome, pack

from audit.model.precision import Judged, wilson
from audit.model.rule import Confidence, Weight
from audit.score.sure import least_right

RULES = pack("deductions", {"cap": 9}, {"bare": Weight(20, "r")})


def knowing(confidence, judged=None):
    """The rules with one whose hits readers have judged so."""
    rule = SimpleNamespace(id="bare", confidence=confidence, judged_at=lambda severity: judged)
    return replace(RULES, rules=(rule,))


@pytest.mark.parametrize(("confidence", "share"), [("high", 0.8), ("medium", 0.6), ("low", 0.4)])
def test_before_anybody_has_judged_a_rule_its_prior_counts(confidence, share):
    assert least_right(finding("bare", 0), knowing(Confidence(confidence)).rule("bare")) == share
    assert least_right(finding("bare", 0), knowing(Confidence(confidence), Judged(29, 29)).rule("bare")) == share
    assert least_right(finding("other", 0), None) == 0.4


def test_what_readers_judged_counts_from_thirty_findings_on():
    low, _ = wilson(27, 30)
    assert least_right(finding("bare", 0), knowing(Confidence.HIGH, Judged(27, 30)).rule("bare")) == low < 0.8


def test_the_range_is_made_of_named_parts():
    row = only(made(["none"] * 8), knowing(Confidence.HIGH), outcome("bare", finding("bare", 0)))
    assert [(d.kind, d.low, d.high, d.points) for d in row.doubts] == [
        ("readers", 71.4, 75.8, 4.3), ("weights", 66.7, 76.9, 5.5)
    ]  # fmt: skip
    assert row.doubts[0].words == "readers and rules differ, by up to 4 points here"
    assert (row.low, row.high) == (66.7, 76.9)


def test_where_nothing_was_found_nothing_is_in_doubt():
    row = only(made(["none"] * 8), RULES, outcome("bare"))
    assert (row.low, row.high, row.doubts) == (row.score, row.score, ())


def test_readers_may_see_sources_where_the_program_sees_none_and_the_other_way_round():
    row = only(made(["identified"] * 4 + ["none"] * 4), pack("coverage", {"weak": 0.5}), outcome("x"))
    assert (row.low, row.score, row.high) == (45.0, 50.0, 65.0)


def test_checks_are_not_in_doubt():
    row = only(made(["none"] * 8), pack("checklist"), outcome("a", finding("a", 0, absent=True)), outcome("b"))
    assert (row.low, row.score, row.high, row.doubts) == (50.0, 50.0, 50.0, ())
