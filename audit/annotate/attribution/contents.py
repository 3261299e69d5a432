"""Which words are what was said: after the cue, before it, around it, and the quotations that run on.

Ranges of tokens, half-open, in order.
"""

from __future__ import annotations

from collections.abc import Collection

from audit.annotate.attribution.site import Site
from audit.annotate.attribution.subcat import long_phrase
from audit.annotate.attribution.tokens import Range, Tokens
from audit.lang.tags import (
    ADJECTIVE,
    ADVERB,
    AUXILIARY,
    BLOCK_END,
    CLOSING,
    COLON,
    COMMA,
    COORDINATOR,
    DASH,
    DETERMINER,
    ENDS,
    ING,
    MAYBE_FINITE,
    MODIFIER,
    NOMINAL,
    NUMBER,
    OPENING,
    PREPOSITION,
    QUOTATION,
    SEMICOLON,
    STOP,
    SUBORDINATOR,
    THAT,
    VERB,
    WH,
)
from audit.model.marks import QuoteKind

_CLAUSAL = frozenset(("to", "that", "clause", "wh", "quote", "colon", "np-that", "np-clause", "np-quote", "np-wh"))
_TO_HEARER = frozenset(("np-that", "np-clause", "np-quote", "np-wh"))
"""Frames in which the content stands behind a noun phrase, that of the hearer."""
_OF_OBJECT = frozenset(("np-that", "np-clause"))
"""Those of them in which the clause may belong to the noun ("dismissed questions he did not like")."""
_BARE_OBJECT = frozenset(("np", "np-prep", "other"))
_BEHIND_QUOTATION = COMMA + COORDINATOR + DASH + SEMICOLON
_APART = COMMA + DASH
_IN_LIST = COMMA + COORDINATOR
_OBJECT_STOPS = SEMICOLON + COLON + CLOSING
_LISTED = NOMINAL + DETERMINER + ADJECTIVE + NUMBER + QUOTATION
_GROUP = MODIFIER + AUXILIARY
_AFTER_HEARER = COMMA + COLON + ADVERB
_CLAUSE_OPENING = WH + SUBORDINATOR + PREPOSITION
_NEAR = 5  # tokens behind "in" or "on" among which a medium is looked for
_TRAIL = 3  # tokens of a sentence that is nothing but a quotation


def ahead(site: Site) -> Range | None:
    """What the cue takes, when it follows the cue."""
    tags, low, sets, f, last = site.tags, site.low, site.sets, site.frame, site.last
    lemma, right, start = site.word.lemma, f.right, f.after
    if right.startswith("prep"):
        start += right[5:] in sets.with_cue
        while start < last and tags[start] == PREPOSITION and low[start] in sets.with_cue:
            start += 1
    elif right == "colon":
        start += 1
        if start < len(tags) and tags[start] == BLOCK_END:
            start += 1
            return (start, start + 1) if start < len(tags) and tags[start] == QUOTATION else None
    elif right in _TO_HEARER and (lemma in sets.hearer or right not in _OF_OBJECT):
        start = long_phrase(site.tokens, start)
        while start < last and tags[start] in _AFTER_HEARER:
            start += 1
    elif right == "np-to" and lemma in sets.hearer:
        start = long_phrase(site.tokens, start)
    while start < last and tags[start] == COMMA:
        start += 1
    if start >= last:
        return None
    clausal = right in _CLAUSAL or (lemma in sets.saying and right in _BARE_OBJECT) or right[5:] == "despite"
    end = end_of_clause(site, start) if clausal else end_of_object(site, start)
    quoted = right in ("quote", "np-quote") and tags[start] == QUOTATION
    if quoted and (start + 1 >= last or tags[start + 1] in _BEHIND_QUOTATION):
        nxt = start + 1
        if nxt < last and tags[nxt] == COMMA and tags[nxt + 1 : nxt + 2] != QUOTATION:
            end = min(end, nxt)
    return (start, end) if end > start else None


def end_of_clause(site: Site, start: int) -> int:
    """Where the clause ends that begins at token `start` and belongs to the cue."""
    tags, low, cues, last = site.tags, site.low, site.cues, site.last
    depth = 0
    for k in range(start, last):
        tag = tags[k]
        if tag == OPENING:
            depth += 1
        elif tag == CLOSING:
            if depth == 0:
                return k
            depth -= 1
        elif tag == SEMICOLON and not depth:
            return k
        elif tag == COMMA and k + 1 < last and tags[k - 1] != THAT:
            nxt = k + 1
            while nxt < last and tags[nxt] in MODIFIER:
                nxt += 1
            if nxt < last and tags[nxt] == ING and nxt in cues:
                return k
            if low[nxt] == "according" or (low[nxt] in ("while", "but") and _subject_follows(site, nxt + 1)):
                return k
            if tags[nxt] == COORDINATOR and _starts_cue(site, nxt + 1):
                return k
        elif tag == COORDINATOR and _starts_cue(site, k + 1):
            return k
        elif tag == ING and k in cues and tags[k - 1] == COMMA and k > start + 1:
            return k - 1
    return last


def _starts_cue(site: Site, k: int) -> bool:
    """Does another verb of the same subject begin at k ("and added")?"""
    while k < site.last and site.tags[k] in _GROUP:
        k += 1
    return k < site.last and k in site.cues and site.tags[k] in VERB


def _subject_follows(site: Site, k: int) -> bool:
    end = long_phrase(site.tokens, k)
    while end < site.last and site.tags[end] in MODIFIER:
        end += 1
    return k < end < site.last and site.tags[end] in MAYBE_FINITE


def end_of_object(site: Site, start: int) -> int:
    """Where the object ends that begins at token `start`."""
    tags, low, sets, last = site.tags, site.low, site.sets, site.last
    for k in range(start, last):
        tag = tags[k]
        if tag in _OBJECT_STOPS or (tag == DASH and k > start):
            return k
        if tag == COMMA and k > start:
            listed = low[k + 1] in sets.going_on or (tags[k + 1] in _LISTED and _is_listed(site, k))
            if not listed:
                return k
            continue
        if tag == COORDINATOR and _starts_cue(site, k + 1):
            return k
        if k > start and low[k] in sets.after_object and tag in _CLAUSE_OPENING and low[k] != "as":
            return k
        if k > start and tag == PREPOSITION:
            by_doing = low[k] == "by" and tags[k + 1] == ING
            even_as = low[k] == "as" and low[k - 1] == "even"
            if by_doing or even_as or (low[k] in sets.at_the_end and _is_occasion(site, k)):
                return k
    return last


def _is_listed(site: Site, comma: int) -> bool:
    """Is the comma one of a list (a, b and c)?"""
    end = long_phrase(site.tokens, comma + 1)
    return (comma + 1 < end < site.last and site.tags[end] in _IN_LIST) or end == site.last


def _is_occasion(site: Site, k: int) -> bool:
    """Does a place, time or medium of speaking stand at the end of the sentence? It is no part of what was said."""
    low, sets = site.low, site.sets
    return low[k + 1] in sets.when or not sets.media.isdisjoint(low[k + 1 : min(site.last, k + 1 + _NEAR)])


def behind(site: Site, edge: int) -> list[Range]:
    """What stands before the source (or cue) at `edge`, set off by a comma, dash or the end of a quotation."""
    end = edge
    while end > site.first and site.tags[end - 1] in _APART:
        end -= 1
    return [(site.first, end)] if end > site.first else []


def earlier_quotes(tokens: Tokens, first: int) -> list[Range]:
    """Sentences of nothing but quotation that stand directly before token `first` in the same block, and the earlier
    paragraphs of a quotation that runs over several."""
    tags = tokens.tags
    out: list[Range] = []
    k = first
    while k > 1:
        runs_on = tags[k] == QUOTATION and tokens.quote[k].continued
        if tags[k - 1] == STOP and tags[k - 2] == QUOTATION and (k == 2 or tags[k - 3] in ENDS):
            k -= 2
        elif tags[k - 1] == BLOCK_END and runs_on and tags[k - 2] in QUOTATION + STOP:
            k -= 2 if tags[k - 2] == QUOTATION else 3
            if tags[k] != QUOTATION:
                break
        else:
            break
        out.append((k, k + 1))
    return out[::-1]


def later_quotes(tokens: Tokens, last: int, taken: Collection[int], opened: bool) -> list[Range]:
    """Sentences after token `last` that begin with quotation and have no cue of their own: the speaker goes on.

    `opened`: the attribution holds a quotation already, so one may run on in the next block."""
    tags = tokens.tags
    out: list[Range] = []
    k = last
    n = len(tags)
    while k < n:
        while k < n and tags[k] == STOP:
            k += 1
        if k < n and tags[k] == BLOCK_END:
            if opened and k + 1 < n and tags[k + 1] == QUOTATION and tokens.quote[k + 1].continued:
                k += 1
            else:
                break
        if k >= n or tags[k] != QUOTATION or tokens.quote[k].kind is QuoteKind.MENTION:
            break
        end = k
        while end < n and tags[end] not in ENDS:
            end += 1
        if end - k > _TRAIL or k in taken or k + 1 in taken or k + 2 in taken:
            break
        out.append((k, k + 1))
        k = end
    return out
