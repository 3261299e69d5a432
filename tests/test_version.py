"""Which versions a config or pack may ask for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.model.version import accepts

NUMBERS = st.lists(st.integers(0, 99), min_size=1, max_size=4)


@pytest.mark.parametrize(
    ("wanted", "version", "met"),
    [
        (">=0.1", "0.1.0", True),
        (">=0.2", "0.1.9", False),
        (">=0.10", "0.9", False),
        ("==0.1", "0.1.0", True),
        ("==0.1.1", "0.1.0", False),
        ("<0.2", "0.1.9", True),
        ("<0.1", "0.1.0", False),
        (">=0.1, <0.3", "0.2.5", True),
        (">= 0.1 ,<0.2", "0.2", False),
        (">=0.2", "0.2.0.dev3", True),
    ],
)
def test_requirements(wanted: str, version: str, met: bool) -> None:
    assert accepts(wanted, version) is met


@pytest.mark.parametrize("wanted", ["", "0.1", ">0.1", ">=", ">=a", ">=0.1,", ">=0.1 <0.2", "~=0.1", ">=0..1", ">=1.x"])
def test_what_is_no_requirement_is_refused(wanted: str) -> None:
    with pytest.raises(ValueError, match="is not a requirement"):
        accepts(wanted, "0.1.0")


@given(NUMBERS, NUMBERS)
def test_numbers_compare_as_numbers(one: list[int], two: list[int]) -> None:
    a, b = (".".join(map(str, part)) for part in (one, two))
    padded = [tuple(part + [0] * (4 - len(part))) for part in (one, two)]
    assert accepts(f">={b}", a) is (padded[0] >= padded[1])
    assert accepts(f"<{b}", a) is (padded[0] < padded[1])
    assert accepts(f"=={b}", a) is (padded[0] == padded[1])
