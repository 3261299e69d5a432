"""Hits are drawn alike for the same articles, spread over outlets and articles, and never twice."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from judge import judge_kit as kit

from audit import judge
from audit.judge import Case
from audit.model.report import Report, WaiverRow
from audit.model.rule import RulePack
from audit.pipeline import Auditor

RULE = kit.PASSIVE


@pytest.fixture(scope="module")
def auditor() -> Auditor:
    return Auditor(profile=False)


@pytest.fixture(scope="module")
def pack(auditor: Auditor) -> RulePack:
    return auditor.pack


@pytest.fixture(scope="module")
def hits(auditor: Auditor) -> list[Case]:
    return kit.hits(auditor, kit.items())


def drawn(hits: list[Case], pack: RulePack, past=(), **options) -> judge.Draw:
    (one,) = judge.draw(hits, past, pack, only=[RULE], **options)
    return one


def test_the_same_whatever_the_order(hits: list[Case], pack: RulePack) -> None:
    one, two = drawn(hits, pack), drawn(hits[::-1], pack)
    assert [h.id for h in one.hits] == [h.id for h in two.hits]
    other = drawn(hits, pack, seed=2)
    assert [h.id for h in other.hits] != [h.id for h in one.hits]
    assert {h.id for h in other.hits} == {h.id for h in one.hits}, "all there are"


def test_each_outlet_in_turn_then_each_article(hits: list[Case], pack: RulePack) -> None:
    found = drawn(hits, pack).hits
    outlets = len(kit.PLACES)
    assert len({h.outlet for h in found[:outlets]}) == outlets
    assert set(Counter(h.outlet for h in found[: 3 * outlets]).values()) == {3}
    assert len({h.sha256 for h in found[: 3 * outlets]}) == 3 * outlets, "no article twice before all had their turn"


def test_a_smaller_draw_begins_the_larger_one(hits: list[Case], pack: RulePack) -> None:
    assert drawn(hits, pack, each=5).hits == drawn(hits, pack).hits[:5]


def test_another_article_leaves_the_others_in_their_order(auditor: Auditor, hits: list[Case], pack: RulePack) -> None:
    more = {"id": "new", "outlet": "The Elmsted Echo", "text": kit.BODY.format(place="Elmsted", thing="bridge")}
    before = [h.id for h in drawn(hits, pack).hits if h.outlet != more["outlet"]]
    after = [h.id for h in drawn([*hits, *kit.hits(auditor, [more])], pack).hits if h.outlet != more["outlet"]]
    assert before == after


def test_a_rule_that_asks_is_judged_by_what_it_asks(hits: list[Case], pack: RulePack) -> None:
    severities = {one.rule: {h.severity.loud for h in one.hits} for one in judge.draw(hits, (), pack)}
    assert all(len(sorts) == 1 for sorts in severities.values())
    loud = [next(iter(sorts)) for sorts in severities.values()]
    assert loud == sorted(loud, reverse=True), "the loudest first"


def test_what_is_judged_is_not_drawn_again(hits: list[Case], pack: RulePack) -> None:
    first = drawn(hits, pack, each=4)
    past = kit.verdicts(first.hits, pack)
    again = judge.unread(judge.draw(hits, past, pack, only=[RULE], each=6), past)
    (one,) = again
    assert (one.number, len(one.hits)) == (1, 2)
    assert not {h.id for h in one.hits} & {v.id for v in past}


def test_after_a_change_other_articles_are_drawn(hits: list[Case], pack: RulePack) -> None:
    past = kit.verdicts(drawn(hits, pack, each=4).hits, pack)
    changed = replace(pack, rules=tuple(replace(r, definition="another") for r in pack.rules))
    for one in (drawn(hits, changed, past), drawn(hits, pack, past, anew=True)):
        assert one.number == 2
        assert not {h.sha256 for h in one.hits} & {v.sha256 for v in past}


def test_a_second_draw_goes_on_as_one(hits: list[Case], pack: RulePack) -> None:
    old = kit.verdicts(drawn(hits, pack, each=4).hits, pack)
    fresh = drawn(hits, pack, old, anew=True)
    past = [*old, *kit.verdicts(fresh.hits[:2], pack, draw=2)]
    assert drawn(hits, pack, past).hits == fresh.hits


def test_a_second_reader_gets_a_third_of_what_was_judged(hits: list[Case], pack: RulePack) -> None:
    both = judge.draw(hits, (), pack, only=[RULE], each=9)
    past = kit.verdicts(both[0].hits, pack)
    (again,) = judge.to_read_again(both, past, "bo")
    assert len(again.hits) == 3
    assert not judge.to_read_again(both, past, "ada"), "nobody reads their own again"
    assert not judge.to_read_again(both, [*past, *kit.verdicts(again.hits, pack, reader="bo")], "bo")


def test_waived_credited_and_covered_findings_are_no_hits(auditor: Auditor) -> None:
    (report,) = auditor.audit_many(kit.items()[:1])
    assert isinstance(report, Report)
    finding = next(f for f in report.findings if f.rule == RULE)
    waiver = WaiverRow("a satire", "the desk", "2030-01-01")

    def found(**changes: object) -> int:
        return len(list(judge.hits_of(replace(report, findings=(replace(finding, **changes),)))))

    assert found() == 1
    assert found(suppressed_by="0" * 16) == found(waived=waiver) == found(severity="credit") == 0


def test_the_reader_sees_whole_paragraphs(hits: list[Case]) -> None:
    hit = next(h for h in hits if h.rule == RULE)
    seen = judge.shown(hit)
    text = f"{seen['before']}{seen['words']}{seen['behind']}"
    assert text in (hit.report.article.text or "")
    assert text.startswith(hit.report.article.title) and text.endswith("said.")
