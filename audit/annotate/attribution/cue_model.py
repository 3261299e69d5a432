"""Is this word a cue here? Points, summed against a threshold: the word, what it takes, its form, what stands before
it, and whether it stands inside what another cue reports.

The points are log-odds in hundredths, counted over the 837 articles of PolNeAR's training set and 51 of other outlets
(cue-points.txt of the language: a logistic model on exactly the `features` below, rounded). A word that no count knows
has the points of its kind.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import repeat

from audit.annotate.attribution.candidates import Candidate
from audit.annotate.attribution.subcat import Frame, frame, long_phrase
from audit.annotate.attribution.tokens import WINDOW, Tokens
from audit.lang import Lang
from audit.lang.tags import (
    ADJECTIVE,
    ADVERB,
    AUXILIARY,
    BLOCK_END,
    COMMA,
    COMMON,
    COORDINATOR,
    DETERMINER,
    ING,
    MAYBE_FINITE,
    MODIFIER,
    NAME,
    NOMINAL,
    NUMBER,
    OBJECT,
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
    TENSED,
    THAT,
    TO,
    WH,
)
from audit.lang.wordsets import read_points
from audit.model.dataclass import dataclass

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
    "group": "its group, with what it takes, its class and what stands before its verb group",
    "next": "the word right behind it, also with its group",
    "previous": "the word right before it, also with its group",
    "row": "the classes of the three tokens before its verb group",
    "shape": "the word and its class",
    "quoted": "whether its sentence holds a quotation: alone, with its group, with the word",
    "place": "where it stands: how many other candidates are in its sentence, which of them it is, how far it stands "
    "from the beginning and the end",
}
"""The groups of features, each a section of the file."""
UNKNOWN_WORD = 40
"""Points of a reporting word that the counts do not know."""
THRESHOLD = 0
"""Points at which a word counts as a cue: where precision and recall balance on PolNeAR's development set. The figures
below were set on it too."""
THRESHOLDS = {"mental": 60, "act": 25, "adjective": 75, "noun": 25}
"""Groups of words that are cues less often need more."""
OWN_VOICE = 100
"""The writer's own "I think", and what is "hard to say", need so much more."""
UNREAL = 220
"""So much more for what should or could be said, and for what a question asks."""
ATTRIBUTIVE = -200
"""No more than so many for a participle that stands before its noun like an adjective, or behind it and before the
verb that says something."""
HANDLED = 140
"""So much more where a thing is found, added or read, and nothing is said."""

_NO_POINTS = repeat(0)
_WORD = 1  # the place of the word itself among the features
_NO_CUE = QUOTATION + TO + AUXILIARY + DETERMINER + BLOCK_END + STOP + COMMA
"""Classes of tokens that are never a cue, whatever the lexicons say."""
_REPORTING = TENSED + PARTICIPLE + ING
_SUBJECT = NOMINAL + PRONOUN
_SUBJECT_OR_REDUCED = _SUBJECT + PAST + PARTICIPLE  # "a poll conducted found that"
_SUBJECT_OR_COMMA = _SUBJECT + COMMA
_IN_SUBJECT = NOMINAL + NUMBER + DETERMINER + ADJECTIVE + ADVERB + POSSESSIVE + OBJECT + PRONOUN
_IN_LONG_SUBJECT = _IN_SUBJECT + PREPOSITION
_INTRODUCING = SUBORDINATOR + WH + THAT + PREPOSITION
_PRONOUNS = PRONOUN + OBJECT
_CLOSED = (
    PREPOSITIONS + SUBORDINATOR + WH + COORDINATOR + THAT + MODIFIER + PRONOUN + OBJECT + DETERMINER + AUXILIARY + COMMA
)  # fmt: skip
_BEFORE_CLOSER = COMMA + QUOTATION
_FINITE = re.compile(f"[{MAYBE_FINITE}]")
_CLAUSAL = frozenset(("that", "clause", "np-that", "np-clause", "wh", "colon"))
_CLOSING = frozenset(("end", "comma", "prep:in", "prep:on", "prep:at", "prep:during", "dash"))
_STATED = frozenset(("that", "clause", "np-that", "np-clause"))
_SUBJECT_LENGTH = 8  # tokens before a verb among which its subject begins
_HEARD = _STATED | _CLOSING | {"how", "wh", "quote", "colon"}
_HEARER_LENGTH = 4  # tokens before "heard" among which the court stands
_CLOSER_LENGTH = 12  # the same before a verb that closes a report


@dataclass(slots=True)
class Scored:
    """A candidate's frame, its points and whether they suffice for a cue."""

    frame: Frame
    points: int
    cue: bool


Feature = tuple[str, str]
"""The section and the name of a feature."""


Points = Mapping[Feature, int]
"""Feature -> points; one that the count does not know has none."""


@cache
def points(lang: Lang) -> Points:
    """The points of a language, read once. Raises OSError when it has none."""
    found = read_points(lang.folder / POINTS_FILE, SECTIONS)
    return {(section, name): value for section, row in found.items() for name, value in row.items()}


def scored(tokens: Tokens, words: Mapping[int, Candidate]) -> dict[int, Scored]:
    """Every candidate, judged by its points."""
    frames = frames_of(tokens, words)
    clauses = clauses_of(tokens, words, frames)
    places = positions_of(tokens, frames)
    card = points(tokens.lang)
    out = {}
    for i, f in frames.items():
        word = words[i]
        got = score(card, features(tokens, i, word, f, clauses[i], places[i]))
        if tokens.tags[i] == ADJECTIVE and word.group != "adjective":  # "the proposed law"
            out[i] = Scored(f, min(got, ATTRIBUTIVE), False)
            continue
        behind = frames.get(f.after) if f.right == "verb" else None
        if behind is not None and behind.right in _STATED:  # "passengers questioned said that"
            out[i] = Scored(f, min(got, ATTRIBUTIVE), False)
            continue
        out[i] = Scored(f, got, got >= _needed(tokens, i, word, f) or _plainly(tokens, i, word, f))
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
    """Does a subject say that something is so, or tell somebody? Is there somebody's claim that it is? These need no
    points."""
    tags, sets, right = tokens.tags, tokens.sets, f.right
    at = i + word.length
    if tags[i] in COMMON and tokens.low[at] in sets.owned_by:
        owned = tokens.low[at] != "of" or tags[at + 1] == NAME
        return owned and tags[long_phrase(tokens, at + 1)] == THAT
    said = (word.lemma in sets.plain and right in _STATED) or (word.group == "speech" and right == "that")
    if word.group == "mental" and f.passive and right in ("to", "that"):
        return True  # "is believed to", by nobody
    if word.lemma in sets.hears and not f.negated:  # "the court heard"
        who = set(tokens.low[max(0, f.group - _HEARER_LENGTH) : f.group])
        return right in _HEARD and not who.isdisjoint(sets.hearing)
    told = word.lemma in sets.hearer and right == "np-that"
    plain = (said or told) and f.left in _SUBJECT_OR_REDUCED and not f.to and tags[i] in TENSED
    return plain and not _unreal(tokens, i, f)


def _unreal(tokens: Tokens, i: int, f: Frame) -> bool:
    if f.right in ("quote", "np-quote") or (f.right == "colon" and tokens.tags[f.after + 1 : f.after + 2] == QUOTATION):
        return False
    if f.modal and not tokens.sets.unreal.isdisjoint(tokens.low[f.group : i]):
        return True
    end = tokens.bounds(i)[1]
    return end < len(tokens) and tokens.low[end] == "?"


# -- features


def features(
    tokens: Tokens, i: int, word: Candidate, f: Frame, clause: Sequence[str], place: Standing
) -> list[Feature]:
    """The features of the candidate at token i: what its points are counted on, and what they are summed over."""
    lemma, group, left, right = word.lemma, word.group, f.left, f.right
    tag, before = tokens.tags[i], tokens.low[f.group - 1]
    behind, ahead = _near(tokens, i + word.length), _near(tokens, i - 1)
    quoted = QUOTATION if place.quoted else "-"
    out = [
        ("base", ""),
        ("word", lemma),
        ("takes", right),
        ("pair", f"{lemma}|{right}"),
        ("form", _form(tokens, i, f)),
        ("before", f"{left}:{before}" if left in _PRONOUNS else left),
        ("group", group),
        ("group", f"{group}|{right}"),
        ("group", f"{group}<{left}"),
        ("group", f"{group}={tag}"),
        ("next", behind),
        ("next", f"{group}|{behind}"),
        ("previous", ahead),
        ("previous", f"{group}|{ahead}"),
        ("row", tokens.tags[max(0, f.group - 3) : f.group]),
        ("shape", f"{lemma}|{tag}"),
        ("quoted", quoted),
        ("quoted", f"{group}|{quoted}"),
        ("quoted", f"{lemma}|{quoted}"),
        ("place", f"others {min(3, place.others)}"),
        ("place", f"{min(3, place.nth)}|{group}"),
        ("place", f"{'near' if place.behind < 3 else 'mid' if place.behind < 8 else 'far'} {min(3, place.left)}"),
    ]
    if right.startswith("prep"):
        out.append(("takes", "prep"))
    if left in COMMON:
        out.append(("noun", before))
    out += [("clause", name) for name in clause]
    return out


def score(card: Points, names: Sequence[Feature]) -> int:
    """The points of a candidate with these features; a word that no count knows has those of its kind."""
    return sum(map(card.get, names, _NO_POINTS)) + (0 if names[_WORD] in card else UNKNOWN_WORD)


def _near(tokens: Tokens, k: int) -> str:
    """The word at token k where it is one of a closed class, else its class."""
    return tokens.low[k] if tokens.tags[k] in _CLOSED else tokens.tags[k]


@dataclass(slots=True)
class Standing:
    """Where a candidate stands among the others of its sentence. `quoted`: the sentence holds a quotation; `nth`: how
    many candidates stand before it; `behind`, `left`: tokens before it and behind it."""

    quoted: bool
    others: int
    nth: int
    behind: int
    left: int


def positions_of(tokens: Tokens, frames: Mapping[int, Frame]) -> dict[int, Standing]:
    """The place of each candidate."""
    out: dict[int, Standing] = {}
    row: list[int] = []
    first = last = -1
    for i in frames:
        if not first <= i < last:
            first, last = tokens.bounds(i)
            quoted = QUOTATION in tokens.tags[first:last]
            row = []
        out[i] = Standing(quoted, 0, len(row), i - first, last - i)
        row.append(i)
        for k in row:
            out[k].others = len(row) - 1
    return out


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
