"""What shipped rules say of small texts where a bound, a share or a source just holds."""

from __future__ import annotations

import pytest

from tests.check import shipped
from tests.check.shipped import LINE


def marked(rule: str, text: str) -> list[str]:
    return shipped.marked(rule, LINE, text)


# -- who owns a place


DRIFT = "attribution-scope-drift"


def test_a_paragraph_drifts_from_its_source_where_none_comes_again() -> None:
    assert marked(DRIFT, "Ada Holm said 40 boats sank. The wall fell. The dam broke.") == ["The wall fell"]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Holm said 40 boats sank. Police said nobody died. The wall fell. The dam broke.",
        "Ada Holm said 40 boats sank. The wall fell. The dam broke. Police said nobody died.",
        "Ada Holm said 40 boats sank. It was the worst tally in 12 years. The wall fell. The dam broke.",
    ],
)
def test_a_paragraph_whose_source_comes_again_or_is_carried_on_does_not_drift(text: str) -> None:
    assert marked(DRIFT, text) == []


def test_one_claim_behind_its_source_is_no_drift() -> None:
    assert marked(DRIFT, "Ada Holm said 40 boats sank. The wall fell.") == []


def test_a_source_that_is_carried_on_owns_the_words_there_too() -> None:
    """One more measure of what was reported is still the source's; behind another sentence it is the writer's."""
    said, more = "Ada Holm said 40 boats sank.", "It was the largest loss of the legendary harbour in 12 years."
    assert marked("peacock-term", f"{said} {more}") == []
    assert marked("peacock-term", f"{said} Fog rose. {more}") == ["legendary"]
    assert marked("peacock-term", more) == ["legendary"]


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("The mayor noted the delay, suggesting that the deal may collapse.", ["may collapse"]),
        ("The mayor noted the delay, possibly suggesting that the deal may collapse.", ["possibly suggesting",
         "may collapse"]),
        ("The mayor noted the delay, suggesting a rift, and Ada Holm said the deal may collapse.", []),
        ("The mayor noted that the deal may collapse.", []),
    ],
)  # fmt: skip
def test_a_participle_hung_on_a_report_is_the_writers_and_what_another_says_behind_it_is_not(
    text: str, own: list[str]
) -> None:
    assert marked("unsourced-inference", text) == own


# -- captions and headlines


@pytest.mark.parametrize(
    ("caption", "repeats"),
    [
        ("Alder bridge, brewery, chimney, orchard.", True),  # three of five words are the headline's
        ("Alder bridge, brewery, chimney, orchard, mist.", False),  # three of six
        ("Alder bridge, brewery.", True),
        ("Alder bridge.", False),
        ("Alder bridge, brewery in fog.", False),
        ("Alder bridge, brewery closed.", False),
    ],
)
def test_a_caption_of_the_headlines_words_describes_nothing(caption: str, repeats: bool) -> None:
    story = "The council sold the bridge, the mayor said. It rained."
    blocks = ("Council sells Alder bridge to brewery", story, f"{caption} (Photo: Ann Poe/AP)", f"{story} So it goes.")
    assert shipped.marked("caption-or-credit-problem", *blocks) == ([caption] if repeats else [])


@pytest.mark.parametrize(
    ("figure", "missing"), [("1958", False), ("2019", False), ("1858", True), ("2150", True), ("195", True)]
)
def test_a_headlines_year_need_not_stand_in_the_body(figure: str, missing: bool) -> None:
    body = "The council sold the bridge to the brewery, the mayor said. " * 9
    found = shipped.marked("headline-not-in-body", f"Council sells bridge of {figure} to brewery", body)
    assert found == ([figure] if missing else [])
