"""Cues that are verbs, adjectives or nouns: accepted by the scorecard, then joined to source and content."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp

from audit.annotate.attribution import contents, cues, sources
from audit.annotate.attribution.cues import Word
from audit.annotate.attribution.draft import Draft
from audit.annotate.attribution.frames import Frame, frame, long_phrase, noun_phrase
from audit.annotate.attribution.sources import Found, Range
from audit.annotate.attribution.tokens import Tokens
from audit.model.marks import CueKind

THRESHOLD = -25
"""Points (log-odds in hundredths) at which a word counts as a cue: where precision and recall balance."""
THRESHOLDS = {"mental": 50, "act": 15, "adjective": 60, "noun": 0}
"""Groups of words that are cues less plainly want more."""

ASCRIBED = 0.5
ASCRIBED_QUOTED = .4
"""How likely it must be that a sentence without a cue ascribes something, for an attribution without one;
less in one that holds words in quotation marks."""
OWN_VOICE = 100
"""The writer's own "I think", and what is "hard to say", want so much more."""
UNREAL = 75
"""So much more for what should or could be said, and for what a question asks."""
_UNREAL = frozenset("should can could must may might cannot can't couldn't shouldn't".split())
_READY = frozenset("quick willing eager reluctant unwilling ready keen hesitant happy free likely set able unable".split())
_PLAIN = frozenset(("say", "tell"))
_STATED = frozenset(("that", "clause", "np-that", "np-clause"))

_INVERTING = frozenset(
    "say add ask write reply explain declare announce recall note warn continue conclude argue tweet joke insist shout read "
    "begin ask quip respond agree remark exclaim go".split()
)
_STATES = frozenset(
    "concern incline worry surprise convince excite upset commit determine interest disappoint focus outrage anger alarm "
    "impress intrigue shock thrill infuriate prepare dedicate devote frustrate please".split()
)


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate's frame, its points and whether they suffice for a cue."""

    frame: Frame
    points: int
    cue: bool


def scored(tokens: Tokens, words: Mapping[int, Word]) -> dict[int, Scored]:
    """Every candidate, judged by the scorecard."""
    frames = {i: frame(tokens, i) for i in words if tokens.tags[i] not in "QTXBAYD|.,"}
    places = cues.places(tokens, words, frames)
    out = {}
    for i, f in frames.items():
        word = words[i]
        wanted = THRESHOLDS.get(word.group, THRESHOLD)
        if f.left == "O" and tokens.low[f.group - 1] in ("i", "we"):
            wanted += OWN_VOICE
        elif f.to and f.left == "J" and tokens.low[f.group - 1] not in _READY:
            wanted += OWN_VOICE
        if _unreal(tokens, i, f):
            wanted += UNREAL
        plain = word.lemma in _PLAIN and f.right in _STATED and f.left in "OMNP" and tokens.tags[i] in "EZV"
        got = cues.score(tokens, i, word.lemma, f, places[i])
        attributive = tokens.tags[i] == "J" and word.group != "adjective"  # the proposed law
        out[i] = Scored(f, got, (plain and not f.to or got >= wanted) and not attributive)
    return out


def _unreal(tokens: Tokens, i: int, f: Frame) -> bool:
    if f.right in ("quote", "np-quote", "colon"):
        return False
    if f.modal and any(w in _UNREAL for w in tokens.low[f.group : i]):
        return True
    end = i
    stop = min(len(tokens), i + 60)
    while end < stop and tokens.tags[end] not in ".|":
        end += 1
    return end < stop and tokens.low[end] == "?"


def read(tokens: Tokens, words: Mapping[int, Word]) -> list[Draft]:
    """One draft for every cue, in order, and one without a cue for a sentence whose weak candidates together make it
    likely that it ascribes something to somebody."""
    judged = scored(tokens, words)
    found = {i: s.frame for i, s in judged.items() if s.cue}
    out: list[Draft] = []
    first = last = -1
    inside: list[Draft] = []
    for i, f in found.items():
        if not first <= i < last:
            first, last = tokens.bounds(i)
            inside = []
        draft = _one(tokens, i, words[i], f, first, last, found, inside)
        if draft is not None:
            out.append(draft)
            inside.append(draft)
    taken = set(found)
    for draft in out:
        _quotations(tokens, draft, taken)
    return out + _attitudes(tokens, words, judged, out)


def _one(
    tokens: Tokens, i: int, word: Word, f: Frame, first: int, last: int, others: Mapping[int, Frame], inside: list[Draft]
) -> Draft | None:
    tag = tokens.tags[i]
    if word.lemma == "tell" and f.right.startswith("np") and tokens.low[long_phrase(tokens, f.after) - 1] in _TALES:
        return None
    if tag in "NP" and word.group != "noun" and f.left in "EVZGKA":
        return None  # to take issue
    if tag in "NP" and (word.group == "noun" or f.left not in "NPMO"):
        draft = _noun(tokens, i, word, f, first, last, others)
        return None if draft.source is None and f.right not in ("that", "quote", "colon") else draft
    if tag == "J" or word.group == "adjective" or (tag == "K" and word.lemma in _STATES and f.passive):
        return _adjective(tokens, i, word, f, first, last, others)
    draft = _verb(tokens, i, word, f, first, last, others, inside)
    if draft.source is None and not draft.agentless and (draft.group != "appear" or not draft.content):
        return None  # nobody says it
    if draft.source and tokens.low[draft.source[0]] in ("it", "there", "this") and (tag == "G" or f.to):
        return None  # it goes without saying, it is hard to say
    return draft


_TALES = frozenset("story stories truth tale tales lie lies joke jokes time difference".split())


def _attitudes(tokens: Tokens, words: Mapping[int, Word], judged: Mapping[int, Scored], drafts: list[Draft]) -> list[Draft]:
    """A plan, wish, stance or view that the writer ascribes to somebody: no word reports it, so there is no cue."""
    told = [r for d in drafts for r in (d.cue, *d.content) if r]
    covered = bytearray(len(tokens))
    for a, b in told:
        covered[a:b] = b"\x01" * (b - a)
    out = []
    rows: dict[int, list[int]] = {}
    last = first = -1
    for i in judged:
        if not first <= i < last:
            first, last = tokens.bounds(i)
        rows.setdefault(first, []).append(i)
    for first, row in rows.items():
        first, last = tokens.bounds(row[0])
        if any(covered[first:last]):
            continue
        doubt = 1.0
        for i in row:
            doubt *= 1 / (1 + exp(judged[i].points / 100))
        if 1 - doubt < (ASCRIBED_QUOTED if "Q" in tokens.tags[first:last] else ASCRIBED):
            continue
        best = max(row, key=lambda i: judged[i].points)
        draft = _one(tokens, best, words[best], judged[best].frame, first, last, {best: judged[best].frame}, [])
        if draft is not None and draft.source:
            if not draft.content and best + 1 < last:
                draft.content = [(best + 1, last)]
            draft.cue, draft.construction, draft.group, draft.agentless = None, "attitude", "mental", False
            out.append(draft)
    return out


def _draft(tokens: Tokens, i: int, word: Word, f: Frame, kind: CueKind, construction: str) -> Draft:
    start = f.group
    while start < i and tokens.tags[start] in "R!" and tokens.low[start] not in ("also", "later", "again"):
        start += 1
    end = i + word.length
    if f.right.startswith("prep") and f.after >= end and f.after - end < 2 and not f.adjunct:
        end = f.after + 1
    if kind is not CueKind.VERB:
        start = i
    occasion = f.adjunct if f.adjunct and not f.right.startswith("prep") and tokens.low[f.adjunct[0]] not in ("by", "from", "also", "not") else None
    if occasion is None and word.lemma == "tell" and f.right.startswith("np"):
        occasion = (f.after, long_phrase(tokens, f.after))
    return Draft(
        (start, end), i, kind, construction, word.entry, word.stance, word.group, f, negated=f.negated, occasion=occasion
    )


def _verb(
    tokens: Tokens, i: int, word: Word, f: Frame, first: int, last: int, others: Mapping[int, Frame], inside: list[Draft]
) -> Draft:
    tags, low = tokens.tags, tokens.low
    draft = _draft(tokens, i, word, f, CueKind.VERB, "verb-before-content")
    if word.group == "appear" and not (word.lemma == "sound" and f.right.startswith("np")):
        if f.right.startswith("prep:"):
            return draft
        return _appearance(tokens, draft, i, f, first, last, others)
    if _is_passive(tokens, i, f):
        return _passive(tokens, draft, i, f, first, last, others)
    found = _inverted(tokens, i, f, first, last, word)
    if found is None:
        group = sources.climb(tokens, f, i, first)
        if tags[i] == "G" and "B" not in tags[group:i]:
            found = _participle(tokens, i, group, first, last, inside)
        else:
            found = sources.before(tokens, group, first)
        if group != f.group:
            draft.construction = "infinitive"
    if found.range is None and found.how in ("shared", "none"):
        found = Found(_shared(tokens, i, first, last, inside), "shared", found.edge)
    if found.range is None and f.left in "NPM":
        start = sources.chain(tokens, f.group - 1, first)
        if start is not None:
            found = Found((start, f.group), "before", start)
    draft.source = found.range
    if draft.occasion is None and word.group == "speech":
        draft.occasion = _opening_adjunct(tokens, first, found.edge)
    if i == first or (i == first + 1 and tags[first] in "R&"):
        last = _main_clause(tokens, i, last)
    return _content(tokens, draft, found, i, f, first, last, others)


def _main_clause(tokens: Tokens, i: int, last: int) -> int:
    """The comma after an opening participle ("Asked about it, she said"), else the end of the sentence."""
    tags = tokens.tags
    for k in range(i + 1, last - 1):
        if tags[k] == ",":
            end = long_phrase(tokens, k + 1)
            while end < last and tags[end] in "R!":
                end += 1
            if k + 1 < end < last and tags[end] in "XBAYZE":
                return k
    return last


def _opening_adjunct(tokens: Tokens, first: int, edge: int) -> Range | None:
    """ "In a statement," or "On Monday," at the start of the sentence."""
    tags, low = tokens.tags, tokens.low
    if first >= edge or tags[first] not in "IM":
        return None
    end = long_phrase(tokens, first + 1) if tags[first] == "I" else first + 1
    said = any(w in sources.MEDIA or w in sources.TIMES for w in low[first:end])
    return (first, end) if end <= edge and said else None


def _is_passive(tokens: Tokens, i: int, f: Frame) -> bool:
    inside = tokens.tags[f.group : i]
    if tokens.tags[i] != "K" or "A" in inside and "B" not in inside:
        return False
    if "'s" in tokens.low[f.group : i] and f.right in ("np", "that", "clause", "np-that", "np-to"):
        return False  # she's shown: has, not is
    return f.passive or f.left not in "AO"


def _content(
    tokens: Tokens, draft: Draft, found: Found, i: int, f: Frame, first: int, last: int, others: Mapping[int, Frame]
) -> Draft:
    tags, low = tokens.tags, tokens.low
    inverted = found.how == "inverted"
    right = f.right
    edge = found.edge
    set_off = edge > first and (tags[edge - 1] in ",-Q(" or (tags[edge - 1] == "I" and low[edge - 1] == "as"))
    quoted = set_off and _spoken(tokens, edge, first)
    quoted = quoted or (set_off and draft.word in contents.HEARER and _told(tokens, f, last))
    if not inverted and right not in ("end", "comma", "dash", "and", "other", "verb") and not (
        quoted and right not in ("quote", "that", "clause", "colon", "wh", "to", "np-quote", "np-that")
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
    tail = found.range[1] if inverted and found.range else i + 1
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
    if (set_off or inverted) and (parts := _said_before(tokens, contents.behind(tokens, edge, first), tail, last)):
        draft.content = parts
        draft.construction = "inverted" if inverted else "verb-after-content"
        rest = _resumed(tokens, tail, last, others)
        if rest:
            draft.content.append(rest)
            draft.construction = "verb-inside-content"
        return draft
    if right in ("comma", "dash", "other", "verb") and f.after + 1 < last:
        if tags[edge - 1 : edge] == "W" or tags[edge - 1 : edge] == "H":
            return draft
        if right == "comma" and tags[f.after + 1] not in "GI&WS" or right == "dash":
            draft.content = [(f.after + 1, last)]
    return draft


def _said_before(tokens: Tokens, parts: list[Range], tail: int, last: int) -> list[Range]:
    """What stands before ", X said", where that is a clause or a quotation and not the opening of X's own clause."""
    if not parts:
        return []
    tags, low = tokens.tags, tokens.low
    start, end = parts[0]
    for k in range(end - 1, start, -1):
        if tags[k] == "Q" and tags[k - 1] == ":" :
            return [(k, end)]
    whole = tags[start:end]
    if "Q" in whole:
        return parts
    if not any(t in "EZXBAYVK" for t in whole):
        return parts if tags[tail : tail + 1] == "," else []
    if low[start] in _OPENERS and tags[tail : tail + 1] != ",":
        return []
    return parts


_OPENERS = frozenset("after when while as before since although though because if once until during despite asked in on at".split())


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
    if n < last and (tags[n] == "G" or n in others or tags[n] in "I" and tags[k] == "I" or low[k] in ("who", "which", "according")):
        return None
    return k, last


def _inverted(tokens: Tokens, i: int, f: Frame, first: int, last: int, word: Word) -> Found | None:
    tags, low = tokens.tags, tokens.low
    if tags[i] not in "EZVK" or any(t not in "R!" for t in tags[f.group : i]):
        return None
    left = f.left
    if not (left == "Q" or (left == "," and f.group - 1 > first)):
        return None
    at = i + word.length
    if at >= len(tags) or tags[at] not in "DMNPOJC":
        return None
    if left == ",":
        quoted = f.group - 2 >= first and tags[f.group - 2] == "Q"
        if not quoted and word.lemma not in _INVERTING:
            return None
    if tags[at] == "O" and (low[at] in ("there", "it") or word.lemma != "say"):
        return None
    if tags[at] not in "MO" and word.lemma not in _INVERTING:
        return None
    end = noun_phrase(tags, at)
    if end == at or (tags[end] in "XBAYZE" and tags[at] != "M"):
        return None
    if left == "," and f.right in ("that", "clause") and tags[f.group - 2] != "Q":
        return None
    source = sources.after(tokens, at, last)
    return Found(source, "inverted", f.group)


def _participle(tokens: Tokens, i: int, group: int, first: int, last: int, inside: list[Draft]) -> Found:
    tags = tokens.tags
    at = group - 1
    if at >= first and tags[at] in "NPMo" and tags[at] not in ",":
        start = sources.chain(tokens, at, first)
        if start is not None:
            links = [k for k in range(start, at) if tags[k] == "I" and tokens.low[k] != "of"]
            start = links[-1] + 1 if links else start
            return Found((start, group), "participle", start)
    earlier = _shared(tokens, i, first, last, inside)
    if earlier is None:
        earlier = sources.following_subject(tokens, i, last)
    return Found(earlier, "participle", group)


def _shared(tokens: Tokens, i: int, first: int, last: int, inside: list[Draft]) -> Range | None:
    """The source of the cue before it in the sentence, else the subject of the sentence."""
    if tokens.tags[i] == "V" and tokens.tags[first] == "V":
        return None  # an order to the reader
    for draft in reversed(inside):
        if draft.source and draft.kind is CueKind.VERB and draft.construction != "passive":
            return draft.source
    return sources.main_subject(tokens, first, i)


def _passive(
    tokens: Tokens, draft: Draft, i: int, f: Frame, first: int, last: int, others: Mapping[int, Frame]
) -> Draft:
    tags, low = tokens.tags, tokens.low
    draft.construction = "passive"
    at = i + 1
    by = None
    for k in range(at, min(last, i + 12)):
        if low[k] == "by" and tags[k] == "I":
            by = k
            break
        if tags[k] in ";:.|Q" or (tags[k] in "H" and k > at):
            break
    group = sources.climb(tokens, f, i, first)
    subject = sources.before(tokens, group, first) if f.passive else None
    if by is not None:
        draft.source = sources.after(tokens, by + 1, last)
        if low[by - 1] == low[i]:
            draft.cue = (draft.cue[0] if draft.cue else i, by)
    if draft.word in ("ask", "tell", "inform", "remind", "advise", "brief") and by is None and subject:
        draft.agentless = True
    if draft.source is None:
        draft.agentless = True
        if word_is_thought(draft):
            draft.cue = None  # is expected to: nobody voices it
    parts: list[Range] = []
    if subject and subject.range and low[subject.range[0]] not in ("it", "there"):
        parts.append(subject.range)
    elif not f.passive and f.group == i and i > first and tags[i - 1] in "NPM":
        start = sources.chain(tokens, i - 1, first)
        if start is not None:
            parts.append((start, i))
    tail = draft.source[1] if draft.source else None
    if tail is not None:
        while tail < last and tags[tail] in ",":
            tail += 1
        if tail < last and (low[tail] == "as" or tags[tail] in "HTQ"):
            parts.append((tail, contents._end_of_clause(tokens, tail, last, others)))
    elif f.right not in ("end", "comma", "and", "other", "dash", "verb"):
        span = contents.ahead(tokens, f, draft.word, last, others)
        if span:
            parts.append(span)
    draft.content = parts
    return draft


def word_is_thought(draft: Draft) -> bool:
    return draft.group == "mental" or draft.word in ("forecast", "project", "estimate", "predict")


def _appearance(
    tokens: Tokens, draft: Draft, i: int, f: Frame, first: int, last: int, others: Mapping[int, Frame]
) -> Draft:
    """How something seems, to nobody in particular."""
    draft.construction = "appearance"
    subject = sources.before(tokens, sources.climb(tokens, f, i, first), first).range
    span = contents.ahead(tokens, f, draft.word, last, others) if f.right not in ("end", "comma", "and") else None
    draft.source = subject if subject and low_word(tokens, subject) not in ("it", "there") else None
    draft.cue = None  # nobody reports it
    draft.content = [span] if span else []
    return draft


def low_word(tokens: Tokens, r: Range) -> str:
    return tokens.low[r[0]]


def _adjective(
    tokens: Tokens, i: int, word: Word, f: Frame, first: int, last: int, others: Mapping[int, Frame]
) -> Draft:
    draft = _draft(tokens, i, word, f, CueKind.VERB, "predicate-adjective")
    draft.cue = (f.group if tokens.tags[f.group] in "BAX" else i, draft.cue[1] if draft.cue else i + 1)
    found = sources.before(tokens, sources.climb(tokens, f, i, first), first)
    draft.source = found.range
    span = contents.ahead(tokens, f, word.lemma, last, others) if f.right not in ("end", "comma", "and") else None
    draft.content = [span] if span else []
    return draft


def _noun(
    tokens: Tokens, i: int, word: Word, f: Frame, first: int, last: int, others: Mapping[int, Frame]
) -> Draft:
    tags, low = tokens.tags, tokens.low
    draft = _draft(tokens, i, word, f, CueKind.NOUN, "reporting-noun")
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
    if owner is None and at < last and low[at] in ("by", "from", "among", "of") and (
        low[at] != "of" or tags[at + 1] in "M"
    ):
        end = long_phrase(tokens, at + 1)
        if end > at + 1:
            owner = (at + 1, end)
            at = end
    if owner is None:
        verb = k
        while verb > first and tags[verb] in "DJIRTG" and k - verb < 4:
            verb -= 1
        if verb >= first and (tags[verb] == "A" or tags[verb] in "EZVG" and low[verb].startswith(_OWNING)):
            group = verb
            while group > first and tags[group - 1] in "XBAYRT!":
                group -= 1
            owner = sources.before(tokens, group, first).range
    draft.source = owner
    taken = _noun_content(tokens, at, last, others)
    draft.content = [taken] if taken else []
    return draft


_OWNING = (
    "express", "voic", "shar", "mak", "made", "giv", "gave", "issu", "offer", "repeat", "show", "hold", "held", "has", "had",
    "rais", "renew", "lodg", "submit", "deliver", "releas", "publish", "provid", "add", "face", "reject", "drop", "declin",
)  # fmt: skip


def _noun_content(tokens: Tokens, at: int, last: int, others: Mapping[int, Frame]) -> Range | None:
    tags, low = tokens.tags, tokens.low
    if at >= last:
        return None
    if tags[at] == "H" or tags[at] == "T" and tags[at + 1] in "VBAYR":
        return at, contents._end_of_clause(tokens, at, last, others)
    if tags[at] in "IT":
        end = contents._end_of_object(tokens, at + 1, last, others)
        return (at + 1, end) if end > at + 1 else None
    if tags[at] in ":," and tags[at + 1 : at + 2] == "Q":
        return at + 1, at + 2
    return None


def _quotations(tokens: Tokens, draft: Draft, taken: set[int]) -> None:
    """Quotations that stand as sentences of their own beside one that has a cue belong to its speaker."""
    if not draft.content or draft.kind is not CueKind.VERB:
        return
    tags = tokens.tags
    has = any(tags[k] == "Q" for a, b in draft.content for k in range(a, b))
    start, end = tokens.bounds(draft.head)
    if has and draft.content[0][0] == start and draft.construction != "passive":
        draft.content = [*contents.earlier_quotes(tokens, start), *draft.content]
    spans = [r[1] for r in (draft.source, *draft.content) if r]
    others = any(end > t > max([draft.head, *spans]) for t in taken)
    if draft.source and tags[draft.source[0]] in "OWH" and tokens.low[draft.source[0]] in ("who", "which", "that"):
        return
    if draft.group == "speech" and (has or draft.construction in ("verb-before-content", "verb-after-content")) and not others:
        draft.content += contents.later_quotes(tokens, end, taken, has)
