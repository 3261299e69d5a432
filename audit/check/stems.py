"""Content words brought to a common form, so that "talks" meets "talk" and "five-hour" meets "5-Hour"."""

from __future__ import annotations

import re
from functools import lru_cache

from audit.model.text import Span

# Closed-class English words and the verbs that carry no content of their own.
_FUNCTION = """
a about above across after again against ago all almost along already also although always am amid amidst
among an and another any anyone anything are around as at away back be because been before behind being below
between beyond both but by can cannot could did do does doing done down due during each either else enough
even ever every few for from further get gets getting give given go goes going gone got had has have having he
hence her here hers herself him himself his how however i if in including indeed instead into is it its itself
just keep last least less let like made make makes making many may me might mine more most much must my near
nearly need neither never new next no nobody none nor not nothing now of off often on once one only onto or
other others our ours out over own part per perhaps put rather said same say says see seem seems set several
shall she should since so some somehow someone something soon still such take takes taken than that the their
theirs them themselves then there these they thing things this those though through throughout thus to today
together told too took toward towards under until unto up upon us use used uses using very via want was way we
well went were what whatever when where whether which while who whole whom whose why will with within without
would yet you your yours first two year years day days week weeks month months people time times
"""
FUNCTION = frozenset(_FUNCTION.split())
_UNITS = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
eighteen nineteen twenty
"""
NUMBERS = {word: str(n) for n, word in enumerate(_UNITS.split())} | {
    "thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90",
}  # fmt: skip

_PART = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_ENDINGS = {
    "ically": "ic", "ations": "at", "ation": "at", "ating": "at", "ated": "at", "ates": "at", "ate": "at",
    "ators": "at", "ator": "at", "ities": "it", "ity": "it", "ings": "", "ing": "", "edly": "", "ies": "y", "ied": "y",
    "ions": "", "ion": "", "ments": "", "ment": "", "ers": "", "er": "", "ors": "", "or": "", "ed": "", "ly": "",
    "es": "", "s": "", "ian": "ia", "e": "",
}  # fmt: skip
_LONGEST = max(map(len, _ENDINGS))


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """A crude common form of a folded word: endings off, doubled consonants single. It serves to compare only."""
    word = word.split("'")[0]
    if word in NUMBERS:
        return NUMBERS[word]
    if len(word) < 4 or not word.isalpha():
        return word
    if word.endswith("ss"):
        return word
    for size in range(min(_LONGEST, len(word) - 3), 0, -1):
        put = _ENDINGS.get(word[-size:])
        if put is not None:
            word = word[:-size] + put
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsaeiou":
        word = word[:-1]
    return word[:-1] + "i" if len(word) > 3 and word.endswith("y") else word


Token = tuple[str, int, int]
"""A word folded, and where it starts and ends in the text; of a hyphenated word each part is one."""


def tokens(folded: str, span: Span) -> tuple[Token, ...]:
    """The words at `span` of a text that is already folded (folding keeps every offset)."""
    return tuple((m[0], m.start(), m.end()) for m in _PART.finditer(folded, span.start, span.end))


def plain_words(folded: str, span: Span) -> list[str]:
    return _PART.findall(folded, span.start, span.end)


def stems(folded: str, span: Span) -> frozenset[str]:
    """The stems of the content words."""
    return frozenset(map(content_stem, _PART.findall(folded, span.start, span.end))) - _NOTHING


@lru_cache(maxsize=16384)
def content_stem(word: str) -> str:
    """The stem of a content word; empty for a word that carries none."""
    bare = word.split("'")[0]
    return stem(bare) if bare not in FUNCTION and (len(bare) > 1 or bare.isdigit()) else ""


_NOTHING = frozenset({""})
