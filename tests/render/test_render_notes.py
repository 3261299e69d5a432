"""notes: what a person pastes into a mail to the writer."""

from __future__ import annotations

import re

from render import samples

from audit.model.report import Report
from audit.render import render


def test_notes_are_numbered_questions_without_scores(good: Report) -> None:
    out = render("notes", [good])
    asked = [line for line in out.split("\n") if re.match(r"\d+\.", line)]
    assert len(asked) == 6
    assert "2.   Line 5, paragraph 1, sentence 2: “Critics say”".replace("“", '"').replace("”", '"') in out
    assert "(asked because: only a crowd answers)" in out
    assert "Feared by whom?" in out and "Please check by hand:" in out
    assert "names: Lena Ostby (line 5)" in out
    assert not re.search(r"of 100|error|warning|38\.9", out)


def test_notes_of_nothing(nasty: Report) -> None:
    assert "No questions." in render("notes", [samples.bare()])
    assert "\x1b" not in render("notes", [nasty])
    assert all(len(line) <= 80 for line in render("notes", [samples.good()]).split("\n"))
