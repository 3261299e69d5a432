"""Conversations: interviews, briefings, hearings. A label before a colon, or a question above, tells who speaks.

The label of a turn answers for all of it and for the paragraphs that follow without a label of their own. Who asks says
nothing of their own. A letter for an answer ("A:") names nobody: it means the person whom the text introduces.
"""

from __future__ import annotations

from bisect import bisect_right

from audit.annotate.attribution.draft import Draft
from audit.annotate.attribution.people import Names
from audit.annotate.attribution.signs import Named
from audit.annotate.attribution.tokens import Range, Tokens
from audit.lang.tags import (
    ADJECTIVE,
    CLOSING,
    COLON,
    COMMA,
    COORDINATOR,
    DETERMINER,
    ENDS,
    NAME,
    NOUN,
    OPENING,
    POSSESSIVE,
    PREPOSITION,
)
from audit.model.article import HEADINGS, Kind, Meta
from audit.model.dataclass import dataclass
from audit.model.marks import CueKind, SourceType

_LABEL, _LABEL_WITH_ROLE = 6, 14  # tokens of a label, alone and with an office behind the name
_OF_LABEL = NAME + DETERMINER + NOUN + ADJECTIVE + POSSESSIVE + PREPOSITION + COORDINATOR
_OF_ROLE = _OF_LABEL + COMMA + OPENING + CLOSING
_BEHIND_NAME = COMMA + OPENING
_COMES_BACK = 2  # blocks that a label of a conversation opens
_TURNS = 4  # blocks with labels that make a conversation in which nobody asks
_QUESTIONS = 3  # questions that stand alone, above their answers
_INTERVIEW = "interview"  # the genre
_SHARE = 3  # one in so many questions says "you", and one in so many answers "I" or "we"
_ABOVE = (*HEADINGS, Kind.BODY)
_NEAR = 12  # tokens behind a word of meeting in which the one who was met is named


@dataclass(frozen=True, slots=True)
class Turn:
    """`block`: its number; `colon`: the token behind its label, which `key` is the last word of; `speaks`: whether
    somebody answers in it."""

    block: int
    colon: int
    key: str
    speaks: bool


class Conversation:
    """The turns of one article, and who is asked in it."""

    def __init__(self, tokens: Tokens, names: Names, meta: Meta) -> None:
        self.tokens, self.names = tokens, names
        self.author, self.stated = meta.author.lower(), meta.genre == _INTERVIEW
        self.turns = self._labelled()
        self._questions = [] if self.turns else self._alone()

    @property
    def openings(self) -> frozenset[int]:
        """The first tokens of the blocks that are turns."""
        return frozenset(self.tokens.kinds[turn.block][0] for turn in self.turns)

    def read(self) -> list[Draft]:
        drafts = []
        for n, turn in enumerate(self.turns):
            if turn.speaks:
                following = self.turns[n + 1].block if n + 1 < len(self.turns) else None
                drafts += self._turn(turn, following)
        return drafts or self._answers()

    def asked(self) -> Named | None:
        """The one who is interviewed, where the text says who that is."""
        if not self.turns and not self._questions:
            return None
        first = self.turns[0].block if self.turns else self._questions[0]
        label = {turn.key for turn in self.turns if not turn.speaks}
        return self._met(first, label) or self._only_one(first, label)

    # -- labels

    def _labelled(self) -> list[Turn]:
        """Blocks that open with a short label and a colon, where one label that comes back asks, or else where enough
        of them are people's."""
        tokens = self.tokens
        found: list[tuple[int, int, str]] = []
        for number, (first, last, kind) in enumerate(tokens.kinds):
            colon = self._colon(first, last) if kind is Kind.BODY else None
            if colon is not None:
                found.append((number, colon, self._key(first, colon)))
        labels: dict[str, list[int]] = {}
        for number, _, key in found:
            labels.setdefault(key, []).append(number)
        back = {key: blocks for key, blocks in labels.items() if len(blocks) >= _COMES_BACK}
        asks = {key for key, blocks in back.items() if 2 * sum(map(self._asks, blocks)) >= len(blocks)}
        if len(labels) < _COMES_BACK or not (asks or (back and self._of_people(found))):
            return []
        return [Turn(number, colon, key, key not in asks) for number, colon, key in found]

    def _colon(self, first: int, last: int) -> int | None:
        """The colon behind a label that opens the block: a name, an office, a name with its office."""
        tokens = self.tokens
        colon = tokens.tags.find(COLON, first, min(last, first + _LABEL_WITH_ROLE + 1))
        if not first < colon < last - 1 or tokens.text[tokens.starts[colon]] != ":" or not tokens.capital(first):
            return None
        tags = tokens.tags[first:colon]
        if len(tags) <= _LABEL and all(tag in _OF_LABEL for tag in tags):
            return colon
        named = first
        while named < colon and tokens.capital(named):
            named += 1
        titled = named > first + 1 and tokens.tags[named] in _BEHIND_NAME and all(tag in _OF_ROLE for tag in tags)
        said = any(tokens.low[k].isalpha() and not tokens.capital(k) for k in range(named, colon))  # no list of names
        return colon if titled and said else None

    def _key(self, first: int, colon: int) -> str:
        """The last word of the name in a label."""
        k = first
        while k < colon and self.tokens.tags[k] not in _BEHIND_NAME:
            k += 1
        return self.tokens.low[k - 1]

    def _asks(self, number: int) -> bool:
        first, last, _ = self.tokens.kinds[number]
        return "?" in self.tokens.text[self.tokens.starts[first] : self.tokens.ends[last - 1]]

    def _of_people(self, found: list[tuple[int, int, str]]) -> bool:
        """Are most of enough labels those of people: a title, an office, a name that the text gives to a person?"""
        if len(found) < _TURNS:
            return False
        return 2 * sum(self._personal(self.tokens.kinds[n][0], colon) for n, colon, _ in found) > len(found)

    def _personal(self, first: int, colon: int) -> bool:
        tokens, sets, roles = self.tokens, self.names.sets, self.names.signs.roles
        if COMMA in tokens.tags[first:colon] or any(tokens.ends[k] in roles for k in range(first, colon)):
            return True
        if tokens.low[first].rstrip(".") in sets.titles:
            return True
        known = self.names.at(colon - 1)
        return known is not None and known.person > known.body

    def _turn(self, turn: Turn, following: int | None) -> list[Draft]:
        """One turn with the paragraphs that go on with it; `following`: the block of the next one."""
        first, last, _ = self.tokens.kinds[turn.block]
        content = [r for r in [self._spoken(turn.colon + 1, last)] if r]
        if not content:
            return []
        draft = Draft(
            (turn.colon, turn.colon + 1), turn.colon, CueKind.PUNCTUATION, "speaker-colon", ":", "neutral", "speech"
        )
        draft.source = (first, turn.colon)
        draft.content = content + self._going_on(turn.block, following)
        return [draft]

    def _spoken(self, first: int, last: int) -> Range | None:
        """The tokens of a block from `first` on, without its end marks."""
        while last > first and self.tokens.tags[last - 1] in ENDS:
            last -= 1
        return (first, last) if first < last else None

    def _going_on(self, block: int, following: int | None) -> list[Range]:
        """The blocks without a label that belong to the turn before them; behind the last one only what speaks in the
        first person."""
        out: list[Range] = []
        end = following if following is not None else len(self.tokens.kinds)
        for first, last, kind in self.tokens.kinds[block + 1 : end]:
            if kind is not Kind.BODY or (following is None and not self._first_person(first, last)):
                break
            spoken = self._spoken(first, last)
            if spoken is not None:
                out.append(spoken)
        return out

    def _first_person(self, first: int, last: int) -> bool:
        return not self.tokens.sets.first_person.isdisjoint(self.tokens.low[first:last])

    # -- questions that stand alone

    def _alone(self) -> list[int]:
        """The blocks that are a question to somebody each, where those below them answer as one person: an explainer
        may say "we", but not "I"."""
        kinds, sets = self.tokens.kinds, self.tokens.sets
        found = [
            n
            for n, (first, last, kind) in enumerate(kinds[:-1])
            if n and kind in (Kind.SUBHEADING, Kind.BODY) and self._is_question(first, last)
        ]
        found = [n for n in found if kinds[n + 1][2] is Kind.BODY and n + 1 not in found]
        if len(found) < _QUESTIONS:
            return []
        asking = sum(not sets.second_person.isdisjoint(self.tokens.low[slice(*kinds[n][:2])]) for n in found)
        ends = [*found[1:], found[-1] + 2]
        told = [(kinds[n + 1][0], kinds[end - 1][1]) for n, end in zip(found, ends, strict=True)]
        personal = sum(self._first_person(first, last) for first, last in told)
        alone = any(not sets.one_person.isdisjoint(self.tokens.low[first:last]) for first, last in told)
        talks = alone and _SHARE * asking >= len(found) and _SHARE * personal >= len(found)
        return found if talks or self.stated else []

    def _is_question(self, first: int, last: int) -> bool:
        text = self.tokens.text[self.tokens.starts[first] : self.tokens.ends[last - 1]].rstrip()
        return text.endswith("?") and text[0].isalnum()

    def _answers(self) -> list[Draft]:
        asked = self.asked() if self._questions else None
        if asked is None or not asked.places:
            return []
        source = asked.places[0]
        out = []
        for number, following in zip(self._questions, [*self._questions[1:], None], strict=True):
            content = self._going_on(number, number + 2 if following is None else following)
            if content:
                draft = Draft(None, content[0][0], CueKind.PUNCTUATION, "answer", "", "neutral", "speech")
                draft.source, draft.content = source, content
                out.append(draft)
        return out

    # -- who is asked

    def _met(self, first: int, label: set[str]) -> Named | None:
        """Somebody whom the text says that the writer spoke to, before the block `first`."""
        tokens = self.tokens
        end = tokens.kinds[first][0]
        for k in range(end):
            if tokens.low[k] in tokens.sets.meeting:
                start, stop = tokens.bounds(k)
                behind = self._persons(k + 1, min(k + _NEAR, stop), label)
                before = self._persons(start, k, label)
                if behind or before:
                    return (behind or before)[0]
        return None

    def _only_one(self, first: int, label: set[str]) -> Named | None:
        """The only person who is named in the title, or else before the block `first`."""
        kinds = self.tokens.kinds[:first]
        for wanted in (HEADINGS, _ABOVE):
            found: list[Named] = []
            for start, last, kind in kinds:
                found += [n for n in self._persons(start, last, label) if kind in wanted and n not in found]
            if found:
                return found[0] if len(found) == 1 else None
        return None

    def _persons(self, first: int, last: int, label: set[str]) -> list[Named]:
        """The persons named in these tokens, but for who asks and who wrote the text."""
        places = self.names.places
        at = bisect_right(places, first, key=lambda place: place[1])
        out = []
        while at < len(places) and places[at][0] < last:
            named = places[at][2]
            writes = named.name.lower() in self.author or named.words[-1] in label
            if named.type is SourceType.PERSON and not writes and named not in out:
                out.append(named)
            at += 1
        return out
