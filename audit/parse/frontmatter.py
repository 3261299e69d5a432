"""Front matter: the metadata at the head of a Markdown file, between lines of --- (YAML) or +++ (TOML), or as an object
of JSON that stands before the text.

Data only: no anchors, no aliases, no tags, bounded in size and depth, every value a string.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import field

from audit.model.article import Meta
from audit.model.dataclass import dataclass
from audit.model.text import Span
from audit.parse.genres import among, genre_of

_MAX = 65_536  # code points
_DEPTH = 8
_YAML = re.compile(r"---[ \t]*(?:\r\n|\n|\r)")
_YAML_END = re.compile(r"(?:^|(?<=[\r\n]))(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|\Z)")
_TOML = re.compile(r"\+\+\+[ \t]*(?:\r\n|\n|\r)")
_TOML_END = re.compile(r"(?:^|(?<=[\r\n]))\+\+\+[ \t]*(?:\r\n|\n|\r|\Z)")

_JSON = re.compile(r"\{\s*\"")
_JSON_END = re.compile(r"[ \t]*(?:\r\n|\n|\r|\Z)")
_TITLES = ("title", "headline")
_TITLE_LINE = re.compile(
    r"""(?:^|[\r\n]|[{,]\s*|[\r\n][ \t]*(?="))"?(?:title|headline)"?[ \t]*[=:][ \t]*"""
    r"""(?P<value>"(?:[^"\\]|\\.)*"|'[^']*'|[^\r\n]+)""",
    re.IGNORECASE,
)

_KEYS = {
    "title": _TITLES,
    "author": ("author", "authors", "byline", "by"),
    "date": ("date", "published", "pubdate", "publishdate", "date_published", "datepublished"),
    "modified": ("modified", "updated", "lastmod", "last_modified", "date_modified", "datemodified"),
    "outlet": ("outlet", "site", "publisher", "publication", "site_name"),
    "url": ("url", "canonical", "canonical_url", "link", "permalink"),
    "id": ("id", "guid", "uuid"),
    "language": ("lang", "language"),
    "correction": ("correction", "corrections"),
}


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """`end`: where the text begins. `limits`: what in it could not be read. `title`: where in the file its title is."""

    end: int = 0
    meta: Meta = field(default_factory=Meta)
    limits: tuple[str, ...] = ()
    title: Span | None = None


def read_front_matter(text: str) -> FrontMatter:
    """Nothing when the text has none, or it is never closed."""
    for opening, closing, reader in ((_YAML, _YAML_END, _yaml), (_TOML, _TOML_END, _toml)):
        if head := opening.match(text):
            tail = closing.search(text, head.end(), head.end() + _MAX)
            if tail is None:
                return FrontMatter()
            try:
                values = reader(text[head.end() : tail.start()])
            except ValueError as e:
                return FrontMatter(tail.end(), Meta(), (f"The front matter was not read: {e}.",))
            return _front(text, head.end(), tail.start(), tail.end(), values)
    return _json(text)


def _front(text: str, start: int, stop: int, end: int, values: dict[str, str]) -> FrontMatter:
    """What the values between `start` and `stop` say; the text begins at `end`."""
    meta = _meta(values)
    limits = ("The front matter says that this is a draft.",) if _true(values.get("draft", "")) else ()
    places = [Span(*m.span("value")) for m in _TITLE_LINE.finditer(text, max(0, start - 1), stop)]
    title = next((at for at in places if meta.title in text[at.start : at.end]), next(iter(places), None))
    return FrontMatter(end, meta, limits, title if meta.title else None)


def _json(text: str) -> FrontMatter:
    """The object that the file begins with, where the text follows it on a line of its own."""
    if not _JSON.match(text[:_MAX]):
        return FrontMatter()
    try:
        values, end = json.JSONDecoder(strict=False).raw_decode(text[:_MAX])
    except (ValueError, RecursionError):
        return FrontMatter()
    tail = _JSON_END.match(text, end)
    if tail is None or not isinstance(values, dict) or not text[tail.end() :].strip():
        return FrontMatter()
    return _front(text, 0, end, tail.end(), _flat(values))


def _flat(values: Mapping[str, object]) -> dict[str, str]:
    return {k.lower().replace("-", "_"): _scalar(v) for k, v in values.items()}


def _true(value: str) -> bool:
    return value.lower() in ("true", "yes", "on")


def _meta(values: dict[str, str]) -> Meta:
    said = {name: next((values[k] for k in keys if values.get(k)), "") for name, keys in _KEYS.items()}
    genre = genre_of(values.get("genre") or "") or genre_of(values.get("type") or "")
    genre = genre or among(values.get("categories") or values.get("category") or "", values.get("tags") or "")
    return Meta(genre=genre, **said)


def _yaml(text: str) -> dict[str, str]:
    """The top keys, lower case, with their scalars; a list becomes "a, b", of a mapping the `name` is taken.

    Raises ValueError for anchors, tags, depth and whatever is no YAML."""
    import yaml  # only when a file has front matter

    stack: list[list[str]] = []  # scalars of each open collection
    out: dict[str, str] = {}
    try:
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            if getattr(event, "anchor", None) or isinstance(event, yaml.AliasEvent):
                raise ValueError("anchors and aliases are not allowed")
            if getattr(event, "tag", None):
                raise ValueError("tags are not allowed")
            if isinstance(event, yaml.CollectionStartEvent):
                stack.append([])
                if len(stack) > _DEPTH:
                    raise ValueError("it is nested too deeply")
            elif isinstance(event, yaml.CollectionEndEvent):
                _close(stack, event, isinstance(event, yaml.MappingEndEvent), out)
            elif isinstance(event, yaml.ScalarEvent) and stack:
                stack[-1].append(event.value.strip())
    except yaml.YAMLError as e:
        mark = getattr(e, "problem_mark", None)
        raise ValueError(f"it is not YAML{f' (line {mark.line + 2})' if mark else ''}") from None
    return out


def _close(stack: list[list[str]], event: object, mapping: bool, out: dict[str, str]) -> None:
    """Ends a collection: the outermost mapping is the result, an inner one counts as one scalar of its parent."""
    values = stack.pop()
    pairs = dict(zip(values[::2], values[1::2], strict=False)) if mapping else {}
    if not stack:
        out.update({k.lower().replace("-", "_"): v for k, v in pairs.items()})
    else:
        stack[-1].append(pairs.get("name", "") if mapping else ", ".join(v for v in values if v))


def _toml(text: str) -> dict[str, str]:
    """Raises ValueError for what is no TOML or nested too deeply."""
    import tomllib

    if max(text.count("["), text.count("{")) > 1000:
        raise ValueError("it is nested too deeply")
    try:
        values = tomllib.loads(text.replace("\r\n", "\n").replace("\r", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError):
        raise ValueError("it is not TOML") from None
    return _flat(values)


def _scalar(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return ", ".join(filter(None, map(_scalar, value)))
    if isinstance(value, dict):
        return _scalar(value.get("name", ""))
    return str(value).strip()
