"""What the numbers of a card are worth stays as it was, and as it must be (cards.py)."""

from __future__ import annotations

import json
from typing import Any

import pytest
from evaluation import cards

MOST_SHARED = 15.0  # percent of the cards; Transparency is a few checks by nature
SLACK = 0.03
KEPT = json.loads((cards.HERE / "cards.json").read_text("utf-8"))
CORRELATION = "Sources and named sources by readers, rank correlation"


@pytest.fixture(scope="module")
def now() -> dict[str, Any]:
    if not all(path.is_file() for path in (cards.RECOVERY, cards.SEED, *cards.GOLD.values())):
        pytest.skip("the labelled articles are not on this machine (../shared)")
    return cards.figures()


def test_no_value_is_shared_by_many_cards(now: dict[str, Any]) -> None:
    shared = now["cards on recovery that share one value, %"]
    assert {d: share for d, share in shared.items() if share >= MOST_SHARED and d != "transparency"} == {}


@pytest.mark.parametrize("name", sorted(cards.GOLD))
def test_sources_goes_with_the_named_sources_that_readers_see(now: dict[str, Any], name: str) -> None:
    assert now[name][CORRELATION] >= KEPT[name][CORRELATION] - SLACK
    assert now[name]["of these in the lowest fifth"] == now[name]["without a named source by readers"]


def test_the_seed_is_in_the_lowest_fifth_of_all_that_is_compared(now: dict[str, Any]) -> None:
    seed = now["seed"]
    assert seed["transparency"] is None
    assert all(seed[d] <= cards.FIFTH for d in ("sources", "certainty", "language", "presentation"))
    assert seed["attribution place"] <= cards.FIFTH
