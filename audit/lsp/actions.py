"""What an editor offers at a finding. OFFERS is the table: a function a kind of offer, each of which may have nothing.

An offer is an edit of the document, or a command of the server where more has to be done."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from lsprotocol import types

from audit.lsp.diagnostics import ranged
from audit.lsp.reader import EditorReading
from audit.model.report import FindingRow
from audit.render import view

OPEN_RULE = "audit.openRule"
Offer = Callable[[EditorReading, FindingRow], Iterator[types.CodeAction]]


def actions(
    reading: EditorReading, wanted: types.Range, mildest: int, given: Sequence[types.Diagnostic]
) -> list[types.CodeAction]:
    """What can be done about the findings that the range touches, those of the cursor's diagnostics first."""
    if reading.report is None:
        return []
    first, last = _tuple(wanted.start), _tuple(wanted.end)
    at = {d.data["fingerprint"]: d for d in given if isinstance(d.data, Mapping) and "fingerprint" in d.data}
    out = []
    for f in view.faults(reading.report, mildest):
        start, end = reading.positions.range(f.locations[0])
        if start <= last and first <= end:
            for offer in OFFERS:
                for action in offer(reading, f):
                    action.diagnostics = [at[f.fingerprint]] if f.fingerprint in at else None
                    out.append(action)
    return out


def _tuple(at: types.Position) -> tuple[int, int]:
    return at.line, at.character


def safe_fix(reading: EditorReading, f: FindingRow) -> Iterator[types.CodeAction]:
    """A mend that cannot change what the article says."""
    if f.fix is None or not f.fix.safe:
        return
    edits = [types.TextEdit(ranged(reading.positions.source_range(e.start, e.end)), e.text) for e in f.fix.edits]
    yield types.CodeAction(
        title=f.fix.summary or f"Mend {f.rule}",
        kind=types.CodeActionKind.QuickFix,
        edit=types.WorkspaceEdit(changes={reading.document.uri: edits}),
        is_preferred=True,
    )


def open_rule(reading: EditorReading, f: FindingRow) -> Iterator[types.CodeAction]:
    """The rule's page, made from the rule itself, so that it needs no network."""
    title = f"Open the page of {f.rule}"
    command = types.Command(title=title, command=OPEN_RULE, arguments=[reading.document.uri, f.rule])
    yield types.CodeAction(title=title, kind=types.CodeActionKind.QuickFix, command=command)


OFFERS: tuple[Offer, ...] = (safe_fix, open_rule)
