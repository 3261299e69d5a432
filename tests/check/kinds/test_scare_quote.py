"""A few words between marks, and no source whose words they are."""

from __future__ import annotations

from audit.check.filters import Filters, Take
from audit.check.kinds.scare_quote import ScareQuoteCheck
from audit.model.article import Article
from audit.model.marks import Quote, QuoteKind
from audit.model.rule import Pattern
from tests.check.factories import article_of, at, found, said

CHECK = ScareQuoteCheck(max_words=3, after=(Pattern("known as"),), where=Filters(quoted=Take.ANY))


def marked(text: str, *more: object) -> Article:
    words = text[text.index("“") + 1 : text.index("”")]
    quote = Quote(at(text, f"“{words}”"), at(text, words), QuoteKind.MENTION, len(words.split()))
    return article_of(text, quote, *more, patterns=CHECK.patterns())


def test_words_in_marks_that_nobody_says() -> None:
    assert found(CHECK, marked("Fog rose. The “free” ferry sank. Fog rose.")) == ["“free”"]


def test_a_source_a_name_a_title_and_a_long_quotation_are_none() -> None:
    spoken = "The “free” ferry sank, the mayor said."
    assert found(CHECK, marked(spoken, said(spoken, "the mayor", "said", "The “free” ferry sank"))) == []
    assert found(CHECK, marked("The ferry known as “duck” sank.")) == []
    assert found(CHECK, marked("The film “Free Ferry” was shown.")) == []
    assert found(CHECK, marked("It was a “free and easy ride” for all.")) == []
