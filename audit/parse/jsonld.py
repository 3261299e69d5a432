"""schema.org JSON-LD: the object of a page that is the article, and the objects that it refers to."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from audit.parse.tags import fit

_OBJECTS = 2000  # objects looked at on one page
_LONGEST = 1000  # code points of a value
_DEEP = 4
_COMMENT = re.compile(r"^\s*(?:<!--|(?://|/\*)\s*<!\[CDATA\[(?:\s*\*/)?)|(?:-->|(?://|/\*)\s*\]\]>(?:\s*\*/)?)\s*$")
_HANGING = re.compile(r",(?=\s*[}\]])")
_ARTICLES = ("Article", "Posting", "Report", "Review")
_FOLLOWED = ("@graph", "mainEntity", "mainEntityOfPage", "itemReviewed", "hasPart", "review")


class Linked:
    """`article`: the objects that describe the article, the fullest first. `broken`: some script could not be read."""

    def __init__(self, source: str, scripts: Sequence[tuple[int, int]]) -> None:
        self.broken = False
        self.places = scripts
        self._by_id: dict[str, dict[str, Any]] = {}
        found: list[dict[str, Any]] = []
        for start, end in scripts:
            data = self._load(source[start:end])
            for one in _objects(data):
                key = one.get("@id")
                if isinstance(key, str) and len(one) > 1:
                    self._by_id.setdefault(key, one)
                found.append(one)
        self.article = self._articles(found)

    def of(self, key: str) -> Any:
        """What the article says under this key; None when it says nothing."""
        return next((one[key] for one in self.article if one.get(key)), None)

    def whole(self, found: Any) -> Any:
        """The object that a reference by @id means."""
        if isinstance(found, dict) and not found.get("name") and isinstance(found.get("@id"), str):
            return self._by_id.get(found["@id"], found)
        return found

    def _load(self, script: str) -> Any:
        script = _COMMENT.sub("", script).strip().rstrip(";").rstrip()
        for attempt in (script, _HANGING.sub("", script), html.unescape(script)):
            try:
                return json.loads(attempt, strict=False)
            except (ValueError, RecursionError):
                continue
        self.broken = True
        return None

    def _articles(self, found: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
        """The fullest object of an article, and others that have its title or none."""
        own = [one for one in found if any(t.endswith(_ARTICLES) for t in strings(one.get("@type")))]
        if not own:
            return []
        telling = ("headline", "author", "datePublished", "articleBody", "publisher")
        best = max(own, key=lambda one: sum(bool(one.get(key)) for key in telling))
        title = text(best.get("headline"))
        same = [one for one in own if one is not best and text(one.get("headline")) in ("", title)]
        return [best, *same]


def _objects(data: Any) -> Iterator[dict[str, Any]]:
    """The objects of JSON-LD, from the outside in: lists, @graph and what a page is about are followed."""
    queue = [data]
    for n in range(_OBJECTS):
        if n >= len(queue):
            return
        found = queue[n]
        if isinstance(found, list):
            queue += found[:_OBJECTS]
        elif isinstance(found, dict):
            yield found
            queue += [found[key] for key in _FOLLOWED if isinstance(found.get(key), dict | list)]


def strings(found: Any) -> list[str]:
    values = found if isinstance(found, list) else [found]
    return [said for v in values[:20] if (said := text(v))]


def text(found: Any, deep: int = _DEEP) -> str:
    """A string, bounded, blanks collapsed, entities decoded (many pages escape twice); of a list the first."""
    if deep and isinstance(found, list):
        return text(found[0], deep - 1) if found else ""
    if deep and isinstance(found, dict):
        return text(found.get("@value") or found.get("name") or "", deep - 1)
    return fit(found[:_LONGEST]) if isinstance(found, str) else ""


def name(found: Any) -> str:
    """The name of a person or organisation; of several, all."""
    named = [text(one) for one in (found if isinstance(found, list) else [found])[:20]]
    return ", ".join(dict.fromkeys(filter(None, named)))


def names(linked: Linked, found: Any, *, persons: bool) -> list[str]:
    """The names of authors. `persons`: without those that are said to be organisations."""
    out = []
    for one in (found if isinstance(found, list) else [found])[:20]:
        whole = linked.whole(one)
        kinds = strings(whole.get("@type")) if isinstance(whole, dict) else []
        if not (persons and any(kind.endswith("Organization") for kind in kinds)):
            out.append(text(whole))
    return [one for one in out if one]
