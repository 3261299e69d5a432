"""Counts the points of the cue model (audit/lang/en/cue-points.txt) over ../shared, where it is.

    python tests/evaluation/count_points.py               writes the file anew (half a minute)
    python tests/evaluation/count_points.py --leave-out   the same without every fifth article of PolNeAR, to measure on
                                                          those (held_out.py); such a file is not for committing

A logistic model with a ridge on the features of cue_model.py; a feature must occur in at least four articles, and the
fit is done twice, the second time without what weighed next to nothing. What a reader marked as part of a longer cue
beside its main word is left out of the count.

Two sets are counted together: PolNeAR's training articles and those of gold/look. Their readers agree on what speech
looks like and differ on how much of wishing, supporting and ordering is speech. So the points of both are the same but
for a part that is learned from gold/look alone and held close to nothing (`OWN`): coarse features, of which a few
articles say enough. The points written are the sum.
"""

from __future__ import annotations

import json
import sys
import textwrap
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from audit import annotate, assets, packs, parse
from audit.annotate.attribution import KINDS, cue_model
from audit.annotate.attribution.candidates import candidates
from audit.annotate.attribution.cue_model import POINTS_FILE, SECTIONS, Feature
from audit.annotate.attribution.tokens import Tokens, tokenize
from audit.lang import DEFAULT
from audit.lang.tags import VERB
from audit.load import from_text
from audit.model.article import Article
from audit.model.house import House
from audit.model.marks import Quote
from audit.scan import Matcher

SHARED = Path(__file__).resolve().parents[3] / "shared"
TRAIN = SHARED / "data" / "polnear" / "train.jsonl"
LOOK = SHARED / "gold" / "look" / "gold.jsonl"
OWN = ("word", "group", "form")
"""The sections of which gold/look has points of its own, on top of those it shares."""
HELD_OUT = 5
"""Every so many articles of PolNeAR's training part can be left out, to be measured on."""
OUT = DEFAULT.folder / POINTS_FILE
ARTICLES = 4
RIDGE = 5.0
"""What a point costs, whether shared or of gold/look alone."""
BALANCE = 0.7
"""Added to what every candidate has, so that precision and recall balance: both sets together make the model shy."""
NEWTON = 12
STEPS = 60  # of conjugate gradients in each step of Newton's method
LIGHT = {"pair": 0.1, "noun": 0.1, "row": 0.08, "shape": 0.1, "next": 0.08, "previous": 0.08, "quoted": 0.1}
HEAD = """\
# Points of the cue model (audit/annotate/attribution/cue_model.py), log-odds in hundredths: a name, a blank, its
# points; two blanks part two. Counted by this project over the training part of PolNeAR (837 articles of seven
# outlets) and 51 labelled articles of other outlets: figures about words, no text of them. Made by
# tests/evaluation/count_points.py.
"""

Row = tuple[int, int, list[Feature]]
"""Article, 1 where the candidate is a cue and else 0, its features."""


def main() -> None:
    leave_out = "--leave-out" in sys.argv
    rows = [row for n, article, marks in labelled_articles(leave_out=leave_out) for row in rows_of(n, article, marks)]
    rows += [row for n, article, marks in labelled_articles(LOOK) for row in rows_of_look(-1 - n, article, marks)]
    seen: dict[Feature, set[int]] = defaultdict(set)
    for number, _, names in rows:
        for name in names:
            seen[name].add(number)
    keep = {name for name, where in seen.items() if len(where) >= ARTICLES or name[0] == "word"}
    weights = _fit(rows, keep)
    keep = {name for name in keep if name[0] in ("word", "base") or abs(weights[name]) > LIGHT.get(name[0], 0.05)}
    weights = _fit(rows, keep)
    weights["base", ""] += BALANCE
    write_points(OUT, HEAD, SECTIONS, weights, always=("base", "word"))


def labelled_articles(path: Path = TRAIN, *, leave_out: bool = False) -> Iterator[tuple[int, Article, dict[str, Any]]]:
    """Number, article, and what its readers marked."""
    lexicons = packs.load_lexicons([assets.rules_dir() / "lexicons"])
    matcher = Matcher([lexicons[name] for name in annotate.LEXICONS], annotate.PATTERNS)
    for n, line in enumerate(path.read_text("utf-8").splitlines()):
        if not (leave_out and n % HELD_OUT == 0):
            row = json.loads(line)
            article = matcher.scan(parse.parse(from_text(row["text"], "train.txt")))
            yield n, annotate.annotate(article, House(), lexicons), row


def rows_of(n: int, article: Article, row: dict[str, Any]) -> Iterator[Row]:
    """The candidates of one article of PolNeAR with the features that they have at run time; `row` marks its cues."""
    marked = [(s, e, k) for k, a in enumerate(row["attributions"]) for s, e in a.get("cue", [])]
    return _rows(n, article, marked, ())


def rows_of_look(n: int, article: Article, row: dict[str, Any]) -> Iterator[Row]:
    """The same of an article of gold/look: its body sentences, without what its readers did not agree on."""
    cues = [s for s in row["spans"] if s["label"] == "CUE"]
    marked = [(s["start"], s["end"], k) for k, s in enumerate(cues) if s["agreed"]]
    unsure = [(s["start"], s["end"]) for s in cues if not s["agreed"]]
    unsure += [(s["start"], s["end"]) for s in row["sentences"] if s["block"] != "body"]
    return _rows(n, article, marked, unsure)


def _rows(
    n: int, article: Article, marked: list[tuple[int, int, int]], unsure: Sequence[tuple[int, int]]
) -> Iterator[Row]:
    tokens = tokenize(article, article.all(Quote), KINDS)
    words = candidates(article, tokens)
    frames = cue_model.frames_of(tokens, words)
    clauses = cue_model.clauses_of(tokens, words, frames)
    positions = cue_model.positions_of(tokens, frames)
    within = {i: _cues_at(tokens, i, sorted(marked)) for i in frames}
    heads = _heads(tokens, within)
    for i, f in frames.items():
        if (i in heads or not within[i]) and not any(s <= tokens.starts[i] < e for s, e in unsure):
            yield n, int(i in heads), cue_model.features(tokens, i, words[i], f, clauses[i], positions[i])


def _cues_at(tokens: Tokens, i: int, marked: list[tuple[int, int, int]]) -> list[int]:
    """The attributions in whose cue token i stands."""
    at = bisect_right(marked, tokens.starts[i], key=lambda m: m[0])
    near = marked[max(0, at - 6) : at]
    return [k for s, e, k in near if s <= tokens.starts[i] and tokens.ends[i] <= e + 1]


def _heads(tokens: Tokens, within: dict[int, list[int]]) -> set[int]:
    """The main word of each cue: its first verb, else its last candidate."""
    parts: dict[int, list[int]] = defaultdict(list)
    for i, attributions in within.items():
        for k in attributions:
            parts[k].append(i)
    return {next((i for i in row if tokens.tags[i] in VERB), row[-1]) for row in parts.values()}


def _fit(rows: Sequence[Row], keep: set[Feature]) -> dict[Feature, float]:
    """The points of each feature for articles like those of gold/look, whose rows have negative numbers."""
    names = sorted(keep)
    own = [name for name in names if name[0] in OWN]
    place = {name: k for k, name in enumerate(names)}
    apart = {name: len(names) + k for k, name in enumerate(own)}
    at: list[tuple[int, int]] = []
    for n, (number, _, features) in enumerate(rows):
        at += [(n, place[x]) for x in features if x in place]
        if number < 0:
            at += [(n, apart[x]) for x in features if x in apart]
    row, column = np.array(at).T
    weight = _ridge(row, column, np.array([y for _, y, _ in rows], float), len(names) + len(own))
    return {name: float(weight[k] + (weight[apart[name]] if name in apart else 0)) for name, k in place.items()}


def _ridge(row: Any, column: Any, y: Any, size: int) -> Any:
    """Newton's method for the logistic model whose features are 1 at the given places: its weights."""

    def total(w: Any) -> Any:
        return np.bincount(row, w[column], len(y))

    def back(v: Any) -> Any:
        return np.bincount(column, v[row], size)

    w = np.zeros(size)
    for _ in range(NEWTON):
        p = 1 / (1 + np.exp(-total(w)))
        rest = back(y - p) - RIDGE * w
        spread = p * (1 - p)
        scale = back(spread) + RIDGE  # the diagonal: features are common or rare
        step, ahead = np.zeros(size), rest / scale
        size_of_rest = rest @ ahead
        for _ in range(STEPS):
            curve = back(spread * total(ahead)) + RIDGE * ahead
            far = size_of_rest / (ahead @ curve)
            step += far * ahead
            rest = rest - far * curve
            solved = rest / scale
            size_of_rest, before = rest @ solved, size_of_rest
            if size_of_rest < 1e-8:
                break
            ahead = solved + size_of_rest / before * ahead
        w += step
    return w


def write_points(
    path: Path,
    head: str,
    titles: Mapping[str, str],
    weights: Mapping[Feature, float],
    always: Sequence[str] = (),
) -> None:
    """A table of points, a section each; `always`: sections in which 0 is said too."""
    lines = [head.rstrip()]
    for section, about in titles.items():
        items = [
            f"{name} {round(100 * weight)}"
            for (of, name), weight in sorted(weights.items())
            if of == section and (round(100 * weight) or section in always)
        ]
        # A name may hold a blank: those within an item are kept from the wrapping.
        row = " ".join(item.replace(" ", "\u0001") for item in items)
        wrapped = textwrap.wrap(row, 116, break_long_words=False, break_on_hyphens=False)
        lines += ["", f"[{section}] {about}"]
        lines += [part.replace(" ", "  ").replace("\u0001", " ") for part in wrapped]
    path.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
