"""Hedges as several kinds read them: what a hedge governs, and whether it is a source's."""

from __future__ import annotations

import re
from enum import StrEnum

from audit.check import facts
from audit.model.article import Article
from audit.model.marks import Hedge
from audit.model.text import Span

# What a hedge governs: auxiliaries and small adverbs, then one word.
_GOVERNED = re.compile(
    r"(?:\s+(?:not|also|well|still|even|soon|have|has|had|be|been|being|to|only)\b){0,4}"
    r"(?:\s+(?!(?:an?|the|his|her|its|their|our|my|in|on|at|of|by|for|from|with)\b)[^\W\d_]+)?"
)
_IRREGULAR = (
    "been met held made had was were did came went took gave got knew saw sent told said led left lost paid put ran "
    "won bought brought built caught cost cut found hit kept meant read sold spent set shot stood thought became began"
)
_PAST = frozenset(_IRREGULAR.split())
REACH = 60
"""Characters behind a hedge in which the word that it governs stands."""


class Guess(StrEnum):
    """What is guessed: that others did or are doing something ("may have covered", "likely met", "potentially
    seeking"), or what may come, or how something may be."""

    DEED = "deed"
    OTHER = "other"


def governed(article: Article, span: Span) -> Span:
    """The hedge and the word that it hedges, within its sentence."""
    sentence = article.sentence_at(span.start)
    end = min(span.end + REACH, sentence.span.end if sentence else span.end)
    found = _GOVERNED.match(article.text, span.end, end)
    return Span(span.start, max(span.end, found.end())) if found else span


def form(article: Article, hedge: Hedge, span: Span) -> Guess:
    """What the hedge and the words that it governs, at `span`, guess."""
    rest = article.slice(span).lower().split()[1:]
    verb = rest[-1] if rest else ""
    done = verb.endswith(("ed", "en")) or verb in _PAST
    if hedge.group == "modal":
        return Guess.DEED if "have" in rest[:-1] and done else Guess.OTHER
    doing = verb.endswith("ing") and len(verb) > 5
    return Guess.DEED if rest and (done or doing) and "to" not in rest else Guess.OTHER


def is_owned(article: Article, hedge: Hedge) -> bool:
    """Owned as its annotator says, unless it stands in a tail that the writer hung on a report."""
    return hedge.owned and (article.once(facts.spoken).holds(hedge.span) or facts.owner(article, hedge.span).answered)
