"""Repetition, accusations, stacked hedges, other stories and shares under the shipped rules, at their bounds."""

from __future__ import annotations

import pytest

from tests.check.shipped import LINE, findings, marked, unjudged

SALE = "The council will sell the copper roof of the old mill to a brewery."  # seven content words
RAIN = "It rained on the bridge. Ana Lund came."


@pytest.mark.parametrize(
    ("again", "told"),
    [
        ("In spring the council sells the copper roof of the old mill to the brewery.", True),
        ("The copper roof of the old mill leaks badly onto the brewery floor.", False),  # five of nine
        ("The copper roof of the old mill leaks badly onto the bank floor.", False),  # four of ten
        ("The council will sell the copper roof.", False),  # four words are too few
        (f"“{SALE}”", False),
    ],
)
def test_a_sentence_says_again_what_another_said(again: str, told: bool) -> None:
    assert marked("self-repetition", LINE, f"{SALE} Rain fell. {again}") == ([again] if told else [])
    assert marked("self-repetition", LINE, f"{SALE} {again}") == [], "neighbours may"


@pytest.mark.parametrize(
    ("name", "times", "stuffed"),
    [
        ("Brook Valley Line", 5, "Brook Valley Line"),
        ("Brook Valley Line", 4, ""),
        ("Brook Valley", 5, ""),  # two words
        ("Line of Brook", 5, "Line of Brook"),
        ("Line of the", 5, ""),
        ("Upper Brook Valley West Line Bus", 5, "Upper Brook Valley West Line"),  # five words at most
    ],
)
def test_a_name_of_three_words_five_times_is_made_for_search_engines(name: str, times: int, stuffed: str) -> None:
    text = f"So it went: the {name} runs. " * times + "It was there when they came and they had it all to them. "
    assert marked("keyword-stuffing", LINE, text) == ([stuffed] if stuffed else [])


@pytest.mark.parametrize(("words", "told"), [(374, True), (375, False)])
def test_once_in_seventy_five_words_is_not_too_often(words: int, told: bool) -> None:
    names = "The Brook Valley Line has stops. " * 5  # thirty words, and two of the headline
    rain = ("it rained on the bridge and in the old town by the sea and then " * 30).split()[: words - 32]
    text = names + " ".join(rain) + "."
    assert bool(marked("keyword-stuffing", LINE, text)) is told


@pytest.mark.parametrize(
    ("last", "empty"),
    [
        ("It stands as a testament to the old bridge.", True),
        ("It stands as a testament to Ana Lund.", True),  # a name that was there
        ("Bridge stands as a testament to rain.", True),  # a capital that opens a sentence
        ("It stands as a testament to Us All.", True),  # words without content
        ("It stands as a testament to Karl Poe.", False),
        ("It stands as a testament to 40 years.", False),
        ("It stands as a testament to the old bridge, Ana Lund said.", False),
        ("“It stands as a testament to the bridge.”", False),
        ("The bridge fell.", False),
    ],
)
def test_a_last_paragraph_that_brings_nothing_new(last: str, empty: bool) -> None:
    assert marked("empty-conclusion", LINE, RAIN, RAIN, last) == ([last] if empty else [])
    assert marked("empty-conclusion", LINE, RAIN, last) == [], "two paragraphs have no conclusion"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They accused Brightwater of theft.", "Brightwater"),
        ("They accused Brightwater of theft. Brightwater denied it.", ""),
        ("They accused Brightwater of theft. Rain fell. Others denied it.", "Brightwater"),
        ("They accused Brightwater of theft. Rain fell. Brightwater came. Others denied it.", ""),
        ("They accused the former mayor Karl Poe of theft.", "Karl Poe"),
        ("They accused the former mayor Karl Poe of theft. Poe denied it.", ""),
        ("They accused the Harbour of Alder of theft.", "the Harbour of Alder"),
        ("They accused Karl Poe’s firm of theft.", "Karl Poe"),
        ("They accused his brother of theft.", ""),
        ("They accused " + "the old " * 3 + "Karl Poe of theft.", ""),
    ],
)
def test_who_is_accused_has_an_answer(text: str, name: str) -> None:
    found = marked("accusation-without-response", LINE, text)
    assert [words.removeprefix("accused ").removeprefix("the former mayor ") for words in found] == [name] * bool(name)


def test_who_is_accused_twice_is_told_once() -> None:
    text = "They accused Karl Poe of theft. They accused Poe of arson."
    assert marked("accusation-without-response", LINE, text) == ["accused Karl Poe"]


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("It may possibly rain.", "may possibly"),
        ("It may, possibly, rain.", "may, possibly"),
        ("It may in the end possibly rain.", "may in the end possibly"),  # three words between
        ("It may now in the end possibly rain.", ""),
        ("It may; possibly it rains.", ""),
        ("It may. Possibly it rains.", ""),
        ("It may: possibly it rains.", ""),
        ("It could possibly and may rain.", "could possibly"),  # the first two make the pair
        ("It may and may rain.", ""),
    ],
)
def test_two_hedges_on_one_thing(text: str, pair: str) -> None:
    assert marked("stacked-hedges", LINE, text) == ([pair] if pair else [])


def test_a_pointer_to_another_story_in_a_text_of_five_blocks() -> None:
    far, near = "READ ALSO: Seven Lemon Cakes For A Long Winter", "READ ALSO: Bridge To Close In Winter Rain"
    assert marked("off-topic-block", "Bridge opens", RAIN, far, RAIN, "It fell.") == [far]
    assert marked("off-topic-block", "Bridge opens", RAIN, near, RAIN, "It fell.") == []
    assert unjudged("off-topic-block", "Bridge opens", RAIN, far, "It fell.")


# -- how much of a text


MAYBE = "The wall may fall. "
WALL = "The wall fell in the storm of the old north. "


@pytest.mark.parametrize(
    ("hedged", "claims", "told"),
    [
        (4, 6, True),  # more than four tenths of the claims
        (3, 6, False),  # three hedges are too few
        (4, 10, True),  # 21 in 1,000 words and more
        (4, 5, False),  # five claims are too few
    ],
)
def test_a_text_that_is_half_a_guess(hedged: int, claims: int, told: bool) -> None:
    text = MAYBE * hedged + WALL * (claims - hedged)
    found = findings("hedge-density", LINE, text)
    assert bool(found) is told
    if told:
        assert f"{hedged} of {claims} claims" in found[0].message
        assert len(found[0].spans) == hedged


def test_hedges_in_four_tenths_of_the_claims_are_not_too_many() -> None:
    """Nor are twenty in a thousand words."""
    long = WALL[:-2] + " and in the rain of the old south and of the sea and of the old long road to the end. "
    assert len((MAYBE * 4 + long * 6).split()) == 202
    assert marked("hedge-density", LINE, MAYBE * 4 + long * 6) == []
    assert marked("hedge-density", LINE, MAYBE * 5 + long * 6)
    assert marked("hedge-density", LINE, MAYBE * 4 + long.replace(" of the old long road", "") * 6)


def test_owned_hedges_do_not_count() -> None:
    said = "Ana Lund said the wall may fall. "
    assert marked("hedge-density", LINE, said * 6 + WALL) == []


@pytest.mark.parametrize(
    ("again", "told"),
    [
        ("The council will sell the copper roof of the old mill to 3 brewers.", False),  # another figure
        ("Ann Poe: The council will sell the copper roof of the old mill to the brewery.", False),  # a turn
        ("- The council will sell the copper roof of the old mill to the brewery", False),  # a row of a list
    ],
)
def test_rows_turns_and_other_figures_are_no_repetition(again: str, told: bool) -> None:
    assert marked("self-repetition", LINE, f"{SALE} Rain fell.\n\n{again}") == ([again] if told else [])


FULL = "The shameless clerk left. The gutless mayor slammed the hall. The craven owner bragged of it. "


@pytest.mark.parametrize(
    ("rest", "light"), [("It was a stunt of the cartel.", ["stunt", "cartel"]), ("It rained.", [])]
)
def test_plain_words_count_in_the_company_of_others(rest: str, light: list[str]) -> None:
    found = findings("sensational-word", LINE, FULL + rest)
    assert [f.message.split("”")[0][1:] for f in found if f.severity == "info"] == light
    assert marked("sensational-word", LINE, rest) == []  # alone they say nothing


def test_a_mild_word_is_no_question() -> None:
    assert [str(f.severity) for f in findings("sensational-word", LINE, "It was a bizarre night.")] == ["info"]
    assert [str(f.severity) for f in findings("sensational-word", LINE, "It was a shameless night.")] == ["warning"]


@pytest.mark.parametrize(
    ("text", "praised"),
    [
        ("An acclaimed young Danish conductor left.", ["acclaimed"]),
        ("The iconic, well-lit hall burnt down.", ["iconic"]),
        ("The legendary Poe left.", ["legendary"]),
        ("Nobody had seen so dazzling a possibility.", []),
        ("A renowned but poor town lay there.", []),  # not behind "but"
        ("The innovative minutes of the meeting of the museum were read.", []),  # not beyond a function word
    ],
)
def test_praise_is_of_somebody_or_of_something_made(text: str, praised: list[str]) -> None:
    assert marked("peacock-term", LINE, text) == praised
