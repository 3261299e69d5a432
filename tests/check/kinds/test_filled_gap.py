"""What is not known, and then guessed."""

from __future__ import annotations

from audit.check.kinds.filled_gap import FilledGapCheck
from audit.model.marks import Hedge
from audit.model.rule import Pattern
from tests.check.factories import article_of, at, found, hits, lexicon, said


def test_drift_from_unknown_to_guess_needs_a_comma_or_a_new_sentence() -> None:
    gaps = lexicon("gaps", "unclear")
    check = FilledGapCheck(gaps=("gaps",), hedges=("adverb",))
    for text, n in (
        ("It is unclear, but they likely met.", 1),
        ("It is unclear. They likely met.", 1),
        ("It is unclear whether, or if, they likely met.", 0),
        ("It is unclear.\n\nThey likely met.", 0),
    ):
        hedge = Hedge(at(text, "likely"), "adverb", False, "likely")
        assert len(found(check, article_of(text, hedge, lexicons=[gaps]))) == n, text


def test_a_source_or_a_question_leaves_no_gap() -> None:
    gaps = lexicon("gaps", "unclear")
    check = FilledGapCheck(gaps=("gaps",), guesses=(Pattern("it is thought"),))
    for text, n in (
        ("It is unclear, but it is thought they met.", 1),
        ("It is unclear how long, but it is thought they met.", 0),
        ("It is unclear, but it is thought they met, he said.", 0),
    ):
        marks = [said(text, "he", "said", text.split(",")[1].strip())] if "said" in text else []
        article = article_of(text, *marks, lexicons=[gaps], patterns=check.patterns())
        assert [h["guess"] for h in hits(check, article)] == ["it is thought"] * n, text
