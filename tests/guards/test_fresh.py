"""What is made from the code and from seeds/ is committed as it would be made now."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest
from regenerate import made


@pytest.fixture(scope="module")
def fresh(root: Path) -> Mapping[str, str]:
    before = Path.cwd()
    os.chdir(root)
    try:
        return made()
    finally:
        os.chdir(before)


def test_every_generated_file_is_fresh(fresh: Mapping[str, str], root: Path) -> None:
    stale = [
        name for name, text in fresh.items()
        if not (root / name).is_file() or (root / name).read_bytes().decode("utf-8") != text
    ]  # fmt: skip
    assert not stale, f"run `make samples` and read the diff: {stale}"


def test_no_sample_or_schema_is_left_over(fresh: Mapping[str, str], root: Path) -> None:
    pictures = {".png"}  # made by hand from the pages, for the README
    for folder in ("reports/samples", "reports/schema"):
        here = {p.relative_to(root).as_posix() for p in (root / folder).rglob("*") if p.suffix not in pictures}
        assert here == {name for name in fresh if name.startswith(folder)}
