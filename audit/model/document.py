"""What a reader makes of one file, and what a format has to say of itself: one row of the table INPUTS."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import field

from audit.model.article import Form, Link, Meta, Source
from audit.model.dataclass import dataclass
from audit.model.text import SourceMap, Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A block before its sentences are known. `span` is one of the document's text; `hints` as in Block."""

    form: Form
    span: Span
    hints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """The text of one file as a reader sees it: `pieces` in order and apart, `links` as spans of `text`.

    `map` leads each offset of `text` back to its own place in `Source.text`. None where the file has no lines that a
    person could open (a Word file): then places are counted in `text`, and the report says so. `limits`: what could not
    be read, a sentence each. `title`: where in `Source.text` the title of `meta` stands, where the text itself does not
    hold it (front matter, the head of a page). `headline`: the piece that the reader knows to be the headline."""

    text: str
    map: SourceMap | None
    pieces: Sequence[Piece]
    meta: Meta = field(default_factory=Meta)
    links: Sequence[Link] = ()
    limits: Sequence[str] = ()
    title: Span | None = None
    headline: int | None = None


@dataclass(frozen=True, slots=True)
class Input:
    """One input format. `name`: as in Source.format. `suffixes`: of its files, lower case, with the dot. `media_types`:
    what a server or a mail calls it. `read` makes the document; it raises nothing but LoadError.

    `begins`: whether bytes without a telling suffix begin as this format does. `declared`: the encoding that the bytes
    state of themselves, empty for none. `binary`: the file is no text; `read` is given Source.data, not Source.text.
    `walked`: a folder is searched for its files; where they stand beside articles more often than they are some, they
    are read only when they are named."""

    name: str
    suffixes: tuple[str, ...]
    media_types: tuple[str, ...]
    read: Callable[[Source], Document]
    begins: Callable[[bytes], bool] | None = None
    declared: Callable[[bytes], str] | None = None
    binary: bool = False
    walked: bool = True
