"""Document -> Article: the sentences of each block, and what caller and file say of the article."""

from __future__ import annotations

import unicodedata
from dataclasses import fields, replace

from audit.errors import LoadError
from audit.model.article import Article, Block, Meta, Sentence, Source
from audit.model.document import Document
from audit.model.text import WORD, SourceMap, Span
from audit.parse import title
from audit.parse.genres import genre_of
from audit.parse.sentences import split


def assemble(source: Source, document: Document) -> Article:
    """The article with its sentences. What the caller said of it (`source.meta`) wins over what the file says.

    A text of line ends alone is what a blank row of a corpus looks like: an article without blocks, of which nothing is
    judged. Raises LoadError no-text when there is something else in it and no reader could see it, and no-body for
    front matter alone, as a section's page has it."""
    text = document.text
    if source.format == "markdown" and not text.strip() and document.meta != Meta():
        raise LoadError("no-body", "holds front matter alone, no text to audit")
    if not _visible(text) and not (source.format == "text" and text and not text.strip("\r\n")):
        why = f" ({document.limits[0].rstrip('.')})" if document.limits else ""
        raise LoadError("no-text", f"no text to audit was found in it{why}")
    limits = tuple(dict.fromkeys((*source.limits, *document.limits)))
    places = document.map
    if places is None:
        source, places = replace(source, text=text, data=b""), SourceMap.identity(len(text))
        limits += (f"The format {source.format} has no lines: lines and columns are those of its text as it was read.",)
    said = replace(source.meta, genre=genre_of(source.meta.genre))
    meta = merge(said, document.meta)
    headed, unplaced = title.head(replace(document, map=places), source, meta)
    blocks, headline = _blocks(headed)
    assert headed.map is not None
    links = tuple(headed.links)
    return Article(source, headed.text, headed.map, blocks, meta, links, limits, headline=headline, unplaced=unplaced)


def _blocks(document: Document) -> tuple[tuple[Block, ...], int | None]:
    """The pieces that hold a sentence, with all their sentences; and where the one begins that is the headline."""
    blocks: list[Block] = []
    headline: int | None = None
    count = 0
    for number, piece in enumerate(document.pieces):
        spans = split(document.text, piece.span.start, piece.span.end)
        if not spans:
            continue
        if number == document.headline:
            headline = spans[0].start
        index, span = len(blocks), Span(spans[0].start, spans[-1].end)
        sentences = tuple(Sentence(span, count + n, index) for n, span in enumerate(spans))
        count += len(spans)
        blocks.append(Block(piece.form, span, index, sentences, hints=piece.hints))
    return tuple(blocks), headline


def _visible(text: str) -> bool:
    return WORD.search(text) is not None or any(unicodedata.category(c)[0] not in "CZ" for c in text)


def merge(first: Meta, second: Meta) -> Meta:
    """What `first` says, and where it says nothing, what `second` does."""
    said = {f.name: getattr(first, f.name) for f in fields(Meta) if getattr(first, f.name)}
    return replace(second, **said)
