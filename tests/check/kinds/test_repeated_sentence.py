"""Sentences that say again what stands above."""

from __future__ import annotations

from audit.check.kinds.repeated_sentence import RepeatedSentenceCheck
from tests.check.factories import article_of, found


def test_repetition_of_a_sentence_but_not_of_its_neighbour() -> None:
    one, two = (
        "The council will sell the old mill to a brewery.",
        "In spring the council sells the old mill to the brewery.",
    )
    check = RepeatedSentenceCheck(run=4, share=0.5)
    assert found(check, article_of(f"{one} Rain fell. {two}")) == [two]
    assert found(check, article_of(f"{one} {two}")) == []


def test_of_two_paragraphs_in_a_row_only_the_same_words_count() -> None:
    one, two = (
        "The council will sell the old mill to a brewery.",
        "In spring the council sells the old mill to the brewery.",
    )
    check = RepeatedSentenceCheck(run=4, share=0.5)
    assert found(check, article_of(f"Rain fell on the mill.\n\n{one}\n\n{one}")) == [one]
    assert found(check, article_of(f"Rain fell on the mill.\n\n{one}\n\n{two}")) == []
    assert found(check, article_of(f"{one} {one}")) == []
