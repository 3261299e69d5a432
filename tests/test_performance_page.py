"""docs/performance.md has the rows that `make bench` measures. No figure is looked at: they are another machine's."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from support import ROOT


@pytest.fixture(scope="module")
def performance():
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(ROOT / "tests" / "benchmarks"))
        import performance

        yield performance
    for name in ("performance", "growing", "peers", "timing"):
        sys.modules.pop(name, None)


def tables(text: str) -> dict[str, list[str]]:
    """Title of a section -> the first cells of its table."""
    sections = re.split(r"^## ", text, flags=re.MULTILINE)[1:]
    rows = {s.split("\n", 1)[0]: re.findall(r"^\| (.+?) \| .+ \|$", s, re.MULTILINE) for s in sections}
    return {title: [row for row in found if row.strip()] for title, found in rows.items()}


def test_the_page_has_the_rows_that_are_measured(performance, root: Path) -> None:
    there = tables((root / "docs" / "performance.md").read_text("utf-8"))
    assert there == {table.title: list(table.rows) for table in performance.TABLES}


def test_a_figure_and_what_stands_for_one_are_shown(performance) -> None:
    table = performance.TABLES[0]
    figures = dict.fromkeys(table.rows, 0.5) | {performance.WRITE_GOOD: "not here (no npm)"}
    text = performance.page({table.title: figures}, "This run: none.")
    assert "| write-good | not here (no npm) |" in text and f"| {performance.WHOLE} | 0.50 |" in text
    assert tables(text).keys() == {t.title for t in performance.TABLES}
    assert performance.NOT_YET in text, "the other tables"


def test_articles_that_are_made_differ_and_are_the_same_each_time(performance) -> None:
    texts = performance.made(5, 8)
    assert len(set(texts)) == 5 and texts == performance.made(5, 8)


def test_a_stage_is_measured_beside_the_yardstick(performance) -> None:
    rows = performance.editing(performance.made(1, 6))
    assert set(rows) == {performance.EDIT} and rows[performance.EDIT] > 0
