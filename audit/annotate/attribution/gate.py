"""Which candidates are cues: their points against a threshold, a higher one where a word is a cue less plainly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from audit.annotate.attribution import cues
from audit.annotate.attribution.cues import Word
from audit.annotate.attribution.frames import Frame, frame
from audit.annotate.attribution.tokens import Tokens
from audit.annotate.attribution.words import word_set

THRESHOLD = -25
"""Points (log-odds in hundredths) at which a word counts as a cue: where precision and recall balance."""
THRESHOLDS = {"mental": 60, "act": 25, "adjective": 75, "noun": 25}
"""Groups of words that are cues less plainly want more."""
OWN_VOICE = 100
"""The writer's own "I think", and what is "hard to say", want so much more."""
UNREAL = 100
"""So much more for what should or could be said, and for what a question asks."""
HANDLED = 100
"""So much more where a thing is found, added or read, and nothing is said."""
_HANDLED = word_set("find add note state read see learn discover know")
_UNREAL = word_set("should can could must may might cannot can't couldn't shouldn't")
_READY = word_set("quick willing eager reluctant unwilling ready keen hesitant happy free likely set able unable")
_PLAIN = frozenset(("say", "tell"))
_STATED = frozenset(("that", "clause", "np-that", "np-clause"))


@dataclass(slots=True)
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
        if (f.left == "O" and tokens.low[f.group - 1] in ("i", "we")) or (
            f.to and f.left == "J" and tokens.low[f.group - 1] not in _READY
        ):
            wanted += OWN_VOICE
        if word.lemma in _HANDLED and f.right in ("np", "np-prep"):
            wanted += HANDLED
        if _unreal(tokens, i, f):
            wanted += UNREAL
        plain = word.lemma in _PLAIN and f.right in _STATED and f.left in "OMNP" and tokens.tags[i] in "EZV"
        got = cues.score(tokens, i, word.lemma, f, places[i])
        attributive = tokens.tags[i] == "J" and word.group != "adjective"  # the proposed law
        out[i] = Scored(f, got, ((plain and not f.to) or got >= wanted) and not attributive)
    return out


def _unreal(tokens: Tokens, i: int, f: Frame) -> bool:
    if f.right in ("quote", "np-quote") or (f.right == "colon" and tokens.tags[f.after + 1 : f.after + 2] == "Q"):
        return False
    if f.modal and not _UNREAL.isdisjoint(tokens.low[f.group : i]):
        return True
    end = tokens.bounds(i)[1]
    return end < len(tokens) and tokens.low[end] == "?"
