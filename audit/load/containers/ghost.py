"""The export of a Ghost site: one JSON file with the tables of its database. Posts and pages that are published."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from typing import Any, BinaryIO

from audit.errors import LoadError
from audit.load.containers import jsonlist
from audit.load.containers.base import Asked, left_out
from audit.load.containers.elements import Element, Path
from audit.load.containers.feeditem import SUMMARY, article, utc, words
from audit.load.items import cell
from audit.model.article import Meta, Source
from audit.model.dataclass import dataclass
from audit.model.report import Failure

_ABOUT = ("users", "posts_authors", "tags", "posts_tags", "settings")


def begins(head: bytes) -> bool:
    text = jsonlist.plain(head)[:1000]
    return text.startswith("{") and '"exported_on"' in text and '"meta"' in text


def read(stream: BinaryIO, asked: Asked) -> Iterator[Source | Failure]:
    """Posts are numbered as they stand in their table. Raises LoadError binary, undecodable, bad-record."""
    site = _Site()
    if stream.seekable():  # the tables around the posts may stand behind them
        site.read(stream, asked)
        stream.seek(0)
    else:
        asked.tell("authors and tags are not read from a stream; give the file by its name, unpacked")
    left: Counter[str] = Counter()
    for number, row in enumerate(jsonlist.rows(stream, asked, _table("posts")), 1):
        if isinstance(row, LoadError):
            yield Failure(asked.name(number), row.code, str(row))
        elif (status := cell(row.get("status")) or "published") not in ("published", "sent"):
            left[f"{status} (not published)"] += 1
        else:
            yield _post(row, site, number, asked)
    if left:
        asked.tell(left_out(left))


@dataclass(slots=True)
class _Site:
    """What the other tables say. `authors`, `tags`: a post's id -> ids, in order."""

    title: str = ""
    names: dict[str, str] = field(default_factory=dict)
    authors: dict[str, list[str]] = field(default_factory=dict)
    tags: dict[str, list[str]] = field(default_factory=dict)

    def read(self, stream: BinaryIO, asked: Asked) -> None:
        wanted = tuple(map(_table, _ABOUT))
        for one in jsonlist.cut(stream, asked, lambda path: any(is_one(path) for is_one in wanted)):
            if isinstance(one, Element) and isinstance(row := jsonlist.row_of(one, asked), dict):
                self._take(one.path[-1], row)

    def _take(self, table: str, row: Mapping[str, Any]) -> None:
        def say(key: str) -> str:
            return cell(row.get(key))

        if table in ("users", "tags"):
            self.names[say("id")] = say("name")
        elif table == "settings":
            self.title = say("value") if say("key") == "title" else self.title
        else:
            mine, other = (self.authors, "author_id") if table == "posts_authors" else (self.tags, "tag_id")
            mine.setdefault(say("post_id"), []).append(say(other))

    def named(self, ids: list[str]) -> str:
        return ", ".join(filter(None, (self.names.get(one, "") for one in ids)))


def _table(name: str) -> Callable[[Path], bool]:
    return lambda path: path[-2:] == ("data", name)


def _post(row: Mapping[str, Any], site: _Site, number: int, asked: Asked) -> Source | Failure:
    def say(key: str) -> str:
        return cell(row.get(key))

    page, plain, summary = say("html"), say("plaintext"), say("custom_excerpt")
    ids = site.authors.get(say("id")) or [say("author_id")]
    meta = Meta(
        title=words(say("title")),
        author=site.named(ids),
        date=utc(say("published_at") or say("created_at")),
        modified=utc(say("updated_at")),
        outlet=site.title,
        id=say("uuid") or say("id"),
        language=say("locale"),
    )
    limits = () if page or plain else (SUMMARY,)
    extra = (("categories", site.named(site.tags.get(say("id"), []))), ("slug", say("slug")))
    return article(page or plain or summary, meta, number, asked, limits, extra, markup=bool(page))
