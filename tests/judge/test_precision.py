"""What judged hits amount to: a share, its interval, and what a reader is told."""

from __future__ import annotations

import pytest

from audit.model.precision import Judged, wilson
from audit.model.report import PrecisionRow
from audit.render import view


@pytest.mark.parametrize(
    ("right", "judged", "low", "high"),
    [(36, 40, 0.769, 0.960), (0, 10, 0.0, 0.278), (10, 10, 0.722, 1.0), (1, 2, 0.095, 0.905)],
)
def test_the_interval_is_wilsons(right: int, judged: int, low: float, high: float) -> None:
    assert [round(x, 3) for x in wilson(right, judged)] == [low, high]


def test_of_nothing_nothing_is_known() -> None:
    assert wilson(0, 0) == (0.0, 1.0)
    assert Judged(0, 0).value == 0.0


@pytest.mark.parametrize("judged", [1, 5, 29, 30, 200])
def test_the_interval_holds_the_share_and_narrows(judged: int) -> None:
    for right in range(judged + 1):
        low, high = wilson(right, judged)
        assert 0 <= low <= right / judged <= high <= 1
        more = wilson(10 * right, 10 * judged)
        assert more[1] - more[0] < high - low


def test_thirty_are_enough() -> None:
    assert not Judged(29, 29).enough
    assert Judged(20, 30).enough


def test_in_words() -> None:
    low, high = wilson(36, 40)
    row = PrecisionRow(0.9, low, high, 40)
    assert view.precision(row) == "right in 36 of 40 judged hits (95% 77 to 96)"
    assert view.precision(None) == "not yet calibrated"
    own = PrecisionRow(0.9, low, high, 40, changed=True, own=True)
    assert view.precision(own).endswith(", by your own readers, measured before its last change")
