"""A text in which nobody is quoted."""

from __future__ import annotations

from audit.check.kinds.missing_quotes import MissingQuotesCheck
from audit.model.marks import Quote, QuoteKind
from audit.model.measure import NotApplicable
from tests.check.factories import PROMO, article_of, at, hits


def test_sourcing_says_when_a_text_is_too_short_or_of_another_genre() -> None:
    check = MissingQuotesCheck(min_words=50)
    measured = check.measure(article_of("A short text."))
    assert isinstance(measured, NotApplicable) and measured.reason.startswith("too short: 3 words")


def test_a_direct_quotation_of_enough_words_in_the_body_is_a_voice() -> None:
    text = "The wall fell. “It fell at nine,” a guard said."
    quote = Quote(at(text, "“It fell at nine,”"), at(text, "It fell at nine,"), QuoteKind.DIRECT, 4)
    assert hits(MissingQuotesCheck(), article_of(text)) == [{"count": 0, "total": 10}]
    assert hits(MissingQuotesCheck(quote_words=4), article_of(text, quote)) == []
    assert len(hits(MissingQuotesCheck(quote_words=5), article_of(text, quote))) == 1
    assert len(hits(MissingQuotesCheck(), article_of(text, quote, kinds=[PROMO]))) == 1
    short = Quote(at(text, "“It fell at nine,”"), at(text, "It fell at"), QuoteKind.DIRECT, 3)
    assert hits(MissingQuotesCheck(), article_of(text, short)) == [], "three words are enough"
    genre = MissingQuotesCheck(unless_genres=("letter",)).measure(article_of(text, genre="letter"))
    assert isinstance(genre, NotApplicable) and genre.reason == "genre: letter"
