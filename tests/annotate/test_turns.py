"""Interviews and transcripts: the label of a turn answers for all of it, and who asks says nothing of their own."""

from __future__ import annotations

import pytest

from audit import load
from audit.model.report import Report
from audit.pipeline import Auditor, audit_text

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


def told(text: str) -> dict[str, list[str]]:
    """Speaker -> the opening words of what they say in turns and answers."""
    report = audit_text(text)
    body = report.article.text or ""
    out: dict[str, list[str]] = {}
    for a in report.attributions:
        if a.construction in ("speaker-colon", "answer"):
            name = report.speakers[a.speaker].name if a.speaker is not None else "-"
            out.setdefault(name, []).extend(body[c.start : c.end].split(",")[0].split(".")[0] for c in a.content)
    return out


QA = """{title}

{intro}

Q: How many ships came last year?

A: There were 1,940. We counted them.

That was a record.

Q: Is the harbour full?

A: No, we can take more.
"""
ANSWERS = ["There were 1", "That was a record", "No"]


@pytest.mark.parametrize(
    ("title", "intro"),
    [
        ("Five questions", "The Gazette spoke to Inga Storm, the harbour master, on Monday."),
        ("Five questions", "Ann Poe sat down with Inga Storm."),
        ("Five questions", "In this interview Inga Storm talks of ships."),
        ("Inga Storm on ships", "Jan Lund and Ann Poe wrote a book about her harbour."),
        ("Five questions", "Inga Storm has run the harbour since 2010."),
    ],
)
def test_answers_are_those_of_who_is_introduced(title: str, intro: str) -> None:
    assert told(QA.format(title=title, intro=intro)) == {"Inga Storm": ANSWERS}


@pytest.mark.parametrize("intro", ["We asked for more.", "Inga Storm and Jan Lund run the harbour."])
def test_answers_of_nobody_who_is_named_have_no_speaker(intro: str) -> None:
    text = QA.format(title="Five questions", intro=intro)
    assert told(text) == {"-": ANSWERS}
    assert all(s.name != "A" for s in audit_text(text).speakers)


def test_a_label_with_an_office_is_a_name() -> None:
    text = """Briefing on the harbour

The briefing took place on Monday.

Ann Poe, moderator: Who will speak first?

Inga Storm, harbour master: The harbour had many ships.

Jan Lund, fisherman: The quay is too small. We lost two boats.

Ann Poe, moderator: What will the council do?

Inga Storm, harbour master: We will build.
"""
    said = {"Inga Storm": ["The harbour had many ships", "We will build"], "Jan Lund": ["The quay is too small"]}
    assert told(text) == said


def test_a_hearing_in_which_nobody_asks() -> None:
    text = """Hearing on the harbour

MS. STORM: The harbour had many ships. That is a record.

MR. LUND: The quay is too small.

THE CHAIRMAN: We will now adjourn.

MS. STORM: Thank you. The quay opens in June.
"""
    assert {name.title() for name in told(text)} == {"Storm", "Lund", "Chairman"}


@pytest.mark.parametrize(
    "text",
    [
        "Phone\n\nPrice: It costs 400 crowns.\n\nScreen: It has six inches.\n\nPrice: It is dear.\n",
        "Pie\n\nStep One: Melt it now.\n\nStep Two: Stir it well.\n\nStep One: Melt it twice.\n",
    ],
)
def test_labels_of_things_make_no_hearing(text: str) -> None:
    assert told(text) == {}


def markdown(text: str) -> Report:
    return Auditor().audit(load.from_text(text, "a.md", format="markdown"))


ALONE = """# {title}

{intro}

**How many ships came last year?**

{answer} came, more than in 2022.

**Is the harbour full?**

No. We can take more.

**What do you plan next?**

The new quay opens in June.
"""


def test_questions_that_stand_alone_are_put_to_who_is_named() -> None:
    text = ALONE.format(title="Inga Storm on ships", intro="She has run the harbour for long.", answer="I think 1,940")
    report = markdown(text)
    answers = [a for a in report.attributions if a.construction == "answer"]
    assert {report.speakers[a.speaker].name for a in answers if a.speaker is not None} == {"Inga Storm"}
    text = report.article.text or ""
    told = [s.status for s in report.sentences if s.block == "body" and text[s.end - 1] != "?"]
    assert told == ["none", *["identified"] * 4]


@pytest.mark.parametrize(
    ("title", "intro", "answer"),
    [
        ("What we know about Inga Storm", "She lost her post.", "1,940 ships"),  # an explainer
        ("Ships", "The harbour is old.", "I think 1,940"),  # nobody is named
    ],
)
def test_questions_of_an_explainer_are_put_to_nobody(title: str, intro: str, answer: str) -> None:
    report = markdown(ALONE.format(title=title, intro=intro, answer=answer))
    assert [a for a in report.attributions if a.construction == "answer"] == []
