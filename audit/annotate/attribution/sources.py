"""Where the source of a cue stands: before the verb, after it, after "by", or earlier in the sentence.

A range is (first token, one past the last). `None`: nobody is named in reach.
"""

from __future__ import annotations

from audit.annotate.attribution.site import Site
from audit.annotate.attribution.subcat import long_phrase, noun_phrase
from audit.annotate.attribution.tokens import Range, Tokens
from audit.lang.tags import (
    ADJECTIVE,
    ADVERB,
    BASE,
    BLOCK_END,
    CLOSING,
    COLON,
    COMMA,
    COORDINATOR,
    DASH,
    DETERMINER,
    ENDS,
    FINITE,
    ING,
    MAYBE_FINITE,
    NAME,
    NOMINAL,
    NOUN,
    NUMBER,
    OBJECT,
    OPENING,
    PARTICIPLE,
    PAST,
    POSSESSIVE,
    PREPOSITION,
    PREPOSITIONS,
    PRONOUN,
    QUOTATION,
    SEMICOLON,
    STOP,
    SUBORDINATOR,
    THAT,
    TO,
    WH,
)
from audit.model.dataclass import dataclass

_LONGEST = 60  # tokens of a source
_INSERTIONS = 4  # commas before a verb at which its subject may have stopped
_BRACKET = 12  # tokens of what stands in brackets behind a source

# Groups of classes, named by what is asked.
_NOUNS = NOMINAL + NUMBER
_PHRASE = _NOUNS + ADJECTIVE + POSSESSIVE
_STRAIGHT = PRONOUN + WH + THAT  # a source of one word right before the verb
_SUBJECT_END = _PHRASE + QUOTATION + DETERMINER + OBJECT + ING + PARTICIPLE + ADVERB
_INSERTION_END = COMMA + CLOSING + DASH
_REDUCED = PAST + PARTICIPLE
_BEFORE_REDUCED = NOMINAL + CLOSING
_PARTICIPLES = PARTICIPLE + ING
_BEHIND_PARTICIPLE = NOMINAL + ADJECTIVE
_CONNECTIVE = ADVERB + COORDINATOR
_PRONOUNS = OBJECT + PRONOUN
_REDUCED_OPENING = PAST + PARTICIPLE + ING
_ADJUNCT = _PHRASE + ADVERB + DETERMINER + PREPOSITIONS
_TIME = DETERMINER + NUMBER
_BEFORE_DETERMINER = PREPOSITIONS + COORDINATOR + DETERMINER + POSSESSIVE
_CHAINED = _PHRASE + ADVERB + QUOTATION + OBJECT
_LINKED = _PHRASE + PRONOUN + ING + PARTICIPLE
_JOINED_BEFORE = NOMINAL + NUMBER + OBJECT + ADJECTIVE + COMMA
_JOINED_BEHIND = NOMINAL + NUMBER + DETERMINER + ADJECTIVE + OBJECT + PRONOUN
_JOINED = _PHRASE + DETERMINER + ADVERB + QUOTATION
_CLAUSE_BEFORE = FINITE + BASE + PARTICIPLE + ING + TO
_TRIMMED_TIME = NAME + DETERMINER + ADJECTIVE + NOUN
_HEAD = _PHRASE + OBJECT + QUOTATION + PRONOUN
_INSERTION_OPENING = PREPOSITIONS + ING + ADVERB + SUBORDINATOR
_CLAUSE_STOPS = ENDS + SEMICOLON + COLON
_BEFORE_CLAUSE = (
    _CLAUSE_STOPS + COORDINATOR + SUBORDINATOR + THAT + WH + DASH + OPENING + QUOTATION + COMMA + ADVERB + _NOUNS
    + ADJECTIVE
)  # fmt: skip
_ROLE_BEFORE = COORDINATOR + THAT + SUBORDINATOR + WH
_SOURCE_OPENING = NOMINAL + DETERMINER + ADJECTIVE
_APPOSED = DETERMINER + _NOUNS + ADJECTIVE
_INSERTION_STOPS = _CLAUSE_STOPS + DASH + QUOTATION
_AFTER_INSERTION = QUOTATION + COORDINATOR + PREPOSITIONS + ING + ADVERB + SUBORDINATOR + PRONOUN + WH + ENDS


@dataclass(slots=True)
class Found:
    """A source and how it was found: before, inverted, by, shared (the subject of an earlier verb), main (the subject
    of the sentence). `edge`: the first token of what belongs to the cue's clause (its source or the cue)."""

    range: Range | None
    how: str
    edge: int


def before(site: Site, group: int) -> Found:
    """The subject that ends right before token `group`."""
    tags, low, sets, first = site.tags, site.low, site.sets, site.first
    at = group - 1
    if at < first:
        return Found(None, "none", group)
    tag = tags[at]
    if tag == WH and low[at] not in sets.fused:
        return Found(None, "shared", group)
    if tag in _STRAIGHT:
        return Found((at, group), "before", at)
    if tag in _INSERTION_END:
        return _past_insertion(site, at)
    if tag == COORDINATOR:
        return Found(None, "shared", group)
    if tag == QUOTATION and _speaks(site.tokens, at):
        return Found(None, "shared", group)
    if tag in _REDUCED and at > first and tags[at - 1] in _BEFORE_REDUCED:
        return _widened(before(site, at), group)  # "a poll released found": two verbs, so the first is reduced
    if tag in _SUBJECT_END:
        start = chain(site, at)
        if start is not None and start > first and tags[start] == NUMBER and low[start - 1] in sets.round:
            return Found((start - 1, group), "before", start - 1)
        if start is None:
            start = _adjunct_start(site, at)
        elif start > first and tags[start - 1] in PREPOSITIONS and low[start - 1] not in sets.conjunctions:
            second = tags.rfind(COORDINATOR, start, at) + 1
            if second > start and start - 2 >= first and tags[start - 2] in FINITE:
                return Found((second, group), "before", second)  # "it stood on my land and no one asked"
            start -= 1  # the object of a preposition: the subject stands before that
            if start > first and tags[start - 1] == ADVERB:
                start = _adjunct_start(site, start - 1)
        elif not _all_times(site, start, at):
            return Found((start, group), "before", start)
        if start < group:
            found = before(site, start)
            reduced = tags[start - 1] in _REDUCED_OPENING and start > first
            return _widened(found, group) if reduced else found
    return Found(None, "none", group)


def _widened(found: Found, group: int) -> Found:
    """The source with the reduced relative clause that follows it."""
    if found.range is None:
        return found
    return Found((found.range[0], group), found.how, found.edge)


def _all_times(site: Site, start: int, at: int) -> bool:
    low, tags, when = site.low, site.tags, site.sets.when
    return low[at] in when and all(low[k] in when or tags[k] in _TIME for k in range(start, at))


def _adjunct_start(site: Site, at: int) -> int:
    """Where the adverbs, times and prepositional phrases begin that end with token `at`."""
    tags, first = site.tags, site.first
    k = at + 1
    while k > first and tags[k - 1] in _ADJUNCT:
        k -= 1
        if tags[k] in PREPOSITIONS and (k == first or tags[k - 1] not in _PHRASE):
            break
    return k


def chain(site: Site, at: int) -> int | None:
    """Where the noun phrase (with its prepositional phrases) begins that ends with token `at`; None where none does."""
    tags, low, sets = site.tags, site.low, site.sets
    k = at
    first = max(site.first, at - _LONGEST)
    while k >= first:
        tag = tags[k]
        if tag == DETERMINER:
            k -= 1  # a determiner begins its phrase
            if k >= first and tags[k] not in _BEFORE_DETERMINER:
                break
        elif tag in _CHAINED:
            if (tag == OBJECT and k != at) or (tag == QUOTATION and _speaks(site.tokens, k)):
                break
            k -= 1
        elif tag in _PARTICIPLES:
            before_noun = k == at or tags[k + 1] in _BEHIND_PARTICIPLE
            if before_noun or (k > first and tags[k - 1] in NOMINAL and tags[k + 1] in PREPOSITIONS):
                k -= 1
            else:
                break
        elif (
            (tag == PRONOUN and low[k] in sets.alone)
            or (tag == COORDINATOR and k > first and _joins(site, k, first))
            or (tag in PREPOSITIONS and low[k] in sets.links and k > first and tags[k - 1] in _LINKED and k < at)
        ):
            k -= 1
        else:
            break
    return _trimmed(site, k + 1, at)


def _speaks(tokens: Tokens, k: int) -> bool:
    """Is the quotation at k speech, and no name or term within a noun phrase?"""
    quote = tokens.quote[k]
    return quote.words > 4 or tokens.text[quote.content.end - 1] in ",.!?…"


def _joins(site: Site, k: int, first: int) -> bool:
    """Does the "and" at k join two nouns (and not two clauses)?"""
    tags = site.tags
    if tags[k - 1] not in _JOINED_BEFORE or tags[k + 1] not in _JOINED_BEHIND:
        return False
    j = k - 1
    while j >= first and tags[j] in _JOINED:
        j -= 1
    return j < first or tags[j] not in _CLAUSE_BEFORE


def _trimmed(site: Site, k: int, at: int) -> int | None:
    """Where the noun phrase itself begins behind the adverbs, times and prepositional phrases that stand before it."""
    tags, low, sets = site.tags, site.low, site.sets
    while k <= at:
        if tags[k] in _CONNECTIVE or (
            low[k] in sets.when and k < at and tags[k] in _TRIMMED_TIME and _all_time(site, k)
        ):
            k += 1
        elif tags[k] == PREPOSITION and tags[k + 1] == NUMBER and low[k] in sets.round_prepositions:
            return k
        elif tags[k] in PREPOSITIONS:
            k = max(noun_phrase(tags, k + 1), k + 1)
        elif tags[k] == POSSESSIVE:
            k += 1
        else:
            return k
    return None


def _all_time(site: Site, k: int) -> bool:
    return site.low[k] not in site.sets.not_time or site.low[k + 1] in site.sets.when


def _past_insertion(site: Site, comma: int) -> Found:
    """The subject before an apposition, a relative clause or an adjunct that ends with the comma (bracket, dash)."""
    tags, first = site.tags, site.first
    closer = tags[comma]
    opener = OPENING if closer == CLOSING else closer
    c = comma - 1
    tried = 0
    while c > first and tried < _INSERTIONS:
        if tags[c] == opener:
            tried += 1
            head = c - 1
            if tags[head] == CLOSING and closer == COMMA:  # a bracket before the comma
                while head > first and tags[head] != OPENING:
                    head -= 1
                head -= 1
            start = chain(site, head) if tags[head] in _HEAD else None
            if start is not None and (start <= first or tags[start - 1] in _BEFORE_CLAUSE):
                start = _with_role(site, start)
                end = comma + (closer == CLOSING)
                return Found((start, c if _is_adjunct(site, c + 1) else end), "before", start)
            if closer != COMMA:
                break
        elif tags[c] in _CLAUSE_STOPS:
            break
        c -= 1
    return Found(None, "shared", comma + 1)


def _is_adjunct(site: Site, at: int) -> bool:
    """Does an adjunct or a relative clause begin here, and no apposition?"""
    word, sets = site.low[at], site.sets
    if site.tags[at] in _INSERTION_OPENING and word not in sets.examples:
        return True
    return word in sets.relatives or word in sets.when


def _with_role(site: Site, start: int) -> int:
    """The start of "the chief executive, Jane Roe," when `start` is at the name."""
    tags, first = site.tags, site.first
    if start - 2 >= first and tags[start - 1] == COMMA and tags[start] == NAME and tags[start - 2] in NOMINAL:
        head = chain(site, start - 2)
        if head is not None and (head == first or tags[head - 1] in _ROLE_BEFORE):
            return head
    return start


def after(tokens: Tokens, at: int, limit: int) -> Range | None:
    """The source that begins at token `at`, with the role and apposition that follow; at most up to `limit`."""
    tags, low, sets = tokens.tags, tokens.low, tokens.sets
    end = noun_phrase(tags, at)
    if end == at:
        return None
    if tags[at] in _PRONOUNS and low[at] not in sets.pointing:
        return at, at + 1
    while end < limit:
        tag = tags[end]
        if tag == PREPOSITION and low[end] in sets.role_links and low[end + 1] not in sets.when:
            more = noun_phrase(tags, end + 1)
            if more == end + 1 or (low[end] == "in" and low[more - 1] in sets.media_of_in):
                break
            if low[end] == "in" and not sets.media.isdisjoint(low[end + 1 : more]):
                break
            end = more
        elif tag == COORDINATOR and tags[end + 1] in _SOURCE_OPENING:
            more = noun_phrase(tags, end + 1)
            if more == end + 1 or tags[more] in FINITE:
                break
            end = more
        elif tag == OPENING:
            close = tags.find(CLOSING, end, min(limit, end + _BRACKET))
            if close < 0:
                break
            end = close + 1
        elif tag == COMMA:
            more = _apposition(tokens, end, limit)
            if more == end:
                break
            end = more
        elif tag == PRONOUN and low[end] == "who":
            end = _insertion(tokens, end, limit)
        else:
            break
    return at, min(end, limit)


def _apposition(tokens: Tokens, comma: int, limit: int) -> int:
    """End of the apposition or relative clause after the comma; `comma` where what follows is something else."""
    tags, low = tokens.tags, tokens.low
    at = comma + 1
    if at >= limit:
        return comma
    if (tags[at] == PRONOUN and low[at] == "who") or low[at] in ("whose", "which"):
        return _insertion(tokens, at, limit)
    if tags[at] == NUMBER and tags[at + 1] in COMMA + STOP:
        return at + 1
    if tags[at] not in _APPOSED or low[at] in tokens.sets.when:
        return comma
    end = long_phrase(tokens, at)
    if end == at or (end < limit and tags[end] in MAYBE_FINITE):
        return comma
    return _insertion(tokens, at, limit)


def _insertion(tokens: Tokens, at: int, limit: int) -> int:
    """End of an insertion that begins at `at`: the next comma that closes it, a quotation, or the limit."""
    tags, low = tokens.tags, tokens.low
    while at < limit and tags[at] not in _INSERTION_STOPS:
        if tags[at] == COMMA:
            nxt = tags[at + 1] if at + 1 < limit else BLOCK_END
            if nxt in _AFTER_INSERTION or low[at + 1] in tokens.sets.when:
                break
            end = noun_phrase(tags, at + 1)
            if end < limit and tags[end] in FINITE:
                break
        at += 1
    return at
