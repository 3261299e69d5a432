"""The hits of a report that a reader can judge, and what the reader is shown of each."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import Any

from audit.model.dataclass import dataclass
from audit.model.report import FindingRow, Report
from audit.model.rule import Severity

SHORT = 16
"""Digits of an article's sha256 that are kept: enough to know it again."""
AROUND = 900
"""Characters shown before and behind the words, cut at paragraphs where there are any."""
WHOLE = 6_000
"""Characters shown of an article where the finding is about all of it."""
ALSO = 5
"""Other places of a finding that are shown."""


@dataclass(frozen=True, slots=True)
class Case:
    """One finding, by its place. `outlet` is what hits are spread over; `finding` and `report` are there to show it."""

    article: str
    outlet: str
    sha256: str
    start: int
    end: int
    rule: str
    severity: Severity
    finding: FindingRow
    report: Report

    @property
    def id(self) -> str:
        return hit_id(self.rule, self.sha256, self.start, self.end)


def hit_id(rule: str, sha256: str, start: int, end: int) -> str:
    return hashlib.sha256(f"{rule} {sha256} {start} {end}".encode()).hexdigest()[:12]


def hits_of(report: Report, *, article: str = "", outlet: str = "") -> Iterator[Case]:
    """The findings that are shown as faults: none that is waived, credited or covered by a more specific one. `article`
    and `outlet` stand for what the report says of itself."""
    row = report.article
    for f in report.findings:
        if f.suppressed_by or f.waived or f.severity == Severity.CREDIT:
            continue
        at = f.spans[0]
        yield Case(
            article or row.id or row.path,
            outlet or row.outlet,
            row.sha256[:SHORT],
            at.start,
            at.end,
            f.rule,
            Severity(f.severity),
            f,
            report,
        )


def shown(hit: Case) -> Mapping[str, Any]:
    """What a reader sees of a hit: what the rule says, the title, the words and what stands around them."""
    f, report = hit.finding, hit.report
    text = report.article.text or ""
    before, behind = _around(hit, text)
    also = [text[s.start : s.end] for s in f.spans[1 : ALSO + 1]]
    return {
        "message": f.message,
        "question": f.question,
        "title": report.article.title,
        "block": _block(report, hit.start),
        "before": text[before : hit.start],
        "words": text[hit.start : hit.end],
        "behind": text[hit.end : behind],
        "also": also,
        "absent": f.absent,
    }


def _around(hit: Case, text: str) -> tuple[int, int]:
    """Where what is shown begins and ends: at blocks' edges near enough, else at a word."""
    if hit.finding.absent:
        return 0, min(len(text), max(hit.end, WHOLE))
    starts = [b.start for b in hit.report.blocks]
    ends = [b.end for b in hit.report.blocks]
    first = next((s for s in starts if hit.start - AROUND <= s <= hit.start), None)
    last = next((e for e in reversed(ends) if hit.end <= e <= hit.end + AROUND), None)
    if first is None:
        first = text.find(" ", max(0, hit.start - AROUND), hit.start) + 1 or hit.start
    if last is None:
        last = text.rfind(" ", hit.end, hit.end + AROUND)
    return first, max(last, hit.end)


def _block(report: Report, offset: int) -> str:
    """What the block is for that holds this place."""
    at = bisect_right([b.start for b in report.blocks], offset) - 1
    return report.blocks[at].kind if at >= 0 else ""
