"""An editor for the tests: a real client of the protocol that starts `audit lsp` and talks to it over stdio."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import attrs
from lsprotocol import types
from lsprotocol.converters import get_converter
from pygls.lsp.client import LanguageClient
from support import ROOT

CONVERTER = get_converter()
COMMAND = (sys.executable, "-m", "audit", "lsp")
LIMIT = 90.0  # seconds; only stops a test that hangs


@attrs.define
class RawResponse:
    """An answer whose result is left as it came."""

    id: int | str
    jsonrpc: str
    result: Any


class Editor:
    """Opens and edits documents and keeps what it is told of them."""

    def __init__(self, client: LanguageClient) -> None:
        self.client = client
        self.published: list[types.PublishDiagnosticsParams] = []
        self.at: list[float] = []
        self.messages: list[types.ShowMessageParams] = []
        self.shown: list[types.ShowDocumentParams] = []
        self._news = asyncio.Condition()
        # The library takes a code action with a command for a bare command: so it is read here.
        known = client.protocol.get_result_type
        client.protocol.get_result_type = (  # type: ignore[method-assign]
            lambda method: RawResponse if method == "textDocument/codeAction" else known(method)
        )

        @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        async def published(params: types.PublishDiagnosticsParams) -> None:
            async with self._news:
                self.published.append(params)
                self.at.append(time.perf_counter())
                self._news.notify_all()

        @client.feature(types.WINDOW_SHOW_MESSAGE)
        async def message(params: types.ShowMessageParams) -> None:
            async with self._news:
                self.messages.append(params)
                self._news.notify_all()

        @client.feature(types.WINDOW_SHOW_DOCUMENT)
        async def show(params: types.ShowDocumentParams) -> types.ShowDocumentResult:
            async with self._news:
                self.shown.append(params)
                self._news.notify_all()
            return types.ShowDocumentResult(success=True)

    def open(self, path: Path, text: str, language: str = "markdown", version: int = 1) -> str:
        uri = path.as_uri()
        item = types.TextDocumentItem(uri, language, version, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return uri

    def edit(self, uri: str, version: int, text: str) -> None:
        """As editors do when a server asks for whole texts."""
        change = types.TextDocumentContentChangeWholeDocument(text)
        document = types.VersionedTextDocumentIdentifier(version, uri)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))

    @contextmanager
    def unheard(self) -> Iterator[None]:
        """What is sent meanwhile the server hears at once, however busy the machine is: it stands still till then. No
        more than a pipe holds."""
        server = self.client._server
        assert server is not None
        os.kill(server.pid, signal.SIGSTOP)
        try:
            yield
        finally:
            os.kill(server.pid, signal.SIGCONT)

    async def until(self, true: Callable[[], Any]) -> None:
        async with self._news:
            await asyncio.wait_for(self._news.wait_for(lambda: bool(true())), LIMIT)

    async def told(self, uri: str, version: int | None = 1) -> list[types.Diagnostic]:
        """The diagnostics of a version, when they come."""
        matching = lambda: [p for p in self.published if p.uri == uri and p.version == version]  # noqa: E731
        await self.until(matching)
        return list(matching()[-1].diagnostics)

    async def hover(self, uri: str, line: int, character: int) -> types.Hover | None:
        at = types.HoverParams(types.TextDocumentIdentifier(uri), types.Position(line, character))
        return await asyncio.wait_for(self.client.text_document_hover_async(at), LIMIT)

    async def actions(self, uri: str, at: types.Range, given: list[types.Diagnostic]) -> list[types.CodeAction]:
        params = types.CodeActionParams(types.TextDocumentIdentifier(uri), at, types.CodeActionContext(given))
        raw = await asyncio.wait_for(self.client.protocol.send_request_async("textDocument/codeAction", params), LIMIT)
        return [CONVERTER.structure(a, types.CodeAction) for a in raw or ()]


def session(
    use: Callable[[Editor], Awaitable[None]],
    folder: Path,
    *,
    command: tuple[str, ...] = COMMAND,
    capabilities: types.ClientCapabilities | None = None,
    options: dict[str, Any] | None = None,
) -> int:
    """Starts the server in a folder, says hello, lets `use` work, says goodbye. Returns its exit code."""

    async def run() -> int:
        client = LanguageClient("editor", "1")
        editor = Editor(client)
        env = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "tests")))}
        await client.start_io(*command, cwd=folder, env=env)
        params = types.InitializeParams(
            capabilities or types.ClientCapabilities(),
            process_id=os.getpid(),
            root_uri=folder.as_uri(),
            initialization_options=options,
        )
        await asyncio.wait_for(client.initialize_async(params), LIMIT)
        client.initialized(types.InitializedParams())
        try:
            await use(editor)
        finally:
            await asyncio.wait_for(client.shutdown_async(None), LIMIT)
            client.exit(None)
            server = client._server
            assert server is not None
            code = await asyncio.wait_for(server.wait(), LIMIT)
            await client.stop()
        return code

    with ThreadPoolExecutor(1) as thread:  # a browser of other tests may have a loop running in this one
        return thread.submit(lambda: asyncio.run(run())).result()
