"""What kind of source a span names, and how far a reader can judge it."""

from __future__ import annotations

from array import array
from collections.abc import Mapping

from audit.annotate.attribution.draft import Draft
from audit.annotate.attribution.hits import Hits
from audit.annotate.attribution.identity import IdentityWords
from audit.annotate.attribution.outlets import Outlets
from audit.annotate.attribution.people import Names
from audit.annotate.attribution.signs import Signs
from audit.annotate.attribution.sources import after
from audit.annotate.attribution.tokens import Range, Tokens
from audit.annotate.attribution.unnamed import SPOKEN, Unnamed
from audit.annotate.attribution.words import AttributionWords
from audit.lang.tags import (
    ADJECTIVE,
    COLON,
    COMMA,
    COORDINATOR,
    DASH,
    DETERMINER,
    FINITE,
    ING,
    MODIFIER,
    NAME,
    NOMINAL,
    NUMBER,
    OBJECT,
    OPENING,
    PAST,
    POSSESSIVE,
    PREPOSITIONS,
    PRONOUN,
    QUOTATION,
    THAT,
    WH,
)
from audit.model.article import Article
from audit.model.dataclass import dataclass
from audit.model.house import House
from audit.model.marks import SourceType, Status
from audit.model.text import Span

STATUS = {
    SourceType.PERSON: Status.IDENTIFIED, SourceType.BODY: Status.IDENTIFIED, SourceType.ROLE: Status.IDENTIFIED,
    SourceType.DOCUMENT: Status.IDENTIFIED, SourceType.SOCIAL: Status.OUTLET, SourceType.OUTLET: Status.OUTLET,
    SourceType.AGGREGATOR: Status.OUTLET, SourceType.ANONYMOUS: Status.ANONYMOUS, SourceType.VAGUE: Status.VAGUE,
    SourceType.NONE: Status.NONE,
}  # fmt: skip
LEXICONS = (
    "aggregators",
    "outlets",
    "wire-agencies",
    "outlet-suffixes",
    "anonymous-sources",
    "vague-source-nouns",
    "evidence-artefacts",
    "role-nouns",
    "body-nouns",
    "social-platforms",
)
_PRONOUNS = PRONOUN + OBJECT + DETERMINER + WH + THAT
_HEAD_STOPS = COMMA + OPENING + DASH + COLON + PREPOSITIONS + WH + THAT + PAST + ING
"""What ends the noun phrase that leads a source."""
_HEAD_END = NOMINAL + NUMBER + QUOTATION
_OF_NAME = NAME + COORDINATOR
_TIME = NUMBER + DETERMINER
_HOME = NAME + NUMBER + COMMA + PREPOSITIONS
_PHRASE = NOMINAL + NUMBER + DETERMINER + ADJECTIVE + POSSESSIVE + PREPOSITIONS
_LONGEST_HOME = 12  # tokens of an age and a home behind a name
_BEFORE_SOME = COMMA + DASH + OPENING
_NO_PHRASE = FINITE + WH + THAT
_LONGEST_PARTY = 4  # letters of a party before the state
_LONGEST_STATE = 6  # letters of a state in short (Calif.)
_FOG = {"bare", "insider"}
"""Kinds of anonymous sources that are fog where no more is said of them."""


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges the types of sources in one article."""

    tokens: Tokens
    hits: Mapping[str, Hits]
    names: Names
    outlets: Outlets
    unnamed: Unnamed

    @property
    def identity(self) -> IdentityWords:
        return self.names.sets

    @property
    def sets(self) -> AttributionWords:
        return self.tokens.sets

    @classmethod
    def of(cls, article: Article, tokens: Tokens, house: House) -> Judge:
        hits = {}
        for key in LEXICONS:
            terms = article.terms(key)
            hits[key] = Hits(array("i", [t.span.start for t in terms]), terms)
        roles, bodies = (frozenset(t.span.end for t in hits[key].terms) for key in ("role-nouns", "body-nouns"))
        names = Names(tokens, Signs(tokens, roles, bodies, tokens.sets.body_endings))
        return cls(tokens, hits, names, Outlets(tokens, house, hits, names), Unnamed(tokens, hits, names))

    def type_of(self, draft: Draft, source: Range | None) -> SourceType:
        """The type of a draft's source by the words that tell who it is; of a pronoun PERSON or BODY, which assemble.py
        may correct."""
        if source is None:
            return SourceType.NONE
        tokens = self.tokens
        first, last = source
        low = tokens.low
        start, end = tokens.starts[first], tokens.ends[last - 1]
        if self.answers(source):
            return SourceType.ROLE  # "A:" is who was asked
        if tokens.tags[first] in _PRONOUNS and not tokens.tags[first + 1 : last].strip(MODIFIER):
            return self._pronoun(low[first])
        head = self.head(source)
        if low[head[0]] in self.identity.none_of:
            return SourceType.NONE
        if all(map(self.of_time, range(*head))):
            return self._number(draft, head)
        media = self.outlets.kind(head)
        if media is not None:
            return media
        outlets = self.hits["outlets"].within(start, end)
        anonymous = [
            t
            for t in self.hits["anonymous-sources"].within(start, end)
            if not any(o.span.contains(t.span) for o in outlets)
        ]
        if anonymous and not self._personal(head):
            kinds = {t.entry.tags.get("kind", "") for t in anonymous if t.entry}
            named = any(tokens.tags[k] == NAME for k in range(first, last))
            fog = kinds <= _FOG and last - first == 1 and self.unnamed.plural(first)
            if kinds - {"official"} or not named:
                return SourceType.VAGUE if fog else SourceType.ANONYMOUS
        if tokens.tags[head[1] - 1] == NAME and not self.unnamed.common(head[1] - 1):
            return self._named(head)
        kind = self.unnamed.kind(draft, source, head)
        return SourceType.OUTLET if kind is SourceType.DOCUMENT and self._piece(source, head) else kind

    def _piece(self, source: Range, head: Range) -> bool:
        """Is it a piece of an outlet that is named behind it ("a report from the Gazette", "a tally by AFP")?"""
        tokens, k = self.tokens, head[1]
        if tokens.low[k - 1] not in self.sets.pieces or k >= source[1] or tokens.low[k] not in self.sets.piece_links:
            return False
        named = self.head((k + 1, source[1])) if k + 1 < source[1] else None
        return named is not None and self.outlets.kind(named) is SourceType.OUTLET

    def answers(self, source: Range) -> bool:
        """Is the source the label of an answer ("A: ...")?"""
        first, last = source
        return (
            last - first == 1
            and self.tokens.tags[last] == COLON
            and self.tokens.low[first] in self.identity.answering
            and self.tokens.capital(first)
        )

    def _number(self, draft: Draft, head: Range) -> SourceType:
        """A number or a day that stands alone: "the two" were named, "one" and "two" are somebody, 47 and Friday
        nobody."""
        low, last = self.tokens.low, head[1] - 1
        if draft.group not in SPOKEN or self.tokens.tags[last] != NUMBER or not low[last].isalpha():
            return SourceType.NONE
        if low[head[0]] in self.sets.definite:
            return SourceType.ROLE
        return SourceType.ANONYMOUS if low[last] in self.identity.few else SourceType.VAGUE

    def bare_name(self, source: Range) -> bool:
        """Is it a name and nothing else, that holds no noun for a body and is no place ("Pier Daily")?"""
        tokens, sets = self.tokens, self.identity
        first, last = source
        words = set(tokens.low[first:last])
        if set(tokens.tags[first:last]) != {NAME} or not words.isdisjoint(sets.known_bodies | sets.body_words):
            return False
        start, end = tokens.starts[first], tokens.ends[last - 1]
        return words.isdisjoint(sets.places) and not self.hits["body-nouns"].within(start, end)

    def repaired(self, draft: Draft) -> Range | None:
        """The source itself where only an age or a time was taken for it ("Ada Holm, 57, a farmer, said", "announced
        Monday by the mayor", "Ada Holm, who farms there, said Friday")."""
        if draft.source is None:
            return None
        tokens = self.tokens
        tags = tokens.tags
        first, last = draft.source
        if tags[first:last] == DETERMINER and tags[last] == ADJECTIVE:
            return first, last + 1  # the 46-year-old
        if first > 1 and tags[first - 1] == COMMA and self._apposed(first, last):
            return self.names.start(first - 2), last
        if first > 1 and tags[first - 1] == COMMA and self._of_home(first):
            k = first - 2
            while k > first - _LONGEST_HOME and tags[k] in _HOME:
                known = self.names.at(k)
                if known is not None and known.type is SourceType.PERSON:
                    return self.names.start(k), last
                k -= 1
        if first > 1 and tags[first - 1] == COMMA and self._listed(first, last):
            person = self._past_clause(first - 1)
            return (person[0], last) if person else draft.source
        if all(self.of_time(k) for k in range(first, last)):
            if tokens.low[last] in self.sets.by:
                return after(tokens, last + 1, tokens.bounds(last)[1]) or draft.source
            if draft.cue is not None and draft.cue[0] < first and tags[draft.cue[0] - 1] == COMMA:
                return self._past_clause(draft.cue[0] - 1) or draft.source
        return draft.source

    def among(self, source: Range) -> Range | None:
        """The first who is named of a crowd some of whose members are ("critics, among them the economist Ada Holm,
        say"), with the office before the name."""
        tokens, sets = self.tokens, self.sets
        k = self.head(source)[1]
        if not self.unnamed.plural(k - 1):
            return None
        k += tokens.tags[k] in _BEFORE_SOME
        if tokens.low[k] not in sets.naming_some:
            return None
        start = k + 1
        while tokens.low[start] in sets.naming_some_more:
            start += 1
        end = min(start + _LONGEST_HOME, tokens.bounds(k)[1])
        for at in range(start, end):
            if tokens.tags[at] in _NO_PHRASE:
                return None
            place = self.names.place(at)
            if place is not None:
                where = not self.identity.places.isdisjoint(place[2].words) or tokens.low[at] in self.identity.places
                return None if where else (start, place[1])
        return None

    def _past_clause(self, comma: int) -> Range | None:
        """The person before an apposition or a clause that ends with the comma."""
        k, start = comma - 1, self.tokens.bounds(comma)[0]
        while k > start:
            place = self.names.place(k)
            if place is not None:
                party = "-" in self.tokens.low[place[0]][1:_LONGEST_PARTY]  # R-Tenn.
                if place[2].type is SourceType.PERSON and self.tokens.tags[place[1]] == COMMA and not party:
                    return place[0], comma
                k = place[0]
            k -= 1
        return None

    def _listed(self, first: int, last: int) -> bool:
        """Is it the rest of a body's name that is a list ("chairman of the Health, Education and Labor Committee")?"""
        tags, end = self.tokens.tags, last - (self.tokens.tags[last - 1] == COMMA)
        joined = tags[first - 2] == NAME and tags[first] == NAME and COORDINATOR in tags[first:end]
        return joined and self.tokens.low[end - 1] in self.identity.bodies_of

    def _apposed(self, first: int, last: int) -> bool:
        """Does a phrase between commas say who somebody is whose name stands before it?"""
        tags = self.tokens.tags
        named = self.names.at(first - 2)
        closed = tags[last] == COMMA and tags[first] == DETERMINER
        return closed and named is not None and named.type is SourceType.PERSON

    def antecedent(self, k: int) -> Range | None:
        """The phrase right before the relative pronoun at token k."""
        tags = self.tokens.tags
        last = k - (tags[k - 1] == COMMA)
        first = last
        while first and tags[first - 1] in _PHRASE:
            first -= 1
            if tags[first] == DETERMINER and (not first or tags[first - 1] not in PREPOSITIONS + POSSESSIVE):
                break
        while first < last and tags[first] in PREPOSITIONS:
            first += 1
        if first > 1 and tags[first - 1] == COMMA and (holder := self._holder_before(first - 1)) is not None:
            first = holder
        return (first, last) if first < last else None

    def _holder_before(self, comma: int) -> int | None:
        """Where the name begins of the person whom an apposition behind this comma describes ("Ada Holm, 57, a farmer
        who ...")."""
        k = comma - 1
        if self.tokens.tags[k] == NUMBER and self.tokens.tags[k - 1] == COMMA:
            k -= 2
        place = self.names.place(k)
        return place[0] if place is not None and place[2].type is SourceType.PERSON and place[1] == k + 1 else None

    def _of_home(self, k: int) -> bool:
        """Is token k an age or a place, and so no source behind a comma ("Ada Holm, 61, of Alder, N.C., said")?"""
        word = self.tokens.low[k]
        short = self.tokens.tags[k] == NAME and len(word) <= _LONGEST_STATE and "." in word
        return self.tokens.tags[k] == NUMBER or short or word in self.identity.places

    def of_time(self, k: int) -> bool:
        word, sets = self.tokens.low[k], self.identity
        timed = word in sets.time_words or word in self.sets.not_time
        return timed or word in sets.no_names or self.tokens.tags[k] in _TIME

    def head(self, source: Range) -> Range:
        """The noun phrase that leads the source: up to its first preposition, comma or bracket."""
        tags = self.tokens.tags
        first, last = source
        k = first
        while k < last and (tags[k] not in _HEAD_STOPS or self._modifies(k)) and not (tags[k] == PRONOUN and k > first):
            others = tags[k] == COORDINATOR and self.tokens.low[k + 1] in self.sets.and_others
            if others and k > first and tags[k - 1] == NAME:
                break  # Prof. Hale and others
            k += 1
        if k == first:
            return source
        end = k
        while k > first + 1 and tags[k - 1] not in _HEAD_END:
            k -= 1
        return first, end if tags[first:k] == DETERMINER and tags[end - 1] == ADJECTIVE else k

    def _modifies(self, k: int) -> bool:
        """Does a word in -ing belong to an office ("organizing director")?"""
        return self.tokens.tags[k] == ING and self.tokens.ends[k + 1] in self.names.signs.roles

    def is_office(self, span: Span) -> bool:
        """Does a phrase name an office or trade, not as something that the speaker does ("adding that the mayor")?"""
        opening = self.tokens.text[span.start : span.end].partition(" ")[0].lower()
        return bool(self.hits["role-nouns"].within(span.start, span.end)) and (
            not opening.endswith("ing") or opening in self.sets.acting
        )

    def _pronoun(self, word: str) -> SourceType:
        sets = self.sets
        if word in sets.writer or word in sets.nobody:
            return SourceType.NONE
        if word in sets.fog or word in self.identity.all_of or word in sets.quantified:
            return SourceType.VAGUE
        if word in sets.open_ended:
            return SourceType.ANONYMOUS  # wrote another
        if word in sets.singular or word in sets.personal_relatives:
            return SourceType.PERSON
        return SourceType.BODY if word in sets.impersonal else SourceType.NONE

    def _personal(self, head: Range) -> bool:
        return self.tokens.tags[head[1] - 1] == NAME and self._named(head) is SourceType.PERSON

    def _named(self, head: Range) -> SourceType:
        """A name: of a person or a body?"""
        tokens, sets = self.tokens, self.identity
        first, last = head
        low, tags = tokens.low, tokens.tags
        quantified = low[first] in self.sets.quantified or low[first] in sets.all_of
        if quantified and first < last - 1 and (low[last - 1].endswith("s") or low[first] in sets.all_of):
            return SourceType.VAGUE
        if low[last - 1] in sets.wide_plurals and (first == last - 1 or tags[first] != NAME):
            return SourceType.VAGUE
        names = last
        while names > first and (tags[names - 1] in _OF_NAME or low[names - 1] in self.sets.joining):
            names -= 1
        known = self.names.at(last - 1)
        if POSSESSIVE in tags[first:last] and tags[last - 2] == POSSESSIVE and low[last - 1] in sets.bodies_of:
            return SourceType.BODY  # the Sheriff's Office
        if known is None:
            return SourceType.BODY
        start, end = tokens.starts[names], tokens.ends[last - 1]
        thing = self.hits["social-platforms"].within(start, end) or self.hits["evidence-artefacts"].within(start, end)
        if thing and not known.person:
            return SourceType.BODY
        if not known.called.isdisjoint(self.sets.outlets):
            return SourceType.OUTLET
        if first < names and low[first] == "the" and self.names.split(names, last) == names and not known.person:
            return SourceType.BODY
        return known.type
