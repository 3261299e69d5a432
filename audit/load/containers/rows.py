"""One row of a table -> a Source."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from audit.errors import LoadError
from audit.load.containers.base import Asked
from audit.load.files import check_size
from audit.load.formats import Inputs
from audit.load.items import row_of
from audit.load.source import from_text
from audit.model.article import Meta, Source
from audit.model.report import Failure

PLACES = "An article in a table: lines and columns are those of its own text."
AT_BLOCK = re.compile(
    r"\s*</?(?:head|body|main|p|div|h[1-6]|ul|ol|li|table|t[rdh]|blockquote|figure|section|article|pre|hr|iframe)\b",
    re.IGNORECASE,
)
"""A page, or a part of one, begins so."""
_HEAD = 200  # code points by which the text of a row is told to be a page or a part of one


def source_of(row: Mapping[str, object], path: str, inputs: Inputs) -> Source:
    """`row`: cells under our names (text, the fields of Meta, whatever else). Raises LoadError."""
    cells = row_of(row)
    begins = inputs["html"].begins if "html" in inputs else None
    head = cells.text[:_HEAD]
    page = begins is not None and (begins(head.encode("utf-8", "replace")) or AT_BLOCK.match(head) is not None)
    source = from_text(cells.text, path, "html" if page else "text", Meta(**cells.said))
    return replace(source, extra=cells.extra)


def named(row: Mapping[str, object], columns: Mapping[str, str]) -> dict[str, object]:
    """The row under our names. A column that is called as one of ours and was not taken for it goes by its own name
    with an underscore, so that it takes no other's place."""
    ours = set(columns.values())
    return {columns.get(k, f"{k}_" if k in ours else k): value for k, value in row.items()}


def attempt(
    row: Mapping[str, object], columns: Mapping[str, str], number: int, asked: Asked, *limits: str
) -> Source | Failure:
    """The article of a row, or why there is none. `limits`: what reading the row could not do."""
    return article(named(row, columns), asked.name(number), asked.inputs, asked.max_bytes, *limits)


def article(row: Mapping[str, object], path: str, inputs: Inputs, max_bytes: int, *limits: str) -> Source | Failure:
    """The article of a row under our names, which is called `path`, or why there is none."""
    try:
        source = source_of(row, path, inputs)
        check_size(len(source.text), max_bytes)
    except LoadError as e:
        return Failure(path, e.code, str(e))
    return replace(source, limits=(*source.limits, *limits, PLACES))
