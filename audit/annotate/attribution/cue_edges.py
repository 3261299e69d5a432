"""Where a cue and a source may begin and end."""

from __future__ import annotations

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
from audit.annotate.attribution.tokens import Range
from audit.lang.tags import (
    ADJECTIVE,
    AUXILIARY,
    CLOSING,
    COMMA,
    COMMON,
    COORDINATOR,
    DASH,
    DETERMINER,
    FINITE,
    ING,
    MODIFIER,
    NOMINAL,
    NUMBER,
    OBJECT,
    OPENING,
    POSSESSIVE,
    PREPOSITIONS,
    PRONOUN,
    QUOTATION,
    SEMICOLON,
    SUBORDINATOR,
    THAT,
    TO,
    VERB,
)

_IN_GROUP = AUXILIARY + MODIFIER + TO + VERB
_NO_CUE = QUOTATION + THAT + COMMA + SEMICOLON + CLOSING + OPENING + PRONOUN + FINITE
"""Classes that no cue holds behind its main word."""
_CUE_END = PREPOSITIONS + MODIFIER
"""Classes that a cue may end with behind its main word."""
_IN_PHRASE = NOMINAL + DETERMINER + ADJECTIVE + POSSESSIVE + NUMBER
"""Classes behind which a noun phrase goes on."""
_NO_SOURCE = TRAILING + QUOTATION + OPENING + CLOSING
_PHRASE_END = NOMINAL + CLOSING + QUOTATION + NUMBER + OBJECT + PRONOUN + DETERMINER
_INSERTED = COMMA + DASH
_CLOSING = COMMA + DASH + OPENING + PREPOSITIONS
"""Classes before which a source may end that stands before its cue."""
_ADJUNCT = PREPOSITIONS + SUBORDINATOR
_PLAIN = VERB + NOMINAL
_CUE = 8  # tokens among which a cue lies
_SOURCE = 14  # tokens before a source among which it may begin
_CLOSE = 14  # tokens before its end among which a source may end earlier
_MOST = 12  # places of the beginning of a source
_MEDIUM = 5  # tokens behind a preposition among which a medium is looked for


def cue_begin(site: Site, head: int, rule: int) -> EdgeChoice:
    """Where a cue begins whose main word is token `head`: its verb group, and what it adds to another verb ("went on
    to say")."""
    tags, low, first = site.tags, site.low, site.first
    places = [head]
    far = max(first, head - _CUE)
    while places[-1] > far and tags[places[-1] - 1] in _IN_GROUP:
        if tags[places[-1] - 1] in VERB and tags[head] != ING and tags.find(TO, places[-1], head) < 0:
            break  # a verb of its own
        if places[-1] - 1 in site.known:
            break  # "is understood to have urged": it says something of its own
        places.append(places[-1] - 1)
    out: list[Option] = []
    for at in several(places, rule):
        here, before = word_at(site, at), word_at(site, at - 1) if at > first else START
        names = [here, f"<{before}", f"n{head - at}", f"{tags[at - 1] if at > first else START}{tags[at]}"]
        if at == rule:
            names.append("rule")
        if at < head:
            names += [f"{tags[at]}..{tags[head]}", f"w:{low[at]}"]
        if at > first:
            names.append(f"<w:{low[at - 1]}" if tags[at - 1] in _IN_GROUP else "<-")
        out.append((at, names))
    return EdgeChoice("cue-begin", rule, out)


def cue_end(site: Site, draft: Draft, rule: int) -> EdgeChoice:
    """Where a cue ends: its preposition, particle, colon, or a noun that is part of it ("raised questions about")."""
    tags, low, head = site.tags, site.low, draft.head
    right, lemma = site.frame.right, site.word.lemma
    start = head + site.word.length
    stop = min(site.last, head + _CUE)
    if draft.source and draft.source[0] >= start:
        stop = min(stop, draft.source[0])
    if rule > start and low[start] == "as":  # "is described as"
        return EdgeChoice("cue-end", rule, ())
    places = [start]
    for k in range(start, stop):
        if tags[k] in _NO_CUE:
            break
        if not tags[start : k + 1].strip(_CUE_END) or _named(site, start, k):
            places.append(k + 1)
    out: list[Option] = []
    for at in several(places, rule):
        ahead = word_ahead(site, at)
        names = [f"n{at - start}", f"{word_at(site, at - 1)}>{ahead}", f">{ahead}"]
        if at == rule:
            names += ["rule", f"rule|{right}"]
        if at > start:
            inside = low[at - 1]
            names += [f"{lemma}|{inside}", f"{right}|{inside}|{at - start}", f"w:{inside}", tags[start:at]]
            known = next((k for k in range(at - 1, start - 1, -1) if k in site.known and tags[k] in _PLAIN), None)
            if known is not None:
                names += ["holds", f"holds|{tags[known]}|{tags[known + 1 : at]}", f"holds|{low[known]}"]
                names.append(f"holds|{lemma}")
        else:
            names += [f"{right}|0", f"{lemma}|0|{ahead}"]
        out.append((at, names))
    return EdgeChoice("cue-end", rule, out)


def source_begin(site: Site, source: Range) -> EdgeChoice:
    """Where a source begins that ends before its cue."""
    tags, low, first = site.tags, site.low, site.first
    rule, stop = source
    if stop - rule == 1 and tags[rule] == PRONOUN:
        return EdgeChoice("source-begin", rule, ())
    far = max(first, rule - _SOURCE)
    for found in MAY_BE_FINITE.finditer(tags, far, rule):
        far = found.end()  # no subject goes back over a verb
    places = [
        k
        for k in range(far, stop)
        if (k in (first, rule) or tags[k - 1] not in _IN_PHRASE) and tags[k] not in _NO_SOURCE
    ][-_MOST:]
    out: list[Option] = []
    for at in several(places, rule):
        here, before = word_at(site, at), word_at(site, at - 1) if at > first else START
        verb = holds_verb(site, at, stop)
        names = [here, f"{before}>{here}", f"<{before}|{verb}", f"n{size_of(stop - at)}|{verb}"]
        if at == rule:
            names += ["rule", f"rule|{here}", f"rule<{before}", f"rule|{tags[stop - 1]}"]
        elif at < rule:
            names += [f"longer{verb}", f"longer|{tags[at:rule][:6]}"]
            names += [f"longer|{word_at(site, rule - 1)}", f"longer|{word_at(site, rule)}"]
            names += [f"longer|{site.frame.right}", f"longer|{tags.count(COMMA, at, rule)}|{site.frame.right}"]
        else:
            names += ["shorter", f"shorter|{tags[rule:at][:6]}"]
        if at > first:
            names.append(f"<<{tags[max(first, at - 2) : at]}")
            if tags[at - 1] not in _PLAIN:
                names.append(f"<w:{low[at - 1]}")
        if tags[at] not in _PLAIN:
            names.append(f"w:{low[at]}")
        out.append((at, names))
    return EdgeChoice("source-begin", rule, out)


def source_close(site: Site, draft: Draft, source: Range) -> EdgeChoice:
    """Where a source ends that stands before its cue: with the clause or phrase between two commas, without the time
    ("Ada Holm on Monday")."""
    tags, low = site.tags, site.low
    start, rule = source
    places = [
        k for k in range(max(start + 1, rule - _CLOSE), rule) if tags[k] in _CLOSING and tags[k - 1] in _PHRASE_END
    ]
    behind = (draft.cue or source)[0] - 1
    inserted = tags[rule] in _INSERTED and rule < behind and tags[behind] == tags[rule]
    if inserted and (low[rule + 1] in site.sets.personal_clauses or low[rule + 1] in site.sets.loose_relatives):
        return EdgeChoice("source-close", behind, ())  # who somebody is belongs to the source
    if inserted:
        places.append(behind)
    out: list[Option] = []
    for at in several(sorted({*places, rule}), rule):
        here, next_word = word_at(site, at), word_at(site, at + 1)
        side = "<" if at < rule else "=" if at == rule else ">"
        if low[at] in site.sets.when or low[at + 1] in site.sets.when:
            side += "when"
        names = [f"{side}{here}", f"{side}{here}{next_word}", f"{side}n{size_of(behind - at)}"]
        names += [f"{side}{tags[start]}{tags[at - 1]}", f"{side}{'one' if at - start == 1 else ''}{here}"]
        passed = word_at(site, rule + 1) if at > rule else next_word if at < rule else ""
        if passed:
            names += [side, f"{side}{passed}|{size_of(abs(at - rule))}", f"{side}{passed}|{tags[rule - 1]}"]
        elif inserted:
            names += ["short", f"short|{next_word}", f"short|{next_word}|{size_of(behind - at)}"]
        out.append((at, names))
    return EdgeChoice("source-close", rule, out)


def source_end(site: Site, draft: Draft, source: Range) -> EdgeChoice:
    """Where a source ends that begins behind its cue: with its appositions, relative clauses, "by the university"."""
    tags, low, when, last = site.tags, site.low, site.sets.when, site.last
    start, rule = source
    if low[start] in when:  # "announced Monday by the mayor": no source, which status.py sees
        return EdgeChoice("source-end", rule, ())
    rule = trimmed(site, start, rule)
    stop = min(last, start + FAR)
    adjunct = next((k for k in range(rule, stop) if _leaves(site, k)), stop)
    places = [k for k in range(start + 1, adjunct) if tags[k] not in NOMINAL and tags[k - 1] in _PHRASE_END]
    if adjunct < stop or stop == last:
        places.append(adjunct)
    kind = draft.construction
    cue = next((k for k in range(start, last) if k in site.cues), last)
    out: list[Option] = []
    for at in several(places, rule):
        here, after = word_ahead(site, at), word_ahead(site, at + 1)
        commas = min(tags.count(COMMA, start, at), 3)
        inside = f"{commas}{holds_verb(site, start, at)}"
        names = [f"{here}{after}", f"{kind}|{here}", f"{kind}|{here}{after}", f"{kind}|{here}|{inside}"]
        names += [f"n{size_of(at - start)}{inside[1:]}", f"c{inside}", f"c{inside}|{here}"]
        if at == rule:
            names += ["rule", f"rule|{kind}", f"rule|{here}", f"rule|{commas}"]
        elif at > rule:
            passed = word_ahead(site, rule)
            names += ["longer", f"longer|{tags[rule]}", f"longer|{passed}|{here}"]
            names.append(f"longer|{passed}{word_ahead(site, rule + 1)}")
        else:
            names += ["shorter", f"shorter|{here}", f"shorter|{here}{after}"]
        if at < last and (low[at] in when or low[at + 1] in when):
            names.append("when")
        if cue < at:
            names.append("cue within")
        if tags.count(OPENING, start, at) > tags.count(CLOSING, start, at):
            names.append("bracket")
        out.append((at, names))
    return EdgeChoice("source-end", rule, out)


def _named(site: Site, start: int, k: int) -> bool:
    """Does a noun of saying, or the preposition behind one, stand at token k ("raised questions about")?"""
    at = k - 1 if site.tags[k] in PREPOSITIONS else k
    return site.tags[start] not in PREPOSITIONS and at >= start and at in site.known and site.tags[at] in COMMON


def _leaves(site: Site, k: int) -> bool:
    """Does a time, medium or circumstance of speaking begin at token k, or another clause?"""
    tags, low, sets = site.tags, site.low, site.sets
    if k + 1 >= site.last:
        return False
    if tags[k] == COMMA:
        if tags[k + 1] == COORDINATOR:
            return tags[k + 2] in VERB
        return low[k + 1] in sets.when or (tags[k + 1] in _ADJUNCT and low[k + 1] not in sets.affiliations)
    if tags[k] not in PREPOSITIONS:
        return False
    medium = low[k] in sets.at_the_end and not sets.media.isdisjoint(low[k + 1 : min(site.last, k + _MEDIUM)])
    return medium or low[k + 1] in sets.when
