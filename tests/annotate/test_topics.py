"""How much a block shares with the rest."""

from __future__ import annotations

import pytest
from annotate.reading import HEAD, MORE, PROSE, read
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.annotate.topics import TopicWords
from audit.lang import DEFAULT
from audit.model.marks import Topic

stem = DEFAULT.sets(TopicWords).stem


def topics(*blocks: str) -> list[Topic]:
    return list(read("\n\n".join((HEAD, PROSE, *blocks, MORE)) + "\n").all(Topic))


def test_a_block_of_the_story_shares_words_and_names() -> None:
    story, other = topics(
        "The ferry took Alder Island's doctor across on Monday.", "Seven Lemon Cakes For A Long Winter"
    )[2:4]
    assert story.similarity > 0.1
    assert story.shared_names > 0
    assert other.similarity == 0.0
    assert other.shared_names == 0


def test_a_block_does_not_share_with_itself() -> None:
    alone = topics("Borussia danced in Leipzig until dawn came over rooftops.")[2]
    assert alone.similarity == 0.0


def test_a_word_that_the_story_writes_small_is_no_name() -> None:
    pointer = topics("READ ALSO: Seven Stone Walls This Winter")[2]  # "stone" stands in the story
    assert pointer.shared_names == 0
    assert pointer.similarity > 0.0


@pytest.mark.parametrize(
    ("a", "b"), [("ferries", "ferry"), ("sailed", "sail"), ("boats", "boat"), ("island's", "island")]
)
def test_forms_of_a_word_have_one_stem(a: str, b: str) -> None:
    assert stem(a) == stem(b)


def test_small_words_have_none() -> None:
    assert {stem(w) for w in ("the", "of", "monday", "12", "a")} == {""}


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(alphabet="abc AB.\n", max_size=60), min_size=1, max_size=6))
def test_figures_are_in_range(blocks: list[str]) -> None:
    for topic in topics(*blocks):
        assert 0.0 <= topic.similarity <= 1.0
        assert topic.shared_names >= 0
