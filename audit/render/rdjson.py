"""rdjson: the Reviewdog Diagnostic Format, for comments in a review.

Its columns count bytes of UTF-8. A report holds the article's text, which is not the file's where there is markup; a
column is given where the text shows the whole line before it, else the diagnostic is about its lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from audit.model.report import Failure, FindingRow, PlaceRow, Report
from audit.model.text import Span
from audit.render import view
from audit.render.base import Item, RenderOptions
from audit.render.escape import plain, visible
from audit.render.json import dumps
from audit.render.words import HOME, rule_page

LEVELS = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}
Json = dict[str, Any]


def render(reports: Sequence[Item], options: RenderOptions) -> str:
    found = [d for item in reports for d in _diagnostics(item, options)]
    head = f'{{"source": {dumps({"name": "audit", "url": HOME})}, "diagnostics": ['
    return head + ",\n".join(map(dumps, found)) + "]}\n"


def _diagnostics(item: Item, options: RenderOptions) -> Iterator[Json]:
    if isinstance(item, Failure):
        where = {"path": visible(view.file(item.path))}
        yield {
            "message": plain(view.why(item)),
            "location": where,
            "severity": "ERROR",
            "code": {"value": f"not-audited/{item.code}"},
        }
        return
    for f in view.faults(item, options.listed):
        yield {
            "message": plain(view.said(f)),
            "location": _location(item, f),
            "severity": LEVELS[f.severity],
            "code": {"value": f.rule, "url": rule_page(f.rule)},
        }


def _location(report: Report, f: FindingRow) -> Json:
    """A title that the caller gave apart stands in no line: then the place is the file."""
    where: Json = {"path": visible(view.file(report.article.path))}
    if f.locations[0].line:
        where["range"] = _range(report.article.text, f.spans[0], f.locations[0])
    return where


def _range(text: str | None, span: Span, at: PlaceRow) -> Json:
    start, end = _bytes_before(text, span.start, at.column), _bytes_before(text, span.end, at.end_column)
    if start is None or end is None:
        return {"start": {"line": at.line}, "end": {"line": at.end_line}}
    return {
        "start": {"line": at.line, "column": start + 1},
        "end": {"line": at.end_line, "column": end + 1},
    }


def _bytes_before(text: str | None, offset: int, column: int) -> int | None:
    """Bytes of the line before a place; None where the text does not show that line from its beginning."""
    begin = offset - (column - 1)
    if text is None or begin < 0 or (begin > 0 and text[begin - 1] not in "\r\n"):
        return None
    before = text[begin:offset]
    return None if "\n" in before or "\r" in before else len(before.encode("utf-8", "replace"))
