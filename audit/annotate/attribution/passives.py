"""Passives (was described by), appearances (seems to) and predicate adjectives (is confident that)."""

from __future__ import annotations

from collections.abc import Mapping

from audit.annotate.attribution import contents, sources
from audit.annotate.attribution.cues import Word
from audit.annotate.attribution.draft import Draft, begin
from audit.annotate.attribution.frames import Frame, long_phrase
from audit.annotate.attribution.sources import Range
from audit.annotate.attribution.tokens import Tokens
from audit.model.marks import CueKind


def main_clause(tokens: Tokens, i: int, last: int) -> int:
    """The comma after an opening participle ("Asked about it, she said"), else the end of the sentence."""
    tags = tokens.tags
    for k in range(i + 1, last - 1):
        if tags[k] == ",":
            end = long_phrase(tokens, k + 1)
            while end < last and tags[end] in "R!":
                end += 1
            if k + 1 < end < last and tags[end] in "XBAYZE":
                return k
    return last


def is_passive(tokens: Tokens, i: int, f: Frame) -> bool:
    inside = tokens.tags[f.group : i]
    if tokens.tags[i] != "K" or ("A" in inside and "B" not in inside):
        return False
    if "'s" in tokens.low[f.group : i] and f.right in ("np", "that", "clause", "np-that", "np-to"):
        return False  # she's shown: has, not is
    return f.passive or f.left not in "AO"


def passive(
    tokens: Tokens, draft: Draft, i: int, f: Frame, first: int, last: int, others: Mapping[int, Frame]
) -> Draft:
    tags, low = tokens.tags, tokens.low
    draft.construction = "passive"
    if i == first or (i == first + 1 and tags[first] in "WSR"):
        last = main_clause(tokens, i, last)
    at = i + 1
    by = None
    for k in range(at, min(last, i + 12)):
        if low[k] == "by" and tags[k] == "I":
            by = k
            break
        if tags[k] in ";:.|Q" or (tags[k] in "H" and k > at):
            break
    group = sources.climb(tokens, f, i, first)
    subject = sources.before(tokens, group, first) if f.passive else None
    if by is not None:
        draft.source = sources.after(tokens, by + 1, last)
        if low[by - 1] == low[i]:
            draft.cue = (draft.cue[0] if draft.cue else i, by)
    if draft.word in ("ask", "tell", "inform", "remind", "advise", "brief") and by is None and subject:
        draft.agentless = True
    if draft.source is None:
        draft.agentless = True
        if _thought(draft):
            draft.cue = None  # is expected to: nobody voices it
    parts: list[Range] = []
    if subject and subject.range and low[subject.range[0]] not in ("it", "there"):
        parts.append(subject.range)
    elif not f.passive and f.group == i and i > first and tags[i - 1] in "NPM":
        start = sources.chain(tokens, i - 1, first)
        if start is not None:
            parts.append((start, i))
    tail = draft.source[1] if draft.source else None
    if tail is not None:
        while tail < last and tags[tail] in ",":
            tail += 1
        if tail < last and (low[tail] == "as" or tags[tail] in "HTQ"):
            parts.append((tail, contents.end_of_clause(tokens, tail, last, others)))
    elif f.right not in ("end", "comma", "and", "other", "dash", "verb"):
        span = contents.ahead(tokens, f, draft.word, last, others)
        if span:
            parts.append(span)
    draft.content = parts
    return draft


def _thought(draft: Draft) -> bool:
    return draft.group == "mental" or draft.word in ("forecast", "project", "estimate", "predict")


def appearance(
    tokens: Tokens, draft: Draft, i: int, f: Frame, first: int, last: int, others: Mapping[int, Frame]
) -> Draft:
    """How something seems, to nobody in particular."""
    draft.construction = "appearance"
    subject = sources.before(tokens, sources.climb(tokens, f, i, first), first).range
    span = contents.ahead(tokens, f, draft.word, last, others) if f.right not in ("end", "comma", "and") else None
    draft.source = subject if subject and _first_word(tokens, subject) not in ("it", "there") else None
    draft.cue = None  # nobody reports it
    draft.content = [span] if span else []
    return draft


def _first_word(tokens: Tokens, r: Range) -> str:
    return tokens.low[r[0]]


def adjective(
    tokens: Tokens, i: int, word: Word, f: Frame, first: int, last: int, others: Mapping[int, Frame]
) -> Draft:
    draft = begin(tokens, i, word, f, CueKind.VERB, "predicate-adjective")
    draft.cue = (f.group if tokens.tags[f.group] in "BAX" else i, draft.cue[1] if draft.cue else i + 1)
    found = sources.before(tokens, sources.climb(tokens, f, i, first), first)
    draft.source = found.range
    span = contents.ahead(tokens, f, word.lemma, last, others) if f.right not in ("end", "comma", "and") else None
    draft.content = [span] if span else []
    return draft
