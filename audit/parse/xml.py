"""One article in XML (.xml): NITF, NewsML-G2, NewsML 1. Feeds and messages with several items are read by the room
load, as files that hold many."""

from __future__ import annotations

import re

from audit.errors import LoadError
from audit.model.article import Source
from audit.model.document import Document

_ROOT = re.compile(rb"<!--.*?-->|<(?:[A-Za-z_][\w.-]{0,40}:)?([A-Za-z_][\w.-]{0,40})(?=[\s/>])", re.DOTALL)
_NAMES = (b"nitf", b"newsItem", b"newsMessage", b"NewsML")
_HEAD = 8192  # bytes in which the first element begins
_ENCODING = re.compile(rb"<\?xml[^>]{0,200}?encoding\s{0,8}=\s{0,8}[\"']([A-Za-z0-9_:.\-]{1,40})")
_MARK = b"\xef\xbb\xbf"
_ITEMS = ("packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem")


def begins(data: bytes) -> bool:
    head = data[:_HEAD]
    if not head.removeprefix(_MARK).lstrip().startswith(b"<"):
        return False
    return next((found[1] for found in _ROOT.finditer(head) if found[1]), b"") in _NAMES


def declared(data: bytes) -> str:
    """The encoding that the file states, lower case; empty for none."""
    found = _ENCODING.search(data[:1000])
    return found[1].decode("ascii").lower() if found else ""


def read(source: Source) -> Document:
    """Raises LoadError unreadable, too-large, unsupported-format, no-text."""
    from audit.parse import newsml, nitf, parts, xmltext  # what reads XML is loaded with the first one

    if not source.text.strip():
        return parts.NOTHING
    text, notes = xmltext.fit(source.text)
    root = xmltext.read(text)
    for shape in (nitf, newsml):
        if root.name in shape.ROOTS:
            return parts.noted(shape.read(root, text), notes)
    if root.name in _ITEMS:
        raise LoadError("no-text", f"a {root.name} of NewsML-G2 has no text, only references; audit the items")
    what = f"XML that is neither NITF nor NewsML nor a feed (RSS, Atom): it begins with <{root.name[:40]}>"
    raise LoadError("unsupported-format", f"{what}; save the article as .txt, .md or .html")
