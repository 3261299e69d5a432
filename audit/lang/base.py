"""What the program needs of a language: its word data, a tagger, the forms of its words."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import ClassVar, Protocol, TypeVar, cast

from audit.lang.wordsets import WordSets
from audit.model.marks import Quote

S = TypeVar("S", bound=WordSets)


class Tagger(Protocol):
    """Tells the word classes of a language, as the letters of tags.py."""

    @property
    def shapes(self) -> re.Pattern[str]:
        """Finds the tokens of a text: words, numbers, marks."""

    @property
    def table(self) -> Mapping[str, str]:
        """A lower-case word -> its possible classes, most usual first."""

    def guess(self, word: str) -> str:
        """The possible classes of a lower-case word that the table lacks."""

    def possible(self, word: str, lower: str, fresh: bool, shouting: bool) -> str:
        """The possible classes of a word or dash as it is written, and in lower case. `fresh`: it opens a sentence;
        `shouting`: it stands in a block that sets most words in capitals."""

    def settle(self, codes: Sequence[str], low: Sequence[str], quotes: Mapping[int, Quote]) -> str:
        """One class a token: `codes` has the possible ones of each, `low` its words, `quotes` the Quote of a token
        that is one."""


class Lang(ABC):
    """One language. `code` is that of ISO 639-1, `folder` where its word data lies."""

    code: ClassVar[str]
    folder: ClassVar[Path]

    def __init__(self) -> None:
        self._sets: dict[type[WordSets], WordSets] = {}

    def sets(self, kind: type[S]) -> S:
        """The word sets of this class, read the first time. Raises WordSetsError when file and class do not agree."""
        if kind not in self._sets:
            self._sets[kind] = kind(self.folder)
        return cast(S, self._sets[kind])

    @property
    @abstractmethod
    def tagger(self) -> Tagger: ...

    @abstractmethod
    def forms(self, term: str, part: str) -> tuple[str, ...]:
        """The surface forms of a term, itself first, none twice. `part`: verb, noun or none."""
