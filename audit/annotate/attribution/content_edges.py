"""Where a content may begin and end, before its cue and behind it."""

from __future__ import annotations

import re

from audit.annotate.attribution.choices import (
    FAR,
    MAY_BE_FINITE,
    START,
    TRAILING,
    EdgeChoice,
    Option,
    holds_verb,
    several,
    size_of,
    trimmed,
    word_ahead,
    word_at,
)
from audit.annotate.attribution.draft import Draft
from audit.annotate.attribution.site import Site
from audit.annotate.attribution.subcat import noun_phrase
from audit.annotate.attribution.tokens import Range
from audit.lang.tags import (
    ADJECTIVE,
    ADVERB,
    CLOSING,
    COLON,
    COMMA,
    COORDINATOR,
    DASH,
    DETERMINER,
    FINITE,
    MAYBE_FINITE,
    MODIFIER,
    NAME,
    NEGATION,
    NOMINAL,
    NUMBER,
    OBJECT,
    OPENING,
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

_STARTS = THAT + QUOTATION + TO + WH + SUBORDINATOR
_BEFORE_START = COMMA + COLON + DASH
_SUBJECT = PRONOUN + DETERMINER + ADJECTIVE + NUMBER + NOMINAL
_BEHIND_HEARER = NOMINAL + OBJECT + ADVERB + NUMBER
_CLAUSES = frozenset(("that", "clause"))
"""What holds a verb wherever it ends."""
_OBJECTS = frozenset(("np", "np-prep", "np-wh", "other"))
"""Frames of a verb that takes an object and no clause."""
_ABOUT = frozenset(("np", "np-prep", "other"))
"""Frames in which the content may stand behind a preposition that follows the hearer ("asked her about the pier")."""
_BREAKS = COMMA + DASH + SEMICOLON + COLON + OPENING + CLOSING + COORDINATOR + SUBORDINATOR + WH + PREPOSITIONS + ADVERB
"""Classes before which a content may end."""
_APART = COMMA + DASH + COLON + SEMICOLON + COORDINATOR + THAT + OPENING + CLOSING
"""Classes behind which a content may begin that stands before its cue."""
_JOINING = COMMA + DASH + SEMICOLON + COORDINATOR + ADVERB
_TENSED = re.compile(f"[{FINITE}]")
_REACH = 12  # tokens behind a cue among which its content begins
_NEAR = 8  # tokens behind a place among which the next cue is looked for
_TITLE = 2  # words of a quotation that may be a title or a term
_MARKS = ",.!?"


def opening(site: Site, part: Range) -> EdgeChoice:
    """Where a content begins that stands before its cue."""
    tags, first = site.tags, site.first
    rule, stop = part
    if rule < first:
        return EdgeChoice("content-open", rule, ())
    places = [first]
    for k in range(first + 1, stop):
        opens = tags[k - 1] in _APART or tags[k] == QUOTATION or (k == first + 1 and tags[first] in MODIFIER)
        if opens and tags[k] not in TRAILING:
            places.append(k)
    kind = "quote" if tags[stop - 1] == QUOTATION else "clause"
    cues = [k for k in range(first, stop) if k in site.cues]
    out: list[Option] = []
    for at in several(places, rule):
        here, before = word_at(site, at), word_at(site, at - 1) if at > first else START
        verbs = holds_verb(site, first, at) + holds_verb(site, at, stop)
        names = [f"{kind}|{here}", f"{kind}|{before}>{here}", f"{kind}<{before}", f"{kind}|n{size_of(stop - at)}"]
        names += [f"{kind}|past{size_of(at - first)}", f"{kind}|{before}|{verbs}", f"{kind}|{verbs}"]
        if at == rule:
            names += ["rule", f"rule|{kind}", f"rule|{here}"]
        if cues and cues[0] < at:
            names.append(f"past cue|{before}")
        if cues and cues[-1] >= at:
            names.append("cue within")
        if tags.find(QUOTATION, first, at) >= 0:
            names.append("past quotation")
        out.append((at, names))
    return EdgeChoice("content-open", rule, out)


def begin(site: Site, draft: Draft, rule: int) -> EdgeChoice:
    """Where a content begins behind its cue: behind the hearer, the preposition, the time."""
    tags, low = site.tags, site.low
    right, lemma = site.frame.right, site.word.lemma
    start = draft.cue[1] if draft.cue else draft.head + 1
    if draft.source and draft.source[0] >= start:
        start = draft.source[1]
    if tags[rule] == THAT or (tags[rule] == QUOTATION and rule == start):
        return EdgeChoice("content-begin", rule, ())
    stop = min(site.last, start + _REACH)
    verb = _TENSED.search(tags, start, stop)
    stop = verb.start() if verb else stop  # it has begun where its verb stands
    clauses = [k for k in range(start + 1, stop) if _clause(site, k)]
    held = right.startswith("prep") and low[start] in site.sets.with_cue  # its preposition belongs to the verb
    about = site.sets.topics if right in _ABOUT else ()
    places = [
        k
        for k in range(start + held, stop)
        if (
            k == start + held
            or tags[k] in _STARTS
            or tags[k - 1] in _BEFORE_START
            or k in clauses
            or (tags[k - 1] == PREPOSITION and low[k - 1] in about)
            or (tags[k] == NEGATION and tags[k + 1] == TO)
        )
        and tags[k] not in TRAILING
    ]
    out: list[Option] = []
    for at in several(places, rule):
        here, size = word_at(site, at), size_of(at - start)
        names = [f"{word_at(site, at - 1)}>{here}", f"{right}|{here}", f"{right}|n{size}"]
        names += [f"{lemma}|{here}", f"{lemma}|n{size}", f"{lemma}<{low[at - 1]}", f"{right}<{low[at - 1]}"]
        if at == rule:
            names += ["rule", f"rule|{right}", f"rule|{here}"]
        if tags.find(QUOTATION, start, at) >= 0:
            names.append("past quotation")
        if tags.find(THAT, start, at) >= 0:
            names.append("past that")
        if at in clauses:
            names += ["clause", f"clause|{right}", f"clause|{lemma}"]
        if clauses and at > clauses[0]:
            names.append("past clause")
        if at > start:
            names.append(f"from{tags[start]}>{here}")
            if low[at - 1] in site.sets.when:
                names += ["behind time", f"behind time|{here}"]
        out.append((at, names))
    return EdgeChoice("content-begin", rule, out)


def end(site: Site, draft: Draft, start: int, rule: int) -> EdgeChoice:
    """Where a content ends that begins at token `start` behind its cue."""
    tags, low, last = site.tags, site.low, site.last
    rule = trimmed(site, start, max(rule, start + 1))
    right, group = site.frame.right, site.word.group
    kind = "quote" if tags[start] == QUOTATION else "that" if tags[start] == THAT else right.partition(":")[0]
    stop = min(last, start + FAR)
    if rule < last and low[rule] in site.sets.after_object and right in _OBJECTS:
        stop = last = rule  # a clause of the writer follows
    clausal = kind in _CLAUSES or (site.word.lemma in site.sets.saying and right in _OBJECTS)
    verb = MAY_BE_FINITE.search(tags, start, stop) if clausal else None
    places = [
        k
        for k in range(verb.end() if verb else start + 1, stop)
        if (tags[k] in _BREAKS or tags[k - 1] == QUOTATION or k in site.cues) and tags[k - 1] not in TRAILING
    ]
    if last > start:
        places.append(last)
    cues = [k for k in range(start, min(last, start + FAR + _NEAR)) if k in site.cues]
    out: list[Option] = []
    for at in several(places, rule):
        here, after = word_ahead(site, at), word_ahead(site, at + 1)
        clause = holds_verb(site, start, at)
        side = "<" if at < rule else "=" if at == rule else ">"
        names = [f"{kind}|{here}|{clause}", f"{kind}|{here}{after}", f"{word_at(site, at - 1)}>{here}"]
        names += [f"{kind}|n{size_of(at - start)}", f"{side}{here}{after}", f"{side}{kind}|{here}"]
        names += [f"{draft.construction}|{here}{after}", f"left{size_of(last - at)}|{here}"]
        if at == last:
            names += [f"all|{site.word.lemma}", f"all|{group}", f"all|{kind}|{clause}"]
        else:
            rest = holds_verb(site, at + 1, last)
            names += [
                f"{here}>{rest}",
                f"{kind}|{here}>{rest}{clause}",
                f"{here}#{min(2, tags.count(tags[at], start, at))}",
            ]
            ahead = _going_on(site, at)
            names += [f"{here}>>{ahead}", f"{kind}|{here}>>{ahead}", f"{side}>>{ahead}"]
            if verb:
                names.append(f"{here}>>{ahead}|{tags[verb.start()]}")
            if tags.find(QUOTATION, at + 1, last) >= 0:
                names.append(f"quotation behind|{kind}")
            names += _near_names(site, at, kind, next((k for k in cues if k >= at), last + _NEAR))
        if tags[at - 1] == QUOTATION:
            names += ["closed", f"closed|{here}", f"closed|{kind}|{here}"]
        if tags.count(OPENING, start, at) > tags.count(CLOSING, start, at):
            names.append("bracket")
        out.append((at, names))
    return EdgeChoice("content-end", rule, out)


def _near_names(site: Site, at: int, kind: str, cue: int) -> list[str]:
    """Names for a time right behind token `at`, and for the next cue, at token `cue`."""
    here, after, names = word_ahead(site, at), word_ahead(site, at + 1), []
    if site.low[at] in site.sets.when or site.low[at + 1] in site.sets.when:
        names += ["when", f"when|{here}|{kind}"]
    if cue < at + _NEAR:
        names += [f"near{size_of(cue - at)}|{here}", f"near|{here}|{site.tags[at + 1 : cue + 1][:5]}"]
        if cue < at + 3:
            names += ["cue", f"cue|{here}{after}"]
    return names


def _going_on(site: Site, at: int) -> str:
    """What goes on at token `at`, behind marks, "and" and adverbs: a clause, a verb, a phrase."""
    tags, last = site.tags, site.last
    k = at
    while k < last and tags[k] in _JOINING:
        k += 1
    if k >= last:
        return STOP
    end = k + 1 if tags[k] == PRONOUN else noun_phrase(tags, k)
    if end == k:
        return word_at(site, k) + ("c" if k in site.cues else "")
    while end < last and tags[end] in MODIFIER:
        end += 1
    if end < last and tags[end] in MAYBE_FINITE:
        return tags[k] + "v" + ("c" if end in site.cues else "")
    return tags[k] + "n"


def kept(site: Site, draft: Draft, n: int) -> EdgeChoice:
    """1 where part n of a content, behind the cue, is one, 0 where it is not: a place, a title, the writer's words."""
    tags, tokens = site.tags, site.tokens
    first, last = draft.content[n]
    if tags[first] == QUOTATION and tags[first - 1] == COMMA:
        quote = tokens.quote[first]
        if tokens.text[quote.content.start].islower() and quote.words > _TITLE:
            return EdgeChoice(
                "content-kept", 1, ()
            )  # the sentence goes on: “It leaks,” said Ada Holm, “and it creaks.”
    end = draft.content[0][1]
    while end > draft.content[0][0] + 1 and tags[end - 1] in TRAILING:
        end -= 1
    kind = "clause"
    if tags[end - 1] == QUOTATION:
        mark = tokens.text[tokens.quote[end - 1].content.end - 1]
        kind = f"quote{mark}" if mark in _MARKS else "quote"
    here, before, verb = word_at(site, first), word_at(site, first - 1), holds_verb(site, first, last)
    names = [kind, f"{kind}|{here}", f"{kind}<{before}", f"{kind}|{before}>{here}", f"{kind}|n{size_of(last - first)}"]
    names += [f"{kind}|{site.frame.right}", f"{kind}|{site.word.lemma}", f"{kind}|{draft.construction}"]
    names += [f"{kind}|{verb}", f"{kind}|{here}|{verb}", f"{kind}|gap{size_of(first - draft.head)}"]
    if tags[first] == QUOTATION:
        words = size_of(tokens.quote[first].words)
        names += [f"{kind}|words{words}", f"{kind}|{before}|words{words}"]
    return EdgeChoice("content-kept", 1, ((1, names), (0, [])), n)


def _clause(site: Site, k: int) -> bool:
    """Does a subject with its verb begin at token k, behind a noun?"""
    tags = site.tags
    if tags[k - 1] not in _BEHIND_HEARER or tags[k] not in _SUBJECT or (tags[k] == tags[k - 1] == NAME):
        return False
    end = noun_phrase(tags, k)
    return k < end < site.last and tags[end] in FINITE
