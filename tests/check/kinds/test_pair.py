"""Two words in order, few words apart: "concerns ... grew", "likely ... potential"."""

from __future__ import annotations

from audit.check.kinds.pair import PairCheck
from audit.model.rule import Pattern
from tests.check.factories import article_of, found, hits


def test_pair_wants_both_words_in_order_and_near() -> None:
    check = PairCheck(first=(Pattern("may"),), then=(Pattern("possibly"),), gap=2)
    for text, n in (
        ("It may quite possibly rain.", 1),
        ("It may, as some old men say here, possibly rain.", 0),
        ("Possibly it may rain.", 0),
        ("It may. Possibly rain.", 0),
    ):
        assert len(found(check, article_of(text, patterns=check.patterns()))) == n, text


def test_a_pair_tells_both_words_and_is_none_of_one_word_twice() -> None:
    check = PairCheck(first=(Pattern("may|possibly"),), then=(Pattern("possibly"),), gap=2)
    assert hits(check, article_of("It May possibly rain.", patterns=check.patterns())) == [
        {"first": "may", "second": "possibly"}
    ]
    assert found(check, article_of("It is possibly, possibly wet.", patterns=check.patterns())) == []
