"""Transparency asks what the file can show, and the same copy gets the same answer in any of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.model.dimension import DimensionRow
from audit.model.report import Report
from audit.pipeline import Auditor

BODY = (
    "The council will close the bridge this year, said Ida Holm, the city engineer.",
    "Repairs will cost $4 million, according to the harbour authority. The mayor was not there.",
)
HEAD = {"author": "Tam Weil", "date": "2024-05-01"}


def transparency(item: object) -> DimensionRow:
    (report,) = Auditor(profile=False).audit_many([item])  # type: ignore[list-item]
    assert isinstance(report, Report), report
    return next(d for d in report.dimensions if d.id == "transparency")


@pytest.mark.parametrize("left_out", [(), ("author",), ("date",), ("author", "date")])
def test_the_same_facts_get_the_same_answers_in_each_container(tmp_path: Path, left_out: tuple[str, ...]) -> None:
    head = {key: value for key, value in HEAD.items() if key not in left_out}
    page, text = tmp_path / "a.html", tmp_path / "a.md"
    names = {"author": "author", "date": "article:published_time"}
    metas = "".join(f'<meta name="{names[key]}" content="{value}">' for key, value in head.items())
    page.write_text(
        f"<html><head><title>Bridge to close</title>{metas}</head><body><article><h1>Bridge to close</h1>"
        + "".join(f"<p>{p}</p>" for p in BODY)
        + "</article></body></html>"
    )
    matter = "".join(f"{key}: {value}\n" for key, value in head.items())
    text.write_text(f"---\ntitle: Bridge to close\n{matter}---\n\n" + "\n\n".join(BODY) + "\n")
    item = {"title": "Bridge to close", "text": "\n\n".join(BODY), **head}
    rows = [{o.rule: o for o in transparency(i).outcomes} for i in (item, str(page), str(text))]
    shown = [rule for rule in rows[0] if all(row[rule].status == "scored" for row in rows)]
    assert len(shown) >= 3
    for rule in shown:
        assert len({bool(row[rule].findings) for row in rows}) == 1, rule
    assert rows[1].keys() == rows[2].keys()


def test_the_card_names_the_checks_that_were_passed(tmp_path: Path) -> None:
    row = transparency({"title": "Bridge to close", "text": "\n\n".join(BODY), **HEAD})
    assert row.quantity is not None
    assert row.quantity.words == (
        "4 of 4 checks passed: a byline, a date, opinion labelled or none, days that can be told"
    )
    assert row.reason == "all 4 checks passed"
    text = tmp_path / "a.md"
    text.write_text(f"---\ntitle: Bridge to close\ndate: {HEAD['date']}\n---\n\n" + "\n\n".join(BODY) + "\n")
    assert transparency(str(text)).reason == "no byline, no link to elsewhere"
