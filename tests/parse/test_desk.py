"""The same article as a desk may have it: in every format the same findings (rule and words)."""

from __future__ import annotations

import io
from dataclasses import replace

import docx
import pytest
from odf import text as odf
from odf.opendocument import OpenDocumentText

from audit import Auditor, load
from audit.model.article import Meta
from audit.parse import INPUTS

TITLE = "Old pier may have to close"
PARTS = (
    ("p", "The old pier is clearly a danger and will have to close, officials said on Tuesday."),
    ("p", "Critics reportedly called the plan a shocking waste. “We have no comment,” a spokesperson said."),
    ("h", "What comes next"),
    (
        "p",
        "Many experts believe that the piles will rot within ten years, and it is feared that the roof could fall too.",
    ),
    ("p", "The board, which meets on Friday, has been accused of hiding a report: https://example.org/report"),
)


def plain() -> bytes:
    return "\n\n".join((TITLE, *(words for _, words in PARTS), "")).encode()


def markdown() -> bytes:
    marks = {"p": "", "h": "## "}
    return "\n\n".join((f"# {TITLE}", *(marks[kind] + words for kind, words in PARTS), "")).encode()


def html() -> bytes:
    tags = {"p": "p", "h": "h2"}
    body = "".join(f"<{tags[kind]}>{words}</{tags[kind]}>" for kind, words in PARTS)
    return f"<!DOCTYPE html><html lang=en><meta charset=utf-8><body><article><h1>{TITLE}</h1>{body}</article>".encode()


def word() -> bytes:
    document = docx.Document()
    document.add_heading(TITLE, 0)
    for kind, words in PARTS:
        document.add_paragraph(words, style={"p": "Normal", "h": "Heading 2"}[kind])
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def open_document() -> bytes:
    document = OpenDocumentText()
    document.text.addElement(odf.H(outlinelevel=1, text=TITLE))
    for kind, words in PARTS:
        made = odf.H(outlinelevel=2, text=words) if kind == "h" else odf.P(text=words)
        document.text.addElement(made)
    out = io.BytesIO()
    document.write(out)
    return out.getvalue()


def findings(data: bytes, name: str) -> list[tuple[str, str]]:
    source = load.from_bytes(data, name, INPUTS)
    report = Auditor().audit(replace(source, meta=Meta(author="Ann Lee", date="2026-05-04")))  # as a table states them
    return sorted((f.rule, f.excerpt or "") for f in report.findings)


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.md", markdown()), ("a.html", html()), ("a.docx", word()), ("a.odt", open_document())],
    ids=lambda x: x if isinstance(x, str) else "",
)
def test_the_same_article_has_the_same_findings(name: str, data: bytes) -> None:
    assert len(findings(plain(), "a.txt")) >= 5
    assert findings(data, name) == findings(plain(), "a.txt")
