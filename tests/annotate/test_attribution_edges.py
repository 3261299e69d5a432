"""Who says what, at the edges: which crowd is one, which word just is a cue, where a source or a quotation ends."""

from __future__ import annotations

import pytest
from annotate.reading import read

from audit.model.marks import Attribution


def told(text: str) -> list[tuple[str, str]]:
    """(source, cue) of every attribution with a cue; an empty source where there is none."""
    made = read(text)
    found = [a for a in made.all(Attribution) if a.cue]
    return [(made.slice(a.source) if a.source else "", made.slice(a.cue)) for a in found if a.cue]


def statuses(text: str) -> list[str]:
    return [a.status.value for a in read(text).all(Attribution) if a.cue]


# -- crowds


@pytest.mark.parametrize(
    "crowd",
    ["Experts", "Many experts", "Some analysts", "Critics", "His critics", "The critics",
     "Officials", "Supporters", "Few islanders", "Several other people", "Some"],
)  # fmt: skip
def test_a_crowd_that_nobody_points_at_is_vague(crowd: str) -> None:
    assert statuses(f"It rained. {crowd} said the pier was old.") == ["vague"]


@pytest.mark.parametrize(
    "source",
    ["The experts", "These analysts", "Those experts", "His supporters", "Her backers", "The officials",
     "Analysts at the bank", "Alder University experts"],
)  # fmt: skip
def test_a_crowd_that_is_pointed_at_or_has_a_name_is_none(source: str) -> None:
    assert statuses(f"It rained. {source} said the pier was old.") == ["identified"]


@pytest.mark.parametrize("source", ["Supporters of Ada Holm", "Some residents of Alder", "The villagers"])
def test_a_crowd_of_a_place_or_a_cause_is_vague(source: str) -> None:
    assert statuses(f"It rained. {source} said the pier was old.") == ["vague"]


@pytest.mark.parametrize("source", ["A supporter", "An expert", "One expert", "Two jurors", "A tearful visitor"])
def test_one_or_two_whom_the_writer_met_are_anonymous(source: str) -> None:
    assert statuses(f"It rained. {source} said the pier was old.") == ["anonymous"]


# -- which words are cues


@pytest.mark.parametrize(
    ("cue", "none"),
    [
        ("The mayor worried about the storm.", "The crew noticed a storm."),
        ("The mayor denounced the pier.", "The crew joined the pier."),
        ("The mayor was candid about the pier.", "The mayor was certain of the pier."),
        ("The crew promised two boats.", "The owners invited two boats."),
    ],
)
def test_a_word_that_often_does_other_work_needs_more_to_be_a_cue(cue: str, none: str) -> None:
    """Thoughts, acts, adjectives and speech: each has a threshold of its own, and these lie on either side of it."""
    assert len(told(cue)) == 1
    assert told(none) == []


@pytest.mark.parametrize("verb", ["answer", "remark"])
def test_what_should_or_could_be_said_asked_or_is_hard_to_say_is_no_report(verb: str) -> None:
    words = "can can't cannot could couldn't may might must should shouldn't"
    assert [w for w in words.split() if told(f"The crew {w} {verb} that it leaks.")] == []
    assert told(f"Did the crew {verb} that it leaks?") == told(f"It is hard to {verb} that it leaks.") == []
    assert told(f"I {verb} that it leaks.") == told(f"We {verb} that it leaks.") == [], "the writer's own voice"
    assert told(f"They {verb} that it leaks.") == [("They", verb)]
    assert told(f"The crew might {verb}: “It leaks.”") == [("The crew", f"might {verb}")], "but words in marks are"
    assert told(f"The crew might {verb}, “It leaks.”") == [("The crew", f"might {verb}")]


@pytest.mark.parametrize("verb", ["finds", "learns", "reads"])
def test_a_thing_that_is_handled_is_no_report(verb: str) -> None:
    assert told(f"The crew {verb} a storm.") == []
    assert told(f"The crew {verb} that a storm came.") == [("The crew", verb)]


# -- sources


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("“It fell,” said Ada Holm, 41, a sailor.", "Ada Holm, 41, a sailor"),
        ("“It fell,” said Ada Holm, 41.", "Ada Holm, 41"),
        ("“It fell,” said Ada Holm, a sailor, on Monday.", "Ada Holm, a sailor"),
        ("“It fell,” said Ada Holm, who sails, and left.", "Ada Holm, who sails"),
        ("“It fell,” said Ada Holm, on Monday.", "Ada Holm"),
        ("“It fell,” said Ada Holm (left), on Monday.", "Ada Holm (left)"),
        ("In the old hall of the town the mayor said that it fell.", "the mayor"),
        ("After a night in the rain the mayor said that it fell.", "the mayor"),
        ("The mayor of the town on Monday said that it fell.", "The mayor of the town"),
        ("The chief executive, Jane Roe, said that it fell.", "The chief executive, Jane Roe"),
        ("St. Mary said that it fell.", "St. Mary"),
        ("The U.S. said that it fell.", "The U.S."),
        ("Gen. J. P. Holm said that it fell.", "Gen. J. P. Holm"),
    ],
)
def test_where_a_source_begins_and_ends(text: str, source: str) -> None:
    assert told(text)[0][0] == source


def test_a_stop_behind_an_abbreviation_ends_no_sentence() -> None:
    assert told("He met Mr. Poe. “It fell,” he said.") == [("he", "said")]
    assert told("It fell, the mayor of St. Ives said.") == [("the mayor of St. Ives", "said")]


@pytest.mark.parametrize(
    ("source", "status"),
    [("CBS Los Angeles", "outlet"), ("CBS Los Angeles County", "identified"), ("A CBS poll", "identified"),
     ("CBS", "outlet"), ("The CBS report", "outlet")],
)  # fmt: skip
def test_an_outlets_name_may_go_on_for_two_words(source: str, status: str) -> None:
    assert statuses(f"{source} said that it fell.") == [status]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("A poll conducted in May found that the pier was old.", "A poll conducted in May"),
        ("A report seen by the council says the pier is unsafe.", "A report seen by the council"),
        ("The study published by the university showed that fish had gone.", "The study published by the university"),
        ("The man arrested on Friday said that he was at home.", "The man arrested on Friday"),
        ("The woman living beside the pier said that it creaked.", "The woman living beside the pier"),
        ("The crew hired in May complained that the pay was low.", "The crew hired in May"),
    ],
)
def test_a_reduced_relative_clause_is_part_of_its_source(text: str, source: str) -> None:
    assert told(text)[-1][0] == source


@pytest.mark.parametrize(
    "text",
    [
        "A poll conducted found that the pier was old.",
        "A report published found that the pier was old.",
        "Passengers questioned said that the pier was old.",
    ],
)
def test_of_two_verbs_the_first_is_reduced_and_the_second_has_the_source(text: str) -> None:
    source, cue = told(text)[-1]
    assert (source, cue) == (
        " ".join(text.split()[: len(source.split())]),
        text.split()[text.split().index("that") - 1],
    )


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("A claim from the crew that the pier was sold has spread.", "the crew"),
        ("A claim among the crew that the pier was sold has spread.", "the crew"),
        ("A claim by the crew that the pier was sold has spread.", "the crew"),
        ("The claim of Ada Holm that the pier was sold was false.", "Ada Holm"),
        ("The crew's claim that the pier was sold was false.", "The crew"),
        ("Their claim that the pier was sold was false.", "Their"),
    ],
)
def test_whose_claim_it_is(text: str, source: str) -> None:
    assert told(text) == [(source, "claim")]


def test_a_claim_of_a_thing_is_nobodys() -> None:
    assert told("The claim of the pier that it was sold has spread.") != [("the pier", "claim")]


# -- quotations that run on


def contents(text: str) -> list[str]:
    """Of the first attribution with a cue."""
    made = read(text)
    return [made.slice(c) for c in next(a for a in made.all(Attribution) if a.cue).content]


def test_every_sentence_of_quotation_runs_on() -> None:
    text = "“The pier is old,” Ada Holm said. “It leaks.” “It creaks,” and so on. The mayor left."
    assert contents(text)[:2] == ["“The pier is old,”", "“It leaks.”"]


@pytest.mark.parametrize(
    "then",
    [
        "“Old piers” are the pride of the island and of its people.",
        "“It leaks,” the mayor said.",
        "“It leaks,” he said.",
        "Fog rose. “It leaks.”",
        "“It leaks” is what they sing in the old harbour.",
    ],
)
def test_a_sentence_that_only_begins_with_marks_is_no_more_of_the_quotation(then: str) -> None:
    assert contents(f"“The pier is old,” Ada Holm said. {then}") == ["“The pier is old,”"]


def test_a_quotation_does_not_run_on_into_the_next_paragraph() -> None:
    text = "Pier to close\n\n“The pier is old,” Ada Holm said.\n\n“It leaks in every storm we have.”\n"
    assert contents(text) == ["“The pier is old,”"]


# -- a source between its verb and what it owns


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Ada Holm, who runs a ferry, said the boats and the pier had been sold.", "Ada Holm, who runs a ferry"),
        ("Jon Lie, an expert from Alder, said Mr. Poe and his crew had failed.", "Jon Lie, an expert from Alder"),
        ("Ted Poe, by contrast, wrote an op-ed urging the council to act.", "Ted Poe"),
        ("The pier, which is old, is closed, said Ada Holm of the harbour board.", "Ada Holm of the harbour board"),
        ("The pier is closed, the harbour is shut, said Ada Holm, a lawyer.", "Ada Holm, a lawyer"),
        ("Closed for years, the pier will open, said the mayor of Alder on Monday.", "the mayor of Alder"),
        ("Rep. Ada Holm (D-Alder) said the pier was old.", "Rep. Ada Holm (D-Alder)"),
        ("Ada Holm on Friday asked the board to resign.", "Ada Holm"),
        ("The crew worked on the boats and the mayor said nothing would change.", "the mayor"),
        ("She lives in Alder and Ada Holm says the pier is old.", "Ada Holm"),
        ("Holm turned to the boats, but Lund stepped in, saying the pier was safe.", "Lund"),
        ("Holm spoke of the pier, adding that the board said little.", "Holm"),
    ],
)
def test_whose_verb_it_is(text: str, source: str) -> None:
    assert told(text)[0][0] == source


def test_nobody_who_stood_on_land_is_asked() -> None:
    made = read("The wall stood on my land for forty years and no one asked me, said Erik Holm.")
    assert [made.slice(a.source) for a in made.all(Attribution) if a.source] == ["no one", "Erik Holm"]


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("The board issued a statement saying the pier was old.", "The board", "issued a statement saying"),
        ("The union had sent a letter calling for repairs.", "The union", "had sent a letter calling for"),
        ("The clerk read a letter saying the pier was old.", "a letter", "saying"),
    ],
)
def test_who_issues_a_paper_says_what_it_says(text: str, source: str, cue: str) -> None:
    assert told(text) == [(source, cue)]


# -- where a content begins and ends


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Ada Holm was asked what she would do about the pier.", ["what she would do about the pier"]),
        ("The reporter asked Holm about the rules of the mayor.", ["the rules of the mayor"]),
        ("Poe dismissed questions he did not like.", ["questions he did not like"]),
        ("Holm told reporters he would resign.", ["he would resign"]),
        ("The pier, she said, is old.", ["The pier", "is old"]),
        (
            "She said Lund, who limped off in May, would rest for a week.",
            ["Lund, who limped off in May, would rest for a week"],
        ),
        ("“It leaks,” he continued. “It creaks too.”", ["“It leaks,”", "“It creaks too.”"]),
        (
            "“It leaks,” he told the Gazette when asked if it was safe. “It creaks too.”",
            ["“It leaks,”", "“It creaks too.”"],
        ),
    ],
)
def test_where_a_content_begins_and_ends(text: str, content: list[str]) -> None:
    assert contents(text) == content


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("Ada Holm spoke about the pier.", ["spoke about"]),
        ("Ada Holm spoke to reporters about the pier.", ["spoke"]),
        ("Ada Holm spoke out against the plan.", ["spoke out against"]),
        ("Ada Holm spoke on Monday.", []),
        ("Ada Holm will speak at the school.", []),
        ("Ada Holm spoke for an hour.", []),
        ("Ada Holm spoke on condition of anonymity.", []),
        ("Ada Holm spoke with the Gazette on the phone.", []),
    ],
)
def test_who_only_speaks_says_nothing(text: str, cues: list[str]) -> None:
    assert [cue for _, cue in told(text)] == cues
