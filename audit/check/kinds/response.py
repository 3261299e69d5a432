"""Somebody is accused: does the text have their answer?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from audit.check.base import BaseCheck
from audit.check.filters import ANYWHERE, Filters
from audit.check.names import PeopleWords
from audit.check.terms import terms
from audit.lang import lang_of
from audit.model.article import Article, Reach
from audit.model.measure import Hit, Measure, NotApplicable
from audit.model.rule import FieldTypes, Pattern
from audit.model.text import Span

_WORD = re.compile(r"[A-Z][\w.&-]*\w")


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
        accused = lang_of(article).sets(PeopleWords).accused
        hits: list[Hit] = []
        seen: set[str] = set()
        answered = self._answered(article)
        for term in terms(article, (), self.accuse):
            found = accused.match(article.text, term.span.end, min(term.span.end + 120, len(article.text)))
            if not found or not self.where.admits(article, term.span):
                continue
            name = found[1].split("’")[0].split("'")[0].rstrip(".,")
            key = name.split()[-1]
            if key in seen or key in answered:
                continue
            seen.add(key)
            hits.append(
                Hit(
                    Span(term.span.start, found.start(1) + len(name)),
                    fields={"name": name, "verb": article.slice(term.span)},
                )
            )
        return Measure(tuple(hits), value=len(hits))

    def _answered(self, article: Article) -> frozenset[str]:
        """The words of all sentences that hold an answer, and of those right before them."""
        at = [article.sentence_at(t.span.start) for lexicon in self.answer for t in article.terms(lexicon)]
        near = {n for s in at if s for n in (s.index - 1, s.index) if n >= 0}
        return frozenset(w for n in sorted(near) for w in _WORD.findall(article.slice(article.sentences[n].span)))
