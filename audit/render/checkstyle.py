"""checkstyle: XML that Jenkins and many review tools read. A file an element, a finding an `error` in it."""

from __future__ import annotations

from collections.abc import Sequence

from audit.model.report import Failure
from audit.render import view
from audit.render.base import Item, RenderOptions
from audit.render.escape import xml

VERSION = "4.3"


def render(reports: Sequence[Item], options: RenderOptions) -> str:
    lines = ['<?xml version="1.0" encoding="utf-8"?>', f'<checkstyle version="{VERSION}">']
    for item in reports:
        path = item.path if isinstance(item, Failure) else item.article.path
        lines += [f'<file name="{xml(view.file(path))}">', *_errors(item, options), "</file>"]
    return "\n".join([*lines, "</checkstyle>"]) + "\n"


def _errors(item: Item, options: RenderOptions) -> list[str]:
    if isinstance(item, Failure):
        return [_error(1, 1, "error", view.why(item), f"not-audited.{item.code}")]
    out = [
        _error(max(f.locations[0].line, 1), f.locations[0].column, f.severity, view.said(f), f.rule)
        for f in view.faults(item, options.listed)
    ]
    accepted = view.aside(view.accepted(item))
    return [*out, f"<!-- {', '.join(accepted)} -->"] if accepted else out


def _error(line: int, column: int, severity: str, said: str, rule: str) -> str:
    """A rule that is asked for by name stands in `source`, which the format splits at full stops."""
    place = f'line="{line}" column="{max(column, 1)}"'
    return f'<error {place} severity="{severity}" message="{xml(said)}" source="audit.{xml(rule)}"/>'
