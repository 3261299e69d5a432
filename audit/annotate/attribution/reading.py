"""One article's candidates, read in order: which are cues, and what each is joined to."""

from __future__ import annotations

from collections.abc import Mapping

from audit.annotate.attribution import contents
from audit.annotate.attribution.attitudes import attitudes
from audit.annotate.attribution.candidates import Candidate
from audit.annotate.attribution.cue_model import scored
from audit.annotate.attribution.draft import Draft
from audit.annotate.attribution.edges import Settle, settle
from audit.annotate.attribution.nouns import noun
from audit.annotate.attribution.passives import adjective
from audit.annotate.attribution.site import Site
from audit.annotate.attribution.subcat import Frame, long_phrase
from audit.annotate.attribution.tokens import Range, Tokens
from audit.annotate.attribution.verbs import verb
from audit.lang.tags import (
    ADJECTIVE,
    COMMON,
    DETERMINER,
    HAVE,
    ING,
    NOMINAL,
    PARTICIPLE,
    PRONOUN,
    QUOTATION,
    STOP,
    TENSED,
    THAT,
    WH,
)
from audit.model.marks import CueKind

_TAKING = TENSED + ING + PARTICIPLE + HAVE
_SUBJECT = NOMINAL + PRONOUN
_NOTHING = frozenset(("end", "comma", "and"))
"""Frames of a verb that takes nothing."""
_SPOKEN = frozenset(("verb-after-content", "inverted", "verb-inside-content"))
"""Constructions by which a verb reports the quotation beside it, whatever else it may mean (“It leaks,” she
continued)."""
_TOPIC = 8  # tokens behind a verb of speaking among which its topic is led to
_RELATIVE = PRONOUN + WH + THAT


def read(tokens: Tokens, words: Mapping[int, Candidate], settle: Settle = settle) -> list[Draft]:
    """One draft for every cue, in order, and one without a cue for a sentence whose weak candidates together make it
    likely that it ascribes something to somebody. `settle`: sets the edges of a draft."""
    judged = scored(tokens, words)
    cues = [i for i, s in judged.items() if s.cue]
    taken = set(cues)
    out: list[Draft] = []
    first = last = -1
    earlier: list[Draft] = []
    for i in cues:
        if not first <= i < last:
            first, last = tokens.bounds(i)
            earlier = []
        site = Site(tokens, i, words[i], judged[i].frame, first, last, taken, words, earlier)
        draft = _read(site)
        if draft is not None:
            draft = settle(site, draft)
            out.append(draft)
            earlier.append(draft)
    sources = {draft.head: draft.source for draft in out}
    for draft in out:
        _quotations(tokens, draft, judged[draft.head].frame, taken, sources)

    def weak(i: int, first: int, last: int) -> Draft | None:
        site = Site(tokens, i, words[i], judged[i].frame, first, last, {i}, words, ())
        draft = _read(site, weak=True)
        if draft is None or not (draft.source or draft.agentless):
            return None
        if not draft.content and i + 1 < last:
            draft.content = [(i + 1, last)]
        return settle(site, draft)

    return out + attitudes(tokens, judged, out, weak)


def _read(site: Site, *, weak: bool = False) -> Draft | None:
    """The draft of one candidate. `weak`: it is no cue and is read for what it ascribes."""
    tag, word, f, low, sets = site.tag, site.word, site.frame, site.low, site.sets
    if word.lemma == "tell" and f.right.startswith("np") and low[long_phrase(site.tokens, f.after) - 1] in sets.tales:
        return None
    if tag in COMMON and word.group != "noun" and f.left in _TAKING:
        return None  # to take issue
    if tag in COMMON and (word.group == "noun" or f.left not in _SUBJECT):
        draft = noun(site)
        if draft.source is None and f.right not in ("that", "quote", "colon"):
            draft.agentless = word.entry in sets.unowned
            return draft if weak and draft.agentless else None
        return draft
    state = tag == PARTICIPLE and word.lemma in sets.states and f.passive
    if tag == ADJECTIVE or word.group == "adjective" or state:
        return adjective(site)
    draft = verb(site)
    if word.lemma in sets.speaking and draft.construction == "verb-before-content" and not _topical(site):
        return None  # she spoke at the school
    if draft.source is None and not draft.agentless and (draft.group != "appear" or not draft.content):
        return None  # nobody says it
    if draft.source and low[draft.source[0]] in sets.pointed_at and (tag == ING or f.to):
        return None  # it goes without saying, it is hard to say
    return draft


def _topical(site: Site) -> bool:
    """Does a verb of mere speaking tell what was spoken about, or the words?"""
    f, low, sets = site.frame, site.low, site.sets
    if not (f.right.startswith("prep") or f.right in _NOTHING or f.right == "other"):
        return True
    for k in range(f.after, min(site.last - 1, f.after + _TOPIC)):
        named = next((n for n in range(k + 1, site.last) if site.tags[n] != DETERMINER), k)
        if low[k] in sets.speech_topics and low[named] not in sets.when and low[named] not in sets.no_topics:
            return True
    return QUOTATION in site.tags[site.first : site.last]


def _quotations(
    tokens: Tokens, draft: Draft, frame: Frame, taken: set[int], sources: Mapping[int, Range | None]
) -> None:
    """Quotations that stand as sentences of their own beside one that has a cue belong to its speaker."""
    if draft.kind is not CueKind.VERB:
        return
    tags = tokens.tags
    if _exclaimed(tokens, draft, frame):
        draft.content = contents.earlier_quotes(tokens, tokens.bounds(draft.head)[0])
    if not draft.content:
        return
    has = any(QUOTATION in tags[a:b] for a, b in draft.content)
    start, end = tokens.bounds(draft.head)
    if has and draft.content[0][0] == start and draft.construction != "passive":
        draft.content = [*contents.earlier_quotes(tokens, start), *draft.content]
    relative = draft.source and tags[draft.source[0]] in _RELATIVE
    if relative and draft.source and tokens.low[draft.source[0]] in tokens.sets.relative_sources:
        return
    if (
        (draft.group == "speech" or (has and draft.construction in _SPOKEN))
        and (has or draft.construction in ("verb-before-content", "verb-after-content"))
        and not _others(draft, taken, sources, end)
    ):
        draft.content += contents.later_quotes(tokens, end, taken, has)


def _exclaimed(tokens: Tokens, draft: Draft, frame: Frame) -> bool:
    """Does the sentence go on a quotation that ends in a mark of its own (“Perpetual motion!” Ada Holm said)?"""
    start = tokens.bounds(draft.head)[0]
    if draft.group != "speech" or draft.source is None or draft.source[0] != start or start < 2:
        return False
    if tokens.tags[start - 2 : start] != QUOTATION + STOP or tokens.ends[start - 1] > tokens.starts[start - 1]:
        return False
    quote = tokens.quote[start - 2]
    mark = tokens.text[quote.content.end - 1]
    return mark in "!?," and (frame.right in _NOTHING or frame.right.startswith("prep"))


def _others(draft: Draft, taken: set[int], sources: Mapping[int, Range | None], end: int) -> bool:
    """Does a cue of somebody else stand between what the draft holds and the end of its sentence?"""
    reach = max([draft.head, *(r[1] for r in (draft.source, *draft.content) if r)])
    behind = taken.intersection(range(reach + 1, end))
    return any((sources.get(k) or draft.source) != draft.source for k in behind)
