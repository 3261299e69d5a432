"""Two speakers quoted in one paragraph."""

from __future__ import annotations

from audit.check.filters import Filters, Take
from audit.check.kinds.mixed_quotes import MixedQuotesCheck
from audit.model.marks import Quote, QuoteKind
from tests.check.factories import article_of, at, hits, said


def test_quote_of_two_speakers_in_one_paragraph() -> None:
    text = "“It holds,” said Ana. “It falls,” said Karl."
    marks = [
        Quote(at(text, "“It holds,”"), at(text, "It holds,"), QuoteKind.DIRECT, 2),
        Quote(at(text, "“It falls,”"), at(text, "It falls,"), QuoteKind.DIRECT, 2),
        said(text, "Ana", "said Ana", "“It holds,”", speaker=0),
        said(text, "Karl", "said Karl", "“It falls,”", speaker=1),
    ]
    check = MixedQuotesCheck(where=Filters(quoted=Take.ANY))
    assert hits(check, article_of(text, *marks)) == [{"words": 2, "first": "Ana", "second": "Karl"}]


def test_one_speaker_or_two_paragraphs_are_not_mixed() -> None:
    check = MixedQuotesCheck(where=Filters(quoted=Take.ANY))
    for between, second, n in ((" ", 1, 1), (" ", 0, 0), ("\n\n", 1, 0)):
        text = f"“It holds,” said Ana.{between}“It falls,” said Karl."
        marks = [
            Quote(at(text, "“It holds,”"), at(text, "It holds,"), QuoteKind.DIRECT, 2),
            Quote(at(text, "“It falls,”"), at(text, "It falls,"), QuoteKind.DIRECT, 2),
            said(text, "Ana", "said Ana", "“It holds,”", speaker=0),
            said(text, "Karl", "said Karl", "“It falls,”", speaker=second),
        ]
        assert len(hits(check, article_of(text, *marks))) == n, text
