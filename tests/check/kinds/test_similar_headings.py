"""Headings that say the same again."""

from __future__ import annotations

from audit.check.kinds.similar_headings import SimilarHeadingsCheck
from audit.model.measure import NotApplicable
from tests.check.factories import BODY, HEAD, SUB, article_of, found


def test_heading_that_repeats_another() -> None:
    text = "Old mill sold to brewery\n\nIt was sold.\n\nBrewery and the old mill: sold\n\nIt burnt."
    check = SimilarHeadingsCheck(share=0.5, shared=3)
    article = article_of(text, kinds=[HEAD, BODY, SUB, BODY])
    assert found(check, article) == ["Brewery and the old mill: sold"]
    assert isinstance(SimilarHeadingsCheck(most=1).measure(article), NotApplicable)


def test_two_words_shared_are_enough_and_one_is_not() -> None:
    text = "Old mill sold\n\nIt was sold.\n\n{}\n\nIt burnt."
    kinds = [HEAD, BODY, SUB, BODY]
    assert found(SimilarHeadingsCheck(), article_of(text.format("Mill is sold"), kinds=kinds)) == ["Mill is sold"]
    assert found(SimilarHeadingsCheck(), article_of(text.format("Mill"), kinds=kinds)) == []
