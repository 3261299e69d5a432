"""What language is this? A cheap test: the share of words that only one language uses so often.

Names, numbers and titles tell no language, so a text that has few of those words is asked again: do its running words,
those in lower case beside another, belong to the language at all? A paragraph of another language within a text is set
aside, and the rest is judged.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import TypeVar

from audit.lang import LANGUAGES, Lang
from audit.lang.wordsets import WordSet, WordSets
from audit.model.article import Article
from audit.model.dataclass import dataclass
from audit.model.marks import Language
from audit.model.text import Span

ENOUGH = 20  # words; fewer are too few to tell
READ = 2_000  # words that are looked at, in ten stretches over the text
KNOWN, FOREIGN = 0.17, 0.1  # share from which it is the language (English news: 0.3 to 0.5), under which it is another
RUNNING = 5  # running words; fewer are too few to tell
MINE = 0.42  # share of the running words that the language knows, from which the text may be in it
STRANGE = 0.06  # share of the common words under which a block may be in another language
OTHERS = 0.15  # share of the small words of other languages from which a block is in one of them
BLOCK = 15  # words of such a block
KEPT, PART = 40, 0.25  # so many words, or such a part, of a text are enough to judge the rest of it
SCRIPT = 0.5  # share of letters outside the Latin script from which it is not English, however short
LETTERS = 40
T = TypeVar("T")
_BEYOND = re.compile("[^\0-ɏ]")  # past the last common Latin letters


class LanguageWords(WordSets):
    FILE = "language.txt"
    function_words: WordSet
    small_words: WordSet


@dataclass(frozen=True, slots=True)
class Passages:
    """The blocks of a text that are in another language than the rest: their spans, and words of theirs and of all."""

    foreign: tuple[Span, ...]
    words: int
    of: int


def language_of(article: Article) -> Language:
    """What language the text is in, judged by its words; those of passages in another language do not count."""
    whole = Span(0, len(article.text))
    apart = article.once(passages)
    if not apart.foreign and _foreign_script(article.text):
        return Language(whole, "other", 0.0)
    low: Sequence[str] = article.words.low
    capital: Sequence[int] = article.words.capital
    if apart.foreign:
        held = [
            slice(*article.words.between(b.span.start, b.span.end))
            for b in article.blocks
            if b.span not in apart.foreign
        ]
        low = [w for part in held for w in low[part]]
        capital = [c for part in held for c in capital[part]]
    sample, capitals = _sample(low), _sample(capital)
    if not sample:
        return Language(whole, "und", 0.0)
    shares = {code: _share(sample, lang.sets(LanguageWords).function_words) for code, lang in LANGUAGES.items()}
    best = max(shares, key=lambda code: shares[code])  # of two that are equal the first in the table
    code = _code(best, shares[best], len(sample), article.meta.language)
    if code == "other" and shares[best] < FOREIGN and not _strange(sample, capitals, LANGUAGES[best]):
        code = "und"
    return Language(whole, code, shares[best])


def passages(article: Article) -> Passages:
    """Whole blocks in another language, where enough is left without them."""
    words = article.words
    foreign, count = [], 0
    for block in article.blocks:
        first, last = words.between(block.span.start, block.span.end)
        low, capital = words.low[first:last], words.capital[first:last]
        if _foreign_script(article.text[block.span.start : block.span.end]) or (
            last - first >= BLOCK and all(_reads_strange(low, capital, lang) for lang in LANGUAGES.values())
        ):
            foreign.append(block.span)
            count += last - first
    rest = len(words.low) - count
    if not foreign or rest < min(KEPT, PART * len(words.low)) or len(foreign) == len(article.blocks):
        return Passages((), 0, len(words.low))
    return Passages(tuple(foreign), count, len(words.low))


def _reads_strange(low: Sequence[str], capital: Sequence[int], lang: Lang) -> bool:
    """Few small words of this language, many of others: a list of links or a recipe has neither."""
    sets = lang.sets(LanguageWords)
    if _share(low, sets.function_words) >= STRANGE:
        return False
    running = _running(low, capital)
    return len(running) >= BLOCK / 2 and _share(running, sets.small_words) >= OTHERS and _strange(low, capital, lang)


def _strange(low: Sequence[str], capital: Sequence[int], lang: Lang) -> bool:
    """Does the language know too few of the running words?"""
    running = _running(low, capital)
    known = lang.sets(LanguageWords).function_words
    mine = sum(1 for w in running if w in known or w in lang.tagger.table)
    return len(running) >= RUNNING and mine < MINE * len(running)


def _running(low: Sequence[str], capital: Sequence[int]) -> list[str]:
    """Words in lower case beside another one: no names, titles and numbers, and no species in a list."""
    small = [not c and w[0].isalpha() for w, c in zip(low, capital, strict=True)]
    last = len(small) - 1
    return [w for n, w in enumerate(low) if small[n] and ((n > 0 and small[n - 1]) or (n < last and small[n + 1]))]


def _share(sample: Sequence[str], words: WordSet) -> float:
    return round(sum(map(words.__contains__, sample)) / len(sample), 3)


def _code(code: str, share: float, words: int, declared: str) -> str:
    """What is said of a text with this share of the function words of the language `code`. `declared`: by its page."""
    if words < ENOUGH:
        return "und"
    if share >= KNOWN:
        return code
    if share < FOREIGN:
        return "other"
    return "other" if declared and not declared.lower().startswith(code) else "und"


def _sample(words: Sequence[T]) -> Sequence[T]:
    if len(words) <= READ:
        return words
    step, size = len(words) // 10, READ // 10
    return [w for n in range(10) for w in words[n * step : n * step + size]]


def _foreign_script(text: str) -> bool:
    if text.isascii():
        return False
    head = text[:4_000]
    other = sum(1 for c in _BEYOND.findall(head) if c.isalpha() and not unicodedata.name(c, "").startswith("LATIN"))
    if not other:
        return False
    letters = sum(map(str.isalpha, head))
    return letters >= LETTERS and other >= SCRIPT * letters
