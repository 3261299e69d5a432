"""compact: a finding a line, path:line:col: severity rule message; for a terminal, grep and the problem matchers of
editors. Files that could not be audited are lines, too."""

from __future__ import annotations

from collections.abc import Sequence

from audit.model.report import Failure
from audit.render import view
from audit.render.base import Item, RenderOptions
from audit.render.escape import plain


def render(reports: Sequence[Item], options: RenderOptions) -> str:
    return "".join(line + "\n" for item in reports for line in _lines(item, options))


def _lines(item: Item, options: RenderOptions) -> list[str]:
    path = plain(view.file(item.path if isinstance(item, Failure) else item.article.path))
    if isinstance(item, Failure):
        return [f"{path}:1:1: error {plain(item.code)} {plain(view.why(item))}"]
    lines = []
    for f in view.faults(item, options.listed):
        at = f.locations[0]
        said = view.said(f) if options.verbose else f.message or f.question
        lines.append(f"{path}:{max(at.line, 1)}:{max(at.column, 1)}: {f.severity} {f.rule} {plain(said)}")
    return lines
