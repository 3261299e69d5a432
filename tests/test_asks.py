"""What an editor would ask first."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from support import seeds

from audit import asks, audit_text, load
from audit.lang import DEFAULT
from audit.lang.asking import ask_points
from audit.model.marks import AskReason
from audit.model.report import Report
from audit.model.rule import Severity
from audit.pipeline import Auditor

STORY = """Harbour plan divides Alder

The council of Alder voted on Monday to widen the harbour, council clerk Ona Merek said.

“We will look at every boat,” Merek said. The new pier will be built of oak, Merek said. It opens in May, Merek said.

Insiders say that officials took bribes from the harbour company. It is widely feared that fares could double. \
The company has lost 40 million crowns. Several shopkeepers want to leave, many people say.
"""


def _rules(report: Report) -> list[str]:
    at = {f.fingerprint: f.rule for f in report.findings}
    return [at[a.fingerprint] for a in report.asks]


def test_asks_are_findings_each_with_its_reasons() -> None:
    report = audit_text(STORY)
    assert 1 <= len(report.asks) <= asks.MOST
    assert all(a.reasons for a in report.asks)
    assert len({a.fingerprint for a in report.asks}) == len(report.asks)
    said = {f.fingerprint: f.excerpt or "" for f in report.findings}
    assert "Insiders" in said[report.asks[0].fingerprint], "a charge by a crowd comes first"
    assert "accusation" in report.asks[0].reasons


def test_an_article_with_nothing_worth_asking_has_no_question() -> None:
    quiet = "Pier opens\n\nThe pier opened on Monday, harbour master Ona Merek said. It is made of oak, Merek said.\n"
    assert audit_text(quiet).asks == ()


def test_no_more_than_two_of_one_rule_while_another_asks(auditor: Auditor) -> None:
    for seed in seeds():
        report = auditor.audit(auditor.source(seed / "article.txt")) if (seed / "article.txt").exists() else None
        if report and len(set(_rules(report))) > 2:
            assert max(Counter(_rules(report)).values()) <= asks.SAME


def test_an_error_is_always_asked_and_first(auditor: Auditor) -> None:
    text = "Pier opens\n\nThe pier opened on Monday. A source said the pier is old.\n"
    report = auditor.audit(load.from_text(text, "a.txt"))
    at = {f.fingerprint: f for f in report.findings}
    errors = [f for f in report.findings if f.severity == Severity.ERROR and not f.lead]
    assert errors and at[report.asks[0].fingerprint].severity == Severity.ERROR


def test_severities_do_not_depend_on_the_order_of_the_questions() -> None:
    report = audit_text(STORY)
    assert [f.severity for f in report.findings] == [f.severity for f in replace(report, asks=()).findings]


def test_every_reason_is_in_the_table_and_the_table_has_no_other() -> None:
    table = ask_points(DEFAULT)
    found = {f"{d}-finding" for d in (*asks.DIMENSIONS, "nothing-scored")}
    found |= {f"{c}-confidence" for c in ("high", "medium", "low")} | {"error", "warning", "info", "open", "elsewhere"}
    found |= {"slanted-story", "plain-story", "answered-story"}
    assert set(table.points) == {r.value for r in AskReason} | found
    assert set(table.words) <= set(table.points)
