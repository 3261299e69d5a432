"""The main clause of a sentence: what it opens with, whose head noun is its subject, and its verb."""

from __future__ import annotations

import re

from audit.annotate.attribution.tokens import Range, Tokens
from audit.lang.tags import (
    ADJECTIVE,
    ADVERB,
    AUXILIARY,
    BE,
    CLOSING,
    COLON,
    COMMA,
    COORDINATOR,
    DASH,
    DETERMINER,
    FINITE,
    HAVE,
    ING,
    MODIFIER,
    NAME,
    NOMINAL,
    NUMBER,
    OBJECT,
    OPENING,
    PARTICIPLE,
    PAST,
    PLURAL,
    POSSESSIVE,
    PREPOSITIONS,
    PRONOUN,
    QUOTATION,
    STOP,
    SUBORDINATOR,
    TENSED,
    THAT,
    TO,
    VERB,
    WH,
)
from audit.model.dataclass import dataclass

_OPENS = COORDINATOR + ADVERB + COMMA + DASH + COLON
_PHRASE = DETERMINER + ADJECTIVE + NOMINAL + NUMBER + POSSESSIVE + PARTICIPLE + ING + COORDINATOR + QUOTATION
_HEADS = NOMINAL + PRONOUN + NUMBER
_ASIDE = re.compile(rf"[{COMMA}\{DASH}{OPENING}][^{COMMA}\{DASH}{CLOSING}]*[{COMMA}\{DASH}{CLOSING}]")
_DATELINE = re.compile(rf"[{NAME}{COMMA}{STOP}]{{1,6}}(?:\{OPENING}.{{1,4}}\{CLOSING})?\{DASH}")
"""FREMONT, Calif. (AP) - """
_LONGEST_LEAD = 24
"""Tokens of a phrase that opens a sentence before its subject."""
_LONGEST_SUBJECT = 40


@dataclass(frozen=True, slots=True)
class Clause:
    """`lead`: the phrase before the subject, with its preposition; empty where the subject opens the sentence.
    `subject`: its first phrase, up to its head. `verb`: the first word of its verb group, `main`: the last one."""

    tokens: Tokens
    lead: Range
    subject: Range
    verb: int
    main: int

    @property
    def head(self) -> str:
        return self.tokens.low[self.subject[1] - 1]

    @property
    def named(self) -> bool:
        """Does the subject hold a name?"""
        return NAME in self.tokens.tags[slice(*self.subject)]

    @property
    def passive(self) -> bool:
        """Is its verb a participle behind a form of "be"?"""
        group = self.tokens.tags[self.verb : self.main]
        return BE in group and self.tokens.tags[self.main] in PARTICIPLE + PAST + ADJECTIVE

    def words(self, r: Range) -> list[str]:
        return self.tokens.low[slice(*r)]


def clause(tokens: Tokens, first: int, last: int) -> Clause | None:
    """The main clause of the sentence first..last; None where no subject with a verb is found."""
    dateline = _DATELINE.match(tokens.tags, first, last)
    at = _past(tokens, dateline.end() if dateline else first, last, _OPENS)
    if at == last or tokens.tags[at] not in PREPOSITIONS + SUBORDINATOR + ING + PARTICIPLE + WH:
        found = _behind(tokens, (at, at), last)
        _, end = _phrase(tokens, at, last)
        if found is None and at < end < last and tokens.tags[end] == COMMA:
            return _behind(tokens, (at, end), last)  # "Late on Sunday, she ..."
        return found
    _, end = _phrase(tokens, at + 1, last)
    if end > at + 1 and tokens.tags[end : end + 1] == PRONOUN and tokens.tags[at] in PREPOSITIONS:
        return _behind(tokens, (at, end), last)  # "Within hours he ..."
    end = at
    while (comma := _comma(tokens, at, end + 1, last)) is not None:
        end = comma
        found = _behind(tokens, (at, end), last)
        if found is not None:
            return found  # else the phrase goes on: "In a letter posted by Ann Poe, head of policy, the firm ..."
    return None


def _behind(tokens: Tokens, lead: Range, last: int) -> Clause | None:
    """The subject right behind the phrase that opens the sentence, with its verb."""
    at = _past(tokens, lead[1], last, _OPENS)
    start, head = _phrase(tokens, at, last)
    if head == start:
        return None
    verb = _verb(tokens, head, min(last, head + _LONGEST_SUBJECT))
    if verb is None:
        return None
    main = verb
    while main + 1 < last and tokens.tags[main] in AUXILIARY + MODIFIER and _goes_on(tokens, main + 1):
        main += 1
    return Clause(tokens, lead, (start, head), verb, main)


def _goes_on(tokens: Tokens, at: int) -> bool:
    """Is this one more word of a verb group? A participle may be tagged as an adjective ("has reported nearly 300")."""
    tag, before = tokens.tags[at], tokens.tags[at - 1]
    if tag in AUXILIARY + MODIFIER + VERB:
        return True
    said = before == BE and tokens.tags[at + 1 : at + 2] in (THAT, TO)  # "it was reported that"
    return tag == ADJECTIVE and (before in HAVE + MODIFIER or said)


def _past(tokens: Tokens, at: int, last: int, tags: str) -> int:
    while at < last and tokens.tags[at] in tags:
        at += 1
    return at


def _comma(tokens: Tokens, at: int, first: int, last: int) -> int | None:
    """Where the phrase that opens the sentence at `at` ends, not before `first`."""
    for end in range(first, min(last, at + _LONGEST_LEAD)):
        if tokens.tags[end] == COMMA:
            return end
    return None


def _phrase(tokens: Tokens, at: int, last: int) -> Range:
    """The noun phrase here, up to its head."""
    end = at
    if at < last and tokens.tags[at] in PRONOUN + OBJECT:
        return at, at + 1
    if at + 1 < last and tokens.tags[at] in DETERMINER + THAT and tokens.tags[at + 1] in FINITE:
        return at, at + 1  # this, that
    while end < last and tokens.tags[end] in _PHRASE:
        if tokens.tags[end] in COORDINATOR + PARTICIPLE + ING and tokens.tags[end + 1 : end + 2] not in tuple(_PHRASE):
            break
        end += 1
    while end > at and tokens.tags[end - 1] not in _HEADS:
        end -= 1
    return at, end


def _verb(tokens: Tokens, at: int, last: int) -> int | None:
    """The first finite verb that stands in no relative clause and in no aside."""
    tags = tokens.tags
    while at < last:
        tag = tags[at]
        if tag in COMMA + DASH + OPENING:
            found = _ASIDE.match(tags, at, last)
            if found is not None:
                at = found.end()
                continue
            at = _past(tokens, at + 1, last, MODIFIER)
            if tags[at : at + 1] not in tuple(FINITE + WH):
                return None  # else the comma closes a list in an aside, or a relative clause is left open
            continue
        if tag in WH + THAT:  # its verb is the relative clause's
            inner = _verb(tokens, at + 1, last)
            if inner is None:
                return None
            at = _past(tokens, inner, last, AUXILIARY + MODIFIER + VERB)
            continue
        if tag in FINITE or (tag in TENSED and tags[at - 1] in PLURAL + PRONOUN + NAME + ADVERB + COMMA):
            return at
        at += 1
    return None
