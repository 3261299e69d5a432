"""Word classes of English: the possible ones of a word, and the one that its neighbours leave (letters: tags.py)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path

from audit.lang.en.inflect import third_person
from audit.lang.tags import LETTERS, POSSESSIVE
from audit.lang.wordsets import WordSet, WordSets, WordTable
from audit.model.marks import Quote

_BEHIND_VERB = "HDOoQW:,!"
"""Classes that follow a verb and no adjective."""
_SETTLED = frozenset(LETTERS) - {POSSESSIVE}
"""A class alone, which no neighbour changes."""
_TERM_WORDS = 2  # a quotation of so many words is a term within the writer's sentence
_SHAPES = re.compile(
    r"[a-z]+(?=[ ,])"  # the plain case first, for speed
    r"|(?:[A-Za-z]\.){2,}|[A-Z]\.(?=\s+[A-Z])"
    r"|\d+(?:[-‑][^\W\d_]+)+|\d[\d,.]*\d%?|\d%?"
    r"|@\w+|#\w+"
    r"|[’'](?:s|re|ve|ll|d|m)\b|(?:[Cc]an|[Ww]on|[A-Za-z]+n)[’']t\b"
    r"|[^\W_]+(?:[-‑&/][^\W_]+|[’'](?!(?:s|re|ve|ll|d|m)\b)[^\W_]+|\.(?:com|org|net|gov|co|uk|tv|info|edu)\b)*"
    r"|\.\.\.+|--+|[-–—―]+|[^\w\s]|_"
)


class OpenClasses(WordSets):
    FILE = "word-classes.txt"
    open_classes: WordTable


class TaggerWords(WordSets):
    FILE = "tagger.txt"
    closed_classes: WordTable
    settled: WordTable
    clitics: WordTable
    contracted: WordSet
    many: WordSet
    prepositional: WordSet
    whence: WordSet
    answers: WordSet
    lowered: WordSet


class EnglishTagger:
    """`shapes`: finds the tokens of a text. `table`: word -> its possible classes, most usual first; words that are
    missing are judged by their ending (`guess`)."""

    shapes = _SHAPES

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sets = TaggerWords(folder)

    @cached_property
    def table(self) -> Mapping[str, str]:
        found = dict(OpenClasses(self._folder).open_classes)
        for verb in [word for word, code in found.items() if "V" in code]:
            found.setdefault(third_person(verb), "Z")
        for word, code in found.items():
            if word.endswith("ed") and "E" in code and "K" not in code:
                found[word] = code + "K"  # the participle of a regular verb is its past form
        return {**found, **self._sets.closed_classes, **self._sets.settled}

    def guess(self, word: str) -> str:
        """Classes of a lower-case word that no list holds, from its ending."""
        if word.endswith("ly"):
            return "R"
        if word.endswith("ing"):
            return "GN"
        if word.endswith("ed"):
            return "EK"
        if word.endswith(("ise", "yse")):
            return "VN"  # as British copy spells criticize
        if word.endswith(("ises", "yses")):
            return "ZP"
        if word.endswith(("ous", "ful", "less", "able", "ible", "ive", "ish", "ary", "ic", "al")):
            return "J"
        if word.endswith("s") and not word.endswith(("ss", "us", "is")):
            return "P"
        return "N"

    def possible(self, word: str, lower: str, fresh: bool, shouting: bool) -> str:
        """The possible classes of a word or dash. `fresh`: it opens a sentence; `shouting`: it stands in a block that
        sets most words in capitals."""
        head = word[0]
        if head.isdigit():
            if "-" in lower:
                return "J"
            return "C" if not lower.endswith(("th", "st", "nd", "rd")) or not lower[:-2].isdigit() else "J"
        if lower[0] == "'":
            return self._sets.clitics.get(lower, "'")
        if head in "-–—―.":
            return "-"
        if head.isupper() and not (fresh or shouting):
            if lower == "i":
                return "O"
            small = lower in self._sets.lowered and not (
                len(word) > 1 and word.isupper() and self.table[lower][0] in "Oo"
            )
            return self.table[lower] if small else "M"  # the WHO is a name
        code = self.table.get(lower)
        if code and code[0] in "Oo" and not shouting and len(word) > 1 and word.isupper():
            return "M"  # the WHO
        if code is None:
            if not head.isalpha():
                return "M" if head in "@#" else ":"
            if head.isupper():
                if shouting and lower.endswith(("ed", "ing", "ly")):
                    return self.guess(lower)
                return "M" if not fresh or self.guess(lower) in "NPJ" else self.guess(lower) + "M"
            if "-" in lower:
                return "J"
            return self.guess(lower)
        if head.isupper() and fresh and code[0] in "NPVZEKGJ" and not shouting:
            return code + "M"
        return code

    def settle(self, codes: Sequence[str], low: Sequence[str], quotes: Mapping[int, Quote]) -> str:
        """The class of every token, left to right, adverbs looked through."""
        tags = list(codes)
        open_ones = [i for i, code in enumerate(codes) if code not in _SETTLED]
        last = len(codes) - 1
        done, prev = -1, "|"
        for i in open_ones:
            before = tags[i - 1] if i else "|"
            prev = before if before not in "R!Q" else _before(tags, i, done, prev, quotes)
            done = i - 1
            code = codes[i]
            if code != "'":
                tags[i] = self._choose(code, prev, codes[i + 1] if i < last else "|", low, i)
            elif i and (low[i - 1] in self._sets.contracted or prev == "|"):
                tags[i] = "B"
        return "".join(tags)

    def _choose(self, code: str, prev: str, ahead: str, low: Sequence[str], i: int) -> str:
        """One of the classes in `code`, given the class before and the possible ones after."""
        after = ahead[0]
        if code[0] == "I" and code[1] in "@RJ":
            return _preposition(code, prev, after, low, i)
        if prev == "T" and i > 1 and low[i - 1] == "to" and low[i - 2] in self._sets.prepositional:
            return _first(code, "NPGJ")
        if prev in "XYT":
            return _first(code, "VEK" if prev == "X" else "V")
        if code[-1] == "M":
            return self._opening(code, after, ahead, low[i])
        if prev in "BA":
            return _first(code.replace("J", "") if after in "NP" else code, "KGJR") if code != "J" else code
        if prev in "D'JC":
            return self._within_phrase(code, prev, after, low[i - 1])
        if prev == "W" and "K" in code and low[i - 1] in self._sets.whence:
            return "K"
        if prev in "OW":
            return _first(code, "EZ" if "E" in code else "VZ")
        if "G" in code and (prev in ",&-" or (prev == "I" and low[i + 1] != "of")) and after in "HDOoMQCT'W:INPJ":
            return "G"
        if prev == "I":
            return _first(code, "NPGJK")
        return self._verb_or_noun(code, prev, after, low, i)

    def _within_phrase(self, code: str, prev: str, after: str, before: str) -> str:
        """After a determiner, possessive, adjective or number."""
        if "N" in code or "P" in code:
            if code[0] == "J" and after in "NPM":
                return "J"
            return _first(code, "NP")
        if "E" in code and before in self._sets.many and after in _BEHIND_VERB:
            return "E"
        if "J" in code:
            return "J"
        if "K" in code or "G" in code:
            if before in self._sets.many and "E" in code:
                return "E"
            if after in "NPMJ":
                return "J"
            return "G" if "G" in code else "N" if prev in "D'" else "E"
        return code[0]

    def _verb_or_noun(self, code: str, prev: str, after: str, low: Sequence[str], i: int) -> str:
        if "E" in code and "K" in code:
            if after == "I" and low[i + 1] == "by" and low[i] not in self._sets.answers:
                return "K"
            return "E" if prev in "NPMQ),-.|&:;" or code[0] != "K" else "K"
        if "Z" in code and "P" in code:
            if prev in "NM)":
                return "Z" if after in "DHTOoQMW'JC:!" or code[0] == "Z" else code[0]
            return "Z" if prev in ",)&" and after in "HT" else code[0]
        if "V" in code and prev == "P" and code[0] != "V" and after in "DHTOoMQWGPIJ!":
            return "V"
        return code[0]

    def _opening(self, code: str, after: str, ahead: str, low: str) -> str:
        """The first word of a sentence, where a capital is no sign of a name."""
        base = code[:-1]
        if ahead == "M" and base[0] not in "GKER":
            return "M"
        if base[0] in "NV" and after in "ZEXBAYM":
            return "P" if "P" in base else "M"
        if base[0] == "Z" and "P" in base and after in "XBAYEIR":
            return "P"
        if base[0] in "GEKR" and (after in "'EZXBA" or (after == "," and low not in self.table)):
            return "M"
        return "K" if base[0] in "EK" else base[0]


def _before(tags: Sequence[str], i: int, done: int, known: str, quotes: Mapping[int, Quote]) -> str:
    """The class of the last token before i that is no adverb; `known` where none is after token `done`."""
    for at in range(i - 1, done, -1):
        tag = tags[at]
        if tag == "Q" and quotes[at].words <= _TERM_WORDS:
            return "J"  # a term in quotation marks stands before its noun like an adjective
        if tag not in "R!":
            return tag
    return known


def _first(code: str, wanted: str) -> str:
    """The first of the wanted classes that is possible, else the most usual one."""
    for tag in wanted:
        if tag in code:
            return tag
    return code[0]


def _preposition(code: str, prev: str, after: str, low: Sequence[str], i: int) -> str:
    if code == "I@":
        return "R" if i + 1 < len(low) and low[i + 1] in ("least", "most") else "I"
    if code == "IR":
        return "R" if prev in "AX" or after in ".|,ZEXBA" else "I"
    return "J" if after in "NPM" and prev in "DJ|.,&" else "I"
