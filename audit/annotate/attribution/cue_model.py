"""Is this word a cue here? Points, summed against a threshold: the word, what it takes, its form, what stands before
it, and whether it stands inside what another cue reports.

The points are log-odds in hundredths, counted over the 837 articles of PolNeAR's training set (cue-points.txt of the
language: a logistic model on exactly the `features` below, rounded). A word that no count knows has the points of its
kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from audit.annotate.attribution.candidates import Candidate
from audit.annotate.attribution.subcat import Frame, frame
from audit.annotate.attribution.tokens import WINDOW, Tokens
from audit.lang import Lang
from audit.lang.tags import (
    ADJECTIVE,
    ADVERB,
    AUXILIARY,
    BLOCK_END,
    COMMA,
    COMMON,
    DETERMINER,
    ING,
    MAYBE_FINITE,
    NOMINAL,
    NUMBER,
    OBJECT,
    PARTICIPLE,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    QUOTATION,
    SEMICOLON,
    STOP,
    SUBORDINATOR,
    TENSED,
    THAT,
    TO,
    WH,
)
from audit.lang.wordsets import sections

POINTS_FILE = "cue-points.txt"
SECTIONS = {
    "base": "every candidate",
    "word": "the word itself",
    "takes": "what it takes",
    "pair": "the word and what it takes",
    "form": "its form and what stands in its verb group",
    "before": "the class of what stands before it",
    "noun": "the noun right before it",
    "clause": "its clause: what introduces it, and whether another cue reports it",
}
"""The groups of features, each a section of the file."""
UNKNOWN_WORD = 40
"""Points of a reporting word that the counts do not know."""
THRESHOLD = -25
"""Points at which a word counts as a cue: where precision and recall balance on PolNeAR's development set. The figures
below were set on it too."""
THRESHOLDS = {"mental": 60, "act": 25, "adjective": 75, "noun": 25}
"""Groups of words that are cues less often need more."""
OWN_VOICE = 100
"""The writer's own "I think", and what is "hard to say", need so much more."""
UNREAL = 100
"""So much more for what should or could be said, and for what a question asks."""
HANDLED = 100
"""So much more where a thing is found, added or read, and nothing is said."""

_NO_CUE = QUOTATION + TO + AUXILIARY + DETERMINER + BLOCK_END + STOP + COMMA
"""Classes of tokens that are never a cue, whatever the lexicons say."""
_REPORTING = TENSED + PARTICIPLE + ING
_SUBJECT = NOMINAL + PRONOUN
_SUBJECT_OR_COMMA = _SUBJECT + COMMA
_IN_SUBJECT = NOMINAL + NUMBER + DETERMINER + ADJECTIVE + ADVERB + POSSESSIVE + OBJECT + PRONOUN
_IN_LONG_SUBJECT = _IN_SUBJECT + PREPOSITION
_INTRODUCING = SUBORDINATOR + WH + THAT + PREPOSITION
_PRONOUNS = PRONOUN + OBJECT
_BEFORE_CLOSER = COMMA + QUOTATION
_FINITE = re.compile(f"[{MAYBE_FINITE}]")
_CLAUSAL = frozenset(("that", "clause", "np-that", "np-clause", "wh", "colon"))
_CLOSING = frozenset(("end", "comma", "prep:in", "prep:on", "prep:at", "prep:during", "dash"))
_STATED = frozenset(("that", "clause", "np-that", "np-clause"))
_SUBJECT_LENGTH = 8  # tokens before a verb among which its subject begins
_CLOSER_LENGTH = 12  # the same before a verb that closes a report


@dataclass(slots=True)
class Scored:
    """A candidate's frame, its points and whether they suffice for a cue."""

    frame: Frame
    points: int
    cue: bool


@dataclass(frozen=True, slots=True)
class Points:
    """Points of one feature each, by section of the file."""

    base: int
    word: Mapping[str, int]
    takes: Mapping[str, int]
    pair: Mapping[str, int]
    form: Mapping[str, int]
    before: Mapping[str, int]
    noun: Mapping[str, int]
    clause: Mapping[str, int]


@cache
def points(lang: Lang) -> Points:
    """The points of a language, read once. Raises OSError when it has none."""
    found: dict[str, dict[str, int]] = {section: {} for section in SECTIONS}
    for section, lines in sections((lang.folder / POINTS_FILE).read_text("utf-8"), POINTS_FILE).items():
        for line in lines:
            for item in line.split("  "):
                name, _, value = item.rpartition(" ")
                found[section][name] = int(value)
    base = found.pop("base")[""]
    return Points(base, **found)


def scored(tokens: Tokens, words: Mapping[int, Candidate]) -> dict[int, Scored]:
    """Every candidate, judged by its points."""
    frames = frames_of(tokens, words)
    clauses = clauses_of(tokens, words, frames)
    card = points(tokens.lang)
    out = {}
    for i, f in frames.items():
        word = words[i]
        got = score(card, features(tokens, i, word.lemma, f, clauses[i]))
        enough = got >= _needed(tokens, i, word, f) or _plainly(tokens, i, word, f)
        attributive = tokens.tags[i] == ADJECTIVE and word.group != "adjective"  # "the proposed law"
        out[i] = Scored(f, got, enough and not attributive)
    return out


def frames_of(tokens: Tokens, words: Mapping[int, Candidate]) -> dict[int, Frame]:
    """The frames of all candidates that may be cues."""
    return {i: frame(tokens, i) for i in words if tokens.tags[i] not in _NO_CUE}


def _needed(tokens: Tokens, i: int, word: Candidate, f: Frame) -> int:
    """The points that this candidate needs."""
    sets, before = tokens.sets, tokens.low[f.group - 1]
    needed = THRESHOLDS.get(word.group, THRESHOLD)
    if (f.left == PRONOUN and before in sets.own_voice) or (f.to and f.left == ADJECTIVE and before not in sets.ready):
        needed += OWN_VOICE
    if word.lemma in sets.handled and f.right in ("np", "np-prep"):
        needed += HANDLED
    if _unreal(tokens, i, f):
        needed += UNREAL
    return needed


def _plainly(tokens: Tokens, i: int, word: Candidate, f: Frame) -> bool:
    """Does a subject say or tell that something is so? Such a verb needs no points."""
    plain = word.lemma in tokens.sets.plain and f.right in _STATED and f.left in _SUBJECT
    return plain and not f.to and tokens.tags[i] in TENSED


def _unreal(tokens: Tokens, i: int, f: Frame) -> bool:
    if f.right in ("quote", "np-quote") or (f.right == "colon" and tokens.tags[f.after + 1 : f.after + 2] == QUOTATION):
        return False
    if f.modal and not tokens.sets.unreal.isdisjoint(tokens.low[f.group : i]):
        return True
    end = tokens.bounds(i)[1]
    return end < len(tokens) and tokens.low[end] == "?"


# -- features


class Features(NamedTuple):
    """Of one candidate, a name or none ("") in each section of the points; `preposition` is a second one of `takes`."""

    word: str
    takes: str
    preposition: str
    pair: str
    form: str
    before: str
    noun: str
    clause: Sequence[str]

    def names(self) -> Iterator[tuple[str, str]]:
        """(section, name) of each: what the points are counted on."""
        yield "base", ""
        yield from (("word", self.word), ("takes", self.takes), ("pair", self.pair))
        yield from (("form", self.form), ("before", self.before))
        yield from ((section, name) for section, name in (("takes", self.preposition), ("noun", self.noun)) if name)
        yield from (("clause", name) for name in self.clause)


def features(tokens: Tokens, i: int, lemma: str, f: Frame, clause: Sequence[str]) -> Features:
    """The features of the candidate at token i."""
    left, right, before = f.left, f.right, tokens.low[f.group - 1]
    return Features(
        lemma,
        right,
        "prep" if right.startswith("prep") else "",
        f"{lemma}|{right}",
        _form(tokens, i, f),
        f"{left}:{before}" if left in _PRONOUNS else left,
        before if left in COMMON else "",
        clause,
    )


def score(card: Points, f: Features) -> int:
    """The points of a candidate with these features."""
    total = card.base + card.word.get(f.word, UNKNOWN_WORD) + card.takes.get(f.takes, 0) + card.pair.get(f.pair, 0)
    total += card.form.get(f.form, 0) + card.before.get(f.before, 0)
    if f.preposition:
        total += card.takes.get(f.preposition, 0)
    if f.noun:
        total += card.noun.get(f.noun, 0)
    for name in f.clause:
        total += card.clause.get(name, 0)
    return total


def _form(tokens: Tokens, i: int, f: Frame) -> str:
    return (
        ("to" if f.to else "") + ("modal" if f.modal else "") + ("pass" if f.passive else "")
        + ("not" if f.negated else "") + tokens.tags[i]
    )  # fmt: skip


def clauses_of(
    tokens: Tokens, words: Mapping[int, Candidate], frames: Mapping[int, Frame]
) -> dict[int, tuple[str, ...]]:
    """Candidate -> features of its clause: what introduces it, whether it is the first verb of its sentence, whether it
    stands inside (`in`: after) or under (`under`: before ", X said") another candidate's report."""
    tags = tokens.tags
    under = _under(tokens, words, frames)
    out = {}
    first = -1
    outer: list[int] = []
    finite = -1
    for i, f in frames.items():
        start = tokens.bounds(i)[0]
        if start != first:
            first, outer = start, []
            if finite < start:
                found = _FINITE.search(tags, start)
                finite = found.start() if found else len(tags)
        group = words[i].group
        names = []
        if outer and tags.find(SEMICOLON, max(outer[-1], i - WINDOW), i) < 0:
            names += ["in", "in|" + group]
        if i in under:
            names += ["under", "under|" + group]
        if f.right in _CLAUSAL and group == "speech" and tags[i] in _REPORTING:
            outer.append(i)
        if finite >= f.group:
            names += ["first", "first|" + group]
        names.append(_introduced(tokens, f.group - 1, start))
        out[i] = tuple(names)
    return out


def _introduced(tokens: Tokens, at: int, first: int) -> str:
    """What stands before the subject: a class, with the word for those that join clauses; ^ at the start."""
    tags = tokens.tags
    stop = max(first - 1, at - _SUBJECT_LENGTH)
    while at > stop and tags[at] in _IN_SUBJECT:
        at -= 1
    if at < first:
        return "^"
    return f"{tags[at]}:{tokens.low[at]}" if tags[at] in _INTRODUCING else tags[at]


def _under(tokens: Tokens, words: Mapping[int, Candidate], frames: Mapping[int, Frame]) -> set[int]:
    """The tokens before ", X said" that it reports."""
    tags, closers = tokens.tags, tokens.sets.closers
    out: set[int] = set()
    for i, f in frames.items():
        closes = words[i].lemma in closers and tags[i] in TENSED and f.right in _CLOSING
        if not closes or f.left not in _SUBJECT_OR_COMMA:
            continue
        k = f.group - 1
        stop = max(0, k - _CLOSER_LENGTH)
        while k > stop and tags[k] in _IN_LONG_SUBJECT:
            k -= 1
        if tags[k] in _BEFORE_CLOSER:
            start = tokens.bounds(k)[0]
            out.update(range(max(start, tags.rfind(SEMICOLON, start, k) + 1), k))
    return out
