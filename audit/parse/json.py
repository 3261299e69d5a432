"""One article in JSON (.json): ninjs, Arc XP (ANS), or a content system's own object. Lists of articles are read by the
room load, as files that hold many."""

from __future__ import annotations

import re

from audit.errors import LoadError
from audit.model.article import Source
from audit.model.document import Document

_OBJECT = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,64}\{\s{0,64}\"")
_KNOWN = (
    "ninjs (1 to 3), a story of Arc XP (ANS), a post of Ghost or WordPress, schema.org's NewsArticle, or an object "
    "with its text under body, content or text"
)
_LOOKED_AT, _DEEP = 500, 4  # objects within the file, and levels down to the article
_AROUND = frozenset(("graph", "article", "post", "story", "item", "data", "document", "response", "result", "content"))
_AROUND |= {"fields", "entry", "newsitem", "mainentity", "page", "props", "pageprops", "attributes"}
"""Keys under which an object or list may hold the article."""


def begins(data: bytes) -> bool:
    """An object and nothing behind it: what stands behind one is a text, of which the object is the front matter."""
    return _OBJECT.match(data) is not None and data.rstrip().endswith(b"}")


def read(source: Source) -> Document:
    """Raises LoadError unreadable, unsupported-format, no-text, not-text."""
    from audit.parse import ans, cms, jsontext, ninjs, parts  # what reads JSON is loaded with the first one
    from audit.parse.jsonfields import Fields, Strings, plain_key

    if not source.text.strip():
        return parts.NOTHING
    loaded = jsontext.read(source.text)
    waiting = [(loaded, _DEEP)] if isinstance(loaded, dict) else []
    for n in range(_LOOKED_AT):
        if n >= len(waiting):
            break
        value, deep = waiting[n]
        item = Fields(value)
        for fits, reader in ((ninjs.fits, ninjs.read), (ans.fits, ans.read), (cms.fits, cms.read)):
            if fits(item):
                return reader(item, Strings(source.text))
        inner = [value[key] for key in value if plain_key(key) in _AROUND] if deep else []
        objects = [x for one in inner for x in (one if isinstance(one, list) else [one]) if isinstance(x, dict)]
        waiting += [(one, deep - 1) for one in objects[:_LOOKED_AT]]
    listed = "a list" if isinstance(loaded, list) else "JSON without an article that is known"
    what = f"{listed}; known are {_KNOWN}; else save the article as .txt, .md or .html"
    raise LoadError("unsupported-format", what)
