"""Words and patterns, wherever the filters let them stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from audit.check.context import context
from audit.check.where import ANYWHERE, Where, terms
from audit.model.article import Article, Reach
from audit.model.finding import Hit, Measure, NotApplicable
from audit.model.marks import Term
from audit.model.rule import Pattern
from audit.model.text import fold


@dataclass(frozen=True, slots=True)
class PatternCheck:
    """Every hit of the patterns `find` and the lexicons `words` (`tags`: of entries so tagged only) that `where`
    admits. `classes`: more patterns, by a name that the field `class` takes (of a lexicon hit: its tag `class`).
    `once`: each word at its first place only. `most`: no more than so many hits (0: all)."""

    find: tuple[Pattern, ...] = ()
    classes: Mapping[str, tuple[Pattern, ...]] = field(default_factory=dict)
    words: tuple[str, ...] = ()
    tags: Mapping[str, str] = field(default_factory=dict)
    where: Where = ANYWHERE
    once: bool = False
    most: int = 0

    reach: ClassVar[Reach] = Reach.PARAGRAPH
    fields: ClassVar[tuple[str, ...]] = ("word", "class")

    def lexicons(self) -> tuple[str, ...]:
        return (*self.words, *self.where.lexicons())

    def patterns(self) -> tuple[Pattern, ...]:
        return (*self.find, *(p for some in self.classes.values() for p in some), *self.where.patterns())

    def measure(self, article: Article) -> Measure | NotApplicable:
        facts = context(article)
        named = {p.key: name for name, some in self.classes.items() for p in some}
        finds = (*self.find, *(p for some in self.classes.values() for p in some))
        hits: list[Hit] = []
        seen: set[str] = set()
        for term in terms(article, finds, self.words):
            word = term.entry.lemma if term.entry else fold(article.slice(term.span))
            if (
                not self._tagged(term)
                or (self.once and word in seen)
                or not self.where.admits(article, facts, term.span)
            ):
                continue
            seen.add(word)
            tag = term.entry.tags.get("class", "") if term.entry else named.get(term.key, "")
            hits.append(Hit(term.span, fields={"word": word, "class": tag}))
            if len(hits) == self.most:
                break
        return Measure(tuple(hits))

    def _tagged(self, term: Term) -> bool:
        return term.entry is None or all(term.entry.tags.get(k) == v for k, v in self.tags.items())
