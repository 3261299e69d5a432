"""The table of input formats: each has its tests, and what holds of one holds of all."""

from __future__ import annotations

import re
import runpy
from collections.abc import Mapping
from pathlib import Path

import pytest

from audit import load
from audit.errors import LoadError
from audit.model.article import Article, Form, Source
from audit.model.document import Document, Input, Piece
from audit.model.text import Span
from audit.parse import INPUTS
from audit.parse.assemble import assemble

SEEN = [(Form.HEADING, "Pier sinks again"), (Form.PARAGRAPH, "The old pier sank on Monday. Nobody was hurt.")]
UNTITLED = {"srt", "vtt"}
"""Subtitles have no headline: their sample is the second block alone."""


def seen(name: str) -> list[tuple[Form, str]]:
    return SEEN[1:] if name in UNTITLED else SEEN


def sample(name: str) -> bytes:
    """ARTICLE of the format's own tests: the two blocks of SEEN as a file of that format."""
    path = Path(__file__).with_name(f"test_{name}.py")
    assert path.is_file(), f"the input format {name} has no tests: write {path.name}, with an ARTICLE that holds {SEEN}"
    article = runpy.run_path(str(path)).get("ARTICLE")
    assert isinstance(article, bytes), f"{path.name} has no ARTICLE: the bytes of a file that holds {SEEN}"
    return article


def read(data: bytes, form: Input) -> Article:
    source = load.from_bytes(data, f"a{form.suffixes[0]}", {**INPUTS, form.name: form})
    return assemble(source, form.read(source))


@pytest.mark.parametrize("name", INPUTS)
def test_every_format_reads_its_sample(name: str) -> None:
    article = read(sample(name), INPUTS[name])
    assert [(b.form, article.slice(b.span)) for b in article.blocks] == seen(name)
    assert [len(b.sentences) for b in article.blocks] == [1, 2][-len(article.blocks) :]


@pytest.mark.parametrize("name", INPUTS)
def test_every_word_leads_to_its_place_in_the_file(name: str) -> None:
    article = read(sample(name), INPUTS[name])
    places = [article.map.to_source(Span(*m.span())) for m in re.finditer(r"\S+", article.text)]
    words = " ".join(text for _, text in seen(name)).split()
    assert [article.source.text[p.start : p.end] for p in places] == words
    assert [p.start for p in places] == sorted({p.start for p in places})


@pytest.mark.parametrize("name", INPUTS)
def test_every_format_is_told_by_suffix_name_and_media_type(name: str) -> None:
    form, data = INPUTS[name], sample(name)
    assert {load.from_bytes(data, f"A{end.upper()}", INPUTS).format for end in form.suffixes} == {name}
    assert {load.from_bytes(data, "-", INPUTS, format=n).format for n in (name, *form.media_types)} == {name}
    assert load.from_bytes(data, "a", INPUTS, format=f"{form.media_types[0].upper()}; charset=utf-8").format == name


@pytest.mark.parametrize("name", INPUTS)
def test_a_file_without_text_is_a_load_error(name: str) -> None:
    with pytest.raises(LoadError) as e:
        read(b" \t ", INPUTS[name])
    assert e.value.code in ("no-text", "unreadable" if INPUTS[name].binary else "")


def test_no_suffix_and_no_media_type_means_two_formats() -> None:
    names = [n for form in INPUTS.values() for n in (*form.suffixes, *form.media_types)]
    assert len(names) == len(set(names))
    assert all(n == n.lower() for n in names)
    assert all(end.startswith(".") for form in INPUTS.values() for end in form.suffixes)


def test_a_format_that_is_not_there_is_refused() -> None:
    with pytest.raises(LoadError, match=f"the format rich cannot be read; the formats are {', '.join(INPUTS)}") as e:
        load.from_bytes(b"x", "a", INPUTS, format="rich")
    assert e.value.code == "unsupported-format"


# -- a format that is no text


def read_cards(source: Source) -> Document:
    """A toy: NUL divides the blocks of a file that is no text."""
    blocks = source.data.removeprefix(b"PK\x03\x04cards").decode().split("\0")
    starts = [sum(len(b) + 1 for b in blocks[:n]) for n in range(len(blocks))]
    forms = (Form.HEADING, *(Form.PARAGRAPH for _ in blocks[1:]))
    pieces = [Piece(f, Span(at, at + len(b))) for f, at, b in zip(forms, starts, blocks, strict=True)]
    return Document("\n".join(blocks), None, pieces)


CARDS = Input(
    "cards",
    (".cards", ".epub"),
    ("application/x-cards",),
    read_cards,
    begins=lambda data: data.startswith(b"PK\x03\x04cards"),
    binary=True,
)
DATA = b"PK\x03\x04cards" + "\0".join(text for _, text in SEEN).encode()


@pytest.fixture
def inputs() -> Mapping[str, Input]:
    return {**INPUTS, "cards": CARDS}


@pytest.mark.parametrize("path", ["a.cards", "-", "a", "a.epub"])
def test_a_binary_format_is_told_by_its_suffix_or_its_first_bytes(path: str, inputs: Mapping[str, Input]) -> None:
    source = load.from_bytes(DATA, path, inputs)
    assert (source.format, source.text, source.data, source.encoding) == ("cards", "", DATA, "")


def test_what_is_read_is_refused_no_more_and_the_rest_still_is(inputs: Mapping[str, Input]) -> None:
    for path, data in (("a.rtf", b"x"), ("a.txt", DATA), ("-", b"PK\x03\x04 other")):
        with pytest.raises(LoadError) as e:
            load.from_bytes(data, path, inputs)
        assert e.value.code == "unsupported-format"


def test_a_document_without_positions_says_so() -> None:
    article = read(DATA, CARDS)
    assert [(b.form, article.slice(b.span)) for b in article.blocks] == SEEN
    start, _ = article.locate(article.blocks[1].span)
    assert (start.line, start.column) == (2, 1)
    assert article.source.text == article.text and article.source.data == b""
    assert article.limits == ("The format cards has no lines: lines and columns are those of its text as it was read.",)
