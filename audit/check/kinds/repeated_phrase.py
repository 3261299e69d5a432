"""One phrase again and again, as for a search engine."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Set
from typing import ClassVar

from audit.check.base import BaseCheck
from audit.check.headings import HeadingWords
from audit.check.stems import ContentWords, Token, plain_words, tokens
from audit.lang import lang_of
from audit.model.article import Article, Block, Kind, Reach
from audit.model.dataclass import dataclass
from audit.model.measure import Fields, Hit, Measure, NotApplicable
from audit.model.rule import FieldTypes
from audit.model.text import Span

LISTED = 20
"""Places that the finding lists."""


@dataclass(frozen=True, slots=True)
class RepeatedPhraseCheck(BaseCheck):
    """A run of `run` to `longest` words, capitalised but for small words, that stands at least `at_least` times in the
    whole text, and once in fewer than `words_each` words. Of several the one that stands most often."""

    run: int = 3
    longest: int = 5
    at_least: int = 5
    words_each: int = 75

    reach: ClassVar[Reach] = Reach.ARTICLE
    needs: ClassVar[tuple[type, ...]] = ()
    fields: ClassVar[FieldTypes] = {"phrase": str, "count": int, "total": int}

    def measure(self, article: Article) -> Measure | NotApplicable:
        found = {phrase: spans for phrase, spans in self._phrases(article).items() if len(spans) >= self.at_least}
        total = sum(len(plain_words(article.text, b.span)) for b in _own(article)) if found else 0
        stuffed = [(phrase, spans) for phrase, spans in found.items() if len(spans) * self.words_each > total]
        if not stuffed:
            return Measure((), value=0)
        _, spans = max(stuffed, key=lambda item: (len(item[1]), len(item[0]), item[0]))
        said: Fields = {"phrase": article.slice(spans[0]), "count": len(spans), "total": total}
        return Measure((Hit(spans[0], tuple(spans[1:LISTED]), said, absent=True),), value=1)

    def _phrases(self, article: Article) -> dict[tuple[str, ...], list[Span]]:
        """Where each phrase stands."""
        function, phrase_of = lang_of(article).sets(ContentWords).function, lang_of(article).sets(HeadingWords).phrase
        firsts = list(_firsts(article))
        times, text = Counter(word for word, _ in firsts), article.folded
        found: dict[tuple[str, ...], list[Span]] = defaultdict(list)
        for word, at in firsts:
            if times[word] < self.at_least or word in function:
                continue
            if run := phrase_of.match(article.text, at):
                for phrase, end in self._openings(tokens(text, Span(at, run.end())), function):
                    found[phrase].append(Span(at, end))
        return found

    def _openings(self, some: tuple[Token, ...], function: Set[str]) -> Iterator[tuple[tuple[str, ...], int]]:
        """The phrases of `run` or more words with which a run of names and small words begins, and where each ends."""
        some = some[: self.longest]
        for size in range(self.run, len(some) + 1):
            if some[size - 1][0] not in function:
                yield tuple(w.split("'")[0] for w, _, _ in some[:size]), some[size - 1][2]


def _own(article: Article) -> list[Block]:
    return [b for b in article.blocks if b.kind not in (Kind.PROMO, Kind.BOILERPLATE)]


def _firsts(article: Article) -> Iterator[tuple[str, int]]:
    """The words with a capital that may begin a run, in lower case, and where each stands."""
    first = lang_of(article).sets(HeadingWords).first
    for block in _own(article):
        for m in first.finditer(article.text, block.span.start, block.span.end):
            yield m[0].lower(), m.start()
