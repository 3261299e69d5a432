"""Builds the text of an article out of a marked-up file, and the map that leads each offset back into the file."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from audit.model.article import Form, Link
from audit.model.document import Piece
from audit.model.text import SourceMap, Span

UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]+")
"""What divides a word for the typesetter alone: soft hyphens, blanks without width."""
_BLANKS = " \t\n\r\f"  # what markup collapses; a no-break space stays
_RUN = re.compile(r"[^ \t\n\r\f]+(?: [^ \t\n\r\f]+)*")
BETWEEN = "\n\n"
"""What separates two blocks of the text."""


def runs_script(href: str) -> bool:
    """A link that leads nowhere: to a script, or to data that it holds itself."""
    scheme, colon, _ = href.partition(":")
    return bool(colon) and scheme.strip().lower() in ("javascript", "data", "vbscript")


class TextBuilder:
    """Text is added in the order of the file, to the block that is open; the first text after `close` opens the next.

    Blanks are collapsed to one, and dropped at the edges of a block. `source` is the whole file."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._parts: list[str] = []
        self._length = 0
        self._runs: list[tuple[int, int, int]] = []
        self._blank: tuple[int, int] | None = None
        self._start: int | None = None
        self._form = Form.PARAGRAPH
        self._node = 0
        self._links: list[tuple[int, str]] = []
        self.pieces: list[Piece] = []
        self.nodes: list[int] = []
        """For each piece, the number that `open` was given with it."""
        self.links: list[Link] = []

    @property
    def text(self) -> str:
        return "".join(self._parts)

    @property
    def form(self) -> Form:
        """What the block that is open is, or the last one was."""
        return self._form

    @property
    def empty(self) -> bool:
        """Nothing has been added to the block yet."""
        return self._start is None

    def map(self) -> SourceMap:
        return SourceMap(tuple(self._runs))

    def open(self, form: Form, node: int = 0) -> None:
        """What the next block is, if no text was added to this one yet."""
        if self._start is None:
            self._form, self._node = form, node

    def copy(self, start: int, end: int) -> None:
        """Adds source[start:end], its blanks collapsed, without what no reader sees."""
        at = start
        for unseen in UNSEEN.finditer(self._source, start, end):
            self._copy(at, unseen.start())
            at = unseen.end()
        self._copy(at, end)

    def _copy(self, start: int, end: int) -> None:
        at = start
        for run in _RUN.finditer(self._source, start, end):
            if run.start() > at:
                self.blank(at, run.start())
            self._verbatim(run.start(), run.end())
            at = run.end()
        if at < end:
            self.blank(at, end)

    def stand(self, text: str, start: int, end: int) -> None:
        """Adds `text`, for which source[start:end] stands (an entity, an escape)."""
        text = UNSEEN.sub("", text)
        if not text:
            return
        if not text.strip(_BLANKS):
            self.blank(start, end)
            return
        self._begin()
        self._mark(start)
        self._append(text)
        self._mark(end)

    def blank(self, start: int, end: int) -> None:
        """Adds the blanks source[start:end]; several in a row count as one."""
        if self._start is not None:
            self._blank = (self._blank[0] if self._blank else start, end)

    def link(self, href: str | None) -> None:
        """What is added from here on belongs to a link (None: to no link)."""
        self._end_link()
        if href:
            self._links = [(-1, href)]

    def close(self) -> None:
        """Ends the block, if one is open."""
        self._blank = None
        if self._start is None:
            return
        href = self._links[0][1] if self._links else None
        self._end_link()
        self.pieces.append(Piece(self._form, Span(self._start, self._length)))
        self.nodes.append(self._node)
        self._start = None
        if href:
            self._links = [(-1, href)]  # a link around several blocks

    def select(self, chosen: list[int]) -> tuple[str, SourceMap, list[Piece], list[Link]]:
        """The text, map, blocks and links of the chosen blocks alone."""
        text, length = self.text, 0
        parts: list[str] = []
        runs: list[tuple[int, int, int]] = []
        pieces: list[Piece] = []
        links: list[Link] = []
        starts = [run[0] for run in self._runs]
        link_starts = [link.span.start for link in self.links]
        for number in chosen:
            piece = self.pieces[number]
            if parts:
                parts.append(BETWEEN)
                length += len(BETWEEN)
            span, by = piece.span, length - piece.span.start
            first, last = bisect_left(starts, span.start), bisect_right(starts, span.end)
            runs += [(start + by, source, size) for start, source, size in self._runs[first:last]]
            first, last = bisect_left(link_starts, span.start), bisect_left(link_starts, span.end)
            links += [Link(link.span.shift(by), link.href) for link in self.links[first:last]]
            pieces.append(Piece(piece.form, span.shift(by), piece.hints))
            parts.append(text[span.start : span.end])
            length += len(span)
        return "".join(parts), SourceMap(tuple(runs)), pieces, links

    def _end_link(self) -> None:
        if self._links and 0 <= self._links[0][0] < self._length:
            start, href = self._links[0]
            self.links.append(Link(Span(start, self._length), href))
        self._links = []

    def _begin(self) -> None:
        """Before text: opens a block, or adds the blank that is due."""
        if self._start is None:
            if self._parts:
                self._append(BETWEEN)
            self._start = self._length
        elif self._blank:
            start, end = self._blank
            if end - start == 1 and self._source[start] == " ":
                self._extend(start, end)
            else:
                self._mark(start)
                self._append(" ")
                self._mark(end)
        self._blank = None
        if self._links and self._links[0][0] < 0:
            self._links = [(self._length, self._links[0][1])]

    def _verbatim(self, start: int, end: int) -> None:
        self._begin()
        self._extend(start, end)

    def _extend(self, start: int, end: int) -> None:
        """Adds source[start:end] as it is; makes the last run longer where both sides go on."""
        last = self._runs[-1] if self._runs else (-1, -1, 0)
        if last[0] + last[2] == self._length and last[1] + last[2] == start:
            self._runs[-1] = (last[0], last[1], last[2] + end - start)
        else:
            self._runs.append((self._length, start, end - start))
        self._append(self._source[start:end])

    def _mark(self, at: int) -> None:
        """An empty run: the text so far ends, or the text from here begins, at `at` in the source."""
        self._extend(at, at)

    def _append(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)
