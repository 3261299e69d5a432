"""What is made from the code and from seeds/ is committed as it would be made now."""

from __future__ import annotations

import os
import struct
from collections.abc import Mapping
from pathlib import Path

import pytest
from regenerate import left_over, made
from support import seeds


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
    assert left_over(fresh) == []


def test_each_seed_has_its_page_its_data_and_its_results(fresh: Mapping[str, str]) -> None:
    for seed in seeds():
        for suffix in (".html", ".json", ".sarif"):
            assert f"reports/samples/{seed.name}{suffix}" in fresh


def test_the_picture_of_the_readme_is_one(root: Path) -> None:
    """It is made by `make screenshot` and not compared: pixels depend on the fonts of a machine."""
    if "reports/samples/card.png" not in (root / "README.md").read_text("utf-8"):
        return
    data = (root / "reports/samples/card.png").read_bytes()
    width, height = struct.unpack(">II", data[16:24])
    assert data.startswith(b"\x89PNG") and width >= 1000 and height >= 600 and len(data) < 700_000
