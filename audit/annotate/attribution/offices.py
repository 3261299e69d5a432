"""What a text says somebody is: the office before a name, and the apposition, relative clause or body behind it."""

from __future__ import annotations

from audit.annotate.attribution.signs import Named
from audit.annotate.attribution.status import Judge
from audit.annotate.attribution.tokens import Range
from audit.lang.tags import (
    ADJECTIVE,
    BASE,
    BE,
    CLOSING,
    COLON,
    COMMA,
    COORDINATOR,
    DASH,
    DETERMINER,
    ENDS,
    HAVE,
    MODAL,
    NAME,
    NOMINAL,
    NOUN,
    NUMBER,
    OPENING,
    PAST,
    QUOTATION,
    SEMICOLON,
    THAT,
    THIRD,
    TO,
)
from audit.model.marks import SourceType

_BEHIND_NAME = COMMA + OPENING + DASH
_BEHIND_PHRASE = COMMA + CLOSING + DASH
_APPOSED = DETERMINER + NOMINAL + ADJECTIVE
_CLAUSE_ENDS = COMMA + ENDS
_PHRASE_ENDS = (
    _CLAUSE_ENDS + SEMICOLON + COLON + DASH + OPENING + CLOSING + QUOTATION + THAT + TO + THIRD + PAST + BE + HAVE
    + MODAL + BASE
)  # fmt: skip
_LONGEST_PHRASE = 30  # tokens of an apposition
_BRACKET = 5  # tokens of a bracket behind a name that is no office
_LONG_NAME = 3  # words of a name that is no village's


class Offices:
    """The offices of the people of one article."""

    def __init__(self, judge: Judge) -> None:
        self.judge, self.tokens, self.names, self.sets = judge, judge.tokens, judge.names, judge.identity
        self._known: dict[Named, str | None] = {}

    def known(self, person: Named) -> str | None:
        """The office that stands with the name wherever it is given."""
        if person not in self._known:
            found = None
            for first, last in sorted(person.places):
                found = self.of((first, last), (first, last), self.names.split(first, last))
                if found is None and person.role is not None:
                    found = self._words(*self._before(*person.role))
                if found:
                    break
            self._known[person] = found
        return self._known[person]

    def _words(self, first: int, last: int) -> str | None:
        if last <= first:
            return None
        span = self.tokens.span(first, last)
        return self.tokens.text[span.start : span.end]

    def of(self, source: Range, head: Range, name: int) -> str | None:
        """The office before the name and the apposition, relative clause or body behind it."""
        tokens, sets = self.tokens, self.sets
        opening = self._before(min(head[0], source[0]), name)
        before = self._words(*opening) if self._is_office(*opening) else None
        at = self._past_bracket(head[1])
        behind = None
        if head[1] < source[1] and tokens.low[head[1]] in tokens.sets.affiliations:
            if not before and self._belongs(head[1], source[1]):
                behind = self._words(head[1], source[1])
        elif tokens.tags[at] in _BEHIND_NAME:
            kin = before is not None and not sets.family.isdisjoint(before.lower().split())
            behind = self._apposition(at + 1, source[1], titled=before is not None, kin=kin)
        return ", ".join(filter(None, (before, behind))) or None

    def _clause_follows(self, k: int) -> bool:
        """Does a relative clause begin behind the comma at token k?"""
        return self.tokens.tags[k] == COMMA and self.tokens.low[k + 1] in self.tokens.sets.personal_clauses

    def _belongs(self, first: int, last: int) -> bool:
        """Does a phrase behind a name say to which body somebody belongs ("of the Harbour Trust"), not where they live
        or when they said it?"""
        tokens, names = self.tokens, self.names
        for k in range(first + 1, last):
            place = names.place(k) if tokens.tags[k] == NAME else None
            if tokens.low[k] in tokens.sets.when or tokens.tags[k] in COMMA + OPENING:
                return False
            if tokens.ends[k] in names.signs.bodies:
                return True
            if place is not None:
                named = place[2]
                known = not set(named.words) <= names.sets.places | names.sets.wide
                body = named.type is SourceType.BODY or (len(named.words) >= _LONG_NAME and not named.person)
                return (
                    known
                    and body
                    and (
                        named.body > 0
                        or tokens.tags[k - 1] == DETERMINER
                        or tokens.word(k).isupper()
                        or len(named.words) >= _LONG_NAME
                    )
                )
        return False

    def _is_office(self, first: int, last: int) -> bool:
        """Do these tokens say what somebody is, and name nobody else?"""
        tokens, sets = self.tokens, self.sets
        words = {tokens.low[k].rstrip(".") for k in range(first, last)}
        held = not words.isdisjoint(sets.held) or not words.isdisjoint(tokens.sets.pleading)
        ends = self.names.signs.roles
        plain = last > first and tokens.tags[last - 1] == NOUN and tokens.low[last - 1] not in sets.called_names
        held = held or plain or any(tokens.ends[k] in ends for k in range(first, last))
        return held and not self._names_somebody(first, last)

    def _names_somebody(self, first: int, last: int) -> bool:
        """Does a person's whole name stand in these tokens?"""
        for k in range(first, last):
            place = self.names.place(k) if self.tokens.tags[k] == NAME else None
            if place and first <= place[0] and place[1] <= last and place[2].type is SourceType.PERSON:
                return True
        return False

    def _before(self, first: int, name: int) -> Range:
        """What stands before the name, without forms of address; a participle and a comma may do for it
        ("Prosecuting, Jo Park said")."""
        tokens = self.tokens
        low, tags, sets = tokens.low, tokens.tags, tokens.sets
        if first == name and first > 1 and tags[first - 1] == COMMA and low[first - 2] in sets.pleading:
            return first - 2, first - 1
        while first < name and (low[first].rstrip(".") in sets.honorifics or tags[first] in COORDINATOR):
            first += 1
        while name > first and (tags[name - 1] == COMMA or low[name - 1].rstrip(".") in sets.honorifics):
            name -= 1
        return first, name

    def _past_bracket(self, at: int) -> int:
        """Behind a bracket with no more than a party or a constituency ("Ann Poe (Ind), the leader")."""
        tags = self.tokens.tags
        if tags[at] == OPENING:
            close = tags.find(CLOSING, at, at + _BRACKET)
            if close > 0 and tags[close + 1] == COMMA:
                return close + 1
        return at

    def _apposition(self, at: int, end: int, *, titled: bool, kin: bool) -> str | None:
        """What follows a name and a comma and says who this is: an office ("said Ann Poe, director of the mill"), a
        body, a relative clause. `end`: of the source, which may hold it already. `titled`: an office stands before the
        name, `kin`: a word for a relative does; what else is told of them is no part of who they are."""
        tokens = self.tokens
        low, tags, sets = tokens.low, tokens.tags, tokens.sets
        if tags[at : at + 2] in (NUMBER + COMMA, NUMBER + CLOSING):  # an age
            at += 2
        last = at
        relative = low[at] in sets.personal_clauses
        if relative and (kin or (titled and tags[at + 1] in HAVE)):
            return None
        stops = _CLAUSE_ENDS if relative else _PHRASE_ENDS
        while last < end or (tags[last] not in stops and last < at + _LONGEST_PHRASE):
            last += 1
        if not relative:
            last = next((k for k in range(at + 1, last) if self._clause_follows(k)), last)
        while last > at and (
            tags[last - 1] in _BEHIND_PHRASE
            or (not relative and low[last - 1] in sets.personal_clauses and not tokens.capital(last - 1))
        ):
            last -= 1
        if last == at or (tags[at] == DETERMINER and low[at + 1] in sets.asides):
            return None
        if low[at] in sets.affiliations and not self._belongs(at, last):
            return None
        span = tokens.span(at, last)
        inside = last <= end and tags[at] in _APPOSED
        office = tags[at] == DETERMINER or self.judge.is_office(span)
        if relative or inside or low[at] in sets.affiliations or office:
            return tokens.text[span.start : span.end]
        return None
