"""What stands below a story, between calls to the reader, or in code."""

from __future__ import annotations

import pytest
from annotate.reading import HEAD, MORE, PROSE, kind_of, kinds, page, read, roles

from audit.model.article import Kind

P, N, BODY = Kind.PROMO, Kind.BOILERPLATE, Kind.BODY
NOTE = "Founded in 1911, Alder Ferries runs nine boats between the islands."


def below(*lines: str, by: str = "By Ann Poe") -> list[Kind]:
    """The kinds of these lines at the end of a signed story."""
    return kinds(read("\n\n".join((HEAD, by, PROSE, MORE, PROSE + " It rained.", *lines)) + "\n"))[5:]


@pytest.mark.parametrize("mark", ["– ENDS –", "(END)", "-30-", "###", "ENDS"])
def test_what_stands_behind_an_end_mark_is_a_note(mark: str) -> None:
    assert below(mark, NOTE) == [N, N] or mark == "ENDS"
    assert below(mark)[0] is N


def test_the_same_note_above_it_is_the_story_s() -> None:
    assert below(NOTE, "– ENDS –") == [BODY, N]


@pytest.mark.parametrize(
    "heading", ["About Alder Ferries", "Notes to editors", "Media contact:", "Contact", "Further information"]
)
def test_a_section_of_notes(heading: str) -> None:
    assert below(heading, NOTE, "Ida Holm, 01632 960118, press@alder.example") == [N, N, N]


@pytest.mark.parametrize("line", ["About forty people stood there.", "Contact with the boat was lost at noon."])
def test_a_sentence_is_no_heading_of_notes(line: str) -> None:
    assert below(line, NOTE) == [BODY, BODY]


@pytest.mark.parametrize(
    "line",
    [
        "Ann Poe covers the harbour for the Island Daily.",
        "Ann Poe is a nurse and a member of the school board.",
        "Ann Poe's book on bells is published by Pier Press at £12.",
    ],
)
def test_a_line_about_who_signed_the_story(line: str) -> None:
    assert below(line) == [N]
    assert below(line, by="By Tom Roe") == [BODY]


def test_what_the_writer_did_is_told() -> None:
    assert below("Ann Poe rowed to the island on Monday and found the bell in the mud.") == [BODY]


def test_between_two_calls_to_the_reader() -> None:
    call = "take our poll - story continues below"
    article = page(call, "Pier or bridge, what would you keep? Show the island what you think", "Email *")
    assert kinds(article)[2:5] == [P, P, P]
    assert kinds(page("Sign up for our newsletter", "The pier reopens on Monday.", "Follow us on Facebook"))[3] is BODY


def test_what_is_left_below_the_last_paragraph() -> None:
    assert below("Follow us on Facebook", "Ferries/Islands", "Good night.") == [P, N, N]
    assert below("Good night.") == [BODY]


@pytest.mark.parametrize(
    "line",
    [
        '{% set headerColor = "#fff" %} /* The colour of all headings. You may change it. */',
        "{{< newsletter-signup >}}",
        "/* Use this for the footer only */",
        "function showPlayer(id) { return document.getElementById(id); }",
        '<div class="player">',
        ".bio-text { text-align: center; }",
        "var player = new Player();",
    ],
)
def test_code_of_the_page(line: str) -> None:
    assert kind_of(line) is N


def test_prose_between_two_shortcodes_is_prose() -> None:
    note = "{{% notice info %}} Borrowers must be over 18 and have had a card for six months. {{% /notice %}}"
    assert kind_of(note) is BODY


def test_one_mark_of_code_in_prose_is_a_slip() -> None:
    assert kind_of("The ferry is run by Alder &amp; Sons, the harbour master said on Monday.") is BODY
    assert kind_of("Alder &amp; Sons, said the mayor, will sell it to the town. " * 15) is BODY


def test_a_picture_in_a_shortcode_is_a_caption() -> None:
    assert kind_of('{{< figure src="/a.jpg" caption="Two boats at the pier." >}}') is Kind.CAPTION


def test_an_instruction_below_code_belongs_to_it() -> None:
    code = '{% set pageWidth = "1100px" %} /* The width of the page */'
    assert below(code, "After you have updated your stylesheet, turn this module off") == [N, N]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("The post Ferry sails again appeared first on Island Daily.", "residue"),
        ("All rights reserved.", "residue"),
        ("(With inputs from PTI)", "page-furniture"),
        ("Correction: An earlier version gave a wrong number of boats.", "page-furniture"),
        ("This article was amended on 4 March to correct the fare.", "page-furniture"),
        ("Disclaimer: This article is for information only.", "page-furniture"),
        ("(Reporting by Ann Poe; editing by Tom Roe)", "page-furniture"),
        ("This article was paid for by Alder Ferries. The newsroom was not involved in it.", "page-furniture"),
        ("Alder Holdings is the parent company of Island Radio.", "page-furniture"),
    ],
)
def test_a_note_of_the_newsroom_is_no_left_over(line: str, reason: str) -> None:
    article = read("\n\n".join((HEAD, PROSE, MORE, line)) + "\n")
    assert article.blocks[3].kind is N
    assert roles(article, 3)[0][0] == reason


@pytest.mark.parametrize(
    "line",
    [
        "She posted on the board of the school in May.",
        "The organisers set no limit on what could be contributed.",
        "Our wine writer, Paul Sever, suggests a chilled port.",
        "The parent company of the ferry line was sold to a bank on Monday.",
    ],
)
def test_a_sentence_that_holds_words_of_a_note(line: str) -> None:
    assert kind_of(line) is BODY
