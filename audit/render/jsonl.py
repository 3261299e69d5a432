"""jsonl: one object a line in the order of the input, failures as lines of their own. Written as in `json`."""

from __future__ import annotations

from collections.abc import Sequence

from audit.render.base import Item, RenderOptions
from audit.render.json import row


def render(reports: Sequence[Item], options: RenderOptions) -> str:
    del options
    return "".join(row(r) + "\n" for r in reports)
