"""One short block as the tests of blocks see it, and what such a test answers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from audit.lang import lang_of
from audit.lang.wordsets import WordSet, WordSets
from audit.model.article import Article, Block, Kind
from audit.model.marks import Term
from audit.model.text import WORD, Span, Words

SHORT = 600  # characters; a longer block is prose, whatever it holds
LEXICONS = ("promo-related", "promo-calls", "promo-ads", "photo-credits", "page-residue")

_LEAD = re.compile(r"[^\w\"“‘'@#©(]*")


class LineWords(WordSets):
    FILE = "line.txt"
    small: WordSet
    spoke: WordSet


@dataclass(frozen=True, slots=True)
class BlockVerdict:
    """What a block is, why, and the words by which it is known."""

    kind: Kind
    reason: str
    marker: Span | None = None


@dataclass(slots=True)
class ShortLine:
    """`text` begins after bullets and emoji, at offset `start`. `n` counts its words, `low` has them in lower case.
    `bare`: the last character that is no quotation mark or bracket. `left`: how many blocks follow;
    `place`: how many stand before. `terms`: hits of LEXICONS in it. `sets`: small words and verbs of
    saying."""

    text: str
    start: int
    n: int
    low: frozenset[str]
    bare: str
    place: int
    left: int
    terms: tuple[Term, ...]
    sets: LineWords

    def span(self, found: re.Match[str]) -> Span:
        return Span(self.start + found.start(), self.start + found.end())

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(m.group() for m in WORD.finditer(self.text))

    @property
    def stopped(self) -> bool:
        """Does it end as a sentence does?"""
        return self.bare in ".!?…"

    @property
    def spoke(self) -> bool:
        """Does somebody say something in it?"""
        return not self.sets.spoke.isdisjoint(self.low)

    def title_case(self, first: int = 0) -> bool:
        """Do nearly all words that can have a capital have one, the first ones left out?"""
        words, small = self.words[first:], self.sets.small
        low = sum(1 for w in words if w[0].islower() and w not in small)
        return low * 8 <= len(words) and any(not w[0].islower() for w in words)

    def opening(self, lexicon: str) -> Term | None:
        """The longest hit of a lexicon that the line begins with."""
        found = [t for t in self.terms if t.key == lexicon and t.span.start == self.start]
        return max(found, key=lambda t: t.span.end) if found else None

    def wording(self, term: Term) -> str:
        return self.text[max(0, term.span.start - self.start) : term.span.end - self.start]

    def after(self, span: Span) -> str:
        return self.text[span.end - self.start :]


def lines_of(article: Article) -> list[ShortLine | None]:
    """One a block: None where it is too long to be anything but prose."""
    terms: dict[int, list[Term]] = {}
    for key in LEXICONS:
        for term in article.terms(key):
            block = article.block_at(term.span.start)
            if block is not None and len(block.span) <= SHORT:
                terms.setdefault(block.index, []).append(term)
    words, sets, blocks = article.words, lang_of(article).sets(LineWords), article.blocks
    return [
        _line(article, b, words, sets, tuple(terms.get(b.index, ()))) if len(b.span) <= SHORT else None for b in blocks
    ]


def _line(article: Article, block: Block, words: Words, sets: LineWords, terms: tuple[Term, ...]) -> ShortLine:
    raw = article.text[block.span.start : block.span.end].rstrip()
    lead = None if raw[:1].isalnum() else _LEAD.match(raw)
    skip = lead.end() if lead else 0
    first, last = words.between(block.span.start, block.span.end)
    bare = raw.rstrip("\"”’')]»").rstrip()[-1:]
    left = len(article.blocks) - block.index - 1
    low = frozenset(words.low[first:last])
    return ShortLine(
        raw[skip:], block.span.start + skip, last - first, low, bare or " ", block.index, left, terms, sets
    )
