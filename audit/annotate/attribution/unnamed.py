"""Sources without a name: a document, a body, an office that can be found, somebody, a crowd, or a thing.

Who could be found by the description answers; who could not is anonymous, and where many are meant it is fog.
"""

from __future__ import annotations

from collections.abc import Mapping

from audit.annotate.attribution.draft import Draft
from audit.annotate.attribution.hits import Hits
from audit.annotate.attribution.identity import IdentityWords
from audit.annotate.attribution.people import Names
from audit.annotate.attribution.tokens import Range, Tokens
from audit.annotate.attribution.words import AttributionWords
from audit.lang.tags import (
    ADJECTIVE,
    COLON,
    COMMA,
    DASH,
    DETERMINER,
    ENDS,
    ING,
    NAME,
    NUMBER,
    OPENING,
    PAST,
    PLURAL,
    POSSESSIVE,
    PREPOSITIONS,
    QUOTATION,
    THAT,
    WH,
)
from audit.model.dataclass import dataclass
from audit.model.marks import SourceType

SPOKEN = frozenset(("speech", "noun"))
"""Groups of cues by which somebody speaks."""
OPENING_MARKS = ENDS + COLON + DASH + QUOTATION
"""Behind them a capital is no sign of a name."""
_STATE = ("state", "law")
_BEFORE_PERSON = DETERMINER + ADJECTIVE + NAME
_PHRASE_STOPS = COMMA + WH + THAT + PAST + ING + OPENING


@dataclass(frozen=True, slots=True)
class Unnamed:
    """Judges the nouns of one article."""

    tokens: Tokens
    hits: Mapping[str, Hits]
    names: Names

    @property
    def identity(self) -> IdentityWords:
        return self.names.sets

    @property
    def sets(self) -> AttributionWords:
        return self.tokens.sets

    def kind(self, draft: Draft, source: Range, head: Range) -> SourceType:
        """A phrase with a common noun at its head."""
        tokens, sets = self.tokens, self.identity
        low = tokens.low
        last = head[1] - 1
        noun = low[last]
        end = tokens.ends[last]
        attached = self._attached(source, head)
        if self._document(draft, head):
            inner = head[0]
            opens = tokens.tags[inner - 1] in OPENING_MARKS
            attached = attached or NAME in tokens.tags[inner + opens : source[1]]
            vaguely = inner >= last or low[inner] in sets.loose_words or low[inner] in self.sets.quantified
            loose = noun in sets.loose_documents and vaguely and not attached and self._bare(head)
            return SourceType.VAGUE if loose else SourceType.DOCUMENT
        body = noun in sets.body_words or (noun in sets.firm_nouns and noun not in sets.either_kind)
        body = body or self._ends("body-nouns", head, end)
        role = self._ends("role-nouns", head, end) and noun not in sets.body_words
        if noun in self.sets.fog or noun in sets.masses:
            return SourceType.VAGUE
        if self.plural(last) and noun not in sets.bodies_in_plural:
            return self._several(draft, source, head, attached, role or body)
        if body and not role:
            return SourceType.BODY
        if role or self._person(draft, noun):
            return self._one(draft, head, attached)
        if draft.group in SPOKEN and draft.word not in self.sets.showing:
            return SourceType.ROLE
        return SourceType.NONE

    def _document(self, draft: Draft, head: Range) -> bool:
        """Is it something written or recorded? A decision or a deal only where it is said to say something."""
        end, noun = self.tokens.ends[head[1] - 1], self.tokens.low[head[1] - 1]
        if noun in self.identity.acts:
            return draft.group in SPOKEN and draft.word not in self.sets.showing
        return noun in self.identity.documents or self._ends("evidence-artefacts", head, end)

    def _ends(self, key: str, head: Range, end: int) -> bool:
        found = self.hits[key].within(self.tokens.starts[head[0]], end)
        return bool(found) and found[-1].span.end == end

    def plural(self, k: int) -> bool:
        tag, word = self.tokens.tags[k], self.tokens.low[k]
        if word in self.identity.crowds or word in self.identity.on_duty:
            return True
        one = word in self.identity.humans
        return (tag == PLURAL and not one) or (
            tag == NAME and word.endswith(self.identity.crowd_endings) and self.common(k)
        )

    def _person(self, draft: Draft, noun: str) -> bool:
        sets = self.identity
        tail = noun.rpartition("-")[2]
        if noun in sets.humans or tail in sets.humans or noun.endswith(sets.person_endings):
            return True
        speaks = draft.group in SPOKEN and draft.word not in self.sets.showing
        return speaks and noun.endswith(sets.doer_endings)

    def _bare(self, head: Range) -> bool:
        """Does the phrase say of no one whom it means ("researchers", "some young mothers", "other studies")?"""
        low = self.tokens.low[head[0]]
        return self.tokens.tags[head[0]] != DETERMINER or low in self.sets.quantified

    def _attached(self, source: Range, head: Range) -> bool:
        """Is a named body (Treasury officials, experts at the Poe Institute), and not only a nation, a party or a
        place, joined to the noun?"""
        tokens, sets = self.tokens, self.identity
        low, tags = tokens.low, tokens.tags
        for k in range(head[0], head[1] - 1):
            opens = k == head[0] and tags[k - 1] in OPENING_MARKS
            if tags[k] == NAME and not opens and low[k].rstrip(".") not in sets.wide and low[k] not in sets.places:
                return True
            if low[k] in sets.local:
                return True
        joined = False
        for k in range(head[1], source[1]):
            if tags[k] in PREPOSITIONS and not joined:
                if low[k] not in sets.joins_body:
                    return False
                joined = True
            elif tags[k] in _PHRASE_STOPS:
                return False
            elif joined and tags[k] == NAME:
                known = self.names.at(k)
                return known is None or (known.type is SourceType.BODY and not set(known.words) <= sets.places)
            elif joined and tokens.ends[k] in self.names.signs.bodies:
                return True
        return False

    def common(self, k: int) -> bool:
        """Is the capitalised word at token k a common noun that opens its sentence ("Growers say"), or a nation's,
        party's or faith's word for one of its people ("the Republican")?"""
        tokens, sets = self.tokens, self.identity
        word = tokens.low[k]
        if k and tokens.tags[k - 1] not in OPENING_MARKS:
            by_kind = word in sets.humans and tokens.tags[k - 1] in _BEFORE_PERSON
            by_kind = by_kind or (word in sets.office_letters and tokens.tags[k - 1] == DETERMINER)
            return by_kind or self._office(k) or (word in sets.documents and tokens.tags[k - 1] != NAME)
        if tokens.tags[k + 1] == NAME:
            return False
        known = self.names.at(k)
        if word in self.names.small or (word not in self.names.large and self._plain(word)):
            return True
        if word in sets.crowds or word in sets.humans or word in sets.documents or word in sets.on_duty:
            return word not in sets.known_bodies and (known is None or len(known.at) == 1 or word in sets.crowds)
        return word.endswith(sets.crowd_endings) and known is not None and len(known.at) == 1

    def _plain(self, word: str) -> bool:
        """Is it a word of the language that is no name of a person or a firm?"""
        sets, names = self.identity, self.names
        named = word in sets.known_bodies or word in sets.surnames_alone or word in names.first_names.all
        return word in names.signs.table and not named

    def _office(self, k: int) -> bool:
        """Is a whole run of capitalised words that ends with token k an office ("Prime Minister")?"""
        first = k
        while first and self.tokens.tags[first - 1] == NAME:
            first -= 1
        found = self.hits["role-nouns"].within(self.tokens.starts[first], self.tokens.ends[k])
        return any(t.span == self.tokens.span(first, k + 1) for t in found)

    def _of_state(self, head: Range) -> bool:
        """Is it an office of state or of the law ("Governor vows")?"""
        found = self.hits["role-nouns"].within(self.tokens.starts[head[0]], self.tokens.ends[head[1] - 1])
        return bool(found) and found[-1].entry is not None and found[-1].entry.tags.get("group") in _STATE

    def _of_body(self, head: Range) -> bool:
        """Does a body's name stand before the noun ("a World Health Organization scientist")?"""
        sets, tokens = self.identity, self.tokens
        for k in range(head[0] + 1, head[1] - 1):
            word = tokens.low[k].rstrip(".")
            if tokens.tags[k] == NAME and word not in sets.wide and word not in sets.places:
                known = self.names.at(k)
                return known is not None and known.type is SourceType.BODY and "-" not in tokens.low[k]
        return False

    def _several(self, draft: Draft, source: Range, head: Range, attached: bool, listed: bool) -> SourceType:
        """Several people or bodies: of an office, a few whom the writer spoke to, or a crowd."""
        tokens, sets = self.tokens, self.identity
        low = tokens.low
        noun, opening = low[head[1] - 1], low[head[0]]
        counted = NUMBER in tokens.tags[head[0] : head[1]]
        if noun in sets.crowds_with_the and not counted and (self._bare(head) or opening in self.sets.definite):
            return SourceType.VAGUE
        crowd = self._ends("vague-source-nouns", head, tokens.ends[head[1] - 1])
        listed = listed or noun[:-1] in sets.body_words or f"{noun[:-3]}y" in sets.body_words
        human = crowd or listed or noun in sets.crowds or noun in sets.on_duty or self._person(draft, noun[:-1])
        if not human:
            speaks = draft.group in SPOKEN and draft.word not in self.sets.showing
            if speaks and tokens.tags[head[0]] != NUMBER:
                return SourceType.VAGUE if self._bare(head) else SourceType.ROLE
            return SourceType.NONE
        if noun in sets.of_a_place and (attached or opening in self.sets.definite or self._placed(source)):
            return SourceType.ROLE
        if noun in sets.bodies_of and self._body_of(head, source):
            return SourceType.BODY
        if noun in sets.close_ones and self._of_somebody(source, head):
            return SourceType.ANONYMOUS
        if opening in self.sets.quantified or tokens.tags[head[0]] == NUMBER:
            few = opening in sets.few
            return SourceType.ANONYMOUS if few or (attached and draft.group in SPOKEN) else SourceType.VAGUE
        if self._bare(head):
            return SourceType.ROLE if attached or noun in sets.on_duty else SourceType.VAGUE
        return SourceType.BODY if self._ends("body-nouns", head, tokens.ends[head[1] - 1]) else SourceType.ROLE

    def _placed(self, source: Range) -> bool:
        """Does the name of a place or a nation stand with it?"""
        low, sets = self.tokens.low, self.identity
        return any(low[k].rstrip(".") in sets.wide or low[k] in sets.places for k in range(*source))

    def _body_of(self, head: Range, source: Range) -> bool:
        """Is it the first word of a body's name ("Citizens for a Quiet Harbour")?"""
        tokens, k = self.tokens, head[1]
        if head[1] - head[0] > 1 or not tokens.capital(head[0]) or tokens.low[k] not in self.identity.causes:
            return False
        k += 1 + (tokens.tags[k + 1] == DETERMINER)
        return k < source[1] and tokens.capital(k)

    def _of_somebody(self, source: Range, head: Range) -> bool:
        """Does the phrase name whose they are ("Poe aides", "aides to Ada Poe")?"""
        first, last = head[0], source[1]
        return any(self.tokens.tags[k] == NAME for k in range(first, last) if k != head[0] or self.names.at(k))

    def _one(self, draft: Draft, head: Range, attached: bool) -> SourceType:
        """One person without a name: of an office that can be found, or anybody."""
        tokens, sets = self.tokens, self.identity
        noun, opening = tokens.low[head[1] - 1], tokens.low[head[0]]
        if opening in sets.all_of:
            return SourceType.VAGUE
        if tokens.tags[head[1] - 1] == NAME and (
            head[1] - head[0] > 1 or tokens.tags[head[0] - 1] not in OPENING_MARKS
        ):
            return SourceType.ANONYMOUS if opening in self.sets.open_ended else SourceType.ROLE
        bare = tokens.tags[head[0]] != DETERMINER and POSSESSIVE not in tokens.tags[head[0] : head[1]]
        if (opening in self.sets.open_ended or bare) and noun not in sets.findable:
            if self._of_body(head) or (attached and noun in sets.speaks_for):
                return SourceType.ROLE
            known = bare and opening not in self.sets.open_ended and (attached or self._of_state(head))
            return SourceType.ROLE if known else SourceType.ANONYMOUS
        return SourceType.ROLE
