"""A passage that an editor would ask about, where no other rule finds anything."""

from __future__ import annotations

from audit.check.kinds.open_question import OpenQuestionCheck
from audit.model.marks import AskReason, Stake
from audit.model.text import Span
from tests.check.factories import article_of, found, hits

TEXT = "The mayor lied to many. It rained."
CHARGE = (AskReason.NAMED_WRONG, AskReason.LONE_CROWD, AskReason.VAGUE, AskReason.LONG)


def test_it_finds_what_weighs_enough_and_says_what_to_ask_about() -> None:
    stakes = (Stake(Span(0, 23), 0, 0, CHARGE), Stake(Span(24, 34), 1, 0, (AskReason.SHORT,)))
    article = article_of(TEXT, *stakes)
    check = OpenQuestionCheck(at_least=-150)
    assert found(check, article) == ["The mayor lied to many."]
    assert [h["topic"] for h in hits(check, article)] == ["charge"]
    assert found(OpenQuestionCheck(at_least=1000), article) == []


def test_it_gives_way() -> None:
    assert OpenQuestionCheck.gives_way
