"""What is offered at a finding."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from lsprotocol import types

from audit.lsp.actions import actions
from audit.lsp.diagnostics import diagnostics
from audit.lsp.reader import EditorReading, EditorText, Reader
from audit.model.report import EditRow, FixRow
from audit.model.rule import Severity

TEXT = "# Mill sale 😀\n\nBy Ona Merek\n\n😀 It is widely feared that the mill will close.\n"


def reading(tmp_path: Path) -> EditorReading:
    return Reader().read(EditorText("file:///a.md", 1, "markdown", str(tmp_path / "a.md"), TEXT))


def fixed(one: EditorReading, safe: bool) -> EditorReading:
    """The reading with a fix at its warning, as a rule with one would give it."""
    assert one.report is not None
    start = TEXT.index("widely")
    fix = FixRow("Cut “widely”.", safe, (EditRow(start, start + len("widely "), ""),))
    rows = tuple(replace(f, fix=fix if f.severity == "warning" else None) for f in one.report.findings)
    return replace(one, report=replace(one.report, findings=rows))


def offered(one: EditorReading, line: int, mildest: Severity = Severity.WARNING) -> list[types.CodeAction]:
    return actions(one, types.Range(types.Position(line, 0), types.Position(line, 99)), mildest.rank, [])


def test_a_safe_fix_is_an_edit_of_the_document(tmp_path: Path) -> None:
    action, page = offered(fixed(reading(tmp_path), True), 4)
    assert action.title == "Cut “widely”." and action.is_preferred and action.kind == types.CodeActionKind.QuickFix
    assert action.edit is not None and action.edit.changes is not None
    ((uri, (edit,)),) = action.edit.changes.items()
    row = TEXT.split("\n")[4].encode("utf-16-le")
    at = edit.range
    assert uri == "file:///a.md" and at.start.line == at.end.line == 4
    assert row[2 * at.start.character : 2 * at.end.character].decode("utf-16-le") == "widely "
    assert page.title == "Open the page of agentless-passive-attribution"


def test_a_fix_that_may_change_what_is_said_is_not_offered(tmp_path: Path) -> None:
    assert [a.title for a in offered(fixed(reading(tmp_path), False), 4)] == [
        "Open the page of agentless-passive-attribution"
    ]


def test_elsewhere_and_below_what_is_shown_nothing_is_offered(tmp_path: Path) -> None:
    one = reading(tmp_path)
    assert offered(one, 2) == []
    assert offered(one, 0) == [] and offered(one, 0, Severity.INFO)


def test_a_finding_in_several_places_names_the_others(tmp_path: Path) -> None:
    one = reading(tmp_path)
    assert one.report is not None
    (f,) = [f for f in one.report.findings if f.severity == "warning"]
    both = replace(f, spans=f.spans * 2, locations=f.locations * 2)
    (found,) = diagnostics(replace(one, report=replace(one.report, findings=(both,))), Severity.WARNING.rank)
    assert [r.location.range for r in found.related_information or ()] == [found.range]
