"""A headline that sounds hotter than its story."""

from __future__ import annotations

import pytest

from audit.check.kinds.headline_tone import HeadlineToneCheck
from audit.model.article import Kind
from audit.model.measure import NotApplicable
from tests.check.factories import article_of, measured, sounding

HEADLINE = HeadlineToneCheck(min_sentences=3, gap=2, least=0.5)
NEWS = "CHAOS as council debates bins\n\nThe council met. Blue bins go out. Green bins stay. A map hangs there."


@pytest.mark.parametrize(
    ("title", "scores", "found"),
    [
        (-0.7, [0.1, 0.0, -0.1, 0.0], True),
        (0.7, [0.1, 0.0, -0.1, 0.0], True),
        (-0.7, [0.0] * 4, True),
        (-0.4, [0.0] * 4, False),  # too mild to speak of
        (0.0, [0.0] * 4, False),
        (-0.7, [-0.6, -0.7, -0.8, -0.5], False),  # the body is as hot
        (-0.7, [0.6, -0.2, -0.4, 0.0], False),  # within two deviations
    ],
)
def test_a_headline_is_hot_only_above_its_body(title: float, scores: list[float], found: bool) -> None:
    article = sounding(article_of(NEWS, kinds=[Kind.HEADLINE, Kind.BODY]), scores, headline=title)
    hits = measured(HEADLINE, article).hits
    assert [article.slice(h.span) for h in hits] == ["CHAOS as council debates bins"] * found


def test_without_a_headline_there_is_nothing_to_compare() -> None:
    assert isinstance(HEADLINE.measure(sounding(article_of("One. Two. Three."), [0.0] * 3)), NotApplicable)
