"""Questions about places that many rules ask: answered for the first who asks, remembered for the others."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, TypeVarTuple, Unpack

from audit.model.article import Article

MOST = 4_000
"""Answers to one question that are remembered of an article: of a long text those that were asked for last."""

Places = TypeVarTuple("Places")
T = TypeVar("T")


def once_a_place(question: Callable[[Article, Unpack[Places]], T]) -> Callable[[Article, Unpack[Places]], T]:
    """The question, asked once of the same article and places."""

    def answers(article: Article) -> dict[tuple[Any, ...], T]:
        return {}

    @wraps(question)
    def ask(article: Article, *places: *Places) -> T:
        known = article.once(answers)
        try:
            return known[places]
        except KeyError:
            if len(known) >= MOST:
                known.clear()
            known[places] = found = question(article, *places)
            return found

    return ask
