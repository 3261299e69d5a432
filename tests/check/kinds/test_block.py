"""Blocks that are no part of the story, by what told the annotator."""

from __future__ import annotations

from audit.check.kinds.block import BlockCheck
from audit.model.marks import Role, Topic
from audit.model.measure import NotApplicable
from audit.model.text import Span
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


def test_a_pointer_goes_along_with_one_of_its_run_that_has_a_word_in_common() -> None:
    apart = BlockCheck(unrelated=0.05, marker=False)
    for beside, goes in (("MORE: Storm over the bridge", True), ("MORE: The bridge at night", False)):
        text = f"Bridge shut\n\nThe bridge shut.\n\n{beside}\n\nMORE: Maps of a storm"
        pointers = (beside, "MORE: Maps of a storm")
        roles = [
            Role(at(text, words), n, "related-link", Span(at(text, words).start, at(text, words).start + 5))
            for n, words in enumerate(pointers, 2)
        ]
        topics = [Topic(roles[0].span, 2, 0.3, 1), Topic(roles[1].span, 3, 0.0, 0)]
        article = article_of(text, *roles, *topics, kinds=[HEAD, BODY, PROMO, PROMO])
        assert found(apart, article) == ([] if goes else ["MORE: Maps of a storm"])
