"""What says nothing by itself, for the form in which it stands: heads of rows and columns, tasks, what a word means."""

from __future__ import annotations

import re

from audit.annotate.attribution.tokens import Tokens
from audit.annotate.pulled import PULLED
from audit.lang.tags import FINITE, THAT, WH
from audit.model.article import Article, Form, Sentence

LABEL_WORDS = 6
_FIGURE = re.compile(r"(?<![\w.,])(?!(?:19|20)\d\d(?![\d.,]*\d))[^\w\s]{0,3}\d")
_SILENT = frozenset(("task", "dt", PULLED))
_RELATIVE = WH + THAT


def is_label(article: Article, sentence: Sentence) -> bool:
    """Is it the head of a row or a column: a few words in a cell without a figure, or a period ("H1 2024")?"""
    if article.block_of(sentence).form is not Form.CELL or _FIGURE.search(article.slice(sentence.span)):
        return False
    return article.words.count(sentence.span) <= LABEL_WORDS and article.text[sentence.span.end - 1] not in ".!?"


def says_nothing(article: Article, sentence: Sentence, tokens: Tokens) -> bool:
    """A label, a task, a term, what a term means ("a place where ships lie"), speech that stands elsewhere."""
    block = article.block_of(sentence)
    if block.form is Form.CELL:
        return is_label(article, sentence)
    if not block.hints:
        return False
    if not _SILENT.isdisjoint(block.hints):
        return True
    return "dd" in block.hints and not _asserts(tokens.classes(sentence.span))


def _asserts(tags: str) -> bool:
    """Is there a finite verb outside relative clauses?"""
    for tag in tags:
        if tag in _RELATIVE:
            return False
        if tag in FINITE:
            return True
    return False
