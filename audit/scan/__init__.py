"""The ONE search for every word and pattern that annotators and rules need: Article -> layer Term."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
        phrases, full = self._phrases.find(article)
        found, capped = self._patterns.find(article)
        limits = [f"Only the first {MOST_TERMS:,} words of the list {key} were looked at." for key in full]
        limits += [f"Only the first {MOST_HITS:,} places of the pattern {regex!r:.60} were looked at." for regex in capped]
        return article.with_terms((*phrases, *found)).with_limits(*limits)
