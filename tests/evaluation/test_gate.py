"""No change makes the figures of the evaluation worse than those that are committed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from evaluation.measure import FEWER, figures, here

SLACK, SLACK_OF_NOISE = 0.01, 0.3
COMMITTED = json.loads((Path(__file__).parent / "figures.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def now() -> dict[str, dict[str, float]]:
    if not here():
        pytest.skip("the labelled articles are not on this machine (../shared)")
    return figures()


@pytest.mark.parametrize(("group", "name"), [(g, n) for g, row in COMMITTED.items() for n in row])
def test_no_figure_gets_worse(now: dict[str, dict[str, float]], group: str, name: str) -> None:
    have, kept = now[group][name], COMMITTED[group][name]
    assert have <= kept + SLACK_OF_NOISE if name in FEWER else have >= kept - SLACK, "see tests/evaluation/measure.py"


def test_errors_hold_no_text() -> None:
    """The error analysis may name articles, offsets and classes only."""
    kept = json.loads((Path(__file__).parent / "errors.json").read_text("utf-8"))
    assert sum(kept["counts"].values()) == sum(len(v) for v in kept["errors"].values())
    for rows in kept["errors"].values():
        assert all(isinstance(x, int) for row in rows for x in row)
