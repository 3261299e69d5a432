"""Every form of every lexicon, found in one pass over the words of the folded text: what may stand at a word is looked
up by it, and by it and the next."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from audit.model.lexicon import ONLY_MARKS, start_of
from audit.model.marks import Term
from audit.model.text import CONTRACTED, Span, fold, straighten

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from audit.model.article import Article
    from audit.model.lexicon import Entry, Lexicon
    from audit.scan.hits import Makers

MOST_TERMS = 20_000
"""Hits of one lexicon in one article."""

_BLANKS = re.compile(" {2,}")
_WORD = re.compile(r"\w+")
_CONTRACTED = re.compile(CONTRACTED)


class _Phrase(NamedTuple):
    """A form of an entry of the lexicon `key`: folded, with so many marks before its first word; `exact`: with its
    capitals where the lexicon is exact, else "". `entry`: its number among those that were needed."""

    form: str
    marks: int
    key: str
    entry: int
    exact: str


_FIGURES = 3
"""Figures that are kept of a hit until its lexicon is asked for: start, end, number of the entry."""


class PhraseSearch:
    """All forms of all lexicons. A form that begins or ends with a word character needs a word boundary there: "won" is
    none in "won't"."""

    def __init__(self, lexicons: Sequence[Lexicon]) -> None:
        self._starts: dict[str, list[tuple[Lexicon, Sequence[int]]]] = defaultdict(list)
        for lexicon in {x.id: x for x in lexicons}.values():
            for start, entries in lexicon.starts.items():
                self._starts[start].append((lexicon, entries))
        self._phrases: dict[str, list[_Phrase]] = {}
        self._entries: list[Entry] = []

    def find(self, article: Article, kept: str, folded: str) -> tuple[Makers, list[str]]:
        """What makes the hits of each lexicon that has some, by its id, and the lexicons that have more than MOST_TERMS
        of them. `kept` and `folded` are the text of the article made plain (see Matcher)."""
        found: dict[str, array[int]] = defaultdict(lambda: array("i"))
        most = _FIGURES * MOST_TERMS
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

    def _hits(self, text: str) -> Iterator[tuple[_Phrase, int, int]]:
        """Every form in `text` that stands between word boundaries, with its start and end."""
        starts, before = self._starts, -1
        for word in _WORD.finditer(text):
            at, end = word.span()
            if word[0] in starts:
                yield from self._hits_at(at, word[0], text)
            if before >= 0 and (two := text[before:end]) in starts:
                yield from self._hits_at(before, two, text)
            before = at
        for phrase in self._of(ONLY_MARKS) if ONLY_MARKS in starts else ():
            at = text.find(phrase.form)
            while at >= 0:
                yield phrase, at, at + len(phrase.form)
                at = text.find(phrase.form, at + 1)

    def _hits_at(self, at: int, start: str, text: str) -> Iterator[tuple[_Phrase, int, int]]:
        for phrase in self._of(start):
            a = at - phrase.marks
            if a < 0 or not text.startswith(phrase.form, a):
                continue
            b = a + len(phrase.form)
            if b < len(text) and _word(text[b - 1]) and (_word(text[b]) or _CONTRACTED.match(text, b)):
                continue
            yield phrase, a, b

    def _of(self, start: str) -> list[_Phrase]:
        """The forms that begin so; made when the first text holds one."""
        if start not in self._phrases:
            made = []
            for lexicon, entries in self._starts[start]:
                for entry in map(lexicon.entry, entries):
                    self._entries.append(entry)
                    for form in entry.forms:
                        folded = fold(form)
                        marks, begins = start_of(folded)
                        if begins == start:
                            exact = straighten(form) if lexicon.exact else ""
                            made.append(_Phrase(folded, marks, lexicon.id, len(self._entries) - 1, exact))
            self._phrases[start] = made
        return self._phrases[start]


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
