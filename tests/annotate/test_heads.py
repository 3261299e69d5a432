"""What stands above a story: kicker, headline, standfirst, byline."""

from __future__ import annotations

import pytest
from annotate.reading import HEAD, MORE, PROSE, kinds, read, roles

from audit.model.article import Kind

H, S, B, BODY = Kind.HEADLINE, Kind.SUBHEADING, Kind.BYLINE, Kind.BODY


def head(*lines: str, format: str = "text") -> list[Kind]:
    """The kinds of these lines above a story of two paragraphs."""
    return kinds(read("\n\n".join((*lines, PROSE, MORE)) + "\n", format=format))[: len(lines)]


@pytest.mark.parametrize(
    "kicker", ["Opinion", "EDITORIAL", "Analysis", "NEWS RELEASE", "FERRY WAR:", "ISLAND LIFE", "Fact check"]
)
def test_a_label_above_the_headline_is_a_kicker(kicker: str) -> None:
    assert head(kicker, HEAD) == [S, H]


@pytest.mark.parametrize("line", ["Ferry sails again", "Trade talks", "Snow"])
def test_a_short_headline_above_prose_is_no_kicker(line: str) -> None:
    assert head(line) == [H]


@pytest.mark.parametrize("line", ["FOR IMMEDIATE RELEASE", "Embargoed until 6am on Monday", "Not for publication"])
def test_a_release_says_when_it_may_be_printed(line: str) -> None:
    assert head(line, HEAD) == [Kind.BOILERPLATE, H]


def test_the_label_of_a_paid_text_stands_where_it_belongs() -> None:
    article = read(f"SPONSORED\n\n{HEAD}\n\n{PROSE}\n\n{MORE}\n")
    assert kinds(article)[:2] == [Kind.PROMO, H]
    assert roles(article, 0) == [("page-furniture", "")]


@pytest.mark.parametrize(
    "line",
    [
        "WATCH: The old pier burns while the whole town looks on",
        "UPDATE: Ferry Line Opens AFTER ALL! — Two Years Late And Nobody Says Why",
        "The Ferry Sailed Last Night… You Will Not Believe Who Was On Board.",
        "Who Sold The Bell? Here Is What The Harbour Master Found.",
    ],
)
def test_the_first_line_is_the_headline_whatever_its_label(line: str) -> None:
    assert head(line) == [H]


def test_two_plain_sentences_are_no_headline() -> None:
    assert head("It rained on the island. The ferry sailed all the same.") == [BODY]


def test_the_headline_said_again_with_another_mark() -> None:
    assert head("Ferry sails again!", "Ferry sails again:") == [H, H]


@pytest.mark.parametrize(
    "line",
    [
        "Forty passengers stand in the rain to see it leave, and the master of the harbour rings a bell",
        "…and the islanders want their money back",
        "A long-awaited return.",
        f"{HEAD} Forty people stood in the rain to see it.",
    ],
)
def test_a_standfirst(line: str) -> None:
    assert head(HEAD, line) == [H, S]


def test_what_stands_between_headline_and_byline_is_a_standfirst() -> None:
    assert head(HEAD, "It burned down two years ago, and nobody was charged.", "By Ann Poe") == [H, S, B]


@pytest.mark.parametrize(
    "line",
    [
        "The council voted on Monday to sell it.",
        "“We will sail,” she said",
        "The harbour master rang the bell (Harbour Gazette)",
        "He said:",
    ],
)
def test_the_first_paragraph_is_no_standfirst(line: str) -> None:
    assert Kind.SUBHEADING not in head(HEAD, line) or line.endswith(")")


@pytest.mark.parametrize(
    "line",
    [
        "Delphi Storrow",
        "The Courier Editorial Board",
        "Mail Bureau | Tomas Halvorsen",
        "From Ada Brekke, Port Ross",
        "By the consumer desk",
        "ANALYSIS | Ada Brekke, economics editor",
    ],
)
def test_a_byline_without_its_word(line: str) -> None:
    assert head(HEAD, line) == [H, B]


def test_the_outlet_below_the_byline_belongs_to_it() -> None:
    assert head(HEAD, "by Ann Poe", "Island Daily Press") == [H, B, B]


@pytest.mark.parametrize("line", ["A Silver Lining", "Rising Costs", "What Comes Next"])
def test_a_title_is_no_name(line: str) -> None:
    assert B not in head(HEAD, line)


def test_a_kicker_above_the_heading_of_a_page() -> None:
    page = f"<article><p>Sport | Rowing</p><h1>{HEAD}</h1><p>{PROSE}</p><p>{MORE}</p></article>"
    assert H in kinds(read(page, format="html"))
