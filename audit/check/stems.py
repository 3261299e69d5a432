"""Content words brought to a common form, so that "talks" meets "talk" and "five-hour" meets "5-Hour"."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache

from audit.lang import DEFAULT
from audit.lang.wordsets import WordSet, WordSets, WordTable
from audit.model.text import Span


class ContentWords(WordSets):
    FILE = "content-words.txt"
    function: WordSet
    numbers: WordTable
    endings: WordTable

    @cached_property
    def put(self) -> dict[str, str]:
        """Ending -> what a stem has in its place."""
        return {ending: "" if value == "-" else value for ending, value in self.endings.items()}

    @cached_property
    def longest(self) -> int:
        """Letters of the longest ending."""
        return max(map(len, self.endings))


_PART = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """A crude common form of a folded word: endings off, doubled consonants single. It serves to compare only."""
    word = word.split("'")[0]
    words = DEFAULT.sets(ContentWords)
    if word in words.numbers:
        return words.numbers[word]
    if len(word) < 4 or not word.isalpha():
        return word
    if word.endswith("ss"):
        return word
    for size in range(min(words.longest, len(word) - 3), 0, -1):
        put = words.put.get(word[-size:])
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
    function = DEFAULT.sets(ContentWords).function
    return stem(bare) if bare not in function and (len(bare) > 1 or bare.isdigit()) else ""


_NOTHING = frozenset({""})
