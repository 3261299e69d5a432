"""A few words between marks, and no source whose words they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from audit.check.filters import Filters
from audit.check.quotes import QuoteCheck, outer, unnamed, voice_near
from audit.check.terms import any_over, any_within, keys_of
from audit.model.article import Article
from audit.model.dataclass import dataclass
from audit.model.marks import Quote, QuoteKind
from audit.model.measure import Hit
from audit.model.rule import FieldTypes, Pattern


@dataclass(frozen=True, slots=True)
class ScareQuoteCheck(QuoteCheck):
    """`min_words` to `max_words` words in small letters between marks, with no source in their own or a neighbouring
    sentence. `after`: patterns right before the quotation that make it a name or a term ("known as"). `words`: lexicons
    of which it must hold a word; one word alone will do where a hit of `alone` begins in it: a pattern of what stands
    around the marks, whose group `hit` is what stands between them ("the “steak” was"). In a heading capitals do not
    count."""

    after: tuple[Pattern, ...] = ()
    words: tuple[str, ...] = ()
    alone: tuple[Pattern, ...] = ()

    needs: ClassVar[tuple[type, ...]] = Filters.needs
    fields: ClassVar[FieldTypes] = {"words": int}

    def lexicons(self) -> tuple[str, ...]:
        return (*self.words, *self.where.lexicons())

    def patterns(self) -> tuple[Pattern, ...]:
        return (*self.after, *self.alone, *self.where.patterns())

    def find(self, article: Article) -> Iterator[Hit]:
        few = (q for q in article.once(outer) if q.kind in (QuoteKind.MENTION, QuoteKind.PARTIAL) and self.fits(q))
        for q in unnamed(article, (q for q in few if self._small(article, q)), self.after):
            if self._doubted(article, q) and not voice_near(article, q):
                yield Hit(q.span, fields={"words": q.words})

    def _small(self, article: Article, quote: Quote) -> bool:
        small = article.in_heading(quote.span.start) or article.text[quote.content.start].islower()
        return small and article.slice(quote.content).isascii()

    def _doubted(self, article: Article, quote: Quote) -> bool:
        """Is it a word whose standing the marks take away, or a thing that stands in them by itself?"""
        if not self.words or any_over(article, self.words, quote.content):
            return True
        return quote.words == 1 and any_within(article, keys_of(self.alone), quote.content)
