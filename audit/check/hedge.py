"""Words of doubt that nobody owns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from audit.check.context import Context, context
from audit.check.where import ANYWHERE, Take, Where
from audit.model.article import Article, Reach
from audit.model.finding import Hit, Measure, NotApplicable
from audit.model.marks import Hedge
from audit.model.rule import Pattern
from audit.model.text import Span

# What a hedge governs: auxiliaries and small adverbs, then one word.
_GOVERNED = re.compile(
    r"(?:\s+(?:not|also|well|still|even|soon|have|has|had|be|been|being|to|only)\b){0,4}"
    r"(?:\s+(?!(?:an?|the|his|her|its|their|our|my|in|on|at|of|by|for|from|with)\b)[^\W\d_]+)?"
)
REACH = 60  # characters


@dataclass(frozen=True, slots=True)
class HedgeCheck:
    """Hedges of the classes `groups` (`lemmas`: only these) that `where` admits. `owned`: in the words of a source.
    `verb`: the span runs on over the word that is hedged."""

    groups: tuple[str, ...]
    lemmas: tuple[str, ...] = ()
    owned: Take = Take.SKIP
    verb: bool = True
    where: Where = ANYWHERE

    reach: ClassVar[Reach] = Reach.PARAGRAPH
    fields: ClassVar[tuple[str, ...]] = ("hedge", "group", "past")

    def lexicons(self) -> tuple[str, ...]:
        return self.where.lexicons()

    def patterns(self) -> tuple[Pattern, ...]:
        return self.where.patterns()

    def candidates(self, article: Article) -> tuple[Span, ...]:
        return tuple(h.span for h in article.all(Hedge) if h.group in self.groups)

    def measure(self, article: Article) -> Measure | NotApplicable:
        facts = context(article)
        hits: list[Hit] = []
        for hedge in article.all(Hedge):
            if hedge.group not in self.groups or (self.lemmas and hedge.lemma not in self.lemmas):
                continue
            span = governed(article, hedge.span) if self.verb else hedge.span
            if not self.owned.admits(is_owned(article, facts, hedge)) or not self.where.admits(article, facts, span):
                continue
            if hits and hits[-1].span.overlaps(span):
                continue
            words = article.slice(span).lower().split()
            hits.append(
                Hit(span, fields={"hedge": hedge.lemma, "group": hedge.group, "past": int("have" in words[1:2])})
            )
        return Measure(tuple(hits), value=len(hits), base=facts.words)


def governed(article: Article, span: Span) -> Span:
    """The hedge and the word that it hedges, within its sentence."""
    sentence = article.sentence_at(span.start)
    end = min(span.end + REACH, sentence.span.end if sentence else span.end)
    found = _GOVERNED.match(article.text, span.end, end)
    return Span(span.start, max(span.end, found.end())) if found else span


def is_owned(article: Article, facts: Context, hedge: Hedge) -> bool:
    """Owned as its annotator says, unless it stands in a tail that the writer hung on a report."""
    return hedge.owned and (facts.quoted.holds(hedge.span) or facts.owner(article, hedge.span).answered)
