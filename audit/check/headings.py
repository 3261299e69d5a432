"""Headings as several kinds read them."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterator
from functools import cached_property
from typing import ClassVar

from audit.check.base import BaseCheck
from audit.lang.wordsets import WordRow, WordSet, WordSets, WordTable
from audit.model.article import HEADINGS, Article, Block, Reach
from audit.model.dataclass import dataclass
from audit.model.measure import Hit, Measure, NotApplicable

COMPARED = 60
"""Headings that are compared, so that a page of headings takes linear time."""


class HeadingWords(WordSets):
    FILE = "headings.txt"
    yes_or_no: WordRow
    small: WordRow
    counted: WordSet
    spans: WordSet
    about: WordSet
    short: WordTable

    @cached_property
    def loud(self) -> re.Pattern[str]:
        """An exclamation mark, a repeated question mark, a question that yes or no would answer."""
        return re.compile(rf"!+|\?{{2,}}|^\W*(?:{'|'.join(self.yes_or_no)})\b[^?.!]{{1,200}}\?")

    @cached_property
    def phrase(self) -> re.Pattern[str]:
        """A run of two to seven words, capitalised but for small words."""
        word, small = r"[A-Z][^\W_]*(?:['’]s)?", "|".join(self.small)
        return re.compile(rf"{word}(?:[ -](?:{word}|{small})(?![^\W_])){{1,6}}")

    @cached_property
    def first(self) -> re.Pattern[str]:
        """A word that may begin such a run."""
        small = "|".join(self.small)
        return re.compile(rf"[A-Z](?<![^\W_].)[^\W_]*(?=(?:['’]s)?[ -](?:[A-Z]|{small}))")


@dataclass(frozen=True, slots=True)
class HeadingCheck(BaseCheck, ABC):
    """Headline and subheadings. With more than `most` headings (0: any number) the text is a list and not judged."""

    most: int = 0

    reach: ClassVar[Reach] = Reach.ARTICLE

    def measure(self, article: Article) -> Measure | NotApplicable:
        headings = article.of_kind(*HEADINGS)
        if not headings:
            return NotApplicable("the text has no headline")
        if self.most and len(headings) > self.most:
            return NotApplicable(f"a list: {len(headings)} headings")
        hits = tuple(self.find(article, headings))
        return Measure(hits, value=len(hits), base=len(headings))

    @abstractmethod
    def find(self, article: Article, headings: tuple[Block, ...]) -> Iterator[Hit]:
        """The headings, or parts of them, with the fault. There is at least one heading."""
