"""Is this word a cue here? A scorecard of points, summed: the word, what follows it, its form, what stands before it,
and whether it stands inside what another cue reports.

The points are log-odds in hundredths, counted over the 837 articles of PolNeAR's training set (cue-points.txt: a
logistic model on exactly the features below, rounded). A word that no count knows has the points of its kind.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from audit.annotate.attribution.frames import Frame
from audit.annotate.attribution.tokens import WINDOW, Tokens
from audit.annotate.attribution.words import word_set


@dataclass(slots=True)
class Word:
    """What the lexicons say of a candidate: its first word's lemma, the whole entry, stance, group (speech, act,
    mental, appear, noun, adjective) and how many tokens it has."""

    lemma: str
    entry: str
    stance: str
    group: str
    length: int = 1


@dataclass(frozen=True, slots=True)
class Points:
    """Points of one feature each, by section of cue-points.txt."""

    base: int
    word: dict[str, int] = field(default_factory=dict)
    takes: dict[str, int] = field(default_factory=dict)
    pair: dict[str, int] = field(default_factory=dict)
    form: dict[str, int] = field(default_factory=dict)
    before: dict[str, int] = field(default_factory=dict)
    noun: dict[str, int] = field(default_factory=dict)
    clause: dict[str, int] = field(default_factory=dict)


_SECTIONS = {
    "b": "base",
    "L": "word",
    "R": "takes",
    "LR": "pair",
    "F": "form",
    "S": "before",
    "W": "noun",
    "C": "clause",
}
UNKNOWN_WORD = 40
"""Points of a reporting word that the counts do not know."""

_CLAUSAL = frozenset(("that", "clause", "np-that", "np-clause", "wh", "colon"))
_CLOSING = frozenset(("end", "comma", "prep:in", "prep:on", "prep:at", "prep:during", "dash"))
_CLOSERS = word_set("say add tell write note explain argue recall tweet claim warn report insist acknowledge")
_FINITE = re.compile("[EZXBAYV]")


@cache
def points() -> Points:
    found: dict[str, dict[str, int]] = {name: {} for name in _SECTIONS.values()}
    section = ""
    for line in (Path(__file__).parent / "cue-points.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            section = _SECTIONS[line[1:-1]]
        elif line and not line.startswith("#"):
            for item in line.split("  "):
                name, _, value = item.rpartition(" ")
                found[section][name] = int(value)
    base = found.pop("base")[""]
    return Points(base, **found)


def places(tokens: Tokens, words: Mapping[int, Word], frames: Mapping[int, Frame]) -> dict[int, tuple[str, ...]]:
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
        if outer and tags.find(";", max(outer[-1], i - WINDOW), i) < 0:
            names += ["in", "in|" + group]
        if i in under:
            names += ["under", "under|" + group]
        if f.right in _CLAUSAL and group == "speech" and tags[i] in "EZVKG":
            outer.append(i)
        if finite >= f.group:
            names += ["first", "first|" + group]
        names.append(_introduced(tokens, f.group - 1, start))
        out[i] = tuple(names)
    return out


def _introduced(tokens: Tokens, at: int, first: int) -> str:
    """What stands before the subject: a class, with the word for those that join clauses; ^ at the start."""
    tags = tokens.tags
    stop = max(first - 1, at - 8)
    while at > stop and tags[at] in "NPMCDJR'oO":
        at -= 1
    if at < first:
        return "^"
    return f"{tags[at]}:{tokens.low[at]}" if tags[at] in "SWHI" else tags[at]


def _under(tokens: Tokens, words: Mapping[int, Word], frames: Mapping[int, Frame]) -> set[int]:
    tags = tokens.tags
    out: set[int] = set()
    for i, f in frames.items():
        if words[i].lemma not in _CLOSERS or tags[i] not in "EZV" or f.right not in _CLOSING or f.left not in "OMNP,":
            continue
        k = f.group - 1
        stop = max(0, k - 12)
        while k > stop and tags[k] in "NPMCDJR'oOI":
            k -= 1
        if tags[k] in ",Q":
            start = tokens.bounds(k)[0]
            out.update(range(max(start, tags.rfind(";", start, k) + 1), k))
    return out


def features(tokens: Tokens, i: int, lemma: str, frame: Frame, place: tuple[str, ...]) -> list[tuple[str, str]]:
    """(section, name) of every feature of one candidate: what the points were counted on."""
    left, at = frame.left, frame.group - 1
    before = f"{left}:{tokens.low[at]}" if left in "Oo" else left
    out = [("b", ""), ("L", lemma), ("R", frame.right), ("LR", f"{lemma}|{frame.right}")]
    out += [("F", form_of(tokens, i, frame)), ("S", before)]
    if frame.right.startswith("prep"):
        out.append(("R", "prep"))
    if left in "NP":
        out.append(("W", tokens.low[at]))
    return out + [("C", name) for name in place]


def form_of(tokens: Tokens, i: int, frame: Frame) -> str:
    return (
        ("to" if frame.to else "") + ("modal" if frame.modal else "") + ("pass" if frame.passive else "")
        + ("not" if frame.negated else "") + tokens.tags[i]
    )  # fmt: skip


def score(tokens: Tokens, i: int, lemma: str, frame: Frame, place: tuple[str, ...]) -> int:
    card = points()
    at = frame.group - 1
    left, right = frame.left, frame.right
    total = (
        card.base
        + card.word.get(lemma, UNKNOWN_WORD)
        + card.takes.get(right, 0)
        + card.pair.get(f"{lemma}|{right}", 0)
        + card.form.get(form_of(tokens, i, frame), 0)
        + card.before.get(f"{left}:{tokens.low[at]}" if left in "Oo" else left, 0)
    )
    if right.startswith("prep"):
        total += card.takes.get("prep", 0)
    if left in "NP":
        total += card.noun.get(tokens.low[at], 0)
    for name in place:
        total += card.clause.get(name, 0)
    return total
