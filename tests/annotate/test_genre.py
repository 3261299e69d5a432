"""Of what genre a text is that does not say: only where its form is plain."""

from __future__ import annotations

import pytest

from audit import load, parse
from audit.annotate.genre import infer

PROSE = (
    "The council of Alder voted on Monday to widen the harbour, and the work will begin in May if the money is found."
)
INTERVIEW = """Ada Holm on the pier

Ada Holm has kept the pier for thirty years. We met her at the ticket office.

Q: Why did you stay?

A: Nobody else wanted the keys, and I like the gulls more than I like most people.

Q: And the new bridge?

A: It will take the lorries. It will not take the walkers, who come for the creaking.

Q: Will you retire?

A: Ask me when the bridge is open and the last of the old boards is gone.
"""
TRANSCRIPT = """Briefing on the flood

""" + "\n\n".join(
    f"{name}: {words}"
    for name, words in (
        ("Mayor Holm", "The water has fallen by forty centimetres since the morning and is still going down."),
        ("Karl Weiss", "The pumps at the north gate are working again, and two more are on their way from the coast."),
        ("Tam Field", "We have counted nineteen houses with water in them, and nobody is missing as far as we know."),
    )
    * 3
)
LIVE = """Storm over Alder: live updates

09.15

The first trees are down on the coast road, and the ferry is staying in the harbour for now.

10.40

The school has sent the children home. Buses run on the upper road only.

11.05

The lights are out in the whole of the lower town, says the power company.

12.30

The wind is turning. The harbour master thinks that the worst is over.
"""
RECIPE = """Plum cake

My aunt made this when the trees were full, which was every second year.

200g flour

100g butter

2 eggs and 50g sugar

3 tbsp milk

1 tsp baking powder

500g plums

Rub the butter into the flour, stir in the rest and bake for forty minutes.
"""
LIST = "Five walks around Alder\n\n" + "\n\n".join(
    f"{n}. The {name} path\n\nIt leaves from the church and comes back by the river, which takes an hour and a half."
    for n, name in enumerate(("mill", "quarry", "chapel", "weir", "lime"), 1)
)
MATCH = """Alder Rovers 3-1 Penn Town: Doyle double sinks Town

Rovers went ahead when the striker headed in from a corner, and the referee gave a penalty before half-time.

Town pulled one back in stoppage time through their substitute winger.
"""
FORECAST = """Coast forecast: wet and windy

Tonight will be cloudy with rain and drizzle, and southerly winds will bring gales to the headlands by morning.

Tomorrow starts foggy and humid, with showers in the afternoon. Highs of 14C.

Friday will be breezy with sunshine and scattered showers; frost is likely at the weekend.
"""
OBITUARY = """Karl Weiss, the man who drew the coast, dies aged 91

Karl Weiss, who mapped every rock between Alder and Penn, died on Sunday. He was 91.

He was born in Alder in 1933, the son of a pilot, and went to sea at fifteen.

He is survived by his wife, Lena, and two sons.
"""
COURT = """Man hid coins in the organ, court told

A caretaker hid 4,000 silver coins in a church organ, a jury heard on Tuesday.

The prosecutor told the jury that the defendant had a key. He denies theft.

The court heard that a witness saw him on the stairs. The trial continues before the judge.
"""
EARNINGS = """Brennick profit falls as cocoa costs bite

Brennick made a pre-tax profit of £41 million in the first half, down from £50 million, on revenue of £612 million.

The dividend stays at 4p. Sales in the second quarter rose by 3 per cent.
"""
RELEASE = """FOR IMMEDIATE RELEASE

Lumora to build buses for Tarnside

TARNSIDE, 14 March 2024 – Lumora Mobility today announced that it has signed an agreement with the town of Tarnside.

About Lumora

Lumora Mobility builds buses.
"""
REVIEW = """The Salt Year review: a village under water

★★★★☆

Every scene of this film has water in it, and the cast seems to have been told to drip. The script is thin.

The director finds a better ending than the novel did, and the soundtrack helps.
"""


def genre(text: str, **meta: str) -> str:
    guess = infer(parse.parse(load.from_text(text, "a.txt")))
    return guess.genre if guess else ""


@pytest.mark.parametrize(
    ("text", "right"),
    [
        (INTERVIEW, "interview"),
        (TRANSCRIPT, "transcript"),
        (LIVE, "live"),
        (RECIPE, "recipe"),
        (LIST, "list"),
        (MATCH, "sport"),
        (FORECAST, "weather"),
        (OBITUARY, "obituary"),
        (COURT, "court"),
        (EARNINGS, "earnings"),
        (RELEASE, "press-release"),
        (REVIEW, "review"),
        (f"Letter: We need the bridge\n\n{PROSE}\n\n{PROSE}", "letter"),
        (f"The gulls are not to blame.\n\nLETTERS.\n\n{PROSE}\n\n{PROSE}", "letter"),
        (f"Paid Notice: Deaths HOLM, ADA.\n\nHOLM--Ada, 84, of Alder. {PROSE}", "obituary"),
    ],
)
def test_a_plain_form_is_told(text: str, right: str) -> None:
    assert genre(text) == right


@pytest.mark.parametrize(
    "text",
    [
        f"Harbour to be widened\n\n{PROSE}\n\n{PROSE}",
        # a report of a court's effect is no report of a sitting
        f"Mayor welcomes verdict\n\nThe mayor said the verdict was right. {PROSE}",
        # a score in passing
        f"Council votes 7-4 for harbour\n\n{PROSE} The vote was 7-4.",
        # a death in the news is no obituary
        f"Fisherman dies in storm\n\nA fisherman, 54, died on Sunday when his boat sank off Alder. {PROSE}",
        # figures of a budget are no results
        f"Council finds money for harbour\n\nThe council will spend £4m, £2m and £3m in the first quarter. {PROSE}",
        # a numbered list that the title does not promise
        "What the council decided\n\n" + "\n\n".join(f"{n}. {PROSE}" for n in range(1, 6)),
        # times in running text
        f"Storm passes\n\nAt 9.15 the first trees fell. {PROSE}\n\nBy 10.40 it was over. {PROSE}",
        # labels that are no speakers
        "Facts about the harbour\n\n" + "\n\n".join(f"{k}: {n} m" for n, k in enumerate(("Depth", "Width") * 5)),
        f"Spending review: what it means for Alder\n\n{PROSE}\n\n{PROSE}",
        f"Rain delays harbour work\n\nRain fell on Monday. {PROSE}\n\n{PROSE}",
        f"Love letters: how the pier was saved\n\n{PROSE}\n\n{PROSE}",
        f"Minister sent letter: bridge to close\n\n{PROSE}\n\n{PROSE}",
        "One block only, with a jury, a judge, a verdict and a witness.",
    ],
)
def test_what_is_not_plain_is_left_alone(text: str) -> None:
    assert genre(text) == ""


def test_a_label_of_the_page_is_told_apart_from_its_form() -> None:
    released, told = (infer(parse.parse(load.from_text(t, "a.txt"))) for t in (RELEASE, COURT))
    assert released and released.labelled and "immediate release" in released.why
    assert told and not told.labelled
