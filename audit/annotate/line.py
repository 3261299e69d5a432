"""One short block as the tests of blocks see it, and what such a test answers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from audit.annotate.lexical import Words, bag
from audit.model.article import Article, Block, Kind
from audit.model.marks import Term
from audit.model.text import WORD, Span

SHORT = 600  # characters; a longer block is prose, whatever it holds
LEXICONS = ("promo-related", "promo-calls", "promo-ads", "photo-credits", "page-residue")

_LEAD = re.compile(r"[^\w\"“‘'@#©(]*")
_SMALL = bag(
    "a an the of and or in on at to for with from by vs as is are be it its after over into amid via than not no but"
)
_SPOKE = bag("said says told tweeted wrote added asked urged according")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a block is, why, and the words that told."""

    kind: Kind
    reason: str
    marker: Span | None = None


@dataclass(slots=True)
class Line:
    """`text` begins after bullets and emoji, at offset `start`. `n` counts its words, `low` has them in lower case.
    `bare`: the last character that is no quotation mark or bracket. `left`: how many blocks follow;
    `place`: how many stand before. `terms`: hits of LEXICONS in it."""

    text: str
    start: int
    n: int
    low: frozenset[str]
    bare: str
    place: int
    left: int
    terms: tuple[Term, ...]

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
        return not _SPOKE.isdisjoint(self.low)

    def opening(self, lexicon: str) -> Term | None:
        """The longest hit of a lexicon that the line begins with."""
        found = [t for t in self.terms if t.key == lexicon and t.span.start == self.start]
        return max(found, key=lambda t: t.span.end) if found else None

    def wording(self, term: Term) -> str:
        return self.text[max(0, term.span.start - self.start) : term.span.end - self.start]

    def after(self, span: Span) -> str:
        return self.text[span.end - self.start :]


def title_case(words: Sequence[str]) -> bool:
    """Nearly all words that can have a capital have one."""
    low = sum(1 for w in words if w[0].islower() and w not in _SMALL)
    return low * 8 <= len(words) and any(not w[0].islower() for w in words)


def lines_of(article: Article, words: Words) -> list[Line | None]:
    """One a block: None where it is too long to be anything but prose."""
    terms: dict[int, list[Term]] = {}
    for key in LEXICONS:
        for term in article.terms(key):
            block = article.block_at(term.span.start)
            if block is not None and len(block.span) <= SHORT:
                terms.setdefault(block.index, []).append(term)
    return [
        _line(article, b, words, tuple(terms.get(b.index, ()))) if len(b.span) <= SHORT else None
        for b in article.blocks
    ]


def _line(article: Article, block: Block, words: Words, terms: tuple[Term, ...]) -> Line:
    raw = article.text[block.span.start : block.span.end].rstrip()
    lead = None if raw[:1].isalnum() else _LEAD.match(raw)
    skip = lead.end() if lead else 0
    first, last = words.between(block.span.start, block.span.end)
    bare = raw.rstrip("\"”’')]»").rstrip()[-1:]
    left = len(article.blocks) - block.index - 1
    low = frozenset(words.low[first:last])
    return Line(raw[skip:], block.span.start + skip, last - first, low, bare or " ", block.index, left, terms)
