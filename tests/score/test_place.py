"""The place of a quantity among usual articles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from score.made_articles import finding, made, only, outcome, pack

from audit.model.reference import LEAST, STEPS, Reference, ReferenceTable, quantiles
from audit.model.rule import Weight

GUESSES = pack("share", {}, {"guess": Weight(1, "r")})


def reference(values, *, name="shipped", shortest=0, longest=None, genre="news", dimension="d"):
    found = quantiles(values)
    table = ReferenceTable(genre, "p", shortest, longest, found.n, 3, 2015, 2020, {dimension: found})
    return Reference(name, "made", "1", (table,))


def card(found, values, **more):
    outcomes = [outcome("guess", *(finding("guess", n) for n in range(found)))]
    return only(made(["none"] * 10), GUESSES, *outcomes, reference=reference(values, **more))


def test_a_value_in_the_middle_is_fifty_and_the_fewer_guesses_the_higher():
    rates = list(range(11))  # guesses in 10 claims, of eleven articles
    assert card(5, rates).score == 50.0
    scores = [card(n, rates).score for n in range(11)]
    assert scores == sorted(scores, reverse=True) and scores[0] < 100 and scores[-1] > 0
    assert card(5, rates).scale == "place"


def test_articles_that_fare_alike_are_split_and_none_of_them_is_the_best():
    row = card(0, [0] * 60 + [3] * 40)
    assert row.reference.place == pytest.approx(70, abs=1)
    assert row.compared == "as usual" and not row.reference.alike


def test_where_nearly_all_are_alike_it_is_as_usual():
    row = card(0, [0] * 90 + [3] * 10)
    assert row.compared == "as usual" and row.reference.alike
    assert row.score < 60


def test_a_short_text_without_a_fault_says_less_than_a_long_one():
    values = [0] * 40 + [2] * 60
    short = only(made(["none"] * 6), GUESSES, outcome("guess"), reference=reference(values))
    long = only(made(["none"] * 40), GUESSES, outcome("guess"), reference=reference(values))
    assert 50 < short.score < long.score < 81
    assert short.reference.place == long.reference.place


def test_a_share_of_claims_reads_as_what_it_is_and_its_place_stands_beside_it():
    rules = pack("coverage", {"weak": 0.5})
    row = only(made(["identified"] * 3 + ["none"] * 7), rules, outcome("x"), reference=reference([40, 50, 60, 70]))
    assert (row.score, row.scale, row.reference.place) == (30.0, "own", 0.0)
    assert row.compared == "in the lowest fifth"


@pytest.mark.parametrize(
    ("guesses", "words"),
    [(0, "in the highest fifth"), (2, "in the highest fifth"), (3, "above the usual"), (5, "as usual"),
     (7, "below the usual"), (9, "in the lowest fifth")],
)  # fmt: skip
def test_where_it_lies_in_words(guesses, words):
    assert card(guesses, list(range(11))).compared == words


def test_without_a_reference_for_the_genre_the_number_is_on_its_own_scale():
    row = card(2, [0] * 50, genre="court")
    assert (row.score, row.scale, row.reference, row.compared) == (71.4, "own", None, "no reference yet")


def test_another_pack_counts_otherwise_and_has_no_reference():
    assert reference([1, 2, 3]).table("news", "other", "d", 400) is None


def test_the_class_of_length_comes_before_the_whole_genre():
    some = quantiles([1.0, 2.0])
    tables = [
        ReferenceTable("news", "p", a, b, 50, 3, None, None, {"d": some}) for a, b in ((0, None), (0, 299), (300, 599))
    ]
    all_ = Reference("shipped", "made", "1", tuple(tables))
    assert [all_.table("news", "p", "d", n) for n in (299, 300, 600, None)] == [*tables[1:], tables[0], tables[0]]


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({}, "11 articles (news)"),
        ({"longest": 299}, "11 articles (news of up to 299 words)"),
        ({"shortest": 100, "longest": 599}, "11 articles (news of 100 to 599 words)"),
        ({"shortest": 100}, "11 articles (news of 100 words and more)"),
        ({"name": "ours"}, "your last 11 articles (news)"),
    ],
)
def test_with_what_it_is_compared(more, words):
    assert card(5, list(range(11)), **more).reference.words == words


@given(st.lists(st.floats(0, 50), min_size=1, max_size=200), st.floats(-1, 60), st.floats(-1, 60))
def test_the_place_grows_with_the_value(values, one, two):
    made_ = quantiles(values)
    low, high = sorted((one, two))
    assert made_.place(low).middle <= made_.place(high).middle
    assert 0 <= made_.place(low).low <= made_.place(low).high <= 100


@given(st.lists(st.integers(0, 5), min_size=LEAST, max_size=300))
def test_the_places_of_all_articles_are_fifty_on_average(values):
    made_ = quantiles([float(v) for v in values])
    assert len(made_.at) == STEPS + 1
    assert sum(made_.place(v).middle for v in values) / len(values) == pytest.approx(50, abs=3)
