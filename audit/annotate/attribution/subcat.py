"""The subcategorisation frame of a verb: its group (auxiliaries, negation), what it takes, what stands before it.

All of it is read off the string of tags; see lang/tags.py for the classes.
"""

from __future__ import annotations

import re

from audit.annotate.attribution.tokens import Tokens
from audit.lang.tags import (
    ADJECTIVE,
    ADVERB,
    AUXILIARY,
    BARE,
    BASE,
    BE,
    BLOCK_END,
    CLOSING,
    COLON,
    COMMA,
    COORDINATOR,
    DASH,
    DETERMINER,
    DO,
    ENDS,
    FINITE,
    HAVE,
    ING,
    MAYBE_FINITE,
    MODAL,
    MODIFIER,
    NAME,
    NEGATION,
    NOMINAL,
    NOUN,
    NUMBER,
    OBJECT,
    OPENING,
    PARTICIPLE,
    PAST,
    PLURAL,
    POSSESSIVE,
    PREPOSITION,
    PREPOSITIONS,
    PRONOUN,
    QUOTATION,
    SEMICOLON,
    SUBORDINATOR,
    THAT,
    TO,
    WH,
)
from audit.model.dataclass import dataclass

_ENDING = ENDS + SEMICOLON + CLOSING
_TIME = NAME + ADVERB + ADJECTIVE + DETERMINER + NOUN
"""Classes of the words of a time."""
_INSIDE = DETERMINER + ADJECTIVE + NUMBER + NOMINAL + PARTICIPLE + ING + QUOTATION + POSSESSIVE + ADVERB
_BEHIND_INSERTION = THAT + QUOTATION
_PLURAL_SUBJECT = PLURAL + PRONOUN + COORDINATOR  # after one of these a base form is finite
_BEHIND_TO = BARE + MODIFIER
_BEFORE_QUOTATION = COMMA + COLON
_PRONOUNS = PRONOUN + OBJECT
_SUBJECT_OPENING = PRONOUN + NAME + DETERMINER
_HEARER = OBJECT + PLURAL + NAME
_NOUN_PHRASE = re.compile(
    f"(?:[{PRONOUN}{OBJECT}]|{DETERMINER}?(?:"
    f"[{DETERMINER}{ADJECTIVE}{NUMBER}{ADVERB}{POSSESSIVE}](?=[{_INSIDE}])"
    f"|[{PARTICIPLE}{ING}](?=[{NOMINAL}])"
    f"|[{NOMINAL}](?=[{NOMINAL}{NUMBER}{POSSESSIVE}{PARTICIPLE}{ING}])"
    f"|{NAME}(?={COORDINATOR}{NAME})|(?<={NAME}){COORDINATOR}(?={NAME})"
    f"){{0,40}}[{NOMINAL}{NUMBER}{QUOTATION}{DETERMINER}])"
)
_GROUP = re.compile(f"(?:[{AUXILIARY}{MODIFIER}]|{TO}(?=[{MODIFIER}]*(?:$|[{BE}{HAVE}{DO}])))+$")
_CLAUSAL = frozenset(("that", "quote", "colon", "clause", "wh"))
"""What a verb takes for sure, so that what stands before it is an adjunct."""
_LOOSE = frozenset(("prep:in", "prep:on", "prep:at", "prep:during", "prep:after", "prep:before", "prep:via", "np"))
"""Frames that may only be a place, time or medium of speaking."""
_FAR = 120  # tokens of a noun phrase with all that depends on it
_CLOSE = 8  # tokens of a verb group, or of what stands in brackets
_ADJUNCTS = 5  # between a verb and what it takes


@dataclass(slots=True)
class Frame:
    """`right`: what the verb takes (that, clause, quote, colon, to, wh, np, np-to, np-as, np-that, np-quote, prep:x,
    ing, end, comma, and). `after`: token where that begins. `left`: class of the token before the verb group, which
    begins at token `group`. `to`: the verb follows "to"; `modal`, `negated`, `perfect`, `passive` as they say;
    `adjunct`: tokens of time, place or hearer that stand between the verb and what it takes."""

    right: str
    after: int
    left: str
    group: int
    to: bool
    modal: bool
    negated: bool
    perfect: bool
    passive: bool
    adjunct: tuple[int, int] | None


def frame(tokens: Tokens, i: int) -> Frame:
    """The frame of the verb at token i."""
    tags = tokens.tags
    found = _GROUP.search(tags, max(0, i - _CLOSE), i)
    group = found.start() if found else i
    inside = tags[group:i]
    right, after, adjunct = _right(tokens, i + 1)
    left = tags[group - 1] if group else BLOCK_END
    being = BE in inside and not (tags[i] == PAST and tokens.low[i - 1].startswith("'"))
    passive = being and tags[i] in PARTICIPLE + PAST  # "is said to": a form that is no other participle
    negated = NEGATION in inside or not tokens.sets.negative.isdisjoint(tokens.low[group:i])
    return Frame(right, after, left, group, TO in inside, MODAL in inside, negated, HAVE in inside, passive, adjunct)


def noun_phrase(tags: str, at: int) -> int:
    """End of the noun phrase that begins at token `at`; `at` where none does. "of" phrases are not part of it."""
    found = _NOUN_PHRASE.match(tags, at)
    return found.end() if found else at


def long_phrase(tokens: Tokens, at: int) -> int:
    """The same with the "of" phrases that follow."""
    low = tokens.low
    end = noun_phrase(tokens.tags, at)
    stop = at + _FAR
    while at < end < stop and low[end] in ("of", "and") and end + 1 < len(tokens):
        more = noun_phrase(tokens.tags, end + 1)
        if more == end + 1:
            break
        if low[end] == "and" and tokens.tags[more] in FINITE:
            break
        end = more
    return end


def _right(tokens: Tokens, at: int) -> tuple[str, int, tuple[int, int] | None]:
    """What the verb that ends before token `at` takes, where that begins, and the adjuncts between."""
    tags = tokens.tags
    first = at
    kind, after = _taken(tokens, at)
    for _ in range(_ADJUNCTS):
        step = _adjunct(tokens, at)
        if step == at:
            break
        at = step
        then, where = _taken(tokens, at)
        if then in _CLAUSAL or (then == "comma" and kind in _LOOSE):
            return then, where, (first, at)
        if kind == "np" and tags[at] in ENDS:
            return "end", at, (first, at)
    if kind.startswith("prep") and at > first and tags[at] in ENDS:
        return kind, after, (first, at)
    return kind, after, (first, at) if at > first else None


def _adjunct(tokens: Tokens, at: int) -> int:
    """End of one adverb, time or short prepositional phrase that begins at `at`."""
    tags, low, when = tokens.tags, tokens.low, tokens.sets.when
    if low[at] in when and tags[at] in _TIME:
        end = at + 1
        while low[end] in when and tags[end] in _TIME:
            end += 1
        return end
    if tags[at] in MODIFIER:
        return at + 1
    if tags[at] == OPENING:
        close = tags.find(CLOSING, at, at + _CLOSE)
        return close + 1 + (tags[close + 1] == COMMA) if close > 0 else at
    if tags[at] == COMMA and tags[at + 1] == PREPOSITION:
        end = long_phrase(tokens, at + 2)
        return end + 1 if end > at + 2 and tags[end] == COMMA and tags[end + 1] in _BEHIND_INSERTION else at
    if tags[at] in PREPOSITIONS and low[at] in tokens.sets.placing:
        end = long_phrase(tokens, at + 1)
        if end > at + 1:
            return end
    return at


def _taken(tokens: Tokens, at: int) -> tuple[str, int]:
    """What stands at token `at`, adverbs looked through, as the kind of thing that a verb takes, and where."""
    tags, low = tokens.tags, tokens.low
    while tags[at] in MODIFIER:
        at += 1
    tag = tags[at]
    if tag in _ENDING or (tag == SUBORDINATOR and low[at] not in tokens.sets.conditions):
        return "end", at
    if tag in _KINDS:
        return _KINDS[tag], at
    if tag == COMMA:
        return ("quote", at + 1) if tags[at + 1] == QUOTATION else ("comma", at)
    if tag == TO:
        nxt = at + 1
        while tags[nxt] in MODIFIER:
            nxt += 1
        return ("to", at) if tags[nxt] in BARE else ("prep:to", at)
    if tag == PREPOSITION:
        return "prep:" + low[at], at
    if tag == ING and tags[at + 1] not in NOMINAL:
        return "ing", at
    if tag in MAYBE_FINITE:
        return "verb", at
    end = long_phrase(tokens, at)
    if end == at:
        return "other", at
    return _after_phrase(tokens, at, end), at


_KINDS = {
    THAT: "that", QUOTATION: "quote", COLON: "colon", DASH: "dash", WH: "wh", SUBORDINATOR: "wh", COORDINATOR: "and"
}  # fmt: skip


def _after_phrase(tokens: Tokens, at: int, end: int) -> str:
    """What a verb takes whose object is the noun phrase at..end, by what stands behind it."""
    tags, low, sets = tokens.tags, tokens.low, tokens.sets
    while tags[end] in MODIFIER:
        end += 1
    tag = tags[end]
    if tag in FINITE or (tag == BASE and tags[end - 1] in _PLURAL_SUBJECT):
        return "clause"
    if tag == TO and tags[end + 1] in _BEHIND_TO:
        return "np-to"
    if tag == THAT:
        return "np-that"
    if tag == QUOTATION or (tag in _BEFORE_QUOTATION and tags[end + 1] == QUOTATION):
        return "np-quote"
    if tag == WH or (tag == SUBORDINATOR and low[end] in sets.conditions):
        return "np-wh"
    if tag == PREPOSITION:
        if low[end] == "as":
            return "np-as"
        if low[end] in sets.of_subject and tags[at] not in _PRONOUNS:
            more = long_phrase(tokens, end + 1)
            if more > end + 1 and tags[more] in FINITE:
                return "clause"
        return "np-prep"
    if tag in _SUBJECT_OPENING and tags[at] in _HEARER:  # told reporters he would
        more = long_phrase(tokens, end)
        if more > end and tags[more] in FINITE:
            return "np-clause"
    return "np"
