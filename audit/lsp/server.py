"""The server: what a client sends, and what it is told. One document is read at a time, in the thread of the desk."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

from lsprotocol import types
from pygls import io_, uris
from pygls.lsp.server import LanguageServer

from audit.errors import AuditError
from audit.lsp.actions import OPEN, OPEN_RULE, actions
from audit.lsp.desk import Desk
from audit.lsp.diagnostics import diagnostics, ranged
from audit.lsp.hover import hover
from audit.lsp.reader import FORMATS, EditorText, Reader
from audit.lsp.stdin import Stdin
from audit.model.rule import Rule, Severity
from audit.render.base import RenderOptions
from audit.version import __version__

SETTINGS = (".toml", ".json")
"""How files end that a config or what it accepts may stand in."""
Page = Callable[[Rule], str]
"""A rule -> its page in Markdown."""


class AuditServer(LanguageServer):
    """`page` makes the page of a rule; `min_severity`: the mildest findings that are shown, unless the client says."""

    def __init__(self, page: Page, config: Path | None = None, min_severity: str = "") -> None:
        # Whole texts: an article is short, and the library splits lines where the protocol does not (at U+2028).
        super().__init__("audit", __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full)
        self.page, self.min_severity = page, min_severity
        self.reader = Reader(config)
        self.input = Stdin()
        self.desk = Desk(self.answer, self.input.waiting)
        self._told: set[str] = set()
        self._pages: tempfile.TemporaryDirectory[str] | None = None

    @property
    def mildest(self) -> int:
        return RenderOptions(min_severity=self.min_severity).listed

    @property
    def shows(self) -> bool:
        """Can the client open a document for us?"""
        window = self.client_capabilities.window
        return window is not None and window.show_document is not None and window.show_document.support

    def run(self, output: BinaryIO) -> None:
        """Serves until the client says that it is done. Raises SystemExit, as the protocol wants it: 0 after a
        shutdown, else 1. No event loop: nothing here waits for more than one thing, and a loop would open sockets."""
        self.protocol.set_writer(_Writer(output))
        self.desk.start()
        try:
            io_.run(threading.Event(), self.input, self.protocol)
        except BrokenPipeError:
            return
        finally:
            self.desk.stop()
            if self._pages is not None:
                self._pages.cleanup()

    def document(self, uri: str) -> EditorText | None:
        """The document as it is now; None where it is closed or in a language that is not read."""
        known = self.workspace.text_documents.get(uri)
        if known is None or known.language_id not in FORMATS:
            return None
        path = uris.to_fs_path(uri) or uri
        return EditorText(uri, known.version or 0, known.language_id or "", path, known.source)

    def answer(self, uri: str, version: int) -> Callable[[], None] | None:
        """What to tell of a version: its diagnostics, or what is wrong with the config."""
        document = self.document(uri)
        if document is None or document.version != version:
            return None
        try:
            found = diagnostics(self.reader.read(document), self.mildest)
        except AuditError as e:
            message = str(e)
            return lambda: self.complain(message)
        params = types.PublishDiagnosticsParams(uri, found, version=version)
        return lambda: self.text_document_publish_diagnostics(params)

    def complain(self, message: str) -> None:
        """Once: a config that is broken is broken for every key that is typed."""
        if message not in self._told:
            self._told.add(message)
            self.window_show_message(types.ShowMessageParams(types.MessageType.Error, f"audit: {message}"))

    def again(self) -> None:
        """A config may have changed: all that is open is read anew."""
        self.reader.forget()
        self._told.clear()
        for uri, document in list(self.workspace.text_documents.items()):
            self.desk.put(uri, document.version or 0)

    def show(self, rule: Rule) -> None:
        """Opens the page of a rule in the editor, where it can; else says its question and where to read on."""
        if not self.shows:
            said = f"{rule.id}: {rule.summary} More: audit explain {rule.id}"
            self.window_show_message(types.ShowMessageParams(types.MessageType.Info, said))
            return
        if self._pages is None:
            self._pages = tempfile.TemporaryDirectory(prefix="audit-rules-")
        path = Path(self._pages.name, f"{rule.id}.md")
        path.write_text(self.page(rule), "utf-8")
        self.open(types.ShowDocumentParams(path.as_uri(), take_focus=True))

    def open(self, what: types.ShowDocumentParams) -> None:
        """Opens a document in the editor, where it can."""
        if self.shows:
            self.protocol.send_request(types.WINDOW_SHOW_DOCUMENT, what, callback=lambda _: None)


class _Writer:
    """The output, for one thread at a time."""

    def __init__(self, output: BinaryIO) -> None:
        self._output, self._lock = output, threading.Lock()

    def write(self, data: bytes) -> None:
        with self._lock:
            self._output.write(data)
            self._output.flush()

    def close(self) -> None:
        self._output.close()


def serve(page: Page, output: BinaryIO, config: Path | None = None, min_severity: str = "") -> None:
    """Serves one client over the standard input and `output`."""
    server(page, config, min_severity).run(output)


def server(page: Page, config: Path | None = None, min_severity: str = "") -> AuditServer:
    """A server with all that it answers to."""
    made = AuditServer(page, config, min_severity)
    feature = made.feature

    @feature(types.INITIALIZE)
    def initialize(ls: AuditServer, params: types.InitializeParams) -> None:
        ls.reader.encoding = str(ls.workspace.position_encoding or "utf-16")
        given: Any = params.initialization_options
        wanted = given.get("minSeverity") if isinstance(given, dict) else None
        if wanted in tuple(Severity):
            ls.min_severity = str(wanted)

    @feature(types.INITIALIZED)
    def initialized(ls: AuditServer, params: types.InitializedParams) -> None:
        folder = Path(ls.workspace.root_path or ".")
        threading.Thread(target=_prepare, args=(ls, folder), daemon=True).start()

    @feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(ls: AuditServer, params: types.DidOpenTextDocumentParams) -> None:
        ls.desk.put(params.text_document.uri, params.text_document.version)

    @feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(ls: AuditServer, params: types.DidChangeTextDocumentParams) -> None:
        ls.desk.put(params.text_document.uri, params.text_document.version)

    @feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(ls: AuditServer, params: types.DidSaveTextDocumentParams) -> None:
        if params.text_document.uri.endswith(SETTINGS):
            ls.again()

    @feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def watched(ls: AuditServer, params: types.DidChangeWatchedFilesParams) -> None:
        ls.again()

    @feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(ls: AuditServer, params: types.DidCloseTextDocumentParams) -> None:
        uri = params.text_document.uri
        ls.desk.drop(uri)
        ls.reader.forget(uri)
        ls.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    @feature(types.TEXT_DOCUMENT_HOVER)
    def hovered(ls: AuditServer, params: types.HoverParams) -> types.Hover | None:
        document = ls.document(params.text_document.uri)
        if document is None:
            return None
        reading = ls.reader.read(document)
        marks = _reads_markdown(ls.client_capabilities)
        said = hover(reading, params.position.line, params.position.character, marks)
        if said is None:
            return None
        kind = types.MarkupKind.Markdown if marks else types.MarkupKind.PlainText
        place = ranged(reading.positions.range(said[1])) if said[1] else None
        return types.Hover(types.MarkupContent(kind, said[0]), place)

    @feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions([types.CodeActionKind.QuickFix]))
    def offered(ls: AuditServer, params: types.CodeActionParams) -> list[types.CodeAction]:
        document = ls.document(params.text_document.uri)
        if document is None:
            return []
        reading = ls.reader.read(document)
        creates = _creates_files(ls.client_capabilities)
        return actions(reading, params.range, ls.mildest, params.context.diagnostics, creates=creates)

    @made.command(OPEN_RULE)
    def open_rule(ls: AuditServer, uri: str, rule: str) -> None:
        document = ls.document(uri)
        if document is not None and (found := ls.reader.read(document).rule(rule)) is not None:
            ls.show(found)

    @made.command(OPEN)
    def open_there(ls: AuditServer, uri: str, line: int, character: int) -> None:
        at = types.Position(line, character)
        ls.open(types.ShowDocumentParams(uri, take_focus=True, selection=types.Range(at, at)))

    return made


def _creates_files(client: types.ClientCapabilities) -> bool:
    edit = client.workspace.workspace_edit if client.workspace is not None else None
    kinds = edit.resource_operations if edit is not None and edit.document_changes else None
    return types.ResourceOperationKind.Create in (kinds or ())


def _prepare(ls: AuditServer, folder: Path) -> None:
    """What is wrong with a config is said at the first document that it holds for."""
    try:
        ls.reader.prepare(folder)
    except AuditError:
        return


def _reads_markdown(client: types.ClientCapabilities) -> bool:
    text = client.text_document
    kinds = text.hover.content_format if text is not None and text.hover is not None else None
    return kinds is None or types.MarkupKind.Markdown in kinds
