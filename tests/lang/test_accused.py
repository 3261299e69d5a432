"""Who is accused, and who has responded: the one answer that the card's list and the finding share."""

from __future__ import annotations

import pytest

from audit import audit_text
from audit.lang.accused import accused, responded
from audit.model.marks import Term
from tests.check.factories import article_of, at


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They accused Ana Lund of theft.", "Ana Lund"),
        ("They accused the former mayor Ana Lund of theft.", "Ana Lund"),
        ("They accused Gov. A.B. Lund of theft.", "Gov. A.B. Lund"),
        ("They accused Lund’s lawyer of theft.", "Lund"),
        ("They accused the Bank of Alder of theft.", "Bank of Alder"),
        ("They accused Ana Lund.\n\nYesterday it rained.", "Ana Lund"),  # a name ends where its sentence does
        ("They accused the President of theft.", ""),
        ("They accused nobody.", ""),
    ],
)
def test_whom_a_verb_accuses(text: str, name: str) -> None:
    article = article_of(text)
    found = accused(article, at(text, "accused"))
    assert (article.slice(found) if found else "") == name


def test_who_is_named_beside_a_response_has_responded() -> None:
    text = "Lund came. Poe’s lawyer rose. He denied it. Rain fell on Berg."
    words = responded(article_of(text), [Term(at(text, "denied"), "markers")])
    assert {"Poe", "lawyer", "He"} <= words and not words & {"Lund", "Berg"}


@pytest.mark.parametrize("answer", ["", "Lund denied it."])
def test_the_cards_list_and_the_finding_say_the_same(answer: str) -> None:
    report = audit_text(f"Rain fell on Monday. Poe accused Ana Lund of theft. {answer}")
    listed = [report.article.text[c.span.start : c.span.end] for c in report.checks if c.kind == "accusation"]  # type: ignore[index]
    found = [f.excerpt for f in report.findings if f.rule == "accusation-without-response"]
    assert listed == found == ([] if answer else ["accused Ana Lund"])
