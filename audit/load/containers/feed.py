"""RSS 2.0 and 1.0, Atom, and the export of a WordPress site (WXR, which is RSS with more). Nothing is fetched: an item
is what the feed has of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import BinaryIO

from audit.errors import LoadError
from audit.load.containers import xmlitems
from audit.load.containers.base import SPARE, Asked, left_out
from audit.load.containers.feeditem import SUMMARY, address, article, day, paragraphs, utc, words
from audit.load.containers.texts import streamed
from audit.load.containers.xmlitems import Cut, Node, XmlItems, XmlReader, inner, key, words_of
from audit.load.decode import repaired
from audit.model.article import Meta, Source
from audit.model.dataclass import dataclass
from audit.model.report import Failure

begins = xmlitems.begins
_AUTHOR = ("dc:creator", "author", "atom:author")
_TITLE = ("title", "dc:title")
_DATE = ("pubDate", "published", "issued", "created", "dc:date", "dcterms:issued", "atom:published", "date")
_MODIFIED = ("updated", "modified", "atom:updated", "dcterms:modified")
_CONTENT = ("content:encoded", "content", "atom:content", "xhtml:body")
_SUMMARY = ("description", "summary", "atom:summary")
_POSTS = ("post", "page")


def read(stream: BinaryIO, asked: Asked) -> Iterator[Source | Failure]:
    """Items are numbered as they stand in the feed. Raises LoadError bad-record, binary, undecodable."""
    file = streamed(stream, xmlitems.declared)
    items = XmlItems(asked.max_bytes * SPARE)
    reader: XmlReader | None = None
    feed = _Feed()
    left: Counter[str] = Counter()
    for number, cut in enumerate(items.read(file.chunks()), 1):
        if reader is None:
            reader = XmlReader(repaired(items.head).text)
            feed = _feed(reader.head(), items.root)
        made = _made(cut, reader, feed, number, asked)
        if isinstance(made, str):
            left[made] += 1
        elif isinstance(made, Source):
            yield replace(made, encoding=file.encoding, limits=(*file.limits, *made.limits))
        else:
            yield made
    if left:
        asked.tell(left_out(left))


@dataclass(frozen=True, slots=True)
class _Feed:
    """What the feed says of all its items. `logins`: a blog's names of its authors -> how they are shown."""

    title: str = ""
    language: str = ""
    author: str = ""
    logins: Mapping[str, str] | None = None


class _Fields:
    """The elements of an item by what they are called; those of Atom go without a prefix in a feed of Atom."""

    def __init__(self, node: Node, root: str) -> None:
        self.nodes: dict[str, list[Node]] = {}
        for one in node:
            name = key(one)
            self.nodes.setdefault(name.removeprefix("atom:") if root == "feed" else name, []).append(one)

    def all(self, *names: str) -> list[Node]:
        return next((self.nodes[name] for name in names if name in self.nodes), [])

    def first(self, *names: str) -> str:
        """The words of the first that has any."""
        return next((text for name in names for one in self.all(name) if (text := words_of(one).strip())), "")


def _feed(node: Node | None, root: str) -> _Feed:
    if node is None:
        return _Feed()
    language = node.get("{http://www.w3.org/XML/1998/namespace}lang", "")
    fields = _Fields(node, root)
    if root != "feed":
        channel = next((one for one in node if key(one) == "channel"), None)
        fields = _Fields(channel if channel is not None else node, root)
    logins = {}
    for one in fields.all("wp:author"):
        about = _Fields(one, root)
        logins[about.first("wp:author_login")] = about.first("wp:author_display_name")
    return _Feed(
        words(fields.first("title")),
        fields.first("language", "dc:language") or language,
        _people(fields.all("author")) if root == "feed" else "",
        logins,
    )


def _made(cut: Cut, reader: XmlReader, feed: _Feed, number: int, asked: Asked) -> Source | Failure | str:
    """The article of an item, why it cannot be read, or what it is that no article is made of."""
    name, at = asked.name(number), f"line {cut.line:,}"
    if cut.text is None:
        said = (
            f"{at}: more than {asked.max_bytes * SPARE:,} characters without an end; raise the limit with --max-bytes"
        )
        return Failure(name, "too-large", said)
    if not cut.closed:
        said = f"{at}: the item has no end; the file is cut off, or a tag or the end of a CDATA section is missing"
        return Failure(name, "bad-record", said)
    try:
        text = repaired(cut.text)
        node, limits = reader.read(text.text)
    except LoadError as e:
        return Failure(name, e.code, f"{at}: {e}")
    fields = _Fields(node, "feed" if key(node).endswith("entry") else "rss")
    if "wp:post_type" in fields.nodes:
        return _post(fields, feed, number, asked, (*text.limits, *limits))
    return _item(fields, feed, number, asked, (*text.limits, *limits), node.get(_ABOUT, ""))


_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"


def _item(
    fields: _Fields, feed: _Feed, number: int, asked: Asked, limits: Sequence[str], about: str
) -> Source | Failure:
    content, markup = _content(fields.all(*_CONTENT))
    if not content.strip():
        content, markup = _content(fields.all(*_SUMMARY))
        limits = (*limits, SUMMARY)
    meta = Meta(
        title=words(fields.first(*_TITLE)),
        author=_people(fields.all(*_AUTHOR)) or feed.author,
        date=day(fields.first(*_DATE) or fields.first(*_MODIFIED)),
        modified=day(fields.first(*_MODIFIED)),
        outlet=feed.title,
        url=_link(fields) or address(about) or address(fields.first("guid")),
        id=fields.first("guid", "id") or about,
        language=feed.language,
    )
    return article(content, meta, number, asked, limits, _categories(fields), markup=markup)


def _post(fields: _Fields, feed: _Feed, number: int, asked: Asked, limits: Sequence[str]) -> Source | Failure | str:
    kind, status = fields.first("wp:post_type"), fields.first("wp:status")
    if kind not in _POSTS:
        return f"of type {kind or 'unknown'}"
    if status != "publish":
        return f"{kind} ({status or 'no status'}, not published)"
    if fields.first("wp:post_password"):
        return f"{kind} (behind a password)"
    login = fields.first("dc:creator")
    meta = Meta(
        title=words(fields.first("title")),
        author=(feed.logins or {}).get(login, "") or login,
        date=utc(fields.first("wp:post_date_gmt")) or day(fields.first("pubDate")),
        modified=utc(fields.first("wp:post_modified_gmt")),
        outlet=feed.title,
        url=address(fields.first("link")),
        id=fields.first("wp:post_id", "guid"),
        language=feed.language,
    )
    content = paragraphs(_content(fields.all("content:encoded"))[0])
    return article(content, meta, number, asked, limits, _categories(fields))


def _content(nodes: Sequence[Node]) -> tuple[str, bool]:
    """The longest of several (a feed may have a text in parts of its own), and whether it may be HTML."""
    found = [(inner(one), one.get("type", "html") not in ("text", "text/plain")) for one in nodes]
    return max(found, key=lambda one: len(one[0]), default=("", True))


def _people(nodes: Sequence[Node]) -> str:
    """The names of authors: of Atom <name>, of RSS "a@example.org (Ann Ode)"."""
    names = []
    for one in nodes:
        said = next((words_of(part) for part in one if key(part).endswith("name")), "") or words_of(one)
        said = words(said)
        if "@" in said and said.endswith(")") and "(" in said:
            said = said[said.index("(") + 1 : -1]
        names.append("" if "@" in said else said.strip())
    return ", ".join(dict.fromkeys(filter(None, names)))


def _link(fields: _Fields) -> str:
    for one in fields.all("link", "atom:link"):
        if one.get("rel", "alternate") == "alternate" and (found := address(one.get("href") or words_of(one))):
            return found
    return ""


def _categories(fields: _Fields) -> tuple[tuple[str, str], ...]:
    named = [
        words(one.get("label") or one.get("term") or words_of(one)) for one in fields.all("category", "dc:subject")
    ]
    return (("categories", ", ".join(dict.fromkeys(filter(None, named)))),)
