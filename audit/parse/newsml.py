"""NewsML-G2 (https://iptc.org/standards/newsml-g2): one news item with its text in the file (inlineXML, inlineData),
and NewsML 1. What an item only points to is not fetched. A message with several items is read by the room load."""

from __future__ import annotations

from collections.abc import Iterator

from audit.errors import LoadError
from audit.model.article import Form, Meta
from audit.model.document import Document
from audit.model.text import SourceMap
from audit.parse import newsmarkup, nitf, notices, parts
from audit.parse.assemble import merge
from audit.parse.genres import among_codes
from audit.parse.xmltext import XmlElement, XmlText

ROOTS = ("newsItem", "newsMessage", "NewsML")
_SIGNAL = "sig:correction"
_ENOUGH = 0.5  # of the longest text in the file; what is shorter is no other form of it


def read(root: XmlElement, source: str) -> Document:
    """Raises LoadError no-text, unsupported-format."""
    if root.name == "NewsML":
        return _first_version(root, source)
    if root.name == "newsMessage":
        items = list(root.all("newsItem"))
        if len(items) != 1:
            what = f"a news message with {len(items):,} items is no single article; give it as a file of its own (.xml)"
            raise LoadError("unsupported-format", what)
        root = items[0]
    return _item(root, source)


def _item(item: XmlElement, source: str) -> Document:
    about, content = item.child("itemMeta"), item.child("contentMeta")
    made = [one for x in item.child("contentSet").parts if (one := _content(x, source)) is not None]
    told = _meta(item)
    limits = notices.limits(embargo=about.child("embargoed").text(), status=about.child("pubStatus").get("qcode"))
    if count := len(list(item.child("contentSet").children("remoteContent"))):
        limits.append(f"{count:,} file{' was' if count == 1 else 's were'} not fetched that the item points to.")
    body = _longest([one for one, _ in made])
    if not body.pieces:
        body = _captions(content, source)
    if not body.pieces:
        kind = about.child("itemClass").get("qcode")
        what = f" of class {kind[:30]!r}" if kind else ""
        raise LoadError("no-text", f"a NewsML-G2 item{what} without a text or caption in the file")
    own = next((one for _, one in made if one is not None), Meta())
    head = _headline(content, source)
    if not head.pieces and body.pieces[0].form is not Form.HEADING:
        head = parts.headline(newsmarkup.read(source, about.child("title")))
    return parts.noted(parts.headed(head, (), body, merge(told, own)), limits)


def _content(part: XmlElement | XmlText, source: str) -> tuple[Document, Meta | None] | None:
    """One form of the content, and what it says of itself."""
    if isinstance(part, XmlText):
        return None
    if part.name == "inlineXML":
        story = next(iter(part.all("nitf")), None)
        if story is not None:
            return nitf.content(story, source), nitf.meta(story)
        page = next(iter(part.all("body")), part)
        return newsmarkup.read(source, page), None
    return (_data(part), None) if part.name == "inlineData" else None


def _data(part: XmlElement) -> Document:
    """Words, or a page written as words."""
    words, places = _string(part)
    if not words.strip():
        return parts.NOTHING
    page = "html" in part.get("contenttype")
    return parts.placed(parts.page(words) if page else parts.prose(words, titled=True), places)


def _string(part: XmlElement) -> tuple[str, SourceMap]:
    """The words of an element without elements, and the way from them into the file."""
    words: list[str] = []
    runs: list[tuple[int, int, int]] = []
    length = 0
    for one in part.parts:
        if isinstance(one, XmlText):
            same = one.end - one.start == len(one.words)
            runs.append((length, one.start, len(one.words) if same else 0))
            words.append(one.words)
            length += len(one.words)
            runs.append((length, one.end, 0))
    return "".join(words), SourceMap(tuple(runs))


def _longest(found: list[Document]) -> Document:
    """The first of the forms that is not much shorter than another."""
    most = max((len(one.text) for one in found), default=0)
    return next((one for one in found if one.pieces and len(one.text) >= _ENOUGH * most), parts.NOTHING)


def _headline(content: XmlElement, source: str) -> Document:
    found = list(content.children("headline"))
    main = [one for one in found if one.get("role") in ("", "hldrole:main", "hlrole:main")]
    return parts.headline(newsmarkup.read(source, *(main or found)[:1]))


def _captions(content: XmlElement, source: str) -> Document:
    """What a picture or film says of itself."""
    found = list(content.children("description"))
    captions = [one for one in found if "caption" in one.get("role")]
    return newsmarkup.read(source, *(captions or found)[:1])


def _meta(item: XmlElement) -> Meta:
    about, content = item.child("itemMeta"), item.child("contentMeta")
    provider = about.child("provider")
    created = about.child("firstCreated").text() or content.child("contentCreated").text()
    version = about.child("versionCreated").text()
    signals = [one.get("qcode") for one in about.children("signal")]
    return Meta(
        author=notices.author([one.text() for one in content.children("by")] or _creators(content)),
        date=notices.date(created or version),
        modified=notices.date(version or content.child("contentModified").text()),
        outlet=provider.child("name").text() or provider.get("literal"),
        genre=among_codes(_genres(content)),
        url=notices.address(next((x.get("href") for x in about.children("link") if "canonical" in x.get("rel")), "")),
        id=item.get("guid"),
        language=content.child("language").get("tag") or item.get("lang"),
        correction=notices.correction(
            (one.text() for one in about.children("edNote")), signalled=_SIGNAL if _SIGNAL in signals else ""
        ),
    )


def _creators(content: XmlElement) -> list[str]:
    return [one.child("name").text() or one.get("literal") for one in content.children("creator")]


def _genres(content: XmlElement) -> Iterator[str]:
    for one in content.children("genre"):
        yield from (name.text() for name in one.children("name"))
        yield one.get("qcode") or one.get("literal")


def _first_version(root: XmlElement, source: str) -> Document:
    """NewsML 1: news components in each other, with their lines and their content apart."""
    found = [one for one in root.all("DataContent") if one.text()]
    if not found:
        raise LoadError("no-text", "a NewsML file without text (DataContent)")
    item = next(iter(root.all("NewsItem")), root)
    made = [_content(XmlElement("inlineXML", {}, one.parts), source) for one in found]
    body = _longest([one[0] for one in made if one is not None])
    lines = next(iter(item.all("NewsLines")), XmlElement("", {}))
    management = item.child("NewsManagement")
    own = next((one[1] for one in made if one is not None and one[1] is not None), Meta())
    told = Meta(
        author=notices.author(one.text() for one in lines.children("ByLine")),
        date=notices.date(management.child("FirstCreated").text()),
        modified=notices.date(management.child("ThisRevisionCreated").text()),
        outlet=next((x.get("FormalName") for one in item.all("Provider") for x in one.children("Party")), ""),
        genre=among_codes(one.get("FormalName") for one in item.all("Genre")),
        id=item.child("Identification", "NewsIdentifier", "PublicIdentifier").text(),
        language=next((one.get("FormalName") for one in item.all("Language")), "") or root.get("lang"),
    )
    head = parts.headline(newsmarkup.read(source, *list(lines.children("HeadLine"))[:1]))
    limits = notices.limits(status=management.child("Status").get("FormalName"))
    return parts.noted(parts.headed(head, (), body, merge(told, own)), limits)
