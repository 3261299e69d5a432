"""A few words between marks, and no source whose words they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from audit.check.filters import Filters
from audit.check.quotes import QuoteCheck, named_before, outer, voice_near
from audit.model.article import Article
from audit.model.marks import QuoteKind
from audit.model.measure import Hit
from audit.model.rule import FieldTypes, Pattern


@dataclass(frozen=True, slots=True)
class ScareQuoteCheck(QuoteCheck):
    """`min_words` to `max_words` words in small letters between marks, with no source in their own or a neighbouring
    sentence. `after`: patterns right before the quotation that make it a name or a term ("known as")."""

    after: tuple[Pattern, ...] = ()

    needs: ClassVar[tuple[type, ...]] = Filters.needs
    fields: ClassVar[FieldTypes] = {"words": int}

    def patterns(self) -> tuple[Pattern, ...]:
        return (*self.after, *self.where.patterns())

    def find(self, article: Article) -> Iterator[Hit]:
        for q in article.once(outer):
            if q.kind not in (QuoteKind.MENTION, QuoteKind.PARTIAL) or not self.fits(q):
                continue
            said = article.slice(q.content)
            if named_before(article, q, self.after) or not (said[:1].islower() and said.isascii()):
                continue
            if not voice_near(article, q):
                yield Hit(q.span, fields={"words": q.words})
