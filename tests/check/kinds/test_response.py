"""Somebody is accused: does the text have their answer?"""

from __future__ import annotations

from audit.check.kinds.response import ResponseCheck
from tests.check.factories import article_of, found, hits, lexicon


def test_response_looks_for_an_answer_beside_the_name() -> None:
    lexicons = [lexicon("accuse", "accused"), lexicon("answer", "denied")]
    check = ResponseCheck(("accuse",), ("answer",))
    alone = "They accused Brightwater of theft. Rain fell. Rain fell. Others denied it."
    assert hits(check, article_of(alone, lexicons=lexicons)) == [{"name": "Brightwater", "verb": "accused"}]
    assert (
        found(check, article_of("They accused Brightwater of theft. Brightwater denied it.", lexicons=lexicons)) == []
    )
    assert found(check, article_of("They accused nobody.", lexicons=lexicons)) == []
