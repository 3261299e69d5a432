"""How often each rule is right: what ships is what the verdicts say, and no loud rule stands below its bar unsaid."""

from __future__ import annotations

import json
from dataclasses import fields

import pytest
from evaluation.judged_rules import below, loudest, rules
from evaluation.judging import JUDGED, TABLE, table

from audit import judge
from audit.config import Config
from audit.model.rule import Rule, Severity
from audit.pipeline import Auditor

BELOW: dict[str, str] = {
    "contentious-label": "31 of 41 in the draw after its last mends; no hit is left that nobody has read",
    "factive-verb-endorses-source": "9 of 40 before its mends; 9 hits are left in 1,769 articles",
}
"""Rules whose lower bound is under the bar of their severity, and why each keeps it. One that is mended leaves."""
RARE: dict[str, str] = {
    "aggregator-as-source": "0 of 11 right before its mends; too few are left to judge",
    "bare-source": "12 of 25 right before its mends; too few are left to judge",
    "prompt-residue": "0 of 10 right before its mends; none is left to judge",
}
"""Errors of which fewer than 30 hits could be judged."""


@pytest.fixture(scope="module")
def known() -> dict[str, Rule]:
    return rules()


def test_the_table_that_ships_is_what_the_verdicts_amount_to() -> None:
    assert TABLE.read_text("utf-8") == table(), "run: tests/evaluation/judging.py table"


def test_a_rule_below_its_bar_is_listed_and_a_mended_one_leaves_the_list(known: dict[str, Rule]) -> None:
    assert below(known) == set(BELOW), "lower its severity, mend it and draw anew, or say here why it stands"
    assert all(BELOW.values())


def test_an_error_that_is_not_calibrated_is_listed(known: dict[str, Rule]) -> None:
    errors = {id_ for id_, r in known.items() if loudest(r) is Severity.ERROR}
    assert {id_ for id_ in errors if not (r := known[id_].judged) or not r.enough} == set(RARE)


def test_every_verdict_is_about_a_rule_that_there_is() -> None:
    assert {v.rule for v in judge.read(JUDGED)} <= {r.id for r in Auditor(Config(preview=True)).pack.rules}
    for file in JUDGED.glob("*.jsonl"):
        assert {v.rule for v in judge.read(file)} == {file.stem}


def test_verdicts_hold_no_text() -> None:
    """Places, hashes, verdicts and a word why; nothing else stands in the files."""
    allowed = {f.name for f in fields(judge.Verdict)}
    for file in JUDGED.glob("*.jsonl"):
        for line in file.read_text("utf-8").splitlines():
            row = json.loads(line)
            assert set(row) == allowed, file.name
            assert len(row["why"].split()) <= 8, "a word why, not the article's"
