"""A page that links to no other site."""

from __future__ import annotations

import pytest

from audit.check.kinds.missing_link import MissingLinkCheck
from audit.model.measure import NotApplicable
from tests.check.factories import article_of, found


def test_plain_text_is_not_held_against_it() -> None:
    assert isinstance(MissingLinkCheck().measure(article_of("It opened on Monday.")), NotApplicable)
    assert found(MissingLinkCheck(), article_of("The plan is at www.bridge.example for all to read.")) == []


@pytest.mark.parametrize(
    ("href", "missing"),
    [
        ("https://court.example/ruling", False),
        ("https://www.gazette.example/more", True),  # the page's own site
        ("/more", True),
        ("mailto:desk@gazette.example", True),
    ],
)
def test_a_link_to_another_host_counts(href: str, missing: bool) -> None:
    page = f'<p>It opened <a href="{href}">on Monday</a>.</p>'
    article = article_of(page, format="html", url="https://gazette.example/bridge")
    assert bool(found(MissingLinkCheck(), article)) is missing
