"""Word lists: entries with the forms they are looked for in, and where they come from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from audit.model.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a lexicon. `forms` are the surface strings searched for (inflected, one or many words); `tags` what
    the list says about it (stance: factive, canonical: Space.com ...)."""

    lemma: str
    forms: tuple[str, ...]
    tags: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A class of words. `origin`: where the entries come from, `licence`: on what terms; both are required.
    `exact`: capitals count (names); else matching folds case, quotes, hyphens and blanks."""

    id: str
    summary: str
    origin: tuple[str, ...]
    licence: str
    entries: tuple[Entry, ...]
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Lexicons:
    """All lexicons of a pack, by id."""

    by_id: Mapping[str, Lexicon]
