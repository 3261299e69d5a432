"""The literals of a pattern: strings of which one stands in every match of it. So a text without them has no match.

They are read off the pattern as RE2 writes it, without its engine: FilteredRE2 knows them too, but takes only what is
left when alternatives share their beginnings ("sa" of "said|says"). What is not read for certain gives no literal.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from math import inf
from typing import NamedTuple

LEAST = 2
"""Weight of a literal: a lighter one stands nearly everywhere."""
MOST = 64
"""Strings that a part of a pattern is spelt out to."""
DEEPEST = 50
"""Groups within one another that are read."""
HEAVIEST = 7
"""Weight from which a string is as rare as any."""
LONGEST = HEAVIEST + 1
"""Characters of a literal at most: more make an automaton larger, and no text passes for it."""
RARER = 8.0
"""How much rarer a string is than one that weighs 1 less. Of a power of two sums are exact."""

_RARE = re.compile(r"[^a-z .,'\"-]")
_PLAIN = re.compile(r"[^\\.\[\](){}*+?|^$\x80-\U0010ffff]+(?![*+?{])|[^\\.\[\](){}*+?|^$\x80-\U0010ffff]")
"""Characters of ASCII that stand for themselves, the one that is repeated alone."""
_WORDS = re.compile(r"\((?:\?:)?([^\\.\[\](){}*+?^$]+)\)")
"""A group of strings and nothing else, as most groups are."""
_OPEN = re.compile(r"\((?:\?(?:P?<\w+>|(?:[imsU]*(?:-[imsU]+)?):))?(?!\?)")
_FLAGS = re.compile(r"\(\?[imsU]*(?:-[imsU]+)?\)")
_FEW = re.compile(r"\[(-?(?:[^\\\[\]^-]|\\[^\w\s])+-?)\]")
"""A class of single characters."""
_CLASS = re.compile(r"\[\^?\]?(?:\\.|\[:\^?\w+:\]|[^\]\\])*\]", re.DOTALL)
_DIGIT = re.compile(r"\\d")
_ANY = re.compile(r"[.\x80-\U0010ffff]|\\(?:[DwWsSntrfva]|[pP](?:\w|\{\^?\w+\})|x(?:[0-9A-Fa-f]{2}|\{[0-9A-Fa-f]+\}))")
_PLACE = re.compile(r"[\^$]|\\[bBAz]")
_ITSELF = re.compile(r"\\([^\w\s])")
_REPEAT = re.compile(r"(?:([*+?])|\{(\d+)(,?)(\d*)\})\??(?![*+?{])")


class PatternPart(NamedTuple):
    """What is known of a part of a pattern. `all`: the strings that it matches, all of them, None where they are many
    or unknown; then `some`: strings of which one stands in each match, none where nothing is known."""

    all: frozenset[str] | None
    some: frozenset[str] = frozenset()

    @property
    def needed(self) -> frozenset[str]:
        return self.some if self.all is None else self.all


_ONE_PLACE = PatternPart(frozenset(("",)))
_UNKNOWN = PatternPart(None)


def literals(regex: str) -> frozenset[str]:
    """Strings in lower case, of ASCII alone, of which one stands in every match of `regex`, a pattern of RE2, where the
    text is in lower case (and "ſ" is "s"); none where none that weighs LEAST is known for certain."""
    try:
        needed = _Reader(regex).whole().needed
    except _UnreadError:
        return frozenset()
    return frozenset(s[:LONGEST] for s in needed) if _commonness(needed) < inf else frozenset()


class _UnreadError(Exception):
    """Something that is not read here."""


class _Reader:
    """Reads a pattern from left to right."""

    def __init__(self, regex: str) -> None:
        self._regex = regex
        self._at = 0
        self._depth = 0

    def whole(self) -> PatternPart:
        part = self._alternatives()
        if self._at < len(self._regex):
            raise _UnreadError
        return part

    def _take(self, what: re.Pattern[str]) -> re.Match[str] | None:
        found = what.match(self._regex, self._at)
        if found:
            self._at = found.end()
        return found

    def _next(self) -> str:
        return self._regex[self._at : self._at + 1]

    def _alternatives(self) -> PatternPart:
        parts = [self._sequence()]
        while self._next() == "|":
            self._at += 1
            parts.append(self._sequence())
        return _either(parts)

    def _sequence(self) -> PatternPart:
        parts: list[PatternPart] = []
        while self._next() not in ("", "|", ")"):
            parts.append(self._repeated(self._one()))
        return parts[0] if len(parts) == 1 else _in_turn(parts)

    def _one(self) -> PatternPart:
        if plain := self._take(_PLAIN):
            return _spelt(plain[0])
        if self._take(_PLACE) or self._take(_FLAGS):
            return _ONE_PLACE
        if words := self._take(_WORDS):
            return _either([_spelt(word) for word in words[1].split("|")])
        if self._take(_OPEN):
            return self._group()
        if few := self._take(_FEW):
            return _one_of(_ITSELF.sub(r"\1", few[1]))
        if self._take(_DIGIT):
            return _one_of("0123456789")
        if self._take(_CLASS) or self._take(_ANY):
            return _UNKNOWN
        if itself := self._take(_ITSELF):
            return _spelt(itself[1])
        raise _UnreadError

    def _group(self) -> PatternPart:
        self._depth += 1
        part = self._alternatives() if self._depth <= DEEPEST else _UNKNOWN
        if self._next() != ")":
            raise _UnreadError
        self._at += 1
        self._depth -= 1
        return part

    def _repeated(self, part: PatternPart) -> PatternPart:
        if self._next() not in ("*", "+", "?", "{"):
            return part
        how = self._take(_REPEAT)
        if not how:
            raise _UnreadError
        if how[1] == "?":
            return _UNKNOWN if part.all is None else PatternPart(part.all | {""})
        if how[1] == "*" or (how[2] and not int(how[2])):
            return _UNKNOWN
        return PatternPart(None, part.needed)  # once at least


def _spelt(text: str) -> PatternPart:
    return PatternPart(frozenset((text.lower(),))) if text.isascii() else _UNKNOWN


def _one_of(characters: str) -> PatternPart:
    return PatternPart(frozenset(characters.lower())) if characters.isascii() else _UNKNOWN


def _in_turn(parts: Iterable[PatternPart]) -> PatternPart:
    """Of parts one after the other: strings grow as long as all they may be is known; the rarest are kept."""
    best: frozenset[str] = frozenset()
    run, whole = frozenset(("",)), True
    for part in parts:
        if part.all is not None and len(run) * len(part.all) <= MOST:
            run = part.all if len(run) == 1 and "" in run else frozenset(a + b for a in run for b in part.all)
            continue
        best = min(best, run, part.some, key=_commonness)
        run, whole = part.all or frozenset(("",)), False
    return PatternPart(run) if whole else PatternPart(None, min(best, run, key=_commonness))


def _either(parts: Sequence[PatternPart]) -> PatternPart:
    if len(parts) == 1:
        return parts[0]
    together = frozenset().union(*(p.needed for p in parts))
    if all(p.all is not None for p in parts) and len(together) <= MOST:
        return PatternPart(together)
    return PatternPart(None, together) if all(_commonness(p.needed) < inf for p in parts) else _UNKNOWN


def _commonness(strings: frozenset[str]) -> float:
    """How often one of them stands in a text, as a guess; without end where one is too light to tell anything."""
    weights = [_weight(s) for s in strings]
    return sum(RARER**-w for w in weights) if weights and min(weights) >= LEAST else inf


def _weight(text: str) -> int:
    """A letter weighs 1, a figure or a sign, which is rarer, 2."""
    return HEAVIEST if len(text) >= HEAVIEST else min(len(text) + len(_RARE.findall(text)), HEAVIEST)
