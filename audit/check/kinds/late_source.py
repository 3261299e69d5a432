"""A first source that comes late."""

from __future__ import annotations

from typing import ClassVar

from audit.check import facts
from audit.check.sources import SourcesCheck
from audit.model.article import Article
from audit.model.dataclass import dataclass
from audit.model.marks import Attribution, Claim, Quote, Status
from audit.model.measure import Fields
from audit.model.rule import FieldTypes
from audit.model.text import count_words


@dataclass(frozen=True, slots=True)
class LateSourceCheck(SourcesCheck):
    """The first source or quotation stands after `sentences` body sentences and after `share` of the words."""

    sentences: int = 4
    share: float = 0.6

    needs: ClassVar[tuple[type, ...]] = (Attribution, Claim, Quote)
    fields: ClassVar[FieldTypes] = {"count": int, "total": int}

    def find(self, article: Article) -> Fields | None:
        body, attributions = article.once(facts.body), article.once(facts.attributions)
        words = 0
        for n, s in enumerate(body):
            sourced = any(a.status is not Status.NONE for a in attributions.get(s.index, ()))
            if sourced or article.within(Quote, s.span):
                if n < self.sentences or words < self.share * article.once(facts.body_words):
                    return None
                return {"count": n + 1, "total": len(body)}
            words += count_words(article.slice(s.span))
        return None
