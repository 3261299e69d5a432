"""A first source that comes late."""

from __future__ import annotations

from audit.check.kinds.late_source import LateSourceCheck
from audit.model.article import Article
from tests.check.factories import article_of, hits, said


def sourced_after(n: int) -> Article:
    text = "It rained on the bridge. " * n + "Fog rose, the mayor said."
    return article_of(text, said(text, "the mayor", "said", "Fog rose"))


def test_it_is_late_after_sentences_and_words() -> None:
    check = LateSourceCheck(sentences=3, share=0.5)
    assert hits(check, sourced_after(3)) == [{"count": 4, "total": 4}]
    assert hits(check, sourced_after(2)) == []
    assert hits(LateSourceCheck(sentences=3, share=0.9), sourced_after(3)) == []


def test_a_text_without_any_source_has_none_that_is_late() -> None:
    assert hits(LateSourceCheck(), article_of("It rained. " * 9)) == []
