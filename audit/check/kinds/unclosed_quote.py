"""Quotation marks that do not pair."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from audit.check.filters import Filters
from audit.check.quotes import QuoteCheck, outer
from audit.model.article import Article
from audit.model.dataclass import dataclass
from audit.model.marks import Quote
from audit.model.measure import Hit
from audit.model.rule import FieldTypes
from audit.model.text import Span

SHOWN = 40
"""Characters of the quotation that the finding marks: where it ends nobody knows."""
FOLLOWED = 4_000
"""Characters behind its paragraph in which a quotation may still close."""
_DOUBLED = ('"', "“", "”", ">")
BOTH_CLOSE, INNER_OPENS = "’”", "‘"
"""The marks of an inner quotation that closes together with the outer one, and the one that should have opened it."""
_MARK = re.compile(r"""(?P<closes>(?<=[^\s(\[])[”"](?![\w“"]))|[“”"„«»]""")


@dataclass(frozen=True, slots=True)
class UnclosedQuoteCheck(QuoteCheck):
    """Quotations of `min_words` to `max_words` words that open and do not close."""

    needs: ClassVar[tuple[type, ...]] = Filters.needs
    fields: ClassVar[FieldTypes] = {"words": int}

    def find(self, article: Article) -> Iterator[Hit]:
        for q in article.once(outer):
            if not q.closed and self.fits(q) and not _doubled(article.text, q) and not _closes_later(article, q):
                yield Hit(Span(q.span.start, min(q.span.end, q.span.start + SHOWN)), fields={"words": q.words})


def _doubled(text: str, quote: Quote) -> bool:
    """Is its mark one of two that stand together, or the end of a tag that was cut (`date="May 1">`)?"""
    return text[quote.content.start : quote.content.start + 1] in _DOUBLED


def _closes_later(article: Article, quote: Quote) -> bool:
    """Is the first double mark in the paragraphs behind it one that closes? Then a letter or a statement goes on over
    paragraphs that do not open anew. Nor is one open whose inner quotation was opened with the wrong mark, and closed
    with the right one together with it (“They say, “Come in,’” he said)."""
    said = article.slice(quote.content)
    if BOTH_CLOSE in said and INNER_OPENS not in said:
        return True
    end = min(len(article.text), quote.span.end + FOLLOWED)
    mark = _MARK.search(article.text, quote.span.end, end)
    return mark is not None and mark["closes"] is not None
