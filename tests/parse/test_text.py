"""Plain text: paragraphs, wrapped lines, headings, items."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.errors import LoadError
from audit.load import from_text
from audit.model.article import Article, Form, Meta
from audit.parse import parse

TITLE = "Harbour board picks a new pier"
FIRST = (
    "The harbour board chose a wooden pier on Monday. It will cost four million crowns and open in the spring of 2031."
)
SECOND = (
    "Ana Ruiz, who chairs the board, said the old pier had sunk by nine centimetres since it was built a century ago."
)
ARTICLE = b"Pier sinks again\r\n\r\nThe old pier sank on Monday. Nobody was hurt.\r\n"


def read(text: str) -> Article:
    return parse(from_text(text, "a.txt"))


def blocks(text: str) -> list[tuple[str, str]]:
    article = read(text)
    return [(str(b.form), article.slice(b.span)) for b in article.blocks]


def test_one_paragraph_a_line() -> None:
    want = [("heading", TITLE), ("paragraph", FIRST), ("paragraph", SECOND)]
    assert blocks(f"{TITLE}\n{FIRST}\n{SECOND}\n") == want
    assert blocks(f"{TITLE}\n\n{FIRST}\n\n\n{SECOND}") == want
    assert blocks(f"{TITLE}\r\n{FIRST}\r{SECOND}\r\n") == want


@pytest.mark.parametrize("width", [40, 64, 72, 90])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_hard_wrapped_text_is_joined(width: int, end: str) -> None:
    paragraphs = [end.join(textwrap.wrap(p, width)) for p in (TITLE, FIRST, SECOND)]
    assert [text for _, text in blocks((end * 2).join(paragraphs))] == paragraphs


def test_wrapped_text_keeps_short_lines_apart() -> None:
    lines = ["By Jo Lind", *textwrap.wrap(FIRST, 60)]
    items = ["- first thing", "- second thing"]
    text = "\n".join([TITLE, *lines]) + "\n\n" + "\n".join([*textwrap.wrap(SECOND, 60), *items])
    assert [form for form, _ in blocks(text)] == ["heading", "paragraph", "paragraph", "paragraph", "item", "item"]


def test_lines_of_a_chat_are_not_joined() -> None:
    text = "\n".join(["They met at noon.", "Nobody spoke.", "Then Ana rose.", "She left the room."])
    assert len(blocks(text)) == 4


def test_a_text_of_one_block_is_body() -> None:
    assert blocks(TITLE) == [("paragraph", TITLE)]


def test_the_first_block_is_the_headline_when_it_is_one_short_sentence() -> None:
    long = " ".join(["word"] * 26)
    assert blocks(f"{long}\n\n{FIRST}")[0][0] == "paragraph"
    assert blocks(f"It sank. Nobody was hurt.\n\n{FIRST}")[0][0] == "paragraph"
    assert blocks(f"The pier sank on Monday.\n\n{FIRST}")[0][0] == "heading"
    assert blocks(f"- The pier sank\n\n{FIRST}")[0][0] == "item"


@pytest.mark.parametrize(
    "line", ["What the board decided", "A Pier For Everybody: Wood, Stone And Steel", "WHAT COMES NEXT?"]
)
def test_a_short_line_before_a_paragraph_is_a_heading(line: str) -> None:
    assert blocks(f"{TITLE}\n{FIRST}\n{line}\n{SECOND}")[2] == ("heading", line)


@pytest.mark.parametrize(
    "line",
    [
        "The board met.",
        "READ ALSO: Ten Piers You Must See",
        "By Jo Lind",
        "(Photo: R. Lund)",
        "Read more at harbour.example",
        "he said so",
        "A line that goes on and on without any end for so long that nobody could ever call it a heading",
    ],
)
def test_a_line_that_is_no_heading(line: str) -> None:
    assert blocks(f"{TITLE}\n{FIRST}\n{line}\n{SECOND}")[2] == ("paragraph", line)


def test_a_short_last_line_is_no_heading() -> None:
    assert blocks(f"{TITLE}\n{FIRST}\nWhat the board decided")[2][0] == "paragraph"


@pytest.mark.parametrize("mark", ["-", "*", "•", "1.", "12)", "(a)"])
def test_list_items(mark: str) -> None:
    text = f"{TITLE}\n{mark} one thing without a stop\n{mark} another thing"
    assert [form for form, _ in blocks(text)] == ["heading", "item", "item"]
    assert [len(b.sentences) for b in read(text).blocks] == [1, 1, 1]


def test_the_text_is_that_of_the_file() -> None:
    source = from_text(f"{TITLE}\r\n\t{FIRST}\r\n", "a.txt")
    assert parse(source).text == source.text


@pytest.mark.parametrize("text", [" \n\t ", "\u200b\ufeff\u2060", "\x07\x1b"])
def test_no_text_to_see_is_an_error(text: str) -> None:
    with pytest.raises(LoadError) as e:
        read(text)
    assert e.value.code == "no-text"


def test_what_the_caller_says_is_in_the_metadata() -> None:
    assert parse(from_text("A tide.", "a.txt", meta=Meta(author="Jo Lind"))).meta.author == "Jo Lind"


def test_a_line_is_only_what_editors_call_a_line() -> None:
    article = read("One fell.\u2028Two fell.\x0bThree fell.\x85Four fell.\nFive fell.")
    assert [article.locate(s.span)[0].line for s in article.sentences] == [1, 1, 1, 1, 2]


LINES = st.lists(
    st.sampled_from([TITLE, FIRST, SECOND, "", " ", "- x", "1. y", "and so on", "\t“No.”", "READ ALSO: z", "___"])
)


@settings(max_examples=150, deadline=None)
@given(LINES, st.sampled_from(["\n", "\r\n", "\r"]), st.text(max_size=12))
def test_sentences_hold_the_whole_text(lines: list[str], end: str, more: str) -> None:
    text = end.join([*lines, "x" + more.replace("\0", "")])
    article = read(text)
    at = 0
    held = []
    for n, sentence in enumerate(article.sentences):
        assert at <= sentence.span.start < sentence.span.end <= len(article.text)
        assert sentence.index == n
        assert article.blocks[sentence.block].span.contains(sentence.span)
        assert end * 2 not in article.slice(sentence.span)
        at = sentence.span.end
        held += article.slice(sentence.span).split()
    assert "".join(held) == "".join(article.text.split())
    assert all(b.form in Form and b.sentences for b in article.blocks)


# -- mail, books, odd line ends


def texts(text: str) -> list[tuple[str, str]]:
    article = parse(from_text(text, "a.txt"))
    return [(str(b.form), article.slice(b.span)) for b in article.blocks]


def test_lines_of_a_quoted_mail_are_a_quotation() -> None:
    text = "Lind wrote to the crews:\n\n> The pier is shut.\n> Berths are free.\n\nNobody answered, he said.\n"
    assert texts(text)[1:] == [
        ("quote", "The pier is shut."),
        ("quote", "Berths are free."),
        ("paragraph", "Nobody answered, he said."),
    ]


def test_a_quoted_mail_that_was_wrapped_is_one_paragraph() -> None:
    text = (
        "The clerk of the harbour council wrote to all the crews on Monday and\n"
        "said that nobody would have to pay for the berths.\n\n"
        "> The pier is shut and it will stay shut until somebody has paid for\n"
        "> the piles, which nobody here expects to happen before the spring of\n"
        "> next year.\n"
    )
    article = parse(from_text(text, "a.txt"))
    last = article.blocks[-1]
    assert article.slice(last.span).startswith("The pier is shut and it will stay shut until somebody has paid for the")
    assert ">" not in article.slice(last.span)
    assert [p.line for p in article.locate(last.span)] == [4, 6]


@pytest.mark.parametrize("line", ["> 5% of the piles are weak.", "Rates rose.\n\n> Read this next"])
def test_a_lone_mark_is_no_mail(line: str) -> None:
    assert any(
        ">" in words for _, words in texts(f"The pier is old, the clerk said.\n\n{line}\n\nIt was built in 1901.")
    )


def test_a_word_that_a_line_end_divides_is_one() -> None:
    text = (
        "The council wrote to all the crews of the ferry and of the repre-\n"
        "sentative body on Monday that the pier would be shut for a long-\n"
        "term repair, and that the long-term plan had been ready since the\n"
        "summer of last year, when nobody had asked for it.\n\n"
        "The end of the matter is not in sight, the clerk of the council\n"
        "told the meeting.\n"
    )
    words = texts(text)[0][1]
    assert "representative body" in words and "long-term repair" in words


def test_text_without_mail_is_the_file_itself() -> None:
    text = "Pier shut\n\nIt is old, he said, well\nknown, and green.\n"
    assert parse(from_text(text, "a.txt")).text == text


@pytest.mark.parametrize("mark", ["\u2029", "\u2028", "\x85"])
def test_other_line_ends_divide_paragraphs(mark: str) -> None:
    text = f"Pier to close{mark}The pier will close in May, the clerk said.{mark}It was built in 1901."
    assert [words for _, words in texts(text)] == [
        "Pier to close",
        "The pier will close in May, the clerk said.",
        "It was built in 1901.",
    ]
