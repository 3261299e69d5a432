"""Sentences without a cue that nevertheless ascribe a plan, wish, stance or view to somebody."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from math import exp

from audit.annotate.attribution.cue_model import Scored
from audit.annotate.attribution.draft import Draft
from audit.annotate.attribution.tokens import Tokens
from audit.lang.tags import QUOTATION

Reader = Callable[[int, int, int], Draft | None]
"""Reads one candidate that is no cue: its token, first and last token of its sentence."""

ASCRIBED = 0.4
ASCRIBED_QUOTED = 0.32
"""How likely it must be that a sentence without a cue ascribes something, for an attribution without one;
less in one that holds words in quotation marks. Set on PolNeAR's development set."""


def attitudes(tokens: Tokens, judged: Mapping[int, Scored], drafts: list[Draft], reader: Reader) -> list[Draft]:
    """A plan, wish, stance or view that the writer ascribes to somebody: no word reports it, so there is no cue."""
    covered = bytearray(len(tokens))
    for draft in drafts:
        for r in (draft.cue, *draft.content):
            if r:
                covered[r[0] : r[1]] = b"\x01" * (r[1] - r[0])
    out: list[Draft] = []
    for (first, last), row in _sentences(tokens, judged).items():
        if 1 in covered[first:last]:
            continue
        needed = ASCRIBED_QUOTED if QUOTATION in tokens.tags[first:last] else ASCRIBED
        if _likelihood(judged[i].points for i in row) < needed:
            continue
        best = max(row, key=lambda i: judged[i].points)
        ascribed = reader(best, first, last)
        if ascribed is None:
            continue
        ascribed.cue, ascribed.construction = None, "attitude"
        if ascribed.source:
            ascribed.group, ascribed.agentless = "mental", False
        out.append(ascribed)
    return out


def _sentences(tokens: Tokens, judged: Mapping[int, Scored]) -> dict[tuple[int, int], list[int]]:
    """The candidates of each sentence that has some."""
    rows: dict[tuple[int, int], list[int]] = {}
    first = last = -1
    for i in judged:
        if not first <= i < last:
            first, last = tokens.bounds(i)
        rows.setdefault((first, last), []).append(i)
    return rows


def _likelihood(points: Iterable[int]) -> float:
    """How likely it is that at least one of the candidates with these points is a cue."""
    none = 1.0
    for one in points:
        none *= 1 / (1 + exp(one / 100))
    return 1 - none
