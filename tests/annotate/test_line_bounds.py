"""How many words a line may have and still be a caption, a byline, a pointer, a call, an advert or small print."""

from __future__ import annotations

import pytest
from annotate.reading import HEAD, MORE, PROSE, kind_of, kinds, page, read, roles

from audit.model.article import Kind

RUN = (
    "the ferry to the island and the old town by the sea sails on every day of the week but on the last one " * 4
).split()
PEOPLE = ["Ann", "Poe", "Tom", "Roe", "Ida", "Holm", "Jim", "Kay"]
STORY = (Kind.BODY, Kind.SUBHEADING)


@pytest.mark.parametrize(
    ("kind", "line", "most"),
    [
        (Kind.CAPTION, "The ferry is seen in this undated photo of {}", 60),
        (Kind.CAPTION, "{} sails. Ann Poe", 60),
        (Kind.CAPTION, "{} sails. (Photo: Ann Poe)", 80),
        (Kind.BYLINE, "By Ann Poe {}", 18),
        (Kind.BYLINE, "Authors: {}", 10),
        (Kind.BYLINE, "Ann Poe, staff writer for {}", 10),
        (Kind.PROMO, "Story continues below {}", 14),
        (Kind.PROMO, "READ ALSO: {}", 40),
        (Kind.PROMO, "3.4k shares {}", 12),
        (Kind.PROMO, "This field is for validation {}", 60),
        (Kind.PROMO, "Sign up for our newsletter {}", 45),
        (Kind.PROMO, "Sign up {}.", 25),
        (Kind.PROMO, "We may earn a commission {}", 60),
        (Kind.PROMO, "The balm is at 40% off {}.", 8),
        (Kind.BOILERPLATE, "All rights reserved {}", 80),
        (Kind.BOILERPLATE, "Source: {}", 14),
        (Kind.BOILERPLATE, "This is a developing story {}.", 80),
    ],
)
def test_a_line_of_this_kind_has_so_many_words_at_most(kind: Kind, line: str, most: int) -> None:
    fixed = sum(any(c.isalnum() for c in word) for word in line.format("").split())
    at_most, more = (" ".join(RUN[: n - fixed]) for n in (most, most + 1))
    assert kind_of(line.format(at_most)) is kind
    assert kind_of(line.format(more)) in STORY


@pytest.mark.parametrize(
    ("kind", "line", "most"),
    [
        (Kind.BYLINE, "By {}.", 4),
        (Kind.CAPTION, "The ferry sails to the island. {}", 6),
        (Kind.BOILERPLATE, "Sources {}", 3),
    ],
)
def test_a_line_of_this_kind_has_so_many_names_at_most(kind: Kind, line: str, most: int) -> None:
    assert kind_of(line.format(" ".join(PEOPLE[:most]))) is kind
    assert kind_of(line.format(" ".join(PEOPLE[: most + 1]))) in STORY


def test_a_credit_stands_behind_five_words() -> None:
    assert kind_of("The old ferry sails off. Ann Poe") is Kind.CAPTION
    assert kind_of("The old ferry sails. Ann Poe") in STORY


def test_a_date_line_has_fourteen_words() -> None:
    assert kind_of("Published " * 11 + "4 May 2020") is Kind.BYLINE
    assert kind_of("Published " * 12 + "4 May 2020") in STORY


def test_a_label_that_stands_alone_has_six_words() -> None:
    assert kind_of("More news stories now here live") is Kind.PROMO
    assert kind_of("More news stories now here live links") in STORY


def test_words_that_somebody_says_are_no_call_and_no_advert() -> None:
    for call in ("Sign up for our newsletter", "We may earn a commission on items you buy", "All rights reserved"):
        assert kind_of(call) not in STORY
    for said in ("Sign up for our newsletter, she said", "We may earn a commission on items you buy, she said"):
        assert kind_of(said) in STORY


@pytest.mark.parametrize(("behind", "reason"), [("abcde", "credit"), ("abcdef", "caption")])
def test_a_credit_with_six_characters_behind_it_stands_alone(behind: str, reason: str) -> None:
    assert roles(page(f"(Photo: Ann Poe) {behind}")) == [(reason, "(Photo: Ann Poe)")]


@pytest.mark.parametrize("word", ["Sponsored", "Ad", "Promoted", "Advertisement"])
def test_one_word_is_an_advert(word: str) -> None:
    assert kind_of(word) is Kind.PROMO


@pytest.mark.parametrize("whole", ["full", "entire"])
def test_what_a_reader_is_sent_to_read(whole: str) -> None:
    things = "story article report interview transcript statement video text list editorial column project"
    assert [thing for thing in things.split() if kind_of(f"Read the {whole} {thing}") is not Kind.PROMO] == []
    assert kind_of(f"Read the {whole} sea") in STORY


def test_who_the_writer_is_stands_at_the_end() -> None:
    lines = [f"Ann Poe is {word} staff writer of some years." for word in ("a", "an", "the", "our")]
    assert [line for line in lines if kinds(read("\n\n".join((HEAD, PROSE, MORE, line))))[-1] is Kind.BODY] == []
    assert kinds(read("\n\n".join((HEAD, PROSE, MORE, lines[0], MORE, MORE, MORE))))[3] is Kind.BODY
