"""What a worker does, on this machine or another: a part's articles -> the bytes of its tables and cards."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import field, replace

from audit.config import Config
from audit.corpus.parts import CorpusPart, Item
from audit.corpus.tables import parquet
from audit.model.article import Source
from audit.model.dataclass import dataclass
from audit.model.report import Failure, Report
from audit.pipeline import Auditor
from audit.processes import killed
from audit.render import render
from audit.render.frames import FrameCells


@dataclass(frozen=True, slots=True)
class Task:
    """How all parts of a run are audited. `cards`: is a card made of each article?"""

    config: Config
    profile: bool = True
    with_text: bool = True
    cards: bool = False


@dataclass(frozen=True, slots=True)
class Done:
    """A part's tables as Parquet, by name, and how many articles were audited and failed. `cards`: HTML by the number
    of the article, deflated, since they travel between processes; none of an article that failed."""

    number: int
    tables: dict[str, bytes]
    audited: int
    failed: int
    cards: dict[int, bytes] = field(default_factory=dict)


_AUDITORS: dict[str, Auditor] = {}


def work(task: Task, part: CorpusPart) -> Done:
    """The part's tables. Never raises for what an article holds."""
    auditor = auditor_of(task)
    cells = FrameCells()
    failed = 0
    cards = {}
    for n, item in enumerate(part.items, part.first):
        made = audit(auditor, item)
        failed += isinstance(made, Failure)
        cells.add(made, n)
        if task.cards and isinstance(made, Report):
            cards[n] = zlib.compress(render("html", [made]).encode("utf-8"), level=1)
    return Done(part.number, parquet(cells.columns), len(part.items) - failed, failed, cards)


def auditor_of(task: Task) -> Auditor:
    """The compiled rules, once a process."""
    key = repr(task)
    if key not in _AUDITORS:
        _AUDITORS.clear()
        _AUDITORS[key] = Auditor(task.config, profile=task.profile, with_text=task.with_text)
    return _AUDITORS[key]


def audit(auditor: Auditor, item: Item) -> Report | Failure:
    return auditor.audit_source(item.path, item) if isinstance(item, Source) else item


def singly(part: CorpusPart) -> Iterable[CorpusPart]:
    """The part, an article at a time: to find the one that ends the process."""
    for n, item in enumerate(part.items):
        yield CorpusPart(part.number, part.first + n, (item,))


def without(part: CorpusPart, fatal: Iterable[int]) -> CorpusPart:
    """The part with failures in the place of the articles that ended the process; `fatal`: their places in it."""
    items = list(part.items)
    for n in fatal:
        items[n] = killed(items[n].path)
    return replace(part, items=tuple(items))
