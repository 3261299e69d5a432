"""Cues without a verb of their own: according to, per, in the words of, citing a document; reportedly."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from audit.annotate.attribution import sources
from audit.annotate.attribution.candidates import Candidate
from audit.annotate.attribution.draft import Draft
from audit.annotate.attribution.edges import Settle, settle
from audit.annotate.attribution.site import Site
from audit.annotate.attribution.subcat import frame
from audit.annotate.attribution.tokens import Range, Tokens
from audit.lang.tags import (
    ADVERB,
    CLOSING,
    COMMA,
    COMMON,
    COORDINATOR,
    DASH,
    DETERMINER,
    NAME,
    NOMINAL,
    OPENING,
    PARTICIPLE,
    PAST,
    PREPOSITION,
    QUOTATION,
    THAT,
    WH,
)
from audit.model.article import Article
from audit.model.marks import CueKind, Term

PREPOSITIONAL, HEARSAY = "attribution-prepositions", "evidential-adverbs"
_CONNECTIVE = ADVERB + COORDINATOR
_NO_CLAUSE = _CONNECTIVE + COMMA
_BEFORE = COMMA + DASH + OPENING
_BEHIND = COMMA + DASH + CLOSING
_MODIFYING = ADVERB + PAST + PARTICIPLE
_LONGEST_MODIFIER = 2  # tokens of a participle with its adverb before a source


def prepositions(article: Article, tokens: Tokens, drafts: list[Draft], settle: Settle = settle) -> list[Draft]:
    """Phrases of the lexicon of prepositions, where none of `drafts` has its cue there. A verb inside one that reports
    nothing by itself (", as described by the mayor") leaves `drafts`."""
    heads = {d.head: d for d in drafts}
    out = []
    for term, at, end in _places(article, tokens, PREPOSITIONAL):
        weak = term.entry is not None and term.entry.tags.get("weak") == "yes"
        inside = next((heads[k] for k in range(at + 1, end) if k in heads), None)
        if at not in heads and not (inside and inside.content) and (not weak or _per_source(tokens, at, end)):
            draft = _according(tokens, at, end, term.entry.lemma if term.entry else "", settle)
            if draft is not None:
                out.append(draft)
                if inside:
                    drafts.remove(inside)
    return out


def _places(article: Article, tokens: Tokens, key: str) -> Iterator[tuple[Term, int, int]]:
    """The hits of a lexicon that begin where a token begins and stand in no quotation, with their tokens."""
    at, n = 0, len(tokens)
    for term in article.terms(key):
        at = bisect_left(tokens.starts, term.span.start, at)
        if at < n and tokens.starts[at] == term.span.start and tokens.tags[at] != QUOTATION:
            end = at
            while end < n and tokens.starts[end] < term.span.end:
                end += 1
            yield term, at, end


def _per_source(tokens: Tokens, at: int, end: int) -> bool:
    """Does "per" lead to a source ("per the Bank", ", per Opta"), and not to a measure ("12 crowns per hour")?"""
    tags = tokens.tags
    if tokens.low[end - 1] not in tokens.sets.per or end >= len(tokens):
        return False
    apart = at == tokens.bounds(at)[0] or tags[at - 1] in _BEFORE
    return tags[end] == DETERMINER or (apart and tags[end] == NAME)


def _according(tokens: Tokens, at: int, end: int, lemma: str, settle: Settle) -> Draft | None:
    tags, low, sets = tokens.tags, tokens.low, tokens.sets
    first, last = tokens.bounds(at)
    if end >= last:
        return None
    source = _named_by(tokens, end, last)
    if source is None or (low[source[1] - 1] in sets.no_source and tags[end] != NAME):
        return None
    draft = Draft((at, end), at, CueKind.PREPOSITION, "according-to", lemma, "neutral", "speech", source=source)
    if all(tag in _CONNECTIVE for tag in tags[first:at]):
        source = _leading(tokens, source)
    else:
        word = Candidate(lemma, lemma, "", "phrase", end - at)
        site = Site(tokens, at, word, frame(tokens, end - 1), first, last, (), (), ())
        source = settle(site, draft).source or source
    draft.source = source
    if tags[end - 1] == PREPOSITION and any(t in COMMON for t in tags[at:end]) and low[at] not in ("in", "on", "by"):
        draft.construction, draft.kind = "reporting-noun", CueKind.NOUN
        if source[1] < last and tags[source[1]] == THAT:
            draft.content = [(source[1], last)]
        return draft if draft.content else None  # a report that is only named
    draft.content = _around(tokens, at, source[1], first, last)
    return draft


def _named_by(tokens: Tokens, at: int, last: int) -> Range | None:
    """The source behind the phrase, which may open with a participle ("according to recently leaked papers")."""
    noun = at
    while noun < min(last, at + _LONGEST_MODIFIER) and tokens.tags[noun] in _MODIFYING:
        noun += 1
    source = sources.after(tokens, noun, last)
    opens = source is not None and (noun == at or tokens.tags[noun] in NOMINAL)
    return (at, source[1]) if source is not None and opens else None


def _around(tokens: Tokens, at: int, tail: int, first: int, last: int) -> list[Range]:
    """What stands before the phrase and behind it: its cue begins at `at`, its source ends at `tail`."""
    tags = tokens.tags
    parts: list[Range] = []
    head = at
    while head > first and tags[head - 1] in _BEFORE:
        head -= 1
    if head > first and not all(tag in _NO_CLAUSE for tag in tags[first:head]):
        parts.append((first, head))
    if not parts:
        comma = tags.find(COMMA, tail, last)
        tail = comma if comma >= 0 else tail
    while tail < last and tags[tail] in _BEHIND:
        tail += 1
    if tail < last and (tags[tail - 1] in _BEHIND or not parts) and tags[tail] != WH:
        parts.append((tail, last))
    return parts


def _leading(tokens: Tokens, source: Range) -> Range:
    """The source of "According to X, Y did": X alone, and an apposition only when it opens with "a" or "who"."""
    comma = tokens.tags.find(COMMA, *source)
    if comma < 0 or tokens.low[comma + 1] in tokens.sets.apposed:
        return source
    return source[0], comma


def adverbs(article: Article, tokens: Tokens) -> list[Draft]:
    """reportedly, allegedly and the like: said by somebody whom nobody names, and no word is their cue, as of
    "is believed to"."""
    out = []
    for term, at, end in _places(article, tokens, HEARSAY):
        if term.entry is None or term.entry.tags.get("kind") != "hearsay":
            continue
        first, last = tokens.bounds(at)
        draft = Draft(
            None, at, CueKind.ADVERB, "evidential-adverb", term.entry.lemma, "doubting", "adverb", agentless=True
        )
        draft.content = [r for r in ((first, at), (end, last)) if r[1] > r[0]]
        out.append(draft)
    return out
