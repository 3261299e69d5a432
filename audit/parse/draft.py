"""What a format's reader makes of a file, and how that becomes an Article."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field, fields, replace

from audit.errors import LoadError
from audit.model.article import Article, Block, Form, Link, Meta, Sentence, Source
from audit.model.text import WORD, SourceMap, Span
from audit.parse.sentences import split


@dataclass(frozen=True, slots=True)
class Piece:
    """A block before its sentences are known: a span of the draft's text."""

    form: Form
    span: Span
    hints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """The text of an article and its blocks, in order and apart."""

    text: str
    map: SourceMap
    pieces: Sequence[Piece]
    meta: Meta = field(default_factory=Meta)
    links: Sequence[Link] = ()
    limits: Sequence[str] = ()


def finish(source: Source, draft: Draft) -> Article:
    """The article with its sentences. What the caller said of it (`source.meta`) wins over what the file says.

    A text of line ends alone is what a blank row of a corpus looks like: an article without blocks, of which nothing is
    judged. Raises LoadError no-text when there is something else in it and no reader could see it."""
    if not _visible(draft.text) and not (source.format == "text" and draft.text and not draft.text.strip("\r\n")):
        why = f" ({draft.limits[0].rstrip('.')})" if draft.limits else ""
        raise LoadError("no-text", f"no text to audit was found in it{why}")
    blocks: list[Block] = []
    count = 0
    for piece in draft.pieces:
        spans = split(draft.text, piece.span.start, piece.span.end)
        if not spans:
            continue
        sentences = tuple(Sentence(span, count + n, len(blocks)) for n, span in enumerate(spans))
        count += len(spans)
        span = Span(spans[0].start, spans[-1].end)
        blocks.append(Block(piece.form, span, len(blocks), sentences, hints=piece.hints))
    limits = tuple(dict.fromkeys((*source.limits, *draft.limits)))
    meta = merge(source.meta, draft.meta)
    return Article(source, draft.text, draft.map, tuple(blocks), meta, tuple(draft.links), limits)


def _visible(text: str) -> bool:
    return WORD.search(text) is not None or any(unicodedata.category(c)[0] not in "CZ" for c in text)


def merge(first: Meta, second: Meta) -> Meta:
    """What `first` says, and where it says nothing, what `second` does."""
    said = {f.name: getattr(first, f.name) for f in fields(Meta) if getattr(first, f.name)}
    return replace(second, **said)
