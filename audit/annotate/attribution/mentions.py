"""What a source says of whom it means: the name, the office, the body behind "the company"."""

from __future__ import annotations

from functools import cached_property

from audit.annotate.attribution.offices import Offices
from audit.annotate.attribution.referents import Referents, Somebody
from audit.annotate.attribution.signs import Named
from audit.annotate.attribution.status import Judge
from audit.annotate.attribution.tokens import Range
from audit.annotate.speakers import Mention
from audit.lang.tags import (
    ADJECTIVE,
    COMMA,
    COORDINATOR,
    DETERMINER,
    ENDS,
    NAME,
    NOMINAL,
    NUMBER,
    POSSESSIVE,
    PREPOSITIONS,
)
from audit.model.marks import SourceType
from audit.model.text import Span

_IN_PHRASE = NOMINAL + ADJECTIVE + DETERMINER + NUMBER + POSSESSIVE
_MAY_HOLD = (SourceType.ROLE, SourceType.ANONYMOUS, SourceType.BODY)
_ONE = (SourceType.OUTLET, SourceType.AGGREGATOR, SourceType.DOCUMENT)
_LONGEST_OFFICE = 12  # tokens of an office before a comma and the name


class Mentions:
    """Reads the sources of one article."""

    def __init__(self, judge: Judge, referents: Referents, asked: Named | None = None) -> None:
        """`asked`: who is meant where a turn of an interview is called an answer."""
        self.judge, self.tokens, self.referents, self.asked = judge, judge.tokens, referents, asked
        self.offices = Offices(judge)

    def of(self, kind: SourceType, span: Span, source: Range) -> Mention | None:
        """None for the writer and nobody."""
        tokens = self.tokens
        told = span if tokens.starts[source[0]] == span.start else tokens.span(*source)
        text = tokens.text[told.start : told.end]  # of a relative pronoun the phrase before it
        if kind is SourceType.NONE or text.lower() in tokens.sets.self:
            return None
        first, last = source
        if self.judge.answers(source):
            if self.asked is None:
                return None
            return Mention(span, text, SourceType.PERSON, self.asked.name, self.offices.known(self.asked))
        if last - first == 1 and tokens.low[first] in self.referents.he | self.referents.she:
            return self._pronoun(kind, span, text, first)
        if text.lower() in tokens.sets.pronouns and tokens.tags[first] != NAME:
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
            start = max(head[0], min(start, self.judge.names.start(head[1] - 1)))  # past a nickname in quotation marks
            known = self.judge.names.at(head[1] - 1)
            if start == head[1] or known is None:
                return Mention(span, text, kind)
            return self._person(span, text, source, (start, head[1]))
        if kind is SourceType.BODY and tokens.tags[head[1] - 1] == NAME and not self.judge.unnamed.common(head[1] - 1):
            return self._body(span, text, source, head)
        mention = self._thing(kind, span, text, source, head)
        mention.plural = kind not in _ONE and (
            self.judge.unnamed.plural(head[1] - 1) or COORDINATOR in tokens.tags[first:last]
        )
        return mention

    def _pronoun(self, kind: SourceType, span: Span, text: str, k: int) -> Mention:
        meant = self.referents.meant.get(k)
        if meant is None or meant.person is None:
            return Mention(span, text, kind, sure=False)
        person = meant.person
        if isinstance(person, Somebody):
            return self._somebody(span, text, person)
        return Mention(span, text, SourceType.PERSON, person.name, self.offices.known(person))

    def _somebody(self, span: Span, text: str, person: Somebody) -> Mention:
        tokens = self.tokens
        head = person.first, person.last
        owned = tokens.low[person.first] in tokens.sets.own
        start = person.first + (tokens.tags[person.first] == DETERMINER and not owned)
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
        role = self.offices.of(source, (first, last), name)
        if known is None:
            return Mention(span, text, SourceType.PERSON, surface, role)
        rivals = judge.names.rivals(known, name, last)
        if rivals:
            meant = self._addressed(rivals, range(first, name))
            if meant is None:
                return Mention(span, text, SourceType.PERSON, surface, role, sure=False)
            known = meant
        return Mention(span, text, SourceType.PERSON, known.name, role or self.offices.known(known))

    def _addressed(self, rivals: list[Named], title: range) -> Named | None:
        """The only one of those who share a surname whom the form of address (Mr, Mrs) leaves."""
        sex = self.judge.names.signs.sex(title)
        left = [r for r in rivals if r.gender in ("", sex)]
        return left[0] if sex and len(left) == 1 else None

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
                closed = end >= source[1] or tags[end] in COMMA + ENDS + PREPOSITIONS
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
            if tags[more] != NAME or low[more] in tokens.sets.days:
                break
            while more < source[1] and tags[more] == NAME:
                more += 1
            end = more
        known = names.at(head[1] - 1)
        start = head[1]
        while start > head[0] and (tags[start - 1] in NAME + COORDINATOR or low[start - 1] in names.sets.name_links):
            start -= 1
        if known is not None and COORDINATOR not in tags[start : head[1]]:
            start = max(start, names.start(head[1] - 1))
        if POSSESSIVE in tags[head[0] : start]:
            start = head[0]
        while start < end and (tags[start] == DETERMINER or tags[start] in COORDINATOR):
            start += 1
        if end + 1 == source[1] and tags[end] == POSSESSIVE:
            end += 1  # Moody's
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
        clause = head[1] + 1 < source[1] and tokens.low[head[1] + 1] in tokens.sets.personal_clauses
        if kind is SourceType.ROLE and (head == source or clause) and (holder := self._in_office(head)) is not None:
            return Mention(span, text, SourceType.PERSON, holder.name, self.offices.known(holder))
        if kind in (SourceType.OUTLET, SourceType.AGGREGATOR):
            return Mention(span, text, kind, self._outlet(head) or name)
        return Mention(span, text if head == source else name, kind, name)

    def _called(self, head: Range) -> Named | None:
        """The body that "the company" means: the last one before with this noun in its name or beside it."""
        tokens, names = self.tokens, self.judge.names
        if tokens.low[head[0]] not in tokens.sets.definite or NAME in tokens.tags[head[0] : head[1]]:
            return None
        if head[1] - head[0] != 2:
            return None
        known = names.called(tokens.low[head[1] - 1], head[0])
        if known is None:
            return None
        first, last = known.places[0]
        place = first - (first > 0 and tokens.low[first - 1] in tokens.sets.definite), last
        return None if self.judge.outlets.kind(place) is SourceType.OUTLET else known  # "the firm" is not the Gazette

    def _in_office(self, head: Range) -> Named | None:
        """The only person of the text whose office "the minister" can mean."""
        tokens = self.tokens
        noun, opening = tokens.low[head[1] - 1], tokens.low[head[0]]
        if self.judge.unnamed.plural(head[1] - 1) or opening in tokens.sets.open_ended:
            return None
        if head[1] - head[0] != 1 + (opening in tokens.sets.definite) or noun in self.judge.identity.common_offices:
            return None
        held = self._holders.get(noun, ())
        return held[0] if len(held) == 1 else None

    @cached_property
    def _holders(self) -> dict[str, list[Named]]:
        """Word of an office -> the persons of the text who hold one that has it."""
        found: dict[str, list[Named]] = {}
        for person in self.judge.names.persons:
            office = (self.offices.known(person) or "").lower().partition(" of ")[0]
            for word in dict.fromkeys(office.split()):
                found.setdefault(word, []).append(person)
        return found

    def _outlet(self, head: Range) -> str | None:
        """The outlet itself: "the Bloomberg article" is Bloomberg, "the Courier" the Southern Courier named above."""
        tokens, judge = self.tokens, self.judge
        found = judge.outlets.named(head)
        if found is not None and found.end < tokens.ends[head[1] - 1]:
            return tokens.text[found.start : found.end]
        known = judge.names.at(head[1] - 1)
        if known is None:
            return None
        fuller = judge.names.fuller(known)
        return (fuller or known).name

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
