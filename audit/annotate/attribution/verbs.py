"""Cues that are verbs in the active voice: inverted, participle, infinitive, and those of an earlier subject."""

from __future__ import annotations

from collections.abc import Mapping

from audit.annotate.attribution import sources
from audit.annotate.attribution.cues import Word
from audit.annotate.attribution.draft import Draft, begin
from audit.annotate.attribution.frames import Frame, long_phrase, noun_phrase
from audit.annotate.attribution.passives import appearance, is_passive, main_clause, passive
from audit.annotate.attribution.placing import place
from audit.annotate.attribution.sources import Found, Range
from audit.annotate.attribution.tokens import Tokens
from audit.annotate.attribution.words import TIMES, word_set
from audit.model.marks import CueKind

_INVERTING = word_set(
    "say add ask write reply explain declare announce recall note warn continue conclude argue tweet joke insist "
    "shout read "
    "begin ask quip respond agree remark exclaim go"
)
_GUESSED = word_set("probably possibly likely perhaps presumably potentially")


def verb(
    tokens: Tokens,
    i: int,
    word: Word,
    f: Frame,
    first: int,
    last: int,
    others: Mapping[int, Frame],
    inside: list[Draft],
) -> Draft:
    tags = tokens.tags
    draft = begin(tokens, i, word, f, CueKind.VERB, "verb-before-content")
    if word.lemma == "sound" and f.right.startswith("np"):
        draft.group = "speech"  # sounded the alarm
    if i > first and tokens.low[i - 1] in _GUESSED:
        draft.group = "mental"  # "the two sides probably discussed": the writer guesses that somebody spoke
    if draft.group == "appear":
        if f.right.startswith("prep:") and f.right != "prep:like":
            return draft
        return appearance(tokens, draft, i, f, first, last, others)
    if is_passive(tokens, i, f):
        return passive(tokens, draft, i, f, first, last, others)
    found = _inverted(tokens, i, f, first, last, word)
    if found is None:
        group = sources.climb(tokens, f, i, first)
        if tags[i] == "G" and "B" not in tags[group:i]:
            found = _participle(tokens, i, group, first, last, inside)
        else:
            found = sources.before(tokens, group, first)
        if group != f.group:
            draft.construction = "infinitive"
    if found.range is None and found.how in ("shared", "none"):
        found = Found(shared(tokens, i, first, last, inside), "shared", found.edge)
    if found.range is None and f.left in "NPM":
        start = sources.chain(tokens, f.group - 1, first)
        if start is not None and (start == first or tokens.tags[start - 1] != "I"):
            found = Found((start, f.group), "before", start)
    draft.source = found.range
    if draft.occasion is None and word.group == "speech":
        draft.occasion = _opening_adjunct(tokens, first, found.edge)
    if i == first or (i == first + 1 and tags[first] in "R&"):
        last = main_clause(tokens, i, last)
    return place(tokens, draft, found, i, f, first, last, others)


def _opening_adjunct(tokens: Tokens, first: int, edge: int) -> Range | None:
    """ "In a statement," or "On Monday," at the start of the sentence."""
    tags, low = tokens.tags, tokens.low
    if first >= edge or tags[first] not in "IM":
        return None
    end = long_phrase(tokens, first + 1) if tags[first] == "I" else first + 1
    said = any(w in sources.MEDIA or w in TIMES for w in low[first:end])
    return (first, end) if end <= edge and said else None


def _inverted(tokens: Tokens, i: int, f: Frame, first: int, last: int, word: Word) -> Found | None:
    tags, low = tokens.tags, tokens.low
    if tags[i] not in "EZVK" or any(t not in "R!" for t in tags[f.group : i]):
        return None
    left = f.left
    if not (left == "Q" or (left == "," and f.group - 1 > first)):
        return None
    at = i + word.length
    if at >= len(tags) or tags[at] not in "DMNPOJC":
        return None
    if left == ",":
        quoted = f.group - 2 >= first and tags[f.group - 2] == "Q"
        if not quoted and word.lemma not in _INVERTING:
            return None
    if tags[at] == "O" and (low[at] in ("there", "it") or word.lemma != "say"):
        return None
    if tags[at] not in "MO" and word.lemma not in _INVERTING:
        return None
    end = noun_phrase(tags, at)
    if end == at or (tags[end] in "XBAYZE" and tags[at] != "M"):
        return None
    if left == "," and f.right in ("that", "clause") and tags[f.group - 2] != "Q":
        return None
    source = sources.after(tokens, at, last)
    return Found(source, "inverted", f.group)


def _participle(tokens: Tokens, i: int, group: int, first: int, last: int, inside: list[Draft]) -> Found:
    tags = tokens.tags
    at = group - 1
    if at >= first and tags[at] in "NPMo" and tags[at] not in ",":
        start = sources.chain(tokens, at, first)
        if start is not None:
            links = [k for k in range(start, at) if tags[k] == "I" and tokens.low[k] != "of"]
            start = links[-1] + 1 if links else start
            return Found((start, group), "participle", start)
    earlier = shared(tokens, i, first, last, inside)
    if earlier is None:
        earlier = sources.following_subject(tokens, i, last)
    return Found(earlier, "participle", group)


def shared(tokens: Tokens, i: int, first: int, last: int, inside: list[Draft]) -> Range | None:
    """The source of the cue before it in the sentence, else the subject of the sentence."""
    if tokens.tags[i] == "V" and tokens.tags[first] == "V":
        return None  # an order to the reader
    for draft in reversed(inside):
        if draft.source and draft.kind is CueKind.VERB and draft.construction != "passive":
            return draft.source
    return sources.main_subject(tokens, first, i)
