"""Where the source of a cue stands: before the verb, after it, after "by", or earlier in the sentence.

A range is (first token, one past the last). `None`: nobody is named in reach.
"""

from __future__ import annotations

from dataclasses import dataclass

from audit.annotate.attribution.frames import Frame, long_phrase, noun_phrase
from audit.annotate.attribution.tokens import Tokens
from audit.annotate.attribution.words import TIMES, word_set

Range = tuple[int, int]

_LONGEST = 60
_STOPS = ".|;:"
_VERBAL = "XBAYZE"
_LINKS = word_set(
    "of for at in from with on to about by over against between near under behind across among within throughout inside"
)
_ROLE_LINKS = word_set("of for at with from in")


@dataclass(slots=True)
class Found:
    """A source and how it was found: before, inverted, by, shared (the subject of an earlier verb), main (the subject
    of the sentence). `edge`: the first token of what belongs to the cue's clause (its source or the cue)."""

    range: Range | None
    how: str
    edge: int


def before(tokens: Tokens, group: int, first: int) -> Found:
    """The subject that ends right before token `group`, in a sentence that begins at `first`."""
    tags, low = tokens.tags, tokens.low
    at = group - 1
    if at < first:
        return Found(None, "none", group)
    tag = tags[at]
    if tag == "W" and low[at] not in ("which", "what", "whoever"):
        return Found(None, "shared", group)
    if tag in "OWH":
        return Found((at, group), "before", at)
    if tag in ",)-":
        return _past_insertion(tokens, at, first)
    if tag == "&":
        return Found(None, "shared", group)
    if tag == "Q" and _speaks(tokens, at):
        return Found(None, "shared", group)
    if tag in "EK" and at > first and tags[at - 1] in "NPM)":
        return _widened(before(tokens, at, first), group)  # "a poll released found": two verbs, so the first is reduced
    if tag in "NPMCQDJo'GKR":
        start = chain(tokens, at, first)
        if start is not None and start > first and tags[start] == "C" and low[start - 1] in _ROUND:
            return Found((start - 1, group), "before", start - 1)
        if start is None:
            start = _adjunct_start(tokens, at, first)
        elif start > first and tags[start - 1] in "IT" and low[start - 1] not in _CONJUNCTIONS:
            start -= 1  # the object of a preposition: the subject stands before that
            if start > first and tags[start - 1] == "R":
                start = _adjunct_start(tokens, start - 1, first)
        elif not _all_times(tokens, start, at):
            return Found((start, group), "before", start)
        if start < group:
            found = before(tokens, start, first)
            reduced = tags[start - 1] in "EKG" and start > first
            return _widened(found, group) if reduced else found
    return Found(None, "none", group)


_ROUND = word_set("about around over under nearly almost roughly some")
_CONJUNCTIONS = word_set("as than after before since until till like")


def _widened(found: Found, group: int) -> Found:
    """The source with the reduced relative clause that follows it."""
    if found.range is None:
        return found
    return Found((found.range[0], group), found.how, found.edge)


def _all_times(tokens: Tokens, start: int, at: int) -> bool:
    low, tags = tokens.low, tokens.tags
    return low[at] in TIMES and all(low[k] in TIMES or tags[k] in "DC" for k in range(start, at))


def _adjunct_start(tokens: Tokens, at: int, first: int) -> int:
    """Where the adverbs, times and prepositional phrases begin that end with token `at`."""
    k = at + 1
    while k > first and tokens.tags[k - 1] in "NPMCJRDIT'":
        k -= 1
        if tokens.tags[k] in "IT" and (k == first or tokens.tags[k - 1] not in "NPMCJ'"):
            break
    return k


def chain(tokens: Tokens, at: int, first: int) -> int | None:
    """Where the noun phrase (with its prepositional phrases) begins that ends with token `at`; None where none does."""
    tags, low = tokens.tags, tokens.low
    k = at
    first = max(first, at - _LONGEST)
    while k >= first:
        tag = tags[k]
        if tag == "D":
            k -= 1  # a determiner begins its phrase
            if k >= first and tags[k] not in "IT&D'":
                break
        elif tag in "NPMCJR'Qo":
            if (tag == "o" and k != at) or (tag == "Q" and _speaks(tokens, k)):
                break
            k -= 1
        elif tag == "K" or tag == "G":
            if k == at or tags[k + 1] in "NPMJ" or (k > first and tags[k - 1] in "NPM" and tags[k + 1] in "IT"):
                k -= 1
            else:
                break
        elif (
            (tag == "O" and low[k] in ("one", "those", "none", "everyone"))
            or (tag == "&" and k > first and _joins(tokens, k, first))
            or (tag in "IT" and low[k] in _LINKS and k > first and tags[k - 1] in "NPMCJO'GK" and k < at)
        ):
            k -= 1
        else:
            break
    k += 1
    return _trim(tokens, k, at)


def _speaks(tokens: Tokens, k: int) -> bool:
    """Is the quotation at k speech, and no name or term within a noun phrase?"""
    quote = tokens.quote[k]
    return quote.words > 4 or tokens.text[quote.content.end - 1] in ",.!?…"


def _joins(tokens: Tokens, k: int, first: int) -> bool:
    """Does the "and" at k join two nouns (and not two clauses)?"""
    tags = tokens.tags
    if tags[k - 1] not in "NPMCoJ," or tags[k + 1] not in "NPMCDJoO":
        return False
    j = k - 1
    while j >= first and tags[j] in "NPMCDJ'RQ":
        j -= 1
    return j < first or tags[j] not in _VERBAL + "VKGT"


def _trim(tokens: Tokens, k: int, at: int) -> int | None:
    """Drop adverbs, times and prepositional phrases that stand before the noun phrase itself."""
    tags, low = tokens.tags, tokens.low
    while k <= at:
        if tags[k] in "R&" or (low[k] in TIMES and k < at and tags[k] in "MDJN" and _all_time(low, k)):
            k += 1
        elif tags[k] == "I" and tags[k + 1] == "C" and low[k] in ("about", "around", "over", "under"):
            return k
        elif tags[k] in "IT":
            k = noun_phrase(tags, k + 1) if noun_phrase(tags, k + 1) > k + 1 else k + 1
        elif tags[k] in "'":
            k += 1
        else:
            return k
    return None


def _all_time(low: list[str], k: int) -> bool:
    return low[k] not in ("this", "last", "next", "late", "early") or low[k + 1] in TIMES


def _past_insertion(tokens: Tokens, comma: int, first: int) -> Found:
    """The subject before an apposition, a relative clause or an adjunct that ends with the comma (bracket, dash)."""
    tags, low = tokens.tags, tokens.low
    closer = tags[comma]
    c = comma - 1
    tried = 0
    while c > first and tried < 4:
        if (
            (closer == ")" and tags[c] == "(")
            or (closer == "-" and tags[c] == "-")
            or (closer == "," and tags[c] == ",")
        ):
            tried += 1
            head = c - 1
            if tags[head] in ")" and closer == ",":  # a bracket before the comma
                while head > first and tags[head] != "(":
                    head -= 1
                head -= 1
            start = chain(tokens, head, first) if tags[head] in "NPMCo'QOJ" else None
            if start is not None and _begins_clause(tokens, start, first):
                inner = tags[c + 1]
                adjunct = inner in "IGRST" and low[c + 1] not in ("including", "like")
                adjunct = (
                    adjunct or low[c + 1] in ("when", "where", "who", "which", "whose", "whom") or low[c + 1] in TIMES
                )
                start = _with_role(tokens, start, first)
                return Found((start, c if adjunct else comma), "before", start)
            if closer != ",":
                break
        elif tags[c] in _STOPS:
            break
        c -= 1
    return Found(None, "shared", comma + 1)


def _with_role(tokens: Tokens, start: int, first: int) -> int:
    """The start of "the chief executive, Jane Roe," when `start` is at the name."""
    tags = tokens.tags
    if start - 2 >= first and tags[start - 1] == "," and tags[start] == "M" and tags[start - 2] in "NPM":
        head = chain(tokens, start - 2, first)
        if head is not None and (head == first or tags[head - 1] in "&HSW"):
            return head
    return start


def _begins_clause(tokens: Tokens, start: int, first: int) -> bool:
    """May a clause begin with the noun phrase at `start`?"""
    if start <= first:
        return True
    tag = tokens.tags[start - 1]
    if tag in ".|;:&SHW-(Q":
        return True
    if tag == ",":
        return True
    return tag in "RMNJCP"  # an adverb or a time phrase was trimmed off


def after(tokens: Tokens, at: int, limit: int) -> Range | None:
    """The source that begins at token `at`, with the role and apposition that follow; at most up to `limit`."""
    tags, low = tokens.tags, tokens.low
    end = noun_phrase(tags, at)
    if end == at:
        return None
    if tags[at] in "oO" and low[at] not in ("one", "those"):
        return at, at + 1
    while end < limit:
        tag = tags[end]
        if tag == "I" and low[end] in _ROLE_LINKS and low[end + 1] not in TIMES:
            more = noun_phrase(tags, end + 1)
            if more == end + 1 or (low[end] == "in" and low[more - 1] in ("interview", "statement", "tweet", "email")):
                break
            if low[end] == "in" and _medium(tokens, end + 1, more):
                break
            end = more
        elif tag == "&" and tags[end + 1] in "NPMDJ":
            more = noun_phrase(tags, end + 1)
            if more == end + 1 or tags[more] in _VERBAL:
                break
            end = more
        elif tag == "(":
            close = tags.find(")", end, min(limit, end + 12))
            if close < 0:
                break
            end = close + 1
        elif tag == ",":
            more = _apposition(tokens, end, limit)
            if more == end:
                break
            end = more
        elif tag == "O" and low[end] == "who":
            end = _clause(tokens, end, limit)
        else:
            break
    return at, min(end, limit)


MEDIA = word_set(
    "interview statement tweet email e-mail letter speech post memo release conference briefing call phone telephone "
    "text "
    "message report column blog book essay op-ed article editorial address appearance debate hearing testimony video "
    "televised television twitter facebook instagram"
)


def _medium(tokens: Tokens, start: int, end: int) -> bool:
    return any(w in MEDIA for w in tokens.low[start:end])


def _apposition(tokens: Tokens, comma: int, limit: int) -> int:
    """End of the apposition or relative clause after the comma; `comma` where what follows is something else."""
    tags, low = tokens.tags, tokens.low
    at = comma + 1
    if at >= limit:
        return comma
    if (tags[at] == "O" and low[at] == "who") or low[at] in ("whose", "which"):
        return _clause(tokens, at, limit)
    if tags[at] == "C" and tags[at + 1] in ",.":
        return at + 1
    if tags[at] not in "DNPMJC" or low[at] in TIMES:
        return comma
    end = long_phrase(tokens, at)
    if end == at or (end < limit and tags[end] in _VERBAL + "V"):
        return comma
    return _clause(tokens, at, limit)


def _clause(tokens: Tokens, at: int, limit: int) -> int:
    """End of an insertion that begins at `at`: the next comma that closes it, a quotation, or the limit."""
    tags, low = tokens.tags, tokens.low
    while at < limit and tags[at] not in ";:.|-Q":
        if tags[at] == ",":
            nxt = tags[at + 1] if at + 1 < limit else "|"
            if nxt in "Q&IGRSOWT.|" or low[at + 1] in TIMES:
                break
            end = noun_phrase(tags, at + 1)
            if end < limit and tags[end] in _VERBAL:
                break
        at += 1
    return at


def main_subject(tokens: Tokens, first: int, i: int) -> Range | None:
    """The first noun phrase of the sentence that is followed by a finite verb, before token i."""
    tags, low = tokens.tags, tokens.low
    at = first
    while at < i:
        tag = tags[at]
        if tag in "IT" and tags[at + 1] not in "G":
            step = long_phrase(tokens, at + 1)
            at = max(step, at + 1)
            continue
        if tag in "DJCNPMOQ":
            end = long_phrase(tokens, at) if tag not in "O" else at + 1
            if end == at:
                at += 1
                continue
            stop = end
            while stop < i and tags[stop] in "IT" and low[stop] in _LINKS:
                more = long_phrase(tokens, stop + 1)
                if more == stop + 1:
                    break
                stop = more
            if stop < len(tags) and tags[stop] in ",(-":
                return at, stop
            k = stop
            while k < len(tags) and tags[k] in "R!":
                k += 1
            if k < len(tags) and tags[k] in _VERBAL + "VK":
                return at, stop
            at = stop
            continue
        at += 1
    return None


def following_subject(tokens: Tokens, i: int, last: int) -> Range | None:
    """The subject of the main clause that follows a participle: ", NP verb"."""
    tags = tokens.tags
    for at in range(i + 1, last - 1):
        if tags[at] == ",":
            end = long_phrase(tokens, at + 1)
            if end > at + 1 and end < last:
                k = end
                while k < last and tags[k] in "R!":
                    k += 1
                if tags[k] in _VERBAL:
                    return at + 1, end
    return None


_CONTROL = tuple(
    sorted(
        word_set(
            "urg ask tell told want allow forc encourag persuad convinc get got invit order call requir help expect "
            "caus enabl challeng advis instruct direct compel push press"
        )
    )
)


def climb(tokens: Tokens, f: Frame, i: int, first: int) -> int:
    """The first token of the verb group that governs this one: "declined to comment" -> declined."""
    tags, low = tokens.tags, tokens.low
    group = f.group
    for _ in range(4):
        begins_to = group < i and "T" in tags[group:i]
        at = group - 1
        if at < first:
            break
        if tags[at] in "VZEKG" or (begins_to and tags[at] in "JNRIPMo"):
            k = at
            while k > first and k > at - 6 and tags[k] not in "VZEKGB":
                if tags[k] in "OQ,.;:SHW":
                    break
                k -= 1
            if k < at and low[k].startswith(_CONTROL) and tags[at] in "NPMo":
                break
            if tags[k] not in "VZEKGB":
                break
            j = k
            while (j > first and tags[j - 1] in "XBAYR!") or (j > first and tags[j - 1] == "T" and tags[j] in "VBAYR!"):
                j -= 1
            group = j
        else:
            break
    return group
