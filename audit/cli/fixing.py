"""--fix and --diff: mends put into the files, or shown as they would be."""

from __future__ import annotations

import contextlib
import difflib
import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import field
from pathlib import Path

from audit import load
from audit.errors import UsageError
from audit.many import LateAuditor
from audit.mend import edited
from audit.model.dataclass import dataclass
from audit.model.report import FixRow, Report
from audit.render import view

ROUNDS = 10
"""How often a file is mended again, since one mend may stand beside another."""

_BOM = "\ufeff"


@dataclass(slots=True)
class Fixing:
    """What --fix or --diff did. `unsafe`: mends that may change what an article says are made, too. `write`: files are
    changed, not only shown; `show` is given the difference."""

    unsafe: bool
    write: bool
    show: Callable[[str], None]
    made: int = 0
    left: int = 0
    apart: int = 0
    """Articles with mends that are no file of their own: rows of a table, items of a feed."""
    files: list[str] = field(default_factory=list)

    def mend(self, auditor: LateAuditor, report: Report) -> Report:
        """Mends the file of a report, and gives the report of what it then is. Raises UsageError when it cannot be
        written."""
        path = report.article.path
        if path == "-" or not self._wanted(report):
            self.left += len(live_fixes(report, safe=False))
            return report
        if _part_of_file(path):
            self.apart += 1
            return report
        data = _bytes(path, report.article.sha256)
        text = _text(data)
        if text is None:
            return report
        now, count, made = text, 0, report
        for _ in range(ROUNDS):
            bare = now.removeprefix(_BOM)
            after, n = edited(bare, self._wanted(made))
            if not n:
                break
            now = now[: len(now) - len(bare)] + after
            again = auditor.made.audit_bytes(path, now.encode("utf-8"))
            if not isinstance(again, Report):
                now = now[: len(now) - len(after)] + bare  # nothing of it would be left
                break
            made, count = again, count + n
        if not count:
            return report
        self.made += count
        self.files.append(path)
        self.left += len(live_fixes(made, safe=False))
        if self.write:
            _replace(path, data, now.encode("utf-8"))
            return made
        self.show(difference(path, text, now))
        return report

    def _wanted(self, report: Report) -> list[FixRow]:
        return live_fixes(report, safe=True) + (live_fixes(report, safe=False) if self.unsafe else [])

    def said(self) -> str:
        """What was done, in a line; empty where there was nothing to do."""
        told = []
        if self.made:
            done = "mended" if self.write else "would mend"
            told.append(f"{done} {view.plural(self.made, 'place')} in {view.plural(len(self.files), 'file')}")
        if self.left and not self.unsafe:
            told.append(f"{self.left:,} more with --unsafe-fixes")
        if self.apart:
            told.append(f"{view.plural(self.apart, 'article')} not mended: part of a file that holds many")
        return "; ".join(told)


def live_fixes(report: Report, *, safe: bool) -> list[FixRow]:
    """The mends of the findings that count, each once."""
    return list(dict.fromkeys(f.fix for f in report.findings if f.fix and f.fix.safe is safe and _counts(f)))


def _counts(f: object) -> bool:
    return not getattr(f, "waived", None) and not getattr(f, "known", None)


def _part_of_file(path: str) -> bool:
    """Whether this is an article of a file that holds many (news.csv#12), whose places are not those of the file."""
    whole, sep, _ = path.rpartition("#")
    return bool(sep) and load.many(whole) and Path(whole).is_file()


def difference(path: str, old: str, new: str) -> str:
    """As `diff -u` writes it, for `git apply -p0` or `patch`."""
    path = os.path.normpath(path)
    lines = difflib.unified_diff(
        old.splitlines(keepends=True), new.splitlines(keepends=True), path, path, lineterm="\n"
    )
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _bytes(path: str, sha256: str) -> bytes:
    try:
        data = Path(path).read_bytes()
    except OSError as e:
        raise UsageError(f"{path}: cannot be read: {e.strerror}") from None
    if hashlib.sha256(data).hexdigest() != sha256:
        raise UsageError(f"{path}: changed while it was read; nothing was mended, run it again")
    return data


def _text(data: bytes) -> str | None:
    """The text, its byte order mark kept; None where it is not plain UTF-8, whose bytes would not come back alike."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _replace(path: str, old: bytes, new: bytes) -> None:
    """Writes the file whole or not at all, and only when it still is what was read. A link stays a link, and the file
    keeps its mode. Raises UsageError."""
    target = Path(path).resolve()
    name = ""
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:40]}.", suffix=".tmp")
        with os.fdopen(handle, "wb") as file:
            file.write(new)
            file.flush()
            os.fsync(file.fileno())
        shutil.copymode(target, name)
        if target.read_bytes() != old:
            raise UsageError(f"{path}: changed while it was read; nothing was mended, run it again")
        Path(name).replace(target)
        name = ""
    except OSError as e:
        raise UsageError(f"{path}: cannot be written: {e.strerror}") from None
    finally:
        if name:
            with contextlib.suppress(OSError):
                Path(name).unlink()
