"""Words that count from today in a text that does not say when that was."""

from __future__ import annotations

from audit.check.kinds.relative_time import RelativeTimeCheck
from audit.model.rule import Pattern
from tests.check.factories import article_of, found


def test_relative_time_needs_no_date_on_the_page() -> None:
    check = RelativeTimeCheck(find=(Pattern("last week"),))
    assert found(check, article_of("It fell last week. It rose last week.", patterns=check.patterns())) == ["last week"]
    assert found(check, article_of("On 3 May 2023 it fell. It fell last week.", patterns=check.patterns())) == []
