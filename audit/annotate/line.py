"""One short block as the tests of blocks see it, and what such a test answers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import field
from typing import overload

from audit.annotate.grammar import Tagged, tagged
from audit.lang import lang_of
from audit.lang.base import Tagger
from audit.lang.tags import BASE, VERB
from audit.lang.wordsets import WordSet, WordSets
from audit.model.article import Article, Block, Kind
from audit.model.dataclass import dataclass
from audit.model.marks import Term
from audit.model.text import WORD, Span

SHORT = 600  # characters; a longer block is prose, whatever it holds
KEPT = 2_000  # lines that are in memory together
LEXICONS = ("promo-related", "promo-calls", "promo-ads", "photo-credits", "page-residue")

_LEAD = re.compile(r"[^\w\"“‘'@#©(]*")


class LineWords(WordSets):
    FILE = "line.txt"
    small: WordSet
    spoke: WordSet
    address: WordSet


@dataclass(frozen=True, slots=True)
class BlockVerdict:
    """What a block is, why, and the words by which it is known."""

    kind: Kind
    reason: str
    marker: Span | None = None


@dataclass(slots=True)
class ShortLine:
    """`text` begins after bullets and emoji, at offset `start`; `raw` has them. `n` counts its words, `low` has them in
    lower case. `bare`: the last character that is no quotation mark or bracket. `left`: how many blocks follow;
    `place`: how many stand before. `terms`: hits of LEXICONS in it. `sets`: small words, verbs of saying and
    words for the reader."""

    text: str
    raw: str
    start: int
    n: int
    low: frozenset[str]
    bare: str
    place: int
    left: int
    terms: tuple[Term, ...]
    sets: LineWords
    tagger: Tagger
    _tagged: Tagged | None = field(default=None, repr=False)

    @property
    def grammar(self) -> Tagged:
        """The classes of its words, worked out for the first test that asks."""
        if self._tagged is None:
            self._tagged = tagged(self.text, self.tagger)
        return self._tagged

    def may_be_noun(self, word: str) -> bool:
        """Can this verb, in lower case, also be something else?"""
        return not set(self.tagger.table.get(word, BASE)) <= set(VERB)

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
    def addresses(self) -> bool:
        """Does it speak to the reader?"""
        return not self.sets.address.isdisjoint(self.low)

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
        """The longest hit of a lexicon that the line begins with, a bracket left out."""
        first = self.start + (self.text[:1] in "([")
        found = [t for t in self.terms if t.key == lexicon and t.span.start == first]
        return max(found, key=lambda t: t.span.end) if found else None

    def wording(self, term: Term) -> str:
        return self.text[max(0, term.span.start - self.start) : term.span.end - self.start]

    def after(self, span: Span) -> str:
        return self.text[span.end - self.start :]


def lines_of(article: Article) -> Sequence[ShortLine | None]:
    """One a block: None where it is too long to be anything but prose."""
    lines = BlockLines(article)
    return list(lines) if len(lines) <= KEPT else lines


class BlockLines(Sequence["ShortLine | None"]):
    """The lines of a long text, each made when it is asked for: they take more memory than the text. The last KEPT are
    remembered, since most ask for them in order."""

    def __init__(self, article: Article) -> None:
        self._blocks, self._lines, self._terms = article.blocks, Lines(article), terms_by_block(article)
        self._made: dict[int, ShortLine | None] = {}

    def __len__(self) -> int:
        return len(self._blocks)

    @overload
    def __getitem__(self, at: int) -> ShortLine | None: ...
    @overload
    def __getitem__(self, at: slice) -> list[ShortLine | None]: ...
    def __getitem__(self, at: int | slice) -> ShortLine | list[ShortLine | None] | None:
        if isinstance(at, slice):
            return [self[n] for n in range(*at.indices(len(self)))]
        if at not in self._made:
            if len(self._made) >= KEPT:
                self._made.clear()
            self._made[at] = self._make(self._blocks[at])
        return self._made[at]

    def _make(self, block: Block) -> ShortLine | None:
        if len(block.span) > SHORT:
            return None
        return self._lines.of(block.span, block.index, self._terms.get(block.index, ()))


def terms_by_block(article: Article) -> dict[int, list[Term]]:
    """The hits of LEXICONS, by the block that they begin in."""
    terms: dict[int, list[Term]] = {}
    for key in LEXICONS:
        for term in article.terms(key):
            block = article.block_at(term.span.start)
            if block is not None:
                terms.setdefault(block.index, []).append(term)
    return terms


class Lines:
    """Makes the ShortLine of a block, or of one of its sentences."""

    def __init__(self, article: Article) -> None:
        lang = lang_of(article)
        self.text, self.words, self.blocks = article.text, article.words, len(article.blocks)
        self.sets, self.tagger = lang.sets(LineWords), lang.tagger

    def of(self, span: Span, block: int, terms: Sequence[Term]) -> ShortLine:
        """`terms`: hits of LEXICONS in its block."""
        raw = self.text[span.start : span.end].rstrip()
        lead = None if raw[:1].isalnum() else _LEAD.match(raw)
        skip = lead.end() if lead else 0
        first, last = self.words.between(span.start, span.end)
        bare = raw.rstrip("\"”’')]»").rstrip()[-1:]
        return ShortLine(
            raw[skip:],
            raw,
            span.start + skip,
            last - first,
            frozenset(self.words.low[first:last]),
            bare or " ",
            block,
            self.blocks - block - 1,
            tuple(t for t in terms if span.contains(t.span)) if terms else (),
            self.sets,
            self.tagger,
        )
