"""One article's candidates, read in order: which are cues, and what each is joined to."""

from __future__ import annotations

from collections.abc import Mapping

from audit.annotate.attribution import contents
from audit.annotate.attribution.attitudes import attitudes
from audit.annotate.attribution.cues import Word
from audit.annotate.attribution.draft import Draft
from audit.annotate.attribution.frames import Frame, long_phrase
from audit.annotate.attribution.gate import scored
from audit.annotate.attribution.nouns import noun
from audit.annotate.attribution.passives import adjective
from audit.annotate.attribution.tokens import Tokens
from audit.annotate.attribution.verbs import verb
from audit.annotate.attribution.words import word_set
from audit.model.marks import CueKind

_STATES = word_set(
    "concern incline worry surprise convince excite upset commit determine interest disappoint focus outrage anger "
    "alarm "
    "impress intrigue shock thrill infuriate prepare dedicate devote frustrate please"
)
_UNOWNED = word_set(
    "criticism question concern doubt fear speculation accusation complaint allegation rumour rumor suspicion worry "
    "outrage controversy backlash debate expectation call demand praise opposition"
)
_TALES = word_set("story stories truth tale tales lie lies joke jokes time difference")


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

    def weak(i: int, f: Frame, first: int, last: int) -> Draft | None:
        return _one(tokens, i, words[i], f, first, last, {i: f}, [], weak=True)

    return out + attitudes(tokens, judged, out, weak)


def _one(
    tokens: Tokens,
    i: int,
    word: Word,
    f: Frame,
    first: int,
    last: int,
    others: Mapping[int, Frame],
    inside: list[Draft],
    *,
    weak: bool = False,
) -> Draft | None:
    """`weak`: a candidate that is no cue, read for what it ascribes."""
    tag = tokens.tags[i]
    if word.lemma == "tell" and f.right.startswith("np") and tokens.low[long_phrase(tokens, f.after) - 1] in _TALES:
        return None
    if tag in "NP" and word.group != "noun" and f.left in "EVZGKA":
        return None  # to take issue
    if tag in "NP" and (word.group == "noun" or f.left not in "NPMO"):
        draft = noun(tokens, i, word, f, first, last, others)
        if draft.source is None and f.right not in ("that", "quote", "colon"):
            draft.agentless = word.entry in _UNOWNED
            return draft if weak and draft.agentless else None
        return draft
    if tag == "J" or word.group == "adjective" or (tag == "K" and word.lemma in _STATES and f.passive):
        return adjective(tokens, i, word, f, first, last, others)
    draft = verb(tokens, i, word, f, first, last, others, inside)
    if draft.source is None and not draft.agentless and (draft.group != "appear" or not draft.content):
        return None  # nobody says it
    if draft.source and tokens.low[draft.source[0]] in ("it", "there", "this") and (tag == "G" or f.to):
        return None  # it goes without saying, it is hard to say
    return draft


def _quotations(tokens: Tokens, draft: Draft, taken: set[int]) -> None:
    """Quotations that stand as sentences of their own beside one that has a cue belong to its speaker."""
    if not draft.content or draft.kind is not CueKind.VERB:
        return
    tags = tokens.tags
    has = any("Q" in tags[a:b] for a, b in draft.content)
    start, end = tokens.bounds(draft.head)
    if has and draft.content[0][0] == start and draft.construction != "passive":
        draft.content = [*contents.earlier_quotes(tokens, start), *draft.content]
    if draft.source and tags[draft.source[0]] in "OWH" and tokens.low[draft.source[0]] in ("who", "which", "that"):
        return
    if (
        draft.group == "speech"
        and (has or draft.construction in ("verb-before-content", "verb-after-content"))
        and not _others(draft, taken, end)
    ):
        draft.content += contents.later_quotes(tokens, end, taken, has)


def _others(draft: Draft, taken: set[int], end: int) -> bool:
    """Does another cue stand between what the draft holds and the end of its sentence?"""
    reach = max([draft.head, *(r[1] for r in (draft.source, *draft.content) if r)])
    return not taken.isdisjoint(range(reach + 1, end))
