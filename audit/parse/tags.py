"""HTML -> tags and stretches of text with their exact places. Linear: every character is looked at a few times at most,
whatever is unclosed or misnested. The library's own parser differs between Python releases; this one does not."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import field

from audit.model.dataclass import dataclass
from audit.parse.builder import UNSEEN
from audit.parse.wordset import words

_NAME = re.compile(r"[a-zA-Z][^\s/>]{0,100}")
_ATTRIBUTE = re.compile(r"""[\s/]*([^\s=>/][^\s=>/]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?""")
_DOCTYPE_SUBSET = re.compile(r"<!doctype[^\[>]{0,500}\[", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[a-zA-Z][a-zA-Z0-9]{1,31};?)")
_UNFIT = re.compile("[\x00\ud800-\udfff]")
_NUL = "\ufffd"

KEPT = words(
    "alt amp-access aria-label charset class content datetime dir fallback hidden href id itemprop lang layout name",
    "open placeholder property pubdate rel role shadowrootmode style subscriptions-section title type",
)
"""The attributes that anybody reads."""

RAW = ("script", "style", "textarea", "title", "iframe", "noembed", "noframes", "noscript", "xmp")
"""Elements whose content is no markup (noscript: in a page whose scripts run)."""

_SWALLOWING = ("script", "style", "noscript")  # unclosed, they hide the rest of the page; the others are ignored
_CLOSING = {name: re.compile(rf"</{name}(?=[\s/>])[^>]*>?", re.IGNORECASE) for name in RAW}


@dataclass(frozen=True, slots=True)
class Text:
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Tag:
    """`attributes`: those of KEPT, as ranges of the source, entities not decoded. `raw`: the range of the content of
    a RAW element, whose end tag is then no tag of its own."""

    name: str
    start: int
    end: int
    closing: bool = False
    attributes: dict[str, tuple[int, int]] = field(default_factory=dict)
    raw: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Lost:
    """The rest of the page, which a comment, script or tag swallows that is never closed."""

    what: str
    start: int
    end: int


def scan(text: str, start: int, end: int) -> Iterator[Text | Tag | Lost]:
    """The tags and the text of text[start:end], in order."""
    at = begin = start
    plain: set[str] = set()  # RAW elements with no end tag ahead
    token: Tag | Lost | None
    while (lt := text.find("<", at, end)) >= 0:
        following = text[lt + 1 : lt + 3]
        if following[:1].isascii() and following[:1].isalpha():
            token = _open_tag(text, lt, end, plain)
        elif following[:1] == "/" and following[1:].isascii() and following[1:].isalpha():
            token = _close_tag(text, lt, end)
        elif following[:1] in ("!", "?") or (following[:1] == "/" and len(following) > 1):
            token = _declaration(text, lt, end)
        else:
            at = lt + 1
            continue
        if begin < lt:
            yield Text(begin, lt)
        if token is not None:
            yield token
        at = begin = _end_of(token, text, lt, end)
        if isinstance(token, Tag) and token.name == "plaintext":
            break
    if begin < end:
        yield Text(begin, end)


def _end_of(token: Tag | Lost | None, text: str, lt: int, end: int) -> int:
    if token is None:
        return _comment_end(text, lt, end)
    if isinstance(token, Tag) and token.raw:
        closing = _CLOSING[token.name].match(text, token.raw[1], end)
        return closing.end() if closing else token.raw[1]
    return token.end


def _open_tag(text: str, lt: int, end: int, plain: set[str]) -> Tag | Lost:
    found = _NAME.match(text, lt + 1, end)
    assert found is not None
    name, at = found[0].lower(), found.end()
    attributes: dict[str, tuple[int, int]] = {}
    while (attribute := _ATTRIBUTE.match(text, at, end)) is not None:
        at = attribute.end()
        key = attribute[1].lower()
        if key in KEPT and key not in attributes:
            group = attribute.lastindex or 1
            attributes[key] = attribute.span(group) if group > 1 else (at, at)
    close = text.find(">", at, end)
    if close < 0:
        return Lost("tag", lt, end)
    tag = Tag(name, lt, close + 1, False, attributes)
    if name not in RAW or name in plain:
        return tag
    closing = _CLOSING[name].search(text, close + 1, end)
    if closing is not None:
        return Tag(name, lt, close + 1, False, attributes, (close + 1, closing.start()))
    if name in _SWALLOWING:
        return Lost(name, lt, end)
    plain.add(name)
    return tag


def _close_tag(text: str, lt: int, end: int) -> Tag | Lost:
    found = _NAME.match(text, lt + 2, end)
    assert found is not None
    close = text.find(">", found.end(), end)
    return Tag(found[0].lower(), lt, close + 1, True) if close >= 0 else Lost("tag", lt, end)


def _declaration(text: str, lt: int, end: int) -> Lost | None:
    """A comment, doctype or processing instruction: None when it is closed."""
    return None if _comment_end(text, lt, end) <= end else Lost("comment", lt, end)


def _comment_end(text: str, lt: int, end: int) -> int:
    """Where it ends; behind `end` when it never does."""
    if text.startswith("<!--", lt):
        if text.startswith((">", "->"), lt + 4):
            return text.find(">", lt + 4, end) + 1
        close, length = text.find("-->", lt + 4, end), 3
    elif _DOCTYPE_SUBSET.match(text, lt, end) and (subset := text.find("]>", lt, end)) >= 0:
        close, length = subset, 2
    else:
        close, length = text.find(">", lt, end), 1
    return close + length if close >= 0 else end + 1


def decode(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """text[start:end] in stretches (words, start, end); what an entity stands for is a stretch of its own."""
    at = start
    for entity in _ENTITY.finditer(text, start, end):
        meant = html.unescape(entity[0])
        if meant == entity[0]:
            continue
        if at < entity.start():
            yield text[at : entity.start()], at, entity.start()
        yield meant.replace("\0", _NUL) or _NUL, entity.start(), entity.end()
        at = entity.end()
    if at < end:
        yield text[at:end], at, end


def value(text: str, place: tuple[int, int] | None, limit: int = 2000) -> str:
    """The value of an attribute, entities decoded, blanks collapsed, cut at `limit`; empty when there is none."""
    if place is None:
        return ""
    return fit(text[place[0] : min(place[1], place[0] + limit)])


def fit(raw: str) -> str:
    """Entities decoded (many pages escape twice), blanks collapsed, without NUL and lone surrogates and without what
    no reader sees."""
    for _ in range(3):
        decoded = html.unescape(raw) if "&" in raw else raw
        if decoded == raw:
            break
        raw = decoded
    return " ".join(UNSEEN.sub("", _UNFIT.sub(_NUL, raw)).split())
