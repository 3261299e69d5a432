"""The head and the foot of a page, where a date and a byline stand."""

from __future__ import annotations

import re
from functools import cached_property

from audit.lang import lang_of
from audit.lang.wordsets import Alternatives, WordRow, WordSets, WordTable
from audit.model.article import Article


class PageWords(WordSets):
    FILE = "pages.txt"
    months: WordRow
    byline: Alternatives
    nobody: Alternatives
    updated: WordRow
    published: WordRow
    page: WordRow
    change: Alternatives
    agencies: WordRow
    agency_names: WordTable

    @cached_property
    def month(self) -> str:
        """A pattern of a month, in full or short."""
        return rf"(?:{'|'.join(self.months)})\.?"

    @cached_property
    def date(self) -> re.Pattern[str]:
        """A date with its year, in words or figures."""
        return re.compile(
            rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{self.month},?\s+\d{{4}}\b"
            rf"|\b{self.month}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}\b"
            r"|\b(?:19|20)\d\d-\d\d-\d\d\b|\b\d{1,2}[/.]\d{1,2}[/.](?:19|20)\d\d\b",
            re.IGNORECASE,
        )

    @cached_property
    def signed(self) -> re.Pattern[str]:
        """A line that begins as a byline."""
        return re.compile(rf"^\s*(?:{self.byline})[ :]+[^\W\d_]", re.IGNORECASE)

    @cached_property
    def author_nobody(self) -> re.Pattern[str]:
        return re.compile(rf"^(?:{self.nobody})$")

    @cached_property
    def stamp(self) -> re.Pattern[str]:
        """The words "updated ..." with what makes them a stamp: a date, a time, a colon."""
        return re.compile(
            rf"\b(?:last\s+)?(?:{'|'.join(self.updated)})\b"
            rf"(?:\s+(?:on|at)\b|\s*:|\s+\d{{1,4}}(?:[:./-]\d+)*(?:\s?[ap]\.?m\b)?(?:\s+{self.month}\s+\d{{4}})?"
            r"|\s+[A-Z][a-z]+ \d+(?:, \d{4})?)",
            re.IGNORECASE,
        )

    @cached_property
    def before_stamp(self) -> re.Pattern[str]:
        """What may stand before a stamp in its line."""
        return re.compile(
            rf"\W*(?:(?:{'|'.join(self.published)})\b[^.\n]{{1,80}}"
            rf"|(?:this|the) (?:{'|'.join(self.page)}) (?:was|has been) (?:last )?)?",
            re.IGNORECASE,
        )

    @cached_property
    def changed(self) -> re.Pattern[str]:
        return re.compile(self.change, re.IGNORECASE)

    @cached_property
    def dateline(self) -> re.Pattern[str]:
        """A dateline with an agency: "ALDER BAY (AP) -"."""
        return re.compile(rf"^[A-Z][\w .,’'/-]{{2,60}}?\s*\((?:{'|'.join(self.agencies)})\)\s*[-–—]")


_YEAR = re.compile(r"\d\d\d\d")  # no date is without one: looked for first, since it is found much sooner
FIRST, LAST = 5, 3
"""Blocks at the head and at the foot that are looked at, where a rule does not say."""
EDGE = 600
"""Characters of a block that are looked at."""


def edges(article: Article, first: int, last: int) -> list[str]:
    """The texts of the first and the last blocks."""
    blocks = article.blocks
    kept = blocks if len(blocks) <= first + last else (*blocks[:first], *blocks[-last:])
    return [article.text[b.span.start : min(b.span.end, b.span.start + EDGE)] for b in kept]


def dated(article: Article, first: int = FIRST, last: int = LAST) -> bool:
    """Is there a date, in the metadata or in words?"""
    date = lang_of(article).sets(PageWords).date
    return bool(article.meta.date) or any(_YEAR.search(t) and date.search(t) for t in edges(article, first, last))
