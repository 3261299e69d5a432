"""An update that does not say what it changed."""

from __future__ import annotations

import pytest

from audit.check.kinds.unexplained_update import UnexplainedUpdateCheck, changed
from tests.check.factories import BODY, HEAD, article_of, found, hits


def test_an_update_counts_from_a_day_on_and_only_between_dates() -> None:
    assert changed("2023-09-14", "2023-09-20")
    assert not changed("2023-09-14T08:00:00", "2023-09-14T20:00:00+02:00")
    assert not changed("14 September", "2023-09-20")


STORY = "Bridge opens\n\nIt opened on Monday.\n\n"


@pytest.mark.parametrize(
    ("text", "stamp"),
    [
        (STORY + "Updated on 4 May 2019", ["Updated on"]),
        (STORY + "Updated: 4 May 2019", ["Updated:"]),
        (STORY + "Updated on 4 May 2019 to correct a name", []),
        (STORY + "Updated on 4 May 2019\n\nAn earlier version misspelled a name.", []),
        (STORY + "On Friday the register was updated on paper and by hand.", []),  # news
    ],
)
def test_a_stamp_says_what_was_changed(text: str, stamp: list[str]) -> None:
    assert found(UnexplainedUpdateCheck(), article_of(text)) == stamp


def test_a_change_in_the_metadata_points_at_the_headline() -> None:
    kinds = [HEAD, BODY]
    late = {"date": "2019-05-01", "modified": "2019-05-04"}
    article = article_of(STORY, kinds=kinds, **late)
    assert found(UnexplainedUpdateCheck(), article) == ["Bridge opens"]
    assert hits(UnexplainedUpdateCheck(), article) == [{"modified": "2019-05-04"}]
    assert found(UnexplainedUpdateCheck(), article_of(STORY, kinds=kinds, correction="A name.", **late)) == []
