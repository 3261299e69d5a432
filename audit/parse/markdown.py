"""Markdown: the text without its markup, by markdown-it-py, each word mapped to where it stands in the file.

A paragraph, a heading, an item, a cell, a quotation and a picture's alternative text are blocks; code is left out, and
said. A line break that the writer made ends a block, unless the next line goes on in lower case.
"""

from __future__ import annotations

import re
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from audit.model.article import Form, Source
from audit.model.document import Document, Piece
from audit.parse.builder import TextBuilder
from audit.parse.forms import is_headline
from audit.parse.frontmatter import read_front_matter
from audit.parse.inline import Aligned, InlineReader

NESTING = 60  # levels; what lies deeper is taken line by line
_END = re.compile(r"\r\n|\n|\r")
_ATX = re.compile(r"#{1,6}(?=[ \t]|$)")
_MARKERS = re.compile(r"[>\s*+\-#]*")
_CELL = re.compile(r"(?:[^|\\]|\\.)+|\\", re.DOTALL)
_LINKS = 10_000
_LEAVES = ("inline", "fence", "code_block", "html_block", "hr")


def read(source: Source) -> Document:
    front = read_front_matter(source.text)
    reader = _Reader(source.text, front.end)
    reader.run()
    builder = reader.builder
    text = builder.text
    pieces = builder.pieces
    if not front.meta.title:
        pieces = _with_headline(text, pieces)
    return Document(text, builder.map(), pieces, front.meta, builder.links, (*front.limits, *reader.limits()))


def _with_headline(text: str, pieces: list[Piece]) -> list[Piece]:
    """A text without any heading, written as plain text: its first line is the headline when it is short and has no
    final stop."""
    if len(pieces) < 2 or pieces[0].form is not Form.PARAGRAPH or any(p.form is Form.HEADING for p in pieces):
        return pieces
    span = pieces[0].span
    if text[span.end - 1].isalnum() and is_headline(text, span):
        return [Piece(Form.HEADING, span), *pieces[1:]]
    return pieces


class _Reader:
    """Walks the tokens of one file; `begin`: where the text begins, after the front matter."""

    def __init__(self, text: str, begin: int) -> None:
        self.text = text
        self.builder = TextBuilder(text)
        self.md = MarkdownIt("commonmark", {"maxNesting": NESTING})
        self.md.enable(["table", "strikethrough"])
        self.md.disable(["inline", "text_join"])  # inline text is parsed below; unjoined, each token tells its length
        self.lines = _lines(text, begin)
        self.reached = 0  # the line up to which the text has been taken
        self.links = _LINKS
        self.code = 0
        self.deep = 0
        self.notes: list[str] = []

    def run(self) -> None:
        env: dict[str, Any] = {}
        tokens = self.md.parse("\n".join(self.text[start:end] for start, end in self.lines), env)
        too_deep = any(token.level >= NESTING - 2 for token in tokens)
        inline = InlineReader(self.builder, self.md, env)
        containers: list[Form] = []
        cells: list[tuple[int, int]] = []
        for n, token in enumerate(tokens):
            if token.type in _LEAVES and token.map:
                if too_deep:
                    self._recover(token.map[0])
                self.reached = max(self.reached, token.map[1])
            if token.type in ("blockquote_open", "list_item_open"):
                containers.append(Form.QUOTE if token.type[0] == "b" else Form.ITEM)
            elif token.type in ("blockquote_close", "list_item_close"):
                containers.pop()
            elif token.type == "tr_open":
                cells = self._cells(token)
            elif token.type == "inline":
                before = tokens[n - 1]
                if before.type in ("th_open", "td_open"):
                    aligned = _cell(self.text, token.content, cells)
                else:
                    aligned = self._align(token, before)
                self.md.inline.parse(token.content, self.md, env, self._budget(token))
                inline.read(token, aligned, _form(before, containers))
            elif token.type in ("fence", "code_block"):
                self.code += sum(not c.isspace() for c in token.content)
            elif token.type == "html_block" and token.map:
                self._html(token.map[0], token.map[1])
        if too_deep:
            self._recover(len(self.lines))

    def _budget(self, token: Token) -> list[Token]:
        """The list for a token's children. After _LINKS opening brackets links are plain text: each of them costs."""
        self.links -= token.content.count("[")
        if self.links < 0:
            self.md.inline.ruler.disable(["link", "image"])
        token.children = []
        return token.children

    def limits(self) -> list[str]:
        out = list(self.notes)
        if self.links < 0:
            out.append(f"More than {_LINKS:,} brackets: links and pictures after them were read as plain text.")
        kept = sum(not c.isspace() for c in self.builder.text)
        if self.code > 0.1 * (self.code + kept):
            out.append(f"{self.code:,} characters of code were not judged.")
        if self.deep:
            lines = f"{self.deep:,} lines are" if self.deep > 1 else "One line is"
            out.append(f"{lines} nested over {NESTING} levels deep: the text there was taken line by line.")
        return out

    def _align(self, token: Token, before: Token) -> Aligned:
        """Where the lines of an inline token stand in the file: each is the tail of its line, but for closing marks."""
        first = token.map[0] if token.map else 0
        segments: list[tuple[int, int, int]] = []
        at = 0
        for n, line in enumerate(token.content.split("\n")):
            start, end = self.lines[min(first + n, len(self.lines) - 1)]
            raw, bare = self.text[start:end], line.strip()
            if before.type == "heading_open" and before.markup.startswith("#"):
                opening = _ATX.search(raw)
                place = raw.find(bare, opening.end() if opening else 0)
            else:
                tail = raw.rstrip()
                place = len(tail) - len(bare) if tail.endswith(bare) else raw.rfind(bare)
            if place >= 0:
                segments.append((at + len(line) - len(line.lstrip()), start + place, len(bare)))
            at += len(line) + 1
        return Aligned(token.content, segments)

    def _cells(self, row: Token) -> list[tuple[int, int]]:
        """The cells of a table row, as spans of the file without blanks at their edges, in reverse order."""
        start, end = self.lines[row.map[0] if row.map else 0]
        opening = _MARKERS.match(self.text, start, end)
        at = opening.end() if opening else start
        cells = [_stripped(self.text, m.start(), m.end()) for m in _CELL.finditer(self.text, at, end)]
        return cells[::-1]

    def _html(self, first: int, last: int) -> None:
        from audit.parse.blocks import PageReader

        self.builder.close()
        page = PageReader(self.text, self.builder)
        page.read(self.lines[first][0], self.lines[min(last, len(self.lines)) - 1][1])
        self.builder.close()
        self.notes += page.limits()

    def _recover(self, upto: int) -> None:
        """Takes the text of lines that no token holds: the parser drops, without a word, what is nested too deeply."""
        for start, end in self.lines[self.reached : upto]:
            markers = _MARKERS.match(self.text, start, end)
            at = markers.end() if markers else start
            if any(c.isalnum() for c in self.text[at:end]):
                self.deep += 1
                self.builder.open(Form.PARAGRAPH)
                self.builder.copy(at, end)
                self.builder.close()
        self.reached = max(self.reached, upto)


def _lines(text: str, begin: int) -> list[tuple[int, int]]:
    """Spans of the lines from `begin` on, without their ends."""
    starts, ends = [begin], []
    for found in _END.finditer(text, begin):
        ends.append(found.start())
        starts.append(found.end())
    return list(zip(starts, [*ends, len(text)], strict=True))


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    raw = text[start:end]
    return start + len(raw) - len(raw.lstrip()), end - len(raw) + len(raw.rstrip())


def _cell(text: str, content: str, cells: list[tuple[int, int]]) -> Aligned:
    """Where a cell stands in the file: the next of its row (empty ones are no tokens); `\\|` in it is a bar."""
    segments: list[tuple[int, int, int]] = []
    if not content:
        return Aligned(content, segments)
    while cells:
        start, end = cells.pop()
        if text[start:end].replace("\\|", "|") != content:
            continue
        at = 0
        for n, part in enumerate(text[start:end].split("\\|")):
            length = len(part) + (n > 0)  # with the bar before it, without the bar's backslash
            segments.append((at, start, length))
            start += length + 1
            at += length
        break
    return Aligned(content, segments)


def _form(before: Token, containers: list[Form]) -> Form:
    if before.type == "heading_open":
        return Form.HEADING
    if before.type in ("th_open", "td_open"):
        return Form.CELL
    if Form.QUOTE in containers:
        return Form.QUOTE
    return Form.ITEM if containers else Form.PARAGRAPH
