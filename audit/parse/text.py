"""Plain text. Article.text is Source.text, so every offset is one of the file.

A blank line ends a paragraph. Whether a single line end does is decided once for the file: text that is hard-wrapped
(lines of one width, sentences that run on over them) is joined; in all other text each line is a paragraph.

Only where a paragraph has marks of the mail that it came in (> at the head of its lines, words divided at their ends)
is the text another than the file's, and the map leads back.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from audit.lang import DEFAULT
from audit.model.article import Form, Source
from audit.model.dataclass import dataclass
from audit.model.document import Document, Piece
from audit.model.text import SourceMap, Span
from audit.parse.builder import TextBuilder
from audit.parse.forms import is_headline, is_item, is_subheading, task

_LINE = re.compile("[^\r\n\u2028\u2029\x85]+")
_LINE_ENDS = ("\n", "\r\n", "\r", "\u2028")
_QUOTED = re.compile(r"(?:> ?)+(?=[^\W\d_]|[\"“‘'(])")
_DIVIDED = re.compile(r"([^\W\d_]{2,})-$")
_LONGEST_WORD = 40
PARTED_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_REST = re.compile(r"[^\W\d_]{2,}")
_ENDS = (".", "!", "?", "…", ":", ".”", "!”", "?”", '."', '!"', '?"', ".’", ".)", ".'")
_WIDEST = 120  # hard-wrapped text is not wider, in code points


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line that is not blank: its span without blanks at the edges, its width with those before it."""

    start: int
    end: int
    width: int
    first: int  # length of its first word
    quoted: bool = False

    @property
    def indent(self) -> int:
        return self.width - (self.end - self.start)


def read(source: Source) -> Document:
    text = source.text
    chunks = _unquoted(text, _chunks(text))
    width = _wrap_width(text, chunks)
    paragraphs = [paragraph for chunk in chunks for paragraph in _paragraphs(text, chunk, width)]
    spans = [Span(lines[0].start, lines[-1].end) for lines in paragraphs]
    pieces = formed(text, spans, titled=bool(source.meta.title))
    pieces = _rows(text, pieces)
    pieces = [
        replace(p, form=Form.QUOTE) if lines[0].quoted else p for p, lines in zip(pieces, paragraphs, strict=True)
    ]
    if not any(_edited(text, lines) for lines in paragraphs):
        return Document(text, SourceMap.identity(len(text)), pieces)
    builder, written = TextBuilder(text), frozenset(PARTED_WORDS.findall(text.lower()))
    for piece, lines in zip(pieces, paragraphs, strict=True):
        _rebuild(builder, text, piece.form, lines, written)
    return Document(builder.text, builder.map(), builder.pieces)


def _unquoted(text: str, chunks: list[list[TextLine]]) -> list[list[TextLine]]:
    """Lines of a mail that is quoted, without the marks at their heads; one such line alone must follow a colon."""
    marks = [(c, n, found) for c, chunk in enumerate(chunks) for n, line in enumerate(chunk)
             if text[line.start] == ">" and (found := _QUOTED.match(text, line.start, line.end))]  # fmt: skip
    if len(marks) == 1:
        before = text[: marks[0][2].start()].rstrip()
        marks = marks if before.endswith(":") else []
    for c, n, found in marks:
        line = chunks[c][n]
        length = len(text[found.end() : found.end() + 64].split(None, 1)[0])
        chunks[c][n] = replace(line, start=found.end(), first=length, quoted=True)
    return chunks


def _edited(text: str, lines: list[TextLine]) -> bool:
    """Is this paragraph other than what stands in the file?"""
    return len(lines) > 1 and (lines[0].quoted or any(_divided(text, a) for a in lines[:-1]))


def _rebuild(builder: TextBuilder, text: str, form: Form, lines: list[TextLine], written: frozenset[str]) -> None:
    """`written`: the words of the text, in lower case."""
    builder.open(form)
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        divided = _divided(text, line) if following else None
        rest = _REST.match(text, following.start, following.end) if divided and following else None
        if divided is None or rest is None or following is None or not rest[0].islower():
            builder.copy(line.start, line.end)
            builder.blank(line.end, following.start if following else line.end)
        else:  # a word that the line end divides keeps its hyphen where it is known to have one
            builder.copy(line.start, line.end - (not hyphenated(written, divided[1], rest[0])))
    builder.close()


def _divided(text: str, line: TextLine) -> re.Match[str] | None:
    """The first part of a word that the line ends in, before a hyphen."""
    return _DIVIDED.search(text, max(line.start, line.end - _LONGEST_WORD), line.end)


def hyphenated(written: frozenset[str], head: str, tail: str) -> bool:
    """Does a word keep the hyphen at which a line end divides it? As the text has it elsewhere, or else where both
    parts are words and the whole is none."""
    known, head = DEFAULT.tagger.table, head.lower()
    if head + tail in written or head + tail in known:
        return False
    return f"{head}-{tail}" in written or (head in known and tail in known)


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
        if gap in _LINE_ENDS:
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


def _paragraphs(text: str, chunk: list[TextLine], width: int) -> list[list[TextLine]]:
    out = [[chunk[0]]]
    for a, b in pairwise(chunk):
        if width and a.quoted is b.quoted and not _item(text, b) and _joined(text, a, b, width):
            out[-1].append(b)
        else:
            out.append([b])
    return out


def _joined(text: str, a: TextLine, b: TextLine, width: int) -> bool:
    """In wrapped text: the line end is not the writer's. It is when the next word had room, or the line is indented."""
    if _runs_on(text, a, b):
        return True
    ended = text[max(a.start, a.end - 2) : a.end].endswith(_ENDS)
    if b.indent >= 2 and a.indent == 0 and ended:
        return False
    return _no_room(a, b, width if ended else 0.85 * width)


def _rows(text: str, pieces: list[Piece]) -> list[Piece]:
    """Lines in a row that are parted alike, by tabs or by bars, are the rows of a table."""
    parts = [_parted(text, piece) for piece in pieces]
    out = list(pieces)
    for n in range(1, len(pieces)):
        together = text[pieces[n - 1].span.end : pieces[n].span.start].strip("\r\n") == ""
        if parts[n] and parts[n] == parts[n - 1] and together:
            out[n - 1], out[n] = replace(out[n - 1], form=Form.CELL), replace(out[n], form=Form.CELL)
    return out


def _parted(text: str, piece: Piece) -> tuple[int, ...]:
    """By how many tabs and bars a line is parted; empty where by none."""
    line = text[piece.span.start : piece.span.end]
    if len(line) > _WIDEST or "\n" in line:
        return ()
    tabs, bars = line.count("\t"), line.count(" | ")
    return (tabs, bars) if tabs or bars else ()


def formed(text: str, spans: list[Span], *, titled: bool) -> list[Piece]:
    """`titled`: the caller gave the title, so that no line is taken for it."""
    pieces: list[Piece] = []
    for n, span in enumerate(spans):
        following = text[spans[n + 1].start : spans[n + 1].start + 300] if n + 1 < len(spans) else ""
        line = text[span.start : min(span.end, span.start + 200)]
        if n == 0 and not titled and len(spans) > 1 and is_headline(text, span):
            form = Form.HEADING
        elif box := task(line):
            pieces.append(Piece(Form.ITEM, Span(span.start + box, span.end), ("task",)))
            continue
        elif is_item(line):
            form = Form.ITEM
        elif (n or titled) and following and is_subheading(line, following):
            form = Form.HEADING
        else:
            form = Form.PARAGRAPH
        pieces.append(Piece(form, span))
    return pieces
