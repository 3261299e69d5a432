"""The items of an XML file, cut out of the stream and read one by one, so that a broken one does not end the file.

Nothing that the file declares is read: no entity, no document type, no other file, no address. Real feeds are full of
small faults (HTML's entities without a declaration, bare ampersands, control characters, undeclared prefixes), which
are mended before lxml sees them."""

from __future__ import annotations

import html
import re
from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import suppress
from html.entities import html5
from typing import Any

from audit.errors import LoadError
from audit.load.decode import mark_of
from audit.model.dataclass import dataclass

Node = Any
"""An element of lxml."""

HEAD = 4_000_000  # characters before the first item that are looked at
_SHORT = 64  # characters of a tag that a chunk may end in
_ITEMS = {"rss": "item", "RDF": "item", "channel": "item", "feed": "entry"}
_PREFIXED = ("entry", "newsItem")
"""Items that have the prefix of the first element."""
_PROLOG = re.compile(r"(?:\ufeff|\s|<\?.*?\?>|<!--.*?-->)*+", re.DOTALL)
_ROOT = re.compile(r"<(?:!DOCTYPE\s{1,20})?(?:([\w.-]{1,40}):)?(\w{1,40})(?=[\s>/\[])", re.IGNORECASE)
_ENCODING = re.compile(rb"<\?xml[^>]{0,200}?encoding\s{0,8}=\s{0,8}[\"']([A-Za-z0-9_:.\-]{1,40})")
_DECLARED = re.compile(r"<!ENTITY\s+(?:%\s+)?([\w.-]+)")
_NAMESPACE = re.compile(r"xmlns:([\w.-]{1,40})\s*=\s*[\"']([^\"'<>&]{0,300})[\"']")
_PREFIX = re.compile(r"[<\s/]([A-Za-z_][\w.-]{0,39}):(?=[A-Za-z_])")
_CDATA = re.compile(r"<!\[CDATA\[.*?\]\]>", re.DOTALL)
_REFERENCE = re.compile(
    r"<!\[CDATA\[.*?\]\]>|&(?:#(\d{1,10}|[xX][0-9A-Fa-f]{1,8});|([A-Za-z][\w.-]{0,60});)?", re.DOTALL
)
_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_XML = frozenset(("amp", "lt", "gt", "quot", "apos"))

PREFIXES = {
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://www.w3.org/2005/Atom": "atom",
    "http://purl.org/atom/ns#": "atom",
    "http://www.w3.org/1999/xhtml": "xhtml",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    "http://wordpress.org/export/1.2/": "wp",
    "http://wordpress.org/export/1.2/excerpt/": "excerpt",
    "http://purl.org/rss/1.0/": "",
    "": "",
}
"""Namespace -> what we call it. That of WordPress has its version in it, which does not count."""
_URIS = {prefix: uri for uri, prefix in reversed(PREFIXES.items()) if prefix}
_VERSION = re.compile(r"(?<=^http://wordpress\.org/export/)[\d.]+(?=/)")


def begins(head: bytes) -> bool:
    """Whether this is the head of a feed."""
    return root_of(head) in _ITEMS


def root_of(head: bytes) -> str:
    """The name of the first element, without its prefix; empty for none."""
    text = head.removeprefix(mark_of(head)).replace(b"\0", b"").decode("utf-8", "ignore")
    root = _root(text)
    return root[1] if root is not None else ""


def declared(head: bytes) -> str:
    """The encoding that the file states, lower case; empty for none."""
    found = _ENCODING.search(head[:1000])
    return found[1].decode("ascii").lower() if found else ""


def _root(text: str) -> tuple[str, str] | None:
    """Prefix and name of the first element."""
    prolog = _PROLOG.match(text)
    found = _ROOT.match(text, prolog.end() if prolog else 0)
    return (found[1] or "", found[2]) if found else None


@dataclass(frozen=True, slots=True)
class Cut:
    """An item as text. `line`: where it begins. `text` is None where it is too long; `closed`: its end is there."""

    line: int
    text: str | None
    closed: bool


class XmlItems:
    """`head`: what stands before the first item, once that is read; `root`: the first element. `most`: characters of
    one item. `kinds`: what an item is called, by the first element."""

    def __init__(self, most: int, kinds: Mapping[str, str] = _ITEMS) -> None:
        self._most = most
        self._kinds = kinds
        self.root = ""
        self.head = ""
        self._token: re.Pattern[str] | None = None
        self._aside = ""  # the end of the CDATA section or comment that is open
        self._parts: list[str] = []
        self._size = 0
        self._line = self._begun = 1
        self._inside = False

    def read(self, chunks: Iterable[str]) -> Iterator[Cut]:
        """Raises LoadError bad-record."""
        held = ""
        for chunk in chunks:
            held += chunk
            if self._token is None:
                self._token = self._told(held)
            used = yield from self._scan(held, self._token)
            held = held[used:]
        if self._token is not None:
            self._keep(held)
        if self._inside:
            yield self._cut(closed=False)
        else:
            self._take_head()

    def _told(self, text: str) -> re.Pattern[str]:
        prefix, self.root = _root(text) or ("", "")
        if self.root not in self._kinds:
            said = f"no feed: it begins with no element of one ({', '.join(self._kinds)})"
            raise LoadError("bad-record", said)
        item = self._kinds[self.root]
        tag = f"{prefix}:{item}" if prefix and item in _PREFIXED else item
        return re.compile(rf"<!\[CDATA\[|<!--|<{re.escape(tag)}(?=[\s>/])|</{re.escape(tag)}\s*>")

    def _scan(self, text: str, token: re.Pattern[str]) -> Generator[Cut, None, int]:
        """How much of the text is done with."""
        at = start = 0
        while True:
            if self._aside:
                end = text.find(self._aside, at)
                if end < 0:
                    at = max(at, len(text) - len(self._aside) + 1)
                    break
                at, self._aside = end + len(self._aside), ""
            found = token.search(text, at)
            if found is None:
                cut = text.rfind("<", max(at, len(text) - _SHORT))
                at = len(text) if cut < 0 else cut
                break
            at = found.end()
            if found[0].startswith("<!"):
                self._aside = "]]>" if found[0].endswith("[") else "-->"
                continue
            ends = found[0].startswith("</")
            self._keep(text[start : at if ends else found.start()])
            start = at if ends else found.start()
            if self._inside:
                yield self._cut(closed=ends)
            elif not ends:
                self._take_head()
            self._inside, self._begun = not ends, self._line
        self._keep(text[start:at])
        return at

    def _keep(self, text: str) -> None:
        most = self._most if self._inside else HEAD
        if (self._inside or not self.head) and self._size <= most:
            self._parts.append(text[: most + 1 - self._size])
        self._size += len(text)
        self._line += text.count("\n")

    def _cut(self, *, closed: bool) -> Cut:
        text = "".join(self._parts) if self._size <= self._most else None
        self._parts, self._size = [], 0
        return Cut(self._begun, text, closed)

    def _take_head(self) -> None:
        self.head = self.head or "".join(self._parts) or " "
        self._parts, self._size = [], 0


class XmlReader:
    """Reads items as elements. `head`: of the file, which says what prefixes and entities it has."""

    def __init__(self, head: str) -> None:
        root = _PROLOG.match(head)
        at = root.end() if root else 0
        if head.startswith("<!DOCTYPE", at):
            ends = re.compile(r"\]\s*>|>" if "[" not in head[at : head.find(">", at)] else r"\]\s*>").search(head, at)
            at = ends.end() if ends else at
        self._own = frozenset(_DECLARED.findall(head[:at]))
        self._head = head[at:]
        self._uris = {**_URIS, **dict(_NAMESPACE.findall(self._head))}

    def head(self) -> Node | None:
        """The first element as far as it stands before the first item."""
        from lxml import etree  # with the first feed

        try:
            return etree.fromstring(mended(self._head, frozenset()).encode(), _parser(recover=True))
        except (etree.XMLSyntaxError, ValueError):
            return None

    def read(self, item: str) -> tuple[Node, tuple[str, ...]]:
        """The element, and what could not be read of it. Raises LoadError bad-record."""
        from lxml import etree

        text = mended(item, self._own)
        used = sorted(set(_PREFIX.findall(_CDATA.sub("", text))) - {"xml", "xmlns"})
        spaces = "".join(f' xmlns:{p}="{html.escape(self._uris.get(p) or f"urn:undeclared:{p}")}"' for p in used)
        whole = f"<x{spaces}>{text}</x>".encode()
        try:
            return etree.fromstring(whole, _parser(recover=False))[0], ()
        except etree.XMLSyntaxError as e:
            said = str(e).partition(", line")[0]
        except IndexError:  # words alone, or nothing
            said = "there is no element"
        try:
            return etree.fromstring(whole, _parser(recover=True))[0], (f"The XML of this item is broken: {said}.",)
        except (etree.XMLSyntaxError, IndexError, TypeError):
            raise LoadError("bad-record", f"its XML is broken: {said}") from None


def _parser(*, recover: bool) -> Any:
    from lxml import etree

    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=recover,
        remove_comments=True,
        remove_pis=True,
    )


def mended(text: str, own: frozenset[str]) -> str:
    """XML that needs no declaration. `own`: entities that the file declares. Raises LoadError bad-record."""

    def mend(found: re.Match[str]) -> str:
        number, name = found[1], found[2]
        if number:
            return _escaped(html.unescape(found[0]))
        if name is None:
            return "&amp;" if found[0] == "&" else found[0]  # a CDATA section
        if name in _XML:
            return found[0]
        if name + ";" in html5:
            return _escaped(html5[name + ";"])
        if name in own:
            said = f"it uses the entity &{name};, which the file declares itself; such declarations are never read"
            raise LoadError("bad-record", said)
        return f"&amp;{name};"

    return _UNFIT.sub(" ", _REFERENCE.sub(mend, text))


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def key(node: Node) -> str:
    """What an element is called, under our own prefix."""
    if not isinstance(node.tag, str):
        return ""
    uri, _, local = node.tag.rpartition("}")
    prefix = PREFIXES.get(_VERSION.sub("1.2", uri[1:]) if "wordpress" in uri else uri[1:], "?")
    return f"{prefix}:{local}" if prefix else local


def words_of(node: Node) -> str:
    """The text of an element, of those within it too."""
    return "".join(node.itertext()) if node is not None else ""


def inner(node: Node) -> str:
    """What an element holds as HTML: its text, or, where it has elements of its own (XHTML), those."""
    from lxml import etree

    if not len(node):
        return node.text or ""
    for one in node.iter(etree.Element):
        with suppress(ValueError):  # a name that is none stays as it is: HTML knows no such element
            one.tag = one.tag.rpartition("}")[2]
    parts = [html.escape(node.text or "", quote=False)]
    for one in list(node):
        alone = etree.Element("x")  # so that prefixes of the file are not declared on it
        alone.append(one)
        etree.cleanup_namespaces(alone)
        parts.append(etree.tostring(one, encoding="unicode", method="html"))
    return "".join(parts)
