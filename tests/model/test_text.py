"""Questions about letters and spans that many ask."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.model.text import WORD, Cover, Span, Words, count_words, distance


@pytest.mark.parametrize(
    ("a", "b", "plain", "swaps"),
    [
        ("ab", "ab", 0, 0),
        ("ab", "abc", 1, 1),
        ("abc", "axc", 1, 1),
        ("Maria", "Mraia", 2, 1),
        ("abcd", "dcba", 4, 3),
        ("", "abc", 3, 3),
    ],
)
def test_the_distance_counts_letters_with_and_without_swaps(a: str, b: str, plain: int, swaps: int) -> None:
    assert (distance(a, b), distance(a, b, swaps=True)) == (plain, swaps)
    assert (distance(b, a), distance(b, a, swaps=True)) == (plain, swaps)


def test_a_cover_holds_touches_and_forgets_what_is_empty() -> None:
    cover = Cover([Span(4, 6), Span(0, 2), Span(6, 8), Span(9, 9)])
    assert cover.spans == (Span(0, 2), Span(4, 8))
    assert cover.holds(Span(5, 8)) and not cover.holds(Span(1, 4))
    assert cover.touches(Span(1, 3)) and not cover.touches(Span(2, 4)) and not cover.touches(Span(9, 10))
    assert [cover.at(n) for n in (1, 2, 4, 8)] == [True, False, True, False]


def test_a_cover_tells_its_parts_of_a_span() -> None:
    cover = Cover([Span(2, 4), Span(6, 9)])
    assert cover.parts(Span(3, 7)) == [(3, 4), (6, 7)]
    assert cover.parts(Span(0, 12)) == [(2, 4), (6, 9)]
    assert cover.parts(Span(4, 6)) == cover.parts(Span(9, 12)) == cover.parts(Span(0, 2)) == []
    assert cover.within(Span(3, 7)) == 2


@given(st.text(alphabet="abÜİ1_ .-'‘’,\n", max_size=40), st.integers(0, 40), st.integers(0, 40))
@settings(max_examples=300, deadline=None)
def test_a_part_has_the_words_that_it_has_by_itself(text: str, start: int, size: int) -> None:
    start = min(start, len(text))
    part = text[start : start + size]
    found = Words.of(text).of_part(text, Span(start, start + len(part)))
    assert len(found) == count_words(part)
    assert "".join(found).replace("'", "’") == "".join(WORD.findall(part)).lower().replace("i̇", "İ").replace("'", "’")
