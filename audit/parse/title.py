"""The given title (by the caller, front matter, the metadata of a page) is the headline.

Where the text itself shows it, as its first line or a heading, that is the headline; else the title becomes the first
block of the text, and its place is where the file states it. A title that stands in no file has no line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from audit.model.article import Form, Link, Meta, Source
from audit.model.document import Document, Piece
from audit.model.text import WORD, SourceMap, Span
from audit.parse.builder import BETWEEN

LOOK = 8
"""Pieces at the head of a text among which the title is looked for."""

_LONGEST = 400  # code points; no headline is longer
_NO_LETTER = re.compile(r"[\W_]+")
_SHARE = 0.6  # of the longer of two titles that one is cut from the other


def plain(text: str) -> str:
    """Letters and digits, lower case: what is compared."""
    return _NO_LETTER.sub("", text.lower())


def same(one: str, other: str) -> bool:
    """Are the two one title, perhaps cut, or with the name of the outlet or section before or behind it?"""
    short, long = sorted((plain(one), plain(other)), key=len)
    if not short:
        return False
    return short == long or (len(short) >= _SHARE * len(long) and (long.startswith(short) or long.endswith(short)))


def alike(one: str, other: str) -> bool:
    """Do two titles share at least three words, and half of the words of each?"""
    first, second = (frozenset(WORD.findall(x.lower())) for x in (one, other))
    return len(first & second) >= 3 and 2 * len(first & second) >= max(len(first), len(second))


def head(document: Document, source: Source, meta: Meta) -> tuple[Document, int]:
    """The document with the title of `meta` as its headline, and how many code points of it stand in no file."""
    given = " ".join(meta.title.split())[:_LONGEST].rstrip()
    if not WORD.search(given):
        return document, 0
    if document.headline is not None and (not source.meta.title or shows(document, document.headline, given)):
        return document, 0
    at = next((n for n in range(min(LOOK, len(document.pieces))) if shows(document, n, given)), None)
    if at is not None:
        pieces = list(document.pieces)
        pieces[at] = replace(pieces[at], form=Form.HEADING)
        return replace(document, pieces=pieces, headline=at), 0
    place = document.title if plain(document.meta.title) == plain(given) else None
    runs = _runs(given, source.text, place)
    return _before(document, given, runs), 0 if place else len(given)


def shows(document: Document, number: int, given: str) -> bool:
    """Does this piece hold the title? A paragraph must be the same word for word, a heading may be cut."""
    piece = document.pieces[number]
    if len(piece.span) > 2 * _LONGEST:
        return False
    words = document.text[piece.span.start : piece.span.end]
    return same(words, given) if piece.form is Form.HEADING else plain(words) == plain(given) != ""


def _runs(given: str, text: str, place: Span | None) -> list[tuple[int, int, int]]:
    """The map of the title alone."""
    if place is None:
        return [(0, 0, 0), (len(given), 0, 0)]
    at = text.find(given, place.start, place.end)
    if at >= 0:
        return [(0, at, len(given))]
    return [(0, place.start, 0), (len(given), place.end, 0)]


def _before(document: Document, given: str, runs: list[tuple[int, int, int]]) -> Document:
    """The document with a heading before its text."""
    by = len(given) + len(BETWEEN)
    assert document.map is not None
    shifted = [(at + by, source, length) for at, source, length in document.map.runs]
    first = Piece(Form.HEADING, Span(0, len(given)))
    return replace(
        document,
        text=f"{given}{BETWEEN}{document.text}",
        map=SourceMap((*runs, *shifted)),
        pieces=[first, *_shifted(document.pieces, by)],
        links=[Link(link.span.shift(by), link.href) for link in document.links],
        headline=0,
    )


def _shifted(pieces: Sequence[Piece], by: int) -> list[Piece]:
    return [replace(piece, span=piece.span.shift(by)) for piece in pieces]
