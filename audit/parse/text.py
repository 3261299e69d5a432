"""Plain text. Article.text is Source.text, so every offset is one of the file.

A blank line ends a paragraph. Whether a single line end does is decided once for the file: text that is hard-wrapped
(lines of one width, sentences that run on over them) is joined; in all other text each line is a paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from audit.model.article import Form, Source
from audit.model.document import Document, Piece
from audit.model.text import SourceMap, Span
from audit.parse.forms import is_headline, is_item, is_subheading

_LINE = re.compile(r"[^\r\n]+")
_ENDS = (".", "!", "?", "…", ":", ".”", "!”", "?”", '."', '!"', '?"', ".’", ".)", ".'")
_WIDEST = 120  # hard-wrapped text is not wider, in code points


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line that is not blank: its span without blanks at the edges, its width with those before it."""

    start: int
    end: int
    width: int
    first: int  # length of its first word

    @property
    def indent(self) -> int:
        return self.width - (self.end - self.start)


def read(source: Source) -> Document:
    text = source.text
    chunks = _chunks(text)
    spans: list[Span] = []
    width = _wrap_width(text, chunks)
    for chunk in chunks:
        spans += _paragraphs(text, chunk, width)
    return Document(text, SourceMap.identity(len(text)), _pieces(text, spans, titled=bool(source.meta.title)))


def _chunks(text: str) -> list[list[TextLine]]:
    """Lines that stand together, without a blank line between them."""
    chunks: list[list[TextLine]] = []
    last = -1
    for found in _LINE.finditer(text):
        raw = found[0]
        bare = raw.strip()
        if not bare:
            continue
        start = found.start() + len(raw) - len(raw.lstrip())
        line = TextLine(start, start + len(bare), len(raw.rstrip()), len(bare[:64].split(None, 1)[0]))
        gap = text[last : found.start()] if last >= 0 and found.start() - last <= 2 else ""
        if gap in ("\n", "\r\n", "\r"):
            chunks[-1].append(line)
        else:
            chunks.append([line])
        last = found.end()
    return chunks


def _wrap_width(text: str, chunks: list[list[TextLine]]) -> int:
    """The width at which the text was wrapped by hand; 0 when each line is a paragraph."""
    breaks = [(a, b) for chunk in chunks for a, b in pairwise(chunk) if not _item(text, b)]
    if not breaks:
        return 0
    widths = sorted(line.width for chunk in chunks for line in chunk)
    width = widths[int(0.95 * (len(widths) - 1))]
    if width > _WIDEST:
        return 0
    full = sum(_no_room(a, b, width) for a, b in breaks) / len(breaks)
    runs_on = sum(_runs_on(text, a, b) for a, b in breaks) / len(breaks)
    return width if (full >= 0.6 and runs_on >= 0.2) or runs_on >= 0.5 else 0


def _no_room(a: TextLine, b: TextLine, width: float) -> bool:
    """The first word of the next line would not have fitted on this one."""
    return a.width + 1 + b.first > width


def _runs_on(text: str, a: TextLine, b: TextLine) -> bool:
    """A sentence runs on over the line end."""
    return text[b.start].islower() and not text[max(a.start, a.end - 2) : a.end].endswith(_ENDS)


def _item(text: str, line: TextLine) -> bool:
    return is_item(text[line.start : min(line.end, line.start + 40)])


def _paragraphs(text: str, chunk: list[TextLine], width: int) -> list[Span]:
    out = [Span(chunk[0].start, chunk[0].end)]
    for a, b in pairwise(chunk):
        if width and not _item(text, b) and _joined(text, a, b, width):
            out[-1] = Span(out[-1].start, b.end)
        else:
            out.append(Span(b.start, b.end))
    return out


def _joined(text: str, a: TextLine, b: TextLine, width: int) -> bool:
    """In wrapped text: the line end is not the writer's. It is when the next word had room, or the line is indented."""
    if _runs_on(text, a, b):
        return True
    ended = text[max(a.start, a.end - 2) : a.end].endswith(_ENDS)
    if b.indent >= 2 and a.indent == 0 and ended:
        return False
    return _no_room(a, b, width if ended else 0.85 * width)


def _pieces(text: str, spans: list[Span], *, titled: bool) -> list[Piece]:
    """`titled`: the caller gave the title, so that no line is taken for it."""
    pieces: list[Piece] = []
    for n, span in enumerate(spans):
        following = text[spans[n + 1].start : spans[n + 1].start + 300] if n + 1 < len(spans) else ""
        line = text[span.start : min(span.end, span.start + 200)]
        if n == 0 and not titled and len(spans) > 1 and is_headline(text, span):
            form = Form.HEADING
        elif is_item(line):
            form = Form.ITEM
        elif (n or titled) and following and is_subheading(line, following):
            form = Form.HEADING
        else:
            form = Form.PARAGRAPH
        pieces.append(Piece(form, span))
    return pieces
