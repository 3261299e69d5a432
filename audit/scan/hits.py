"""The hits of the scan on one article, made when they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, KeysView, Mapping
from typing import Any

from audit.model.marks import Term

Makers = dict[str, Callable[[str], tuple[Term, ...]]]
"""By the key of the hits of a lexicon or pattern, what makes them of that key."""


class ScanHits(Mapping[str, tuple[Term, ...]]):
    """The hits of each lexicon and pattern that may have some, in order; made once, for the first who asks."""

    def __init__(self, makers: Makers) -> None:
        self._makers = makers
        self._made: dict[str, tuple[Term, ...]] = {}

    def __getitem__(self, key: str) -> tuple[Term, ...]:
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
