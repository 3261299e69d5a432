"""Hedges as several kinds read them: what a hedge governs, and whether it is a source's."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from audit.check import facts
from audit.check.facts import WriterWords
from audit.check.places import once_a_place
from audit.lang import lang_of
from audit.lang.tags import BE, PARTICIPLE, PAST
from audit.model.article import Article
from audit.model.marks import Hedge
from audit.model.text import Span

_HANGING = ("", ",", "-", "–", "—", ";", "(")
REACH = 60
"""Characters behind a hedge in which the word that it governs stands."""


class Guess(StrEnum):
    """What is guessed: that others did something ("may have covered", "likely met") or are about to with a mind to it
    ("potentially seeking"), or what may come, or how something may be."""

    DEED = "deed"
    OTHER = "other"


def governed(article: Article, span: Span) -> Span:
    """The hedge and the word that it hedges, within its sentence."""
    sentence = article.sentence_at(span.start)
    end = min(span.end + REACH, sentence.span.end if sentence else span.end)
    found = lang_of(article).sets(WriterWords).governed.match(article.text, span.end, end)
    return Span(span.start, max(span.end, found.end())) if found else span


@once_a_place
def form(article: Article, hedge: Hedge, span: Span) -> Guess:
    """What the hedge and the words that it governs, at `span`, guess. What will come, what might have come and did not,
    and an effect ("possibly ending the strike") are no deeds; nor is what the writer did, nor a word that is no verb
    ("maybe even")."""
    sets = lang_of(article).sets(WriterWords)
    rest = article.slice(span).lower().split()[1:]
    verb = rest[-1] if rest else ""
    tagger = lang_of(article).tagger
    classes = tagger.table.get(verb, "")
    done = verb in sets.past or (
        verb.endswith(("ed", "en")) and (not classes or PAST in classes or PARTICIPLE in classes)
    )
    before = article.text[max(0, hedge.span.start - REACH) : hedge.span.start].rstrip()
    word = before.rpartition(" ")[2].lower()
    if not rest or word in sets.no_deed or hedge.lemma in sets.no_deed:
        return Guess.OTHER
    if hedge.group == "modal":
        return Guess.DEED if "have" in rest[:-1] and done else Guess.OTHER
    now = BE in tagger.table.get(word, "") and verb.endswith("ing") and len(verb) > len("being")  # "is likely sailing"
    doing = now or (verb in sets.minded and before[-1:] not in _HANGING)
    return Guess.DEED if hedge.group == "adverb" and (done or doing) and "to" not in rest else Guess.OTHER


class Doubt(NamedTuple):
    """What several rules ask of a hedge. `span`: the hedge and the word that it hedges; `owned`: by a source."""

    span: Span
    owned: bool


@once_a_place
def doubt(article: Article, index: int) -> Doubt:
    """Of the hedge of this number."""
    hedge = article.all(Hedge)[index]
    return Doubt(governed(article, hedge.span), is_owned(article, hedge))


def is_owned(article: Article, hedge: Hedge) -> bool:
    """Owned as its annotator says, unless it stands in a tail that the writer hung on a report."""
    return hedge.owned and (article.once(facts.spoken).holds(hedge.span) or facts.owner(article, hedge.span).answered)
