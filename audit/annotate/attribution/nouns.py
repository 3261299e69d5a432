"""Nouns for what somebody says or thinks: his claim that, criticism by, an endorsement of."""

from __future__ import annotations

from audit.annotate.attribution import contents, sources
from audit.annotate.attribution.begin import begin
from audit.annotate.attribution.draft import Draft
from audit.annotate.attribution.site import Site
from audit.annotate.attribution.subcat import long_phrase
from audit.annotate.attribution.tokens import Range
from audit.lang.tags import (
    ADJECTIVE,
    ADVERB,
    AUXILIARY,
    BARE,
    BASE,
    COLON,
    COMMA,
    DETERMINER,
    HAVE,
    ING,
    MODIFIER,
    NAME,
    NOUN,
    NUMBER,
    PAST,
    POSSESSIVE,
    PREPOSITIONS,
    QUOTATION,
    THAT,
    THIRD,
    TO,
)
from audit.model.marks import CueKind

_BEFORE_NOUN = ADJECTIVE + NOUN + ADVERB + NUMBER
_BEHIND_VERB = DETERMINER + ADJECTIVE + PREPOSITIONS + ADVERB + ING
_VERB = PAST + THIRD + BASE + ING
_GROUP = AUXILIARY + MODIFIER + TO
_MOST = 4  # tokens between a verb and its object


def noun(site: Site) -> Draft:
    """The attribution of a noun of saying: whose it is, and what it says."""
    draft = begin(site, CueKind.NOUN, "reporting-noun")
    draft.cue = (site.i, site.i + 1)
    at = site.i + 1
    k = site.i - 1
    while k > site.first and site.tags[k] in _BEFORE_NOUN:
        k -= 1
    draft.source = _owner_before(site, k)
    if draft.source is None:
        draft.source = _owner_behind(site, at)
        if draft.source is not None:
            at = draft.source[1]
        else:
            draft.source = _voice(site, k)
    content = _content(site, at)
    draft.content = [content] if content else []
    return draft


def _owner_before(site: Site, k: int) -> Range | None:
    """Whose it is by a possessive at token k: the mayor's claim, his claim."""
    if k >= site.first and site.tags[k] == POSSESSIVE:
        start = sources.chain(site, k - 1) if k > site.first else None
        return (start, k) if start is not None else None
    return (k, k + 1) if k >= site.first and site.low[k] in site.sets.owners else None


def _owner_behind(site: Site, at: int) -> Range | None:
    """Whose it is by a preposition at token `at`: criticism by the board; "of" leads only to a name."""
    if at >= site.last or site.low[at] not in site.sets.owned_by:
        return None
    if site.low[at] == "of" and site.tags[at + 1] != NAME:
        return None
    end = long_phrase(site.tokens, at + 1)
    return (at + 1, end) if end > at + 1 else None


def _voice(site: Site, k: int) -> Range | None:
    """The subject of the verb that voices it: the mayor expressed concern."""
    tags = site.tags
    verb = k
    while verb > site.first and tags[verb] in _BEHIND_VERB and k - verb < _MOST:
        verb -= 1
    if verb < site.first:
        return None
    if tags[verb] != HAVE and not (tags[verb] in _VERB and site.low[verb].startswith(site.sets.owning)):
        return None
    group = verb
    while group > site.first and tags[group - 1] in _GROUP:
        group -= 1
    return sources.before(site, group).range


def _content(site: Site, at: int) -> Range | None:
    tags = site.tags
    if at >= site.last:
        return None
    if tags[at] == THAT or (tags[at] == TO and tags[at + 1] in BARE + ADVERB):
        return at, contents.end_of_clause(site, at)
    if tags[at] in PREPOSITIONS:
        end = contents.end_of_object(site, at + 1)
        return (at + 1, end) if end > at + 1 else None
    if tags[at] in COLON + COMMA and tags[at + 1 : at + 2] == QUOTATION:
        return at + 1, at + 2
    return None
