"""NITF, the XML of the IPTC for one story (https://iptc.org/standards/nitf). Pictures and other media are not fetched;
their captions are read."""

from __future__ import annotations

from collections.abc import Iterator

from audit.errors import LoadError
from audit.model.article import Meta
from audit.model.document import Document
from audit.parse import newsmarkup, notices, parts, xmltext
from audit.parse.genres import among_codes
from audit.parse.title import same
from audit.parse.xmltext import XmlElement

ROOTS = ("nitf",)
_SHOWN = ("series", "abstract", "byline", "dateline")
_LEADS = ("lead_paragraph", "online_lead_paragraph")
_WHOLE = "full_text"
"""Blocks of archives that repeat the first paragraphs of another block."""
_CORRECTED = "correction_text"


def read(root: XmlElement, source: str) -> Document:
    """Raises LoadError no-text."""
    head, title = _headline(root, source)
    body = root.child("body")
    above = [newsmarkup.read(source, one) for one in _above(body, title)]
    story = newsmarkup.read(source, *_content(root))
    if not story.pieces:
        raise LoadError("no-text", "a NITF file without text in its body.content")
    made = parts.headed(head, above, story, meta(root))
    return parts.noted(made, _limits(root))


def inner(text: str) -> Document:
    """NITF that stands in another format. Raises LoadError as `read` and `xmltext.read` do."""
    text, notes = xmltext.fit(text)
    return parts.noted(read(xmltext.read(text), text), notes)


def content(root: XmlElement, source: str) -> Document:
    """The text alone."""
    return newsmarkup.read(source, *_content(root))


def _headline(root: XmlElement, source: str) -> tuple[Document, str]:
    """That of the text, else of the file."""
    lines = list(root.child("body", "body.head", "hedline").children("hl1"))
    shown = newsmarkup.read(source, *lines[:1])
    if not shown.pieces and (title := root.child("head", "title")).holds():
        shown = parts.headline(newsmarkup.read(source, title))
    return shown, " ".join(shown.text.split())


def _above(body: XmlElement, title: str) -> Iterator[XmlElement]:
    """What stands between headline and text, in the order of the file."""
    for one in body.child("body.head").parts:
        if isinstance(one, XmlElement):
            if one.name == "hedline":
                for deck in one.children("hl2"):
                    if not same(deck.text(), title):
                        yield XmlElement("p", {"class": "standfirst"}, deck.parts)
            elif one.name in _SHOWN:
                yield one


def _content(root: XmlElement) -> list[XmlElement]:
    """The text and what stands below it; of an archive that has its first paragraphs twice, once."""
    body = root.child("body")
    within = body.child("body.content")
    if not within.holds():  # agencies leave out what is around it
        within = root.child("body.content")
    classes = {one.get("class") for one in within.children("block")}
    if _WHOLE in classes or _CORRECTED in classes:
        left = (*(_LEADS if _WHOLE in classes else ()), _CORRECTED)
        kept = [p for p in within.parts if not (isinstance(p, XmlElement) and p.get("class") in left)]
        within = XmlElement(within.name, within.attributes, kept)
    return [within, body.child("body.end")]


def _limits(root: XmlElement) -> list[str]:
    data = root.child("head", "docdata")
    status = data.get("management-status")
    if status.lower() == "embargoed":
        return notices.limits(embargo=data.child("date.release").get("norm") or "a time that it does not say")
    return notices.limits(status=status)


def meta(root: XmlElement) -> Meta:
    head, body = root.child("head"), root.child("body")
    data, published = head.child("docdata"), head.child("pubdata")
    return Meta(
        author=notices.author(_bylines(body)),
        date=notices.date(_date(root)),
        modified=notices.date(max((x.get("norm") for x in head.children("revision-history")), default="")),
        outlet=published.get("name") or data.child("doc.copyright").get("holder") or _distributor(body),
        genre=among_codes(_genres(head)),
        url=notices.address(published.get("ex-ref")),
        id=data.child("doc-id").get("id-string"),
        language=next((x.get("lang") for x in (root, body, body.child("body.content")) if x.get("lang")), ""),
        correction=_correction(root),
    )


def _bylines(body: XmlElement) -> Iterator[str]:
    """Of several that name the same people, as archives have them, the last."""
    found = list(body.child("body.head").children("byline"))
    normal = [one for one in found if one.get("class") == "normalized_byline"]
    for one in [x for x in found if x not in normal] or normal:
        yield one.text("byttl", "location", "virtloc") or one.text()


def _distributor(body: XmlElement) -> str:
    return body.child("body.head", "distributor").text()


def _date(root: XmlElement) -> str:
    data = root.child("head", "docdata")
    dated = root.child("body", "body.head", "dateline", "story.date")
    places = ((data.child("date.release"), "norm"), (data.child("date.issue"), "norm"), (dated, "norm"))
    stated = next((one.get(key) for one, key in places if one.get(key)), "")
    return stated or root.child("head", "pubdata").get("date.publication")


def _genres(head: XmlElement) -> Iterator[str]:
    subject = head.child("tobject")
    yield from (one.get("tobject.property.type") for one in subject.children("tobject.property"))
    for one in head.all("classifier"):
        if "genre" in one.get("type").lower():
            yield one.get("value") or one.text()
    yield subject.get("tobject.type")


def _correction(root: XmlElement) -> str:
    data = root.child("head", "docdata")
    for one in data.children("correction"):
        if said := (one.get("info") or one.text()):
            return notices.correction([said], signalled="correction")
    for block in root.child("body", "body.content").children("block"):
        if block.get("class") == _CORRECTED:
            return notices.correction([block.text()], signalled="correction")
    return notices.correction(one.get("info") or one.text() for one in data.children("ed-msg"))
