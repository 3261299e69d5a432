"""XML as a tree whose text knows where it stands in the file.

Read by expat, event by event, since no tree of a library keeps places. Nothing is fetched and nothing is declared by
the file: a document type is passed over, and an entity that the file declares itself is an error. Entities of HTML,
which the document types of NITF and XHTML declare, are known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field
from html.entities import html5
from typing import Any
from xml.parsers import expat

from audit.errors import LoadError
from audit.model.dataclass import dataclass

DEPTH, ELEMENTS = 200, 250_000
_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_AMPERSAND = re.compile(rb"&(?:amp|#0{0,20}38|#x0{0,20}26);")
_DO = "export the article again, or save it as .txt, .md or .html"


@dataclass(slots=True)
class XmlText:
    """Words, for which a stretch of the file stands: they themselves, or what is written for them."""

    words: str
    start: int
    end: int


@dataclass(slots=True)
class XmlElement:
    """`name` and the names of attributes are without their prefix: the formats of news do not need them."""

    name: str
    attributes: dict[str, str]
    parts: list[XmlElement | XmlText] = field(default_factory=list)

    def get(self, name: str) -> str:
        return self.attributes.get(name, "")

    def children(self, *names: str) -> Iterator[XmlElement]:
        return (one for one in self.parts if isinstance(one, XmlElement) and one.name in names)

    def child(self, *path: str) -> XmlElement:
        """The element to which the names lead; one that is empty where there is none."""
        at = self
        for name in path:
            at = next(at.children(name), _EMPTY)
        return at

    def all(self, *names: str) -> Iterator[XmlElement]:
        """The elements of these names below this one, in order."""
        for one in self.iter():
            if one is not self and one.name in names:
                yield one

    def iter(self) -> Iterator[XmlElement]:
        waiting = [self]
        while waiting:
            one = waiting.pop()
            yield one
            waiting += [x for x in reversed(one.parts) if isinstance(x, XmlElement)]

    def text(self, *without: str) -> str:
        """The words in it, in one line, without those of elements of some names."""
        out: list[str] = []
        waiting: list[XmlElement | XmlText] = [self]
        while waiting:
            one = waiting.pop()
            if isinstance(one, XmlText):
                out.append(one.words)
            elif one.name not in without:
                waiting += reversed(one.parts)
        return " ".join("".join(out).split())

    def holds(self) -> bool:
        """Is it in the file?"""
        return self is not _EMPTY


_EMPTY = XmlElement("", {})


def local(name: str) -> str:
    return name.rpartition(":")[2]


def fit(text: str) -> tuple[str, list[str]]:
    """The text with blanks for what XML does not allow, one to one, and a word on that."""
    count = len(_UNFIT.findall(text))
    if not count:
        return text, []
    said = f"{count:,} character{' was' if count == 1 else 's were'} read as blanks, which XML does not allow."
    return _UNFIT.sub(" ", text), [said]


def read(text: str) -> XmlElement:
    """The first element. Raises LoadError unreadable, too-large."""
    return _Reader(text).run()


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        self._data = text.encode("utf-8")
        self._plain = len(self._data) == len(text)
        self._bytes = self._points = 0  # a place that was asked for, in bytes and in code points
        self._open: list[XmlElement] = []
        self._count = 0  # of elements, and of what is written as an entity or reference
        self._plainly: tuple[int, int] | None = None  # the stretch of text as it stands that is being read
        self._root: XmlElement | None = None
        self._parser: Any = expat.ParserCreate("utf-8")  # whatever the file declares: it has been decoded
        self._parser.UseForeignDTD(True)  # an entity that is not declared is told, and no error
        self._parser.ordered_attributes = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._words
        self._parser.SkippedEntityHandler = self._skipped
        self._parser.EntityDeclHandler = self._declared

    def run(self) -> XmlElement:
        try:
            self._parser.Parse(self._data, True)
        except expat.ExpatError as e:
            said = expat.ErrorString(e.code)
            raise LoadError("unreadable", f"no well-formed XML: {said} (line {e.lineno:,}); {_DO}") from None
        assert self._root is not None
        return self._root

    def _place(self, at: int) -> int:
        """A byte as code point. Places are asked for in order."""
        if self._plain:
            return at
        self._points += len(self._data[self._bytes : at].decode("utf-8"))
        self._bytes = at
        return self._points

    def _start(self, name: str, attributes: list[str]) -> None:
        self._flush()
        self._counted()
        if len(self._open) >= DEPTH:
            raise _too_large(f"nested more than {DEPTH:,} deep")
        named: dict[str, str] = {}
        for key, value in zip(attributes[::2], attributes[1::2], strict=True):
            if not key.startswith("xmlns"):
                named.setdefault(local(key), value)
        made = XmlElement(local(name), named)
        if self._open:
            self._open[-1].parts.append(made)
        else:
            self._root = made
        self._open.append(made)

    def _end(self, _: str) -> None:
        self._flush()
        self._open.pop()

    def _counted(self) -> None:
        self._count += 1
        if self._count > ELEMENTS:
            raise _too_large(f"of over {ELEMENTS:,} elements and entities")

    def _flush(self) -> None:
        if self._plainly is not None:
            start, end = self._plainly
            self._open[-1].parts.append(XmlText(self._text[start:end], start, end))
            self._plainly = None

    def _words(self, words: str) -> None:
        at = self._parser.CurrentByteIndex
        raw = words.encode("utf-8")
        verbatim = self._data.startswith(raw, at) and not (raw == b"&" and _AMPERSAND.match(self._data, at))
        if not verbatim and self._data.startswith(b"&", at):
            self._stand(words, at, self._data.index(b";", at) + 1)
            return
        # what is left is a line end, which XML reads as one sign
        size = len(raw) if verbatim else 2 if self._data.startswith(b"\r\n", at) else 1
        start = self._place(at)
        if self._plainly is not None and self._plainly[1] != start:
            self._flush()
        self._plainly = (self._plainly[0] if self._plainly else start, self._place(at + size))

    def _stand(self, words: str, at: int, end: int) -> None:
        self._flush()
        self._counted()
        start = self._place(at)
        self._open[-1].parts.append(XmlText(words, start, self._place(end)))

    def _skipped(self, name: str, parameter: bool) -> None:
        if parameter or not self._open:
            return
        at = self._parser.CurrentByteIndex
        self._stand(html5.get(f"{name};", f"&{name};"), at, at + len(name.encode("utf-8")) + 2)

    def _declared(self, name: str, *_: object) -> None:
        said = f"it declares an entity of its own ({name[:40]}), and such declarations are never read"
        raise LoadError("unreadable", f"{said}; {_DO}")


def _too_large(what: str) -> LoadError:
    return LoadError("too-large", f"its XML is {what}; save the article as .txt, .md or .html")
