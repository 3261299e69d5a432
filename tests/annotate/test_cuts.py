"""Lines of the page that were run together with a paragraph, and calls that are all of a block."""

from __future__ import annotations

import pytest
from annotate.reading import MORE, PROSE, kind_of, page, read

from audit.model.article import Article, Kind

CLAIM = "The harbour master said the pier was rebuilt with stone from the island."


def parts(block: str) -> list[tuple[Kind, str]]:
    """The blocks that were made of this one."""
    article = page(block)
    return [(b.kind, article.slice(b.span)) for b in article.blocks[2:-1]]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("READ MORE", Kind.PROMO),
        ("– READ ALSO", Kind.PROMO),
        ("Click here.", Kind.PROMO),
        ("Read the full report here.", Kind.PROMO),
        ("Follow us on Facebook.", Kind.PROMO),
        ("Sign up for our newsletter.", Kind.PROMO),
        ("See:", Kind.PROMO),
        ("This is a developing story.", Kind.BOILERPLATE),
        ("(Reporting by Ann Poe; editing by Tom Roe)", Kind.BOILERPLATE),
        ("[SOURCE]", Kind.BOILERPLATE),
        ("All rights reserved.", Kind.BOILERPLATE),
    ],
)
def test_a_line_of_the_page_behind_a_paragraph(line: str, kind: Kind) -> None:
    assert parts(f"{CLAIM} {line}") == [(Kind.BODY, CLAIM), (kind, line)]


@pytest.mark.parametrize(
    "line",
    [
        "Share prices of US banks fell on the same day.",
        "Like the US, the island has no toll on bridges.",
        "Support for the plan fell in the latest poll.",
        "Order was restored by noon.",
        "Vote on the petition is due in May.",
        "Contact tracing and the app were not enough for us.",
        "Watch parties were held on the pier.",
        "Help for our fishermen came late.",
        "He follows us on Facebook, she said.",
        "They found this story in a drawer.",
    ],
)
def test_a_sentence_of_the_story_stays(line: str) -> None:
    assert parts(f"{CLAIM} {line}") == [(Kind.BODY, f"{CLAIM} {line}")]


def test_a_line_in_front_of_a_paragraph() -> None:
    assert parts(f"Sign up for our newsletter. {CLAIM}")[-1] == (Kind.BODY, CLAIM)


def test_a_link_in_brackets_within_a_paragraph() -> None:
    assert parts(f"{CLAIM} [SOURCE] The bell is old.") == [
        (Kind.BODY, CLAIM),
        (Kind.BOILERPLATE, "[SOURCE]"),
        (Kind.BODY, "The bell is old."),
    ]


def test_what_is_left_out_of_a_quotation_is_no_link() -> None:
    assert len(parts("“The pier is old. […] It will fall,” the harbour master said.")) == 1


def test_words_in_a_quotation_are_the_speaker_s() -> None:
    assert len(parts("“I asked them all. Sign up for our newsletter. Nobody did,” the harbour master said.")) == 1
    assert len(parts("He told the crowd: “The pier is ours. Follow us on Facebook.”")) == 1


def test_sentences_and_blocks_agree_after_a_cut() -> None:
    article: Article = read(f"Ferry sails\n\n{PROSE} Click here.\n\n{MORE} READ MORE\n\n{PROSE}\n")
    assert [b.index for b in article.blocks] == list(range(len(article.blocks)))
    assert article.sentences == tuple(s for b in article.blocks for s in b.sentences)
    assert all(article.block_of(s).span.contains(s.span) for s in article.sentences)
    assert [s.index for s in article.sentences] == list(range(len(article.sentences)))


@pytest.mark.parametrize(
    "block",
    [
        "Think your friends would like this? Share this story!",
        "Have a tip for us? Your name stays secret. Write to tips@harbour.example",
        "You can help. A gift of £9 keeps a lamp lit. To donate, visit lamps.example or text LAMP to 70700.",
        "Feedback? What should we ask next? Email us at desk@harbour.example.",
        "Got photos of the storm? Send them to photos@harbour.example",
    ],
)
def test_a_block_that_speaks_to_the_reader_throughout(block: str) -> None:
    assert kind_of(block) is Kind.PROMO


@pytest.mark.parametrize(
    "block",
    [
        "Do you believe that the old pier was set on fire by its owners for money? Please leave us a comment.",
        "The council led us through the storm with care. Support our harbour.",
    ],
)
def test_a_question_about_the_story_is_the_story_s(block: str) -> None:
    assert parts(block)[0][0] is Kind.BODY
