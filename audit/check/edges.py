"""The head and the foot of a page, where a date and a byline stand."""

from __future__ import annotations

import re

from audit.model.article import Article

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
DATE = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH},?\s+\d{{4}}\b"
    rf"|\b{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}\b"
    r"|\b(?:19|20)\d\d-\d\d-\d\d\b|\b\d{1,2}[/.]\d{1,2}[/.](?:19|20)\d\d\b",
    re.IGNORECASE,
)
BYLINE = re.compile(r"^\s*(?:by|words by|text by|written by|reporting by)[ :]+[^\W\d_]", re.IGNORECASE)
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
    return bool(article.meta.date) or any(_YEAR.search(t) and DATE.search(t) for t in edges(article, first, last))
