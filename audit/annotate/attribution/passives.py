"""Passives (was described by), appearances (seems to) and predicate adjectives (is confident that)."""

from __future__ import annotations

from audit.annotate.attribution import contents, sources, subjects
from audit.annotate.attribution.begin import begin
from audit.annotate.attribution.draft import Draft
from audit.annotate.attribution.site import Site
from audit.annotate.attribution.subcat import long_phrase
from audit.annotate.attribution.tokens import Range
from audit.lang.tags import (
    ADVERB,
    BE,
    COLON,
    COMMA,
    ENDS,
    FINITE,
    HAVE,
    MODAL,
    MODIFIER,
    NOMINAL,
    PARTICIPLE,
    PREPOSITION,
    PRONOUN,
    QUOTATION,
    SEMICOLON,
    SUBORDINATOR,
    THAT,
    TO,
    WH,
)
from audit.model.marks import CueKind

_AGENT_STOPS = SEMICOLON + COLON + ENDS + QUOTATION
_BEHIND_AGENT = THAT + TO + QUOTATION
_OPENING = WH + SUBORDINATOR + ADVERB
_NOTHING = frozenset(("end", "comma", "and", "other", "dash", "verb"))
_NO_OBJECT = frozenset(("end", "comma", "and"))
_OBJECTS = frozenset(("np", "that", "clause", "np-that", "np-to"))
_AGENT = 12  # tokens behind a passive among which its "by" is looked for


def main_clause(site: Site) -> int:
    """The comma after an opening participle ("Asked about it, she said"), else the end of the sentence."""
    tags, last = site.tags, site.last
    for k in range(site.i + 1, last - 1):
        if tags[k] == COMMA:
            end = long_phrase(site.tokens, k + 1)
            while end < last and tags[end] in MODIFIER:
                end += 1
            if k + 1 < end < last and tags[end] in FINITE:
                return k
    return last


def is_passive(site: Site) -> bool:
    """Is the verb a past participle with a form of be, or a reduced one, and no perfect?"""
    f = site.frame
    inside = site.tags[f.group : site.i]
    if (site.tag != PARTICIPLE and not f.passive) or (HAVE in inside and BE not in inside):
        return False
    if "'s" in site.low[f.group : site.i] and f.right in _OBJECTS:
        return False  # she's shown: has, not is
    return f.passive or f.left not in HAVE + PRONOUN


def passive(site: Site, draft: Draft) -> Draft:
    """What is said of the subject, by whoever stands behind "by"; agentless where nobody does."""
    tags, low, i, first, f = site.tags, site.low, site.i, site.first, site.frame
    draft.construction = "passive"
    if i == first or (i == first + 1 and tags[first] in _OPENING):
        site = site.until(main_clause(site))
    by = _by(site)
    group = subjects.climb(site)
    subject = sources.before(site, group) if f.passive else None
    if by is not None:
        draft.source = sources.after(site.tokens, by + 1, site.last)
        if low[by - 1] == low[i]:
            draft.cue = (draft.cue[0] if draft.cue else i, by)
    if draft.source is None:
        draft.agentless = True
        if draft.group == "mental" or draft.word in site.sets.projected:
            draft.cue = None  # is expected to: nobody voices it
    parts: list[Range] = []
    if draft.word in site.sets.addressed:
        pass  # "she was asked": its subject is the hearer
    elif subject and subject.range and low[subject.range[0]] not in site.sets.expletive:
        parts.append(subject.range)
    elif not f.passive and f.group == i and i > first + 1 and (tags[i - 1] in NOMINAL or tags[i - 2] in NOMINAL):
        end = i - (tags[i - 1] == COMMA)  # "the law, opposed by the mayor,"
        start = sources.chain(site, end - 1) if tags[end - 1] in NOMINAL else None
        if start is not None:
            parts.append((start, end))
    draft.content = parts + _complement(site, draft)
    return draft


def _by(site: Site) -> int | None:
    """The "by" that leads to who did it."""
    at = site.i + 1
    for k in range(at, min(site.last, site.i + _AGENT)):
        tag = site.tags[k]
        if site.low[k] == "by" and tag == PREPOSITION:
            return k
        if tag in _AGENT_STOPS or (tag == THAT and k > at):
            return None
    return None


def _complement(site: Site, draft: Draft) -> list[Range]:
    """What was said, behind the agent or the passive itself."""
    if draft.source is None:
        span = contents.ahead(site) if site.frame.right not in _NOTHING else None
        return [span] if span else []
    tail = draft.source[1]
    while tail < site.last and site.tags[tail] == COMMA:
        tail += 1
    if tail < site.last and (site.low[tail] == "as" or site.tags[tail] in _BEHIND_AGENT):
        return [(tail, contents.end_of_clause(site, tail))]
    return []


def appearance(site: Site, draft: Draft) -> Draft:
    """How something seems, to nobody in particular."""
    draft.construction = "appearance"
    subject = sources.before(site, subjects.climb(site)).range
    draft.source = subject if subject and site.low[subject[0]] not in site.sets.expletive else None
    draft.cue = None  # nobody reports it
    draft.content = _object(site)
    return draft


def adjective(site: Site) -> Draft:
    """Somebody is confident, worried or aware that something is so."""
    draft = begin(site, CueKind.VERB, "predicate-adjective")
    group = site.frame.group
    start = group if site.tags[group] in BE + HAVE + MODAL else site.i
    draft.cue = (start, draft.cue[1] if draft.cue else site.i + 1)
    draft.source = sources.before(site, subjects.climb(site)).range
    draft.content = _object(site)
    return draft


def _object(site: Site) -> list[Range]:
    span = contents.ahead(site) if site.frame.right not in _NO_OBJECT else None
    return [span] if span else []
