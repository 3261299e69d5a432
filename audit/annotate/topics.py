"""How much each block shares with the rest of the story: TF-IDF cosine over the article itself, and names in common.

The blocks of the article are the documents; idf = ln(1 + N / df). "The rest" of a block is the sum of headlines and body
without it, so one pass over the words gives all figures. A name is a word with a capital that does not open its sentence
and that the article never writes without one.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from audit.annotate.lexical import Words
from audit.model.article import Article, Block, Kind
from audit.model.marks import Topic

_STOPWORDS = frozenset(
    "the a an and or but nor so yet if then than that this these those there here it its he she they his her hers their "
    "theirs him them we us our ours you your yours i me my mine who whom whose which what when where why how is are was "
    "were be been being am do does did doing done have has had having will would can could may might shall should must "
    "not no of in on at by for with from to into onto about over under after before between during without within among "
    "against through as up down out off above below again also just only very too more most much many some any all both "
    "each few other others such own same once while because until since although though however said says say told new "
    "one two first last monday tuesday wednesday thursday friday saturday sunday january february march april june july "
    "august september october november december it's don't".split()
)
_STORY = (Kind.HEADLINE, Kind.SUBHEADING, Kind.BODY)


@dataclass(frozen=True, slots=True)
class Shared:
    """What a block has in common with the rest: cosine 0..1, names in common, and how many names it has."""

    similarity: float
    shared_names: int
    names: int


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """A lower-case word without its plural, possessive or past ending: enough to match the forms of one word. Empty
    for a word that says nothing of the topic."""
    word = word.partition("'")[0]
    if len(word) < 2 or word[0].isdigit() or word in _STOPWORDS:
        return ""
    for ending, rest in (("ies", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("es", ""), ("s", "")):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            word = word[: len(word) - len(ending)] + rest
            break
    return word[:-1] if word.endswith("e") and len(word) > 4 else word


def measure(article: Article, words: Words, blocks: Sequence[Block]) -> list[Shared]:
    """One Shared a block, in order. `blocks` are the article's with their kinds."""
    counts, names = _read(article, words, blocks)
    df: dict[str, int] = {}
    total: dict[str, int] = {}
    holders: dict[str, int] = {}
    for block, count, named in zip(blocks, counts, names, strict=True):
        story = block.kind in _STORY
        for word, n in count.items():
            df[word] = df.get(word, 0) + 1
            if story:
                total[word] = total.get(word, 0) + n
        for name in named if story else ():
            holders[name] = holders.get(name, 0) + 1
    weight = {word: math.log(1 + len(blocks) / n) ** 2 for word, n in df.items()}
    square = sum(n * n * weight[w] for w, n in total.items())
    return [
        _compare(count, named, total, holders, weight, square, 1 if block.kind in _STORY else 0)
        for block, count, named in zip(blocks, counts, names, strict=True)
    ]


def _read(article: Article, words: Words, blocks: Sequence[Block]) -> tuple[list[dict[str, int]], list[set[str]]]:
    """The stems of each block with their counts, and its names."""
    text, low, starts = article.text, words.low, words.starts
    stems = [stem(w) for w in low]
    capital = [text[s].isupper() for s in starts]
    small = {s for s, c in zip(stems, capital, strict=True) if not c}
    opens = {words.between(s.span.start, s.span.end)[0] for s in article.sentences}
    counts: list[dict[str, int]] = []
    names: list[set[str]] = []
    for block in blocks:
        first, last = words.between(block.span.start, block.span.end)
        count: dict[str, int] = {}
        named: set[str] = set()
        for i in range(first, last):
            key = stems[i]
            if key:
                count[key] = count.get(key, 0) + 1
                if capital[i] and key not in small and i not in opens:
                    named.add(key)
        counts.append(count)
        names.append(named)
    return counts, names


def _compare(
    count: dict[str, int],
    named: set[str],
    total: dict[str, int],
    holders: dict[str, int],
    weight: dict[str, float],
    square: float,
    inside: int,
) -> Shared:
    """`inside` is 1 for a block of the story, whose own words do not count as the rest."""
    dot = own = taken = 0.0
    for word, n in count.items():
        w, all_of_it = weight[word], total.get(word, 0)
        rest = all_of_it - n * inside
        dot += n * rest * w
        own += n * n * w
        taken += (all_of_it * all_of_it - rest * rest) * w
    length = math.sqrt(own * max(square - taken, 0.0))
    shared = sum(1 for name in named if holders.get(name, 0) > inside)
    return Shared(min(1.0, dot / length) if length > 0 else 0.0, shared, len(named))


def topics(blocks: Iterable[Block], shared: Iterable[Shared]) -> tuple[Topic, ...]:
    """The layer Topic."""
    return tuple(
        Topic(b.span, b.index, round(s.similarity, 4), s.shared_names) for b, s in zip(blocks, shared, strict=True)
    )
