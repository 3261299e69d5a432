"""Where cues, sources and contents begin and end, and that the edges are counted on what they are weighed by."""

from __future__ import annotations

import pytest
from annotate.reading import read
from evaluation.count_edges import rows_of

from audit.annotate.attribution import KINDS
from audit.annotate.attribution.candidates import candidates
from audit.annotate.attribution.choices import EdgeChoice
from audit.annotate.attribution.draft import Draft
from audit.annotate.attribution.edges import EDGES, decided, points
from audit.annotate.attribution.reading import read as read_drafts
from audit.annotate.attribution.site import Site
from audit.annotate.attribution.tokens import tokenize
from audit.lang import DEFAULT
from audit.model.marks import Attribution, Quote


def parts(text: str) -> tuple[str, str, list[str]]:
    """Source, cue and contents of the first attribution with a cue."""
    made = read(f"A title of the text\n\n{text}\n")
    a = next(a for a in made.all(Attribution) if a.cue)
    assert a.cue
    return made.slice(a.source) if a.source else "", made.slice(a.cue), [made.slice(c) for c in a.content]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("“All that we do is wrong,” Reil told a meeting that was held in a school.", ["“All that we do is wrong,”"]),
        ("“No plan is ever perfect,” Holm said when asked about the pier.", ["“No plan is ever perfect,”"]),
        ("“It feels like a new boat,” Ann Poe said in a film that showed it.", ["“It feels like a new boat,”"]),
        ("“It is nonsense,” Holm said on the “Morning Show.”", ["“It is nonsense,”"]),
        ("“It leaks,” said Ada Holm, “and it creaks at night.”", ["“It leaks,”", "“and it creaks at night.”"]),
        ("When the rule takes effect, Dr. Poe added, “it will at least be clear.”",
         ["When the rule takes effect", "“it will at least be clear.”"]),
        ("On Monday, Ms. Poe said, “This is the end of it.”", ["“This is the end of it.”"]),
        ("“Perpetual motion!” Rep. Glenn Holm said of the dance.", ["“Perpetual motion!”"]),
        ("In a close vote he could win the county but lose the city, Poe said.",
         ["In a close vote he could win the county but lose the city"]),
        ("Sorry, Holm said.", ["Sorry"]),
        ("The board has a plan, which she argued would help nobody.", ["which", "would help nobody"]),
    ],
)  # fmt: skip
def test_what_was_said(text: str, content: list[str]) -> None:
    assert parts(text)[2] == content


@pytest.mark.parametrize("text", ["A year later, Holm said nothing.", "On Monday, Holm said."])
def test_a_time_before_the_speaker_is_not_what_was_said(text: str) -> None:
    assert "later" not in " ".join(parts(text)[2]) and "Monday" not in " ".join(parts(text)[2])


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("Norway has reported nearly 300 cases.", "Norway", "has reported"),
        ("Many residents of the town however say that it is loud.", "Many residents of the town", "say"),
        ("Some noted that the post was old.", "Some", "noted"),
        ("Passengers questioned said that it was late.", "Passengers", "said"),
        ("The law, opposed by sailors, was dropped.", "sailors", "opposed"),
        ("The barrier is old, according to research by Alder College.", "research by Alder College", "according to"),
    ],
)
def test_who_said_it_and_by_which_words(text: str, source: str, cue: str) -> None:
    found = parts(text)
    assert found[0] == source
    assert found[1].endswith(cue)


def test_a_participle_before_its_noun_is_no_attitude() -> None:
    made = read("A title of the text\n\nSome noted scholars signed the letter.\n")
    assert all(a.cue is None for a in made.all(Attribution))


# -- the choices


def choices(text: str) -> list[EdgeChoice]:
    """Every choice that is asked for."""
    article = read(text)
    tokens = tokenize(article, article.all(Quote), KINDS)
    asked: list[EdgeChoice] = []

    def note(choice: EdgeChoice) -> int:
        asked.append(choice)
        return choice.rule

    def settle(site: Site, draft: Draft) -> Draft:
        return decided(site, draft, note)

    read_drafts(tokens, candidates(article, tokens), settle)
    return asked


TEXT = "A title of the text\n\nThe mayor told reporters on Monday that the pier was old, and it leaked.\n"


def test_each_choice_has_that_of_the_rules_among_several_places() -> None:
    asked = choices(TEXT)
    assert {c.edge for c in asked} <= set(EDGES)
    assert "content-end" in {c.edge for c in asked}
    for choice in asked:
        places = [at for at, _ in choice.places]
        assert choice.rule in places and len(places) > 1 and len(set(places)) == len(places)


def test_the_points_are_of_names_that_are_asked_for() -> None:
    card = points(DEFAULT)
    assert list(card) == list(EDGES)
    for choice in choices(TEXT):
        assert any(name in card[choice.edge] for _, names in choice.places for name in names), choice.edge


def test_the_rows_of_the_count_are_the_choices_of_the_program() -> None:
    article = read(TEXT)
    at = TEXT.index("told")
    content = TEXT.index("that the pier")
    marks = {
        "attributions": [{"cue": [[at, at + 4]], "source": [[at - 10, at - 1]], "content": [[content, len(TEXT) - 2]]}]
    }
    rows = list(rows_of(0, article, marks))
    asked = choices(TEXT)
    first = {c.edge: [names for _, names in c.places] for c in reversed(asked)}
    assert rows and {edge for _, edge, _, _ in rows} <= set(first)
    number, edge, places, right = rows[0]
    assert (number, places) == (0, first[edge]) and 0 <= right < len(places)
