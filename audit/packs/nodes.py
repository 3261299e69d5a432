"""YAML as data only: a tree of texts, lists and maps, each with its line and column, read from untrusted files.

A scalar is always a string; what it means is decided where its type is known (so `no`, `on` and `2024-05-01` stay what
was written). Anchors, aliases, tags, merge keys, directives, a second document, duplicate keys, too much depth and too
large a file are refused. The parser's events are read in one loop that never recurses: time and memory are linear in the
size of the file.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from audit.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_BYTES = 256 * 1024
MAX_DEPTH = 30
MAX_PROBLEMS = 50
"""Problems told of one file; a file with more is told so."""

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""Which of PyYAML's parsers reads: the C one when it is there."""


@dataclass(slots=True)
class Node:
    """One value of a YAML file. `line` and `column` count from 1. `plain`: a scalar written without quotes."""

    line: int
    column: int


@dataclass(slots=True)
class Text(Node):
    text: str
    plain: bool

    @property
    def null(self) -> bool:
        return self.plain and self.text in ("", "null", "~")


@dataclass(slots=True)
class Items(Node):
    items: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Fields(Node):
    """`keys` has the place of each key, so that a misspelt one is pointed at."""

    fields: dict[str, Node] = field(default_factory=dict)
    keys: dict[str, Node] = field(default_factory=dict)


class Problems:
    """Collects what is wrong with one file."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.found: list[Problem] = []

    def add(self, at: Node | None, message: str, suggestion: str = "") -> None:
        if len(self.found) < MAX_PROBLEMS:
            line, column = (at.line, at.column) if at else (0, 0)
            self.found.append(Problem(self.path, line, column, message, suggestion))
        elif len(self.found) == MAX_PROBLEMS:
            self.found.append(Problem(self.path, 0, 0, f"more than {MAX_PROBLEMS} problems in this file"))


def read_bytes(path: Path, problems: Problems) -> bytes | None:
    """The file's bytes; None, with a problem, when it is no regular file, cannot be read or is too large."""
    try:
        if not path.is_file():
            problems.add(None, "no such file" if not path.exists() else "not a regular file")
            return None
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as e:
        problems.add(None, f"cannot be read: {e.strerror or e}")
        return None
    if len(data) > MAX_BYTES:
        problems.add(None, f"larger than {MAX_BYTES // 1024} kB", "split it")
        return None
    return data


def read(path: Path, problems: Problems) -> Node | None:
    """The document of one file; None, with a problem, when there is none to go on with."""
    data = read_bytes(path, problems)
    return None if data is None else parse(data, problems)


def parse(data: bytes, problems: Problems) -> Node | None:
    """The document in `data` (UTF-8); None, with a problem, when there is none to go on with."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as e:
        line = data.count(b"\n", 0, e.start) + 1
        problems.add(Node(line, e.start - data.rfind(b"\n", 0, e.start)), "not UTF-8", "save the file as UTF-8")
        return None
    if bad := yaml.reader.Reader.NON_PRINTABLE.search(text):
        problems.add(_place(text, bad.start()), f"a character that YAML forbids: U+{ord(bad.group()):04X}")
        return None
    builder = _Builder(problems)
    try:
        for event in _events(text):
            if not builder.take(event):
                return None
    except yaml.MarkedYAMLError as e:
        mark = e.problem_mark or e.context_mark
        at = Node(mark.line + 1, mark.column + 1) if mark else None
        problems.add(at, f"not YAML: {e.problem or e.context}", _advice(e.problem or ""))
        return None
    if builder.root is None:
        problems.add(None, "the file is empty")
    return builder.root


def _events(text: str) -> Iterator[Any]:
    return yaml.parse(text, Loader=LOADER)  # type: ignore[no-any-return]


def _place(text: str, offset: int) -> Node:
    return Node(text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


def _advice(problem: str) -> str:
    if "mapping values are not allowed" in problem:
        return "put a text that has ': ' in it in quotes"
    if "cannot start any token" in problem or "alias" in problem or "anchor" in problem:
        return "put a text that begins with a special character in quotes"
    if "expected <block end>" in problem:
        return "check the indentation and the quotes"
    return ""


class _Builder:
    """Makes the tree out of the parser's events, one at a time."""

    def __init__(self, problems: Problems) -> None:
        self.problems = problems
        self.root: Node | None = None
        self._open: list[Node] = []
        self._keys: list[Text | None] = []  # beside each open node: the key that waits for its value

    def take(self, event: Any) -> bool:
        """Take one event; False when it makes no sense to go on."""
        kind = type(event)
        if kind is yaml.ScalarEvent:
            self._check(event)
            self._put(Text(*_at(event), event.value, event.implicit[0]))
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            self._check(event)
            return self._push(Fields(*_at(event)) if kind is yaml.MappingStartEvent else Items(*_at(event)))
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self._open.pop()
            self._keys.pop()
        elif kind is yaml.AliasEvent:
            self._refuse(event, f"alias *{event.anchor}", "write the value out, or quote a text that begins with *")
            self._put(Text(*_at(event), "", False))
        elif kind is yaml.DocumentStartEvent:
            return self._document(event)
        return True

    def _document(self, event: Any) -> bool:
        at = Node(*_at(event))
        if event.version or event.tags:
            self.problems.add(at, "YAML directives (%) are not allowed")
        if self.root is not None:
            self.problems.add(at, "a second document in the file", "one file, one document")
            return False
        return True

    def _check(self, event: Any) -> None:
        if event.anchor is not None:
            self._refuse(event, f"anchor &{event.anchor}", "write the value out, or quote a text that begins with &")
        if event.tag is not None:
            self._refuse(event, f"tag {event.tag}", "a pack is data only; quote a text that begins with !")

    def _refuse(self, event: Any, what: str, suggestion: str) -> None:
        self.problems.add(Node(*_at(event)), f"{what}: not allowed", suggestion)

    def _push(self, node: Node) -> bool:
        self._put(node)
        self._open.append(node)
        self._keys.append(None)
        if len(self._open) > MAX_DEPTH:
            self.problems.add(node, f"nested deeper than {MAX_DEPTH} levels")
            return False
        return True

    def _put(self, node: Node) -> None:
        if not self._open:
            self.root = node
            return
        top = self._open[-1]
        if isinstance(top, Items):
            top.items.append(node)
        elif isinstance(top, Fields):
            key = self._keys[-1]
            if key is None:
                self._keys[-1] = self._key(node)
                return
            self._keys[-1] = None
            if key.text == "<<" and key.plain:
                self.problems.add(key, "merge key <<: not allowed", "write the values out")
            elif key.text in top.fields:
                first = top.keys[key.text].line
                self.problems.add(key, f"{key.text!r} stands here twice", f"the first is on line {first}")
            else:
                top.fields[key.text], top.keys[key.text] = node, key

    def _key(self, node: Node) -> Text:
        if isinstance(node, Text):
            return node
        self.problems.add(node, "a key must be a plain word", "quote a text that begins with [ or {")
        return Text(node.line, node.column, f"\0{node.line}:{node.column}", False)


def _at(event: Any) -> tuple[int, int]:
    mark = event.start_mark
    return mark.line + 1, mark.column + 1
