"""A short run of every harness on the same inputs each time, and what longer runs have found."""

from __future__ import annotations

from pathlib import Path

import pytest
from fuzz import team
from fuzz.harnesses import HARNESSES, MOST
from fuzz.inputs import inputs
from hypothesis import HealthCheck, given, seed, settings

SLOW = {"audit": 60, "diff": 60, "editor": 60, "lsp": 30, "pack": 40, "render": 30}
SLOW |= {
    f"{name}-values": 40
    for name in (*team.WRITTEN, "diff", "lsp", "pack", "pack-head", "pack-genres", "pack-list", "render")
}
"""Inputs of those that take long; the others get 200."""
FOUND = Path(__file__).with_name("found")
"""An input a file, in the folder of its harness; none of them may break anything again."""


@pytest.mark.parametrize("name", HARNESSES)
def test_a_few_hundred_inputs_break_nothing(name: str) -> None:
    harness = HARNESSES[name]

    @settings(max_examples=SLOW.get(name, 200), deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @seed(16)
    @given(inputs(harness.seeds(), MOST))
    def once(data: bytes) -> None:
        harness.run(data)

    once()


@pytest.mark.parametrize("name", HARNESSES)
def test_its_seeds_are_good_inputs(name: str) -> None:
    for data in HARNESSES[name].seeds():
        HARNESSES[name].run(data)


@pytest.mark.parametrize("name", [n for n in HARNESSES if n.startswith(("read-", "inside-", "many-"))])
def test_a_reader_begins_with_what_it_can_read(name: str) -> None:
    assert HARNESSES[name].run(HARNESSES[name].seeds()[0])


@pytest.mark.parametrize("path", sorted(FOUND.glob("*/*")), ids=lambda p: f"{p.parent.name}/{p.name}")
def test_what_was_found_stays_mended(path: Path) -> None:
    HARNESSES[path.parent.name].run(path.read_bytes())
