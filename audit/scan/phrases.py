"""Every form of every lexicon, found by one Aho-Corasick automaton in one pass over the folded text: it looks for how
forms begin, and what begins there is compared."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

import ahocorasick_rs

from audit.model.lexicon import START
from audit.model.text import CONTRACTED, fold, straighten
from audit.scan.hits import FIGURES, terms_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from audit.model.article import Article
    from audit.model.lexicon import Entry, Lexicon
    from audit.model.marks import Term
    from audit.scan.hits import Makers

MOST_TERMS = 20_000
"""Hits of one lexicon in one article."""
WINDOW = 1 << 16
"""Code points searched at a time: bounds the memory that hits take in a block of many megabytes."""

_BLANKS = re.compile(" {2,}")
_CONTRACTED = re.compile(CONTRACTED)


class _Phrase(NamedTuple):
    """A form of an entry of the lexicon `key`, folded. `word`: it ends with a word character; `exact`: the form with
    its capitals where its lexicon is exact, else "". `entry`: its number among those that were needed."""

    form: str
    length: int
    word: bool
    key: str
    entry: int
    exact: str


class PhraseSearch:
    """All forms of all lexicons. A form that begins or ends with a word character needs a word boundary there: "won" is
    none in "won't"."""

    def __init__(self, lexicons: Sequence[Lexicon]) -> None:
        starts: dict[str, list[tuple[Lexicon, Sequence[int]]]] = defaultdict(list)
        for lexicon in {x.id: x for x in lexicons}.values():
            for start, entries in lexicon.starts.items():
                starts[start].append((lexicon, entries))
        self._starts = list(starts.items())
        self._phrases: dict[int, list[_Phrase]] = {}
        self._entries: list[Entry] = []
        self._automaton = ahocorasick_rs.AhoCorasick(list(starts), store_patterns=False) if starts else None

    def find(self, article: Article, kept: str, folded: str) -> tuple[Makers, list[str]]:
        """What makes the hits of each lexicon that has some, by its id, and the lexicons that have more than MOST_TERMS
        of them. `kept` and `folded` are the text of the article made plain (see Matcher)."""
        if self._automaton is None:
            return {}, []
        found: dict[str, array[int]] = defaultdict(lambda: array("i"))
        most = FIGURES * MOST_TERMS
        for block in article.blocks:
            base = block.span.start
            text = folded[base : block.span.end]
            runs = _Shortened(text) if "  " in text else None
            for phrase, a, b in self._hits(runs.text if runs else text):
                if runs:
                    a, b = runs.of(a), runs.of(b - 1) + 1
                hits = found[phrase.key]
                if len(hits) <= most and (not phrase.exact or _same(phrase.exact, kept[base + a : base + b])):
                    hits.extend((base + a, base + b, phrase.entry))
        full = [key for key, hits in found.items() if len(hits) > most]
        return {key: lambda key: self._terms(key, found.pop(key)[:most]) for key, hits in found.items() if hits}, full

    def _terms(self, key: str, figures: array[int]) -> Sequence[Term]:
        """Of the hits of one lexicon those that lie inside no other, in order."""
        found = array("i")
        reach = -1
        hits = zip(*[iter(figures)] * FIGURES, strict=True)
        for hit in sorted(hits, key=lambda hit: (hit[0], -hit[1])):
            if hit[1] > reach:
                reach = hit[1]
                found.extend(hit)
        return terms_of(key, found, self._entries)

    def _hits(self, text: str) -> Iterator[tuple[_Phrase, int, int]]:
        """Every form in `text` that stands between word boundaries, with its start and end."""
        assert self._automaton is not None
        length = len(text)
        for base in range(0, max(length, 1), WINDOW):
            # Each window reaches into the next by the longest start; a hit belongs to the window it begins in.
            piece = text[base : base + WINDOW + START]
            for start, a, _ in self._automaton.find_matches_as_indexes(piece, overlapping=True):
                if a >= WINDOW:
                    continue
                a += base
                if a and _word(text[a - 1]) and _word(text[a]):
                    continue
                for phrase in self._phrases.get(start) or self._made(start):
                    b = a + phrase.length
                    if phrase.length > START and not text.startswith(phrase.form, a):
                        continue
                    if b < length and phrase.word and (_word(text[b]) or _CONTRACTED.match(text, b)):
                        continue
                    yield phrase, a, b

    def _made(self, start: int) -> list[_Phrase]:
        """The forms with this start; made when the first text holds it."""
        begins, owners = self._starts[start]
        made = []
        for lexicon, entries in owners:
            for entry in map(lexicon.entry, entries):
                self._entries.append(entry)
                for form in entry.forms:
                    folded = fold(form)
                    if folded[:START] == begins:
                        exact = straighten(form) if lexicon.exact else ""
                        word, number = _word(folded[-1]), len(self._entries) - 1
                        made.append(_Phrase(folded, len(folded), word, lexicon.id, number, exact))
        self._phrases[start] = made
        return made


class _Shortened:
    """A text with every run of blanks made one blank, and how its offsets lead back."""

    def __init__(self, long: str) -> None:
        self.text = _BLANKS.sub(" ", long)
        self._short, self._long, cut = [0], [0], 0
        for m in _BLANKS.finditer(long):
            cut += m.end() - m.start() - 1
            self._short.append(m.end() - cut)
            self._long.append(m.end())

    def of(self, offset: int) -> int:
        at = bisect_right(self._short, offset) - 1
        return self._long[at] + offset - self._short[at]


def _same(form: str, words: str) -> bool:
    return form == words or ("  " in words and form == _BLANKS.sub(" ", words))


def _word(character: str) -> bool:
    return character.isalnum() or character == "_"
