"""Whom he, she and who mean: every person of the text, source or not, can be the one spoken of.

Read from left to right, pronouns outside quotations lead back to the persons named in the sentences before; a subject
is likelier meant than an object, the last sentence than the one before it. Where two fit, nobody is meant for sure.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Iterator
from itertools import islice

from audit.annotate.attribution.people import Names
from audit.annotate.attribution.signs import Named
from audit.annotate.attribution.tokens import Tokens
from audit.lang.tags import (
    ADJECTIVE,
    BE,
    COLON,
    COMMA,
    COMMON,
    COORDINATOR,
    DASH,
    DETERMINER,
    ENDS,
    MODIFIER,
    NAME,
    NOMINAL,
    NOUN,
    NUMBER,
    PAST,
    POSSESSIVE,
    QUOTATION,
    SEMICOLON,
    SUBORDINATOR,
    THAT,
    THIRD,
    WH,
)
from audit.model.dataclass import dataclass
from audit.model.marks import SourceType

_WINDOW = 4  # sentences back that are looked at
_KEPT = 10_000  # mentions that are kept: the window holds fewer
_POINTS = (5, 6, 3, 2, 1)
"""For a mention in the same sentence, in the one before, and so on."""
_SUBJECT, _OBLIQUE, _OWNER = 3, 0, -1
"""What is added for the place of the mention in its clause."""
_SPEAKER, _FIRST = 2, 1
"""What is added for somebody who speaks there, and for the first person of a sentence."""
_MARGIN = 3
"""By so many points the likeliest must lead to be sure, where another fits too."""
_LEAD = 2
"""The main person of an article is named at least so many times as often as any other who fits."""
_IN_PHRASE = NOMINAL + ADJECTIVE + DETERMINER + NUMBER
_CLAUSE_OPENS = ENDS + COMMA + COORDINATOR + THAT + SUBORDINATOR + WH + QUOTATION + COLON + DASH + SEMICOLON
_SAYING = PAST + THIRD
_BEFORE_INVERTED = COMMA + QUOTATION


@dataclass(slots=True, eq=False)
class Somebody:
    """A person without a name ("a cyclist"), in the tokens `first` to `last`. Without a noun: whom a pronoun meant that
    could mean two."""

    noun: str
    gender: str
    first: int
    last: int


Person = Named | Somebody


@dataclass(slots=True)
class Meant:
    """Whom a pronoun means; nobody where two fit or none does."""

    person: Person | None
    rivals: int = 0


@dataclass(slots=True)
class _Mention:
    sentence: int
    block: int
    person: Person
    bonus: int


class Referents:
    """Who is meant by each singular personal pronoun of an article, by its token."""

    def __init__(
        self, tokens: Tokens, names: Names, he: frozenset[str], she: frozenset[str], speaking: bytearray
    ) -> None:
        """`speaking`: of each token and of the end, whether it is of a source that says something."""
        self.tokens, self.names, self.he, self.she, self.speaking = tokens, names, he, she, speaking
        self.meant: dict[int, Meant] = {}
        self._mentions: deque[_Mention] = deque(maxlen=_KEPT)
        self._most_named = sorted(names.persons, key=lambda n: -len(n.at))
        self._read()

    def _read(self) -> None:
        tokens = self.tokens
        events: list[tuple[int, Person | None]] = [
            (first, named) for first, _, named in self.names.places if named.type is SourceType.PERSON
        ]
        events += self._nouns()
        pronouns = self.he | self.she
        events += [(k, None) for k, word in enumerate(tokens.low) if word in pronouns]
        events.sort(key=lambda event: event[0])
        for k, person in events:
            if person is None:
                found = self._resolve(k)
                self.meant[k] = found
                person = found.person or Somebody("", "m" if self.tokens.low[k] in self.he else "f", k, k + 1)
            elif isinstance(person, Somebody):
                person = self._again(person)
            if person is not None:
                here = self._sentence(k)
                first = not self._mentions or self._mentions[-1].sentence != here
                bonus = _SUBJECT + _SPEAKER if self.speaking[k] else self._bonus(k)
                bonus += _FIRST if first and bonus >= _SUBJECT else 0
                self._mentions.append(_Mention(here, tokens.block(k), person, bonus))

    def _nouns(self) -> Iterator[tuple[int, Person]]:
        """Persons without a name: a noun for one with its determiner, that stands beside no name."""
        tokens, sets = self.tokens, self.names.sets
        tags, low = tokens.tags, tokens.low
        for k in [k for k, word in enumerate(low) if word in sets.humans]:
            if tags[k] != NOUN or tags[k + 1] in NOMINAL:
                continue
            word = low[k]
            first = k
            while first and tags[first - 1] in ADJECTIVE + NOMINAL + POSSESSIVE:
                first -= 1
            if not first or tags[first - 1] != DETERMINER:
                if tags[first] != NAME:
                    continue
            else:
                first -= 1
            before, behind = tags[first - 1] if first else ENDS, tags[k + 1]
            if (before == COMMA and first > 1 and tags[first - 2] in NAME) or (behind == COMMA and tags[k + 2] == NAME):
                continue
            if self._holder_follows(k):
                continue
            if before == BE or low[first - 1] in tokens.sets.conjunctions:
                continue  # what somebody is
            sex = "f" if word in sets.women else "m" if word in sets.men else ""
            yield first, Somebody(word, sex, first, k + 1)

    def _holder_follows(self, k: int) -> bool:
        """Does the source to which token k belongs go on to a name ("The head of the town, Per Lund")?"""
        at = k + 1
        while self.speaking[at]:
            named = self.names.at(at)
            if named is not None and named.type is SourceType.PERSON:
                return True
            at += 1
        return False

    def _again(self, person: Somebody) -> Person:
        """The one spoken of before by the same noun, where it stands there."""
        definite = self.tokens.low[person.first] not in self.tokens.sets.open_ended
        for mention in islice(reversed(self._mentions), 30):
            other = mention.person
            if definite and isinstance(other, Somebody) and other.noun == person.noun:
                return other
            held = other.role if isinstance(other, Named) else None
            if definite and held is not None and person.noun in self.tokens.low[held[0] : held[1]]:
                return other
        return person

    def _sentence(self, k: int) -> int:
        return bisect_left(self.tokens.sentences, k)

    def _bonus(self, k: int) -> int:
        """For the place in the clause. In "a Holm adviser" nothing is said of Holm."""
        tokens = self.tokens
        tags = tokens.tags
        if tags[k] == DETERMINER:
            return _OWNER
        last = k + 1
        while last < len(tags) and tags[last] in NAME:
            last += 1
        if last < len(tags) and tags[last] in POSSESSIVE + COMMON:
            return _OWNER
        first = k
        while first and tags[first - 1] in _IN_PHRASE:
            first -= 1
        before = tags[first - 1] if first else ENDS[0]
        if before in _CLAUSE_OPENS or before in MODIFIER:
            return _SUBJECT
        if before in _SAYING and first > 1 and tags[first - 2] in _BEFORE_INVERTED:
            return _SUBJECT
        return _OBLIQUE

    def _resolve(self, k: int) -> Meant:
        word = self.tokens.low[k]
        gender = "m" if word in self.he else "f"
        here, block = self._sentence(k), self.tokens.block(k)
        points: dict[int, int] = {}
        persons: dict[int, Person] = {}
        for mention in reversed(self._mentions):
            back = here - mention.sentence
            if back > _WINDOW or block - mention.block > 2:
                break
            person = mention.person
            if person.gender not in ("", gender):
                continue
            if isinstance(person, Somebody) and mention.bonus < _SUBJECT and not person.gender:
                continue
            value = _POINTS[back] + mention.bonus - 2 * (block - mention.block)
            if person.gender == gender:
                value += 2
            n = id(person)
            persons[n] = person
            points[n] = max(points.get(n, -9), value)
        if not points:
            return self._main(gender)
        order = sorted(points, key=lambda n: -points[n])
        best = persons[order[0]]
        lead = points[order[0]] - points[order[1]] if len(order) > 1 else _MARGIN
        if lead < _MARGIN or (isinstance(best, Somebody) and not best.noun):
            return Meant(None, len(order))
        if not best.gender:
            best.gender = gender
        return Meant(best, len(order) - 1)

    def _main(self, gender: str) -> Meant:
        """The person whom the whole text is about (the deceased of an obituary), where the sentences before name
        nobody."""
        named = list(islice((n for n in self._most_named if n.gender in ("", gender)), 2))
        if named and len(named[0].at) >= 3 and (len(named) == 1 or len(named[0].at) >= _LEAD * len(named[1].at)):
            return Meant(named[0])
        return Meant(None)
