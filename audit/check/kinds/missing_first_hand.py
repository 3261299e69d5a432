"""Nothing first-hand: no voice, no occasion, no document, no witness."""

from __future__ import annotations

from typing import ClassVar

from audit.check import facts
from audit.check.base import YES_NO
from audit.check.sources import SourcesCheck, direct_quotes
from audit.check.terms import any_within, keys_of
from audit.model.article import Article
from audit.model.dataclass import dataclass
from audit.model.marks import Attribution, Claim, Quote, QuoteKind, SourceType, Status
from audit.model.measure import Fields
from audit.model.rule import FieldTypes, Pattern
from audit.model.text import Span


@dataclass(frozen=True, slots=True)
class MissingFirstHandCheck(SourcesCheck):
    """No direct quotation of `quote_words` words, no identified source with a stated occasion or with words in
    quotation marks, no document, no hit of `witness` (the writer saw it); in a text that names `attributions`
    sources or more, and that holds no hit of `unless_text` (by which it is no report)."""

    quote_words: int = 3
    attributions: int = 0
    witness: tuple[Pattern, ...] = ()
    unless_text: tuple[Pattern, ...] = ()

    needs: ClassVar[tuple[type, ...]] = (Attribution, Claim, Quote)
    fields: ClassVar[FieldTypes] = {"count": int, "claims": int, "named": YES_NO}

    def patterns(self) -> tuple[Pattern, ...]:
        return (*self.witness, *self.unless_text)

    def find(self, article: Article) -> Fields | None:
        whole = Span(0, len(article.text))
        if direct_quotes(article, self.quote_words) or any_within(article, keys_of(self.patterns()), whole):
            return None
        if len(article.all(Attribution)) < self.attributions:
            return None
        for a in article.all(Attribution):
            if a.status is Status.IDENTIFIED and (
                a.construction == "speaker-colon"
                or a.source_type is SourceType.DOCUMENT
                or a.occasion
                or _partly_quoted(article, a)
            ):
                return None
        named = any(a.status is Status.IDENTIFIED for a in article.all(Attribution))
        return {"count": 0, "claims": len(article.once(facts.claims)), "named": "yes" if named else "no"}


def _partly_quoted(article: Article, a: Attribution) -> bool:
    return any(q.kind is not QuoteKind.MENTION for part in a.content for q in article.within(Quote, part))
