"""Subjects at a distance from their verb: of the whole sentence, behind a participle, of a governing verb."""

from __future__ import annotations

from audit.annotate.attribution.site import Site
from audit.annotate.attribution.subcat import long_phrase
from audit.annotate.attribution.tokens import Range
from audit.lang.tags import (
    ADJECTIVE,
    ADVERB,
    AUXILIARY,
    BARE,
    BE,
    COLON,
    COMMA,
    DASH,
    DETERMINER,
    FINITE,
    ING,
    MAYBE_FINITE,
    MODIFIER,
    NOMINAL,
    NUMBER,
    OBJECT,
    OPENING,
    PARTICIPLE,
    PREPOSITION,
    PREPOSITIONS,
    PRONOUN,
    QUOTATION,
    SEMICOLON,
    STOP,
    SUBORDINATOR,
    THAT,
    TO,
    VERB,
    WH,
)

_GOVERNED, _OBJECT = 4, 6  # verbs that govern one another, and tokens of an object between two
_PHRASE_OPENING = NOMINAL + NUMBER + DETERMINER + ADJECTIVE + PRONOUN + QUOTATION
_BEHIND_SUBJECT = COMMA + OPENING + DASH
_VERB_OF_SUBJECT = MAYBE_FINITE + PARTICIPLE
_BEFORE_TO = ADJECTIVE + NOMINAL + ADVERB + PREPOSITION + OBJECT
_GOVERNING = VERB + BE
_NO_GOVERNOR = PRONOUN + QUOTATION + COMMA + SEMICOLON + COLON + STOP + SUBORDINATOR + THAT + WH
_CONTROLLED = NOMINAL + OBJECT
_IN_GROUP = AUXILIARY + MODIFIER
_BEHIND_TO = BARE + MODIFIER


def main_subject(site: Site) -> Range | None:
    """The first noun phrase of the sentence that is followed by a finite verb, before the candidate."""
    tokens, tags, low, links = site.tokens, site.tags, site.low, site.sets.links
    at = site.first
    while at < site.i:
        tag = tags[at]
        if tag in PREPOSITIONS and tags[at + 1] != ING:
            at = max(long_phrase(tokens, at + 1), at + 1)
            continue
        if tag not in _PHRASE_OPENING:
            at += 1
            continue
        end = long_phrase(tokens, at) if tag != PRONOUN else at + 1
        if end == at:
            at += 1
            continue
        stop = end
        while stop < site.i and tags[stop] in PREPOSITIONS and low[stop] in links:
            more = long_phrase(tokens, stop + 1)
            if more == stop + 1:
                break
            stop = more
        if stop < len(tags) and tags[stop] in _BEHIND_SUBJECT:
            return at, stop
        k = stop
        while k < len(tags) and tags[k] in MODIFIER:
            k += 1
        if k < len(tags) and tags[k] in _VERB_OF_SUBJECT:
            return at, stop
        at = stop
    return None


def following_subject(site: Site) -> Range | None:
    """The subject of the main clause that follows a participle: ", NP verb"."""
    tags, last = site.tags, site.last
    for at in range(site.i + 1, last - 1):
        if tags[at] == COMMA:
            end = long_phrase(site.tokens, at + 1)
            if at + 1 < end < last:
                k = end
                while k < last and tags[k] in MODIFIER:
                    k += 1
                if tags[k] in FINITE:
                    return at + 1, end
    return None


def climb(site: Site) -> int:
    """The first token of the verb group that governs this one: "declined to comment" -> declined."""
    tags, low, first = site.tags, site.low, site.first
    group = site.frame.group
    for _ in range(_GOVERNED):
        begins_to = group < site.i and TO in tags[group : site.i]
        at = group - 1
        if at < first or not (tags[at] in VERB or (begins_to and tags[at] in _BEFORE_TO)):
            break
        k = at
        while k > first and k > at - _OBJECT and tags[k] not in _GOVERNING:
            if tags[k] in _NO_GOVERNOR:
                break
            k -= 1
        if k < at and low[k].startswith(site.sets.control) and tags[at] in _CONTROLLED:
            break
        if tags[k] not in _GOVERNING:
            break
        j = k
        while j > first and (tags[j - 1] in _IN_GROUP or (tags[j - 1] == TO and tags[j] in _BEHIND_TO)):
            j -= 1
        group = j
    return group
