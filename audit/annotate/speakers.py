"""Who the speakers of an article are: one mark a person, body or document, under the fullest name that the text uses.

A surname, a pronoun, "the ministry" lead back to a name above; where more than one could be meant, `sure` is False.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from audit.lang.wordsets import WordRow, WordSet, WordSets
from audit.model.marks import SourceType, Speaker
from audit.model.text import Span

_MEMORY = 12
"""How many speakers back a pronoun or a short form may lead."""


class SpeakerWords(WordSets):
    FILE = "speakers.txt"
    he: WordSet
    she: WordSet
    they: WordSet
    it: WordSet
    who: WordSet
    female: WordSet
    male: WordSet
    articles: WordRow
    pointing: WordRow
    titles: WordRow

    @cached_property
    def pronouns(self) -> WordSet:
        return self.he | self.she | self.they | self.it | self.who

    @cached_property
    def plural(self) -> WordSet:
        """Pronouns that may mean more than one of those above."""
        return self.they | self.it

    @cached_property
    def article(self) -> re.Pattern[str]:
        return re.compile(rf"^(?:{'|'.join(self.articles)})\s+", re.I)

    @cached_property
    def title(self) -> re.Pattern[str]:
        return re.compile(rf"^(?:{'|'.join(self.titles)})\.?\s+")

    @cached_property
    def pointers(self) -> tuple[str, ...]:
        return tuple(f"{word} " for word in self.pointing)


@dataclass(slots=True)
class _Entry:
    """A speaker while the article is read."""

    name: str
    type: SourceType
    role: str | None
    mentions: list[Span] = field(default_factory=list)
    sure: bool = True
    gender: str = ""


@dataclass(slots=True)
class Mention:
    """One source span: its words, its type, the name inside it and the role that stands beside the name."""

    span: Span
    text: str
    type: SourceType
    name: str = ""
    role: str | None = None


class Register:
    """The speakers met so far, in the order of the text."""

    def __init__(self, sets: SpeakerWords) -> None:
        self._sets = sets
        self._entries: list[_Entry] = []
        self._by_name: dict[str, int] = {}
        self._by_surname: dict[str, list[int]] = {}
        self._latest: list[int] = []

    def add(self, mention: Mention) -> int | None:
        """The index of the speaker that the mention means, a new one where it is the first; None for a pronoun that
        leads to nobody."""
        word = mention.text.lower()
        if word in self._sets.pronouns:
            at = self._pronoun(word, mention)
        elif mention.type is SourceType.PERSON and mention.name:
            at = self._person(mention)
        else:
            at = self._thing(mention)
        if at is None:
            return None
        entry = self._entries[at]
        if not entry.mentions or entry.mentions[-1] != mention.span:
            entry.mentions.append(mention.span)
        if mention.role and not entry.role:
            entry.role = mention.role
        self._latest = [n for n in self._latest[-_MEMORY:] if n != at]
        self._latest.append(at)
        return at

    def outlet(self) -> int | None:
        """The publication that was cited last, when no report or paper of another kind was since."""
        for at in reversed(self._latest):
            if self._entries[at].type in (SourceType.OUTLET, SourceType.AGGREGATOR):
                return at
            if self._entries[at].type is SourceType.DOCUMENT:
                return None
        return None

    def mention(self, at: int, span: Span) -> int:
        """One more mention of a speaker that is known."""
        self._entries[at].mentions.append(span)
        return at

    def adjacent(self, at: int, span: Span) -> bool:
        """Was the speaker mentioned right before `span`, but for a comma?"""
        before = [m for m in self._entries[at].mentions if m.end <= span.start]
        return bool(before) and span.start - before[-1].end <= 2

    def type_of(self, at: int) -> SourceType:
        return self._entries[at].type

    def _is_called(self, at: int, noun: str) -> bool:
        entry = self._entries[at]
        return noun in entry.name.lower().split() or noun in (entry.role or "").lower().split()

    def speakers(self) -> list[Speaker]:
        return [
            Speaker(e.mentions[0], e.name, e.type, e.role, tuple(sorted(dict.fromkeys(e.mentions))), e.sure)
            for e in self._entries
        ]

    def _new(self, name: str, kind: SourceType, role: str | None) -> int:
        self._entries.append(_Entry(name, kind, role))
        return len(self._entries) - 1

    def _pronoun(self, word: str, mention: Mention) -> int | None:
        sets = self._sets
        gender = "m" if word in sets.he else "f" if word in sets.she else ""
        persons = bool(gender) or word in sets.who
        near = [
            at
            for at in reversed(self._latest[-6:])
            if (self._entries[at].type in (SourceType.PERSON, SourceType.ROLE, SourceType.ANONYMOUS)) == persons
            or word in sets.they
        ]
        if gender:
            near = [
                at
                for at in near
                if self._entries[at].type is SourceType.PERSON or not self._entries[at].name.endswith("s")
            ]
        fits = [at for at in near if not gender or self._entries[at].gender in ("", gender)]
        if not fits:
            return None
        if gender and not self._entries[fits[0]].gender:
            self._entries[fits[0]].gender = gender
        if len(fits) > 1 and word in sets.plural:
            self._entries[fits[0]].sure = False
        return fits[0]

    def _person(self, mention: Mention) -> int:
        name = self._sets.title.sub("", mention.name)
        key = name.lower()
        surname = key.split()[-1]
        if key in self._by_name:
            return self._by_name[key]
        same = self._by_surname.get(surname, [])
        if " " not in key and same:
            if len(same) > 1:
                self._entries[same[-1]].sure = False
            return same[-1]
        if " " in key and same:
            for at in same:
                if " " not in self._entries[at].name:
                    self._entries[at].name = name
                    self._by_name[key] = at
                    return at
        at = self._new(name, SourceType.PERSON, mention.role)
        words = {w.lower().rstrip(".") for w in f"{mention.text} {mention.role or ''}".split()}
        self._entries[at].gender = "f" if words & self._sets.female else "m" if words & self._sets.male else ""
        self._by_name[key] = at
        self._by_surname.setdefault(surname, []).append(at)
        return at

    def _thing(self, mention: Mention) -> int:
        bare = self._sets.article.sub("", mention.name or mention.text).strip()
        key = bare.lower()
        if key in self._by_name:
            return self._by_name[key]
        if mention.text.lower().startswith(self._sets.pointers) and bare and bare[0].islower():
            noun = key.split()[-1]
            meant = [at for at in reversed(self._latest) if self._is_called(at, noun)]
            if meant:
                if len(meant) > 1:
                    self._entries[meant[0]].sure = False
                return meant[0]
        at = self._new(bare or mention.text, mention.type, mention.role)
        self._by_name[key] = at
        return at
