"""Claims that nobody answers for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import ClassVar

from audit.check.context import any_within, context
from audit.check.where import ANYWHERE, Take, Where
from audit.model.article import Article, Reach
from audit.model.finding import Hit, Measure, NotApplicable
from audit.model.marks import Claim, Status
from audit.model.rule import Pattern
from audit.model.text import Span, words

RANK = ("accusation", "number", "motive", "forecast", "superlative", "cause", "evaluation", "event")

_NAME = re.compile(r"[A-Z][^\W\d_]+(?:[’'.-][^\W\d_]+)*")
_CALENDAR = (
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december i covid"
)
CALENDAR = frozenset(_CALENDAR.split())
OPENING = 8  # words of a clause among which its subject stands


@dataclass(frozen=True, slots=True)
class ClaimCheck:
    """Claims with one of these triggers (none named: any) whose sentence has one of these statuses. `weak`: sentences
    that a source earlier in the paragraph may cover. `accusation`: lexicons of accusing verbs; a claim that holds
    one has the trigger "accusation". The field `trigger` is the first of its triggers in the order of `rank`, with
    "named-" before it where a motive or forecast is that of a named party."""

    triggers: tuple[str, ...] = ()
    statuses: tuple[Status, ...] = (Status.NONE, Status.AGENTLESS, Status.VAGUE)
    weak: Take = Take.SKIP
    accusation: tuple[str, ...] = ()
    rank: tuple[str, ...] = RANK
    where: Where = ANYWHERE

    reach: ClassVar[Reach] = Reach.PARAGRAPH
    fields: ClassVar[tuple[str, ...]] = ("trigger", "status")

    def lexicons(self) -> tuple[str, ...]:
        return (*self.accusation, *self.where.lexicons())

    def patterns(self) -> tuple[Pattern, ...]:
        return self.where.patterns()

    def candidates(self, article: Article) -> tuple[Span, ...]:
        return tuple(c.span for c in article.all(Claim))

    def measure(self, article: Article) -> Measure | NotApplicable:
        facts = context(article)
        hits: list[Hit] = []
        claims = article.all(Claim)
        for claim in claims:
            answer = facts.answers.get(claim.sentence)
            status = answer.status if answer else Status.NONE
            if status not in self.statuses or not self.weak.admits(bool(answer and answer.strength)):
                continue
            triggers = set(claim.triggers)
            if self.accusation and any_within(article, self.accusation, claim.span):
                triggers.add("accusation")
            if self.triggers and triggers.isdisjoint(self.triggers):
                continue
            if self.where.admits(article, facts, claim.span):
                trigger = next((t for t in self.rank if t in triggers), "")
                if trigger in ("motive", "forecast") and names_a_party(article, claim):
                    trigger = f"named-{trigger}"
                hits.append(Hit(claim.span, fields={"trigger": trigger, "status": status.value}))
        return Measure(tuple(hits), value=len(hits), base=len(claims))


def names_a_party(article: Article, claim: Claim) -> bool:
    """Does a name stand where the clause has its subject? A capital that only opens the sentence is no name."""
    sentence = article.sentences[claim.sentence]
    for at in islice(words(article.text, claim.span.start, claim.span.end), OPENING):
        opens = not any(c.isalnum() for c in article.text[sentence.span.start : at.start][-40:])
        if not opens and _NAME.fullmatch(article.slice(at)) and article.slice(at).lower() not in CALENDAR:
            return True
    return False
