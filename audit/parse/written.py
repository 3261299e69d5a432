"""The text of a file that has no lines (Word, OpenDocument, mail, PDF), out of blocks that a reader found in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import field, replace

from audit.errors import LoadError
from audit.model.article import Form, Link, Meta
from audit.model.dataclass import dataclass
from audit.model.document import Document, Piece
from audit.model.text import Span
from audit.parse import bylines, title
from audit.parse.builder import BETWEEN, TextBuilder, runs_script
from audit.parse.forms import is_headline
from audit.parse.quoted import signed
from audit.parse.text import formed

TEXT = 2_000_000
"""Code points of a document: a long book has half as many, and what is packed says nothing of what comes out of it."""


@dataclass(slots=True)
class Grid:
    """`wide`: a row of it has more than one cell. What has not is a frame around text, not a table."""

    cells: int = 0
    wide: bool = False

    def row(self) -> None:
        self.cells = 0

    def cell(self) -> None:
        self.cells += 1
        self.wide = self.wide or self.cells > 1


@dataclass(slots=True)
class Written:
    """One block: its words in order, each with where it leads (empty: nowhere). `boxes`: blocks that hang on it (a text
    box), which are read behind it. `table`: the one in which it stands."""

    form: Form = Form.PARAGRAPH
    runs: list[tuple[str, str]] = field(default_factory=list)
    table: Grid | None = None
    titled: bool = False
    boxes: list[Written] = field(default_factory=list)

    def add(self, words: str, href: str = "") -> None:
        self.runs.append((words, href))


class Left:
    """Counts what is left out. What follows the same without a word in between is one passage."""

    def __init__(self) -> None:
        self._counts: dict[tuple[str, str], int] = {}
        self._last: tuple[str, str] | None = None

    def leave(self, one: str, more: str, *, passage: bool = False) -> None:
        key = (one, more)
        if not (passage and key == self._last):
            self._counts[key] = self._counts.get(key, 0) + 1
        if passage:
            self._last = key

    def read(self) -> None:
        """Text was read."""
        self._last = None

    def limits(self) -> list[str]:
        parts = [f"{count:,} {one if count == 1 else more}" for (one, more), count in self._counts.items()]
        if not parts:
            return []
        single = list(self._counts.values()) == [1]
        listed = f"{', '.join(parts[:-1])} and {parts[-1]}" if len(parts) > 1 else parts[0]
        return [f"{listed} {'was' if single else 'were'} left out."]


def broken(block: Written) -> list[Written]:
    """The block, divided at the line breaks that the writer made: a break ends it, unless a sentence runs on behind it
    (a small letter). A heading stays one."""
    if block.form is Form.HEADING or not any("\n" in words for words, _ in block.runs):
        return [block]
    out = [replace(block, runs=[], boxes=[])]
    due = False
    for words, href in block.runs:
        for n, line in enumerate(words.split("\n")):
            due = due or n > 0
            if due and line.strip():
                if line.lstrip()[0].islower():
                    out[-1].add(" ")
                else:
                    out.append(replace(block, runs=[], boxes=[]))
                due = False
            out[-1].add(line, href)
    out[-1].boxes = block.boxes
    return out


def flat(blocks: Iterable[Written]) -> list[Written]:
    """The blocks, each followed by those that hang on it."""
    out: list[Written] = []
    waiting = list(blocks)[::-1]
    while waiting:
        block = waiting.pop()
        out.append(block)
        waiting += block.boxes[::-1]
    return out


def document(blocks: Iterable[Written], meta: Meta, limits: Sequence[str]) -> Document:
    """The document of the blocks in order. A title of `meta` counts where the text shows it: what a file states of
    itself is often the title of the file that it was made from. Raises LoadError too-large."""
    blocks = flat(blocks)
    raw = "".join(words for block in blocks for words, _ in block.runs)
    if len(raw) > TEXT:
        raise LoadError(
            "too-large", f"it holds more than {TEXT:,} characters of text; save the article as a file alone"
        )
    builder, at = TextBuilder(raw), 0
    for number, block in enumerate(blocks):
        form = block.form
        if form is Form.CELL and block.table is not None and not block.table.wide:
            form = Form.PARAGRAPH
        builder.open(form, number)
        for words, href in block.runs:
            builder.link(None if runs_script(href) else href or None)
            builder.copy(at, at + len(words))
            at += len(words)
        builder.link(None)
        builder.close()
    text = builder.text
    headline = next((n for n, node in enumerate(builder.nodes) if blocks[node].titled), None)
    pieces = signed(_typed(text, builder.pieces), text)
    made = Document(text, None, pieces, meta, builder.links, tuple(limits), headline=headline)
    return replace(made, meta=replace(meta, title=shown_title(made, meta.title)))


def shown_title(made: Document, stated: str) -> str:
    """The stated title where the head of the text shows it, else none."""
    given = " ".join(stated.split())
    return given if any(title.shows(made, n, given) for n in range(min(title.LOOK, len(made.pieces)))) else ""


def _typed(text: str, pieces: list[Piece]) -> list[Piece]:
    """The pieces, with headings and lists that were typed and not styled: where no heading is styled at all, lines are
    taken for what they look like, as in plain text."""
    if any(p.form is Form.HEADING for p in pieces):
        return _headed(text, [_item(text, p) for p in pieces])
    looks = formed(text, [p.span for p in pieces], titled=False)
    return [look if p.form is Form.PARAGRAPH else p for p, look in zip(pieces, looks, strict=True)]


def _item(text: str, piece: Piece) -> Piece:
    if piece.form is not Form.PARAGRAPH:
        return piece
    (look,) = formed(text, [piece.span], titled=True)
    return look if look.form is Form.ITEM else piece


def _headed(text: str, pieces: list[Piece]) -> list[Piece]:
    """Where the headings below are styled and the one above the text is not."""
    head = pieces[: title.LOOK]
    first = head[0]
    if first.form is not Form.PARAGRAPH or any(p.form is Form.HEADING for p in head[:4]):
        return pieces
    return [replace(first, form=Form.HEADING), *pieces[1:]] if _headline(text, first.span) else pieces


def _headline(text: str, span: Span) -> bool:
    return text[span.end - 1].isalnum() and is_headline(text, span)


def prefixed(made: Document, heading: str) -> Document:
    """The document with a headline before its text, where the text does not show it itself. For documents without
    places."""
    heading = " ".join(heading.split())[:400]
    if not heading or any(title.shows(made, n, heading) for n in range(min(title.LOOK, len(made.pieces)))):
        return made
    by = len(heading) + len(BETWEEN)
    pieces = [replace(p, span=p.span.shift(by)) for p in made.pieces]
    return replace(
        made,
        text=f"{heading}{BETWEEN}{made.text}",
        pieces=[Piece(Form.HEADING, Span(0, len(heading))), *pieces],
        links=[Link(link.span.shift(by), link.href) for link in made.links],
        headline=0,
    )


def meta_of(said: dict[str, str]) -> Meta:
    """What the properties of a document say: who made it is its author, where that is a name."""
    return Meta(
        title=said.get("title", ""),
        author=bylines.author(said.get("author", "")),
        date=bylines.date(said.get("date", "")),
        modified=bylines.date(said.get("modified", "")),
        language=said.get("language", ""),
    )
