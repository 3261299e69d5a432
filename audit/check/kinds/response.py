"""Somebody is accused: does the text have their answer?"""

from __future__ import annotations

from typing import ClassVar

from audit.check.base import BaseCheck
from audit.check.filters import ANYWHERE, Filters
from audit.check.terms import terms
from audit.lang.accused import accused, known_by, responded
from audit.model.article import Article, Reach
from audit.model.dataclass import dataclass
from audit.model.measure import Hit, Measure, NotApplicable
from audit.model.rule import FieldTypes, Pattern
from audit.model.text import Span


@dataclass(frozen=True, slots=True)
class ResponseCheck(BaseCheck):
    """An accusing verb (lexicons `accuse`) with a name as its object, and no hit of the lexicons `answer` in a sentence
    that names it, or in the sentence after one. Listed for a person to look at."""

    accuse: tuple[str, ...]
    answer: tuple[str, ...]
    where: Filters = ANYWHERE

    reach: ClassVar[Reach] = Reach.ARTICLE
    needs: ClassVar[tuple[type, ...]] = Filters.needs
    fields: ClassVar[FieldTypes] = {"name": str, "verb": str}

    def lexicons(self) -> tuple[str, ...]:
        return (*self.accuse, *self.answer, *self.where.lexicons())

    def patterns(self) -> tuple[Pattern, ...]:
        return self.where.patterns()

    def measure(self, article: Article) -> Measure | NotApplicable:
        hits: list[Hit] = []
        known = responded(article, (t for lexicon in self.answer for t in article.terms(lexicon)))
        seen: set[str] = set()
        for term in terms(article, (), self.accuse):
            at = accused(article, term.span)
            if at is None or not self.where.admits(article, term.span):
                continue
            name = article.slice(at)
            if known_by(name) not in known | seen:
                seen.add(known_by(name))
                said = {"name": name, "verb": article.slice(term.span)}
                hits.append(Hit(Span(term.span.start, at.end), fields=said))
        return Measure(tuple(hits), value=len(hits))
