"""The article of a newsroom's file, which has its headline, its text and its captions apart, each in a format of its
own: one document a part, put together to one. Each part keeps its places."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace

from audit.model.article import Form, Link, Meta, Source
from audit.model.document import Document, Piece
from audit.model.text import SourceMap
from audit.parse import text, title
from audit.parse.builder import BETWEEN, UNSEEN, TextBuilder, runs_script
from audit.parse.hints import MAX, hint_words
from audit.parse.quoted import signed

_LONGEST = 1000  # code points of a value of metadata
_AROUND = 12  # elements around a block that may say what it is for
NOTHING = Document("", SourceMap(()), [])


def line(words: str, form: Form = Form.PARAGRAPH, *hints: str) -> Document:
    """Words that are one block."""
    builder = TextBuilder(words)
    builder.open(form)
    builder.copy(0, len(words))
    builder.close()
    return Document(builder.text, builder.map(), [replace(piece, hints=hints) for piece in builder.pieces])


def prose(words: str, *, titled: bool) -> Document:
    """Words without markup, divided as plain text is. `titled`: their headline stands elsewhere."""
    if not words.strip():
        return NOTHING
    return text.read(Source("", words, "text", "", meta=Meta(title="-" if titled else "")))


def page(markup: str, form: Form = Form.PARAGRAPH, *hints: str) -> Document:
    """Markup (HTML) that is the article and nothing else: no block of it is left out. `form` and `hints` are those of
    blocks whose markup says nothing."""
    from audit.parse.blocks import ROOT, PageReader  # what reads a page is loaded with the first one
    from audit.parse.story import Prose

    reader = PageReader(markup, TextBuilder(markup))
    reader.read(0, len(markup))
    builder = reader.builder
    words = builder.text
    story = Prose(reader, [words[p.span.start : p.span.end] for p in builder.pieces])
    carrying = story.carrying(range(len(builder.pieces)))
    pieces = []
    for number, (piece, node) in enumerate(zip(builder.pieces, builder.nodes, strict=True)):
        found = ["alt"] if number in reader.alternative else []
        at = node
        for _ in range(_AROUND):
            if at == ROOT:
                break
            if at not in carrying:
                found += hint_words(reader.nodes[at].tag, reader.nodes[at].words)
            at = reader.nodes[at].parent
        own = form if piece.form is Form.PARAGRAPH else piece.form
        pieces.append(replace(piece, form=own, hints=tuple(dict.fromkeys((*found, *hints)))[:MAX]))
    return Document(words, builder.map(), signed(pieces, words), Meta(), builder.links, reader.limits())


def heading(words: str) -> Document:
    """A title, in which some systems keep entities and the markup of italics."""
    if "<" in words or "&" in words:
        found = page(words)
        if found.pieces:
            return headline(found)
    return line(words, Form.HEADING)


def placed(document: Document, places: SourceMap) -> Document:
    """The document of words that stand in a file at these places."""
    assert document.map is not None
    return replace(document, map=document.map.through(places))


def joined(parts: Iterable[Document]) -> Document:
    """The documents in order, as one. The first headline among them is its headline."""
    words: list[str] = []
    pieces: list[Piece] = []
    links: list[Link] = []
    runs: list[tuple[int, int, int]] = []
    limits: list[str] = []
    headline: int | None = None
    length = 0
    for part in parts:
        limits += part.limits
        if not part.pieces:
            continue
        if words:
            words.append(BETWEEN)
            length += len(BETWEEN)
        if headline is None and part.headline is not None:
            headline = len(pieces) + part.headline
        assert part.map is not None
        runs += part.map.shift(length).runs
        pieces += [replace(piece, span=piece.span.shift(length)) for piece in part.pieces]
        links += [Link(link.span.shift(length), link.href) for link in part.links]
        words.append(part.text)
        length += len(part.text)
    return Document(
        "".join(words),
        SourceMap(tuple(runs)),
        pieces,
        links=links,
        limits=tuple(dict.fromkeys(limits)),
        headline=headline,
    )


def headed(head: Document, above: Iterable[Document], body: Document, meta: Meta) -> Document:
    """The article: its headline, unless its text shows that itself; what stands between the two; its text."""
    given = head.text
    shown = any(title.shows(body, n, given) for n in range(min(title.LOOK, len(body.pieces))))
    first = [] if shown or not head.pieces else [replace(head, headline=0)]
    return replace(joined([*first, *above, body]), meta=replace(_fitted(meta), title=given))


def _fitted(meta: Meta) -> Meta:
    """What a file says of itself in one line each, however it is written there."""
    said = {f.name: getattr(meta, f.name)[:_LONGEST] for f in fields(Meta)}
    return Meta(**{name: " ".join(UNSEEN.sub("", value).split()) for name, value in said.items()})


def noted(document: Document, limits: Iterable[str]) -> Document:
    """The document with more that its reader should know, at the head."""
    return replace(document, limits=tuple(dict.fromkeys((*limits, *document.limits))))


def turned(document: Document, form: Form, *hints: str) -> Document:
    """The document with its paragraphs in this form."""
    pieces = [
        replace(p, form=form if p.form is Form.PARAGRAPH else p.form, hints=(*p.hints, *hints)) for p in document.pieces
    ]
    return replace(document, pieces=pieces)


def linked(document: Document, href: str) -> Document:
    """The document as a link, where it has none itself."""
    if not document.pieces or document.links or not href or runs_script(href):
        return document
    return replace(document, links=[Link(document.pieces[0].span, str(href))])


def headline(document: Document) -> Document:
    """The first block of the document, as a heading."""
    return replace(document, pieces=[replace(piece, form=Form.HEADING, hints=()) for piece in document.pieces[:1]])
