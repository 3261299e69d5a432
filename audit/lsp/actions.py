"""What an editor offers at a finding. OFFERS is the table: a function a kind of offer, each of which may have nothing.

An offer is an edit of the document, or a command of the server where more has to be done."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import timedelta
from pathlib import Path

from lsprotocol import types

from audit.accept import FAMILY
from audit.accepted import today, within
from audit.config import allowing, relative
from audit.errors import UsageError
from audit.lsp.diagnostics import ranged
from audit.lsp.positions import Positions
from audit.lsp.reader import EditorReading
from audit.model.report import FindingRow
from audit.render import view

OPEN_RULE, OPEN = "audit.openRule", "audit.open"
COMMENTED = ("markdown", "html", "xhtml")
"""Languages in which a comment is no part of the text."""
HOLDS = timedelta(days=90)
"""For how long a waiver is proposed to hold, where the config demands a last day."""
TERM = 3
"""Words of a term that may be allowed; more are no term."""
Offer = Callable[[EditorReading, FindingRow], Iterator[types.CodeAction]]


def actions(
    reading: EditorReading,
    wanted: types.Range,
    mildest: int,
    given: Sequence[types.Diagnostic],
    *,
    creates: bool = False,
) -> list[types.CodeAction]:
    """What can be done about the findings that the range touches. `given`: the diagnostics that the editor has there;
    `creates`: it can create a file."""
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
                    if action.edit is not None and action.edit.document_changes and not creates:
                        continue
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
    if reading.rule(f.rule) is None:  # what is said of a waiver is of no rule
        return
    title = f"Open the page of {f.rule}"
    command = types.Command(title=title, command=OPEN_RULE, arguments=[reading.document.uri, f.rule])
    yield types.CodeAction(title=title, kind=types.CodeActionKind.QuickFix, command=command)


def waive_here(reading: EditorReading, f: FindingRow) -> Iterator[types.CodeAction]:
    """A comment behind the line, where the config allows them. The reason is left to the writer: without one it waives
    nothing, and a finding says so."""
    at, document = f.locations[0], reading.document
    if not reading.config.waivers.inline or document.language not in COMMENTED or f.absent or f.family == FAMILY:
        return
    if in_front_matter(reading, at.line):  # a comment would be a part of it
        return
    line = at.end_line - 1
    end = types.Position(line, reading.positions.units(reading.positions.line(line)))
    edit = types.TextEdit(types.Range(end, end), f" <!-- audit: allow {f.rule}:  -->")
    yield types.CodeAction(
        title=f"Waive {f.rule} in this line (write the reason)",
        kind=types.CodeActionKind.QuickFix,
        edit=types.WorkspaceEdit(changes={document.uri: [edit]}),
    )


def waive_beside(reading: EditorReading, f: FindingRow) -> Iterator[types.CodeAction]:
    """A row in the file of waivers, whose reason is left to the writer: the file is no good until it is written."""
    config = reading.config
    if not config.root or f.family == FAMILY:
        return
    try:
        path = within(config, config.waivers.file, "waivers", "file")
        text = path.read_text("utf-8") if path.is_file() else ""
    except (UsageError, OSError, UnicodeDecodeError):
        return
    lines = ["[[waiver]]", f"# {f.rule}", f"path = {_quoted(relative(reading.document.path, config.root))}"]
    lines += [f'fingerprint = "{f.fingerprint}"', 'reason = ""']
    lines += ['owner = ""'] * ("owner" in config.waivers.require)
    lines += [f"expires = {(today() + HOLDS).isoformat()}"] * ("expires" in config.waivers.require)
    gap = "" if not text else "\n" if text.endswith("\n") else "\n\n"
    rows = text.count("\n")
    end = types.Position(rows, len(text.rpartition("\n")[2]))
    uri = path.absolute().as_uri()
    insert = types.TextEdit(types.Range(end, end), gap + "\n".join(lines) + "\n")
    document = types.OptionalVersionedTextDocumentIdentifier(uri=uri)
    create = types.CreateFile(uri=uri, options=types.CreateFileOptions(ignore_if_exists=True))
    title = f"Waive {f.rule} in {path.name} (write the reason)"
    reason = rows + gap.count("\n") + lines.index('reason = ""')
    yield types.CodeAction(
        title=title,
        kind=types.CodeActionKind.QuickFix,
        edit=types.WorkspaceEdit(document_changes=[create, types.TextDocumentEdit(document, [insert])]),
        command=types.Command(title=title, command=OPEN, arguments=[uri, reason, len('reason = "')]),
    )


def allow_word(reading: EditorReading, f: FindingRow) -> Iterator[types.CodeAction]:
    """The words found as words that may stand, in the config: a name, a term of the house."""
    config = reading.config
    words = " ".join((f.excerpt or "").split())
    if f.absent or f.family == FAMILY or not config.file or not 0 < len(words.split()) <= TERM:
        return
    path = Path(config.file)
    try:
        lines = path.read_text("utf-8").split("\n")
        line, column, text = allowing(path, words)
    except (OSError, UnicodeDecodeError):
        return
    at = types.Position(line, Positions("\n".join(lines), reading.positions.encoding).units(lines[line][:column]))
    uri = path.absolute().as_uri()
    title = f"Allow “{words}” ({path.name}, [words])"
    yield types.CodeAction(
        title=title,
        kind=types.CodeActionKind.QuickFix,
        edit=types.WorkspaceEdit(changes={uri: [types.TextEdit(types.Range(at, at), text)]}),
    )


def in_front_matter(reading: EditorReading, line: int) -> bool:
    """Does a line (from 1) stand between the marks that a file may begin with?"""
    lines = [reading.positions.line(n).strip() for n in range(line)]
    return bool(lines) and lines[0] in ("---", "+++") and lines[0] not in lines[1:]


def _quoted(text: str) -> str:
    """A basic string of TOML: JSON's escapes are among its own, but for what JSON leaves as it is."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


OFFERS: tuple[Offer, ...] = (safe_fix, allow_word, waive_here, waive_beside, open_rule)
