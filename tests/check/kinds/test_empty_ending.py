"""A last paragraph that adds nothing."""

from __future__ import annotations

import pytest

from audit.check.kinds.empty_ending import EmptyEndingCheck
from audit.model.rule import Pattern
from tests.check.factories import article_of, found, hits, lexicon, said

CHECK = EmptyEndingCheck(words=("template",), find=(Pattern("in the end"),))
START = "The mill was sold.\n\nThe owners left.\n\n"


def ended(last: str, *marks: object) -> list[str]:
    article = article_of(
        START + last, *marks, patterns=CHECK.patterns(), lexicons=[lexicon("template", "only time will tell")]
    )
    return found(CHECK, article)


@pytest.mark.parametrize("last", ["Only time will tell. The owners left.", "The mill was sold in the end."])
def test_an_ending_of_formulas(last: str) -> None:
    assert ended(last) == [last]


@pytest.mark.parametrize(
    "last",
    [
        "The owners left.",  # no formula
        "Only time will tell. The price was 40 euros.",
        "Only time will tell. The owners met Ana Lund.",
    ],
)
def test_an_ending_with_news_is_none(last: str) -> None:
    assert ended(last) == []


def test_a_source_makes_an_ending_and_a_short_text_has_none() -> None:
    last = "Only time will tell, the owners said."
    assert ended(last, said(START + last, "the owners", "said", "Only time will tell")) == []
    short = article_of("Only time will tell.", lexicons=[lexicon("template", "only time will tell")])
    assert found(CHECK, short) == []


def test_it_counts_the_sentences() -> None:
    text = START + "Only time will tell. The owners left."
    article = article_of(text, lexicons=[lexicon("template", "only time will tell")])
    assert hits(CHECK, article) == [{"count": 2}]
