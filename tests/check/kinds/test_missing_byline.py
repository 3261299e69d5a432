"""A page that names no author."""

from __future__ import annotations

import pytest

from audit.check.kinds.missing_byline import MissingBylineCheck
from audit.model.marks import Role
from audit.model.measure import NotApplicable
from tests.check.factories import article_of, at, found

STORY = "Bridge opens\n\nIt opened on Monday.\n"


def test_plain_text_is_not_held_against_it() -> None:
    assert isinstance(MissingBylineCheck().measure(article_of(STORY)), NotApplicable)
    assert found(MissingBylineCheck(), article_of(f"By Ann Poe\n\n{STORY}")) == []


@pytest.mark.parametrize(
    ("author", "missing"), [("", True), ("admin", True), ("Staff Writer", True), ("Ann Poe", False)]
)
def test_a_page_needs_an_author_who_is_somebody(author: str, missing: bool) -> None:
    page = article_of("<h1>Bridge opens</h1><p>It opened on Monday.</p>", format="html", author=author)
    assert bool(found(MissingBylineCheck(), page)) is missing


def test_a_byline_counts_wherever_its_annotator_found_it() -> None:
    text = "<h1>Bridge opens</h1><p>It opened.</p>"
    article = article_of(text, format="html")
    role = Role(at(article.text, "It opened."), 1, "byline")
    assert found(MissingBylineCheck(), article_of(text, role, format="html")) == []
