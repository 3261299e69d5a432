"""A page that does not say when it was published."""

from __future__ import annotations

import pytest

from audit.check.kinds.missing_date import MissingDateCheck
from tests.check.factories import article_of, found


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Bridge opens\n\nIt opened on Monday.", True),
        ("Bridge opens\n\n14 September 2023\n\nIt opened on Monday.", False),
        ("Bridge opens\n\nIt opened on Sept. 4, 2023.", False),
        ("Bridge opens\n\nPublished 2023-09-14\n\nIt opened.", False),
    ],
)
def test_metadata_finds_a_date_in_many_spellings(text: str, missing: bool) -> None:
    assert bool(found(MissingDateCheck(), article_of(text))) is missing


def test_a_date_in_the_metadata_or_at_an_edge_counts() -> None:
    body = "Bridge opens\n\n" + "It rained.\n\n" * 9
    assert found(MissingDateCheck(), article_of(body, date="2023-09-14")) == []
    assert found(MissingDateCheck(), article_of(body + "Printed on 4 May 2019.")) == []
    middle = body + "Printed on 4 May 2019.\n\n" + "It froze.\n\n" * 9
    assert len(found(MissingDateCheck(), article_of(middle))) == 1
    assert found(MissingDateCheck(first=20), article_of(middle)) == []
