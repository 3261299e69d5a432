"""Every form of every lexicon, found by one Aho-Corasick automaton in one pass over the folded text."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING

import ahocorasick_rs

from audit.model.marks import Term
from audit.model.text import CONTRACTED, Span, fold, straighten

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from audit.model.article import Article
    from audit.model.lexicon import Entry, Lexicon
    from audit.scan.hits import Makers

MOST_TERMS = 20_000
"""Hits of one lexicon in one article."""
WINDOW = 1 << 16
"""Code points searched at a time: bounds the memory that hits take in a block of many megabytes."""

_BLANKS = re.compile(" {2,}")
_CONTRACTED = re.compile(CONTRACTED)

Owner = tuple[str, int, str]
"""A lexicon's id, the number of its entry, and the form with its capitals where the lexicon is exact, else ""."""
_FIGURES = 3
"""Figures that are kept of a hit until its lexicon is asked for: start, end, number of the entry."""


class PhraseSearch:
    """All forms of all lexicons. A form that begins or ends with a word character needs a word boundary there: "won" is
    none in "won't"."""

    def __init__(self, lexicons: Sequence[Lexicon]) -> None:
        owners: dict[str, list[Owner]] = defaultdict(list)
        self._entries: list[Entry] = []
        for lexicon in {x.id: x for x in lexicons}.values():
            for entry in lexicon.entries:
                for form in entry.forms:
                    exact = straighten(form) if lexicon.exact else ""
                    owners[fold(form)].append((lexicon.id, len(self._entries), exact))
                self._entries.append(entry)
        self._owners = list(owners.values())
        forms = list(owners)
        # Which sides of a form need a boundary: what stands there must not go on with a word.
        self._left = [_word(form[0]) for form in forms]
        self._right = [_word(form[-1]) for form in forms]
        self._longest = max(map(len, forms), default=0)
        self._automaton = ahocorasick_rs.AhoCorasick(forms, store_patterns=False) if forms else None

    def find(self, article: Article, kept: str, folded: str) -> tuple[Makers, list[str]]:
        """What makes the hits of each lexicon that has some, by its id, and the lexicons that have more than MOST_TERMS
        of them. `kept` and `folded` are the text of the article made plain (see Matcher)."""
        if self._automaton is None:
            return {}, []
        found: dict[str, array[int]] = defaultdict(lambda: array("i"))
        most = _FIGURES * MOST_TERMS
        for block in article.blocks:
            base = block.span.start
            text = folded[base : block.span.end]
            runs = _Shortened(text) if "  " in text else None
            for form, a, b in self._hits(runs.text if runs else text):
                if runs:
                    a, b = runs.of(a), runs.of(b - 1) + 1
                for key, entry, exact in self._owners[form]:
                    if (not exact or _same(exact, kept[base + a : base + b])) and len(found[key]) <= most:
                        found[key].extend((base + a, base + b, entry))
        full = [key for key, hits in found.items() if len(hits) > most]
        return dict.fromkeys(found, lambda key: self._terms(key, found.pop(key)[:most])), full

    def _terms(self, key: str, figures: array[int]) -> tuple[Term, ...]:
        """Of the hits of one lexicon those that lie inside no other, in order."""
        found: list[Term] = []
        reach = -1
        hits = zip(*[iter(figures)] * _FIGURES, strict=True)
        for a, b, entry in sorted(hits, key=lambda hit: (hit[0], -hit[1])):
            if b > reach:
                reach = b
                found.append(Term(Span(a, b), key, self._entries[entry]))
        return tuple(found)

    def _hits(self, text: str) -> Iterator[tuple[int, int, int]]:
        """(number of the form, start, end) of every form in `text` that stands between word boundaries."""
        assert self._automaton is not None
        left, right, length = self._left, self._right, len(text)
        for base in range(0, max(length, 1), WINDOW):
            # Each window reaches into the next by the longest form; a hit belongs to the window it begins in.
            piece = text[base : base + WINDOW + self._longest]
            for form, a, b in self._automaton.find_matches_as_indexes(piece, overlapping=True):
                if a >= WINDOW:
                    continue
                a, b = a + base, b + base
                if b < length and right[form] and (_word(text[b]) or _CONTRACTED.match(text, b)):
                    continue
                if a and left[form] and _word(text[a - 1]):
                    continue
                yield form, a, b


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
