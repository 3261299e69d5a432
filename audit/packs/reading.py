"""YAML as data only: read from untrusted files into a tree of nodes.

A scalar is always a string; what it means is decided where its type is known (so `no`, `on` and `2024-05-01` stay as
they were written). Anchors, aliases, tags, merge keys, directives, a second document, duplicate keys, too much depth
and too large a file are refused. The parser's events are read in one loop that never recurses: time and memory are
linear in the size of the file.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from audit.errors import Problem
from audit.packs.nodes import Datum, Items, Position, Problems, Scalar, Table

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_BYTES = 256 * 1024
MAX_DEPTH = 30

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""Which of PyYAML's parsers reads: the C one when it is there."""


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


def read(path: Path, problems: Problems) -> Datum | None:
    """The document of one file; None, with a problem, when there is none to go on with."""
    data = read_bytes(path, problems)
    if data is None:
        return None
    node, found = _document_of(data, problems.path)
    problems.found += found
    return node


@lru_cache(maxsize=512)
def _document_of(data: bytes, path: str) -> tuple[Datum | None, tuple[Problem, ...]]:
    """Kept, since packs that build on one another share most of their files. Nobody changes a tree."""
    problems = Problems(path)
    return parse(data, problems), tuple(problems.found)


def parse(data: bytes, problems: Problems) -> Datum | None:
    """The document in `data` (UTF-8); None, with a problem, when there is none to go on with."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as e:
        line = data.count(b"\n", 0, e.start)
        problems.add(
            Datum(Position(line, e.start - data.rfind(b"\n", 0, e.start) - 1)), "not UTF-8", "save the file as UTF-8"
        )
        return None
    if bad := yaml.reader.Reader.NON_PRINTABLE.search(text):
        problems.add(_place(text, bad.start()), f"a character that YAML forbids: U+{ord(bad.group()):04X}")
        return None
    loader = LOADER(text)
    try:
        return _build(loader.get_event, problems)
    except yaml.MarkedYAMLError as e:
        mark = e.problem_mark or e.context_mark
        at = Datum(Position(mark.line, mark.column)) if mark else None
        problems.add(at, f"not YAML: {e.problem or e.context}", _advice(e.problem or ""))
        return None
    finally:
        loader.dispose()


def _build(next_event: Callable[[], Any], problems: Problems) -> Datum | None:
    """The tree of the one document that the events state. One flat loop, the common events first: a pack with its word
    lists has some 50,000 of them."""
    root: Datum | None = None
    top: Any = None  # the list or map that is open
    key: Scalar | None = None  # of `top`, when it waits for its value
    outer: list[tuple[Any, Scalar | None]] = []
    while (event := next_event()).__class__ is not StreamEndEvent:
        kind = event.__class__
        node: Datum
        if kind is ScalarEvent:
            node = Scalar(event.start_mark, event.value, event.implicit[0])
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            top, key = outer.pop()
            continue
        elif kind is SequenceStartEvent:
            node = Items(event.start_mark)
        elif kind is MappingStartEvent:
            node = Table(event.start_mark)
        elif kind is AliasEvent:
            node = Scalar(event.start_mark, "", False)
            problems.add(
                node, f"alias *{event.anchor}: not allowed", "write it out, or quote a text that begins with *"
            )
        elif kind is DocumentStartEvent and not _document(event, root, problems):
            return None
        else:
            continue
        if kind is not AliasEvent and (event.anchor is not None or event.tag is not None):
            _refuse(event, node, problems)
        if top is None:
            root = node
        elif top.__class__ is Items:
            top.items.append(node)
        elif key is None:
            key = _key(node, problems)
        else:
            _field(top, key, node, problems)
            key = None
        if kind is SequenceStartEvent or kind is MappingStartEvent:
            outer.append((top, key))
            top, key = node, None
            if len(outer) > MAX_DEPTH:
                problems.add(node, f"nested deeper than {MAX_DEPTH} levels")
                return None
    if root is None:
        problems.add(None, "the file is empty")
    return root


def _document(event: Any, root: Datum | None, problems: Problems) -> bool:
    """May this document be read? The first may."""
    at = Datum(event.start_mark)
    if event.version or event.tags:
        problems.add(at, "YAML directives (%) are not allowed")
    if root is not None:
        problems.add(at, "a second document in the file", "one file, one document")
    return root is None


def _refuse(event: Any, at: Datum, problems: Problems) -> None:
    if event.anchor is not None:
        problems.add(at, f"anchor &{event.anchor}: not allowed", "write it out, or quote a text that begins with &")
    if event.tag is not None:
        problems.add(at, f"tag {event.tag}: not allowed", "a pack is data only; quote a text that begins with !")


def _key(node: Datum, problems: Problems) -> Scalar:
    if isinstance(node, Scalar):
        return node
    problems.add(node, "a key must be a plain word", "quote a text that begins with [ or {")
    return Scalar(node.mark, f"\0{node.line}:{node.column}", False)


def _field(top: Table, key: Scalar, node: Datum, problems: Problems) -> None:
    if key.text == "<<" and key.plain:
        problems.add(key, "merge key <<: not allowed", "write the values out")
    elif key.text in top.fields:
        problems.add(key, f"{key.text!r} is set twice", f"the first is on line {top.keys[key.text].line}")
    else:
        top.fields[key.text], top.keys[key.text] = node, key


def _place(text: str, offset: int) -> Datum:
    return Datum(Position(text.count("\n", 0, offset), offset - text.rfind("\n", 0, offset) - 1))


def _advice(problem: str) -> str:
    if "mapping values are not allowed" in problem:
        return "put a text that has ': ' in it in quotes"
    if "cannot start any token" in problem or "alias" in problem or "anchor" in problem:
        return "put a text that begins with a special character in quotes"
    if "expected <block end>" in problem:
        return "check the indentation and the quotes"
    return ""
