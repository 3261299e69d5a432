"""How much each block shares with the rest of the story: TF-IDF cosine over the article itself, and names in common.

The blocks of the article are the documents; idf = ln(1 + N / df). "The rest" of a block is the sum of headline and body
without it, so one pass over the words gives all figures.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from audit.model.article import Article, Block, Kind
from audit.model.marks import Topic
from audit.model.text import Span

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_STOPWORDS = frozenset(
    "the a an and or but nor so yet if then than that this these those there here it its he she they them his her hers "
    "their theirs him we us our ours you your yours i me my mine who whom whose which what when where why how is are was "
    "were be been being am do does did doing done have has had having will would can could may might shall should must "
    "not no of in on at by for with from to into onto about over under after before between during without within among "
    "against through as up down out off above below again also just only very too more most much many some any all both "
    "each few other others such own same once while because until since although though however s t re ve ll d m said "
    "says say told according new one two first last".split()
)
_STORY = (Kind.HEADLINE, Kind.SUBHEADING, Kind.BODY)


@dataclass(frozen=True, slots=True)
class Shared:
    """What a block has in common with the rest: cosine 0..1, names in common, and how many names it has."""

    similarity: float
    shared_names: int
    names: int


def stem(word: str) -> str:
    """A lower-case word without its plural, possessive or past ending: enough to match forms of one word."""
    for mark in ("’", "'"):
        word = word.partition(mark)[0]
    for ending, rest in (("ies", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("es", ""), ("s", "")):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            word = word[: len(word) - len(ending)] + rest
            break
    return word[:-1] if word.endswith("e") and len(word) > 4 else word


def measure(article: Article, blocks: Iterable[Block]) -> list[Shared]:
    """One Shared a block, in order. `blocks` are the article's with their kinds."""
    every = list(blocks)
    counts: list[Counter[str]] = []
    names: list[set[str]] = []
    stems: dict[str, str] = {}
    for block in every:
        count, named = _read(article.text, block.span, stems)
        counts.append(count)
        names.append(named)
    df = Counter(word for count in counts for word in count)
    weight = {word: math.log(1 + len(every) / n) for word, n in df.items()}
    total: Counter[str] = Counter()
    holders: Counter[str] = Counter()
    for block, count, named in zip(every, counts, names, strict=True):
        if block.kind in _STORY:
            total.update(count)
            holders.update(named)
    square = sum((n * weight[w]) ** 2 for w, n in total.items())
    out = []
    for block, count, named in zip(every, counts, names, strict=True):
        inside = block.kind in _STORY
        out.append(_compare(count, named, total, holders, weight, square, inside))
    return out


def _read(text: str, span: Span, stems: dict[str, str]) -> tuple[Counter[str], set[str]]:
    """The stems of a block with their counts, and its names: words with a capital that do not open a sentence."""
    count: Counter[str] = Counter()
    named: set[str] = set()
    last = span.start
    for found in _WORD.finditer(text, span.start, span.end):
        word = found.group()
        if len(word) > 1:
            key = stems.get(word)
            if key is None:
                low = word.lower()
                key = stems[word] = "" if low in _STOPWORDS else stem(low)
            if key:
                count[key] += 1
                if word[0].isupper():
                    named.add(key)
        last = found.end()
    del last
    return count, named


def _compare(
    count: Counter[str],
    named: set[str],
    total: Counter[str],
    holders: Counter[str],
    weight: dict[str, float],
    square: float,
    inside: bool,
) -> Shared:
    dot = own = rest = 0.0
    for word, n in count.items():
        w2 = weight[word] ** 2
        others = total[word] - n if inside else total[word]
        dot += n * others * w2
        own += n * n * w2
        rest += (total[word] ** 2 - others**2) * w2
    length = math.sqrt(own * max(square - rest, 0.0))
    shared = sum(1 for name in named if (total[name] - count[name] if inside else total[name]) > 0)
    return Shared(dot / length if length > 0 else 0.0, shared, len(named))


def topics(blocks: Iterable[Block], shared: Iterable[Shared]) -> tuple[Topic, ...]:
    """The layer Topic."""
    return tuple(
        Topic(b.span, b.index, round(s.similarity, 4), s.shared_names) for b, s in zip(blocks, shared, strict=True)
    )
