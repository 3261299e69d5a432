"""Headlines and headings under the shipped rules: each bound with a text on either side of it."""

from __future__ import annotations

import pytest

from tests.check.shipped import marked

STORY = "The council sold the mill to a brewery on Monday. It rained all day on the bridge."
SALE = "The council sold the bridge to the brewery, the mayor said. "  # eleven words


def repeated(*headings: str) -> list[str]:
    """The headings that repeat one above them."""
    blocks = [block for heading in headings for block in (f"## {heading}", STORY)]
    return marked("near-duplicate-headings", "# The line", STORY, *blocks, format="markdown")


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("Mill chimney burns", "Mill tower sold", False),  # one of three words
        ("Mill chimney burns", "Mill chimney sold", True),
        ("Mill chimney tower roof", "Mill chimney hall door", False),  # two of four
        ("Mill chimney tower roof fence", "Mill chimney tower door gate", True),  # three of five
        ("Mill chimney tower roof fence", "Mill chimney hall door gate", False),  # two of five
        ("Old mill", "Old mill", False),  # two words are too few
        ("What is it", "What is it", False),
        ("What is it now", "What is it now", True),  # the same first four words
        ("So what is it now", "So what is it here", True),
        ("So what is this now", "So what is that here", False),
    ],
)
def test_a_heading_repeats_another(one: str, two: str, same: bool) -> None:
    assert repeated(one, two) == ([two] if same else [])


def test_thirteen_headings_are_a_list() -> None:
    trees = ["Oak", "Ash", "Elm", "Yew", "Fir", "Fig", "Pear", "Plum", "Lime", "Rose", "Fern", "Moss"]
    rows = [f"{tree} tower hall" for tree in trees]
    assert len(repeated(*rows[:-1])) == 10
    assert repeated(*rows) == []


@pytest.mark.parametrize(
    ("headline", "body", "overstated"),
    [
        ("Mill chimney fell in storm", "The mill chimney may have fallen in the storm.", "Mill chimney fell in storm"),
        ("Storm: mill chimney fell", "The mill chimney may have fallen in a gale.", "mill chimney fell"),
        ("Mill chimney fell in storm", "The mill chimney may have burst. The mill chimney fell in the storm.", ""),
        ("Mill chimney may have fallen", "The mill chimney may have fallen in the storm.", ""),
        ("Did mill chimney fall?", "The mill chimney may have fallen in the storm.", ""),
        ("Mill fell", "The mill may have burst.", ""),  # one word in common
        ("Mill chimney fell in big storm", "The mill chimney may have burst.", ""),  # two of five words
        ("Mill chimney fell in storm", "The mill chimney was said to be old. The storm was a bad one.", ""),
    ],
)
def test_a_headline_states_what_the_text_only_hedges(headline: str, body: str, overstated: str) -> None:
    found = marked("headline-overstates-certainty", headline, f"{body} It rained.")
    assert found == ([overstated] if overstated else [])


@pytest.mark.parametrize(("sentences", "told"), [(7, False), (8, True)])
def test_a_body_of_under_eighty_words_need_not_hold_its_headline(sentences: int, told: bool) -> None:
    headline = "Council sells bridge of 35 arches to brewery"
    assert marked("headline-not-in-body", headline, SALE * sentences) == (["35"] if told else [])


@pytest.mark.parametrize(
    ("headline", "missing"),
    [
        ("Tower hill orchard meadow", []),  # four words are too few
        ("Tower hill orchard meadow chimney", ["Tower"]),
        ("Council bridge brewery orchard meadow", []),  # three of five are there
        ("Council bridge brewery orchard meadow chimney", []),  # half of them
        ("Council bridge hill orchard meadow", ["hill"]),
        ("Council and bridge for 35", ["35"]),
        ("35 council bridges", []),  # a list says how many
        ("Council bridge 3-5", []),  # a score
        ("Council bridge at 3.5", []),
        ("Council bridge of 2 and brewery", ["2"]),
    ],
)
def test_what_of_a_headline_must_stand_in_the_body(headline: str, missing: list[str]) -> None:
    assert marked("headline-not-in-body", headline, SALE * 9) == missing


def test_a_figure_in_words_is_a_figure_of_the_body() -> None:
    body = SALE * 9 + "It has two arches and sixty lamps."
    for headline, missing in (("Council bridge of 2 and 60", []), ("Council bridge of 2 and 61", ["61"])):
        assert marked("headline-not-in-body", headline, body) == missing


@pytest.mark.parametrize(
    ("headline", "body", "missing"),
    [
        ("Almost 60 council bridges sold", "There are 57 of them.", []),
        ("Council sells over 60 bridges", "There are 64 of them.", []),
        ("Council sells almost 60 bridges", "There are 41 of them.", ["60"]),
        ("Council sells 60 bridges", "There are 57 of them.", ["60"]),  # it does not say that it rounds
        ("Council sold bridge to brewery, with 12 lamps", "## Twelve lamps on it", []),
        ("Gov and GOP sell bridge", "The governor and two Republicans sold it.", []),
        ("Council sells bridge in Pa. and Md., orchard, chimney", "It is in Pennsylvania, near Maryland.", []),
    ],
)
def test_rounded_figures_and_short_forms_of_a_headline(headline: str, body: str, missing: list[str]) -> None:
    assert marked("headline-not-in-body", f"# {headline}", SALE * 9, body, SALE, format="markdown") == missing


@pytest.mark.parametrize(
    ("headline", "loud"),
    [
        ("Mill SOLD to brewery", ["SOLD"]),
        ("Mill WON by brewery", []),  # three letters
        ("Mill SOLD TO BREWERY", []),  # a house style
        ("MILL SOLD IN 2019 AND 2020", []),
        ("Mill SOLD now", ["SOLD"]),
        ("Mill sold to NATO", []),  # the body writes it so
        ("Mill THREE times sold", ["THREE"]),
        ("Mill XKRTB times sold", []),  # no word
        ("Mill sold!", ["!"]),
        ("Mill sold!!!", ["!!!"]),
        ("Mill sold?", []),
        ("Mill sold??", ["??"]),
        ("Is the mill sold?", ["Is the mill sold?"]),
        ("Why is the mill sold?", []),
        ("Yahoo! buys mill", []),  # part of a name
        ("The “Sold!” sign", []),
    ],
)
def test_a_headline_shouts_or_asks(headline: str, loud: list[str]) -> None:
    body = f"{STORY} They like NATO, and Yahoo! was sold."
    assert marked("shouting-or-question-headline", headline, body) == loud
