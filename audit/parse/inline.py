"""The inline tokens of one Markdown block -> text with its places in the file.

The tokens are laid along the block's source from left to right. Each tells how many characters of it are its own (its
words, its markup, its escape), so places are known, not searched for.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.token import Token

from audit.model.article import Form
from audit.parse.builder import TextBuilder

_SOFT = re.compile(r"[ \t]*\n[ \t]*")
_HARD = re.compile(r"(?:\\|[ \t]*)\n[ \t]*")
_BR = re.compile(r"<br\s{0,9}/?>", re.IGNORECASE)
_GAP = re.compile(r"[ \t\n]*")
_WORD = re.compile(r"\w")
_WINDOW = 2000  # a reference label is no longer


class Aligned:
    """The content of an inline token and where its stretches stand in the file: (content start, file start, length)."""

    def __init__(self, content: str, segments: list[tuple[int, int, int]]) -> None:
        self.content = content
        self._segments = segments
        self._keys = [segment[0] for segment in segments]

    def spans(self, start: int, end: int) -> list[tuple[int, int]]:
        """The ranges of the file for content[start:end]; line ends and dropped backslashes are in none."""
        out: list[tuple[int, int]] = []
        at = max(0, bisect_right(self._keys, start) - 1)
        while at < len(self._segments) and self._keys[at] < end:
            content, file, length = self._segments[at]
            at += 1
            first, last = max(start, content), min(end, content + length)
            if first < last:
                out.append((file + first - content, file + last - content))
        return out

    def range(self, start: int, end: int) -> tuple[int, int] | None:
        """The range of the file from the first to the last of content[start:end]."""
        spans = self.spans(start, end)
        return (spans[0][0], spans[-1][1]) if spans else None


class InlineReader:
    """Adds inline tokens to a builder. `env` holds the references that the parser has collected."""

    def __init__(self, builder: TextBuilder, md: MarkdownIt, env: dict[str, Any]) -> None:
        self._builder = builder
        self._md = md
        self._env = env
        self._aligned = Aligned("", [])
        self._at = 0
        self._form = Form.PARAGRAPH
        self._auto = False  # inside <http://…>

    def read(self, token: Token, aligned: Aligned, form: Form) -> None:
        """Adds the token as a block of its own."""
        self._aligned, self._at, self._form = aligned, 0, form
        self._builder.close()
        self._builder.open(form)
        self._children(token.children or [])
        self._builder.link(None)
        self._builder.close()

    def _children(self, tokens: list[Token], pictured: bool = False) -> None:
        """`pictured`: they are the alternative text of a picture, and a picture in it is none."""
        last = max((n for n, token in enumerate(tokens) if _visible(token)), default=-1)
        for n, token in enumerate(tokens):
            if token.type == "text":
                self._text(token.content)
            elif token.type == "text_special":
                self._stand(token.content, len(token.markup))
            elif token.type == "code_inline":
                self._code(token)
            elif token.type == "softbreak":
                self._blank(_SOFT)
            elif token.type == "hardbreak":
                self._break(_HARD)
            elif token.type == "html_inline":
                self._markup(token.content)
            elif token.type == "image":
                apart = _breaks(tokens, n - 1) and _breaks(tokens, n + 1)
                self._image(token, not pictured and (apart or n > last or self._builder.empty))
            elif token.type == "link_open":
                self._at += 1
                self._auto = token.info == "auto"
                self._builder.link(str(token.attrs.get("href", "")))
            elif token.type == "link_close":
                self._at = self._at + 1 if self._auto else self._link_end(self._at)
                self._auto = False
                self._builder.link(None)
            elif self._aligned.content.startswith(token.markup, self._at):
                self._at += len(token.markup)

    def _text(self, text: str) -> None:
        content = self._aligned.content
        if self._auto and not content.startswith(text, self._at):  # <http://…>, which the parser shows decoded
            self._stand(text, max(0, content.find(">", self._at) - self._at))
            return
        if not content.startswith(text, self._at):  # a link whose end was taken to be elsewhere: in step again
            self._at = max(self._at, content.find(text, self._at, self._at + len(text) + _WINDOW))
        end = self._at + len(text)
        if content.startswith(text, self._at):
            for start, stop in self._aligned.spans(self._at, end):
                self._builder.copy(start, stop)
            self._at = end
        else:
            self._stand(text, 1)

    def _stand(self, text: str, length: int) -> None:
        place = self._aligned.range(self._at, self._at + length)
        if place:
            self._builder.stand(text, *place)
        self._at += length

    def _code(self, token: Token) -> None:
        """`code`: between the marks stands its content, line ends as blanks, one blank at each side dropped."""
        marks = len(token.markup)
        length = len(token.content)
        start = self._at + marks
        padded = self._aligned.content[start : start + length].replace("\n", " ") != token.content
        start += padded
        at = start
        for line in self._aligned.content[start : start + length].split("\n"):
            for first, last in self._aligned.spans(at, at + len(line)):
                self._builder.copy(first, last)
            at += len(line)
            if at < start + length:
                self._between(at, at + 1)
            at += 1
        self._at = start + length + padded + marks

    def _blank(self, pattern: re.Pattern[str]) -> None:
        found = pattern.match(self._aligned.content, self._at)
        end = found.end() if found else self._at
        self._between(self._at, end)
        self._at = end

    def _between(self, start: int, end: int) -> None:
        """What stands between two lines of the content is a blank."""
        before = self._aligned.range(max(0, start - 1), start)
        after = self._aligned.range(end, end + 1)
        if before and after:
            self._builder.blank(before[1], after[0])

    def _break(self, pattern: re.Pattern[str]) -> None:
        """A line break that the writer made."""
        found = pattern.match(self._aligned.content, self._at)
        word = _WORD.search(self._aligned.content, found.end() if found else self._at)
        if word and word[0].islower():
            self._blank(pattern)
            return
        self._at = found.end() if found else self._at
        self._builder.close()
        self._builder.open(self._form)

    def _markup(self, tag: str) -> None:
        if _BR.match(tag):
            self._break(_BR)
        else:
            self._at += len(tag)

    def _image(self, token: Token, alone: bool) -> None:
        """The alternative text is a figure where the picture stands by itself; inside a sentence it is left out."""
        label = self._at + 2
        end = self._link_end(label + len(token.content))
        if alone:
            self._builder.close()
            self._builder.open(Form.FIGURE)
            self._at = label
            self._children(token.children or [], pictured=True)
            self._builder.close()
            self._builder.open(self._form)
        self._at = end

    def _link_end(self, at: int) -> int:
        """Where a link or picture ends whose label ends at `at`: behind ](destination "title"), ][label], ][] or ]."""
        content, helpers = self._aligned.content, self._md.helpers
        at += 1
        if content.startswith("(", at):
            place = self._gap(at + 1)
            destination = helpers.parseLinkDestination(content, place, len(content))
            if destination.ok and self._md.validateLink(self._md.normalizeLink(destination.str)):
                place = self._gap(destination.pos)
                title = helpers.parseLinkTitle(content, place, len(content)) if place > destination.pos else None
                if title is not None and title.ok:
                    place = self._gap(title.pos)
            if content.startswith(")", place):
                return place + 1
        if content.startswith("[", at):
            close = content.find("]", at, at + _WINDOW)
            label = content[at + 1 : close]
            if close > 0 and (not label or normalizeReference(label) in self._env.get("references", {})):
                return close + 1
        return at

    def _gap(self, at: int) -> int:
        found = _GAP.match(self._aligned.content, at)
        return found.end() if found else at


def _visible(token: Token) -> bool:
    return token.type not in ("softbreak", "hardbreak", "image", "html_inline") and bool(token.content.strip())


def _breaks(tokens: list[Token], n: int) -> bool:
    """A line of the block ends or begins there."""
    return not 0 <= n < len(tokens) or tokens[n].type in ("softbreak", "hardbreak")
