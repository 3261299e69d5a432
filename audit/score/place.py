"""A quantity -> a score of 100: its place among usual articles, or where there is no reference, its own scale."""

from __future__ import annotations

from collections.abc import Callable

from audit.model.dataclass import dataclass
from audit.model.dimension import ReferenceRow
from audit.model.reference import SHIPPED, PlaceIn, Reference, ReferenceTable
from audit.score.methods import METHODS, DimensionCase

NEWS = "news"
MIDDLE = 50.0
EDGE = 0.5  # no place is over 99.5: there may be an article that none of the reference is like
FIFTH, THIRD = 20, 35
ALIKE = 80  # of 100 articles that fare alike, from which "as usual" says more than a number
TRUST = {"prior_claims": 4, "prior_words": 100}
"""Claims or words that it takes until half of what they show is believed."""


@dataclass(frozen=True, slots=True)
class Scale:
    """How the values of one dimension of one article become scores. `table` None: on the quantity's own scale."""

    case: DimensionCase
    reference: Reference | None
    table: ReferenceTable | None

    @property
    def placed(self) -> bool:
        """Is the score a place? A share of claims reads as what it is, and its place stands beside it."""
        return self.table is not None and self.case.policy.curve.method not in ("coverage", "checklist")

    def score(self, value: float) -> float:
        if not self.placed:
            return METHODS[self.case.policy.curve.method].scale(self.case, value)
        place = self.place(value).middle
        believed = MIDDLE + (place - MIDDLE) * self._trust()
        return max(EDGE, min(100 - EDGE, believed))

    def place(self, value: float) -> PlaceIn:
        """Of 100 articles, how many fare worse and how many no better."""
        assert self.table is not None
        found = self.table.dimensions[self.case.policy.id].place(value)
        return found if METHODS[self.case.policy.curve.method].more else PlaceIn(100 - found.high, 100 - found.low)

    def _trust(self) -> float:
        """How much the quantity of so short a text tells, 0 to 1: a few words without a fault show little."""
        method = METHODS[self.case.policy.curve.method]
        if not method.trust:
            return 1.0
        base = self.case.counts.n if self.case.policy.curve.method == "share" else self.case.counts.words
        return base / (base + TRUST[method.trust])

    def row(self, value: float) -> ReferenceRow | None:
        table, reference = self.table, self.reference
        if table is None or reference is None:
            return None
        found = self.place(value)
        return ReferenceRow(
            name=reference.name,
            genre=table.genre,
            n=table.dimensions[self.case.policy.id].n,
            outlets=table.outlets,
            first_year=table.first_year,
            last_year=table.last_year,
            shortest=table.shortest,
            longest=table.longest,
            place=round(found.middle, 1),
            alike=found.high - found.low >= ALIKE,
            words=against(reference, table),
        )


def scale_of(case: DimensionCase, genre: str, pack: str, reference: Reference | None) -> Scale:
    """How this dimension is scored for an article of this genre; one that states none is news."""
    words = case.counts.words if METHODS[case.policy.curve.method].by_length else None
    table = reference.table(genre or NEWS, pack, case.policy.id, words) if reference else None
    return Scale(case, reference, table)


def against(reference: Reference, table: ReferenceTable) -> str:
    """What it is compared with: your last 412 articles; 212 articles of news of 300 to 599 words."""
    articles = f"your last {table.n:,} articles" if reference.name != SHIPPED else f"{table.n:,} articles"
    if table.whole:
        sizes = ""
    elif table.longest is None:
        sizes = f" of {table.shortest:,} words and more"
    elif not table.shortest:
        sizes = f" of up to {table.longest:,} words"
    else:
        sizes = f" of {table.shortest:,} to {table.longest:,} words"
    return f"{articles} ({table.genre}{sizes})"


def compared(place: PlaceIn, alike: bool) -> str:
    """Where an article lies, in words."""
    if alike or place.low <= MIDDLE <= place.high or THIRD <= place.middle <= 100 - THIRD:
        return "as usual"
    ends: tuple[tuple[Callable[[float], bool], str], ...] = (
        (lambda p: p <= FIFTH, "in the lowest fifth"),
        (lambda p: p < MIDDLE, "below the usual"),
        (lambda p: p >= 100 - FIFTH, "in the highest fifth"),
    )
    return next((words for holds, words in ends if holds(place.middle)), "above the usual")
