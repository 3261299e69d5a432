"""OpenDocument -> blocks of text, out of the events of content.xml.

What is inserted stands in the text, what is deleted apart from it. Left out as in a Word document: comments, notes,
hidden and struck-out text, headers and footers, tables of contents, pictures and their descriptions, embedded files."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field

from audit.errors import LoadError
from audit.model.article import Form
from audit.model.dataclass import dataclass
from audit.model.document import Document
from audit.parse.package import Handler, Package, Texts
from audit.parse.wordset import words
from audit.parse.written import Grid, Left, Written, broken, document, meta_of

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_SPACES = {
    f"{_OASIS}:office:1.0": "office",
    f"{_OASIS}:text:1.0": "text",
    f"{_OASIS}:table:1.0": "table",
    f"{_OASIS}:style:1.0": "style",
    f"{_OASIS}:drawing:1.0": "draw",
    f"{_OASIS}:svg-compatible:1.0": "svg",
    f"{_OASIS}:meta:1.0": "meta",
    "http://www.w3.org/1999/xlink": "xlink",
    "http://purl.org/dc/elements/1.1/": "dc",
}
_PROPERTIES = {
    "dc:title": "title",
    "meta:initial-creator": "author",
    "meta:creation-date": "date",
    "dc:date": "modified",
    "dc:language": "language",
}
_UNREAD = words(
    "svg:title svg:desc draw:object draw:object-ole office:forms text:ruby-text text:table-of-content",
    "text:illustration-index text:table-index text:object-index text:user-index text:alphabetical-index",
    "text:bibliography office:scripts office:event-listeners",
)
_COUNTED = {
    "office:annotation": ("comment", "comments"),
    "text:note": ("note", "notes"),
    "text:deletion": ("deleted passage", "deleted passages"),
}
_HIDDEN, _STRUCK = ("hidden passage", "hidden passages"), ("struck-out passage", "struck-out passages")
# Names of styles in the file, which are English whatever language the screen is in.
_FORMS = {"Title": Form.HEADING, "Quotations": Form.QUOTE, "Caption": Form.FIGURE, "Heading": Form.HEADING}
_HEADING = re.compile(r"Heading_20_\d{1,2}")
_STYLES = 30  # based on one another
_BLANKS = 1000  # that one element stands for


@dataclass(slots=True)
class TextStyle:
    parent: str = ""
    outlined: bool = False
    hidden: bool | None = None
    struck: bool | None = None


@dataclass(slots=True)
class _Paragraph:
    block: Written = field(default_factory=Written)
    hidden: bool = False
    struck: bool = False
    spans: list[tuple[bool, bool]] = field(default_factory=list)


def read(data: bytes) -> Document:
    """Raises LoadError unreadable, encrypted, too-large, unsupported-format."""
    package = Package(data, "OpenDocument text")
    if b"encryption-data" in (package.part("META-INF/manifest.xml") or b""):
        raise LoadError("encrypted", "it is protected by a password; save it without one and audit that")
    content = package.needed("content.xml")
    text = _Content()
    if part := package.part("styles.xml"):
        package.walk("styles.xml", part, _SPACES, text.styles)
    package.walk("content.xml", content, _SPACES, text)
    said = Texts(_PROPERTIES)
    if part := package.part("meta.xml"):
        package.walk("meta.xml", part, _SPACES, said)
    return document(text.blocks, meta_of(said.said), text.left.limits())


class TextStyles(Handler):
    """The styles by family and name."""

    def __init__(self) -> None:
        self._styles: dict[tuple[str, str], TextStyle] = {}
        self._style: TextStyle | None = None

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "style:style":
            key = (attributes.get("style:family", ""), attributes.get("style:name", ""))
            level = attributes.get("style:default-outline-level", "")
            self._style = TextStyle(attributes.get("style:parent-style-name", ""), level not in ("", "0"))
            self._styles[key] = self._style
        elif name == "style:text-properties" and self._style is not None:
            if "text:display" in attributes:
                self._style.hidden = attributes["text:display"] == "none"
            if "style:text-line-through-style" in attributes:
                self._style.struck = attributes["style:text-line-through-style"] != "none"

    def end(self, name: str) -> None:
        if name == "style:style":
            self._style = None

    def line(self, family: str, name: str) -> list[tuple[str, TextStyle]]:
        """The style and those that it is based on."""
        out: list[tuple[str, TextStyle]] = []
        while (style := self._styles.get((family, name))) and len(out) < _STYLES:
            out.append((name, style))
            name = style.parent
        return [*out, (name, TextStyle())] if name and len(out) < _STYLES else out

    def unseen(self, family: str, name: str) -> tuple[bool, bool]:
        """Is text of that style hidden, is it struck out?"""
        line = [style for _, style in self.line(family, name)]
        hidden = next((s.hidden for s in line if s.hidden is not None), False)
        return hidden, next((s.struck for s in line if s.struck is not None), False)


class _Content(Handler):
    """Reads content.xml."""

    def __init__(self) -> None:
        self.styles = TextStyles()
        self.blocks: list[Written] = []
        self.left = Left()
        self._paragraphs: list[_Paragraph] = []
        self._around: list[str] = []  # the cells, items and boxes that are open
        self._tables: list[Grid] = []
        self._hrefs: list[str] = []
        self._skip = 0

    # -- elements

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if self._skip:
            self._skip += 1
            if name == "text:deletion":
                self.left.leave(*_COUNTED[name])
            return
        if self._unread(name, attributes):
            self._skip = 1
            return
        self.styles.start(name, attributes)
        if name in ("text:p", "text:h"):
            self._open(name, attributes)
        elif name == "table:table":
            self._tables.append(Grid())
        elif name == "table:table-row" and self._tables:
            self._tables[-1].row()
        elif name in ("table:table-cell", "text:list-item", "draw:text-box"):
            self._around.append(name)
            if name == "table:table-cell" and self._tables:
                self._tables[-1].cell()
        elif self._paragraphs:
            self._inside(name, attributes)

    def _unread(self, name: str, attributes: Mapping[str, str]) -> bool:
        if name in _COUNTED:
            self.left.leave(*_COUNTED[name])
            return True
        if name == "text:tracked-changes":
            return True
        if name == "text:section" and attributes.get("text:display") == "none":
            self.left.leave(*_HIDDEN)
            return True
        return name in _UNREAD or attributes.get("text:is-hidden") == "true"

    def _inside(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "text:span":
            spans = self._paragraphs[-1].spans
            hidden, struck = self.styles.unseen("text", attributes.get("text:style-name", ""))
            above = spans[-1] if spans else (False, False)
            spans.append((hidden or above[0], struck or above[1]))
        elif name == "text:a":
            self._hrefs.append(attributes.get("xlink:href", ""))
        elif name == "text:s":
            count = attributes.get("text:c", "1")
            self._add(" " * min(int(count) if count.isascii() and count.isdigit() else 1, _BLANKS))
        elif name == "text:tab":
            self._add(" ")
        elif name == "text:line-break":
            self._add("\n")

    def _open(self, name: str, attributes: Mapping[str, str]) -> None:
        style = attributes.get("text:style-name", "")
        line = self.styles.line("paragraph", style)
        names = [n for n, _ in line]
        above = self._around[-1] if self._around else ""
        form = next((_FORMS[n] for n in names if n in _FORMS), None)
        if name == "text:h" or any(_HEADING.fullmatch(n) for n in names) or any(s.outlined for _, s in line):
            form = Form.HEADING
        plain = {"table:table-cell": Form.CELL, "text:list-item": Form.ITEM}.get(above, Form.PARAGRAPH)
        table = self._tables[-1] if above == "table:table-cell" and self._tables else None
        hidden, struck = self.styles.unseen("paragraph", style)
        block = Written(form or plain, table=table, titled="Title" in names)
        self._paragraphs.append(_Paragraph(block, hidden, struck))

    def end(self, name: str) -> None:
        if self._skip:
            self._skip -= 1
            return
        self.styles.end(name)
        if name in ("text:p", "text:h") and self._paragraphs:
            block = self._paragraphs.pop().block
            blocks = broken(block) if block.runs or block.boxes else []
            under = self._paragraphs[-1].block.boxes if self._paragraphs else self.blocks
            under += blocks
        elif name == "table:table" and self._tables:
            self._tables.pop()
        elif name in ("table:table-cell", "text:list-item", "draw:text-box") and self._around:
            self._around.pop()
        elif name == "text:span" and self._paragraphs and self._paragraphs[-1].spans:
            self._paragraphs[-1].spans.pop()
        elif name == "text:a" and self._hrefs:
            self._hrefs.pop()

    # -- text

    def text(self, words: str) -> None:
        if not self._skip and self._paragraphs:
            self._add(words.replace("\n", " "))

    def _add(self, words: str) -> None:
        paragraph = self._paragraphs[-1]
        hidden, struck = paragraph.spans[-1] if paragraph.spans else (False, False)
        if hidden or struck or paragraph.hidden or paragraph.struck:
            if words.strip():
                self.left.leave(*(_HIDDEN if hidden or paragraph.hidden else _STRUCK), passage=True)
            return
        if words.strip():
            self.left.read()
        paragraph.block.add(words, self._hrefs[-1] if self._hrefs else "")
