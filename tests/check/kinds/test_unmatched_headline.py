"""A headline that holds what the text below it does not."""

from __future__ import annotations

from audit.check.kinds.unmatched_headline import UnmatchedHeadlineCheck
from tests.check.factories import BODY, HEAD, article_of, found


def test_heading_with_a_figure_that_the_body_lacks() -> None:
    body = "The council cuts posts in the parks. " * 6
    check = UnmatchedHeadlineCheck(share=0.5, min_body=20)
    assert found(check, article_of(f"Council cuts 35 posts\n\n{body}", kinds=[HEAD, BODY])) == ["35"]
    assert found(check, article_of(f"Council cuts posts\n\n{body}", kinds=[HEAD, BODY])) == []
    worded = body + "They are thirty-five. Five posts are lost."
    assert found(check, article_of(f"Council cuts 5 posts\n\n{worded}", kinds=[HEAD, BODY])) == []
