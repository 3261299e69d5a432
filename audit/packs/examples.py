"""A rule's examples: texts with «marks» around what must be found."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from audit.model.article import Meta
from audit.model.rule import Example
from audit.packs.nodes import Datum, Items, Problems, Scalar, Table, known, near

if TYPE_CHECKING:
    from collections.abc import Mapping

LEAST = 3
"""Bad, and good, examples of every rule, in preview too: fewer show neither what it finds nor its near misses."""
FIELDS = ("text", "format", "meta", "absent")
FORMATS = ("text", "markdown", "html")
META = tuple(f.name for f in fields(Meta))


def examples(node: Datum | None, problems: Problems) -> tuple[tuple[Example, ...], tuple[Example, ...]]:
    """The bad and the good examples."""
    if not isinstance(node, Table):
        if node is not None:
            problems.add(node, "examples must be a map", "with bad: [...] and good: [...]")
        return (), ()
    known(node, ("bad", "good"), "examples", problems)
    return _group(node, "bad", problems), _group(node, "good", problems)


def _group(node: Table, name: str, problems: Problems) -> tuple[Example, ...]:
    items = node.fields.get(name)
    if items is not None and not isinstance(items, Items):
        problems.add(items, f"{name} must be a list of examples")
        return ()
    given = items.items if items else []
    if len(given) < LEAST:
        count = f"{len(given)} {name} example{'s' * (len(given) != 1)}"
        problems.add(items or node, f"{count}, at least {LEAST} are needed")
    return tuple(e for e in (_example(item, name == "bad", problems) for item in given) if e)


def _example(node: Datum, bad: bool, problems: Problems) -> Example | None:
    text, form, meta, absent = node, "text", {}, False
    if isinstance(node, Table):
        known(node, FIELDS, "an example", problems)
        text = node.fields.get("text", node)
        form = _of(node, "format", FORMATS, "text", problems)
        absent = _of(node, "absent", ("true", "false"), "false", problems) == "true"
        meta = _meta(node.fields.get("meta"), problems)
    if not isinstance(text, Scalar):
        problems.add(text, "an example is a text, or a map with text")
        return None
    return _marked(text, form, meta, bad, absent, problems)


def _marked(
    node: Scalar, form: str, meta: Mapping[str, str], bad: bool, absent: bool, problems: Problems
) -> Example | None:
    try:
        plain, marks = unmark(node.text)
    except ValueError as e:
        problems.add(node, str(e))
        return None
    if not plain.strip():
        problems.add(node, "an empty example")
    elif bad and not marks and not absent:
        problems.add(
            node, "a bad example without «marks»", "put « and » around exactly what must be found, or say absent: true"
        )
    elif not bad and (marks or absent):
        problems.add(node, "a good example with marks: nothing may be found in it")
    else:
        return Example(plain, marks, node.line, form, meta, absent)
    return None


def unmark(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text without its « and », and the spans between them. Raises ValueError when they do not pair."""
    plain: list[str] = []
    marks: list[tuple[int, int]] = []
    at, start = 0, -1
    for piece in text.replace("«", "\0«\0").replace("»", "\0»\0").split("\0"):
        if piece == "«":
            if start >= 0:
                raise ValueError("« inside « »: marks do not nest")
            start = at
        elif piece == "»":
            if start < 0:
                raise ValueError("» without «")
            if at == start:
                raise ValueError("«» with nothing between")
            marks.append((start, at))
            start = -1
        else:
            plain.append(piece)
            at += len(piece)
    if start >= 0:
        raise ValueError("« without »")
    return "".join(plain), tuple(marks)


def _of(node: Table, name: str, choices: tuple[str, ...], default: str, problems: Problems) -> str:
    value = node.fields.get(name)
    if value is None:
        return default
    if isinstance(value, Scalar) and value.text in choices:
        return value.text
    problems.add(value, f"{name} must be one of: {', '.join(choices)}")
    return default


def _meta(node: Datum | None, problems: Problems) -> dict[str, str]:
    if node is None:
        return {}
    if not isinstance(node, Table):
        problems.add(node, "meta must be a map", "like {date: 2024-05-01}")
        return {}
    known(node, META, "meta", problems)
    out = {}
    for name, value in node.fields.items():
        if isinstance(value, Scalar):
            out[name] = value.text
        else:
            problems.add(value, f"meta.{name} must be a text", near(name, META))
    return out
