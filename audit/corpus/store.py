"""The folder of a run: a file a part and table, a note on each part that is done, and the manifest. Whatever is killed
when: a part is there whole, with its note, or it is done again."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO

from audit.corpus.tables import SCHEMA, TABLES
from audit.corpus.work import Done
from audit.errors import UsageError

MANIFEST = "manifest.json"
NOTES = "parts"
LOCK = ".lock"
_TEMPORARY = ".tmp"


class Store:
    """`plan`: what the run stands on; a folder that holds another run is refused. One run at a time has the folder."""

    def __init__(self, folder: Path, plan: Mapping[str, Any]) -> None:
        self.folder = folder
        self.plan = dict(plan)
        self._lock: BinaryIO | None = None

    def __enter__(self) -> Store:
        """Raises UsageError."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._take()
            self._same()
            for name in (*TABLES, NOTES):
                (self.folder / name).mkdir(exist_ok=True)
                for left in (self.folder / name).glob(f"*{_TEMPORARY}"):
                    left.unlink()
            self._manifest(complete=False)
        except OSError as e:
            self._free()
            raise UsageError(f"{self.folder}: cannot be written: {e.strerror}") from None
        except UsageError:
            self._free()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._free()

    def done(self, number: int) -> dict[str, Any] | None:
        """The note on a part that is done and whole."""
        try:
            note: dict[str, Any] = json.loads(self._note(number).read_text("utf-8"))
            whole = all(self._file(name, number).stat().st_size == size for name, size in note["bytes"].items())
        except (OSError, ValueError, KeyError):
            return None
        return note if whole and set(note["bytes"]) == set(TABLES) else None

    def put(self, done: Done) -> None:
        """Raises UsageError."""
        try:
            for name, data in done.tables.items():
                _write(self._file(name, done.number), data)
            note = {
                "audited": done.audited,
                "failed": done.failed,
                "bytes": {name: len(data) for name, data in done.tables.items()},
                "sha256": {name: hashlib.sha256(data).hexdigest() for name, data in done.tables.items()},
            }
            _write(self._note(done.number), _json(note))
        except OSError as e:
            raise UsageError(f"{self.folder}: cannot be written: {e.strerror}; run again to go on") from None

    def close(self, parts: int) -> dict[str, Any]:
        """Writes that the run is complete, and takes away what an earlier run had beyond it. Returns the manifest."""
        notes = []
        for number in range(parts):
            note = self.done(number)
            if note is None:
                raise UsageError(f"{self.folder}: part {number} is not there any more; run again")
            notes.append(note)
        return self._manifest(complete=True, notes=notes)

    def _same(self) -> None:
        path = self.folder / MANIFEST
        if not path.exists():
            if any(p.name != LOCK for p in self.folder.iterdir()):
                raise UsageError(f"{self.folder}: holds other files; name an empty folder")
            return
        try:
            before = json.loads(path.read_text("utf-8"))["plan"]
        except (OSError, ValueError, KeyError, TypeError):
            raise UsageError(f"{path}: is no manifest of ours; name another folder") from None
        if other := [key for key in self.plan if before.get(key) != self.plan[key]]:
            said = f"holds a run with other {' and '.join(other)}; name another folder, or --anew to do it all again"
            raise UsageError(f"{self.folder}: {said}")

    def _manifest(self, *, complete: bool, notes: list[dict[str, Any]] | None = None) -> dict[str, Any]:
        made: dict[str, Any] = {"schema": SCHEMA, "complete": complete, "plan": self.plan}
        if notes is not None:
            made["articles"] = sum(n["audited"] + n["failed"] for n in notes)
            made["failed"] = sum(n["failed"] for n in notes)
            made["parts"] = len(notes)
            sums = hashlib.sha256()
            for note in notes:
                sums.update(json.dumps(note["sha256"], sort_keys=True).encode())
            made["sha256"] = sums.hexdigest()
        _write(self.folder / MANIFEST, _json(made))
        return made

    def _file(self, table: str, number: int) -> Path:
        return self.folder / table / f"part-{number:06d}.parquet"

    def _note(self, number: int) -> Path:
        return self.folder / NOTES / f"{number:06d}.json"

    def _take(self) -> None:
        self._lock = (self.folder / LOCK).open("wb")
        try:
            import fcntl

            fcntl.lockf(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)  # no process that is forked from here has it, too
        except ImportError:
            return  # no such lock on this system
        except OSError:
            raise UsageError(f"{self.folder}: another run has this folder") from None

    def _free(self) -> None:
        if self._lock:
            self._lock.close()
            self._lock = None


def empty(folder: Path) -> None:
    """Takes away a run of ours, and nothing else. Raises UsageError."""
    if not (folder / MANIFEST).is_file():
        return
    try:
        for name in (*TABLES, NOTES):
            shutil.rmtree(folder / name, ignore_errors=True)
        (folder / MANIFEST).unlink()
    except OSError as e:
        raise UsageError(f"{folder}: cannot be emptied: {e.strerror}") from None


def _json(made: Mapping[str, Any]) -> bytes:
    return (json.dumps(made, indent=1, ensure_ascii=False, sort_keys=True) + "\n").encode("utf-8")


def _write(path: Path, data: bytes) -> None:
    """Whole or not at all."""
    temporary = path.with_name(path.name + _TEMPORARY)
    with temporary.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
