"""Agency copy under another's name."""

from __future__ import annotations

import pytest

from audit.check.kinds.uncredited_wire import UncreditedWireCheck
from audit.model.measure import NotApplicable
from tests.check.factories import article_of, found, hits

WIRE = "Bridge opens\n\nALDER BAY (AP) — The bridge opened on Monday."


@pytest.mark.parametrize(
    ("meta", "uncredited"),
    [
        ({"author": "Ann Poe"}, True),
        ({"outlet": "The Alder Echo"}, True),
        ({"author": "Associated Press"}, False),
        ({"author": "Ann Poe, AP"}, False),
    ],
)
def test_the_agency_of_the_dateline_is_credited(meta: dict[str, str], uncredited: bool) -> None:
    assert found(UncreditedWireCheck(), article_of(WIRE, **meta)) == ["ALDER BAY (AP) —"] * uncredited


def test_it_names_the_agency_and_says_when_there_is_nothing_to_compare() -> None:
    assert hits(UncreditedWireCheck(), article_of(WIRE, author="Ann Poe")) == [{"agency": "AP"}]
    assert isinstance(UncreditedWireCheck().measure(article_of(WIRE)), NotApplicable)
    assert found(UncreditedWireCheck(), article_of("It opened.", author="Ann Poe")) == []
    assert found(UncreditedWireCheck(first=1), article_of(WIRE, author="Ann Poe")) == []
