"""Headings that shout or that ask what yes or no would answer."""

from __future__ import annotations

from audit.check.kinds.loud_heading import LoudHeadingCheck
from audit.model.marks import Quote, QuoteKind
from tests.check.factories import BODY, HEAD, article_of, at, found


def test_heading_that_shouts_but_no_acronym_of_the_body() -> None:
    check = LoudHeadingCheck()
    text = "NATO is FURIOUS over wall!\n\nThe wall of NATO fell. They were furious."
    assert found(check, article_of(text, kinds=[HEAD, BODY])) == ["!", "FURIOUS"]


def test_a_yes_or_no_question_and_a_repeated_mark_are_loud() -> None:
    check = LoudHeadingCheck()
    for title, loud in (
        ("Is the bridge safe?", ["Is the bridge safe?"]),
        ("Why is the bridge shut?", []),
        ("Bridge shut??", ["??"]),
        ("BRIDGE SHUT AGAIN", []),  # a house style
        ("Yahoo! sells bridge", []),
    ):
        article = article_of(f"{title}\n\nThe bridge of Yahoo! sank.", kinds=[HEAD, BODY])
        assert found(check, article) == loud, title


def test_the_words_of_a_speaker_may_be_loud() -> None:
    text = "“Shut it!” says mayor\n\nIt is shut."
    quote = Quote(at(text, "“Shut it!”"), at(text, "Shut it!"), QuoteKind.DIRECT, 2)
    assert found(LoudHeadingCheck(), article_of(text, quote, kinds=[HEAD, BODY])) == []
