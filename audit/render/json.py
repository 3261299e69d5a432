"""json: the contract scorecard/1, a field a line and a row a line, so that it can be read and compared as text.

UTF-8, not ASCII: words stay readable. What a terminal, a script or a build service would act on (C1, bidi and
zero-width controls, U+2028, `##[`) is written as an escape, which is the same value. Lone surrogates become U+FFFD.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import is_dataclass, replace
from functools import lru_cache
from json.encoder import encode_basestring
from operator import attrgetter
from typing import Any, NamedTuple

from audit.model.dimension import OutcomeRow
from audit.model.profile import Profile
from audit.model.report import SCHEMA_MANY, ArticleRow, RuleRow, encode, keys, schema_of
from audit.model.text import Span
from audit.model.text import pieces as pieces_of
from audit.render.base import Item, RenderOptions
from audit.render.escape import json_text

_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False)
_HEAD, _END = f'{{"schema": "{SCHEMA_MANY}", "articles": [', "\n]}\n"
ROWS = 1_000
"""Rows of a report that are written as one piece."""


def render(reports: Sequence[Item], options: RenderOptions) -> str:
    """One object for one file, {"schema": "scorecards/1", "articles": [...]} for none or several."""
    return "".join(pieces(reports, options))


def pieces(reports: Sequence[Item], options: RenderOptions) -> Iterator[str]:
    """The same piece by piece: the report of a long article has many times its length in JSON."""
    del options
    if len(reports) == 1:
        yield from written(reports[0], ROWS_APART)
        yield "\n"
        return
    yield _HEAD
    for n, one in enumerate(reports):
        yield ",\n" if n else "\n"
        yield from written(one, ROWS_APART)
    yield _END


def listed(objects: Sequence[str]) -> str:
    """Objects that stand alone -> the one that holds them, be they none, one or several."""
    return _HEAD + ",".join("\n" + one.rstrip("\n") for one in objects) + _END


def dumps(value: Any) -> str:
    """A plain value on one line. Raises ValueError on a number that JSON has not (NaN, infinity)."""
    return json_text(_ENCODER.encode(value))


def row(value: Any) -> str:
    """A report, or a part of one, on one line: what `dumps` says of what `encode` makes of it, without making that
    first. Raises ValueError as `dumps` does."""
    return json_text(_WRITERS[type(value)](value))


class Layout(NamedTuple):
    """What stands before, between and behind the fields of a report, and the rows of one."""

    fields: tuple[str, str, str]
    rows: tuple[str, str, str]


ROWS_APART = Layout(("{\n ", ",\n ", "\n}"), ("[\n  ", ",\n  ", "\n ]"))
ON_ONE_LINE = Layout(("{", ", ", "}"), ("[", ", ", "]"))


def written(item: Item, layout: Layout) -> Iterator[str]:
    """A report piece by piece; all pieces together, laid out on one line, are what `row` makes of it."""
    kind: type = type(item)
    head, between, end = layout.fields
    yield f'{head}"schema": "{schema_of(kind)}"'
    for key, name in keys(kind):
        yield f'{between}"{key}": '
        yield from _field(getattr(item, name), layout)
    yield end


def _field(value: Any, layout: Layout) -> Iterator[str]:
    if isinstance(value, tuple) and value and is_dataclass(value[0]):
        head, between, end = layout.rows
        for at in range(0, len(value), ROWS):
            yield between if at else head
            yield between.join(map(row, value[at : at + ROWS]))
        yield end
    elif isinstance(value, ArticleRow) and value.text:
        head, _, tail = row(replace(value, text="")).partition(_NO_TEXT)
        yield f'{head}"text": "'
        # Over the end of a line nothing reaches that `json_text` looks for.
        yield from (row(part)[1:-1] for part in pieces_of(value.text, "\n"))
        yield f'"{tail}'
    else:
        yield row(value)


_NO_TEXT = '"text": ""'
"""Of a row of an article without its words: within a string of JSON its quotation marks would be escaped."""


_ALIKE: tuple[type, ...] = (RuleRow, OutcomeRow)
"""Rows of which most are the same in every report."""
Writer = Callable[[Any], str]


class _Writers(dict[type, Writer]):
    """How a value of each type is written; a class is looked into when the first of it comes."""

    def __missing__(self, of: type) -> Writer:
        self[of] = made = self._made(of)
        return made

    def _made(self, of: type) -> Writer:
        if of is Profile:
            return lambda profile: _ENCODER.encode(profile.row())
        if of in _ALIKE:
            return lru_cache(maxsize=1024)(self._of_class(of))
        if is_dataclass(of):
            return self._of_class(of)
        if issubclass(of, (tuple, list)):
            return lambda values: "[" + ", ".join([self[type(v)](v) for v in values]) + "]"
        return lambda value: _ENCODER.encode(encode(value))

    def _of_class(self, of: type) -> Writer:
        head = f'{{"schema": "{schema_of(of)}", ' if schema_of(of) else "{"
        form = head + ", ".join(f'"{key}": %s' for key, _ in keys(of)) + "}"
        values = attrgetter(*(name for _, name in keys(of)))  # more than one: no row has a single field
        return lambda one: form % tuple([self[type(v)](v) for v in values(one)])


def _number(value: float) -> str:
    return repr(value) if math.isfinite(value) else _ENCODER.encode(value)  # which raises


_WRITERS = _Writers(
    {
        str: encode_basestring,
        int: repr,
        float: _number,
        bool: lambda value: "true" if value else "false",
        type(None): lambda _: "null",
        Span: lambda span: f"[{span.start}, {span.end}]",
    }
)
