"""What a source says of whom it means: the name by which the text knows them, the office, the body behind "the company"."""

from __future__ import annotations

from audit.annotate.attribution.people import Named
from audit.annotate.attribution.referents import Referents, Somebody
from audit.annotate.attribution.status import Judge
from audit.annotate.attribution.tokens import Range
from audit.annotate.speakers import Mention
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
    NUMBER,
    OPENING,
    PAST,
    POSSESSIVE,
    PREPOSITIONS,
    QUOTATION,
    SEMICOLON,
    THAT,
    THIRD,
    TO,
)
from audit.model.marks import SourceType
from audit.model.text import Span

_BEHIND_NAME = COMMA + OPENING + DASH
_BEHIND_PHRASE = COMMA + CLOSING + DASH
_APPOSED = DETERMINER + NOMINAL + ADJECTIVE
_CLAUSE_ENDS = COMMA + ENDS
_PHRASE_ENDS = (
    _CLAUSE_ENDS + SEMICOLON + COLON + DASH + OPENING + CLOSING + QUOTATION + THAT + TO + THIRD + PAST + BE + HAVE
    + MODAL + BASE
)  # fmt: skip
_LONGEST_PHRASE = 30  # tokens of an apposition
_IN_PHRASE = NOMINAL + ADJECTIVE + DETERMINER + NUMBER + POSSESSIVE
_MAY_HOLD = (SourceType.ROLE, SourceType.ANONYMOUS, SourceType.BODY)
_LONGEST_OFFICE = 12  # tokens of an office before a comma and the name


class Mentions:
    """Reads the sources of one article."""

    def __init__(self, judge: Judge, referents: Referents) -> None:
        self.judge, self.tokens, self.referents = judge, judge.tokens, referents

    def of(self, kind: SourceType, span: Span, source: Range) -> Mention | None:
        """None for the writer and nobody."""
        tokens = self.tokens
        text = tokens.text[span.start : span.end]
        if kind is SourceType.NONE or text.lower() in tokens.sets.self:
            return None
        first, last = source
        if last - first == 1 and tokens.low[first] in self.referents.he | self.referents.she:
            return self._pronoun(kind, span, text, first)
        if text.lower() in tokens.sets.pronouns:
            return Mention(span, text, kind)
        head = self.judge.head(source)
        if kind in _MAY_HOLD and (run := self._holder(source, head)) is not None:
            holder = self.judge.names.at(run[1] - 1)
            if holder is not None and holder.type is SourceType.BODY:
                return Mention(span, text, SourceType.BODY, holder.name)
            return self._person(span, text, source, run)
        if kind is SourceType.PERSON:
            start = head[1]
            while start > head[0] and tokens.tags[start - 1] == NAME:
                start -= 1
            known = self.judge.names.at(head[1] - 1)
            if start == head[1] or known is None:
                return Mention(span, text, kind)
            return self._person(span, text, source, (start, head[1]))
        if kind is SourceType.BODY and tokens.tags[head[1] - 1] == NAME and not self.judge.common(head[1] - 1):
            return self._body(span, text, source, head)
        mention = self._thing(kind, span, text, source, head)
        mention.plural = self.judge.plural(head[1] - 1) or COORDINATOR in tokens.tags[first:last]
        return mention

    def _pronoun(self, kind: SourceType, span: Span, text: str, k: int) -> Mention:
        meant = self.referents.meant.get(k)
        if meant is None or meant.person is None:
            return Mention(span, text, kind, sure=False)
        person = meant.person
        if isinstance(person, Somebody):
            return self._somebody(span, text, person)
        return Mention(span, text, SourceType.PERSON, person.name, self._known_role(person))

    def _somebody(self, span: Span, text: str, person: Somebody) -> Mention:
        tokens = self.tokens
        head = person.first, person.last
        start = person.first + (tokens.tags[person.first] == DETERMINER and tokens.low[person.first] not in tokens.sets.own)
        words = tokens.span(start, self._phrase_end(head, len(tokens)))
        kind = SourceType.ANONYMOUS if tokens.low[person.first] in tokens.sets.open_ended else SourceType.ROLE
        return Mention(span, text, kind, tokens.text[words.start : words.end])

    def _person(self, span: Span, text: str, source: Range, run: Range) -> Mention:
        """The person named by the run of capitalised words."""
        tokens, judge = self.tokens, self.judge
        first, last = run
        known = judge.names.at(last - 1)
        name = judge.names.split(first, last)
        while name < last - 1 and tokens.low[name].rstrip(".") in tokens.sets.honorifics:
            name += 1
        words = tokens.span(name, last)
        surface = tokens.text[words.start : words.end].rstrip(",")
        role = self._role(source, (first, last), name)
        if known is None:
            return Mention(span, text, SourceType.PERSON, surface, role)
        rivals = judge.names.rivals(known, name, last)
        if rivals and not self._told_apart(rivals, range(first, name)):
            return Mention(span, text, SourceType.PERSON, surface, role, sure=False)
        return Mention(span, text, SourceType.PERSON, known.name, role or self._known_role(known))

    def _told_apart(self, rivals: list[Named], title: range) -> bool:
        """Does a form of address (Mr, Mrs) leave only one of those who share a surname?"""
        sex = self.judge.names.sex(title)
        return bool(sex) and sum(r.gender in ("", sex) for r in rivals) <= 1

    def _known_role(self, person: Named) -> str | None:
        """The office that stands with the name wherever it is given."""
        tokens = self.tokens
        for first, last, _ in self.judge.names.places_of(person):
            name = self.judge.names.split(first, last)
            if found := self._role((first, last), (first, last), name):
                return found
        if person.role is not None:
            return self._office(*person.role)
        return None

    def _office(self, first: int, last: int) -> str | None:
        if last <= first:
            return None
        span = self.tokens.span(first, last)
        return self.tokens.text[span.start : span.end]

    def _holder(self, source: Range, head: Range) -> Range | None:
        """The run that names who holds the office at the head ("the governor of Alder, Mr Per Lund", "Minister of State
        Ada Holm"); None where the name belongs to another ("a spokesman for Premier Ada Holm")."""
        tokens, names = self.tokens, self.judge.names
        tags, low = tokens.tags, tokens.low
        k = head[1]
        while k < source[1] and k - head[0] < _LONGEST_OFFICE:
            if tags[k] == COMMA:
                start = k + 1
                end = start
                while end < source[1] and tags[end] == NAME:
                    end += 1
                named = names.at(end - 1) if end > start else None
                closed = end >= source[1] or tags[end] in COMMA + ENDS
                fits = named is not None and (named.type is SourceType.PERSON or k == head[1])
                return (start, end) if fits and closed else None
            if tags[k] == NAME:
                end = k
                while end < source[1] and tags[end] == NAME:
                    end += 1
                name = names.split(k, end)
                named = names.at(end - 1)
                title = low[name - 1].rstrip(".") in names.sets.titles | names.sets.offices
                if name > k and not title and named is not None and named.type is SourceType.PERSON:
                    return name, end
                k = end
                continue
            if tags[k] not in PREPOSITIONS + _IN_PHRASE + COORDINATOR:
                return None
            k += 1
        return None

    def _body(self, span: Span, text: str, source: Range, head: Range) -> Mention:
        """A body with a name: "the charity Open Larder" is Open Larder, "the Department of Health" stays whole."""
        tokens, names = self.tokens, self.judge.names
        tags, low = tokens.tags, tokens.low
        end = head[1]
        while end < source[1] - 1 and low[end] in names.sets.within_bodies:
            more = end + 1
            while more < source[1] and (tags[more] == DETERMINER or low[more] in names.sets.within_bodies):
                more += 1
            if tags[more] != NAME:
                break
            while more < source[1] and tags[more] == NAME:
                more += 1
            end = more
        known = names.at(head[1] - 1)
        start = head[1]
        while start > head[0] and (tags[start - 1] in NAME + COORDINATOR or low[start - 1] in names.sets.name_links):
            start -= 1
        if POSSESSIVE in tags[head[0] : start]:
            start = head[0]
        while start < end and (tags[start] == DETERMINER or tags[start] in COORDINATOR):
            start += 1
        words = tokens.span(start, end)
        surface = tokens.text[words.start : words.end]
        if known is not None and end == head[1] and start and len(known.words) > end - start:
            surface = known.name
        return Mention(span, text, SourceType.BODY, surface)

    def _thing(self, kind: SourceType, span: Span, text: str, source: Range, head: Range) -> Mention:
        """A phrase without a name of its own: the noun with what belongs to it, without clauses."""
        tokens = self.tokens
        words = tokens.span(head[0], min(self._phrase_end(head, source[1]), source[1]))
        name = tokens.text[words.start : words.end]
        if kind is SourceType.BODY and (known := self._called(head)) is not None:
            return Mention(span, text, kind, known.name)
        return Mention(span, text if head == source else name, kind, name)

    def _called(self, head: Range) -> Named | None:
        """The body that "the company", "its council" means: the last one before with this noun in its name or beside it."""
        tokens, names = self.tokens, self.judge.names
        if tokens.low[head[0]] not in tokens.sets.definite or NAME in tokens.tags[head[0] : head[1]]:
            return None
        if head[1] - head[0] != 2:
            return None
        return names.called(tokens.low[head[1] - 1], head[0])

    def _phrase_end(self, head: Range, limit: int) -> int:
        """Where the noun phrase with its prepositional phrases ends."""
        tokens = self.tokens
        tags, low = tokens.tags, tokens.low
        k = head[1]
        if k < limit and low[k] in tokens.sets.known_well:
            k += 1
        end = head[1]
        while k < limit and tags[k] in PREPOSITIONS and low[k] not in tokens.sets.conjunctions:
            more = k + 1
            while more < limit and (tags[more] in _IN_PHRASE or (tags[more] == COORDINATOR and tags[more + 1] == NAME)):
                more += 1
            if more == k + 1 or low[more - 1] in tokens.sets.when:
                break
            end = k = more
        return end

    def _role(self, source: Range, head: Range, name: int) -> str | None:
        """The apposition, relative clause or body behind the name, or the office before it."""
        tokens = self.tokens
        low, tags = tokens.low, tokens.tags
        if head[1] < source[1] and low[head[1]] in tokens.sets.affiliations:
            return self._office(head[1], source[1])
        if tags[head[1]] in _BEHIND_NAME and (found := self._apposition(head[1] + 1, source[1])):
            return found
        first = min(head[0], source[0])
        start = first
        while start < name and low[start].rstrip(".") in tokens.sets.honorifics:
            start += 1
        end = name
        while end > start and (tags[end - 1] == COMMA or low[end - 1].rstrip(".") in tokens.sets.honorifics):
            end -= 1
        return self._office(start, end)

    def _apposition(self, at: int, end: int) -> str | None:
        """What follows a name and a comma and says who this is: an office ("said Ann Poe, director of the mill"), a
        relative clause, a home. `end`: of the source, which may hold it already."""
        tokens = self.tokens
        low, tags, sets = tokens.low, tokens.tags, tokens.sets
        if tags[at : at + 2] in (NUMBER + COMMA, NUMBER + CLOSING):  # an age
            at += 2
        last = at
        relative = low[at] in sets.personal_clauses
        stops = _CLAUSE_ENDS if relative else _PHRASE_ENDS
        while last < end or (tags[last] not in stops and last < at + _LONGEST_PHRASE):
            last += 1
        while last > at and tags[last - 1] in _BEHIND_PHRASE:
            last -= 1
        if last == at or (tags[at] == DETERMINER and low[at + 1] in sets.asides):
            return None
        span = tokens.span(at, last)
        inside = last <= end and tags[at] in _APPOSED
        office = tags[at] == DETERMINER or self.judge.is_office(span)
        if relative or inside or low[at] in sets.affiliations or office:
            return tokens.text[span.start : span.end]
        return None

