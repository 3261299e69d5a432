"""What articles are usually like: quantiles of what the dimensions count, by genre and length, and no text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import NamedTuple

from audit.model.dataclass import dataclass

SCHEMA_REFERENCE = "reference/1"
SHIPPED = "shipped"
STEPS = 100
LEAST = 40
"""Articles under which a genre, or a class of length within it, has no reference."""
LENGTHS = (0, 300, 600, 1000)
"""Where classes of length begin, in words of the body."""
DIGITS = 4


class PlaceIn(NamedTuple):
    """Where a value lies among others, of 100: `low` of them are less, `high` are less or alike."""

    low: float
    high: float

    @property
    def middle(self) -> float:
        """Those that are alike are split: half of them count as less."""
        return (self.low + self.high) / 2


@dataclass(frozen=True, slots=True)
class Quantiles:
    """What `n` articles have of one quantity: `at[k]` is the value that k of 100 do not exceed."""

    n: int
    at: tuple[float, ...]

    def place(self, value: float) -> PlaceIn:
        """The place of a value; between two quantiles it is interpolated."""
        value = round(value, DIGITS)
        first, last = bisect_left(self.at, value), bisect_right(self.at, value)
        if last > first:
            return PlaceIn(_percent(first if first else 0), _percent(last - 1))
        if not first or first > STEPS:
            return PlaceIn(_percent(min(first, STEPS)), _percent(min(first, STEPS)))
        below, above = self.at[first - 1], self.at[first]
        between = _percent(first - 1 + (value - below) / (above - below))
        return PlaceIn(between, between)


def _percent(step: float) -> float:
    return 100 * step / STEPS


def quantiles(values: Sequence[float]) -> Quantiles:
    """Of one value or more."""
    ordered = sorted(round(v, DIGITS) for v in values)
    last = len(ordered) - 1
    return Quantiles(len(ordered), tuple(ordered[round(last * k / STEPS)] for k in range(STEPS + 1)))


@dataclass(frozen=True, slots=True)
class ReferenceTable:
    """The articles of one genre and class of length (`longest` None: no upper end), as the rules of `pack` see them:
    the quantiles of each dimension's quantity, by its id."""

    genre: str
    pack: str
    shortest: int
    longest: int | None
    n: int
    outlets: int
    first_year: int | None
    last_year: int | None
    dimensions: Mapping[str, Quantiles] = field(default_factory=dict)

    @property
    def whole(self) -> bool:
        """Does it hold articles of every length?"""
        return not self.shortest and self.longest is None

    def holds(self, words: int) -> bool:
        return self.shortest <= words and (self.longest is None or words <= self.longest)


@dataclass(frozen=True, slots=True)
class Reference:
    """Tables under a name. `made`: how, in a sentence; `rules`: the version of the rules that counted."""

    name: str
    made: str
    rules: str
    tables: tuple[ReferenceTable, ...]

    def table(self, genre: str, pack: str, dimension: str, words: int | None = None) -> ReferenceTable | None:
        """The narrowest table for an article of so many words, or of any length; None where there are too few of its
        genre."""
        fitting = [
            t
            for t in self.tables
            if (t.genre, t.pack) == (genre, pack) and dimension in t.dimensions
            if (t.whole if words is None else t.holds(words))
        ]
        return min(fitting, key=lambda t: (t.whole, t.n), default=None)
