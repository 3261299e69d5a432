"""Where the words stand that a verb reports: after it, before it, on both sides."""

from __future__ import annotations

from collections.abc import Mapping

from audit.annotate.attribution import contents
from audit.annotate.attribution.draft import Draft
from audit.annotate.attribution.frames import Frame, long_phrase
from audit.annotate.attribution.sources import Found, Range
from audit.annotate.attribution.tokens import Tokens
from audit.annotate.attribution.words import word_set

_OPENERS = word_set(
    "after when while as before since although though because if once until during despite asked in on at"
)
_OCCASIONS = word_set("in on at during after before from via late early")
"""X fell, the ministry said in a statement: where and when it was said, no part of what was said."""


def place(
    tokens: Tokens, draft: Draft, found: Found, i: int, f: Frame, first: int, last: int, others: Mapping[int, Frame]
) -> Draft:
    tags, low = tokens.tags, tokens.low
    inverted = found.how == "inverted"
    right = f.right
    edge = found.edge
    set_off = edge > first and (tags[edge - 1] in ",-Q(" or (tags[edge - 1] == "I" and low[edge - 1] == "as"))
    quoted = set_off and _spoken(tokens, edge, first)
    quoted = quoted or (set_off and draft.word in contents.HEARER and _told(tokens, f, last))
    tail = found.range[1] if inverted and found.range else i + 1
    told = set_off and draft.group == "speech" and right.startswith("prep:") and right[5:] in _OCCASIONS
    earlier = _said_before(tokens, contents.behind(tokens, edge, first), tail, last) if set_off or inverted else []
    if (
        not inverted
        and not (told and earlier)
        and right not in ("end", "comma", "dash", "and", "other", "verb")
        and not (quoted and right not in ("quote", "that", "clause", "colon", "wh", "to", "np-quote", "np-that"))
    ):
        span = contents.ahead(tokens, f, draft.word, last, others)
        if span:
            draft.content = [span]
        if found.how in ("participle",):
            draft.construction = "participle"
        elif right == "colon":
            draft.construction = "verb-colon"
        if tags[edge - 1] == "Q" and edge - 1 >= first and right in ("quote", "prep:of", "prep:in"):
            draft.content = [*contents.behind(tokens, edge, first), *draft.content]
            draft.construction = "verb-inside-content"
        elif edge > first and low[edge - 1] in ("what", "which", "that", "whom") and right.startswith("prep"):
            draft.content = [(edge - 1, edge)]
        return draft
    if edge > first and tags[edge - 1] == "I" and low[edge - 1] == "as":
        draft.construction = "as-clause"
        head = edge - 1
        if head > first and tags[head - 1] == ",":
            draft.content = contents.behind(tokens, head, first)
        elif head == first and tags[tail : tail + 1] == ",":
            draft.content = [(tail + 1, last)] if tail + 1 < last else []
        return draft
    if edge > first and low[edge - 1] in ("what", "which", "that", "whom") and not inverted:
        draft.content = [(edge - 1, edge)]
        draft.construction = "relative"
        return draft
    if earlier:
        draft.content = earlier
        draft.construction = "inverted" if inverted else "verb-after-content"
        rest = _resumed(tokens, tail, last, others)
        if rest:
            draft.content.append(rest)
            draft.construction = "verb-inside-content"
        return draft
    if right in ("comma", "dash", "other", "verb") and f.after + 1 < last:
        if tags[edge - 1 : edge] == "W" or tags[edge - 1 : edge] == "H":
            return draft
        if (right == "comma" and tags[f.after + 1] not in "GI&WS") or right == "dash":
            draft.content = [(f.after + 1, last)]
    return draft


def _said_before(tokens: Tokens, parts: list[Range], tail: int, last: int) -> list[Range]:
    """What stands before ", X said", where that is a clause or a quotation and not the opening of X's own clause."""
    if not parts:
        return []
    tags, low = tokens.tags, tokens.low
    start, end = parts[0]
    for k in range(end - 1, start, -1):
        if tags[k] == "Q" and tags[k - 1] == ":":
            return [(k, end)]
    whole = tags[start:end]
    if "Q" in whole:
        return parts
    if not any(t in "EZXBAYVK" for t in whole):
        return parts if tags[tail : tail + 1] == "," else []
    if low[start] in _OPENERS and tags[tail : tail + 1] != ",":
        return []
    return parts


def _told(tokens: Tokens, f: Frame, last: int) -> bool:
    """told + hearer + comma or end of the sentence"""
    if f.right not in ("np", "np-prep", "prep:to"):
        return False
    end = long_phrase(tokens, f.after)
    return end >= last or tokens.tags[end] == ","


def _spoken(tokens: Tokens, edge: int, first: int) -> bool:
    """Does a quotation end right before token `edge`?"""
    k = edge - 1
    while k > first and tokens.tags[k] in ",-":
        k -= 1
    return k >= first and tokens.tags[k] == "Q" and tokens.quote[k].words > 2


def _resumed(tokens: Tokens, at: int, last: int, others: Mapping[int, Frame]) -> Range | None:
    """What goes on after an inserted ", X said,"."""
    tags, low = tokens.tags, tokens.low
    k = at
    while k < last and tags[k] not in ",Q-":
        k += 1
    if k >= last:
        return None
    while k < last and tags[k] in ",-":
        k += 1
    if k >= last:
        return None
    if tags[k] == "Q":
        return k, last
    n = k
    while n < last and tags[n] in "R&":
        n += 1
    if n < last and (
        tags[n] == "G" or n in others or (tags[n] in "I" and tags[k] == "I") or low[k] in ("who", "which", "according")
    ):
        return None
    return k, last
