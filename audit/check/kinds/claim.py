"""Claims that nobody answers for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property
from typing import ClassVar

from audit.check import facts
from audit.check.base import BaseCheck
from audit.check.filters import ANYWHERE, Filters, Take
from audit.check.names import OFFICES, PeopleWords
from audit.check.terms import any_within, terms_within
from audit.lang import lang_of
from audit.lang.accused import accused
from audit.lang.asking import ask_points
from audit.lang.wordsets import Alternatives, WordRow, WordSet, WordSets
from audit.model.article import Article, Reach
from audit.model.dataclass import dataclass
from audit.model.marks import Claim, SourceType, Speaker, Stake, Status
from audit.model.measure import Hit, Measure, NotApplicable
from audit.model.rule import FieldTypes, Pattern
from audit.model.text import Span


class ClaimTrigger(StrEnum):
    """Why a sentence is a claim, the weightiest first: as its annotator says, and "accusation" where it holds an
    accusing verb."""

    ACCUSATION = "accusation"
    NUMBER = "number"
    MOTIVE = "motive"
    FORECAST = "forecast"
    SUPERLATIVE = "superlative"
    CAUSE = "cause"
    EVALUATION = "evaluation"
    EVENT = "event"


_NAME = re.compile(r"[A-Z](?<![^\W_].)[^\W\d_]+(?:[’'.-]\w+)*")


class TurnWords(WordSets):
    FILE = "turns.txt"
    forecast: WordRow
    forecast_to: Alternatives
    motive: WordRow
    minds: WordRow
    auxiliaries: WordRow
    openings: Alternatives
    outcomes: Alternatives
    joining: WordSet
    links: WordRow

    @cached_property
    def inner(self) -> re.Pattern[str]:
        """What nobody sees from outside: wanting, fearing, believing; a plan is told by whoever has it."""
        return re.compile("|".join(self.minds))

    @cached_property
    def befalls(self) -> re.Pattern[str]:
        """What follows a verb of the future where something befalls its subject."""
        return re.compile(rf"(?: (?:{'|'.join(self.auxiliaries)}|to))*? (?:{self.outcomes})\b")

    @cached_property
    def _bare(self) -> re.Pattern[str]:
        """What stands before the subject, the subject, and the auxiliaries behind it."""
        opening, auxiliary = self.openings, "|".join(self.auxiliaries)
        word = r"[\w’'&.-]+"
        return re.compile(
            rf"\W*(?:(?:{opening}) )*?(?P<subject>(?:{word} ){{0,{SUBJECT - 1}}}?{word})(?: (?:{auxiliary}))*\s*",
            re.IGNORECASE,
        )

    @cached_property
    def _linked(self) -> re.Pattern[str]:
        """Where a prepositional phrase begins in a subject ("Farmers in the UK")."""
        return re.compile(rf" (?:{'|'.join(self.links)}) ")

    def subject(self, text: str, span: Span) -> Span | None:
        """The subject of the verb behind `span`, where nothing but it stands there: a short phrase that ends with a
        name, or that a name opens."""
        found = self._bare.fullmatch(text, span.start, span.end)
        if found is None:
            return None
        words = found["subject"].split()
        if words[0].lower() in self.joining:
            return None
        if len(words) > _SHORT and not words[-1][:1].isupper():
            return None
        head = self._linked.search(found["subject"])
        first, last = found.span("subject")
        return Span(first, first + head.start() if head else last)

    @cached_property
    def turns(self) -> Mapping[str, re.Pattern[str]]:
        """Where a motive or forecast begins, by trigger."""
        forecast = rf"\b(?:{'|'.join(self.forecast)}|(?:{self.forecast_to}) to)\b|[’']ll\b"
        return {"forecast": re.compile(forecast), "motive": re.compile(rf"\b(?:{'|'.join(self.motive)})")}


TURNS = (ClaimTrigger.FORECAST, ClaimTrigger.MOTIVE)
"""Triggers of what somebody named may want or do."""
SUBJECT = 8
"""Words of a subject at most."""
_SHORT = 4
"""Words of a subject that may end otherwise than with a name ("India's government")."""
OPENING = 8
"""Words of a clause among which its subject stands."""
MANY = 60
"""Words of a clause that are looked at."""
LETTERS = 8
"""Characters that a word takes."""


@dataclass(frozen=True, slots=True)
class ClaimCheck(BaseCheck):
    """Claims with one of these triggers (none named: any) whose sentence has one of these statuses. `weak`: sentences
    that a source earlier in the paragraph may cover. `accusation`: lexicons of accusing verbs; a claim that holds one
    has the trigger "accusation" where it accuses somebody named, and where its entry is none of `records`, the acts of
    a court or of whoever goes to one. `named`: triggers that, when they stand alone, count only where the clause holds
    a name; an event, where its actor has a name or an office and no say in the article. The field `trigger` is the
    first of its triggers in the order of `rank`, with "named-" before it where a motive or forecast is that of a named
    party who has no say in the article; `weighs`: what is at stake in the sentence, in points (asking)."""

    triggers: tuple[ClaimTrigger, ...] = ()
    statuses: tuple[Status, ...] = (Status.NONE, Status.AGENTLESS, Status.VAGUE)
    weak: Take = Take.SKIP
    accusation: tuple[str, ...] = ()
    records: tuple[str, ...] = ()
    rank: tuple[ClaimTrigger, ...] = tuple(ClaimTrigger)
    named: tuple[ClaimTrigger, ...] = ()
    where: Filters = ANYWHERE

    reach: ClassVar[Reach] = Reach.PARAGRAPH
    needs: ClassVar[tuple[type, ...]] = (*Filters.needs, Speaker, Stake)
    fields: ClassVar[FieldTypes] = {
        "trigger": (*ClaimTrigger, *(f"named-{turn}" for turn in TURNS)),
        "status": tuple(Status),
        "weighs": int,
    }

    def lexicons(self) -> tuple[str, ...]:
        return (*self.accusation, OFFICES, *self.where.lexicons())

    def patterns(self) -> tuple[Pattern, ...]:
        return self.where.patterns()

    def candidates(self, article: Article) -> tuple[Span, ...]:
        return tuple(c.span for c in article.all(Claim))

    def measure(self, article: Article) -> Measure | NotApplicable:
        sourcing = article.once(facts.sourcing)
        hits: list[Hit] = []
        claims = article.all(Claim)
        table, stakes = ask_points(lang_of(article)), {s.sentence: s.reasons for s in article.all(Stake)}
        speakers = {s.name.split()[-1] for s in article.all(Speaker) if s.type is SourceType.PERSON}
        for claim in claims:
            answer = sourcing.get(claim.sentence)
            status = answer.status if answer else Status.NONE
            if status not in self.statuses or not self.weak.admits(bool(answer and answer.strength)):
                continue
            triggers = set(claim.triggers)
            if self._accuses(article, claim):
                triggers.add("accusation")
            if self.triggers and triggers.isdisjoint(self.triggers):
                continue
            if triggers <= set(self.named) and not self._named(article, claim, triggers, speakers):
                continue
            if self.where.admits(article, claim.span):
                trigger = next((t for t in self.rank if t in triggers), "")
                if trigger in TURNS and self._about_a_name(article, claim, trigger, speakers):
                    trigger = f"named-{trigger}"
                weighs = table.of(stakes.get(claim.sentence, ()))
                hits.append(Hit(claim.span, fields={"trigger": trigger, "status": status.value, "weighs": weighs}))
        return Measure(tuple(hits), value=len(hits), base=len(claims))

    def _accuses(self, article: Article, claim: Claim) -> bool:
        """Does an accusing verb stand in it with a name, behind it or as its subject?"""
        for key in self.accusation:
            for term in terms_within(article, key, claim.span):
                if term.entry is not None and term.entry.lemma in self.records:
                    continue
                subject = Span(claim.span.start, term.span.start)
                if accused(article, term.span) or holds_name(article, claim.sentence, subject, OPENING):
                    return True
        return False

    def _about_a_name(self, article: Article, claim: Claim, trigger: str, speakers: set[str]) -> bool:
        """Is the subject of the words that tell a motive or forecast a name, and nobody speaks right behind it?
        Somebody who is quoted in the article may have told the writer what they want. What they plan and will do they
        have said to somebody; what they feel, and what will befall them, is the writer's."""
        lang = lang_of(article)
        turn = lang.sets(TurnWords).turns[trigger].search(article.text, claim.span.start, claim.span.end)
        if turn is None or lang.sets(PeopleWords).relative.search(article.text, claim.span.start, turn.start()):
            return False
        words = lang.sets(TurnWords)
        if trigger == "motive" and not words.inner.match(article.text, turn.start()):
            return False
        if trigger == "forecast" and not words.befalls.match(article.text, turn.end(), claim.span.end):
            return False
        subject = words.subject(article.text, Span(claim.span.start, turn.start()))
        if subject is None or not holds_name(article, claim.sentence, subject, SUBJECT):
            return False
        if facts.taken_up(article, article.sentences[claim.sentence]):
            return False  # whoever speaks next may have told it
        return trigger != "motive" or not _speaks(article, subject, speakers)

    def _named(self, article: Article, claim: Claim, triggers: set[str], speakers: set[str]) -> bool:
        if "event" not in triggers:
            return holds_name(article, claim.sentence, claim.span, MANY)
        sentence = article.sentences[claim.sentence].span
        if not holds_name(article, claim.sentence, sentence, MANY):
            return False
        opening = Span(sentence.start, min(sentence.end, sentence.start + LETTERS * OPENING))
        unnamed = lang_of(article).sets(PeopleWords).opens_without_name
        if unnamed.match(article.text, opening.start) or _speaks(article, opening, speakers):
            return False
        parts = (claim.span, sentence)
        named = any(holds_name(article, claim.sentence, part, OPENING) for part in parts)
        return named or any_within(article, (OFFICES,), opening)


def _speaks(article: Article, span: Span, speakers: set[str]) -> bool:
    """Is somebody named at `span` who is quoted in the article, and may have told the writer so?"""
    names = _NAME.finditer(article.text, span.start, span.end)
    return any(re.split("['’]", m[0])[0] in speakers for m in names)


def holds_name(article: Article, sentence: int, span: Span, within: int) -> bool:
    """Is one of the first `within` words of `span` a name? A capital that only opens the sentence is none."""
    people = lang_of(article).sets(PeopleWords)
    start = article.sentences[sentence].span.start
    end = min(span.end, span.start + LETTERS * within)
    for m in _NAME.finditer(article.text, span.start, end):
        before = article.text[max(start, m.start() - 40) : m.start()]
        word = m[0].lower()
        if any(c.isalnum() for c in before) and word not in people.calendar and word not in people.no_name:
            return True
    return False
