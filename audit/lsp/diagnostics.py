"""A reading as diagnostics: a finding each, at all its places."""

from __future__ import annotations

from lsprotocol import types

from audit.lsp.positions import Range
from audit.lsp.reader import EditorReading
from audit.model.report import FindingRow
from audit.render import view

SOURCE = "audit"
MOST_RELATED = 20
SEVERITIES = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Hint,
}


def diagnostics(reading: EditorReading, mildest: int) -> list[types.Diagnostic]:
    """`mildest`: rank of the mildest findings that are shown."""
    if reading.report is None:
        return []
    unsettled = view.unsettled(reading.report)
    return [_diagnostic(reading, f, unsettled.get(f.rule, "")) for f in view.faults(reading.report, mildest)]


def _diagnostic(reading: EditorReading, f: FindingRow, status: str) -> types.Diagnostic:
    said = " ".join(part for part in (f.question, f.message) if part) or f.rule
    return types.Diagnostic(
        range=ranged(reading.positions.range(f.locations[0])),
        message=f"{said} ({status})" if status else said,
        severity=SEVERITIES[f.severity],
        code=f.rule,
        source=SOURCE,
        related_information=_related(reading, f),
        data={"fingerprint": f.fingerprint},
    )


def _related(reading: EditorReading, f: FindingRow) -> list[types.DiagnosticRelatedInformation] | None:
    uri = reading.document.uri
    return [
        types.DiagnosticRelatedInformation(types.Location(uri, ranged(reading.positions.range(at))), "here, too")
        for at in f.locations[1 : MOST_RELATED + 1]
    ] or None


def ranged(of: Range) -> types.Range:
    return types.Range(types.Position(*of[0]), types.Position(*of[1]))
