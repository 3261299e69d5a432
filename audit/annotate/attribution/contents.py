"""Which words are what was said: after the cue, before it, around it, and the quotations that run on.

Ranges of tokens, half-open, in order.
"""

from __future__ import annotations

from collections.abc import Collection

from audit.annotate.attribution.frames import Frame, long_phrase
from audit.annotate.attribution.sources import MEDIA, Range
from audit.annotate.attribution.tokens import Tokens
from audit.annotate.attribution.words import TIMES, word_set
from audit.model.marks import QuoteKind

_FINITE = "XBAYZE"
HEARER = word_set("tell remind inform assure notify advise brief convince persuade reassure")
SAYING = word_set(
    "say think believe argue indicate note insist hope know suggest claim contend assert predict acknowledge conclude "
    "estimate reckon maintain add explain reveal warn admit concede fear figure guess"
)
_WITH_CUE = word_set("for to about on of against at with out from by into as over up down back off around toward")
_CLAUSAL = frozenset(("to", "that", "clause", "wh", "quote", "colon", "np-that", "np-clause", "np-quote", "np-wh"))
_BREAKS = word_set("while although though whereas but")
_AFTER_OBJECT = word_set("when after before because while during since if until as although though amid")


def ahead(tokens: Tokens, f: Frame, lemma: str, last: int, cues: Collection[int]) -> Range | None:
    """What the cue takes, when it follows the cue; `last` is the end of the sentence, `cues` other accepted cues."""
    tags, low = tokens.tags, tokens.low
    start = f.after
    right = f.right
    if right.startswith("prep"):
        start += right[5:] in _WITH_CUE
        while start < last and tags[start] == "I" and low[start] in _WITH_CUE:
            start += 1
    elif right == "colon":
        start += 1
        if start < len(tags) and tags[start] == "|":
            start += 1
            return (start, start + 1) if start < len(tags) and tags[start] == "Q" else None
    elif right in ("np-that", "np-clause", "np-quote", "np-wh") and (lemma in HEARER or right != "np-that"):
        start = long_phrase(tokens, start)
        while start < last and tags[start] in ",:R":
            start += 1
    elif right == "np-to" and lemma in HEARER:
        start = long_phrase(tokens, start)
    while start < last and tags[start] in ",":
        start += 1
    if start >= last:
        return None
    clausal = right in _CLAUSAL or ((lemma in SAYING and right in ("np", "np-prep", "other")) or right[5:] == "despite")
    end = end_of_clause(tokens, start, last, cues) if clausal else end_of_object(tokens, start, last, cues)
    if right in ("quote", "np-quote") and tags[start] == "Q" and (start + 1 >= last or tags[start + 1] in ",&-;"):
        nxt = start + 1
        if nxt < last and tags[nxt] == "," and tags[nxt + 1 : nxt + 2] not in ("Q",):
            end = min(end, nxt)
    return (start, end) if end > start else None


def end_of_clause(tokens: Tokens, start: int, last: int, cues: Collection[int]) -> int:
    tags, low = tokens.tags, tokens.low
    depth = 0
    for k in range(start, last):
        tag = tags[k]
        if tag == "(":
            depth += 1
        elif tag == ")":
            if depth == 0:
                return k
            depth -= 1
        elif tag == ";" and not depth:
            return k
        elif tag == "," and k + 1 < last and tags[k - 1] != "H":
            nxt = k + 1
            while nxt < last and tags[nxt] in "R!":
                nxt += 1
            if nxt < last and tags[nxt] == "G" and nxt in cues:
                return k
            if low[nxt] == "according" or (
                (low[nxt] == "while" or low[nxt] == "but") and _subject_follows(tokens, nxt + 1, last)
            ):
                return k
            if tags[nxt] == "&" and _starts_cue(tokens, nxt + 1, last, cues):
                return k
        elif tag == "&" and _starts_cue(tokens, k + 1, last, cues):
            return k
        elif tag == "G" and k in cues and tags[k - 1] == "," and k > start + 1:
            return k - 1
    return last


def _starts_cue(tokens: Tokens, k: int, last: int, cues: Collection[int]) -> bool:
    """Does another verb of the same subject begin at k ("and added")?"""
    while k < last and tokens.tags[k] in "R!XBAY":
        k += 1
    return k < last and k in cues and tokens.tags[k] in "EZKVG"


def _subject_follows(tokens: Tokens, k: int, last: int) -> bool:
    end = long_phrase(tokens, k)
    while end < last and tokens.tags[end] in "R!":
        end += 1
    return k < end < last and tokens.tags[end] in _FINITE + "V"


def end_of_object(tokens: Tokens, start: int, last: int, cues: Collection[int]) -> int:
    tags, low = tokens.tags, tokens.low
    for k in range(start, last):
        tag = tags[k]
        if tag in ";:)" or (tag == "-" and k > start):
            return k
        if tag == "," and k > start:
            if low[k + 1] in ("including", "such"):
                continue
            if tags[k + 1] in "NPMDJCQ" and _listed(tokens, k, last):
                continue
            return k
        if tag == "&" and _starts_cue(tokens, k + 1, last, cues):
            return k
        if k > start and low[k] in _AFTER_OBJECT and tags[k] in "WSI" and low[k] != "as":
            return k
        if (
            k > start
            and tag == "I"
            and ((low[k] == "by" and tags[k + 1] == "G") or (low[k] == "as" and low[k - 1] == "even"))
        ):
            return k
        if k > start and tag in "I" and low[k] in ("in", "on", "during", "at") and _adjunct(tokens, k, last):
            return k
    return last


def _listed(tokens: Tokens, comma: int, last: int) -> bool:
    """Is the comma one of a list (a, b and c)?"""
    tags = tokens.tags
    end = long_phrase(tokens, comma + 1)
    return (comma + 1 < end < last and tags[end] in ",&") or end == last


def _adjunct(tokens: Tokens, k: int, last: int) -> bool:
    """A place, time or medium of speaking at the end of the sentence: no part of what was said."""
    low = tokens.low
    return low[k + 1] in TIMES or any(w in MEDIA for w in low[k + 1 : min(last, k + 6)])


def behind(tokens: Tokens, edge: int, first: int) -> list[Range]:
    """What stands before the source (or cue) at `edge`, set off by a comma, dash or the end of a quotation."""
    tags = tokens.tags
    end = edge
    while end > first and tags[end - 1] in ",-":
        end -= 1
    if end <= first:
        return []
    return [(first, end)]


def earlier_quotes(tokens: Tokens, first: int) -> list[Range]:
    """Sentences of nothing but quotation that stand directly before token `first` in the same block, and the earlier
    paragraphs of a quotation that runs over several."""
    tags = tokens.tags
    out: list[Range] = []
    k = first
    while k > 1:
        runs_on = tags[k] == "Q" and tokens.quote[k].continued
        if tags[k - 1] == "." and tags[k - 2] == "Q" and (k == 2 or tags[k - 3] in ".|"):
            k -= 2
        elif tags[k - 1] == "|" and runs_on and tags[k - 2] in "Q.":
            k -= 2 if tags[k - 2] == "Q" else 3
            if tags[k] != "Q":
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
        while k < n and tags[k] == ".":
            k += 1
        if k < n and tags[k] == "|":
            if opened and k + 1 < n and tags[k + 1] == "Q" and tokens.quote[k + 1].continued:
                k += 1
            else:
                break
        if k >= n or tags[k] != "Q" or tokens.quote[k].kind is QuoteKind.MENTION:
            break
        end = k
        while end < n and tags[end] not in ".|":
            end += 1
        if end - k > 3 or k in taken or k + 1 in taken or k + 2 in taken:
            break
        out.append((k, k + 1))
        k = end
    return out
