"""A message of NewsML-G2 with its news items: one article an item, which is read as a file of its own would be."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from audit.errors import LoadError
from audit.load.containers import xmlitems
from audit.load.containers.base import SPARE, Asked, left_out
from audit.load.containers.texts import streamed
from audit.load.containers.xmlitems import Cut, XmlItems
from audit.load.decode import repaired
from audit.load.source import from_text
from audit.model.article import Source
from audit.model.report import Failure

PLACES = "An item of a news message: lines and columns are those of the item."
_MESSAGE = {"newsMessage": "newsItem"}
_CLASS = re.compile(
    r"<(?:[\w.-]{1,40}:)?itemClass\b[^>]{0,300}?\bqcode\s{0,8}=\s{0,8}[\"'](?:[\w.-]{0,40}:)?([\w-]{1,40})"
)
_INLINE = re.compile(r"<(?:[\w.-]{1,40}:)?inline(?:XML|Data)\b")
_HEAD = 20_000  # characters of an item in which its class stands


def begins(head: bytes) -> bool:
    return xmlitems.root_of(head) in _MESSAGE


def read(stream: BinaryIO, asked: Asked) -> Iterator[Source | Failure]:
    """Items are numbered as they stand in the message. Raises LoadError bad-record, binary, undecodable."""
    file = streamed(stream, xmlitems.declared)
    items = XmlItems(asked.max_bytes * SPARE, _MESSAGE)
    left: Counter[str] = Counter()
    for number, cut in enumerate(items.read(file.chunks()), 1):
        if kind := _without_text(cut):
            left[f"of class {kind} without a text"] += 1
            continue
        made = _made(cut, number, asked)
        if isinstance(made, Source):
            made = replace(made, encoding=file.encoding, limits=(*file.limits, *made.limits))
        yield made
    if left:
        asked.tell(left_out(left))


def _without_text(cut: Cut) -> str:
    """The class of an item that holds no text at all (a picture, a film); empty for any other."""
    text = cut.text or ""
    found = _CLASS.search(text[:_HEAD])
    return found[1] if found and found[1] != "text" and not _INLINE.search(text) else ""


def _made(cut: Cut, number: int, asked: Asked) -> Source | Failure:
    name, at = asked.name(number), f"line {cut.line:,}"
    if cut.text is None:
        most = f"{asked.max_bytes * SPARE:,}"
        return Failure(
            name, "too-large", f"{at}: more than {most} characters without an end; raise the limit with --max-bytes"
        )
    if not cut.closed:
        said = f"{at}: the item has no end; the file is cut off, or a tag or the end of a CDATA section is missing"
        return Failure(name, "bad-record", said)
    try:
        text = repaired(cut.text)
        source = from_text(text.text, name, "xml")
    except LoadError as e:
        return Failure(name, e.code, f"{at}: {e}")
    return replace(source, limits=(*source.limits, *text.limits, PLACES))
