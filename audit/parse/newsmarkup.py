"""The markup of stories in XML, NITF and XHTML, -> blocks with their places."""

from __future__ import annotations

import re
from dataclasses import replace

from audit.model.article import Form
from audit.model.document import Document
from audit.parse.builder import TextBuilder, runs_script
from audit.parse.hints import MAX, hint_words
from audit.parse.quoted import signed
from audit.parse.wordset import words
from audit.parse.xmltext import XmlElement, XmlText

_HEADINGS = words("hl1 hl2 h1 h2 h3 h4 h5 h6")
_FORMS = dict.fromkeys(_HEADINGS, Form.HEADING) | {
    **dict.fromkeys(("bq", "blockquote"), Form.QUOTE),
    **dict.fromkeys(("li", "dt", "dd"), Form.ITEM),
    **dict.fromkeys(("td", "th"), Form.CELL),
    **dict.fromkeys(("caption", "figcaption", "figure", "media-caption", "media-producer"), Form.FIGURE),
}
_BLOCKS = words(
    "abstract address article aside bibliography block body body.content body.end body.head byline copyrite dateline",
    "distributor div dl fn footer header hedline main media nitf note ol p pre rights section series table",
    "tagline tbody tfoot thead tr ul byttl datasource element group",
) | frozenset(_FORMS)
_DROPPED = words(
    "media-metadata media-object media-reference nitf-table-metadata nitf-col nitf-colgroup custom-table object script",
    "style head svg video audio iframe template",
)
_STRUCK = words("del s strike")
_HINTS = {
    "abstract": "summary",
    "byline": "byline",
    "byttl": "byline",
    "copyrite": "copyright",
    "rights": "copyright",
    "dateline": "dateline",
    "distributor": "byline",
    "fn": "footnote",
    "bibliography": "footnote",
    "note": "note",
    "series": "kicker",
    "tagline": "byline",
    "media-caption": "figcaption",
    "media-producer": "credit",
    "datasource": "credit",
}
"""What a block is for by the name of its element, where it is not by the words of markup that pages use too."""
_WORD = re.compile(r"\w")
_BLANKS = " \t\n\r\f"


def read(source: str, *roots: XmlElement) -> Document:
    """The blocks of the elements, one behind the other. `source`: the file that they stand in."""
    walk = _Walk(source)
    for root in roots:
        walk.element(root, Form.PARAGRAPH, ())
        walk.close()
    return walk.document()


class _Walk:
    def __init__(self, source: str) -> None:
        self._source = source
        self._builder = TextBuilder(source)
        self._hints: list[tuple[str, ...]] = []
        self._break: tuple[int, int] | None = None
        self._at = 0  # where the last text ended
        self._struck = 0

    def element(self, one: XmlElement, form: Form, hints: tuple[str, ...]) -> None:
        """Adds what the element holds. Levels are bounded by the tree itself."""
        name = one.name
        if name in _DROPPED:
            return
        if name in _STRUCK:
            self._struck += sum(not c.isspace() for c in one.text())
            return
        if name in ("br", "hr"):
            if name == "br" and not self._builder.empty:
                self._break = self._break or (self._at, self._at)
            elif name == "hr":
                self.close()
            return
        block = name in _BLOCKS
        if block:
            self.close()
            form = _form(name, form)
            hints = tuple(dict.fromkeys((*_own(one), *hints)))[:MAX]
        href = one.get("href") if name == "a" else ""
        if href:
            self._builder.link(None if runs_script(href) else href)
        for part in one.parts:
            if isinstance(part, XmlText):
                self._text(part, form, hints)
            else:
                self.element(part, form, hints)
        if href:
            self._builder.link(None)
        if block:
            self.close()

    def _text(self, part: XmlText, form: Form, hints: tuple[str, ...]) -> None:
        if not part.words.strip(_BLANKS):
            self._builder.blank(part.start, part.end)
            return
        self._broken(part)
        if self._builder.empty:
            self._hints.append(hints)
            self._builder.open(form, len(self._hints) - 1)
        if self._source.startswith(part.words, part.start) and part.end - part.start == len(part.words):
            self._builder.copy(part.start, part.end)
        else:
            self._builder.stand(part.words, part.start, part.end)
        self._at = part.end

    def _broken(self, part: XmlText) -> None:
        """A break is a blank where the text goes on in lower case, else it ends the block."""
        if self._break is None:
            return
        word = _WORD.search(part.words)
        if word and word[0].islower():
            self._builder.blank(self._break[0], part.start)
        else:
            self._builder.close()
        self._break = None

    def close(self) -> None:
        self._break = None
        self._builder.close()

    def document(self) -> Document:
        builder = self._builder
        found = zip(builder.pieces, builder.nodes, strict=True)
        pieces = [replace(piece, hints=self._hints[number]) for piece, number in found]
        limits = [f"{self._struck:,} characters were not judged: struck through."] if self._struck else []
        return Document(builder.text, builder.map(), signed(pieces, builder.text), links=builder.links, limits=limits)


def _own(one: XmlElement) -> tuple[str, ...]:
    stated = (_HINTS[one.name],) if one.name in _HINTS else ()
    return (*stated, *hint_words(one.name, f"{one.get('class')} {one.get('id')}"))


def _form(name: str, above: Form) -> Form:
    """As in pages (audit/parse/blocks.py)."""
    if above is Form.QUOTE and name not in _HEADINGS:
        return Form.QUOTE
    if name == "p" and above is Form.CELL:
        return Form.PARAGRAPH
    return _FORMS.get(name, above)
