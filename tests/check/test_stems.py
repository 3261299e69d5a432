"""Words brought to one stem."""

from __future__ import annotations

import pytest

from audit.check.stems import stem, stems
from audit.model.text import Span


@pytest.mark.parametrize(
    ("one", "two"), [("talks", "talk"), ("five", "5"), ("cooperation", "cooperate"), ("cities", "city")]
)
def test_forms_of_a_word_have_one_stem(one: str, two: str) -> None:
    assert stem(one) == stem(two)


def test_function_words_are_no_content() -> None:
    assert stems("the 5-hour talks of the two men", Span(0, 31)) == {"5", stem("hour"), stem("talk"), stem("men")}


def test_stems_of_a_span_stay_inside_it() -> None:
    assert stems("mill wheel bridge", Span(5, 10)) == {stem("wheel")}
