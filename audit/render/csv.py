"""csv: a row a finding, and a row a file that could not be audited (severity "failure"). UTF-8, a line end is LF."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from audit.model.report import Failure, FindingRow, Report
from audit.render.base import Item, RenderOptions
from audit.render.escape import csv_cell, without_surrogates
from audit.render.view import excerpt, waiver

COLUMNS = (
    *("path", "line", "column", "end_line", "end_column", "severity", "rule", "family", "dimension"),
    *("question", "message", "hint", "excerpt", "absent", "lead", "suppressed_by", "waived", "known", "fingerprint"),
)


def render(reports: Sequence[Item], options: RenderOptions) -> str:
    """All findings, grouped, suppressed and waived ones too: columns tell which they are."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    clean = without_surrogates if options.csv_raw else csv_cell
    for item in reports:
        rows = [_failure(item)] if isinstance(item, Failure) else [_finding(item, f) for f in item.findings]
        writer.writerows([clean(cell) for cell in row] for row in rows)
    return out.getvalue()


def _finding(report: Report, f: FindingRow) -> list[str]:
    at = f.locations[0]
    place = (at.line, at.column, at.end_line, at.end_column)
    return [
        *(report.article.path, *map(str, place), f.severity, f.rule, f.family, f.dimension or ""),
        *(f.question, f.message, f.hint, excerpt(report, f) or "", "yes" if f.absent else "no"),
        *(f.lead or "", f.suppressed_by or "", waiver(f), f.known or "", f.fingerprint),
    ]


def _failure(failure: Failure) -> list[str]:
    row = dict.fromkeys(COLUMNS, "")
    row |= {"path": failure.path, "severity": "failure", "rule": failure.code, "message": failure.message}
    return list(row.values())
