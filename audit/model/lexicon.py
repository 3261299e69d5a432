"""Word lists: entries with the forms they are looked for in, and where they come from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from functools import cached_property
from typing import Any

from audit.model.dataclass import dataclass
from audit.model.late import LateTuple
from audit.model.text import fold

START = 8
"""Characters of a form by which it is looked for: longer ones make the search larger and hardly rarer."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a lexicon. `forms` are the surface strings searched for (inflected, one or many words); `tags` what
    the list says about it (stance: factive, canonical: Space.com ...)."""

    lemma: str
    forms: tuple[str, ...]
    tags: Mapping[str, str] = field(default_factory=dict)


class KeptEntries(LateTuple[Entry]):
    """The entries of a lexicon as a compiled pack has them: columns, which are read when an article holds a word of
    theirs, and few entries are ever made of them. `starts`: see Lexicon."""

    def __init__(self, columns: Callable[[], Sequence[Sequence[Any]]], starts: Mapping[str, Sequence[int]]) -> None:
        super().__init__(lambda: map(self.entry, range(len(self._columns[0]))))
        self._read = columns
        self.starts = starts

    @cached_property
    def _columns(self) -> Sequence[Sequence[Any]]:
        return self._read()

    def entry(self, number: int) -> Entry:
        lemmas, forms, tags = self._columns
        return Entry(lemmas[number], tuple(forms[number]), tags[number])


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A class of words. `origin`: where the entries come from, `licence`: on what terms; both are required.
    `exact`: capitals count (names); else matching folds case, quotes, hyphens and blanks."""

    id: str
    summary: str
    origin: tuple[str, ...]
    licence: str
    entries: Sequence[Entry]
    exact: bool = False

    @property
    def starts(self) -> Mapping[str, Sequence[int]]:
        """The first characters of forms, folded -> the numbers of the entries with a form that begins so."""
        if isinstance(self.entries, KeptEntries):
            return self.entries.starts
        starts: dict[str, list[int]] = {}
        for n, entry in enumerate(self.entries):
            for start in dict.fromkeys(fold(form)[:START] for form in entry.forms):
                starts.setdefault(start, []).append(n)
        return starts

    def entry(self, number: int) -> Entry:
        return self.entries.entry(number) if isinstance(self.entries, KeptEntries) else self.entries[number]


@dataclass(frozen=True, slots=True)
class Lexicons:
    """All lexicons of a pack, by id."""

    by_id: Mapping[str, Lexicon]
