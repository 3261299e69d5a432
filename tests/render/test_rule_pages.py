"""The page of a rule within the card: its examples where it ships, and what it takes."""

from __future__ import annotations

import json
import re
from dataclasses import replace

from markupsafe import escape

from audit.assets import templates_dir
from audit.model.report import Report, RuleRow
from audit.render import examples, render, view, words


def shipped(report: Report, **change: str) -> Report:
    """The report with its most frequent rule as one that ships."""
    row = examples_row()
    was = report.findings[0].rule
    rules = tuple(replace(row, **change) if r.id == was else r for r in report.rules)
    return replace(
        report, rules=rules, findings=tuple(replace(f, rule=row.id) if f.rule == was else f for f in report.findings)
    )


def examples_row() -> RuleRow:
    """A rule that ships, as a report lists it."""
    id, row = next(iter(json.loads((templates_dir() / examples.FILE).read_text("utf-8")).items()))
    return RuleRow(id, "family", None, "warning", "stable", row["summary"], "Its reason.")


def test_the_page_of_a_rule_that_ships_has_examples_and_an_address(good: Report) -> None:
    row = examples_row()
    out = render("html", [shipped(good)])
    held = examples.of(row)
    assert held is not None
    for head, rows in (("bad", held.bad), ("good", held.good)):
        (listed,) = re.findall(rf'<ul class="examples {head}">(.*?)</ul>', out, re.DOTALL)
        said = [re.sub("</?mark>", "", li) for li in re.findall("<li>(.*?)</li>", listed, re.DOTALL)]
        assert said == [str(escape("".join(pieces))) for pieces in rows]
        assert ("<mark>" in listed) is (head == "bad")
    assert f'href="{words.rule_page(row.id)}"' in out


def test_a_rule_of_another_version_is_shown_without_examples(good: Report) -> None:
    out = render("html", [shipped(good, summary="It finds something else.")])
    assert "It finds something else." in out and 'class="examples' not in out and words.HOME not in out


def test_rules_come_by_what_they_take(good: Report) -> None:
    costs = {o.rule: o.cost for d in good.dimensions for o in d.outcomes if o.cost is not None}
    found = re.findall(r'<div class="rulepage" id="r-([^"]+)"', render("html", [good]))
    taken = [costs.get(rule, 0.0) for rule in found]
    assert taken == sorted(taken, reverse=True) and taken[0] > 0 and len(found) > 2
    assert f"takes {view.points(taken[0])} points" in render("html", [good])
