"""Questions that many rules ask of the same places."""

from __future__ import annotations

import pytest

from audit.check import places
from audit.model.article import Article
from audit.model.text import Span

from .factories import article_of


def test_a_question_is_answered_once_a_place_of_an_article(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, Span, int]] = []

    @places.once_a_place
    def first(article: Article, span: Span, size: int) -> str | None:
        asked.append((article.text, span, size))
        return article.slice(span)[:size] or None

    one, other = article_of("It rained."), article_of("Nobody came.")
    rain, nothing = Span(3, 9), Span(3, 3)
    assert [first(one, rain, 2), first(one, Span(3, 9), 2), first(one, rain, 4)] == ["ra", "ra", "rain"]
    assert [first(other, rain, 2), first(one, nothing, 2), first(one, nothing, 2)] == ["od", None, None]
    assert asked == [(one.text, rain, 2), (one.text, rain, 4), (other.text, rain, 2), (one.text, nothing, 2)]

    monkeypatch.setattr(places, "MOST", 3)
    del asked[:]
    assert [first(one, Span(0, n), 9) for n in (1, 2, 3, 3)] == ["I", "It", "It ", "It "]
    assert first(one, rain, 2) == "ra"  # of many those that were asked for last
    assert [span for _, span, _ in asked] == [Span(0, 1), Span(0, 2), Span(0, 3), rain]
