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
    at = types.Range(types.Position(line, 0), types.Position(line, 99))
    return actions(one, at, mildest.rank, [], creates=True)


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


RULE = "agentless-passive-attribution"


def applied(text: str, edit: types.TextEdit) -> str:
    """The text with one insertion; its characters count as in UTF-16."""
    lines = text.split("\n")
    at = edit.range.start
    row = lines[at.line].encode("utf-16-le")
    lines[at.line] = (row[: 2 * at.character] + edit.new_text.encode("utf-16-le") + row[2 * at.character :]).decode(
        "utf-16-le"
    )
    return "\n".join(lines)


def rules_of(one: EditorReading) -> list[str]:
    return [str(d.code) for d in diagnostics(one, Severity.WARNING.rank)]


def test_a_comment_waives_once_its_reason_is_written(tmp_path: Path) -> None:
    assert not [a for a in offered(reading(tmp_path), 4) if "in this line" in a.title], "only where the config says so"
    (tmp_path / "audit.toml").write_text("[waivers]\ninline = true\n", "utf-8")
    one = reading(tmp_path)
    (action,) = [a for a in offered(one, 4) if "in this line" in a.title]
    assert action.edit is not None and action.edit.changes is not None
    text = applied(TEXT, action.edit.changes["file:///a.md"][0])
    reader, document = Reader(), one.document
    unsaid = reader.read(replace(document, version=2, text=text))
    assert rules_of(unsaid) == [RULE, "broken-waiver"] or set(rules_of(unsaid)) == {RULE, "broken-waiver"}
    said = text.replace(f"{RULE}:  -->", f"{RULE}: the vote is secret -->")
    assert said != text
    assert rules_of(reader.read(replace(document, version=3, text=said))) == []


def test_plain_text_and_front_matter_get_no_comment(tmp_path: Path) -> None:
    (tmp_path / "audit.toml").write_text("[waivers]\ninline = true\n", "utf-8")
    feared = "It is widely feared that the mill closes"
    front = "---\ntitle: Shocking mill closure stuns the town\n---\n\nBy Ona Merek\n\nThe mill closed.\n"
    one = Reader().read(EditorText("file:///a.md", 1, "markdown", str(tmp_path / "a.md"), front))
    assert one.report is not None
    assert 2 in [f.locations[0].line for f in one.report.findings if not f.absent]
    titles = [a.title for a in offered(one, 1, Severity.INFO)]
    assert [t for t in titles if "audit-waivers.toml" in t] and not [t for t in titles if "in this line" in t]
    plain = Reader().read(EditorText("file:///a.txt", 1, "plaintext", str(tmp_path / "a.txt"), f"Mill\n\n{feared}.\n"))
    assert [a for a in offered(plain, 2) if "audit-waivers.toml" in a.title]
    assert not [a for a in offered(plain, 2) if "in this line" in a.title]


def test_a_row_in_the_file_of_waivers(tmp_path: Path) -> None:
    assert not [a for a in offered(reading(tmp_path), 4) if "Waive" in a.title], "no config, no place for the file"
    (tmp_path / "audit.toml").write_text('[waivers]\nrequire = ["owner", "expires"]\n', "utf-8")
    waivers = tmp_path / "audit-waivers.toml"
    for before in ("", "# ours"):
        if before:
            waivers.write_text(before, "utf-8")
        (action,) = [a for a in offered(reading(tmp_path), 4) if "audit-waivers.toml" in a.title]
        assert action.edit is not None and action.edit.document_changes is not None and action.command is not None
        create, change = action.edit.document_changes
        assert isinstance(create, types.CreateFile) and create.options is not None and create.options.ignore_if_exists
        assert isinstance(change, types.TextDocumentEdit) and change.text_document.uri == waivers.as_uri()
        (edit,) = change.edits
        assert isinstance(edit, types.TextEdit)
        text = applied(before, edit)
        uri, line, character = action.command.arguments or ()
        assert uri == waivers.as_uri() and text.split("\n")[line][:character] == 'reason = "'
        waivers.write_text(text.replace('reason = ""', 'reason = "a vote"').replace('er = ""', 'er = "desk"'), "utf-8")
        assert rules_of(reading(tmp_path)) == []
        waivers.unlink()


def test_who_cannot_create_a_file_is_offered_none(tmp_path: Path) -> None:
    (tmp_path / "audit.toml").write_text("", "utf-8")
    at = types.Range(types.Position(4, 0), types.Position(4, 99))
    titles = [a.title for a in actions(reading(tmp_path), at, Severity.WARNING.rank, [])]
    assert titles == [f"Open the page of {RULE}"]


TERM = "# Mill sale\n\nBy Ona Merek\n\nThe regime at the mill has a new crane.\n"


def test_a_word_that_is_allowed_is_found_no_more(tmp_path: Path) -> None:
    config = tmp_path / "audit.toml"
    document = EditorText("file:///a.md", 1, "markdown", str(tmp_path / "a.md"), TERM)
    texts = (
        'genre = "news"\n',
        "[words]\n",
        '[words]\nallow = ["mill"]\n',
        "[words]\nallow = []",
        "[words]\nallow = [\n]",
    )
    for before in texts:
        config.write_text(before, "utf-8")
        one = Reader().read(document)
        assert "contentious-label" in rules_of(one)
        (action,) = [a for a in offered(one, 4) if a.title.startswith("Allow “regime”")]
        assert action.edit is not None and action.edit.changes is not None
        ((uri, (edit,)),) = action.edit.changes.items()
        assert uri == config.as_uri()
        config.write_text(applied(before, edit), "utf-8")
        assert "contentious-label" not in rules_of(Reader().read(document)), config.read_text("utf-8")


def test_what_a_walk_leaves_out_is_not_marked(tmp_path: Path) -> None:
    (tmp_path / "audit.toml").write_text('extend-exclude = ["old/"]\n', "utf-8")
    for name, read in (("a.md", True), ("README.md", False), ("old/a.md", False), ("new/a.md", True)):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        one = Reader().read(EditorText(f"file:///{name}", 1, "markdown", str(tmp_path / name), TEXT))
        assert (one.report is not None) is read, name
