"""One article as a content system has it in JSON: a post of Ghost or WordPress, schema.org's NewsArticle, or any object
with a title and a body under usual names."""

from __future__ import annotations

from audit.errors import LoadError
from audit.model.article import Form, Meta
from audit.model.document import Document
from audit.parse import notices, parts
from audit.parse.genres import among, among_codes, in_address
from audit.parse.jsonfields import Fields, Strings

_BODY = (
    *("articlebody", "html", "bodyhtml", "contenthtml", "htmlbody", "htmlcontent", "body", "content", "bodytext"),
    *("contenttext", "plaintext", "maintext", "fulltext", "articletext", "storytext", "story", "text"),
)
_TITLE = ("headline", "title", "webtitle", "articletitle", "name")
_DECK = ("standfirst", "dek", "deck", "subheadline", "subheading", "subtitle", "trailtext")
_DATE = (
    *("datepublished", "publishedat", "publisheddate", "published", "pubdate", "publishdate", "publicationdate"),
    *("webpublicationdate", "firstpublished", "dategmt", "date", "datecreated", "createdat", "created"),
)
_MODIFIED = ("datemodified", "updatedat", "modifiedgmt", "modified", "lastmodified", "updated", "lastupdated")
_AUTHOR = ("authors", "author", "byline", "bylines", "by", "creator", "writer", "primaryauthor")
_OUTLET = ("publisher", "sitename", "outlet", "publication", "site", "source")
_URL = ("canonicalurl", "url", "weburl", "permalink", "link", "mainentityofpage")
_EDITOR = ("lexical", "mobiledoc")
"""Under which Ghost keeps what its editor works on; a post has it as a page too when it is asked for that."""


def fits(item: Fields) -> bool:
    return bool(item.said(*_BODY).strip()) or _of_editor(item)


def read(item: Fields, strings: Strings) -> Document:
    """Raises LoadError no-text."""
    body = item.said(*_BODY)
    if not body:
        raise LoadError("no-text", "a post of Ghost without its page; export it with formats=html")
    title = item.said(*_TITLE)
    head = strings.heading(title) if title and title is not body else parts.NOTHING
    deck = item.said(*_DECK)
    above = [strings.line(deck, Form.PARAGRAPH, "standfirst")] if deck else []
    story = strings.either(body, titled=bool(head.pieces))
    made = parts.headed(head, above, story, _meta(item))
    return parts.noted(made, notices.limits(embargo=item.said("embargo", "embargoed"), status=_status(item)))


def _of_editor(item: Fields) -> bool:
    return bool(item.said(*_EDITOR)) and ("slug" in item or "uuid" in item)


def _status(item: Fields) -> str:
    """Of a post: published, draft, scheduled, private."""
    said = str(item.said("status")).lower()
    return said if said in ("draft", "scheduled", "private", "pending", "future", "killed", "withdrawn") else ""


def _meta(item: Fields) -> Meta:
    url = next((found for key in _URL if (found := notices.address(item.said(key)))), "")
    sections = item.each("articlesection", "section", "sectionname", "category", "categories", "primarytag")
    named = among_codes([*item.each("genre", "genres"), *item.each("type", "posttype"), *item.each("format")])
    genre = named or among(", ".join(sections), ", ".join(item.each("tags", "keywords"))) or in_address(url)
    return Meta(
        author=_author(item),
        date=notices.date(item.said(*_DATE)),
        modified=notices.date(item.said(*_MODIFIED)),
        outlet=str(item.said(*_OUTLET)),
        genre=genre,
        url=url,
        id=_number(item.get("id")) or str(item.said("id", "uuid", "guid", "identifier")),
        language=str(item.said("inlanguage", "language", "lang", "locale")),
        correction=str(item.said("correction", "corrections", "correctionnotice"))
        or notices.correction(item.each("ednote", "editorsnote", "editornote")),
    )


def _author(item: Fields) -> str:
    for key in _AUTHOR:
        named = [one.said("name", "displayname", "fullname", "byline") for one in item.objects(key)]
        value = item.get(key)
        if isinstance(value, dict):
            named = [Fields(value).said("name", "displayname", "fullname", "byline")]
        if found := notices.author(filter(None, named or item.each(key))):
            return found
    return ""


def _number(value: object) -> str:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""
