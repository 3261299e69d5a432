"""Is this word a cue here? A scorecard of points, summed: the word, what follows it, its form, what stands before it.

The points are log-odds in hundredths, counted over the 837 articles of PolNeAR's training set (cue-points.txt, made by
a logistic model on exactly the features below and rounded). A word that no count knows has the points of its kind.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from audit.annotate.attribution.frames import Frame
from audit.annotate.attribution.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Points:
    """`word[lemma]`, `takes[right]`, `pair[lemma|right]`, `form`, `before`, `noun`: points of one feature each."""

    base: int
    word: dict[str, int] = field(default_factory=dict)
    takes: dict[str, int] = field(default_factory=dict)
    pair: dict[str, int] = field(default_factory=dict)
    form: dict[str, int] = field(default_factory=dict)
    before: dict[str, int] = field(default_factory=dict)
    noun: dict[str, int] = field(default_factory=dict)


_SECTIONS = {"b": "base", "L": "word", "R": "takes", "LR": "pair", "F": "form", "S": "before", "W": "noun"}
UNKNOWN_WORD = 40
"""Points of a reporting word that the counts do not know."""


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


def features(tokens: Tokens, i: int, lemma: str, frame: Frame) -> tuple[tuple[str, str], ...]:
    """(section, name) of every feature of one candidate; also what the points were counted on."""
    form = form_of(tokens, i, frame)
    left = frame.left
    at = frame.group - 1
    before = f"{left}:{tokens.low[at]}" if left in "Oo" else left
    out = [("b", ""), ("L", lemma), ("R", frame.right), ("LR", f"{lemma}|{frame.right}"), ("F", form), ("S", before)]
    if frame.right.startswith("prep"):
        out.append(("R", "prep"))
    if left in "NP":
        out.append(("W", tokens.low[at]))
    return tuple(out)


def form_of(tokens: Tokens, i: int, frame: Frame) -> str:
    return (
        ("to" if frame.to else "") + ("modal" if frame.modal else "") + ("pass" if frame.passive else "")
        + ("not" if frame.negated else "") + tokens.tags[i]
    )  # fmt: skip


def score(tokens: Tokens, i: int, lemma: str, frame: Frame) -> int:
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
    return total
