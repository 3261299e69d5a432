"""Quotations that nobody speaks."""

from __future__ import annotations

import pytest

from audit.check.filters import Filters, Take
from audit.check.kinds.unspoken_quote import UnspokenQuoteCheck
from audit.model.marks import Quote, QuoteKind
from audit.model.rule import Pattern
from tests.check.factories import article_of, at, found, lexicon, said


def test_quote_without_a_speaker() -> None:
    text = "“We will win and come home soon.” The crowd cheered. Flags hung. “It is over,” she said."
    alone = Quote(
        at(text, "“We will win and come home soon.”"), at(text, "We will win and come home soon."), QuoteKind.DIRECT, 7
    )
    spoken = Quote(at(text, "“It is over,”"), at(text, "It is over,"), QuoteKind.DIRECT, 3)
    check = UnspokenQuoteCheck(where=Filters(quoted=Take.ANY))
    article = article_of(text, alone, spoken, said(text, "she", "said", "It is over,"))
    assert found(check, article) == ["“We will win and come home soon.”"]


@pytest.mark.parametrize(
    "before",
    [
        "Mayor Poe: ",
        "Ida Holm was blunt. ",
        "Ann Poe, teacher\n\n",
        "The ferry is known as ",
    ],
)
def test_a_label_an_introduction_and_a_term_name_the_speaker_or_none(before: str) -> None:
    words = "We will win and come home soon."
    text = f"Fog rose.\n\n{before}“{words}”"
    quote = Quote(at(text, f"“{words}”"), at(text, words), QuoteKind.DIRECT, 7)
    check = UnspokenQuoteCheck(min_words=6, after=(Pattern("known as"),), where=Filters(quoted=Take.ANY))
    lists = [lexicon("role-nouns", "mayor")]
    assert found(check, article_of(text, quote, lexicons=lists, patterns=check.patterns())) == []
    bare = text.replace(before, "\n\n")
    alone = Quote(at(bare, f"“{words}”"), at(bare, words), QuoteKind.DIRECT, 7)
    assert len(found(check, article_of(bare, alone, lexicons=lists, patterns=check.patterns()))) == 1
