"""A heading that states what the text only guesses."""

from __future__ import annotations

from audit.check.kinds.overstated_heading import OverstatedHeadingCheck
from audit.model.article import Article
from audit.model.marks import Hedge
from tests.check.factories import BODY, HEAD, article_of, at, found, hits

CHECK = OverstatedHeadingCheck(shared=2, hedges=("modal",))


def guessed(title: str, rest: str = "It rained for a week.") -> Article:
    text = f"{title}\n\nThe owners may sell the mill this year. {rest}"
    return article_of(text, Hedge(at(text, "may"), "modal", False, "may"), kinds=[HEAD, BODY])


def test_a_statement_above_a_guess() -> None:
    assert found(CHECK, guessed("Owners sell mill")) == ["Owners sell mill"]
    assert hits(CHECK, guessed("Owners sell mill")) == [{"count": 1, "total": 2}]
    assert found(CHECK, guessed("Live: Owners sell mill | News")) == ["Owners sell mill"]


def test_a_question_other_matter_and_a_plain_sentence_below_are_none() -> None:
    assert found(CHECK, guessed("Owners sell mill?")) == []
    assert found(CHECK, guessed("Ferry sinks off pier")) == []
    assert found(CHECK, guessed("Owners sell mill", "The owners sold the mill.")) == []
    assert found(OverstatedHeadingCheck(hedges=("gap",)), guessed("Owners sell mill")) == []


def test_only_a_hedge_before_a_word_of_the_heading_makes_a_guess_of_it() -> None:
    text = "Owners sell mill\n\nThe owners of the mill sell it to a bank that may one day build a ferry on the river."
    assert found(CHECK, article_of(text, Hedge(at(text, "may"), "modal", False, "may"), kinds=[HEAD, BODY])) == []
    text = "Owners sold mill\n\nThe owners might sell the mill. It rained for a week."
    assert found(CHECK, article_of(text, Hedge(at(text, "might"), "modal", False, "might"), kinds=[HEAD, BODY])) == [
        "Owners sold mill"
    ]
