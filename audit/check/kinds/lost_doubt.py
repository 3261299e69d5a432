"""What was not known above and is a fact below."""

from __future__ import annotations

from typing import ClassVar

from audit.check import facts
from audit.check.base import BaseCheck
from audit.check.filters import ANYWHERE, Filters
from audit.check.stems import stem
from audit.check.terms import terms
from audit.model.article import Article, Kind, Reach
from audit.model.dataclass import dataclass
from audit.model.marks import Hedge
from audit.model.measure import Hit, Measure, NotApplicable
from audit.model.rule import FieldTypes, Pattern
from audit.model.text import Span, words

SEARCHED = 2_000
"""Characters of a sentence in which a noun is looked for."""
SHOWN = 90
"""Characters of the sentence above that a message repeats."""


@dataclass(frozen=True, slots=True)
class LostDoubtCheck(BaseCheck):
    """One of the `nouns` in a body sentence with a hit of `gaps` (lexicons: what is not known), and later a hit of
    `later` that has it, in a sentence with no hedge and no source."""

    gaps: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    later: tuple[Pattern, ...] = ()
    where: Filters = ANYWHERE

    reach: ClassVar[Reach] = Reach.ARTICLE
    needs: ClassVar[tuple[type, ...]] = (*Filters.needs, Hedge)
    fields: ClassVar[FieldTypes] = {"noun": str, "gap": str}

    def lexicons(self) -> tuple[str, ...]:
        return (*self.gaps, *self.where.lexicons())

    def patterns(self) -> tuple[Pattern, ...]:
        return (*self.later, *self.where.patterns())

    def measure(self, article: Article) -> Measure | NotApplicable:
        again = terms(article, self.later)
        if not again:
            return Measure((), value=0)
        nouns = {stem(n): n for n in self.nouns}
        unknown = self._unknown(article, nouns)
        doubted = {s.index for h in article.all(Hedge) if (s := article.sentence_at(h.span.start))}
        hits: list[Hit] = []
        seen: set[str] = set()
        for term in again:
            noun = next((n for n in _stems(article, term.span) if n in unknown), "")
            later = article.sentence_at(term.span.start)
            if later is None or not noun or noun in seen or later.index <= unknown[noun]:
                continue
            if later.index in doubted or facts.owner(article, term.span).answered:
                continue
            if facts.weakly_sourced(article, later):
                continue
            seen.add(noun)
            above = " ".join(article.slice(article.sentences[unknown[noun]].span).split())[:SHOWN]
            if self.where.admits(article, term.span):
                hits.append(Hit(term.span, (), {"noun": nouns[noun], "gap": above}))
        return Measure(tuple(hits), value=len(hits))

    def _unknown(self, article: Article, nouns: dict[str, str]) -> dict[str, int]:
        """The nouns, by their stems, of what is not known, each with its first sentence."""
        out: dict[str, int] = {}
        for gap in terms(article, (), self.gaps):
            sentence = article.sentence_at(gap.span.start)
            if sentence is None or article.blocks[sentence.block].kind is not Kind.BODY:
                continue
            start = sentence.span.start
            for noun in _stems(article, Span(start, min(sentence.span.end, start + SEARCHED))):
                if noun in nouns:
                    out.setdefault(noun, sentence.index)
        return out


def _stems(article: Article, span: Span) -> list[str]:
    return [stem(article.slice(at).lower()) for at in words(article.text, span.start, span.end)]
