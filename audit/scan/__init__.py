"""The ONE search for every word and pattern that annotators and rules need: Article -> layer Term."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit.model.text import fold, straighten
from audit.scan.patterns import MOST_HITS, PatternSearch
from audit.scan.phrases import MOST_TERMS, PhraseSearch

if TYPE_CHECKING:
    from collections.abc import Iterable

    from audit.model.article import Article
    from audit.model.lexicon import Lexicon
    from audit.model.rule import Pattern

__all__ = ["Matcher"]


class Matcher:
    """Searches an article for all forms of the lexicons and all hits of the patterns. Built once; does not pickle.

    Nothing is found across two blocks, nor by a pattern across two sentences. The time is linear in the text and hardly
    grows with the number of lexicons and patterns."""

    def __init__(self, lexicons: Iterable[Lexicon], patterns: Iterable[Pattern]) -> None:
        self._phrases = PhraseSearch(list(lexicons))
        self._patterns = PatternSearch(list(patterns))

    def scan(self, article: Article) -> Article:
        """The article with its layer Term. What was cut off by a cap is told in its `limits`."""
        kept = _plain(article.text)
        phrases, full = self._phrases.find(article, kept, _lower(kept))
        found, capped = self._patterns.find(article, kept)
        limits = [f"Only the first {MOST_TERMS:,} words of the list {key} were looked at." for key in full]
        limits += [
            f"Only the first {MOST_HITS:,} places of the pattern {regex[:50]} were looked at." for regex in capped
        ]
        return article.with_terms((*phrases, *found)).with_limits(*limits)


def _plain(text: str) -> str:
    """Straight quotes, plain hyphens, and a blank for every blank or line end; capitals and length kept."""
    plain = straighten(text)
    for end in "\n\r\v\f\x85\u2028\u2029":
        plain = plain.replace(end, " ")
    return plain


def _lower(plain: str) -> str:
    lowered = plain.lower()
    return lowered if len(lowered) == len(plain) else fold(plain)
