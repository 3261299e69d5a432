"""Quotations of one speaker that differ between articles: words changed, words cut without a mark, a negation lost.

Two quotations are of the same words where they share most of them in order. What editors may do is no difference:
an ellipsis, words in brackets, a beginning or an end left out, case, typographic marks."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from audit.corpus.graph.read import WORD, CorpusWords, Material, QuotedWords, plain, words
from audit.lang import DEFAULT
from audit.model.dataclass import dataclass
from audit.model.text import Span

FEWEST = 6
"""Words of a quotation that is compared."""
GRAM = 3
"""Words in a row that both must share before they are compared."""
SAME = 0.7
"""Share of the shorter one's words that both have in common, in order."""
SHORT = 3
"""Words at most in which a lost negation turns the sentence round."""
_OPEN = re.compile(r"…|\.\.\.|\[[^\]]*\]|\([^)]*\)")
_MARK = "\x00"


class Difference(StrEnum):
    NEGATION = "negation lost"
    CHANGED = "words changed"
    CUT = "words cut without a mark"


@dataclass(frozen=True, slots=True)
class Differs:
    """`one` and `other`: the quotations, the one that comes first in the corpus first. `words`: what stands in `one`
    and what in its place in `other`, for each place; `spans`: where that is in the two texts, None where nothing
    stands."""

    kind: Difference
    one: QuotedWords
    other: QuotedWords
    words: tuple[tuple[str, str], ...]
    spans: tuple[tuple[Span | None, Span | None], ...] = ()


def differing(material: Material) -> list[Differs]:
    found = []
    for one, other in _pairs([s for s in material.said if len(words(s.text)) >= FEWEST]):
        if made := _compare(one, other):
            found.append(made)
    return sorted(found, key=lambda d: (d.one.article, d.one.quote, d.other.article, d.other.quote))


def _pairs(said: Sequence[QuotedWords]) -> Iterator[tuple[QuotedWords, QuotedWords]]:
    """Quotations of one speaker in two articles that share words in a row."""
    by_last: defaultdict[str, list[int]] = defaultdict(list)
    grams: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    seen: set[tuple[int, int]] = set()
    for n, one in enumerate(said):
        name, tokens = words(one.speaker), words(one.text)
        if not name:
            continue
        near = set()
        for at in range(len(tokens) - GRAM + 1):
            gram = (name[-1], *tokens[at : at + GRAM])
            near.update(grams[gram])
            grams[gram].append(n)
        by_last[name[-1]].append(n)
        for m in sorted(near):
            if said[m].article != one.article and (m, n) not in seen and _same_person(said[m].speaker, one.speaker):
                seen.add((m, n))
                yield said[m], one


def _same_person(one: str, other: str) -> bool:
    """The same last word, and first ones that do not contradict: "Ann Lee" is "Lee", and no "Max Lee"."""
    a, b = words(one), words(other)
    if not a or not b or a[-1] != b[-1]:
        return False
    return len(a) == 1 or len(b) == 1 or a[0] == b[0] or (a[0][0] == b[0][0] and 1 in (len(a[0]), len(b[0])))


def _compare(one: QuotedWords, other: QuotedWords) -> Differs | None:
    first, second = _tokens(one.text), _tokens(other.text)
    a, b = [t.word for t in first], [t.word for t in second]
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    blocks = [m for m in matcher.get_matching_blocks() if m.size]
    shorter = [t for t in (a if len(a) <= len(b) else b) if t != _MARK]
    if sum(m.size for m in blocks) < SAME * len(shorter):
        return None
    places, spans = [], []
    for before, after in pairwise(blocks):
        here, there = slice(before.a + before.size, after.a), slice(before.b + before.size, after.b)
        left, right = a[here], b[there]
        # What is one word here and two there is a spelling ("non-compliance").
        if _MARK not in left and _MARK not in right and "".join(left) != "".join(right):
            places.append((left, right))
            spans.append((_span(first[here]), _span(second[there])))
    if not places:
        return None
    negations = DEFAULT.sets(CorpusWords).negations
    lost = any(
        bool(negations.intersection(left)) != bool(negations.intersection(right))
        for left, right in places
        if max(len(left), len(right)) <= SHORT  # a clause that is gone is a cut, whatever stands in it
    )
    cut = all(not left or not right for left, right in places)
    kind = Difference.NEGATION if lost else Difference.CUT if cut else Difference.CHANGED
    said = tuple((" ".join(left), " ".join(right)) for left, right in places)
    return Differs(kind, one, other, said, tuple(spans))


class _Token(NamedTuple):
    word: str
    start: int
    end: int


def _span(tokens: Sequence[_Token]) -> Span | None:
    return Span(tokens[0].start, tokens[-1].end) if tokens else None


def _tokens(text: str) -> list[_Token]:
    """Words, and a mark wherever an editor says that something was left out or put in."""
    out: list[_Token] = []
    end = 0
    for gap in _OPEN.finditer(text):
        out += [*_words(text, end, gap.start()), _Token(_MARK, *gap.span())]
        end = gap.end()
    return out + _words(text, end, len(text))


def _words(text: str, start: int, end: int) -> list[_Token]:
    return [_Token(plain(m.group()), *m.span()) for m in WORD.finditer(text, start, end)]
