"""Questions about the hits of the scan: of which lexicons and patterns, inside, over or beside a place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator

from audit.model.article import Article
from audit.model.marks import Term
from audit.model.rule import Pattern
from audit.model.text import Span

Keys = tuple[str, ...]
"""Of the hits of some patterns and lexicons."""


def keys_of(patterns: tuple[Pattern, ...], words: tuple[str, ...] = ()) -> Keys:
    """The keys of the hits of these patterns and lexicons."""
    return (*[p.key for p in patterns], *words) if patterns else words


def keep(check: object, **keys: Keys) -> None:
    """Sets fields of a frozen check, which are worked out when the rule is bound and not for each place."""
    for name, some in keys.items():
        object.__setattr__(check, name, some)


def terms(article: Article, patterns: tuple[Pattern, ...], words: tuple[str, ...] = ()) -> tuple[Term, ...]:
    """All hits of these, in order; of hits that overlap the one that begins first, of these the longest."""
    return terms_of(article, keys_of(patterns, words))


def terms_of(article: Article, keys: Keys, counts: Callable[[Term], bool] | None = None) -> tuple[Term, ...]:
    """As `terms`, of those hits of these keys that count."""
    there = article.hits.keys()
    found = [t for key in keys if key in there for t in article.terms(key) if counts is None or counts(t)]
    if len(found) < 2:
        return tuple(found)
    return tuple(_apart(sorted(found, key=lambda t: (t.span.start, -t.span.end, t.key))))


def _apart(found: Iterable[Term]) -> Iterator[Term]:
    end = -1
    for term in found:
        if term.span.start >= end:
            yield term
            end = term.span.end


def any_within(article: Article, keys: Collection[str], span: Span) -> bool:
    """Does a hit of one of these lexicons or patterns begin inside `span`?"""
    there = article.hits.keys()
    if there.isdisjoint(keys):  # most often
        return False
    return any(key in there and article.may_hit(key, span) and _one_within(article, key, span) for key in keys)


def _one_within(article: Article, key: str, span: Span) -> bool:
    hits = article.terms(key)
    at = bisect_left(hits, span.start, key=lambda t: t.span.start)
    return at < len(hits) and hits[at].span.start < span.end


def terms_within(article: Article, key: str, span: Span) -> Iterator[Term]:
    """The hits of a lexicon or pattern that begin inside `span`."""
    hits = article.terms(key)
    at = bisect_left(hits, span.start, key=lambda t: t.span.start)
    while at < len(hits) and hits[at].span.start < span.end:
        yield hits[at]
        at += 1


def any_over(article: Article, keys: Collection[str], span: Span, longest: int = 200) -> bool:
    """Does a hit of one of these overlap `span`? A hit longer than `longest` characters may be overlooked."""
    there = article.hits.keys()
    if there.isdisjoint(keys):  # most often
        return False
    for key in keys:
        if key not in there or not article.may_hit(key, span):
            continue
        hits = article.terms(key)
        at = bisect_left(hits, span.start - longest, key=lambda t: t.span.start)
        while at < len(hits) and hits[at].span.start < span.end:
            if hits[at].span.end > span.start:
                return True
            at += 1
    return False
