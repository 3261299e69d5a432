"""Words of doubt that nobody owns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from audit.check.context import Context, context
from audit.check.where import ANYWHERE, Take, Where
from audit.model.article import Article, Reach
from audit.model.marks import Hedge
from audit.model.measure import Hit, Measure, NotApplicable
from audit.model.rule import Pattern
from audit.model.text import Span

# What a hedge governs: auxiliaries and small adverbs, then one word.
_GOVERNED = re.compile(
    r"(?:\s+(?:not|also|well|still|even|soon|have|has|had|be|been|being|to|only)\b){0,4}"
    r"(?:\s+(?!(?:an?|the|his|her|its|their|our|my|in|on|at|of|by|for|from|with)\b)[^\W\d_]+)?"
)
_IRREGULAR = (
    "been met held made had was were did came went took gave got knew saw sent told said led left lost paid put ran "
    "won bought brought built caught cost cut found hit kept meant read sold spent set shot stood thought became began"
)
_PAST = frozenset(_IRREGULAR.split())
REACH = 60  # characters


@dataclass(frozen=True, slots=True)
class HedgeCheck:
    """Hedges of the classes `groups`, and the verbs of doubt `verbs`, that `where` admits. `owned`: in the words of a
    source. `verb`: the span runs on over the word that is hedged."""

    groups: tuple[str, ...]
    verbs: tuple[str, ...] = ()
    owned: Take = Take.SKIP
    verb: bool = True
    where: Where = ANYWHERE

    reach: ClassVar[Reach] = Reach.PARAGRAPH
    fields: ClassVar[tuple[str, ...]] = ("hedge", "group", "form")

    def lexicons(self) -> tuple[str, ...]:
        return self.where.lexicons()

    def patterns(self) -> tuple[Pattern, ...]:
        return self.where.patterns()

    def candidates(self, article: Article) -> tuple[Span, ...]:
        return tuple(h.span for h in article.all(Hedge) if self._counts(h))

    def _counts(self, hedge: Hedge) -> bool:
        return hedge.group in self.groups or (hedge.group == "verb" and hedge.lemma in self.verbs)

    def measure(self, article: Article) -> Measure | NotApplicable:
        facts = context(article)
        hits: list[Hit] = []
        for hedge in article.all(Hedge):
            if not self._counts(hedge):
                continue
            span = governed(article, hedge.span) if self.verb else hedge.span
            if not self.owned.admits(is_owned(article, facts, hedge)) or not self.where.admits(article, facts, span):
                continue
            if hits and hits[-1].span.overlaps(span):
                continue
            hits.append(
                Hit(span, fields={"hedge": hedge.lemma, "group": hedge.group, "form": form(article, hedge, span)})
            )
        return Measure(tuple(hits), value=len(hits), base=facts.words)


def governed(article: Article, span: Span) -> Span:
    """The hedge and the word that it hedges, within its sentence."""
    sentence = article.sentence_at(span.start)
    end = min(span.end + REACH, sentence.span.end if sentence else span.end)
    found = _GOVERNED.match(article.text, span.end, end)
    return Span(span.start, max(span.end, found.end())) if found else span


def form(article: Article, hedge: Hedge, span: Span) -> str:
    """What is guessed: `deed` - that others did or are doing something ("may have covered", "likely met", "potentially
    seeking"), `other` - what may come, or how something may be."""
    rest = article.slice(span).lower().split()[1:]
    verb = rest[-1] if rest else ""
    done = verb.endswith(("ed", "en")) or verb in _PAST
    if hedge.group == "modal":
        return "deed" if "have" in rest[:-1] and done else "other"
    return "deed" if rest and (done or (verb.endswith("ing") and len(verb) > 5)) and "to" not in rest else "other"


def is_owned(article: Article, facts: Context, hedge: Hedge) -> bool:
    """Owned as its annotator says, unless it stands in a tail that the writer hung on a report."""
    return hedge.owned and (facts.quoted.holds(hedge.span) or facts.owner(article, hedge.span).answered)
