"""What was worked out of a word, remembered: most words come again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

Value = TypeVar("Value")
LONGEST = 60
"""Characters of a word that is kept."""


class Remembered(dict[str, Value]):
    """Word -> what `work` makes of it, for the last words that were asked for: `most` at a time, then it begins anew.

    Nearly every word of every article is looked up in some: this costs half of what `functools.lru_cache` does,
    which moves what it finds to the end of a list."""

    def __init__(self, work: Callable[[str], Value], most: int) -> None:
        super().__init__()
        self._work, self._most = work, most

    def __missing__(self, word: str) -> Value:
        value = self._work(word)
        if len(word) <= LONGEST:
            if len(self) >= self._most:
                self.clear()
            self[word] = value
        return value
