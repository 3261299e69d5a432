"""The folder of a run: a file a part and table, a note on each part that is done, and the manifest. Whatever is killed
when: a part is there whole, with its note, or it is done again."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import zlib
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO

from audit.corpus.tables import SCHEMA, TABLES
from audit.corpus.work import Done
from audit.errors import UsageError

MANIFEST = "manifest.json"
NOTES = "parts"
CARDS = "cards"
REPORT = "report.html"
GRAPH, GRAPH_FILES = "graph", ("graph.json", "graph.graphml", "index.html")
LOCK = ".lock"
_TEMPORARY = ".tmp"


class Store:
    """`plan`: what the run stands on; a folder that holds another run is refused. One run at a time has the folder.

    A part's cards are a folder, which is made beside its place and then takes it, as a table's file is."""

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
            self._manifest(complete=False)  # first, so that whatever is left of the run is known as its
            for name in (*TABLES, NOTES, *([CARDS] if self.plan.get(CARDS) else [])):
                (self.folder / name).mkdir(exist_ok=True)
                for left in (self.folder / name).glob(f"*{_TEMPORARY}"):
                    shutil.rmtree(left) if left.is_dir() else left.unlink()
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
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return None
        return note if whole and set(note["bytes"]) == set(TABLES) and self._has_cards(number, note) else None

    def put(self, done: Done) -> None:
        """Raises UsageError."""
        try:
            for name, data in done.tables.items():
                _write(self._file(name, done.number), data)
            note: dict[str, Any] = {
                "audited": done.audited,
                "failed": done.failed,
                "bytes": {name: len(data) for name, data in done.tables.items()},
                "sha256": {name: hashlib.sha256(data).hexdigest() for name, data in done.tables.items()},
            }
            if self.plan.get(CARDS):
                note[CARDS], note["sha256"][CARDS] = self._put_cards(done)
            _write(self._note(done.number), _json(note))
        except OSError as e:
            raise UsageError(f"{self.folder}: cannot be written: {e.strerror}; run again to go on") from None

    def _put_cards(self, done: Done) -> tuple[dict[str, int], str]:
        """Bytes of each card by its name, and a hash of all. What a power failure cuts off is seen by its size."""
        folder = cards(self.folder, done.number)
        temporary = folder.with_name(folder.name + _TEMPORARY)
        shutil.rmtree(temporary, ignore_errors=True)
        temporary.mkdir(parents=True)
        sizes, whole = {}, hashlib.sha256()
        for number, packed in sorted(done.cards.items()):
            data = zlib.decompress(packed)
            (temporary / card(number)).write_bytes(data)
            sizes[card(number)] = len(data)
            whole.update(hashlib.sha256(data).digest())
        shutil.rmtree(folder, ignore_errors=True)
        temporary.replace(folder)
        return sizes, whole.hexdigest()

    def _has_cards(self, number: int, note: Mapping[str, Any]) -> bool:
        if not self.plan.get(CARDS):
            return True
        folder = cards(self.folder, number)
        try:
            with os.scandir(folder) as found:
                return {entry.name: entry.stat().st_size for entry in found} == note.get(CARDS)
        except OSError:
            return False

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
            ours = (LOCK, REPORT, GRAPH, MANIFEST + _TEMPORARY)  # the last where the disk was full, or the run killed
            if any(p.name not in ours for p in self.folder.iterdir()):
                raise UsageError(f"{self.folder}: holds other files; name an empty folder")
            return
        try:
            before = dict(json.loads(path.read_text("utf-8"))["plan"])
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
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


def card(number: int) -> str:
    """The file of an article's card. `number`: the article's place in the corpus."""
    return f"{number:06d}.html"


def cards(folder: Path, part: int) -> Path:
    """The folder of a part's cards."""
    return folder / CARDS / f"part-{part:06d}"


def empty(folder: Path) -> None:
    """Takes away a run of ours, and nothing else. Raises UsageError."""
    if not (folder / MANIFEST).is_file():
        return
    try:
        for name in (*TABLES, NOTES, CARDS):
            shutil.rmtree(folder / name, ignore_errors=True)
        for name in (REPORT, *(f"{GRAPH}/{file}" for file in GRAPH_FILES)):
            (folder / name).unlink(missing_ok=True)
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
