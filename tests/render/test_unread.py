"""A text in a language that is not judged: no findings and no praise, the same sentence in every format for people."""

from __future__ import annotations

import json

import pytest

from audit.model.report import Report
from audit.pipeline import audit_text
from audit.render import render

TEXT = (
    "Fähre zur Insel fährt wieder\n\nDie Fähre zur Insel ist am Montag wieder gefahren, nachdem der Steg abgebrannt "
    "war. 40 Menschen starben bei dem Brand, sagte Otto Braun, der Hafenmeister. „Wir sind froh“, sagte er.\n"
)
SAID = "Not judged: not English"
PRAISE = ("No sentence here needs", "Nothing here that", "No questions", "No findings")


@pytest.fixture(scope="module")
def report() -> Report:
    return audit_text(TEXT)


def test_nothing_is_found_or_scored(report: Report) -> None:
    assert report.headline == f"{SAID}."
    assert report.findings == report.attributions == ()
    assert report.limits == ("nothing was judged: the text does not read as English",)
    assert {d.score for d in report.dimensions} == {None}
    assert {s.status for s in report.sentences} == {None}


@pytest.mark.parametrize("name", ["terminal", "markdown", "notes", "html"])
def test_people_read_that_it_was_not_judged(report: Report, name: str) -> None:
    text = render(name, [report]).replace("\\", "")
    assert SAID in text
    assert not [words for words in PRAISE if words in text]


@pytest.mark.parametrize("name", ["csv", "findings", "sarif", "webannotation"])
def test_programs_read_no_finding(report: Report, name: str) -> None:
    out = render(name, [report])
    if name == "sarif":
        assert json.loads(out)["runs"][0]["results"] == []
    else:
        assert "unattributed-checkable-claim" not in out
