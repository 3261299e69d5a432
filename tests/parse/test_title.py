"""The given title is the headline: by the caller, front matter, a page's metadata."""

from __future__ import annotations

import pytest
from annotate.reading import read

from audit import audit_text
from audit.model.article import Article, Kind
from audit.model.text import Location

TEXT = "The pier will close in May, said Bo Lind, the clerk.\n\nIt was built in 1901 and mended twice, Lind said.\n"
TITLE = "Pier to close in May"


def headline(article: Article) -> tuple[str, Location]:
    (block,) = article.of_kind(Kind.HEADLINE)
    return article.slice(block.span), article.locate(block.span)[0]


def test_a_title_of_the_caller_stands_in_no_line() -> None:
    article = read(TEXT, title=TITLE)
    assert headline(article) == (TITLE, Location(0, 1))
    assert article.locate(article.blocks[0].span)[1] == Location(0, len(TITLE) + 1)
    assert [article.locate(b.span)[0] for b in article.blocks[1:]] == [Location(1, 1), Location(3, 1)]
    assert [b.kind for b in article.blocks[1:]] == [Kind.BODY, Kind.BODY]


@pytest.mark.parametrize("first", [TITLE, "PIER TO CLOSE IN MAY", "Pier to close – in May!"])
def test_a_title_repeated_as_the_first_line_is_one_headline(first: str) -> None:
    article = read(f"{first}\n\n{TEXT}", title=TITLE)
    assert headline(article) == (first, Location(1, 1))
    assert len(article.blocks) == 3


@pytest.mark.parametrize("first", ["Ferry late again", "The clerk has news for the ferry"])
def test_with_a_title_no_line_becomes_one(first: str) -> None:
    article = read(f"{first}\n\n{TEXT}", title=TITLE)
    assert headline(article) == (TITLE, Location(0, 1))
    assert article.blocks[1].kind is not Kind.HEADLINE


@pytest.mark.parametrize(
    ("front", "place"),
    [
        (f"---\nauthor: Al\ntitle: {TITLE}\n---\n", Location(3, 8)),
        (f'---\nseries:\n  title: Other\ntitle: "{TITLE}"\n...\n', Location(4, 9)),
        (f"+++\ntitle = '{TITLE}'\n+++\n", Location(2, 10)),
        (f'{{\n  "author": ["Al"],\n  "title": "{TITLE}"\n}}\n\n', Location(3, 13)),
        ('{"title": "Pier to clo\\u0073e in May"}\n', Location(1, 11)),
    ],
)
def test_a_title_of_the_front_matter_stands_there(front: str, place: Location) -> None:
    assert headline(read(front + TEXT, "markdown")) == (TITLE, place)


def test_a_heading_that_repeats_the_front_matter_is_the_headline() -> None:
    front = f"---\ntitle: {TITLE}\n---\n"
    assert headline(read(f"{front}# {TITLE}\n\n{TEXT}", "markdown")) == (TITLE, Location(4, 3))
    other = read(f"{front}# What we know\n\n{TEXT}", "markdown")
    assert headline(other) == (TITLE, Location(2, 8))
    assert other.blocks[1].kind is Kind.SUBHEADING


def test_the_caller_is_believed_before_the_file() -> None:
    article = read(f"---\ntitle: Old title of the piece\n---\n{TEXT}", "markdown", title=TITLE)
    assert headline(article) == (TITLE, Location(0, 1))


def test_a_title_without_a_word_is_none() -> None:
    assert read(TEXT, title=" – ").headline is None


def test_every_rule_for_headlines_reads_the_given_title() -> None:
    report = audit_text(TEXT, title="You won't BELIEVE what happens to this pier!!!")
    found = [f for f in report.findings if f.family == "headlines"]
    assert {f.rule for f in found} >= {"clickbait-headline", "shouting-or-question-headline"}
    assert report.article.text is not None
    for finding in found:
        assert finding.locations[0].line == 0
        assert finding.spans[0].end <= len("You won't BELIEVE what happens to this pier!!!")


def test_a_text_alone_still_has_its_first_line() -> None:
    assert headline(read(f"{TITLE}\n\n{TEXT}")) == (TITLE, Location(1, 1))
