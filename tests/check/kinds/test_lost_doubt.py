"""What was not known above and is a fact below."""

from __future__ import annotations

import pytest

from audit.check.kinds.lost_doubt import LostDoubtCheck
from audit.model.article import Article
from audit.model.marks import Hedge, Status
from audit.model.rule import Pattern
from tests.check.factories import article_of, at, hits, lexicon, said

CHECK = LostDoubtCheck(gaps=("gaps",), nouns=("agenda", "motive"), later=(Pattern(r"\bthe (?:agenda|motive) \w+"),))


def read(text: str, *marks: object) -> Article:
    return article_of(text, *marks, patterns=CHECK.patterns(), lexicons=[lexicon("gaps", "not disclosed")])


def test_a_noun_that_was_unknown_is_stated() -> None:
    article = read("The agenda was not disclosed. Fog rose. For them the agenda covered grain.")
    assert hits(CHECK, article) == [{"noun": "agenda", "gap": "The agenda was not disclosed."}]


@pytest.mark.parametrize(
    "text",
    [
        "For them the agenda covered grain. The agenda was not disclosed.",  # the other way round
        "The price was not disclosed. For them the agenda covered grain.",
        "The agenda was not disclosed. For them the motive was greed.",
    ],
)
def test_another_order_or_noun_is_none(text: str) -> None:
    assert hits(CHECK, read(text)) == []


def test_a_hedge_or_a_source_keeps_the_doubt() -> None:
    text = "The agenda was not disclosed. For them the agenda covered grain, perhaps, he said."
    assert hits(CHECK, read(text, Hedge(at(text, "perhaps"), "adverb", False, "perhaps"))) == []
    source = said(text, "he", "said", "For them the agenda covered grain, perhaps,", Status.IDENTIFIED)
    assert hits(CHECK, read(text, source)) == []
    vague = said(text, "he", "said", "For them the agenda covered grain, perhaps,", Status.VAGUE)
    assert len(hits(CHECK, read(text, vague))) == 1
