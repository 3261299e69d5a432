"""Claims that nobody answers for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from audit.check.context import any_within, context
from audit.check.where import ANYWHERE, Take, Where
from audit.model.article import Article, Reach
from audit.model.finding import Hit, Measure, NotApplicable
from audit.model.marks import Claim, Status
from audit.model.rule import Pattern
from audit.model.text import Span

RANK = ("accusation", "number", "motive", "forecast", "superlative", "cause", "evaluation", "event")

_NAME = re.compile(r"[A-Z](?<![^\W_].)[^\W\d_]+(?:[’'.-]\w+)*")
_CALENDAR = (
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december i covid"
)
CALENDAR = frozenset(_CALENDAR.split())
OPENING = 8  # words of a clause among which its subject stands
MANY = 60  # words of a clause that are looked at
LETTERS = 8  # characters that a word takes


@dataclass(frozen=True, slots=True)
class ClaimCheck:
    """Claims with one of these triggers (none named: any) whose sentence has one of these statuses. `weak`: sentences
    that a source earlier in the paragraph may cover. `accusation`: lexicons of accusing verbs; a claim that holds
    one has the trigger "accusation". The field `trigger` is the first of its triggers in the order of `rank`, with
    "named-" before it where a motive or forecast is that of a named party. `named`: triggers that, when
    they stand alone, count only where the clause (of an event: the sentence) holds a name."""

    triggers: tuple[str, ...] = ()
    statuses: tuple[Status, ...] = (Status.NONE, Status.AGENTLESS, Status.VAGUE)
    weak: Take = Take.SKIP
    accusation: tuple[str, ...] = ()
    rank: tuple[str, ...] = RANK
    named: tuple[str, ...] = ()
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
            if triggers <= set(self.named) and not self._named(article, claim, triggers):
                continue
            if self.where.admits(article, facts, claim.span):
                trigger = next((t for t in self.rank if t in triggers), "")
                if trigger in ("motive", "forecast") and holds_name(article, claim.sentence, claim.span, OPENING):
                    trigger = f"named-{trigger}"
                hits.append(Hit(claim.span, fields={"trigger": trigger, "status": status.value}))
        return Measure(tuple(hits), value=len(hits), base=len(claims))

    def _named(self, article: Article, claim: Claim, triggers: set[str]) -> bool:
        whole = article.sentences[claim.sentence].span if "event" in triggers else claim.span
        return holds_name(article, claim.sentence, whole, MANY)


def holds_name(article: Article, sentence: int, span: Span, within: int) -> bool:
    """Is one of the first `within` words of `span` a name? A capital that only opens the sentence is none."""
    start = article.sentences[sentence].span.start
    end = min(span.end, span.start + LETTERS * within)
    for m in _NAME.finditer(article.text, span.start, end):
        before = article.text[max(start, m.start() - 40) : m.start()]
        if any(c.isalnum() for c in before) and m[0].lower() not in CALENDAR:
            return True
    return False
