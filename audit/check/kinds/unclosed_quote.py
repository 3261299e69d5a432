"""Quotation marks that do not pair."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from audit.check.filters import Filters
from audit.check.quotes import QuoteCheck, outer
from audit.model.article import Article
from audit.model.measure import Hit
from audit.model.rule import FieldTypes
from audit.model.text import Span

SHOWN = 40
"""Characters of the quotation that the finding marks: where it ends nobody knows."""


@dataclass(frozen=True, slots=True)
class UnclosedQuoteCheck(QuoteCheck):
    """Quotations of `min_words` to `max_words` words that open and do not close."""

    needs: ClassVar[tuple[type, ...]] = Filters.needs
    fields: ClassVar[FieldTypes] = {"words": int}

    def find(self, article: Article) -> Iterator[Hit]:
        for q in article.once(outer):
            if not q.closed and self.fits(q):
                yield Hit(Span(q.span.start, min(q.span.end, q.span.start + SHOWN)), fields={"words": q.words})
