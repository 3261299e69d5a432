"""What language is this? A cheap test: the share of words that only one language uses so often."""

from __future__ import annotations

import re
import unicodedata

from audit.lang import LANGUAGES
from audit.lang.wordsets import WordSet, WordSets
from audit.model.article import Article
from audit.model.marks import Language
from audit.model.text import Span

ENOUGH = 20  # words; fewer are too few to tell
READ = 2_000  # words that are looked at, in ten stretches over the text
KNOWN, FOREIGN = 0.17, 0.1  # share from which it is the language (English news: 0.3 to 0.5), under which it is another
SCRIPT = 0.5  # share of letters outside the Latin script from which it is not English, however short
LETTERS = 40
_BEYOND = re.compile("[^\0-ɏ]")  # past the last common Latin letters


class LanguageWords(WordSets):
    FILE = "language.txt"
    function_words: WordSet


def language_of(article: Article) -> Language:
    """What language the text is in, judged by its words."""
    whole = Span(0, len(article.text))
    if _foreign_script(article.text):
        return Language(whole, "other", 0.0)
    sample = _sample(article.words.low)
    if not sample:
        return Language(whole, "und", 0.0)
    shares = {code: _share(sample, lang.sets(LanguageWords).function_words) for code, lang in LANGUAGES.items()}
    best = max(shares, key=lambda code: shares[code])  # of two that are equal the first in the table
    return Language(whole, _code(best, shares[best], len(sample), article.meta.language), shares[best])


def _share(sample: list[str], words: WordSet) -> float:
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


def _sample(words: list[str]) -> list[str]:
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
