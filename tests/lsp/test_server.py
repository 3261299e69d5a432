"""`audit lsp` as an editor meets it: a real client, over stdio."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import pytest
from lsp.editor import Editor, session
from lsprotocol import types
from support import run

FEARED = "It is widely feared that the mill will close."
ARTICLE = f"# Mill owners split over the sale\n\nBy Ona Merek\n\n{FEARED} The town owes 9 million euros.\n"
WATCH = """
import sys
def watch(event, args):
    if event.startswith(("socket.", "subprocess.", "os.exec", "os.posix_spawn", "os.system", "os.fork", "urllib.")):
        print("forbidden", event, args, file=sys.stderr)
        __import__("os")._exit(9)
sys.addaudithook(watch)
sys.argv = ["audit", "lsp"]
from audit.cli import main
main()
"""


def of(found: list[types.Diagnostic], rule: str) -> types.Diagnostic:
    return next(d for d in found if d.code == rule)


def test_what_is_written_is_told_while_it_is_written(tmp_path: Path) -> None:
    async def use(editor: Editor) -> None:
        uri = editor.open(tmp_path / "a.md", ARTICLE)
        found = of(await editor.told(uri), "agentless-passive-attribution")
        assert found.severity == types.DiagnosticSeverity.Warning and found.source == "audit"
        assert (found.range.start.line, found.range.start.character) == (4, 0)
        assert found.message.startswith("Feared by whom?") or "whom" in found.message
        editor.edit(uri, 2, ARTICLE.replace(FEARED, "The mill closed on Monday."))
        assert "agentless-passive-attribution" not in [d.code for d in await editor.told(uri, 2)]
        document = types.TextDocumentIdentifier(uri)
        editor.client.text_document_did_close(types.DidCloseTextDocumentParams(document))
        assert await editor.told(uri, None) == []

    assert session(use, tmp_path) == 0


@pytest.mark.parametrize(
    ("name", "language", "text"),
    [
        ("a.txt", "plaintext", ARTICLE.replace("# ", "")),
        ("a.md", "markdown", ARTICLE),
        ("a.html", "html", f"<html><body><article><h1>Mill sale</h1><p>{FEARED}</p></article></body></html>"),
    ],
)
def test_text_markdown_and_html(name: str, language: str, text: str, tmp_path: Path) -> None:
    async def use(editor: Editor) -> None:
        uri = editor.open(tmp_path / name, text, language)
        found = of(await editor.told(uri), "agentless-passive-attribution")
        line = text.split("\n")[found.range.start.line]
        assert line[found.range.start.character : found.range.end.character] == "It is widely feared"

    session(use, tmp_path)


@pytest.mark.parametrize("encoding", [None, "utf-8", "utf-32"])
def test_places_are_right_behind_emoji(encoding: str | None, tmp_path: Path) -> None:
    line = "👩‍👩‍👧 Café 😀 talk\u2028 and 東京: it is widely feared that 🏭 closes."
    text = f"# Mill sale\r\n\r\nBy Ona Merek 🖋\r\n\r\n{line}\r\n"
    wanted = [types.PositionEncodingKind(encoding)] if encoding else None
    general = types.GeneralClientCapabilities(position_encodings=wanted)
    codec = {None: "utf-16-le", "utf-8": "utf-8", "utf-32": "utf-32-le"}[encoding]
    width = {None: 2, "utf-8": 1, "utf-32": 4}[encoding]

    async def use(editor: Editor) -> None:
        uri = editor.open(tmp_path / "a.md", text)
        found = of(await editor.told(uri), "agentless-passive-attribution")
        assert found.range.start.line == found.range.end.line == 4
        raw = line.encode(codec)
        at = slice(found.range.start.character * width, found.range.end.character * width)
        assert raw[at].decode(codec) == "it is widely feared"
        middle = found.range.start.character + 3
        said = await editor.hover(uri, 4, middle)
        assert said is not None and said.range == found.range
        before = await editor.hover(uri, 4, found.range.start.character - 2)
        assert before is not None and before.range is None

    session(use, tmp_path, capabilities=types.ClientCapabilities(general=general))


def test_of_200_quick_edits_the_last_is_answered(tmp_path: Path) -> None:
    async def use(editor: Editor) -> None:
        uri = editor.open(tmp_path / "a.md", ARTICLE)
        await editor.told(uri)
        with editor.unheard():
            for n in range(2, 201):
                editor.edit(uri, n, f"Draft {n}")
            editor.edit(uri, 201, ARTICLE + "Critics say so. ")
        last = await editor.told(uri, 201)
        editor.edit(uri, 202, ARTICLE)
        await editor.told(uri, 202)
        assert [p.version for p in editor.published] == [1, 201, 202]
        assert sum(d.code == of(last, "agentless-passive-attribution").code for d in last) == 1

    session(use, tmp_path)


def test_a_hover_asks_says_why_and_who_answers(tmp_path: Path) -> None:
    async def use(editor: Editor) -> None:
        text = ARTICLE + "\nThe yard lost 4 million euros, said Lena Ostby, the mayor.\n"
        uri = editor.open(tmp_path / "a.md", text)
        said = await editor.hover(uri, 4, 8)
        assert said is not None and isinstance(said.contents, types.MarkupContent)
        assert said.contents.kind == types.MarkupKind.Markdown
        shown = said.contents.value
        assert "whom?" in shown and "`agentless-passive-attribution`" in shown and "Standards:" in shown
        assert "Who answers for this sentence: **no source (a passive)**" in shown
        named = await editor.hover(uri, 6, 10)
        assert named is not None and isinstance(named.contents, types.MarkupContent)
        assert "**named source**, `Lena Ostby`" in named.contents.value and "`said`" in named.contents.value
        assert await editor.hover(uri, 5, 0) is None, "nothing stands on an empty line"

    hover = types.HoverClientCapabilities(content_format=[types.MarkupKind.Markdown, types.MarkupKind.PlainText])
    text = types.TextDocumentClientCapabilities(hover=hover)
    session(use, tmp_path, capabilities=types.ClientCapabilities(text_document=text))


def test_a_hover_without_markdown_has_no_marks(tmp_path: Path) -> None:
    async def use(editor: Editor) -> None:
        uri = editor.open(tmp_path / "a.md", ARTICLE)
        said = await editor.hover(uri, 4, 8)
        assert said is not None and isinstance(said.contents, types.MarkupContent)
        assert said.contents.kind == types.MarkupKind.PlainText and "**" not in said.contents.value
        assert "Who answers for this sentence: no source (a passive)" in said.contents.value

    hover = types.HoverClientCapabilities(content_format=[types.MarkupKind.PlainText])
    text = types.TextDocumentClientCapabilities(hover=hover)
    session(use, tmp_path, capabilities=types.ClientCapabilities(text_document=text))


@pytest.mark.parametrize("shows", [True, False])
def test_the_rule_is_opened(shows: bool, tmp_path: Path) -> None:
    async def use(editor: Editor) -> None:
        uri = editor.open(tmp_path / "a.md", ARTICLE)
        found = of(await editor.told(uri), "agentless-passive-attribution")
        offered = await editor.actions(uri, found.range, [found])
        (action,) = [a for a in offered if a.title == "Open the page of agentless-passive-attribution"]
        assert action.command is not None and list(action.diagnostics or ()) == [found]
        execute = types.ExecuteCommandParams(action.command.command, action.command.arguments)
        await editor.client.workspace_execute_command_async(execute)
        if shows:
            await editor.until(lambda: editor.shown)
            page = Path(editor.shown[0].uri.removeprefix("file://")).read_text("utf-8")
            assert page.startswith("# agentless-passive-attribution") and "## How to mend" in page
        else:
            await editor.until(lambda: editor.messages)
            assert "audit explain agentless-passive-attribution" in editor.messages[0].message

    window = types.WindowClientCapabilities(show_document=types.ShowDocumentClientCapabilities(support=shows))
    session(use, tmp_path, capabilities=types.ClientCapabilities(window=window))


def test_the_config_of_the_folder_holds_and_a_broken_one_is_said_once(tmp_path: Path) -> None:
    config = tmp_path / "audit.toml"
    config.write_text('[rules]\nagentless-passive-attribution = "off"\n', "utf-8")

    async def use(editor: Editor) -> None:
        uri = editor.open(tmp_path / "a.md", ARTICLE)
        assert "agentless-passive-attribution" not in [d.code for d in await editor.told(uri)]
        config.write_text("[rules]\nagentless-passive-attributio = 1\n", "utf-8")
        saved = types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(config.as_uri()))
        editor.client.text_document_did_save(saved)
        await editor.until(lambda: editor.messages)
        editor.edit(uri, 2, ARTICLE + "x")
        editor.edit(uri, 3, ARTICLE + "xy")
        config.write_text("", "utf-8")
        await asyncio.sleep(0.3)
        editor.client.text_document_did_save(saved)
        assert "agentless-passive-attribution" in [d.code for d in await editor.told(uri, 3)]
        assert len(editor.messages) == 1 and "agentless-passive-attributio" in editor.messages[0].message

    session(use, tmp_path)


def test_a_waiver_that_is_saved_holds_at_once(tmp_path: Path) -> None:
    (tmp_path / "audit.toml").write_text("", "utf-8")
    waivers = tmp_path / "audit-waivers.toml"

    async def use(editor: Editor) -> None:
        uri = editor.open(tmp_path / "a.md", ARTICLE)
        found = of(await editor.told(uri), "agentless-passive-attribution")
        (action,) = [a for a in await editor.actions(uri, found.range, [found]) if "audit-waivers.toml" in a.title]
        assert action.command is not None and action.edit is not None and action.edit.document_changes is not None
        change = action.edit.document_changes[1]
        assert isinstance(change, types.TextDocumentEdit)
        execute = types.ExecuteCommandParams(action.command.command, action.command.arguments)
        await editor.client.workspace_execute_command_async(execute)
        await editor.until(lambda: editor.shown)
        assert editor.shown[0].uri == waivers.as_uri() and editor.shown[0].selection is not None
        waivers.write_text(change.edits[0].new_text.replace('reason = ""', 'reason = "the vote is secret"'), "utf-8")
        editor.published.clear()
        saved = types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(waivers.as_uri()))
        editor.client.text_document_did_save(saved)
        assert "agentless-passive-attribution" not in [d.code for d in await editor.told(uri)]

    edits = types.WorkspaceEditClientCapabilities(
        document_changes=True, resource_operations=[types.ResourceOperationKind.Create]
    )
    window = types.WindowClientCapabilities(show_document=types.ShowDocumentClientCapabilities(support=True))
    workspace = types.WorkspaceClientCapabilities(workspace_edit=edits)
    session(use, tmp_path, capabilities=types.ClientCapabilities(window=window, workspace=workspace))


def test_infos_only_when_the_editor_asks_for_them(tmp_path: Path) -> None:
    async def use(editor: Editor) -> None:
        found = await editor.told(editor.open(tmp_path / "a.md", ARTICLE))
        assert types.DiagnosticSeverity.Hint in [d.severity for d in found]

    async def quiet(editor: Editor) -> None:
        found = await editor.told(editor.open(tmp_path / "a.md", ARTICLE))
        assert found and types.DiagnosticSeverity.Hint not in [d.severity for d in found]

    session(use, tmp_path, options={"minSeverity": "info"})
    session(quiet, tmp_path)


def test_what_is_no_article_is_left_alone(tmp_path: Path) -> None:
    async def use(editor: Editor) -> None:
        editor.open(tmp_path / "a.py", "x = 1\n", "python")
        empty = editor.open(tmp_path / "e.md", "", "markdown")
        assert await editor.told(empty) == []
        assert {p.uri for p in editor.published} == {empty}

    session(use, tmp_path)


def test_it_opens_no_socket_and_starts_no_program(tmp_path: Path) -> None:
    async def use(editor: Editor) -> None:
        uri = editor.open(tmp_path / "a.md", ARTICLE)
        assert await editor.told(uri)
        assert await editor.hover(uri, 4, 8)

    assert session(use, tmp_path, command=(sys.executable, "-c", WATCH)) == 0


def test_a_client_that_goes_away_ends_it(tmp_path: Path) -> None:
    assert run(["lsp"], cwd=tmp_path).code == 0
    assert run(["lsp"], cwd=tmp_path, stdin=b"Content-Length: 20\r\n\r\n{").out == b""
