"""Which article of the old report is which of the new one."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Callable, Sequence

from audit.model.report import Report

Matched = tuple[Report | None, Report | None, str]


def pair(old: Sequence[Report], new: Sequence[Report]) -> list[Matched]:
    """(before, after, what they were matched by): those of the new report in its order, then those that are gone.

    By the path; where no path is in both (two checkouts of one tree), by the path below the folder that all articles
    of a report share; by the caller's id; by the bytes; and one article on each side is always taken for the same.
    Each step matches what is left, one with one, in order."""
    by: dict[int, tuple[Report, str]] = {}
    left, waiting = list(old), list(new)

    def match(how: str, was: Callable[[Report], str], now: Callable[[Report], str]) -> None:
        nonlocal left, waiting
        found: dict[str, list[Report]] = defaultdict(list)
        for r in reversed(left):
            if was(r):
                found[was(r)].append(r)
        for r in waiting:
            if now(r) and found[now(r)]:
                by[id(r)] = (found[now(r)].pop(), how)
        taken = {id(r) for r, _ in by.values()}
        left, waiting = [r for r in left if id(r) not in taken], [r for r in waiting if id(r) not in by]

    match("path", path, path)
    if not by:
        match("folder", _below(old), _below(new))
    match("id", lambda r: r.article.id, lambda r: r.article.id)
    match("sha256", lambda r: r.article.sha256, lambda r: r.article.sha256)
    if len(old) == len(new) == 1:
        match("only", lambda r: "one", lambda r: "one")
    out: list[Matched] = []
    for r in new:
        before, how = by.get(id(r), (None, ""))
        out.append((before, r, how))
    return [*out, *((r, None, "") for r in left)]


def path(report: Report) -> str:
    """./a.txt and a.txt are one file."""
    return posixpath.normpath(report.article.path)


def _below(reports: Sequence[Report]) -> Callable[[Report], str]:
    """The path of an article below the folder that all of them share."""
    folders = [posixpath.dirname(path(r)).split("/") for r in reports]
    shared = 0
    for parts in zip(*folders, strict=False):
        if len(set(parts)) > 1:
            break
        shared += 1
    prefix = "/".join(folders[0][:shared]) if folders else ""
    return lambda r: path(r)[len(prefix) :].lstrip("/")
