"""Where the words stand that a verb reports: after it, before it, on both sides."""

from __future__ import annotations

from audit.annotate.attribution import contents
from audit.annotate.attribution.draft import Draft
from audit.annotate.attribution.site import Site
from audit.annotate.attribution.sources import Found
from audit.annotate.attribution.subcat import long_phrase
from audit.annotate.attribution.tokens import Range
from audit.lang.tags import (
    ADVERB,
    COLON,
    COMMA,
    COORDINATOR,
    DASH,
    FINITE,
    ING,
    MAYBE_FINITE,
    OPENING,
    PARTICIPLE,
    PREPOSITION,
    PREPOSITIONS,
    QUOTATION,
    SUBORDINATOR,
    THAT,
    WH,
)

_SET_OFF = COMMA + DASH + QUOTATION + OPENING
_APART = COMMA + DASH
_CONNECTIVE = ADVERB + COORDINATOR
_VERBAL = MAYBE_FINITE + PARTICIPLE
_STATING = MAYBE_FINITE + QUOTATION
_RESUMING = COMMA + QUOTATION + DASH
_NO_CONTENT = ING + PREPOSITION + COORDINATOR + WH + SUBORDINATOR
"""What may follow the comma behind a verb without being its content."""
_NOTHING = frozenset(("end", "comma", "dash", "and", "other", "verb"))
"""Frames of a verb that takes nothing."""
_CLAUSAL = frozenset(("quote", "that", "clause", "colon", "wh", "to", "np-quote", "np-that"))
_TO_HEARER = frozenset(("np", "np-prep", "prep:to"))
_AROUND = frozenset(("quote", "prep:of", "prep:in"))
"""Frames of a verb that may stand between two parts of what it reports."""
_MORE = frozenset(("quote", "colon", "np-quote"))
"""Frames of a verb by which a quotation before it is gone on with."""
_STATED = frozenset(("that", "clause", "np-that", "np-clause"))
_CLOSING = ",!?"
_NO_ANSWER = PREPOSITIONS + ADVERB + SUBORDINATOR + COORDINATOR + WH
"""What opens a time, place or circumstance, and no answer of a word or two ("Sorry, she said.")."""
_SPEECH = 4  # words of a quotation that is no term
_SCRAP = 2  # words of a quotation that is a term, no speech


def place(site: Site, draft: Draft, found: Found) -> Draft:
    """The draft with its content; `found`: its source."""
    tags, low, sets = site.tags, site.low, site.sets
    first, last, right, edge = site.first, site.last, site.frame.right, found.edge
    inverted = found.how == "inverted"
    as_clause = edge > first and tags[edge - 1] == PREPOSITION and low[edge - 1] == "as"
    set_off = (edge > first and tags[edge - 1] in _SET_OFF) or as_clause
    tail = found.range[1] if inverted and found.range else site.i + 1
    earlier = _said_before(site, contents.behind(site, edge), tail) if set_off or inverted else []
    if not inverted and _takes(site, draft, set_off, earlier, edge):
        return _after(site, draft, found)
    if as_clause:
        draft.construction = "as-clause"
        head = edge - 1
        if head > first and tags[head - 1] == COMMA:
            draft.content = contents.behind(site, head)
        elif head == first and tags[tail : tail + 1] == COMMA:
            draft.content = [(tail + 1, last)] if tail + 1 < last else []
        return draft
    if edge > first and low[edge - 1] in sets.relative_objects and not inverted:
        draft.content = [(edge - 1, edge)]
        draft.construction = "relative"
        if right == "verb" and tags[site.frame.after] in FINITE:  # "which he said would close"
            draft.content.append((site.frame.after, contents.end_of_clause(site, site.frame.after)))
        return draft
    if earlier:
        draft.content = earlier
        draft.construction = "inverted" if inverted else "verb-after-content"
        rest = _resumed(site, tail, earlier)
        if rest:
            draft.content.append(rest)
            draft.construction = "verb-inside-content"
        return draft
    after = site.frame.after
    set_apart = right == "dash" or (right == "comma" and tags[after + 1 : after + 2] not in _NO_CONTENT)
    if set_apart and after + 1 < last and tags[edge - 1 : edge] not in (WH, THAT):
        draft.content = [(after + 1, last)]
    return draft


def _takes(site: Site, draft: Draft, set_off: bool, earlier: list[Range], edge: int) -> bool:
    """Is what follows the verb its content, and not what stands before it?"""
    right = site.frame.right
    if right in _NOTHING or (set_off and draft.group == "speech" and right not in _MORE and _opens(site, edge)):
        return False
    voiced = draft.group == "speech" or draft.word in site.sets.hears
    occasion = set_off and voiced and right.startswith("prep:") and right[5:] in site.sets.occasions
    if occasion and earlier:
        return False
    spoken = set_off and (_spoken(site, edge) or (draft.word in site.sets.hearer and _hearer_only(site)))
    return right in _CLAUSAL or not spoken


def _after(site: Site, draft: Draft, found: Found) -> Draft:
    """The draft with what follows the verb, and what stands before it besides."""
    tags, low, right, edge = site.tags, site.low, site.frame.right, found.edge
    span = contents.ahead(site)
    if span:
        draft.content = [span]
    if found.how == "participle":
        draft.construction = "participle"
    elif right == "colon":
        draft.construction = "verb-colon"
    around = tags[edge - 1] == QUOTATION and edge - 1 >= site.first and right in _AROUND
    if around or (edge > site.first and tags[edge - 1] in _APART and right == "quote" and _goes_on(site)):
        draft.content = [*contents.behind(site, edge), *draft.content]
        draft.construction = "verb-inside-content"
    elif edge > site.first and low[edge - 1] in site.sets.relative_objects and right not in _STATED:
        draft.content = [(edge - 1, edge), *([] if right.startswith("prep") else draft.content)]
    return draft


def _goes_on(site: Site) -> bool:
    """Does the quotation behind the verb go on what was begun before it ("The pier, she said, “is old.”")?"""
    at = site.frame.after
    quote = site.tokens.quote.get(at)
    return quote is not None and site.tags[at - 1] == COMMA and site.tokens.text[quote.content.start].islower()


def _said_before(site: Site, parts: list[Range], tail: int) -> list[Range]:
    """What stands before ", X said", where that is a clause or a quotation and not the opening of X's own clause."""
    if not parts:
        return []
    tags = site.tags
    start, end = parts[0]
    for k in range(end - 1, start, -1):
        if tags[k] == QUOTATION and tags[k - 1] == COLON:
            return [(k, end)]
    whole = tags[start:end]
    if QUOTATION in whole:
        return parts
    closed = tags[tail : tail + 1] == COMMA
    if site.frame.right == "end":  # the verb has no other content
        stated = any(tag in FINITE for tag in whole)
        if stated or (tags[start] not in _NO_ANSWER and site.low[end - 1] not in site.sets.when):
            return parts
    if not any(tag in _VERBAL for tag in whole) or site.low[start] in site.sets.openers:
        return parts if closed else []
    return parts


def _hearer_only(site: Site) -> bool:
    """Does the verb take nothing but its hearer: "told reporters," or "told reporters."?"""
    f = site.frame
    if f.right not in _TO_HEARER:
        return False
    end = long_phrase(site.tokens, f.after)
    return end >= site.last or site.tags[end] == COMMA


def _spoken(site: Site, edge: int) -> bool:
    """Does a quotation end right before token `edge`?"""
    k = edge - 1
    while k > site.first and site.tags[k] in _APART:
        k -= 1
    return k >= site.first and site.tags[k] == QUOTATION and site.tokens.quote[k].words > _SCRAP


def _stated(site: Site, parts: list[Range]) -> bool:
    """Does one of these parts hold a finite verb, or words in quotation marks?"""
    return any(tag in _STATING for start, end in parts for tag in site.tags[start:end])


def _opens(site: Site, edge: int) -> bool:
    """Does the sentence open with a quotation that is closed as speech is, right before token `edge`?"""
    if edge - 1 != site.first or site.tags[site.first] != QUOTATION:
        return False
    return site.tokens.text[site.tokens.quote[site.first].content.end - 1] in _CLOSING


def _resumed(site: Site, at: int, earlier: list[Range]) -> Range | None:
    """What goes on after an inserted ", X said,"; `earlier`: what stands before it."""
    tags, last = site.tags, site.last
    k = at
    while k < last and tags[k] not in _RESUMING:
        k += 1
    while k < last and tags[k] in _APART:
        k += 1
    if k >= last:
        return None
    if tags[k] == QUOTATION:
        return k, last
    n = k
    while n < last and tags[n] in _CONNECTIVE:
        n += 1
    if n < last and tags[n] in MAYBE_FINITE and tags[k - 1] == COMMA and not _stated(site, earlier):
        return k, last  # the subject stands before: "The pier, she said, is old."
    quoted = tags.find(QUOTATION, k, last)
    if quoted >= 0 and site.tokens.quote[quoted].words > _SPEECH and tags[quoted - 1] not in PREPOSITIONS:
        return quoted, last
    own = n < last and (tags[n] == ING or n in site.cues or tags[n] == tags[k] == PREPOSITION)
    if own or (n < last and site.low[k] in site.sets.resuming):
        return None
    return k, last
