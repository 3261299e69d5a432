"""ANS, the JSON of Arc XP (https://github.com/washingtonpost/ans-schema): a story as a list of elements. Nothing that
an element refers to is fetched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from audit.errors import LoadError
from audit.model.article import Form, Meta
from audit.model.document import Document
from audit.parse import notices, parts
from audit.parse.genres import among_codes
from audit.parse.jsonfields import Fields, Strings

_DEEP = 8  # levels of elements within elements
_QUIET = frozenset(("divider", "reference", "additional_property", "anchor", "toc", ""))
"""Elements that show no words of their own."""


def fits(item: Fields) -> bool:
    return isinstance(item.get("contentelements"), list)


def read(item: Fields, strings: Strings) -> Document:
    """Raises LoadError no-text."""
    head = strings.heading(item.within("headlines").said("basic", "web", "native") or item.said("headline"))
    deck = item.within("subheadlines").said("basic", "web", "native")
    above = [strings.line(deck, Form.PARAGRAPH, "standfirst")] if deck else []
    story = _Story(strings)
    body = parts.joined(story.read(item.objects("contentelements"), _DEEP))
    if not body.pieces:
        raise LoadError("no-text", "a story of Arc XP (ANS) whose content_elements hold no text")
    limits = notices.limits(embargo=item.said("embargodate"), status=_status(item))
    made = parts.headed(head, above, body, _meta(item, story.corrections))
    return parts.noted(made, [*limits, *story.limits()])


class _Story:
    """`corrections`: what elements say was corrected."""

    def __init__(self, strings: Strings) -> None:
        self._strings = strings
        self._left: Counter[str] = Counter()
        self.corrections: list[str] = []
        self._readers: Mapping[str, Callable[[Fields, int], Iterator[Document]]] = {
            "text": self._text,
            "header": self._header,
            "quote": self._quote,
            "list": self._list,
            "interstitial_link": self._link,
            "raw_html": self._html,
            "oembed_response": self._embed,
            "table": self._table,
            "image": self._image,
            "correction": self._correction,
            "element_group": self._group,
            "list_element": self._list,
        }

    def read(self, elements: list[Fields], deep: int) -> Iterator[Document]:
        for one in elements:
            kind = str(one.said("type"))
            if deep and (reader := self._readers.get(kind)) is not None:
                yield from reader(one, deep - 1)
            elif kind not in _QUIET:
                self._left[kind[:40]] += 1

    def limits(self) -> list[str]:
        if not self._left:
            return []
        named = ", ".join(f"{kind} ({count:,})" for kind, count in sorted(self._left.items())[:6])
        return [f"Elements that were not read: {named}."]

    def _text(self, one: Fields, deep: int) -> Iterator[Document]:
        yield self._strings.page(one.said("content"))

    def _header(self, one: Fields, deep: int) -> Iterator[Document]:
        yield self._strings.heading(one.said("content"))

    def _quote(self, one: Fields, deep: int) -> Iterator[Document]:
        hints = ("pullquote",) if one.said("subtype") == "pullquote" else ()
        for inner in self.read(one.objects("contentelements"), deep):
            yield parts.turned(inner, Form.QUOTE, *hints)
        if said := one.within("citation").said("content"):
            yield self._strings.line(said, Form.QUOTE, "cite", *hints)

    def _list(self, one: Fields, deep: int) -> Iterator[Document]:
        for inner in self.read(one.objects("items", "listitems"), deep):
            yield parts.turned(inner, Form.ITEM)

    def _link(self, one: Fields, deep: int) -> Iterator[Document]:
        """A line amid the story that leads to another one."""
        yield parts.linked(self._strings.page(one.said("content"), Form.PARAGRAPH, "readmore"), one.said("url"))

    def _html(self, one: Fields, deep: int) -> Iterator[Document]:
        yield self._strings.page(one.said("content"))

    def _embed(self, one: Fields, deep: int) -> Iterator[Document]:
        if said := one.within("rawoembed").said("html"):
            yield self._strings.page(said, Form.PARAGRAPH, "embed")

    def _table(self, one: Fields, deep: int) -> Iterator[Document]:
        rows = one.get("rows")
        for row in [one.get("header"), *(rows if isinstance(rows, list) else [])]:
            for cell in row if isinstance(row, list) else []:
                if isinstance(cell, dict):
                    yield self._strings.line(Fields(cell).said("content"), Form.CELL)

    def _image(self, one: Fields, deep: int) -> Iterator[Document]:
        if said := one.said("caption"):
            yield self._strings.line(said, Form.FIGURE, "figcaption")

    def _correction(self, one: Fields, deep: int) -> Iterator[Document]:
        if said := one.said("text", "content"):
            shown = self._strings.page(said, Form.PARAGRAPH, "correction")
            self.corrections.append(" ".join(shown.text.split()))
            yield shown

    def _group(self, one: Fields, deep: int) -> Iterator[Document]:
        yield from self.read(one.objects("contentelements"), deep)


def _status(item: Fields) -> str:
    """A story that has a revision and is not published is a draft."""
    return "draft" if item.within("revision").get("published") is False else ""


def _meta(item: Fields, corrections: list[str]) -> Meta:
    taxonomy = item.within("taxonomy")
    sections = [str(taxonomy.within("primarysection").said("name")), *taxonomy.each("sections")]
    names = [str(one.said("name", "byline")) for one in item.within("credits").objects("by")]
    return Meta(
        author=notices.author(name for name in names if name),
        date=notices.date(item.said("firstpublishdate", "displaydate", "publishdate", "createddate")),
        modified=notices.date(item.said("lastupdateddate")),
        outlet=str(item.within("distributor").said("name") or item.within("owner").said("name")),
        genre=among_codes([str(item.said("subtype")), *(name for name in sections if name)]),
        url=notices.address(item.said("canonicalurl")),
        id=str(item.said("id")),
        language=str(item.said("language")),
        correction=corrections[0] if corrections else "",
    )
