"""Syllables of an English word: a spelling rule, and the words of CMUdict that the rule gets wrong.

The rule alone counts 92% of CMUdict's 126,000 words as CMUdict does (the hyphenation patterns that textstat falls back
on: 53%, on average half a syllable too few). syllables.txt lists the others, so that every word of the dictionary
has the dictionary's count, from a file of 100 kB that is read in 2 ms, with no network and no home folder.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from audit.lang.wordsets import WordSets, WordTable

SOURCE = "CMUdict; words that it lacks by a spelling rule"

_FOLD = str.maketrans({"’": "'", "‑": "-"})
_PARTS = re.compile(r"[.\-]")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT_INSIDE = re.compile(
    r"[^aeiouy]e(?=(?:ful|less|ness|ments?|ly|some|wood|ville|field|land|m[ae]n|ton|ford|worth)s?$)"
)
_SILENT_END = re.compile(
    r"[^aeiouydtlr]ed$|[aeiouylr][lr]ed$|[^aeiouyscxzglh]es$|[^cs]hes$|[aeiouylr]les$|[^aeiouyl]e$|[aeiouylr]le$"
)
_TWO_VOWELS = re.compile(
    r"(?<![tcsg])i[ao](?!u)|ii|iu|yi|uo(?!u)|(?<![gq])ua|(?<![gqe])ue(?=[lnt])|eo(?!u)|[aeiouy](?=ings?$)|"
    r"[aeiou]y(?=[aeo])|ae(?=[ln])|(?:is|th)m(?=s?$)|[ds]nt$"
)


def syllables(word: str) -> int:
    """How many syllables a word has, at least 1. A figure counts one, as textstat has it; letters that cannot be read
    as a word are spelt out."""
    key = word.lower().translate(_FOLD)
    if not key.isascii():
        key = "".join(c for c in unicodedata.normalize("NFD", key) if not unicodedata.combining(c))
    known = exceptions().get(key)
    return int(known) if known else by_rule(key)


def by_rule(key: str) -> int:
    """The count by spelling alone. `key`: a word in lower case, plain apostrophes and hyphens, no accents."""
    return max(1, sum(_part(p) for p in _PARTS.split(key.replace("'", "")) if p))


def _part(part: str) -> int:
    vowels = len(_VOWELS.findall(part))
    if not vowels:
        return len(part) + 2 * part.count("w") if part.isalpha() and part.isascii() else 1
    silent = len(_SILENT_INSIDE.findall(part)) + len(_SILENT_END.findall(part))
    return max(1, vowels - silent + len(_TWO_VOWELS.findall(part)))


class SyllableWords(WordSets):
    FILE = "syllables.txt"
    counted: WordTable


@cache
def exceptions() -> Mapping[str, str]:
    """Word -> its syllables, a numeral."""
    return SyllableWords(Path(__file__).parent).counted
