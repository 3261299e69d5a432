"""Which column of a table holds what: as the caller says, else by the names that such columns usually have."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields

from audit.errors import LoadError, meant
from audit.model.dataclass import dataclass

USUAL: Mapping[str, tuple[str, ...]] = {
    "text": (
        *("text", "body", "article_text", "full_text", "fulltext", "maintext", "main_text", "articlebody", "body_text"),
        *("article_body", "content", "article", "story", "body_html", "content_html", "article_html", "html"),
    ),
    "title": ("title", "headline", "article_title", "head"),
    "id": ("id", "article_id", "articleid", "uuid", "guid", "doc_id"),
    "date": (
        *("date", "published", "date_published", "publish_date", "published_at", "publication_date", "pubdate"),
        *("datepublished", "published_date", "created_at"),
    ),
    "outlet": ("outlet", "publisher", "source_name", "publication", "newspaper", "site", "source"),
    "author": ("author", "authors", "byline", "creator"),
    "genre": ("genre",),
    "url": ("url", "link", "canonical_url"),
    "language": ("language", "lang"),
}
"""What we read -> how columns with it are called, the surest first. Case and blanks do not count."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The caller's word for each column; empty: by its usual names."""

    text: str = ""
    title: str = ""
    id: str = ""
    date: str = ""
    outlet: str = ""
    author: str = ""
    genre: str = ""


COMMAND = "--{}-col"
"""How a person names a column; from Python it is another."""


def chosen(
    columns: Columns,
    header: Iterable[str],
    tell: Callable[[str], None],
    option: str = COMMAND,
    without: Iterable[str] = (),
) -> dict[str, str]:
    """Column -> what we call it, for those that we read; what was guessed is told. `option`: how the caller names a
    column, for messages. `without`: what no column is to be guessed for.

    Raises LoadError no-column: one that the caller names is not there, or none holds the text."""
    names = list(header)
    taken: dict[str, str] = {}
    for field in (f.name for f in fields(Columns)):
        if named := getattr(columns, field):
            if named not in names:
                hint = meant(named, names) or f"there are {_some(names)}"
                raise LoadError("no-column", f"no column {named!r} ({option.format(field)}); {hint}")
            taken[named] = field
    guessed = {}
    for field, usual in USUAL.items():
        if field in taken.values() or field in without:
            continue
        found = next((n for word in usual for n in names if _plain(n) == word and n not in taken), None)
        if found is not None:
            taken[found] = field
            guessed[field] = found
    if "text" not in taken.values():
        said = "no column is called as one with the text is; name it with"
        raise LoadError("no-column", f"{said} {option.format('text')}: {_some(names)}")
    if odd := [f"{field} from {name!r}" for field, name in guessed.items() if name != field]:
        tell(f"columns: {', '.join(odd)} ({option.format('text')} and the like say otherwise)")
    return taken


def _plain(name: str) -> str:
    return name.strip().strip("\ufeff").lower().replace(" ", "_").replace("-", "_")


def _some(names: list[str], most: int = 12) -> str:
    shown = ", ".join(repr(n[:40]) for n in names[:most])
    return shown + (f" and {len(names) - most:,} more" if len(names) > most else "") if names else "none"
