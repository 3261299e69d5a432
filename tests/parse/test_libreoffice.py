"""Files that LibreOffice wrote (libreoffice/README.md): Word, OpenDocument, PDF and HTML hold the same story."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit import load
from audit.errors import LoadError
from audit.model.article import Form
from audit.model.document import Document
from audit.parse import INPUTS

FILES = Path(__file__).parent / "libreoffice"
STORY = [
    (Form.HEADING, "Old pier sinks again"),
    (Form.PARAGRAPH, "By Ann Lee"),
    (Form.PARAGRAPH, "The old pier sank on Monday in calm weather, the harbour board said."),
    (Form.HEADING, "What is known"),
    (Form.PARAGRAPH, "Nobody was hurt, and the ferry ran on time."),
    (Form.ITEM, "The pier closed in May."),
    (Form.ITEM, "It opened again in June."),
    (Form.CELL, "Year"),
    (Form.CELL, "Visitors"),
    (Form.CELL, "2025"),
    (Form.CELL, "41,000"),
    (Form.QUOTE, "“We heard it go,” said Maria Holt, who keeps the kiosk."),
]


def read(suffix: str) -> Document:
    source = load.from_bytes((FILES / f"pier.{suffix}").read_bytes(), f"pier.{suffix}", INPUTS)
    return INPUTS[source.format].read(source)


def blocks(document: Document) -> list[tuple[Form, str]]:
    return [(p.form, document.text[p.span.start : p.span.end]) for p in document.pieces]


@pytest.mark.parametrize("suffix", ["docx", "odt"])
def test_a_text_document_is_read_as_it_was_written(suffix: str) -> None:
    document = read(suffix)
    assert blocks(document) == STORY
    assert (document.meta.title, document.meta.author) == ("Old pier sinks again", "Ann Lee")
    assert document.limits == ("1 deleted passage, 1 comment and 1 note were left out.",)


def test_a_page_is_read_but_for_its_table() -> None:
    """In HTML, LibreOffice writes a change that was not accepted as plain text, and paragraphs in the cells."""
    told = {words: form for form, words in blocks(read("html"))}
    for form, words in STORY:
        if form is not Form.CELL:
            assert told.pop(words.replace("in calm", "in shocking calm")) is form


def test_a_pdf_has_its_list_as_a_list() -> None:
    """The bullet is a letter of a font of signs; on paper the item stood as close as the lines of a paragraph."""
    told = blocks(read("pdf"))
    assert (Form.HEADING, "Old pier sinks again") in told
    assert [words for form, words in told if form is Form.ITEM] == [
        "The pier closed in May.", "It opened again in June.",
    ]  # fmt: skip


@pytest.mark.parametrize(("suffix", "instead"), [("rtf", ".docx"), ("fodt", ".odt")])
def test_what_is_not_read_says_what_to_save_it_as(suffix: str, instead: str) -> None:
    with pytest.raises(LoadError, match=rf"save it as \{instead}"):
        read(suffix)
