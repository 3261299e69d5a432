"""A text in which nobody is quoted."""

from __future__ import annotations

from typing import ClassVar

from audit.check import facts
from audit.check.sources import SourcesCheck, direct_quotes
from audit.model.article import Article, Kind
from audit.model.dataclass import dataclass
from audit.model.marks import Claim, Quote
from audit.model.measure import Fields
from audit.model.rule import FieldTypes


@dataclass(frozen=True, slots=True)
class MissingQuotesCheck(SourcesCheck):
    """No direct quotation of `quote_words` words, and no post that is shown."""

    quote_words: int = 3

    needs: ClassVar[tuple[type, ...]] = (Claim, Quote)
    fields: ClassVar[FieldTypes] = {"count": int, "total": int}

    def find(self, article: Article) -> Fields | None:
        if direct_quotes(article, self.quote_words) or article.of_kind(Kind.EMBED):
            return None
        return {"count": 0, "total": article.once(facts.body_words)}
