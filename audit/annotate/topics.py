"""How much each block shares with the rest of the story: TF-IDF cosine over the article itself, and names in common.

The blocks of the article are the documents; idf = ln(1 + N / df). "The rest" of a block is the sum of headlines and
body without it, so one pass over the words gives all figures. A name is a word with a capital that does not open its
sentence and that the article never writes without one.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from itertools import chain, compress
from operator import not_

from audit.lang import lang_of
from audit.lang.wordsets import WordSet, WordSets
from audit.model.article import Article, Block, Kind
from audit.model.dataclass import dataclass
from audit.model.marks import Topic
from audit.model.remembered import Remembered
from audit.model.text import Words

_LABEL = re.compile(r"^[A-Z ]{4,30}: (?=[A-Z])", re.MULTILINE)  # READ ALSO: what stands behind it opens the line
KEPT = 20_000  # words whose stem is kept
_STORY = (Kind.HEADLINE, Kind.SUBHEADING, Kind.BODY)


class TopicWords(WordSets):
    FILE = "topics.txt"
    stopwords: WordSet

    @cached_property
    def stem(self) -> Callable[[str], str]:
        """A lower-case word without its plural, possessive or past ending: enough to match the forms of one word. Empty
        for a word that says nothing of the topic."""
        return Remembered(self._stem, KEPT).__getitem__

    def _stem(self, word: str) -> str:
        word = word.partition("'")[0]
        if len(word) < 2 or word[0].isdigit() or word in self.stopwords:
            return ""
        for ending, rest in (("ies", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("es", ""), ("s", "")):
            if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
                word = word[: len(word) - len(ending)] + rest
                break
        return word[:-1] if word.endswith("e") and len(word) > 4 else word


@dataclass(frozen=True, slots=True)
class Shared:
    """What a block has in common with the rest: cosine 0..1, names in common, and how many names it has."""

    similarity: float
    shared_names: int
    names: int


def measure(article: Article, blocks: Sequence[Block]) -> list[Shared]:
    """One Shared a block, in order. `blocks` are the article's with their kinds."""
    words = article.words
    stems = list(map(lang_of(article).sets(TopicWords).stem, words.low))
    names = _names(article, words, stems, blocks)
    bounds = [words.between(block.span.start, block.span.end) for block in blocks]
    held = [list(filter(None, stems[first:last])) for first, last in bounds]
    df = Counter(chain.from_iterable(map(set, held)))
    story = [n for n, block in enumerate(blocks) if block.kind in _STORY]
    total = Counter(chain.from_iterable(held[n] for n in story))
    holders = Counter(chain.from_iterable(names[n] for n in story))
    squares = [0.0, *(math.log(1 + len(blocks) / n) ** 2 for n in range(1, len(blocks) + 1))]
    weight = {word: squares[n] for word, n in df.items()}
    square = sum(n * n * weight[w] for w, n in total.items())
    return [
        _compare(Counter(own), named, total, holders, weight, square, 1 if block.kind in _STORY else 0)
        for block, own, named in zip(blocks, held, names, strict=True)
    ]


def _names(article: Article, words: Words, stems: list[str], blocks: Sequence[Block]) -> list[set[str]]:
    """The names of each block."""
    capitals = list(compress(range(len(stems)), words.capital))
    small = set(compress(stems, map(not_, words.capital)))
    small.add("")
    opens = {bisect_left(words.starts, s.span.start) for s in article.sentences}
    opens |= {bisect_left(words.starts, m.end()) for m in _LABEL.finditer(article.text)}
    names: list[set[str]] = []
    at = 0
    for block in blocks:
        named: set[str] = set()
        while at < len(capitals) and words.starts[capitals[at]] < block.span.end:
            i = capitals[at]
            if stems[i] not in small and i not in opens:
                named.add(stems[i])
            at += 1
        names.append(named)
    return names


def _compare(
    count: Counter[str],
    named: set[str],
    total: Counter[str],
    holders: Counter[str],
    weight: dict[str, float],
    square: float,
    inside: int,
) -> Shared:
    """`inside` is 1 for a block of the story, whose own words do not count as the rest."""
    dot = own = taken = 0.0
    for word, n in count.items():
        w, all_of_it = weight[word], total.get(word, 0)
        rest = all_of_it - n * inside
        if inside and not rest:  # nowhere else, as most are
            own += n * n * w
            taken += n * n * w
            continue
        dot += n * rest * w
        own += n * n * w
        taken += (all_of_it * all_of_it - rest * rest) * w
    length = math.sqrt(own * max(square - taken, 0.0))
    shared = sum([holders[name] > inside for name in named])
    return Shared(min(1.0, dot / length) if length > 0 else 0.0, shared, len(named))


def topics(blocks: Iterable[Block], shared: Iterable[Shared]) -> tuple[Topic, ...]:
    """The layer Topic."""
    return tuple(
        Topic(b.span, b.index, round(s.similarity, 4), s.shared_names, s.names)
        for b, s in zip(blocks, shared, strict=True)
    )
