"""Who the speakers of an article are: one mark a person, body or document, under the fullest name that the text uses.

A surname, a pronoun, "the ministry" lead back to a name above. Where more than one could be meant it leads to nobody:
the pronoun or the surname is a speaker of its own, whose `sure` is False.
"""

from __future__ import annotations

import re
from dataclasses import field, replace
from functools import cached_property

from audit.lang.wordsets import WordRow, WordSet, WordSets
from audit.model.dataclass import dataclass
from audit.model.marks import SourceType, Speaker
from audit.model.text import Span

_MEMORY = 12
"""How many speakers back a pronoun or a short form may lead."""
_REACH, _APART = 450, 250
"""Characters back within which "they" and "it" lead to a speaker, and by which one must be nearer than the next."""
_PEOPLE = frozenset((SourceType.PERSON, SourceType.ROLE, SourceType.ANONYMOUS))


class SpeakerWords(WordSets):
    FILE = "speakers.txt"
    he: WordSet
    she: WordSet
    they: WordSet
    it: WordSet
    who: WordSet
    relatives: WordSet
    reports: WordSet
    articles: WordRow
    pointing: WordRow

    @cached_property
    def pronouns(self) -> WordSet:
        return self.he | self.she | self.they | self.it | self.who

    @cached_property
    def article(self) -> re.Pattern[str]:
        return re.compile(rf"^(?:{'|'.join(self.articles)})\s+", re.I)

    @cached_property
    def pointers(self) -> tuple[str, ...]:
        return tuple(f"{word} " for word in self.pointing)


@dataclass(slots=True)
class _Entry:
    """A speaker while the article is read. `hidden`: a crowd, which is no speaker, though "they" may mean it."""

    name: str
    type: SourceType
    role: str | None
    plural: bool = False
    sure: bool = True
    hidden: bool = False
    mentions: list[Span] = field(default_factory=list)


@dataclass(slots=True)
class Mention:
    """One source span: its words, its type, the name by which the text knows the source, and the role that it gives.
    `sure`: not so where a pronoun or a surname could mean two."""

    span: Span
    text: str
    type: SourceType
    name: str = ""
    role: str | None = None
    sure: bool = True
    plural: bool = False


class Register:
    """The speakers met so far, in the order of the text."""

    def __init__(self, sets: SpeakerWords) -> None:
        self._sets = sets
        self._entries: list[_Entry] = []
        self._by_name: dict[tuple[str, bool, bool], int] = {}
        self._latest: list[int] = []

    def add(self, mention: Mention) -> int | None:
        """The index of the speaker that the mention means, a new one where it is the first; None for a pronoun that
        leads to nobody."""
        word = mention.text.lower()
        if not mention.name and mention.sure and word in self._sets.pronouns:
            at = self._pronoun(word, mention)
        elif not mention.sure or (mention.type is SourceType.PERSON and mention.name):
            at = self._named(mention.name or word, mention)
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

    def paper(self, noun: str, studies: WordSet) -> int | None:
        """The publication cited last, or a study or report since that is called so ("the paper")."""
        for at in reversed(self._latest):
            entry = self._entries[at]
            if entry.type in (SourceType.OUTLET, SourceType.AGGREGATOR):
                return at
            if entry.type is SourceType.DOCUMENT and noun in studies:
                names = entry.name.lower().split()
                if noun in names or not studies.isdisjoint(names):
                    return at
                if noun in self._sets.reports:
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

    def hidden(self, at: int) -> bool:
        return self._entries[at].hidden

    def _is_called(self, at: int, noun: str, kind: SourceType) -> bool:
        entry = self._entries[at]
        if entry.hidden or (entry.type in _PEOPLE) != (kind in _PEOPLE):
            return False
        return noun in entry.name.lower().split() or noun in (entry.role or "").lower().split()

    def speakers(self) -> list[Speaker]:
        return [
            Speaker(e.mentions[0], e.name, e.type, e.role, tuple(sorted(dict.fromkeys(e.mentions))), e.sure)
            for e in self._entries
        ]

    def _new(self, name: str, mention: Mention) -> int:
        role = mention.role if mention.type is SourceType.PERSON else None
        crowd = mention.type is SourceType.VAGUE
        self._entries.append(_Entry(name, mention.type, role, mention.plural, mention.sure, crowd))
        return len(self._entries) - 1

    def _pronoun(self, word: str, mention: Mention) -> int | None:
        """They, it, who and which: the only one of its kind that was spoken of shortly before."""
        sets = self._sets
        near = [at for at in reversed(self._latest[-6:]) if self._distance(at, mention.span) <= _REACH]
        fits = [at for at in near if self._fits(self._entries[at], word)]
        if not fits:
            return None
        first = self._distance(fits[0], mention.span)
        if word in sets.who | sets.relatives:
            return fits[0] if first <= 2 else None
        if len(fits) > 1 and self._distance(fits[1], mention.span) - first < _APART:
            mention.type, mention.sure = self._entries[fits[0]].type, False
            return self._named(word, mention)
        return fits[0]

    def _fits(self, entry: _Entry, word: str) -> bool:
        if not entry.sure and entry.name != word:
            return False
        if word in self._sets.who:
            return entry.type in _PEOPLE
        if word in self._sets.they:
            return entry.plural or entry.hidden or entry.type is SourceType.BODY
        return not entry.plural and not entry.hidden and entry.type not in _PEOPLE

    def _distance(self, at: int, span: Span) -> int:
        return span.start - self._entries[at].mentions[-1].end

    def _named(self, name: str, mention: Mention) -> int:
        key = name.lower(), mention.sure, mention.type is SourceType.VAGUE
        at = self._by_name.get(key)
        if at is None:
            at = self._by_name[key] = self._new(name, mention)
        elif mention.type is SourceType.PERSON:
            self._entries[at].type = mention.type  # "the owner", at first
        return at

    def _thing(self, mention: Mention) -> int:
        bare = self._sets.article.sub("", mention.name or mention.text).strip() or mention.text
        known = self._by_name.get((bare.lower(), True, mention.type is SourceType.VAGUE))
        if known is not None:
            return known
        if mention.text.lower().startswith(self._sets.pointers) and bare[0].islower():
            noun = bare.lower().split()[-1]
            meant = [at for at in reversed(self._latest) if self._is_called(at, noun, mention.type)]
            if len(meant) == 1:
                return meant[0]
            if meant:
                return self._named(bare, replace(mention, sure=False))
        return self._named(bare, mention)
