"""The words of an article, read once and shared by the annotators: a working layer, no fact about the text."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import compress

from audit.model.article import Article
from audit.model.text import WORD, Span

_ALWAYS_CAPITAL = frozenset(("i", "i'm", "i've", "i'll", "i'd"))
_MARKS = ".,;:!?\"“”'()"


@dataclass(frozen=True, slots=True)
class Words:
    """All words of an article in order: `low` in lower case with straight apostrophes, `starts` where each begins,
    `capital` whether it is written with one ("I" is not counted as such)."""

    span: Span
    low: list[str]
    starts: list[int]
    capital: list[bool]

    def between(self, start: int, end: int) -> tuple[int, int]:
        """Indices of the words that begin in start..end, half-open."""
        first = bisect_left(self.starts, start)
        return first, bisect_left(self.starts, end, first)

    def of(self, span: Span) -> list[str]:
        first, last = self.between(span.start, span.end)
        return self.low[first:last]

    def end(self, index: int) -> int:
        return self.starts[index] + len(self.low[index])


def read(article: Article) -> Words:
    text = article.text
    low = text.lower()
    if len(low) != len(text):  # a few letters grow in lower case; offsets must not move
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    low = low.replace("’", "'").replace("‘", "'")
    words: list[str] = []
    starts: list[int] = []
    at = 0
    for chunk in low.split(" "):
        if chunk.isalnum():  # most often
            words.append(chunk)
            starts.append(at)
        elif (word := chunk.strip(_MARKS)).isalnum():
            words.append(word)
            starts.append(at + chunk.index(word))
        else:
            for found in WORD.finditer(chunk):
                words.append(found.group())
                starts.append(at + found.start())
        at += len(chunk) + 1
    capital = [text[s].isupper() for s in starts]
    for n in compress(range(len(words)), capital):
        if words[n] in _ALWAYS_CAPITAL:
            capital[n] = False
    return Words(Span(0, len(text)), words, starts, capital)


def words_of(article: Article) -> Words:
    """The words that `with_words` has laid in a layer; read afresh where an annotator runs by itself."""
    laid = article.layers.get(Words)
    return laid[0] if laid else read(article)


def with_words(article: Article) -> Article:
    return article.with_layer(Words, (read(article),))


def pairs(phrases: str) -> frozenset[str]:
    """The phrases of a line, parted by commas, as a set."""
    return frozenset(p.strip() for p in phrases.split(","))


def bag(words: str) -> frozenset[str]:
    """The words of a line, as a set."""
    return frozenset(words.split())
