"""Nouns for what somebody says or thinks: his claim that, criticism by, an endorsement of."""

from __future__ import annotations

from collections.abc import Mapping

from audit.annotate.attribution import contents, sources
from audit.annotate.attribution.cues import Word
from audit.annotate.attribution.draft import Draft, begin
from audit.annotate.attribution.frames import Frame, long_phrase
from audit.annotate.attribution.sources import Range
from audit.annotate.attribution.tokens import Tokens
from audit.annotate.attribution.words import word_set
from audit.model.marks import CueKind

_OWNING = tuple(
    sorted(
        word_set(
            "express voic shar mak made giv gave issu offer repeat show hold held has had rais renew lodg submit "
            "deliver releas publish provid add face reject drop declin"
        )
    )
)


def noun(tokens: Tokens, i: int, word: Word, f: Frame, first: int, last: int, others: Mapping[int, Frame]) -> Draft:
    tags, low = tokens.tags, tokens.low
    draft = begin(tokens, i, word, f, CueKind.NOUN, "reporting-noun")
    draft.cue = (i, i + 1)
    k = i - 1
    while k > first and tags[k] in "JNRC":
        k -= 1
    owner: Range | None = None
    if k >= first and tags[k] == "'":
        start = sources.chain(tokens, k - 1, first) if k > first else None
        owner = (start, k) if start is not None else None
    elif k >= first and low[k] in ("his", "her", "their", "its", "my", "our", "your"):
        owner = (k, k + 1)
    at = i + 1
    if (
        owner is None
        and at < last
        and low[at] in ("by", "from", "among", "of")
        and (low[at] != "of" or tags[at + 1] in "M")
    ):
        end = long_phrase(tokens, at + 1)
        if end > at + 1:
            owner = (at + 1, end)
            at = end
    if owner is None:
        verb = k
        while verb > first and tags[verb] in "DJIRTG" and k - verb < 4:
            verb -= 1
        if verb >= first and (tags[verb] == "A" or (tags[verb] in "EZVG" and low[verb].startswith(_OWNING))):
            group = verb
            while group > first and tags[group - 1] in "XBAYRT!":
                group -= 1
            owner = sources.before(tokens, group, first).range
    draft.source = owner
    taken = _noun_content(tokens, at, last, others)
    draft.content = [taken] if taken else []
    return draft


def _noun_content(tokens: Tokens, at: int, last: int, others: Mapping[int, Frame]) -> Range | None:
    tags = tokens.tags
    if at >= last:
        return None
    if tags[at] == "H" or (tags[at] == "T" and tags[at + 1] in "VBAYR"):
        return at, contents.end_of_clause(tokens, at, last, others)
    if tags[at] in "IT":
        end = contents.end_of_object(tokens, at + 1, last, others)
        return (at + 1, end) if end > at + 1 else None
    if tags[at] in ":," and tags[at + 1 : at + 2] == "Q":
        return at + 1, at + 2
    return None
