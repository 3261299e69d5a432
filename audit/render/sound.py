"""Is a report that came from a file one that the renderers can show? Types are checked where it is decoded; here what
the schema says beyond them (closed lists, patterns, bounds of numbers), names, the order of spans, what points at
something else, and that no two findings have one fingerprint. A report that the program made is sound and needs no
check."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from audit.model.report import BlockRow, Report, SentenceRow
from audit.model.text import Span
from audit.render.schema import bounds

_NAME = re.compile(r"[A-Za-z0-9_-]{1,200}\Z")
_NAMED = {
    *("FindingRow.rule", "FindingRow.family", "FindingRow.dimension", "FindingRow.fingerprint", "OutcomeRow.rule"),
    *("RuleRow.id", "RuleRow.family", "RuleRow.dimension", "DimensionRow.id", "CheckRow.kind"),
}
"""Fields whose values the renderers write as they are, into addresses of a page too."""


def check(report: Report) -> None:
    """Raises ValueError, which says where, when a value is not on its list, a name is none, a number is out of bounds,
    an index points nowhere, spans are out of order or reach over the end of the text, a sentence lies in no block, or
    two findings have one fingerprint."""
    for problem in (*_values(report, "", _length(report)), *_order(report), *_indexes(report), *_findings(report)):
        raise ValueError(problem)


def _length(report: Report) -> float:
    """Characters of the text; no bound where it was left out."""
    return math.inf if report.article.text is None else len(report.article.text)


def _values(value: Any, where: str, length: float) -> Iterator[str]:
    """Values that are not on the closed list of their field, names that are none, numbers out of bounds, and spans that
    reach over the end of the text."""
    if isinstance(value, tuple):
        for n, part in enumerate(value):
            yield from _values(part, f"{where}[{n}]", length)
    elif is_dataclass(value) and not isinstance(value, Span):
        for f in fields(value):
            held, name = getattr(value, f.name), f.name.rstrip("_")
            here, place = f"{where}.{name}" if where else name, f"{type(value).__name__}.{name}"
            within = bounds(place, whole=f.type == "int") if held is not None else {}
            known = within.get("enum", (held,))
            if held not in known:
                yield f"{here}: {held!r:.60} is none of {', '.join(filter(None, known))}"
            if place in _NAMED and held is not None and not _NAME.match(held):
                yield f"{here}: {held!r:.60} is no name"
            if "pattern" in within and not re.search(within["pattern"].replace("$", r"\Z"), held):
                yield f"{here}: {held!r:.60} does not match {within['pattern']}"
            number = isinstance(held, int | float) and not isinstance(held, bool)
            if number and not within.get("minimum", held) <= held <= within.get("maximum", held):
                yield f"{here}: {held} is out of bounds"
            many = isinstance(held, tuple)
            if any(isinstance(span, Span) and span.end > length for span in (held if many else (held,))):
                yield f"{here}: {'reach' if many else 'reaches'} over the end of the text"
            yield from _values(held, here, length)


def _order(report: Report) -> Iterator[str]:
    rows: tuple[tuple[str, Sequence[BlockRow | SentenceRow]], ...] = (
        ("blocks", report.blocks),
        ("sentences", report.sentences),
    )
    for name, ordered in rows:
        at = 0
        for n, row in enumerate(ordered):
            if not at <= row.start <= row.end:
                yield f"{name}[{n}]: {row.start}..{row.end} is out of order"
            at = row.end
        if at > (length := _length(report)):
            yield f"{name}: end at {at}, the text has {length} characters"


def _indexes(report: Report) -> Iterator[str]:
    """Rows that point at a row that is not there, and sentences that lie in no block of their kind."""
    speakers, attributions = len(report.speakers), len(report.attributions)
    listed = {"speaker": speakers, "attribution": attributions, "inside": attributions}
    for name in ("sentences", "attributions", "quotes"):
        for n, row in enumerate(getattr(report, name)):
            for field, length in listed.items():
                at = getattr(row, field, None)
                if at is not None and not 0 <= at < length:
                    yield f"{name}[{n}].{field}: there is no {at}"
    starts = [b.start for b in report.blocks]
    for n, s in enumerate(report.sentences):
        at = bisect_right(starts, s.start) - 1
        if at < 0 or s.end > report.blocks[at].end or s.block != report.blocks[at].kind:
            yield f"sentences[{n}]: lies in no block that is {s.block}"


def _findings(report: Report) -> Iterator[str]:
    seen: set[str] = set()
    for n, f in enumerate(report.findings):
        if f.fingerprint in seen:
            yield f"findings[{n}].fingerprint: another finding has {f.fingerprint}"
        seen.add(f.fingerprint)
        if not f.spans or not f.locations:
            yield f"findings[{n}]: has no place"
        if any((at.end_line, at.end_column) < (at.line, at.column) for at in f.locations):
            yield f"findings[{n}].locations: one ends before it begins"
        if f.fix and any(edit.end < edit.start for edit in f.fix.edits):
            yield f"findings[{n}].fix.edits: one ends before it begins"
    for d in report.dimensions:
        if (d.score is None) != (d.low is None) or (d.score is None) != (d.high is None):
            yield f"dimensions: {d.id} has a score without its range"
