"""Attributions without a cue word: a speaker before a colon or after a dash, quotations that the context assigns."""

from __future__ import annotations

from collections.abc import Set

from audit.annotate.attribution import sources
from audit.annotate.attribution.draft import Draft
from audit.annotate.attribution.tokens import SENTENCE_END, Tokens
from audit.lang.tags import (
    ADJECTIVE,
    COLON,
    COMMA,
    COORDINATOR,
    DASH,
    DETERMINER,
    ENDS,
    NAME,
    NOUN,
    NUMBER,
    OPENING,
    POSSESSIVE,
    PREPOSITION,
    QUOTATION,
)
from audit.model.article import Kind
from audit.model.marks import CueKind, QuoteKind

_LONGEST_SPEAKER = 6  # tokens before a colon
_LONGEST_SIGNATURE = 12  # tokens behind a dash
_SPEECH = frozenset(("speech", "act"))
_LONGEST_GAP = 3  # tokens from the quotation to the dash
_WORDS = 4  # of a quotation that somebody is taken to say
_OF_SPEAKER = NAME + DETERMINER + NOUN + ADJECTIVE + POSSESSIVE + PREPOSITION + COORDINATOR
_AFTER_SIGNATURE = ENDS + COMMA + OPENING


def punctuated(tokens: Tokens, drafts: list[Draft], roles: Set[int], turns: frozenset[int]) -> list[Draft]:
    """`roles`: offsets at which a noun for an office ends ("Minister: ..."). `turns`: the first tokens of the blocks
    that are turns of a conversation, which are read already."""
    out: list[Draft] = []
    speakers = {
        tokens.low[k]
        for d in drafts
        if d.source and d.group in _SPEECH
        for k in range(*d.source)
        if tokens.tags[k] == NAME
    }
    for first, last, kind in tokens.kinds:
        if first not in turns:
            out += _colons(tokens, first, last, kind, roles, speakers)
        out += _signatures(tokens, first, last)
    heads = {d.head for d in drafts}
    return [d for d in out if d.head not in heads]


def _colons(tokens: Tokens, first: int, last: int, kind: Kind, roles: Set[int], speakers: set[str]) -> list[Draft]:
    """A name or office at the start of a sentence, a colon, and what it says."""
    tags = tokens.tags
    out = []
    at = first
    while at < last - 2:
        colon = tags.find(COLON, at, min(last, at + _LONGEST_SPEAKER + 1))
        stop = SENTENCE_END.search(tags, at, last)
        end = stop.start() if stop else last
        if (
            at < colon < end - 1
            and tokens.text[tokens.starts[colon]] == ":"
            and _speaker(tokens, at, colon, kind, roles, speakers)
        ):
            draft = Draft((colon, colon + 1), colon, CueKind.PUNCTUATION, "speaker-colon", ":", "neutral", "speech")
            draft.source = (at, colon)
            draft.content = [(colon + 1, last if kind is not Kind.BODY or tokens.word(at).isupper() else end)]
            while draft.content and tags[draft.content[0][1] - 1] in ENDS:
                draft.content = [(colon + 1, draft.content[0][1] - 1)]
            out.append(draft)
            break
        at = end + 1
    return out


def _speaker(tokens: Tokens, at: int, colon: int, kind: Kind, roles: Set[int], speakers: set[str]) -> bool:
    tags = tokens.tags
    if any(tag not in _OF_SPEAKER for tag in tags[at:colon]) or tags[colon - 1] not in NAME + NOUN:
        return False
    names = tags[at:colon].count(NAME)
    if tokens.word(at).isupper() and len(tokens.word(at)) > 3 and names == colon - at and kind is Kind.BODY:
        return True
    if tokens.ends[colon - 1] in roles:
        return True
    if names == colon - at and tokens.low[colon - 1] in speakers:
        return True
    return names == colon - at and 2 <= names <= 3 and tags[colon + 1] != NUMBER and kind is not Kind.BODY


def _signatures(tokens: Tokens, first: int, last: int) -> list[Draft]:
    """A quotation, a dash and a name: “...” — Jane Roe."""
    tags = tokens.tags
    dash = tags.find(DASH, first, last)
    while dash >= 0:
        back = dash - 1
        while back >= 0 and tags[back] in ENDS:
            back -= 1
        end = dash + 1
        while end < last and tags[end] == NAME:
            end += 1
        quoted = back >= 0 and tags[back] == QUOTATION and tokens.quote[back].words >= _WORDS
        named = 1 < end - dash < _LONGEST_SIGNATURE and tags[end] in _AFTER_SIGNATURE
        if quoted and named and dash - back <= _LONGEST_GAP:
            draft = Draft((dash, dash + 1), dash, CueKind.PUNCTUATION, "signature", "-", "neutral", "speech")
            draft.source = sources.after(tokens, dash + 1, last - 1)
            draft.content = [(back, back + 1)]
            return [draft]
        dash = tags.find(DASH, dash + 1, last)
    return []


def bare_quotations(tokens: Tokens, drafts: list[Draft]) -> list[Draft]:
    """Quotations of a sentence or more that no cue reaches: said by whoever spoke last, one block back at most."""
    covered = {k for d in drafts for first, last in d.content for k in range(first, last) if k in tokens.quote}
    spoken = sorted(
        (d for d in drafts if d.group in _SPEECH and d.source and d.kind is not CueKind.ADVERB), key=lambda d: d.head
    )
    out = []
    at = 0
    last_speaker: Draft | None = None
    for k in sorted(tokens.quote):
        quote = tokens.quote[k]
        while at < len(spoken) and spoken[at].head < k:
            last_speaker = spoken[at]
            at += 1
        if k in covered or quote.kind not in (QuoteKind.DIRECT, QuoteKind.BLOCK) or quote.words < _WORDS:
            continue
        if not _alone(tokens, k) or last_speaker is None or tokens.block(k) - tokens.block(last_speaker.head) > 1:
            continue
        out.append(
            Draft(
                None, k, CueKind.PUNCTUATION, "bare-quotation", "", "neutral", "speech", source=last_speaker.source,
                content=[(k, k + 1)],
            )
        )  # fmt: skip
    return out


def _alone(tokens: Tokens, k: int) -> bool:
    """Does the quotation stand as a sentence of its own?"""
    tags = tokens.tags
    return (k == 0 or tags[k - 1] in ENDS + COLON) and tags[k + 1 : k + 2] in ENDS
