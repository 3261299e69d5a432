"""The hits of one lexicon in an article."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Sequence

from audit.model.dataclass import dataclass
from audit.model.marks import Term


@dataclass(slots=True)
class Hits:
    """The hits of one lexicon: where they begin, in order, and the terms themselves."""

    starts: array[int]
    terms: Sequence[Term]

    def within(self, start: int, end: int) -> list[Term]:
        if not self.starts:
            return []
        at = bisect_left(self.starts, start)
        out = []
        while at < len(self.terms) and self.starts[at] < end:
            out.append(self.terms[at])
            at += 1
        return out
