"""Blocks that are no part of the story, by what told the annotator."""

from __future__ import annotations

from audit.check.kinds.block import BlockCheck
from audit.model.marks import Role, Topic
from audit.model.measure import NotApplicable
from tests.check.factories import BODY, HEAD, PROMO, article_of, at, found


def test_block_of_another_story_shares_no_name_and_few_words() -> None:
    text = "Bridge opens\n\nThe bridge opened.\n\nREAD ALSO: Ten cakes"
    role = Role(at(text, "READ ALSO: Ten cakes"), 2, "related-link", at(text, "READ ALSO:"))
    far = Topic(role.span, 2, 0.0, 0)
    near = Topic(role.span, 2, 0.3, 0)
    kinds = [HEAD, BODY, PROMO]
    assert found(BlockCheck(reasons=("related-link",)), article_of(text, role, far, kinds=kinds)) == ["READ ALSO:"]
    apart = BlockCheck(unrelated=0.05, marker=False)
    assert found(apart, article_of(text, role, far, kinds=kinds)) == ["READ ALSO: Ten cakes"]
    assert found(apart, article_of(text, role, near, kinds=kinds)) == []
    assert isinstance(BlockCheck(blocks=9).measure(article_of(text, role, kinds=kinds)), NotApplicable)
