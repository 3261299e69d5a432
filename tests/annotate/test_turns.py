"""Interviews and transcripts: the label of a turn answers for all of it, and who asks says nothing of their own."""

from __future__ import annotations

import pytest

from audit.pipeline import audit_text

TALK = """Bells and pigeons

Ida Storrow looks after the bells of the town, and this talk has been shortened.

{ask}: How many of the bells still ring?

{tell}: A third have stopped. The council put in a motor and forgot them.

{ask}: What breaks first?

{tell}: The bell is never at fault. It is pigeons and damp.
"""


@pytest.mark.parametrize(
    ("ask", "tell"),
    [("Q", "A"), ("Island Daily", "Ida Storrow"), ("QUESTION", "DR IDA STORROW"), ("Interviewer", "Storrow")],
)
def test_a_label_answers_for_its_turn(ask: str, tell: str) -> None:
    report = audit_text(TALK.format(ask=ask, tell=tell))
    turns = [a for a in report.attributions if a.construction == "speaker-colon"]
    text = report.article.text or ""
    assert [text[a.source.start : a.source.end] for a in turns if a.source] == [tell, tell]
    told = [s.status for s in report.sentences if s.block == "body"][2:4]
    assert told == ["identified", "identified"]
    assert "unattributed-checkable-claim" not in {
        f.rule for f in report.findings if f.spans[0].start > text.index("How")
    }


@pytest.mark.parametrize(
    "text",
    [
        "Pie\n\nPrice: The dish costs ten pounds in town.\n\nTime: It takes an hour at home.\n\nPrice: It is dear.\n",
        "Ferry\n\nNote: Is the ferry late?\n\nUpdate: The ferry sailed at noon on Monday, after two hours.\n",
    ],
)
def test_labels_that_nobody_answers_to_are_no_speakers(text: str) -> None:
    assert [a for a in audit_text(text).attributions if a.construction == "speaker-colon"] == []
