"""Credits and captions under the shipped rule, and who is accused: every word of the classes that tell them."""

from __future__ import annotations

import pytest

from tests.check.shipped import LINE, marked

OPENED = "The bridge opened, the mayor said. It rained."


def credits(credit: str) -> list[str]:
    """What is marked of a credit below a picture."""
    caption = f"The mayor cuts a ribbon at noon. {credit}"
    return marked("caption-or-credit-problem", "Bridge opens", OPENED, caption, "It has two lanes, the mayor said.")


def captions(caption: str) -> list[str]:
    """What is marked of a caption under a headline with three of its words."""
    blocks = ("Council sells Alder bridge to brewery", OPENED, f"{caption} (Photo: Ann Poe/AP)", "It has two lanes.")
    return marked("caption-or-credit-problem", *blocks)


MAKERS = (
    "AP, AFP, EPA, EFE, ANP, PA, UPI, dpa, Reuters, Getty, Xinhua, Sputnik, TASS, Shutterstock, Bloomberg, Alamy, "
    "iStock, NASA, ESA, Wikimedia, Flickr, Unsplash, Pexels, Pixabay, NurPhoto, ZUMA, Magnum, archive, archives, "
    "library, museum, university, police, via, courtesy, handout, staff, CC BY, creative commons, public domain, "
    "screen shot, screengrab"
)
OUTLETS = (
    "News, Times, Post, Herald, Tribune, Journal, Guardian, Telegraph, Mail, Gazette, Chronicle, Radio, Television, "
    "TV, Daily, Today, Broadcasting, Magazine, Press, Star, Sun, Mirror, Express, Observer, Independent, BBC, CNN, "
    "NBC, CBS, ABC, NPR, PBS, RT, Al Jazeera"
)
NOBODY = (
    "internet, the internet, from the internet, google, google images, social media, unknown, web, online, agencies, "
    "file, twitter, facebook"
)


@pytest.mark.parametrize(
    ("credit", "told"),
    [
        ("(Photo: Ada duBois, Special to The Alder News)", False),  # a maker with a small prefix
        ("(Photo: Karl deVries/Alder News)", False),
        ("(Photo: Associated Press)", False),  # an agency's own photographers
        ("(Photo: The Canadian Press)", False),
        ("(Photo: Alder Mail Carriers Union)", False),  # who handed it out
        ("(Photo: Alder News)", True),
        ("(Photo: Facebook)", True),
    ],
)
def test_a_credit_that_is_enough(credit: str, told: bool) -> None:
    assert credits(credit) == ([credit] if told else [])


@pytest.mark.parametrize(("outlet", "told"), [("Alder News", False), ("Harbour Post", True)])
def test_the_house_may_take_its_own_pictures(outlet: str, told: bool) -> None:
    credit = "(Photo: Alder News)"
    caption = f"The mayor cuts a ribbon at noon. {credit}"
    found = marked("caption-or-credit-problem", "Bridge opens", OPENED, caption, "It has two lanes.", outlet=outlet)
    assert found == ([credit] if told else [])


def test_who_makes_or_licenses_pictures_may_stand_beside_an_outlet() -> None:
    assert credits("(Photo: Alder News there)") == ["(Photo: Alder News there)"]
    assert [maker for maker in MAKERS.split(", ") if credits(f"(Photo: Alder News {maker})")] == []


def test_an_outlet_alone_makes_no_picture() -> None:
    assert [name for name in OUTLETS.split(", ") if not credits(f"(Photo: Alder {name})")] == []
    assert credits("(Photo: Alder Works)") == []


def test_nobody_makes_no_picture() -> None:
    assert [name for name in NOBODY.split(", ") if not credits(f"(Photo: {name})")] == []


@pytest.mark.parametrize(
    "credit",
    ["(Photo: Ana Lund, the News)", "(Photo: Ana Lund of the News)", "(Photo: Ana Lund | News)",
     "(Photo: Ana Lund for News)", "(Photo: Ana van Lund, the News)"],
)  # fmt: skip
def test_a_person_named_first_made_the_picture(credit: str) -> None:
    assert credits(credit) == []


def test_a_caption_with_a_verb_or_a_scene_describes_the_picture() -> None:
    assert captions("Alder bridge, brewery fog.") == ["Alder bridge, brewery fog."]
    verbs = "is are was were has have had closed sailing"
    scenes = "in at on near outside inside during after before with left right"
    assert [word for word in f"{verbs} {scenes}".split() if captions(f"Alder bridge, brewery {word} fog.")] == []


def test_a_caption_of_more_than_thirty_words_describes_the_picture() -> None:
    fixed = "Alder bridge, brewery"
    assert captions(f"{fixed} {'and ' * 26}it.") == [f"{fixed} {'and ' * 26}it."]
    assert captions(f"{fixed} {'and ' * 28}it.") == []


def test_questions_that_a_gap_asks_are_no_guess() -> None:
    assert marked("unknown-then-guess", LINE, "It is unclear, but they likely met.") == ["unclear, but they likely met"]
    asks = [f"{before}{word}" for before in ("", "about ", "as to ", "on ") for word in
            ("whether", "if", "how", "why", "what", "when", "where", "who", "which")]  # fmt: skip
    texts = [f"It is unclear {ask} it fell, but they likely met." for ask in asks]
    assert [text for text in texts if marked("unknown-then-guess", LINE, text)] == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The cause is unclear. They likely met.", True),
        ("The cause is unclear — they likely met.", True),
        ("The cause is unclear; they likely met.", True),
        ("The cause is unclear and they likely met.", False),
        ("The cause is unclear. It rained. They likely met.", False),
        ("The cause is unclear. Ada Holm said they likely met.", False),
        ("Ada Holm said the cause is unclear. They likely met.", False),
        ("They likely met. The cause is unclear.", False),
    ],
)
def test_a_guess_behind_a_gap(text: str, told: bool) -> None:
    assert bool(marked("unknown-then-guess", LINE, text)) is told


def test_words_without_content_do_not_count_in_a_headline() -> None:
    """With one word more of content these headlines would be long enough to be judged."""
    body = "The council sold the bridge to the brewery, the mayor said. " * 9
    heads = [f"Council bridge {word} hill orchard" for word in FUNCTION.split()]
    assert [head for head in heads if marked("headline-not-in-body", head, body)] == []
    assert marked("headline-not-in-body", "Council bridge stone hill orchard", body)


FUNCTION = (
    "about above across after again against ago all almost along already also although always am amid amidst among "
    "an and another any anyone anything are around as at away back be because been before behind being below between "
    "beyond both but by can cannot could day days did do does doing done down due during each either else enough "
    "even ever every few first for from further get gets getting give given go goes going gone got had has have "
    "having he hence her here hers herself him himself his how however if in including indeed instead into is it its "
    "itself just keep last least less let like made make makes making many me might mine month months more most much "
    "must my near nearly need neither never new next no nobody none nor not nothing now of off often on once one "
    "only onto or other others our ours out over own part people per perhaps put rather same say says see seem seems "
    "set several shall she should since so some somehow someone something soon still such take taken takes than that "
    "their theirs them themselves then there these they thing things this those though through throughout thus time "
    "times today together told too took toward towards two under until unto up upon us use used uses using very via "
    "want was way we week weeks well went were what whatever when where whether which while who whole whom whose why "
    "will with within without would year years yet you your yours"
)
