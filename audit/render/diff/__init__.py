"""Comparing two reports: `compare` says what changed, FORMATS writes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from audit.errors import UsageError
from audit.model.diff import Diff
from audit.render.base import RenderOptions
from audit.render.diff.build import compare, compare_runs
from audit.render.diff.html import render as html
from audit.render.diff.json import render as json
from audit.render.diff.markdown import render as markdown
from audit.render.diff.terminal import render as terminal
from audit.render.escape import without_surrogates

__all__ = ["FORMATS", "compare", "compare_runs", "render"]

FORMATS: Mapping[str, Callable[[Diff, RenderOptions], str]] = MappingProxyType(
    {"terminal": terminal, "markdown": markdown, "html": html, "json": json}
)


def render(name: str, diff: Diff, options: RenderOptions | None = None) -> str:
    """The comparison in one format, always valid UTF-8. Raises UsageError when there is no such format."""
    if name not in FORMATS:
        raise UsageError(f"no format {name!r}; the formats are {', '.join(FORMATS)}")
    return without_surrogates(FORMATS[name](diff, options or RenderOptions()))
