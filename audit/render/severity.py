"""A report with only the findings that are serious enough. What it says of the others' places goes with them."""

from __future__ import annotations

from dataclasses import replace

from audit.model.report import Report
from audit.model.rule import Severity


def at_least(report: Report, least: str) -> Report:
    """The report without findings milder than `least` (error > warning > info > credit); scores and counts of the
    article stay, since what is not shown was judged all the same. A finding covered by one that goes, goes too: alone
    it would count."""
    if not least:
        return report
    bar = Severity(least).rank
    loud = {f.fingerprint for f in report.findings if Severity(f.severity).rank <= bar}
    kept = [f for f in report.findings if f.fingerprint in loud and (not f.suppressed_by or f.suppressed_by in loud)]
    if len(kept) == len(report.findings):
        return report
    known = {f.fingerprint for f in kept}
    return replace(
        report,
        findings=tuple(
            replace(f, lead=f.lead if f.lead in known else None, group=tuple(x for x in f.group if x in known))
            for f in kept
        ),
        asks=tuple(a for a in report.asks if a.fingerprint in known),
        dimensions=tuple(
            replace(
                d,
                outcomes=tuple(replace(o, findings=tuple(x for x in o.findings if x in known)) for o in d.outcomes),
            )
            for d in report.dimensions
        ),
    )
