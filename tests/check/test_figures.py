"""Which figures have a source though none stands in their sentence."""

from __future__ import annotations

import pytest

from tests.check.shipped import LINE, marked

RULE = "statistic-without-source"
SAID = "The valley has lost 4,000 people since May, the council said."


@pytest.mark.parametrize(
    "blocks",
    [
        (SAID, "In June some 1,200 people left."),  # of one kind, right below
        (SAID, "The mill is old.", "It rained.", "By June the valley had lost 4,000 people."),  # the same figure again
        ("About 40% of the houses stand empty, the council said.", "In the old town 60% of the houses stand empty."),
        ("Houses by age:", "1 to 20: 300 houses (20%)", "21 to 60: 900 houses (60%)", "Over 60: 300 houses (20%)"),
        ("The index closed up 0.4% at 2,846 points.",),
        ("Shares of the yard fell 4.1% on Thursday.",),
        ("The council voted for the £3.8m scheme.",),
        ("The club is preparing a £30m bid for the striker.",),
        ("Researchers followed 2,190 patients for four years.",),
        ("In the council’s latest survey, 64 percent named the price.",),
        ("The budget forecasts growth of 0.9 per cent.",),
        ("Dozens of people stood at the gate with buckets.",),
        ("There is a 60 per cent chance of rain.",),
    ],
)
def test_a_figure_that_has_a_source_or_needs_none(blocks: tuple[str, ...]) -> None:
    assert marked(RULE, LINE, *blocks) == []


@pytest.mark.parametrize(
    ("blocks", "figure"),
    [
        ((SAID, "The mill is old.", "It rained.", "In June some 1,200 people left."), "1,200 people"),  # too far below
        ((SAID, "In June some 1,200 houses fell."), "1,200 houses"),  # of another kind
        (("About 40% of the houses stand empty, the council said.", "Fares rose by 12%."), "12%"),  # of another thing
        (("The bridge cost £3.8m.",), "£3.8m"),
        (("The lamps cost the town £2.3bn a year.",), "£2.3bn"),
        (("Takings have fallen by half since May.",), "by half"),
        (("Dozens of schools closed in May.",), "Dozens of schools"),
    ],
)
def test_a_figure_that_nobody_answers_for(blocks: tuple[str, ...], figure: str) -> None:
    assert [found.removeprefix("some ") for found in marked(RULE, LINE, *blocks)] == [figure]
