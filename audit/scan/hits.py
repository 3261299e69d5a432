"""The hits of the scan on one article, made when they are asked for."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, KeysView, Mapping, Sequence
from typing import TYPE_CHECKING, Any, overload

from audit.model.marks import Term
from audit.model.text import Span

if TYPE_CHECKING:
    from audit.model.lexicon import Entry

Makers = dict[str, Callable[[str], Sequence[Term]]]
"""By the key of the hits of a lexicon or pattern, what makes them of that key."""
FIGURES = 3
"""Figures of a hit: start, end, number of its entry (of a pattern's -1)."""
FEW = 100
"""Hits of one lexicon or pattern that are kept as terms: an article of common length has no more."""


class ScanHits(Mapping[str, Sequence[Term]]):
    """The hits of each lexicon and pattern that may have some, in order; made once, for the first who asks."""

    def __init__(self, makers: Makers) -> None:
        self._makers = makers
        self._made: dict[str, Sequence[Term]] = {}

    def __getitem__(self, key: str) -> Sequence[Term]:
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = self._makers[key](key)
        return made

    # Most have none, and many ask.

    def get(self, key: str, default: Any = None) -> Any:
        made = self._made.get(key)
        if made is not None:
            return made
        return self[key] if key in self._makers else default

    def keys(self) -> KeysView[str]:
        return self._makers.keys()

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)


class ManyHits(Sequence[Term]):
    """The hits of one lexicon or pattern in a long text, each made a term when it is looked at: as figures they take a
    tenth of the memory."""

    def __init__(self, key: str, figures: array[int], entries: Sequence[Entry]) -> None:
        self._key, self._figures, self._entries = key, figures, entries

    def __len__(self) -> int:
        return len(self._figures) // FIGURES

    def __iter__(self) -> Iterator[Term]:
        return map(self._term, range(0, len(self._figures), FIGURES))

    @overload
    def __getitem__(self, at: int) -> Term: ...
    @overload
    def __getitem__(self, at: slice) -> list[Term]: ...
    def __getitem__(self, at: int | slice) -> Term | list[Term]:
        places = range(0, len(self._figures), FIGURES)[at]
        return self._term(places) if isinstance(places, int) else list(map(self._term, places))

    def _term(self, place: int) -> Term:
        start, end, entry = self._figures[place : place + FIGURES]
        return Term(Span(start, end), self._key, self._entries[entry] if entry >= 0 else None)


def terms_of(key: str, figures: array[int], entries: Sequence[Entry] = ()) -> Sequence[Term]:
    """The hits of one lexicon or pattern by their figures, which are in order."""
    hits = ManyHits(key, figures, entries)
    return hits if len(hits) > FEW else tuple(hits)
