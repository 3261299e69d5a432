"""Sentences without a cue that all the same ascribe a plan, wish, stance or view to somebody."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import exp

from audit.annotate.attribution.draft import Draft
from audit.annotate.attribution.frames import Frame
from audit.annotate.attribution.gate import Scored
from audit.annotate.attribution.tokens import Tokens

Reader = Callable[[int, Frame, int, int], Draft | None]
"""Reads one candidate: its token, its frame, first and last token of its sentence."""


ASCRIBED = 0.5
ASCRIBED_QUOTED = 0.4
"""How likely it must be that a sentence without a cue ascribes something, for an attribution without one;
less in one that holds words in quotation marks."""


def attitudes(tokens: Tokens, judged: Mapping[int, Scored], drafts: list[Draft], reader: Reader) -> list[Draft]:
    """A plan, wish, stance or view that the writer ascribes to somebody: no word reports it, so there is no cue."""
    told = [r for d in drafts for r in (d.cue, *d.content) if r]
    covered = bytearray(len(tokens))
    for a, b in told:
        covered[a:b] = b"\x01" * (b - a)
    out = []
    rows: dict[tuple[int, int], list[int]] = {}
    last = first = -1
    for i in judged:
        if not first <= i < last:
            first, last = tokens.bounds(i)
        rows.setdefault((first, last), []).append(i)
    for (first, last), row in rows.items():
        if 1 in covered[first:last]:
            continue
        doubt = 1.0
        for i in row:
            doubt *= 1 / (1 + exp(judged[i].points / 100))
        if 1 - doubt < (ASCRIBED_QUOTED if "Q" in tokens.tags[first:last] else ASCRIBED):
            continue
        best = max(row, key=lambda i: judged[i].points)
        draft = reader(best, judged[best].frame, first, last)
        if draft is None or not (draft.source or draft.agentless):
            continue
        if not draft.content and best + 1 < last:
            draft.content = [(best + 1, last)]
        draft.cue, draft.construction = None, "attitude"
        if draft.source:
            draft.group, draft.agentless = "mental", False
        out.append(draft)
    return out
