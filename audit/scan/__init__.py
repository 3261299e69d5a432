"""The ONE search for every word and pattern that annotators and rules need: Article -> its terms."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audit.model.text import straighten
from audit.scan.hits import ScanHits
from audit.scan.patterns import MOST_HITS, PatternSearch
from audit.scan.phrases import MOST_TERMS, PhraseSearch

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from audit.model.article import Article
    from audit.model.lexicon import Lexicon
    from audit.model.rule import Pattern

__all__ = ["Matcher"]

NAMED = 3
"""Lists or patterns that a statement names."""
_SURROGATE = re.compile("[\ud800-\udfff]")


class Matcher:
    """Searches an article for all forms of the lexicons and all hits of the patterns. Built once; does not pickle.

    Nothing is found across two blocks, nor by a pattern across two sentences. The time is linear in the text and hardly
    grows with the number of lexicons and patterns."""

    def __init__(self, lexicons: Iterable[Lexicon], patterns: Iterable[Pattern]) -> None:
        self._phrases = PhraseSearch(list(lexicons))
        self._patterns = PatternSearch(list(patterns))

    def scan(self, article: Article) -> Article:
        """The article with its terms. What was cut off by a cap is told in its `limits`."""
        kept = _on_one_line(straighten(article.text))
        folded = _on_one_line(article.folded)
        words, full = self._phrases.find(article, kept, folded)
        found, searched, capped = self._patterns.find(article, kept, folded)
        limits = [*_capped("word list", MOST_TERMS, full), *_capped("pattern", MOST_HITS, capped)]
        return article.with_terms(ScanHits(words | found), searched).with_limits(*limits)


def _on_one_line(text: str) -> str:
    """A blank for every line end, and no surrogates; as long as the text."""
    if not text.isascii():
        text = _SURROGATE.sub("\ufffd", text)  # neither engine takes them
    for end in "\n\r\v\f\x85\u2028\u2029":
        text = text.replace(end, " ")
    return text


def _capped(what: str, most: int, names: Sequence[str]) -> Iterator[str]:
    """One statement on what was given up after `most` hits."""
    if names:
        shown = ", ".join(name[:40] for name in names[:NAMED]) + (" ..." if len(names) > NAMED else "")
        yield f"Only the first {most:,} places were looked at for {len(names)} {what}{'s' * (len(names) > 1)}: {shown}"
