"""Is a report that came from a file one that the renderers can show? Types are checked where it is decoded; here the
closed lists, the names, the bounds of numbers, the order of spans, the indexes, and that no two findings have one
fingerprint. A report that the program made is sound and needs no check."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from audit.model.report import BlockRow, Report, SentenceRow
from audit.model.text import Span
from audit.render.schema import ENUMS, bounds

_NAME = re.compile(r"[A-Za-z0-9_-]{1,200}\Z")
_NAMED = {
    *("FindingRow.rule", "FindingRow.family", "FindingRow.dimension", "FindingRow.fingerprint", "OutcomeRow.rule"),
    *("RuleRow.id", "RuleRow.family", "RuleRow.dimension", "DimensionRow.id", "CheckRow.kind"),
}
"""Fields whose values the renderers write as they are, into addresses of a page too."""


def check(report: Report) -> None:
    """Raises ValueError, which says where, when a value is not on its list, a name is none, a number is out of bounds,
    an index points nowhere, spans are out of order or reach over the end of the text, or two findings have one
    fingerprint."""
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
            allowed = ENUMS.get(place)
            if allowed and held is not None and held not in (known := [m.value for m in allowed]):
                yield f"{here}: {held!r} is none of {', '.join(known)}"
            if place in _NAMED and held is not None and not _NAME.match(held):
                yield f"{here}: {held!r:.60} is no name"
            if isinstance(held, int | float) and not isinstance(held, bool):
                within = bounds(place, whole=f.type == "int")
                if not within.get("minimum", held) <= held <= within.get("maximum", held):
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
    attributions, speakers = len(report.attributions), len(report.speakers)
    for n, s in enumerate(report.sentences):
        if s.attribution is not None and not 0 <= s.attribution < attributions:
            yield f"sentences[{n}].attribution: there is no {s.attribution}"
    for n, a in enumerate(report.attributions):
        if a.speaker is not None and not 0 <= a.speaker < speakers:
            yield f"attributions[{n}].speaker: there is no {a.speaker}"


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
