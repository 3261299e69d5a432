"""A document that is a ZIP of XML parts (Word, OpenDocument): its parts, read within bounds, and their XML as events.

Nothing is unpacked to disk, no part is opened but those that are asked for, and what the directory of the ZIP says of
a size is not believed. The XML is read by expat as a stream: no tree, no document type, no entity of the file's own,
nothing from outside. (A tree costs ten times the part: python-docx took 7.6 GB for a file of 3.9 MB.)"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping
from xml.parsers import expat

from audit.errors import LoadError

PART = 16_000_000
"""Bytes of one part, unpacked."""
ELEMENTS = 250_000
"""Of one part. A report of 100 pages with all its changes tracked has fewer."""
DEPTH = 1_000
_NONE: Mapping[str, str] = {}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError)


class Package:
    """`what`: how a person calls such a file."""

    def __init__(self, data: bytes, what: str) -> None:
        self._what = what
        if data.startswith(_OLE):
            if "EncryptedPackage".encode("utf-16-le") in data:
                raise LoadError("encrypted", "it is protected by a password; save it without one and audit that")
            raise LoadError("unsupported-format", "it is a .doc under another name; save it as .docx and audit that")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as e:
            raise self.damaged(str(e)) from None
        self._names: dict[str, list[zipfile.ZipInfo]] = {}
        for info in self._zip.infolist():
            self._names.setdefault(info.filename.lower(), []).append(info)

    def damaged(self, why: str) -> LoadError:
        said = f"it is no {self._what} that can be opened ({why}); open it in the program that made it and save it anew"
        return LoadError("unreadable", said)

    def part(self, name: str) -> bytes | None:
        """The bytes of a part; None where there is none of that name.

        Raises LoadError unreadable, encrypted, too-large."""
        found = self._names.get(name.lower().lstrip("/"), [])
        if not found:
            return None
        if len(found) > 1:  # programs disagree on which of them counts
            raise self.damaged(f"it holds {name} {len(found)} times")
        info = found[0]
        if info.flag_bits & 0x1:
            raise LoadError("encrypted", "it is protected by a password; save it without one and audit that")
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise self.damaged(f"{name} is packed in an unusual way")
        try:
            with self._zip.open(info) as file:
                data = file.read(PART + 1)
        except _BROKEN as e:
            raise self.damaged(str(e)) from None
        if len(data) > PART:
            raise LoadError("too-large", f"{name} in it has more than {PART:,} bytes; save the article as a file alone")
        return data

    def needed(self, name: str) -> bytes:
        """Raises LoadError as `part` does, and unreadable where there is none."""
        data = self.part(name)
        if data is None:
            raise self.damaged(f"{name} is missing")
        return data

    def walk(self, name: str, data: bytes, prefixes: Mapping[str, str], handler: Handler) -> None:
        """Tells the handler what stands in the XML of a part, names with the prefix that `prefixes` has for their
        namespace ("w:p"); names of other namespaces begin with "?:".

        Raises LoadError unreadable, too-large."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        known: dict[str, str] = {}
        depth = count = 0

        def short(name: str) -> str:
            if name not in known:
                space, _, local = name.rpartition(" ")
                known[name] = f"{prefixes.get(space, '?')}:{local}" if space else local
            return known[name]

        def start(name: str, attributes: dict[str, str]) -> None:
            nonlocal depth, count
            depth, count = depth + 1, count + 1
            if depth > DEPTH or count > ELEMENTS:
                much = f"nested more than {DEPTH:,} deep" if depth > DEPTH else f"of more than {ELEMENTS:,} elements"
                raise LoadError("too-large", f"its XML is {much}; save the article as a file alone")
            named = {short(key): value for key, value in attributes.items()} if attributes else _NONE
            handler.start(short(name), named)

        def end(name: str) -> None:
            nonlocal depth
            depth -= 1
            handler.end(short(name))

        def refuse(*_: object) -> None:
            raise self.damaged(f"{name} declares a document type")

        parser.StartElementHandler, parser.EndElementHandler = start, end
        parser.CharacterDataHandler = handler.text
        parser.StartDoctypeDeclHandler = refuse
        try:
            parser.Parse(data, True)
        except (expat.ExpatError, ValueError, LookupError) as e:
            raise self.damaged(f"{name}: {e}") from None


class Handler:
    """What is told of a part: each element as it begins and ends, and the text in between."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None: ...

    def end(self, name: str) -> None: ...

    def text(self, words: str) -> None: ...


class Texts(Handler):
    """Keeps the text of the elements of some names: what a part of metadata says. The first of each name counts."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names
        self._open = ""
        self.said: dict[str, str] = {}

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._open = self._names.get(name, "")
        if self._open in self.said:
            self._open = ""

    def end(self, name: str) -> None:
        if self._open:
            self.said[self._open] = " ".join(self.said.get(self._open, "").split())[:500]
        self._open = ""

    def text(self, words: str) -> None:
        if self._open:
            self.said[self._open] = self.said.get(self._open, "") + words
