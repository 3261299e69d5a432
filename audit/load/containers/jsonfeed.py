"""JSON Feed (https://jsonfeed.org), versions 1 and 1.1."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from audit.errors import LoadError
from audit.load.containers import jsonlist
from audit.load.containers.base import Asked
from audit.load.containers.elements import JsonScalar
from audit.load.containers.feeditem import SUMMARY, address, article, day, words
from audit.load.items import cell
from audit.model.article import Meta, Source
from audit.model.report import Failure

_VERSION = "jsonfeed.org/version/"
_ITEMS = ("items",)
_AUTHOR = (("author", "name"), ("authors", "*", "name"))


def begins(head: bytes) -> bool:
    text = jsonlist.plain(head).replace("\\/", "/")
    return text.startswith("{") and _VERSION in text


def read(stream: BinaryIO, asked: Asked) -> Iterator[Source | Failure]:
    """Items are numbered as they stand in the feed. Raises LoadError binary, undecodable."""
    feed: dict[str, str] = {}
    if stream.seekable():  # the title of the feed may stand behind its items
        for one in jsonlist.cut(stream, asked, lambda _: False):
            if isinstance(one, JsonScalar) and (len(one.path) == 1 or one.path in _AUTHOR):
                feed.setdefault(one.path[-1], one.value())
        stream.seek(0)
    for number, row in enumerate(jsonlist.rows(stream, asked, _ITEMS.__eq__), 1):
        if isinstance(row, LoadError):
            yield Failure(asked.name(number), row.code, str(row))
        else:
            yield _item(row, feed, number, asked)


def _item(row: Mapping[str, Any], feed: Mapping[str, str], number: int, asked: Asked) -> Source | Failure:
    page, plain, summary = (cell(row.get(key)) for key in ("content_html", "content_text", "summary"))
    authors = row.get("authors") if isinstance(row.get("authors"), list) else [row.get("author")]
    meta = Meta(
        title=words(cell(row.get("title"))),
        author=", ".join(filter(None, (cell(one.get("name")) for one in authors or () if isinstance(one, dict))))
        or feed.get("name", ""),
        date=day(row.get("date_published")),
        modified=day(row.get("date_modified")),
        outlet=feed.get("title", ""),
        url=address(row.get("url")) or address(row.get("external_url")),
        id=cell(row.get("id")),
        language=cell(row.get("language")) or feed.get("language", ""),
    )
    limits = () if page or plain else (SUMMARY,)
    extra = (("categories", cell(row.get("tags"))),)
    return article(page or plain or summary, meta, number, asked, limits, extra, markup=bool(page))
