"""Every rule finds in its bad examples exactly what they mark, and nothing in its good ones."""

from __future__ import annotations

import pytest

from audit import selftest
from audit.check import KINDS
from audit.model.rule import Severity
from audit.pipeline import Auditor

WHOLE_TEXT = {
    *("density", "hedge-density", "repeated-phrase", "repeated-sentence", "empty-ending"),
    *("single-source", "missing-first-hand", "mostly-second-hand", "dominant-source", "late-source", "missing-quotes"),
    *("missing-byline", "missing-date", "missing-link", "uncredited-wire", "unexplained-update"),
    *("unmatched-headline", "overstated-heading", "similar-headings", "loud-heading"),
    *("one-sided-tone", "tone-gap", "headline-tone"),
}
"""Kinds whose findings judge the whole text."""


def test_every_example_is_met(auditor: Auditor) -> None:
    failures = selftest.run(auditor.pack, auditor.judge)
    assert not failures, "\n".join(map(str, failures))


def test_the_kinds_that_judge_a_whole_text_exist() -> None:
    assert set(KINDS) >= WHOLE_TEXT


def test_judgements_about_a_whole_text_are_at_most_warnings(auditor: Auditor) -> None:
    kinds = {r.id: r.kind for r in auditor.pack.rules if r.severity is Severity.ERROR}
    assert not {id: kind for id, kind in kinds.items() if kind in WHOLE_TEXT}


def test_errors_have_a_high_prior(auditor: Auditor) -> None:
    assert all(r.confidence == "high" for r in auditor.pack.rules if r.severity is Severity.ERROR)


@pytest.mark.parametrize("family", ["template", "tone"])
def test_style_stays_info_but_for_left_overs_and_empty_endings(auditor: Auditor, family: str) -> None:
    louder = {r.id for r in auditor.pack.rules if r.family == family and r.severity.rank < Severity.INFO.rank}
    assert louder <= {"prompt-residue", "empty-conclusion"}


def test_what_a_rule_suppresses_exists(auditor: Auditor) -> None:
    ids = {r.id for r in auditor.pack.rules}
    assert not {(r.id, other) for r in auditor.pack.rules for other in r.suppresses if other not in ids}


def test_no_two_rules_ask_and_say_the_same(auditor: Auditor) -> None:
    said = [(r.question, r.message) for r in auditor.pack.rules]
    assert len(set(said)) == len(said)
