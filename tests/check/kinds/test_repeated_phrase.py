"""One phrase again and again, as for a search engine."""

from __future__ import annotations

from audit.check.kinds.repeated_phrase import RepeatedPhraseCheck
from tests.check.factories import article_of, found, hits


def test_repetition_of_a_phrase_for_search_engines() -> None:
    text = "New Brook Valley Line opens. " + "The Brook Valley Line has stops. " * 5
    check = RepeatedPhraseCheck()
    assert hits(check, article_of(text)) == [{"phrase": "Brook Valley Line", "count": 6, "total": 35}]
    thin = text + "It rained on the bridge all day and all night. " * 60
    assert found(check, article_of(thin)) == []
