"""What verdicts amount to, rule by rule; what ships, what is the newsroom's own, what is out of date."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from judge import judge_kit as kit

from audit import judge
from audit.judge import Verdict
from audit.model.precision import Judged
from audit.model.rule import RulePack, Severity
from audit.pipeline import Auditor
from audit.report import precision

RULE = kit.PASSIVE


@pytest.fixture(scope="module")
def pack() -> RulePack:
    return Auditor(profile=False).pack


def verdict(pack: RulePack, n: int, said: str = "right", **changes: object) -> Verdict:
    rule = pack.rule(RULE)
    made = Verdict(
        article=f"a{n}",
        sha256=f"{n:016x}",
        start=n,
        end=n + 3,
        rule=RULE,
        severity="warning",
        outlet=f"o{n % 4}",
        pack="core 0.1.0",
        definition=rule.definition,
        draw=1,
        verdict=said,
        why="",
        reader="ada",
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def test_what_is_unclear_is_not_right(pack: RulePack) -> None:
    said = ["right"] * 7 + ["wrong"] * 2 + ["unclear"]
    one = judge.tally(verdict(pack, n, word) for n, word in enumerate(said))[RULE].judged
    assert (one.right, one.judged, one.unclear) == (7, 10, 1)
    assert (one.articles, one.outlets, one.loud) == (10, 4, True)


def test_only_the_last_draw_counts(pack: RulePack) -> None:
    old = [verdict(pack, n, "wrong") for n in range(5)]
    new = [verdict(pack, n, draw=2) for n in range(5, 8)]
    one = judge.tally([*new, *old])[RULE]
    assert (one.judged.right, one.judged.judged, one.draw) == (3, 3, 2)


def test_the_first_reader_counts_and_the_second_tells_how_far_they_agree(pack: RulePack) -> None:
    first = [verdict(pack, n) for n in range(6)]
    second = [verdict(pack, n, "wrong" if n else "right", reader="bo") for n in range(3)]
    one = judge.tally([*first, *second])[RULE]
    assert (one.judged.right, one.judged.judged) == (6, 6)
    assert (one.agreement.same, one.agreement.both) == (1, 3)


def test_the_table_there_and_back(pack: RulePack, tmp_path: Path) -> None:
    assert judge.load_table(tmp_path) == {}
    assert json.loads(judge.table_text({})) == {}
    tallies = judge.tally([verdict(pack, n) for n in range(3)], drawn_from="our archive")
    (tmp_path / judge.TABLE).write_text(judge.table_text(tallies), "utf-8")
    assert judge.load_table(tmp_path) == {RULE: tallies[RULE].judged}


def test_the_newsrooms_own_figure_wins_where_it_has_enough(pack: RulePack) -> None:
    now = pack.rule(RULE).definition
    shipped = Judged(20, 40, definition=now)
    cases = {
        (30, now): True,
        (29, now): False,
        (40, "an older one"): False,
    }
    for (judged, definition), wins in cases.items():
        own = Judged(judged, judged, definition=definition, own=True)
        made = judge.applied(pack, {RULE: shipped}, {RULE: own}).rule(RULE)
        assert made.judged == (own if wins else shipped), (judged, definition)
    assert judge.applied(pack, {}, {}).rule(RULE).judged == pack.rule(RULE).judged, "nothing new is known"


def test_under_thirty_nothing_is_said(pack: RulePack) -> None:
    rule = replace(pack.rule(RULE), judged=Judged(29, 29))
    assert precision(rule) is None
    row = precision(replace(rule, judged=Judged(36, 40)))
    assert row and (row.value, row.n, row.changed) == (0.9, 40, True)


def test_a_rule_with_loud_and_quiet_findings_is_told_by_the_sort_that_was_judged(pack: RulePack) -> None:
    judged = Judged(36, 40, loud=True)
    mixed, plain = replace(pack.rule(RULE), judged=judged), replace(pack.rule("bare-source"), judged=judged)
    assert {v.severity for v in mixed.variants} == {Severity.INFO} and not plain.variants
    assert mixed.judged_at(Severity.WARNING) == judged and mixed.judged_at(Severity.ERROR) == judged
    assert mixed.judged_at(Severity.INFO) is None
    assert plain.judged_at(Severity.INFO) == judged, "a pack that makes it milder changes no finding"
    assert plain.judged_at(Severity.CREDIT) is None
