"""Headings that shout or that ask what yes or no would answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from audit.check import facts
from audit.check.headings import HeadingCheck, HeadingWords
from audit.check.stems import ContentWords, plain_words, tokens
from audit.lang import lang_of
from audit.model.article import Article, Block, Kind
from audit.model.dataclass import dataclass
from audit.model.marks import Quote
from audit.model.measure import Hit
from audit.model.rule import FieldTypes
from audit.model.text import Span, fold

_LAST_WORD = re.compile(r"\w+\Z")
STYLE = 0.7
"""Over this share of its words in capitals a heading is set in capitals: a house style, not shouting."""


@dataclass(frozen=True, slots=True)
class LoudHeadingCheck(HeadingCheck):
    """A word of `letters` or more capitals that the body never writes so, an exclamation mark, a repeated question mark
    or a question that yes or no would answer."""

    letters: int = 4

    needs: ClassVar[tuple[type, ...]] = (Quote,)
    fields: ClassVar[FieldTypes] = {}

    def find(self, article: Article, headings: tuple[Block, ...]) -> Iterator[Hit]:
        for block in headings:
            yield from _signs(article, block)
            yield from self._capitals(article, block)

    def _capitals(self, article: Article, block: Block) -> Iterator[Hit]:
        words = [Span(start, end) for _, start, end in tokens(article.folded, block.span)]
        letters = [w for at in words if (w := article.slice(at)).isalpha() and len(w) > 1]
        loud = [w for w in letters if w.isupper()]
        if not loud or (len(letters) >= 3 and len(loud) > STYLE * len(letters)):
            return
        plain = lang_of(article).sets(ContentWords)
        for at in words:
            word = article.slice(at)
            if not (word.isalpha() and word.isupper() and len(word) >= self.letters):
                continue
            body = article.once(_body_words)
            if word not in body and (fold(word) in plain.function or fold(word) in plain.numbers or _lower(word, body)):
                yield Hit(at)


def _signs(article: Article, block: Block) -> Iterator[Hit]:
    for m in lang_of(article).sets(HeadingWords).loud.finditer(article.slice(block.span)):
        at = Span(m.start(), m.end()).shift(block.span.start)
        if not article.once(facts.marked).holds(at) and not _part_of_name(article, at):
            yield Hit(at)


def _body_words(article: Article) -> frozenset[str]:
    """The words of the body as it writes them."""
    return frozenset(w for b in article.of_kind(Kind.BODY) for w in plain_words(article.text, b.span))


def _part_of_name(article: Article, mark: Span) -> bool:
    """An exclamation mark that the body writes within a sentence, too: "Yahoo! sold"."""
    word = _LAST_WORD.search(article.text, max(0, mark.start - 30), mark.start)
    if word is None or article.slice(mark) != "!":
        return False
    named = re.compile(rf"\b{re.escape(word[0])}!['’]?s? [a-z]")
    return any(named.search(article.text, b.span.start, b.span.end) for b in article.of_kind(Kind.BODY))


def _lower(word: str, body: frozenset[str]) -> bool:
    """An ordinary word: the body has it in small letters, or it looks like one (a vowel in every three letters)."""
    if word.lower() in body or word.capitalize() in body:
        return True
    vowels = sum(c in "AEIOUY" for c in word)
    return 3 * vowels >= len(word) and len(word) >= 5
