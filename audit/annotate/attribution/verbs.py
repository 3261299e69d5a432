"""Cues that are verbs in the active voice: inverted, participle, infinitive, and those of an earlier subject."""

from __future__ import annotations

import re

from audit.annotate.attribution import content_span, sources, subjects
from audit.annotate.attribution.begin import begin
from audit.annotate.attribution.draft import Draft
from audit.annotate.attribution.passives import appearance, is_passive, main_clause, passive
from audit.annotate.attribution.site import Site
from audit.annotate.attribution.sources import Found
from audit.annotate.attribution.subcat import long_phrase, noun_phrase
from audit.annotate.attribution.tokens import Range
from audit.lang.tags import (
    ADJECTIVE,
    ADVERB,
    AUXILIARY,
    BASE,
    BE,
    COMMA,
    COORDINATOR,
    DASH,
    DETERMINER,
    ENDS,
    FINITE,
    ING,
    MODIFIER,
    NAME,
    NOMINAL,
    NUMBER,
    OBJECT,
    PARTICIPLE,
    PREPOSITION,
    PRONOUN,
    QUOTATION,
    SEMICOLON,
    TENSED,
    THAT,
    VERB,
    WH,
)
from audit.model.marks import CueKind

_CAN_INVERT = TENSED + PARTICIPLE
_SUBJECT_OPENING = NOMINAL + DETERMINER + PRONOUN + ADJECTIVE + NUMBER
_OPENING = ADVERB + COORDINATOR
_CLAUSE_OPENING = COMMA + COORDINATOR + SEMICOLON + DASH
_CLAUSE_ENDS = COMMA + DASH + ENDS
_FINITE = re.compile(f"[{FINITE}]")


def verb(site: Site) -> Draft:
    """The attribution of a verb that is a cue. A passive and a verb of seeming go to their own readers."""
    tags, i, f = site.tags, site.i, site.frame
    draft = begin(site, CueKind.VERB, "verb-before-content")
    if site.word.lemma == "sound" and f.right.startswith("np"):
        draft.group = "speech"  # sounded the alarm
    if i > site.first and site.low[i - 1] in site.sets.guessed:
        draft.group = "mental"  # "the two sides probably discussed": the writer guesses that somebody spoke
    if draft.group == "appear":
        if f.right.startswith("prep:") and f.right != "prep:like":
            return draft
        return appearance(site, draft)
    if is_passive(site):
        return passive(site, draft)
    found = _inverted(site) or _before(site, draft)
    if found.range is None and found.how in ("shared", "none"):
        found = Found(shared(site), "shared", found.edge)
    if found.range is None and f.left in NOMINAL:
        start = sources.chain(site, f.group - 1)
        if start is not None and (start == site.first or tags[start - 1] != PREPOSITION):
            found = Found((start, f.group), "before", start)
    draft.source = found.range
    if draft.occasion is None and site.word.group == "speech":
        draft.occasion = _opening_adjunct(site, found.edge)
    if i == site.first or (i == site.first + 1 and tags[site.first] in _OPENING):
        site = site.until(main_clause(site))
    return content_span.place(site, draft, found)


def _before(site: Site, draft: Draft) -> Found:
    """The subject before the verb, or before the one that governs it."""
    group = subjects.climb(site)
    if group != site.frame.group:
        draft.construction = "infinitive"
    if site.tag == ING and BE not in site.tags[group : site.i]:
        return _participle(site, group, draft)
    return sources.before(site, group)


def _opening_adjunct(site: Site, edge: int) -> Range | None:
    """ "In a statement," or "On Monday," at the start of the sentence."""
    tags, low, sets, first = site.tags, site.low, site.sets, site.first
    if first >= edge or tags[first] not in PREPOSITION + NAME:
        return None
    end = long_phrase(site.tokens, first + 1) if tags[first] == PREPOSITION else first + 1
    said = any(w in sets.media or w in sets.when for w in low[first:end])
    return (first, end) if end <= edge and said else None


def _inverted(site: Site) -> Found | None:
    """The subject behind the verb ("said Ada Holm"); None where the verb is not inverted."""
    tags, low, f, lemma = site.tags, site.low, site.frame, site.word.lemma
    if site.tag not in _CAN_INVERT or any(tag not in MODIFIER for tag in tags[f.group : site.i]):
        return None
    left = f.left
    if not (left == QUOTATION or (left == COMMA and f.group - 1 > site.first)):
        return None
    at = site.i + site.word.length
    if at >= len(tags) or tags[at] not in _SUBJECT_OPENING:
        return None
    inverting = lemma in site.sets.inverting
    if left == COMMA and not inverting and not (f.group - 2 >= site.first and tags[f.group - 2] == QUOTATION):
        return None
    if tags[at] == PRONOUN and (low[at] in site.sets.expletive or lemma != "say"):
        return None
    if tags[at] not in NAME + PRONOUN and not inverting:
        return None
    end = noun_phrase(tags, at)
    if end == at or (tags[end] in FINITE and tags[at] != NAME):
        return None
    own_clause = f.right in ("that", "clause") or (tags[end] not in _CLAUSE_ENDS and _only_subject(site, f.group - 1))
    if left == COMMA and tags[f.group - 2] != QUOTATION and own_clause:
        return None
    return Found(sources.after(site.tokens, at, site.last), "inverted", f.group)


def _only_subject(site: Site, comma: int) -> bool:
    """Does a subject with its insertions end at this comma, and no clause ("Ada Holm, who runs the pier, said ...")?
    Each part between two commas is then a phrase or a relative clause."""
    tags, relatives = site.tags, site.sets.relatives
    at, parts = site.first, 0
    while at < comma:
        end = tags.find(COMMA, at, comma)
        end = comma if end < 0 else end
        verb = _FINITE.search(tags, at, end)
        if tags.find(QUOTATION, at, end) >= 0 or (verb and not (parts and site.low[at] in relatives)):
            return False
        at, parts = end + 1, parts + 1
    return parts > 1


def _participle(site: Site, group: int, draft: Draft) -> Found:
    tags = site.tags
    at = group - 1
    if at >= site.first and tags[at] in NOMINAL + OBJECT:
        start = sources.chain(site, at)
        if start is not None and (issued := _issued(site, start, draft)) is not None:
            return issued
        if start is not None:
            links = [k for k in range(start, at) if tags[k] == PREPOSITION and site.low[k] != "of"]
            start = links[-1] + 1 if links else start
            return Found((start, group), "participle", start)
    found = _nearest(site, group) or shared(site) or subjects.following_subject(site)
    return Found(found, "participle", group)


def _issued(site: Site, start: int, draft: Draft) -> Found | None:
    """Who issued the paper that begins at token `start` and says it ("the board issued a statement saying")."""
    tags, low, sets = site.tags, site.low, site.sets
    end = noun_phrase(tags, start)
    verb = start - 1
    if verb <= site.first or tags[start] != DETERMINER or tags[verb] not in VERB or low[end - 1] not in sets.media:
        return None
    if not low[verb].startswith(sets.issuing):
        return None
    while verb > site.first and tags[verb - 1] in AUXILIARY + MODIFIER:
        verb -= 1
    found = sources.before(site, verb)
    if found.range is None:
        found = Found(shared(site), "shared", found.edge)
    if found.range is None:
        return None
    draft.cue = verb, (draft.cue or (site.i, site.i + 1))[1]
    return Found(found.range, "participle", verb)


def _nearest(site: Site, group: int) -> Range | None:
    """The subject of the clause right before a participle, where that is another than the one reported last ("Ada Holm
    was asked, but the clerk stepped in, saying ...")."""
    tags = site.tags
    verb = max((m.start() for m in _FINITE.finditer(tags, site.first, group)), default=-1)
    if verb < 0 or any(d.cue and any(a <= verb < b for a, b in (d.cue, *d.content)) for d in site.earlier):
        return None
    while verb > site.first and tags[verb - 1] in AUXILIARY + MODIFIER:
        verb -= 1
    found = sources.before(site, verb).range
    if found is None or tags[found[0]] in WH + THAT or site.low[found[0]] in site.sets.relatives:
        return None
    return found if found[0] == site.first or tags[found[0] - 1] in _CLAUSE_OPENING else None


def shared(site: Site) -> Range | None:
    """The source of the cue before it in the sentence, else the subject of the sentence."""
    if site.tag == BASE and site.tags[site.first] == BASE:
        return None  # an order to the reader
    for draft in reversed(site.earlier):
        if draft.source and draft.kind is CueKind.VERB and draft.construction != "passive":
            return draft.source
    return subjects.main_subject(site)
