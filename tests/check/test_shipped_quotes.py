"""Quotations under the shipped rules: who speaks, what is a term, what is left open."""

from __future__ import annotations

import pytest

from tests.check.shipped import LINE, marked

GONE, LIT = "The bridge is gone. Rain fell.", "The lamps were lit. Fog rose."
WIN = "“We will win this river back before winter.”"


def alone(*blocks: str) -> bool:
    """Is WIN, or a quotation like it, without a speaker?"""
    return bool(marked("quote-without-speaker", LINE, GONE, *blocks, LIT))


@pytest.mark.parametrize(
    ("quotation", "told"),
    [
        (WIN, True),
        ("“We will win this river.”", False),  # five words
        ("“We will win this river back.”", True),
        ("“we will win this river back before winter.”", False),  # opens in the middle of a sentence
        ("“We Will Win This River Back Before Winter Comes.”", False),  # a title
        ("“We Will Win This River Back Before winter comes.”", False),  # five of seven longer words have a capital
        ("“We Will Win This River Back before winter comes.”", True),  # four of seven
        ("“‘We will win this river,’ they all sing.”", True),
    ],
)
def test_a_quotation_of_six_words_that_is_no_title_wants_a_speaker(quotation: str, told: bool) -> None:
    assert alone(quotation) is told


@pytest.mark.parametrize(
    "blocks",
    [
        ("Ann Poe, teacher", WIN),
        ("Ann Poe, teacher", WIN, "“It is ours and we want it back.”"),
        ("Ann Poe:", WIN),
        ("Ann Poe (teacher of " + "old " * 20 + "songs)", WIN),
        (f"Mayor Ann Poe: {WIN}",),
        (f"Fog rose. Mayor Ann Poe: {WIN}",),
        (f"{WIN[:-2]},” Mayor Ann Poe, who has led the council.",),
        (f"{WIN} Alder Echo, 4 May 2019",),
        (f"Ann Poe came. {WIN}",),
        (f"The sign reads: {WIN}",),
        (f"The mayor was blunt, the clerk said. {WIN}",),
        (f"{WIN} That is what the mayor said.",),
        ("What the old song says:", WIN),
        (f"It is easy to say, {WIN}",),
        (f"{WIN} (a song of the valley)",),
        (WIN, "— Ann Poe, teacher"),
        (f"{WIN} — @annpoe",),
        (f"{WIN} Those words were painted on the wall.",),
        (f"The mill was old, Ann Poe said. {WIN} It rained.",),
        ("The mill was old, Ann Poe said.", "It was late when she came to the window of the hall.", WIN),
        ("The mill was old, Ann Poe said.", "It was late.", WIN, "Poe closed the window of the hall."),
        ("Ann Poe, teacher", "How will it end?", WIN),
    ],
)
def test_what_tells_the_speaker_of_a_quotation(blocks: tuple[str, ...]) -> None:
    assert not alone(*blocks)


@pytest.mark.parametrize(
    "blocks",
    [
        (f"Ann Poe. {WIN}",),
        (f"{WIN} Mayor Ann Poe.",),
        ("Ann Poe (teacher).", WIN),  # a sentence
        ("teacher", WIN),
        ("Ann Poe (teacher of " + "old " * 30 + "songs)", WIN),  # too long for a label
        ("Ann Poe, teacher", "It rained.", WIN),
        (f"Experts came. {WIN}",),
        (f"{WIN} Alder Echo, no year",),
        ("She came to the window of the hall.", WIN),  # nobody speaks in this text
        ("The mill was old, Ann Poe said.", "It was late.", "The hall was dark and cold.", WIN),
    ],
)
def test_what_does_not_tell_the_speaker_of_a_quotation(blocks: tuple[str, ...]) -> None:
    assert alone(*blocks)


def test_a_label_reaches_twelve_quotations_down() -> None:
    rows = [f"“We will win this river back in {n} long years.”" for n in range(20, 33)]
    assert not alone("Ann Poe, teacher", *rows[:12])
    assert len(marked("quote-without-speaker", LINE, GONE, "Ann Poe, teacher", *rows, LIT)) == 1


@pytest.mark.parametrize(
    ("text", "scare"),
    [
        ("The “experts” left.", "“experts”"),
        ("The “free old grey” mill fell.", "“free old grey”"),
        ("The “free old and grey” mill fell.", ""),  # four words
        ("The “Free” mill fell.", ""),
        ("The “ökologisch” mill fell.", ""),
        ("The “free” mill fell, the mayor said.", ""),
        ("Critics say the “free” mill fell.", ""),
        ("The mayor said so. The “free” mill fell.", ""),
        ("The mayor came. The “free” mill fell.", "“free”"),
        ("The so-called “free” mill fell.", ""),
        ("The word “free” fell.", ""),
        ("The “steak” was grey.", "“steak”"),  # one word by itself
        ("The “steak” knife was grey.", ""),
        ("A grey “steak” was served.", "“steak”"),
        ("The cook fried a “steak” knife.", ""),
        ("The word, in a long line, “free” fell.", "“free”"),
    ],
)
def test_a_few_words_in_marks_that_nobody_speaks(text: str, scare: str) -> None:
    assert marked("scare-quotes", LINE, text) == ([scare] if scare else [])


def test_marks_that_do_not_pair_are_shown_with_forty_characters() -> None:
    open_end = "“we will win. It rained. And then the long rain fell on and on."
    assert marked("unbalanced-quotation", LINE, f"He said {open_end}") == [open_end[:40].strip()]
    assert marked("unbalanced-quotation", LINE, "“We will win,” he said.") == []


@pytest.mark.parametrize(
    ("blocks", "second"),
    [
        (("“It holds well now,” said Ana Lund. “It falls down,” said Karl Poe.",), "“It falls down,”"),
        (("“It holds well now,” said Ana Lund. “It falls down,” she said.",), ""),
        (("“It holds,” said Ana Lund. “It falls,” said Karl Poe.",), ""),  # two words
        (("“It holds well now,” said Ana Lund.", "“It falls down,” said Karl Poe."), ""),
    ],
)
def test_two_speakers_in_one_paragraph(blocks: tuple[str, ...], second: str) -> None:
    assert marked("mixed-speakers-paragraph", LINE, *blocks) == ([second] if second else [])


def test_a_third_speaker_in_the_paragraph_is_not_told_again() -> None:
    text = "“It holds well,” said Ana Lund. “It falls down,” said Karl Poe. “It is gone,” said Ida Holm."
    assert marked("mixed-speakers-paragraph", LINE, text) == ["“It falls down,”"]


@pytest.mark.parametrize(
    ("blocks", "open_end"),
    [
        # a letter that goes on over paragraphs without opening anew, and closes
        (("She read it out: “The mill will close in May.", "It stood for two centuries and will be missed.”"), False),
        (('She read it out: "The mill will close in May.', 'It stood for two centuries and will be missed."'), False),
        # the next mark opens: the first was never closed
        (("He wrote: “The mill will close in May.", "The town was told. Ana Lund said “it hurts” at noon."), True),
        (('He wrote: "The mill will close in May.', 'The town was told. Ana Lund said "it hurts" at noon.'), True),
        # a mark set twice
        (("““The mill will close in May,” she wrote.",), False),
        (('"“The mill will close in May,” she wrote.',), False),
        # the inner quotation opened with the mark of the outer one, and both closed
        (("“They open the gates and say, “Come on in,’” said Ana Lund.",), False),
        # what is left of a tag
        (('May 1">The mill will close in May.',), False),
    ],
)
def test_a_quotation_that_closes_later_or_opens_twice_is_closed(blocks: tuple[str, ...], open_end: bool) -> None:
    assert bool(marked("unbalanced-quotation", LINE, *blocks)) == open_end
