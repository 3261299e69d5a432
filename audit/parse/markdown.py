"""Markdown: the text without its markup, by markdown-it-py, each word mapped to where it stands in the file.

A paragraph, a heading, an item, a cell, a quotation and a picture's alternative text are blocks; code is left out, and
said. A line break that the writer made ends a block, unless the next line goes on in lower case.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.token import Token

from audit.model.article import Form, Source
from audit.parse.builder import TextBuilder
from audit.parse.draft import Draft
from audit.parse.frontmatter import read_front_matter
from audit.parse.inline import Aligned, InlineReader

NESTING = 60  # levels; what lies deeper is taken line by line
_LINE = re.compile(r"(.*?)(\r\n|\n|\r|\Z)", re.DOTALL)
_ATX = re.compile(r"#{1,6}(?=[ \t]|$)")
_MARKERS = re.compile(r"[>\s*+\-#]*")
_REFERENCE = re.compile(r"\s*\[[^\]]{1,200}\]:")
_CONTAINERS = {"blockquote_open": Form.QUOTE, "list_item_open": Form.ITEM, "blockquote_close": None, "list_item_close": None}


def read(source: Source) -> Draft:
    front = read_front_matter(source.text)
    reader = _Reader(source.text, front.end)
    reader.run()
    builder = reader.builder
    limits = (*front.limits, *reader.limits())
    return Draft(builder.text, builder.map(), builder.pieces, front.meta, builder.links, limits)


class _Reader:
    """Walks the tokens of one file; `begin`: where the text begins, after the front matter."""

    def __init__(self, text: str, begin: int) -> None:
        self.text = text
        self.builder = TextBuilder(text)
        self.md = MarkdownIt("commonmark", {"maxNesting": NESTING}).enable(["table", "strikethrough"]).disable("text_join")
        self.lines = _lines(text, begin)
        self.covered = bytearray(len(self.lines))
        self.code = 0
        self.deep = 0
        self.notes: list[str] = []

    def run(self) -> None:
        env: dict[str, object] = {}
        plain = "\n".join(self.text[start:end] for start, end in self.lines)
        tokens = self.md.parse(plain, env)
        inline = InlineReader(self.builder, self.md, env)
        containers: list[Form] = []
        row = _Row()
        for n, token in enumerate(tokens):
            self._recover(token)
            if token.type in _CONTAINERS:
                if (form := _CONTAINERS[token.type]) is not None:
                    containers.append(form)
                else:
                    containers.pop()
            elif token.type == "tr_open":
                row = _Row(self._cells(token))
            elif token.type == "inline":
                before = tokens[n - 1].type
                aligned = row.take(token.content) if before in ("th_open", "td_open") else self._align(token, before)
                inline.read(token, aligned, _form(before, containers))
            elif token.type in ("fence", "code_block"):
                self.code += sum(not c.isspace() for c in token.content)
            elif token.type == "html_block":
                self._html(token)
        self._recover(None)

    def limits(self) -> list[str]:
        out = list(self.notes)
        kept = sum(not c.isspace() for c in self.builder.text)
        if self.code > 0.1 * (self.code + kept):
            out.append(f"{self.code:,} characters of code were not judged.")
        if self.deep:
            out.append(f"{self.deep:,} lines are nested more than {NESTING} deep: their text was taken line by line.")
        return out
