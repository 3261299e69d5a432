"""Words that count from today in a text that does not say when that was."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from audit.check.context import context
from audit.check.metadata import MetadataCheck, MetadataFault, no_date
from audit.check.where import ANYWHERE, Where, terms
from audit.model.article import Article, Reach
from audit.model.measure import Hit, Measure, NotApplicable
from audit.model.rule import Pattern
from audit.model.text import fold

LISTED = 20


@dataclass(frozen=True, slots=True)
class RelativeTimeCheck:
    """In a text with no date: one finding at the first hit of `find`, the first places of the others related. In one
    with a date: the hits of `vague` in a claim with one of the `triggers`."""

    find: tuple[Pattern, ...]
    vague: tuple[Pattern, ...] = ()
    triggers: tuple[str, ...] = ()
    where: Where = ANYWHERE

    reach: ClassVar[Reach] = Reach.ARTICLE
    fields: ClassVar[tuple[str, ...]] = ("dated", "count")

    def lexicons(self) -> tuple[str, ...]:
        return self.where.lexicons()

    def patterns(self) -> tuple[Pattern, ...]:
        return (*self.find, *self.vague, *self.where.patterns())

    def measure(self, article: Article) -> Measure | NotApplicable:
        facts = context(article)
        dated = no_date(MetadataCheck(MetadataFault.NO_DATE), article) is None
        hits: list[Hit] = []
        seen: set[str] = set()
        for term in terms(article, self.vague if dated else self.find, ()):
            word = fold(article.slice(term.span))
            sentence = article.sentence_at(term.span.start)
            if word in seen or sentence is None or not self.where.admits(article, facts, term.span):
                continue
            if dated:
                claim = facts.claims.get(sentence.index)
                if claim is None or not set(claim.triggers) & set(self.triggers):
                    continue
            seen.add(word)
            hits.append(Hit(term.span, fields={"dated": "yes" if dated else "no", "count": 1}))
        if hits and not dated:
            others = tuple(h.span for h in hits[1:LISTED])
            hits = [Hit(hits[0].span, others, {"dated": "no", "count": len(hits)})]
        return Measure(tuple(hits), value=len(hits))
