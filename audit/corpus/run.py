"""A run: inputs -> parts -> tables in a folder. What is done is never done again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol

from audit import load
from audit.corpus import parts as cutting
from audit.corpus.parts import CorpusPart, Item, ReadingProgress
from audit.corpus.store import Store
from audit.corpus.tables import SCHEMA
from audit.corpus.work import Done, Task
from audit.errors import UsageError
from audit.many import LateAuditor, generation
from audit.model.dataclass import dataclass
from audit.version import __version__

LISTED = 1000
"""Files that the manifest names one by one."""
_CHUNK = 1 << 20


class Engine(Protocol):
    def run(self, parts: Iterable[CorpusPart]) -> Iterator[Done]: ...


@dataclass(slots=True)
class Counts:
    """Articles so far; `kept`: of them, those that an earlier run has done."""

    articles: int = 0
    failed: int = 0
    kept: int = 0


@dataclass(frozen=True, slots=True)
class Corpus:
    """What is read: files in order, and what could not be found."""

    files: Sequence[str]
    missing: Sequence[Item] = ()

    def sizes(self) -> list[int]:
        return [_size(path) for path in self.files]


def plan(task: Task, corpus: Corpus) -> dict[str, Any]:
    """What the tables follow from: the same plan gives the same bytes. Raises UsageError."""
    if "-" in corpus.files:
        raise UsageError("a corpus is read again when a run goes on; save what standard input gives and name that file")
    made = LateAuditor(task.config, profile=task.profile, with_text=task.with_text)
    return {
        "version": __version__,
        "rules": generation(task.config, made),
        "config": task.config.sha256,
        "columns": repr(task.config.columns),
        "text": task.with_text,
        "cards": task.cards,
        "inputs": _inputs(corpus),
        "part": [cutting.ARTICLES, cutting.SIZE],
        "tables": SCHEMA,
    }


def run(
    task: Task,
    corpus: Corpus,
    store: Store,
    engine: Engine,
    step: Callable[[Counts, ReadingProgress], None],
    tell: Callable[[str], None],
    most: int = cutting.ARTICLES,
) -> tuple[Counts, dict[str, Any]]:
    """Does what is left to do. `step` is told how far it is. `most`: articles a part.

    Returns the counts and the manifest."""
    counts = Counts()
    progress = ReadingProgress(corpus.sizes())
    number = 0

    def left() -> Iterator[CorpusPart]:
        nonlocal number
        items = _all(task, corpus, tell, progress)
        for part in cutting.parts(items, most):
            number = part.number + 1
            if (note := store.done(part.number)) is not None:
                counts.articles += len(part.items)
                counts.kept += len(part.items)
                counts.failed += note["failed"]
                step(counts, progress)
            else:
                yield part

    for done in engine.run(left()):
        store.put(done)
        counts.articles += done.audited + done.failed
        counts.failed += done.failed
        step(counts, progress)
    return counts, store.close(number)


def _all(task: Task, corpus: Corpus, tell: Callable[[str], None], progress: ReadingProgress) -> Iterator[Item]:
    yield from corpus.missing
    yield from cutting.articles(corpus.files, task.config, tell, progress)


def _inputs(corpus: Corpus) -> dict[str, Any]:
    """Names, bytes and hashes of what is read, in order: of each file where there are few, and of all."""
    whole = hashlib.sha256()
    listed = [{"path": item.path, "sha256": "missing"} for item in corpus.missing]
    sizes = corpus.sizes()
    for path, size in zip(corpus.files, sizes, strict=True):
        listed.append({"path": load.shown(path), "sha256": _hash(path), "bytes": str(size)})
    for row in listed:
        whole.update(f"{row['path']}\0{row['sha256']}\n".encode("utf-8", "surrogateescape"))
    made: dict[str, Any] = {"files": len(listed), "bytes": sum(sizes), "sha256": whole.hexdigest()}
    return made | ({"listed": listed} if len(listed) <= LISTED else {})


def _hash(path: str) -> str:
    made = hashlib.sha256()
    try:
        if not Path(path).is_file():
            return "no file"
        with Path(path).open("rb") as file:
            while chunk := file.read(_CHUNK):
                made.update(chunk)
    except OSError:
        return "unreadable"
    return made.hexdigest()


def _size(path: str) -> int:
    try:
        return Path(path).stat().st_size
    except (OSError, ValueError):
        return 0
