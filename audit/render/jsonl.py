"""jsonl: one object a line in the order of the input, failures as lines of their own. Written as in `json`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audit.render.base import Item, RenderOptions
from audit.render.json import ON_ONE_LINE, written


def render(reports: Sequence[Item], options: RenderOptions) -> str:
    return "".join(pieces(reports, options))


def pieces(reports: Sequence[Item], options: RenderOptions) -> Iterator[str]:
    """The same piece by piece."""
    del options
    for report in reports:
        yield from written(report, ON_ONE_LINE)
        yield "\n"
