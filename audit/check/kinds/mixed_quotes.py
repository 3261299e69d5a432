"""Two speakers quoted in one paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from audit.check.filters import Filters
from audit.check.quotes import QuoteCheck, outer, speakers
from audit.model.article import Article, Kind
from audit.model.dataclass import dataclass
from audit.model.marks import QuoteKind
from audit.model.measure import Hit
from audit.model.rule import FieldTypes


@dataclass(frozen=True, slots=True)
class MixedQuotesCheck(QuoteCheck):
    """The first direct quotation of a second speaker in a paragraph, each of `min_words` to `max_words` words. The
    fields `first` and `second` are the words for the two."""

    needs: ClassVar[tuple[type, ...]] = Filters.needs
    fields: ClassVar[FieldTypes] = {"words": int, "first": str, "second": str}

    def find(self, article: Article) -> Iterator[Hit]:
        spoken = article.once(speakers)
        first: dict[int, tuple[int, str]] = {}
        seen: set[int] = set()
        for n, q in enumerate(article.once(outer)):
            block = article.block_at(q.span.start)
            if q.kind is not QuoteKind.DIRECT or not self.fits(q) or n not in spoken or block is None:
                continue
            who, name = spoken[n]
            known = first.setdefault(block.index, (who, name))
            if known[0] != who and block.index not in seen and block.kind is Kind.BODY:
                seen.add(block.index)
                yield Hit(q.span, fields={"words": q.words, "first": known[1], "second": name})
