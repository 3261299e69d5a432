"""Headings within the story, and rows of data that look like them."""

from __future__ import annotations

import pytest
from annotate.reading import MORE, PROSE, kind_of, kinds, page

from audit.model.article import Kind

S, BODY = Kind.SUBHEADING, Kind.BODY
DAY = "A lamp was stolen from the pier, the harbour office wrote in its log."


@pytest.mark.parametrize(
    "line", ["Passengers:", "Crossings by month:", "FACEBOOK.", "“Ghost ships” in the bay", "Alder Bay at night"]
)
def test_a_label_or_a_short_line_above_prose(line: str) -> None:
    assert kind_of(line) is S


@pytest.mark.parametrize(
    "line",
    [
        "He said:",
        "The harbour master wrote in a letter to the island paper:",
        "The victims are:",
        "As one study put it:",
        "“The pier is old.” Ann Poe, no year",
        "It was over.",
    ],
)
def test_a_line_that_leads_on_is_no_heading(line: str) -> None:
    assert kind_of(line) is not S


def test_questions_above_their_answers() -> None:
    article = page("Why was the pier closed?", MORE, "What does the ferry cost?", PROSE)
    assert kinds(article)[2:6] == [S, BODY, S, BODY]
    numbered = page("1. Why was the pier closed?", MORE, "2. What does the ferry cost?", PROSE)
    assert kinds(numbered)[2:6] == [S, BODY, S, BODY]


def test_one_question_of_the_writer_s_is_none() -> None:
    assert kind_of("So what does all of this cost, and who will pay for it?") is BODY


def test_numbered_names_above_their_texts() -> None:
    article = page("1. Mill Walk, 2 miles", MORE, "2. Otter Path, 5 miles", PROSE, "3. The Long Edge, 9 miles", MORE)
    assert kinds(article)[2:8] == [S, BODY, S, BODY, S, BODY]


def test_steps_of_a_list_are_none() -> None:
    article = page("1. Melt the butter", "2. Whisk the eggs", "3. Fold in the flour")
    assert set(kinds(article)[2:5]) == {BODY}


def test_the_days_of_a_log() -> None:
    article = page("Monday, March 4", DAY, "Tuesday, March 5", DAY + " It was found.")
    assert kinds(article)[2:6] == [S, BODY, S, BODY]
    assert kinds(page("Monday, March 4"))[2] is Kind.BYLINE


@pytest.mark.parametrize(
    "rows",
    [
        ("Rovers: Hale 23, 58", "Town: Brook 40"),
        ("Ann Poe (Labour) 957", "Tom Roe (Green) 233"),
        ("Men: 50% of passengers", "Women: 49% of passengers"),
        ("Price: £189 · Tank: 2 litres · Weight: 11kg",),
        ("Att: 6,412",),
        ("Spoilt papers 14", "Turnout 41%"),
    ],
)
def test_rows_of_data_are_no_headings(rows: tuple[str, ...]) -> None:
    assert set(kinds(page(*rows))[2 : 2 + len(rows)]) == {BODY}


@pytest.mark.parametrize("line", ["Day 3", "The storm of 1987", "5 things to know about the pier", "Part 2: The bell"])
def test_a_number_alone_makes_no_row_of_data(line: str) -> None:
    assert kind_of(line) is S


def test_stars_are_a_rating_and_asterisks_a_rule() -> None:
    assert kind_of("★★★★☆") is S
    assert kind_of("* * *") is Kind.BOILERPLATE
