"""Quotation marks that do not pair."""

from __future__ import annotations

from audit.check.filters import Filters, Take
from audit.check.kinds.unclosed_quote import SHOWN, UnclosedQuoteCheck
from audit.model.marks import Quote, QuoteKind
from audit.model.text import Span
from tests.check.factories import article_of, hits


def test_an_open_quotation_is_marked_at_its_beginning() -> None:
    text = "“It holds and it will hold as long as the river does. Fog rose."
    whole = Span(0, len(text))
    check = UnclosedQuoteCheck(where=Filters(quoted=Take.ANY))
    article = article_of(text, Quote(whole, Span(1, len(text)), QuoteKind.DIRECT, 13, closed=False))
    measured = check.measure(article)
    assert [h.span for h in measured.hits] == [Span(0, SHOWN)]
    assert hits(check, article) == [{"words": 13}]
    closed = article_of(text, Quote(whole, Span(1, len(text)), QuoteKind.DIRECT, 13))
    assert hits(check, closed) == []
