"""gitlab: a Code Quality report, which GitLab shows in a merge request: a list of issues, each with a fingerprint of
its own. The format has no place for counts, so what was waived is simply not in it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from typing import Any

from audit.model.report import Failure
from audit.render import view
from audit.render.base import Item, RenderOptions
from audit.render.escape import plain
from audit.render.json import dumps

LEVELS = {"error": "major", "warning": "minor", "info": "info"}
_BEFORE = re.compile(r"\A(?:\.?/)+")


def render(reports: Sequence[Item], options: RenderOptions) -> str:
    issues = [issue for item in reports for issue in _issues(item, options)]
    return "[" + ",\n ".join(map(dumps, issues)) + "]\n"


def _issues(item: Item, options: RenderOptions) -> Iterator[dict[str, Any]]:
    if isinstance(item, Failure):
        yield _issue(item.path, view.why(item), "not-audited", item.code, "blocker", 1, 1)
        return
    for f in view.faults(item, options.listed):
        at = f.locations[0]
        lines = max(at.line, 1), max(at.end_line, 1)
        yield _issue(item.article.path, view.said(f), f.rule, f.fingerprint, LEVELS[f.severity], *lines)


def _issue(path: str, said: str, rule: str, key: str, severity: str, begin: int, end: int) -> dict[str, Any]:
    """Our fingerprint holds within an article; the service wants one that holds within the report. It refuses a path
    that begins with a slash or a dot and a slash: those are left out."""
    path = plain(view.name(_BEFORE.sub("", path)))
    return {
        "description": plain(said),
        "check_name": rule,
        "fingerprint": hashlib.sha256(f"{path}\n{key}".encode("utf-8", "replace")).hexdigest()[:32],
        "severity": severity,
        "location": {"path": path, "lines": {"begin": begin, "end": end}},
    }
