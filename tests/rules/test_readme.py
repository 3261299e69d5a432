"""The page for rule writers names every kind, every field and every filter."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

from audit.check import KINDS
from audit.check.filters import Filters


def test_the_page_lists_every_kind_with_its_fields(root: Path) -> None:
    page = (root / "rules/README.md").read_text("utf-8")
    rows = {row.split("`")[1]: row for row in page.splitlines() if row.startswith("| `")}
    for name, kind in KINDS.items():
        assert name in rows, name
        assert rows[name].endswith(f"| {', '.join(kind.fields)} |"), name


def test_the_page_names_every_filter(root: Path) -> None:
    page = (root / "rules/README.md").read_text("utf-8")
    assert not [f.name for f in fields(Filters) if f"`{f.name}" not in page]
