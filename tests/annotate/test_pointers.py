"""What leads away from the story by its wording: signposts, plugs, tips, calls about maps; and what leads on in it."""

from __future__ import annotations

import pytest
from annotate.reading import HEAD, MORE, PROSE, kind_of, kinds, page, read

from audit.model.article import Kind

P, N, BODY = Kind.PROMO, Kind.BOILERPLATE, Kind.BODY


@pytest.mark.parametrize(
    "line",
    [
        "More of our stories about the pier are available at islandferries.example.",
        "More on the new timetable can be found here.",
        "More news about the harbour is available on our sister site.",
        "Here is the link to the recording.",
        "Here are some links to the maps of the bay.",
        "Ruth Osei joins The Tom Roe Show to talk about the bell.",
        "Ida Holm joins us to discuss what the ferry will cost.",
        "The Harbour Gazette spoke with the captain on the latest episode of its sailing podcast.",
        "In this clip the captain swears, so of course we here at the Gazette had to play it twice.",
        "The film, made on the island, will tell you all about the bell.",
        "See also this short film about the bell that was found in the mud:",
        "Be sure to listen to the following episode of The Pier Report.",
        "Do you like the ferry? Like the page:",
        "Have a tip for the newsroom?",
        "Got a news tip?",
        "To see fares, times, and the state of the sea, hover over or click on the pier.",
        "If you are viewing on a computer, use the slider on the left to zoom in.",
        "If you are on a phone, use both thumbs to zoom out.",
        "(Read more)",
        "Share it with your friends.",
    ],
)
def test_a_line_that_leads_away(line: str) -> None:
    assert kind_of(line) is P


@pytest.mark.parametrize(
    "line",
    [
        "More of the island is under water than ten years ago.",
        "More seats are available on the morning ferry.",
        "Here is the island's oldest house.",
        "The link to the mainland is closed in winter.",
        "Ruth Osei joined the council to talk about money.",
        "The captain joins a crew of nine on Monday.",
        "In a clip the captain is seen at the wheel.",
        "He was a guest on the latest episode of a cooking show.",
        "The film will open on the island in May.",
        "Call your friends before you sail and see that they are well.",
        "Use two hands to lift the bell.",
        "He had a tip for the newsroom.",
        "Check out some of their replies below:",
        "Check out Ruth Osei’s reaction to the fares below:",
        "Read her statement about the pier here:",
        "See also that the ropes are dry before you sail.",
    ],
)
def test_a_line_of_the_story(line: str) -> None:
    assert kind_of(line) is BODY


def test_a_pointer_in_brackets_behind_a_quotation() -> None:
    article = page("The captain said the pier is old: “It will fall … and soon.” (Read more)")
    assert kinds(article)[2:4] == [BODY, P]


def test_a_tip_line_goes_as_one() -> None:
    assert kind_of("Have a tip? Your name is safe with us. Email tips@harbour.example") is P


TITLES = ("Storm sinks two boats off Alder Bay", "Mayor says she will not stand again", "Who rang the old bell?")


def test_titles_behind_a_label_for_several_are_pointers_though_the_first_stands_beside_it() -> None:
    assert kinds(page("Related Articles Fares on the ferry rise by a tenth", *TITLES))[2:6] == [P] * 4
    assert kinds(page("Top Stories: Fares on the ferry rise by a tenth", *TITLES))[2:6] == [P] * 4


def test_behind_a_label_for_one_they_are_not() -> None:
    assert kinds(page("Related: Fares on the ferry rise by a tenth", TITLES[0]))[2:4] == [P, Kind.SUBHEADING]


# -- the works that a text refers to

ADDRESS = "https://harbour.example/bells"


def test_titles_and_addresses_below_references() -> None:
    works = ("Bells of the Northern Isles", ADDRESS, "The Pier at Alder Bay https://harbour.example/pier")
    last = ("Fares and tides", "https://harbour.example/fares")
    assert kinds(read("\n\n".join((HEAD, PROSE, MORE, "References", *works, *last))))[3:] == [N] * 6


def test_a_heading_above_prose_ends_the_works() -> None:
    blocks = (HEAD, PROSE, MORE, "References", "Bells of the Isles https://harbour.example", "What comes next", PROSE)
    assert kinds(read("\n\n".join(blocks)))[3:] == [N, N, Kind.SUBHEADING, BODY]


# -- about the writer


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Ida Holm is the director of the Alder Bird Trust.", N),
        ("Ida Holm, MD, is a professor of medicine at the island college.", N),
        ("Ida Holm is a teacher on the mainland. Her pupils come by boat.", N),
        ("Gazette staff writer Ida Holm contributed from the mainland.", N),
        ("Ida Holm was the first woman to swim the bay.", BODY),
        ("Ida Holm is tired of the noise.", BODY),
        ("Alder Island is a day's walk from end to end.", BODY),
        ("She is the director of the Alder Bird Trust.", BODY),
        ("Timber from the mainland contributed to the price.", BODY),
    ],
)
def test_who_is_named_at_the_end_alone(line: str, kind: Kind) -> None:
    assert kinds(read("\n\n".join((HEAD, PROSE, MORE, MORE, line))))[-1] is kind


def test_who_is_named_in_the_story_too_belongs_to_it() -> None:
    told = "Ida Holm rang the bell when the ferry came in, and the harbour master gave her a medal for it."
    line = "Ida Holm is the director of the Alder Bird Trust."
    assert kinds(read("\n\n".join((HEAD, PROSE, told, MORE, line))))[-1] is BODY


# -- the headline of another story, alone in the text

STORY = (HEAD, PROSE, MORE, PROSE, MORE)


def alone(line: str, following: str = MORE) -> Kind:
    return kinds(read("\n\n".join((*STORY, line, following, PROSE))))[len(STORY)]


@pytest.mark.parametrize(
    "line",
    [
        "Island school loses twelve teachers as council cuts budget again",
        "Orchard owners expect frost damage below slopes after warmest March on record",
        "Cider maker Tom Roe wins gold medal in Oslo contest",
    ],
)
def test_a_headline_that_nothing_takes_up(line: str) -> None:
    assert alone(line) is P


def test_what_the_next_paragraph_takes_up_is_a_heading() -> None:
    line = "Island school loses twelve teachers as council cuts budget again"
    taken = "Twelve teachers will leave the school in May, since the council has no budget for them, and more may go."
    assert alone(line, taken) is Kind.SUBHEADING


@pytest.mark.parametrize(
    "line",
    [
        "What the council says about school budgets and teachers now",
        "The school that loses twelve teachers every spring term again",
        "A school, twelve teachers, and one budget without hope",
        "Budget cuts",
    ],
)
def test_a_heading_that_states_nothing_stays_one(line: str) -> None:
    assert alone(line) is Kind.SUBHEADING


def test_many_such_lines_are_the_headings_of_a_text_with_many_subjects() -> None:
    lines = (
        "Island school loses twelve teachers as council cuts budget again",
        "Orchard owners expect frost damage below slopes after warmest March on record",
        "Cider maker Tom Roe wins gold medal in Oslo contest",
    )
    blocks = [b for line in lines for b in (line, MORE)]
    assert kinds(read("\n\n".join((*STORY, *blocks, PROSE))))[len(STORY) : -1 : 2] == [Kind.SUBHEADING] * 3
