"""What stands around a verb: its group (auxiliaries, negation), what follows it, what precedes it.

All of it is read off the string of word classes; see words.py for the letters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from audit.annotate.attribution.tokens import Tokens
from audit.annotate.attribution.words import NEGATIVE, TIMES, word_set

_NP = re.compile(
    r"(?:[oO]|D?(?:[DJCR'](?=[DJCMNPKGQ'R])|[KG](?=[NPM])|[MNP](?=[MNPC'KG])|M(?=&M)|(?<=M)&(?=M)){0,40}[NPMCQD])"
)
_GROUP = re.compile(r"(?:[XBAYR!]|T(?=[R!]*(?:$|[BAY])))+$")
_PLACING = word_set("in on at during after before to with from via by through over for under outside")
_FINITE = "XBAYZE"
_LOOSE = frozenset(("prep:in", "prep:on", "prep:at", "prep:during", "prep:after", "prep:before", "prep:via", "np"))
"""Frames that may only be a place, time or medium of speaking."""


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


def frame(tokens: Tokens, i: int, last: int | None = None) -> Frame:
    """The frame of the verb whose tokens are i..last."""
    tags, low = tokens.tags, tokens.low
    end = (i if last is None else last) + 1
    found = _GROUP.search(tags, max(0, i - 8), i)
    group = found.start() if found else i
    inside = tags[group:i]
    words = low[group:i]
    left = tags[group - 1] if group else "|"
    passive = tags[i] == "K" and "B" in inside
    right, after, adjunct = _right(tokens, end)
    return Frame(
        right, after, left, group, "T" in inside, "X" in inside, "!" in inside or not NEGATIVE.isdisjoint(words),
        "A" in inside, passive, adjunct,
    )  # fmt: skip


def noun_phrase(tags: str, at: int) -> int:
    """End of the noun phrase that begins at token `at`; `at` where none does. "of" phrases are not part of it."""
    found = _NP.match(tags, at)
    return found.end() if found else at


def long_phrase(tokens: Tokens, at: int) -> int:
    """The same with the "of" phrases that follow."""
    end = noun_phrase(tokens.tags, at)
    stop = at + 120
    while at < end < stop and tokens.low[end] in ("of", "and") and end + 1 < len(tokens):
        more = noun_phrase(tokens.tags, end + 1)
        if more == end + 1:
            break
        if tokens.low[end] == "and" and tokens.tags[more] in _FINITE:
            break
        end = more
    return end


def _right(tokens: Tokens, at: int) -> tuple[str, int, tuple[int, int] | None]:
    tags = tokens.tags
    first = at
    kind, after = _plain(tokens, at)
    for _ in range(5):
        step = _adjunct(tokens, at)
        if step == at:
            break
        at = step
        then, where = _plain(tokens, at)
        if then in ("that", "quote", "colon", "clause", "wh") or (then == "comma" and kind in _LOOSE):
            return then, where, (first, at)
        if kind == "np" and tags[at] in ".|":
            return "end", at, (first, at)
    if kind.startswith("prep") and at > first and tags[at] in ".|":
        return kind, after, (first, at)
    return kind, after, (first, at) if at > first else None


def _adjunct(tokens: Tokens, at: int) -> int:
    """End of one adverb, time or short prepositional phrase that begins at `at`."""
    tags, low = tokens.tags, tokens.low
    if low[at] in TIMES and tags[at] in "MRJDN":
        end = at + 1
        while low[end] in TIMES and tags[end] in "MRJDN":
            end += 1
        return end
    if tags[at] in "R!":
        return at + 1
    if tags[at] == "(":
        close = tags.find(")", at, at + 8)
        return close + 1 + (tags[close + 1] == ",") if close > 0 else at
    if tags[at] == "," and tags[at + 1] == "I":
        end = long_phrase(tokens, at + 2)
        return end + 1 if end > at + 2 and tags[end] == "," and tags[end + 1] in "HQ" else at
    if (tags[at] == "I" or tags[at] == "T") and low[at] in _PLACING:
        end = long_phrase(tokens, at + 1)
        if end > at + 1:
            return end
    return at


def _plain(tokens: Tokens, at: int) -> tuple[str, int]:
    tags, low = tokens.tags, tokens.low
    while tags[at] in "R!":
        at += 1
    tag = tags[at]
    if tag in ".|;)":
        return "end", at
    if tag == "H":
        return "that", at
    if tag == "Q":
        return "quote", at
    if tag == ":":
        return "colon", at
    if tag == "-":
        return "dash", at
    if tag == ",":
        return ("quote", at + 1) if tags[at + 1] == "Q" else ("comma", at)
    if tag == "T":
        nxt = at + 1
        while tags[nxt] in "R!":
            nxt += 1
        return ("to", at) if tags[nxt] in "VBAY" else ("prep:to", at)
    if tag == "W" or (tag == "S" and low[at] in ("if", "whether")):
        return "wh", at
    if tag == "S":
        return "end", at
    if tag == "&":
        return "and", at
    if tag == "I":
        return "prep:" + low[at], at
    if tag == "G" and tags[at + 1] not in "NPM":
        return "ing", at
    if tag in _FINITE + "V":
        return "verb", at
    end = long_phrase(tokens, at)
    if end == at:
        return "other", at
    return _after_phrase(tokens, at, end), at


def _after_phrase(tokens: Tokens, at: int, end: int) -> str:
    tags, low = tokens.tags, tokens.low
    while tags[end] in "R!":
        end += 1
    tag = tags[end]
    if tag in _FINITE or (tag == "V" and tags[end - 1] in "PO&"):
        return "clause"
    if tag == "T" and tags[end + 1] in "VBAYR!":
        return "np-to"
    if tag == "H":
        return "np-that"
    if tag == "Q" or (tag in ",:" and tags[end + 1] == "Q"):
        return "np-quote"
    if tag == "W" or (tag == "S" and low[end] in ("if", "whether")):
        return "np-wh"
    if tag == "I":
        if low[end] == "as":
            return "np-as"
        if low[end] in ("in", "of", "at", "from", "on", "with", "who", "for", "by", "about") and tags[at] not in "Oo":
            more = long_phrase(tokens, end + 1)
            if more > end + 1 and tags[more] in _FINITE:
                return "clause"
        return "np-prep"
    if tag in "OMD" and tags[at] in "oPM":  # told reporters he would
        more = long_phrase(tokens, end)
        if more > end and tags[more] in _FINITE:
            return "np-clause"
    return "np"
