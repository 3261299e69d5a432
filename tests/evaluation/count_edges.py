"""Counts the points of the edges of attributions (audit/lang/en/edge-points.txt) over ../shared, where it is.

    python tests/evaluation/count_edges.py [--leave-out]        writes the file anew (a minute), after count_points.py

The readers of attributions read PolNeAR's training articles with a `decide` that answers as the article's readers
marked it, and so asks for every edge in the way in which the program asks. Of each choice the place that is marked is
right; where none is, nothing is counted. For each edge a logistic model over the places, fitted by stochastic gradient
with a fixed seed; a name must occur in eight articles, and the fit is done twice, the second time without what weighed
next to nothing. `--leave-out`: see count_points.py.
"""

from __future__ import annotations

import math
import random
import sys
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from evaluation.count_points import labelled_articles, write_points

from audit.annotate.attribution import KINDS, edges, phrases, reading
from audit.annotate.attribution.candidates import candidates
from audit.annotate.attribution.choices import EdgeChoice
from audit.annotate.attribution.draft import Draft
from audit.annotate.attribution.edges import EDGES, POINTS_FILE
from audit.annotate.attribution.site import Site
from audit.annotate.attribution.tokens import Tokens, tokenize
from audit.lang import DEFAULT
from audit.lang.tags import COMMA, COORDINATOR, DASH, SEMICOLON
from audit.model.article import Article
from audit.model.marks import Quote

OUT = DEFAULT.folder / POINTS_FILE
ARTICLES = 8
ROUNDS = 6
RATE = 0.1
DECAY = 0.003
LIGHT = 0.15
HEAD = """\
# Points of the edges of attributions (audit/annotate/attribution/edges.py), log-odds in hundredths: a name, a blank,
# its points; two blanks part two. What the names say: cue_edges.py, content_edges.py; a letter is a class of
# audit/lang/tags.py. Counted by this project over the training part of PolNeAR (837 articles of seven outlets): figures
# about words, no text of it. Made by tests/evaluation/count_edges.py.
"""
_TRAILING = COMMA + SEMICOLON + DASH + COORDINATOR
_PARTS = ("cue", "source", "content")

Row = tuple[int, str, list[Sequence[str]], int]
"""Article, edge, the names of each place, and which of them is right."""


def main() -> None:
    articles = labelled_articles(leave_out="--leave-out" in sys.argv)
    rows = [row for n, labelled, marks in articles for row in rows_of(n, labelled, marks)]
    weights = {}
    for edge in EDGES:
        mine = [row for row in rows if row[1] == edge]
        seen: dict[str, set[int]] = defaultdict(set)
        for article, _, places, _ in mine:
            for names in places:
                for name in names:
                    seen[name].add(article)
        keep = {name for name, where in seen.items() if len(where) >= ARTICLES}
        first = _fit(mine, keep)
        last = _fit(mine, {name for name in keep if abs(first[name]) > LIGHT})
        weights.update({(edge, name): weight for name, weight in last.items()})
    write_points(OUT, HEAD, EDGES, weights)


def rows_of(n: int, article: Article, row: dict[str, Any]) -> Iterator[Row]:
    """The choices of one article of PolNeAR, as they are asked for at run time."""
    tokens = tokenize(article, article.all(Quote), KINDS)
    asked: list[tuple[EdgeChoice, int]] = []
    marks = _Marks(tokens, row["attributions"])

    def settle(site: Site, draft: Draft) -> Draft:
        marked = marks.of(draft)
        if marked is None:
            return draft

        def decide(choice: EdgeChoice) -> int:
            right = marked.right(choice, draft)
            if right is not None:
                asked.append((choice, right))
            return choice.rule if right is None else choice.places[right][0]

        return edges.decided(site, draft, decide)

    drafts = reading.read(tokens, candidates(article, tokens), settle)
    phrases.prepositions(article, tokens, drafts, settle)
    for choice, right in asked:
        yield n, choice.edge, [names for _, names in choice.places], right


class _Marks:
    """What the readers marked in one article."""

    def __init__(self, tokens: Tokens, attributions: list[dict[str, Any]]) -> None:
        self.tokens = tokens
        self.rows = [_Marked(tokens, row) for row in attributions]
        self.cues = sorted((s, e, k) for k, row in enumerate(attributions) for s, e in row.get("cue", []))

    def of(self, draft: Draft) -> _Marked | None:
        """The attribution whose cue holds the main word of the draft."""
        at, end = self.tokens.starts[draft.head], self.tokens.ends[draft.head]
        near = self.cues[: bisect_right(self.cues, end, key=lambda cue: cue[0])]
        return next((self.rows[k] for s, e, k in near if s < end and at < e), None)


class _Marked:
    """One marked attribution, as tokens: where each part begins and ends."""

    def __init__(self, tokens: Tokens, row: dict[str, Any]) -> None:
        self.parts = {part: [_range(tokens, s, e) for s, e in row.get(part, [])] for part in _PARTS}

    def right(self, choice: EdgeChoice, draft: Draft) -> int | None:
        """Which of the places is marked, the nearest to that of the rules."""
        part, _, edge = choice.edge.partition("-")
        if edge == "kept":
            return self._kept(choice, draft)
        marked = {r[edge in ("end", "close")] for r in self.parts[part]}
        fit = [k for k, (at, _) in enumerate(choice.places) if at in marked]
        return min(fit, key=lambda k: abs(choice.places[k][0] - choice.rule), default=None)

    def _kept(self, choice: EdgeChoice, draft: Draft) -> int:
        first, last = draft.content[choice.part]
        return 0 if any(a < last and first < b for a, b in self.parts["content"]) else 1


def _range(tokens: Tokens, start: int, end: int) -> tuple[int, int]:
    """The tokens of a marked span, without the punctuation that no part ends with."""
    first, last = bisect_left(tokens.starts, start), bisect_left(tokens.starts, end)
    while last > first + 1 and tokens.tags[last - 1] in _TRAILING:
        last -= 1
    return first, min(last, max(first, tokens.bounds(max(first, last - 1))[1]))


def _fit(rows: list[Row], keep: set[str]) -> dict[str, float]:
    names = sorted(keep)
    place = {name: k for k, name in enumerate(names)}
    weight = [0.0] * len(names)
    square = [0.01] * len(names)
    known = [([[place[x] for x in row if x in place] for row in places], right) for _, _, places, right in rows]
    rng = random.Random(1)
    for _ in range(ROUNDS):
        rng.shuffle(known)
        for places, right in known:
            for k, slope in _slopes(weight, places, right).items():
                step = slope + DECAY * weight[k]
                square[k] += step * step
                weight[k] -= RATE * step / math.sqrt(square[k])
    return dict(zip(names, weight, strict=True))


def _slopes(weight: list[float], places: list[list[int]], right: int) -> dict[int, float]:
    """How the loss of one choice changes with each weight."""
    totals = [sum(weight[k] for k in place) for place in places]
    top = max(totals)
    shares = [math.exp(total - top) for total in totals]
    whole = sum(shares)
    out: dict[int, float] = defaultdict(float)
    for n, (place, share) in enumerate(zip(places, shares, strict=True)):
        error = share / whole - (n == right)
        if abs(error) > 1e-4:
            for k in place:
                out[k] += error
    return out


if __name__ == "__main__":
    main()
