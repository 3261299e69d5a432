"""The words of an article, read once and shared by the annotators: a working layer, no fact about the text."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from audit.model.article import Article
from audit.model.text import WORD, Span


@dataclass(frozen=True, slots=True)
class Words:
    """All words of an article in order: `low` in lower case with straight apostrophes, `starts` where each begins."""

    span: Span
    low: list[str]
    starts: list[int]

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
    found = [(m.group(), m.start()) for m in WORD.finditer(low)]
    return Words(Span(0, len(text)), [w for w, _ in found], [s for _, s in found])


def words_of(article: Article) -> Words:
    """The words that `with_words` has laid in a layer; read afresh where an annotator runs by itself."""
    laid = article.layers.get(Words)
    return laid[0] if laid else read(article)


def with_words(article: Article) -> Article:
    return article.with_layer(Words, (read(article),))


def without_words(article: Article) -> Article:
    """The article with the working layer emptied: what leaves this room are facts."""
    return article.with_layer(Words, ())
