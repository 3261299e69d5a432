"""A text in an editor -> its report, with the config that holds for its file."""

from __future__ import annotations

import threading
from pathlib import Path

from audit import config as configs
from audit import load, parse
from audit.accepted import Accepted, accepted
from audit.config import Config
from audit.errors import LoadError
from audit.load.formats import format_of
from audit.lsp.positions import Positions
from audit.model.article import Source
from audit.model.dataclass import dataclass
from audit.model.report import Report
from audit.model.rule import Rule
from audit.pipeline import Auditor

FORMATS = {
    "markdown": "markdown",
    "mdx": "markdown",
    "html": "html",
    "xhtml": "html",
    "plaintext": "text",
    "text": "text",
}
"""What editors call the languages that can be read -> the format. A document of another language is left alone."""


@dataclass(frozen=True, slots=True)
class EditorText:
    """As the editor has it. `path`: of its file, or its name where it has none yet."""

    uri: str
    version: int
    language: str
    path: str
    text: str


@dataclass(frozen=True, slots=True)
class EditorReading:
    """One version of a document that was read. `report` is None where there is nothing to read."""

    document: EditorText
    positions: Positions
    report: Report | None
    config: Config
    auditor: Auditor

    def rule(self, id: str) -> Rule | None:
        """The rule with its page's words; one that a report names is in its pack."""
        genre = self.report.article.genre if self.report else ""
        pack = self.auditor.compiled("" if genre == "unstated" else genre).whole
        return next((r for r in (*pack.rules, *pack.off) if r.id == id), None)


class Reader:
    """Reads documents, one at a time, whichever thread asks. `config`: a file that holds for all documents; without it
    the nearest one of each. `encoding`: what a character counts."""

    def __init__(self, config: Path | None = None) -> None:
        self.config, self.encoding = config, "utf-16"
        self._lock = threading.Lock()
        self._configs: dict[Path, tuple[Config, Accepted]] = {}
        self._auditors: dict[str, Auditor] = {}
        self._left: dict[str, str] = {}
        self._last: dict[str, EditorReading] = {}

    def read(self, document: EditorText) -> EditorReading:
        """What is in a document; the last version that was read is remembered. Raises UsageError, PackError for a
        config or a pack that cannot be used."""
        with self._lock:
            held = self._last.get(document.uri)
            if held is None or held.document != document:
                held = self._last[document.uri] = self._read(document)
            return held

    def prepare(self, folder: Path) -> None:
        """Compiles the rules for documents of a folder, so that the first one need not wait. Raises as `read`."""
        with self._lock:
            self._auditor(*self._config(folder)).prepare()

    def forget(self, uri: str = "") -> None:
        """Forget a document that was closed, or all configs and waivers, one of which may have changed."""
        with self._lock:
            if uri:
                self._last.pop(uri, None)
            else:
                self._configs.clear()
                self._left.clear()
                self._last.clear()

    def _read(self, document: EditorText) -> EditorReading:
        config, held = self._config(Path(document.path).parent)
        auditor = self._auditor(config, held)
        positions = Positions(document.text, self.encoding)
        if config.file and document.path not in self._left:
            self._left[document.path] = load.LeftOut(config.leaves).holds(document.path)
        report = None if self._left.get(document.path) else _report(auditor, document)
        return EditorReading(document, positions, report, config, auditor)

    def _config(self, folder: Path) -> tuple[Config, Accepted]:
        """The config and what it accepts, as they were when a document of the folder was first read."""
        if folder not in self._configs:
            config = configs.load(self.config, start=folder)
            self._configs[folder] = config, accepted(config)
        return self._configs[folder]

    def _auditor(self, config: Config, held: Accepted) -> Auditor:
        """Compiled once for each config; the last few are kept. Waivers may change under it."""
        key = repr(config)
        if key not in self._auditors:
            if len(self._auditors) >= 4:
                self._auditors.clear()
            self._auditors[key] = Auditor(config, profile=False)
        self._auditors[key].accepted = held
        return self._auditors[key]


def _report(auditor: Auditor, document: EditorText) -> Report | None:
    """None where there is nothing to read yet, or too much."""
    try:
        if (source := source_of(document, auditor.config.max_bytes)) is not None:
            return auditor.audit(source)
    except LoadError:
        pass
    return None


def source_of(document: EditorText, max_bytes: int = load.MAX_BYTES) -> Source | None:
    """The document as it would be read from its file; None for a language that cannot be read. Raises LoadError."""
    form = FORMATS.get(document.language)
    if form is None or len(document.text) > max_bytes:
        return None
    if form == "text":  # a page that was saved as text, Markdown that the editor does not know
        form = format_of(document.path, document.text[:1000].encode("utf-8", "replace"), parse.INPUTS).name
    return load.from_text(document.text, document.path, form)
