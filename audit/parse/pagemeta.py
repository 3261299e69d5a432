"""What a page says of itself: schema.org JSON-LD first, then OpenGraph and other meta tags, then its title."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from audit.model.article import Meta
from audit.parse.blocks import PageReader
from audit.parse.genres import in_address, known_genre
from audit.parse.tags import Tag, fit, value

_MOST = 400  # tags looked at
_BLOCKS = 10  # JSON-LD blocks
_SIZE = 300_000  # code points of one
_OBJECTS = 200  # objects looked at in one
_LONGEST = 1000  # code points of a value
_COMMENT = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[)|(?:-->|//\s*\]\]>)\s*$")

_PROPERTIES = {
    "title": ("og:title", "twitter:title", "headline", "dc.title", "parsely-title", "sailthru.title"),
    "author": ("author", "byl", "article:author", "og:article:author", "dc.creator", "parsely-author"),
    "date": ("article:published_time", "datepublished", "date", "pubdate", "publishdate", "dc.date", "dc.date.issued",
             "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime"),
    "modified": ("article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified"),
    "outlet": ("og:site_name", "application-name", "dc.publisher", "publisher"),
    "url": ("og:url", "twitter:url"),
    "language": ("og:locale", "content-language", "dc.language"),
}  # fmt: skip
_SECTIONS = ("article:section", "og:article:section", "section", "articlesection", "parsely-section", "genre")


class PageMeta:
    """`meta` and, in `limits`, what of it could not be read."""

    def __init__(self, page: PageReader) -> None:
        self._source = page.source
        self._page = page
        self._tags: dict[str, str] = {}
        self._canonical = self._html_language = self._title = self._time = ""
        self.limits: list[str] = []
        scripts: list[str] = []
        for tag in page.marks[:_MOST]:
            self._read(tag, scripts)
        ld = self._article(scripts)
        self.meta = self._merged(ld)

    def _value(self, tag: Tag, name: str) -> str:
        return value(self._source, tag.attributes.get(name), _LONGEST)

    def _read(self, tag: Tag, scripts: list[str]) -> None:
        if tag.name == "meta":
            content = self._value(tag, "content")
            for key in ("property", "name", "itemprop"):
                if content and (name := self._value(tag, key).lower()):
                    self._tags.setdefault(name, content)
        elif tag.name == "link":
            if self._value(tag, "rel").lower() == "canonical":
                self._canonical = self._canonical or self._value(tag, "href")
        elif tag.name == "html":
            self._html_language = self._html_language or self._value(tag, "lang")
        elif tag.name == "time":
            self._time = self._time or self._value(tag, "datetime")
        elif tag.name == "title" and tag.raw and not self._title:
            self._title = value(self._source, tag.raw, _LONGEST)
        elif tag.name == "script" and tag.raw and self._value(tag, "type").lower() == "application/ld+json":
            if tag.raw[1] - tag.raw[0] > _SIZE or len(scripts) >= _BLOCKS:
                self.limits.append("Metadata (JSON-LD) of the page is too large and was not read.")
            else:
                scripts.append(_COMMENT.sub("", self._source[tag.raw[0] : tag.raw[1]]))

    def _article(self, scripts: list[str]) -> dict[str, Any]:
        """The first object of the JSON-LD that is an article; empty when none is."""
        for script in scripts:
            try:
                data = json.loads(script, strict=False)
            except (ValueError, RecursionError):
                self.limits.append("Metadata (JSON-LD) of the page is broken and was not read.")
                continue
            for found in _objects(data):
                if any(name.endswith(("Article", "Posting", "Report")) for name in _strings(found.get("@type"))):
                    return found
        return {}

    def _merged(self, ld: dict[str, Any]) -> Meta:
        outlet = _name(ld.get("publisher")) or self._first("outlet")
        title = _text(ld.get("headline")) or self._first("title") or _without(self._title, outlet)
        author = _name(ld.get("author")) or self._first("author")
        if author.startswith(("http://", "https://")):
            author = ""
        language = _text(ld.get("inLanguage")) or self._html_language or self._first("language")
        return Meta(
            title=title,
            author=author,
            date=_text(ld.get("datePublished")) or self._first("date") or self._time,
            outlet=outlet,
            genre=self._genre(ld),
            url=self._canonical or self._first("url") or _text(ld.get("url")),
            language=language.replace("_", "-"),
            modified=_text(ld.get("dateModified")) or self._first("modified"),
            correction=_text(ld.get("correction")),
        )

    def _first(self, field: str) -> str:
        return next((self._tags[name] for name in _PROPERTIES[field] if name in self._tags), "")

    def _genre(self, ld: dict[str, Any]) -> str:
        """Of the page's type and section, the first that we know as a genre; a plain news type comes last."""
        stated = [*_strings(ld.get("genre")), *_strings(ld.get("articleSection"))]
        stated += [self._tags[name] for name in _SECTIONS if name in self._tags]
        types = _strings(ld.get("@type"))
        genres = [known_genre(name) for name in (*types, *stated)]
        section = in_address(self._canonical or self._first("url") or _text(ld.get("url")))
        return next(filter(None, (*genres, section)), "news" if "NewsArticle" in types else "")


def _objects(data: Any) -> Iterator[dict[str, Any]]:
    """The objects of JSON-LD, from the outside in: lists, @graph and mainEntity are followed."""
    queue = [data]
    for _ in range(_OBJECTS):
        if not queue:
            return
        found = queue.pop(0)
        if isinstance(found, list):
            queue += found[:_OBJECTS]
        elif isinstance(found, dict):
            yield found
            queue += [found[key] for key in ("@graph", "mainEntity") if key in found]


def _strings(found: Any) -> list[str]:
    values = found if isinstance(found, list) else [found]
    return [_text(v) for v in values[:20] if _text(v)]


def _text(found: Any) -> str:
    """A string, bounded, blanks collapsed, entities decoded (many pages escape twice); of a list the first."""
    if isinstance(found, list):
        found = found[0] if found else ""
    if isinstance(found, dict):
        found = found.get("@value") or found.get("name") or ""
    if not isinstance(found, str):
        return ""
    return fit(found[:_LONGEST])


def _name(found: Any) -> str:
    """The name of a person or organisation; of several, all."""
    names = [_text(one) for one in (found if isinstance(found, list) else [found])[:20]]
    return ", ".join(dict.fromkeys(filter(None, names)))


def _without(title: str, outlet: str) -> str:
    """The page's title without the outlet's name at its end."""
    for mark in (" | ", " - ", " – ", " — ", " :: "):
        head, found, tail = title.rpartition(mark)
        if found and outlet and tail.strip().casefold() == outlet.casefold():
            return head.strip()
    return title
