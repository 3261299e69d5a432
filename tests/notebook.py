"""docs/tutorials/researcher.ipynb, made of the page of the same name: its words, its Python, what that prints."""

from __future__ import annotations

import json
import re

from pages import OUTPUT, Block, blocks
from support import ROOT

PAGE = ROOT / "docs/tutorials/researcher.md"
NOTEBOOK = PAGE.with_suffix(".ipynb")


def notebook() -> str:
    """The notebook in format 4.5. A file of the reader's is written by a cell; commands stand in cells of words."""
    page = PAGE.read_text("utf-8")
    cells: list[dict[str, object]] = []
    rest = page.splitlines(keepends=True)
    at = 0
    for block in blocks(page):
        lines = block.text.splitlines(keepends=True)
        end = block.line + len(lines) + 1
        if block.language == OUTPUT:
            _words(cells, rest[at : block.line - 1])
            cells[-1]["outputs"] = [{"name": "stdout", "output_type": "stream", "text": lines}]
        elif block.language == "python" or block.title:
            _words(cells, rest[at : block.line - 1])
            _code(cells, lines, block)
        else:
            continue
        at = end
    _words(cells, rest[at:])
    made = {"cells": cells, "metadata": {"language_info": {"name": "python"}}, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(made, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _words(cells: list[dict[str, object]], lines: list[str]) -> None:
    text = "".join(lines).strip("\n")
    text = text.replace("[here it is as a notebook](researcher.ipynb)", "[here it is as a page](researcher.md)")
    if text:
        source = text.splitlines(keepends=True)
        cells.append({"cell_type": "markdown", "id": f"cell-{len(cells)}", "metadata": {}, "source": source})


def _code(cells: list[dict[str, object]], lines: list[str], block: Block) -> None:
    if block.title:
        lines = [
            "from pathlib import Path\n",
            "\n",
            f"Path({block.title!r}).write_text('''\\\n",
            *lines,
            "''', 'utf-8')",
        ]
    source = re.sub(r"\n\Z", "", "".join(lines)).splitlines(keepends=True)
    code = {"cell_type": "code", "execution_count": None, "metadata": {}, "outputs": [], "source": source}
    cells.append({"id": f"cell-{len(cells)}", **code})
