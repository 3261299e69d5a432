"""What kind of source a span names, and how far a reader can judge it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass

from audit.annotate.attribution.draft import Draft
from audit.annotate.attribution.people import IdentityWords, Names
from audit.annotate.attribution.sources import after
from audit.annotate.attribution.tokens import Range, Tokens
from audit.annotate.attribution.words import AttributionWords
from audit.lang.tags import (
    ADJECTIVE,
    COLON,
    COMMA,
    COORDINATOR,
    DASH,
    DETERMINER,
    ENDS,
    ING,
    NAME,
    NOMINAL,
    NOUN,
    NUMBER,
    OBJECT,
    OPENING,
    PAST,
    PLURAL,
    POSSESSIVE,
    PREPOSITIONS,
    PRONOUN,
    QUOTATION,
    THAT,
    WH,
)
from audit.model.article import Article
from audit.model.house import House
from audit.model.marks import SourceType, Status, Term
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
_BEFORE_PAPER = NOUN + ADJECTIVE + ING
_OF_NAME = NAME + COORDINATOR
_TIME = NUMBER + DETERMINER
_OPENING = ENDS + COLON + DASH + QUOTATION
_BEFORE_PERSON = DETERMINER + ADJECTIVE + NAME
_PHRASE_STOPS = COMMA + WH + THAT + PAST + ING + OPENING
_SPOKEN = frozenset(("speech", "noun"))
"""Groups of cues by which somebody speaks."""


@dataclass(slots=True)
class Hits:
    """The hits of one lexicon: where they begin, in order, and the terms themselves."""

    starts: list[int]
    terms: tuple[Term, ...]

    def within(self, start: int, end: int) -> list[Term]:
        if not self.starts:
            return []
        at = bisect_left(self.starts, start)
        out = []
        while at < len(self.terms) and self.starts[at] < end:
            out.append(self.terms[at])
            at += 1
        return out


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges the types of sources in one article."""

    tokens: Tokens
    house: House
    hits: Mapping[str, Hits]
    names: Names

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
            hits[key] = Hits([t.span.start for t in terms], terms)
        roles, bodies = (frozenset(t.span.end for t in hits[key].terms) for key in ("role-nouns", "body-nouns"))
        names = Names(tokens, roles, bodies, tokens.sets.body_endings)
        return cls(tokens, house, hits, names)

    def type_of(self, draft: Draft) -> SourceType:
        """The type by the source's own words; of a pronoun PERSON or BODY, which assemble.py may correct."""
        if draft.source is None:
            return SourceType.NONE
        tokens = self.tokens
        first, last = draft.source
        low = tokens.low
        start, end = tokens.starts[first], tokens.ends[last - 1]
        if last - first == 1 and tokens.tags[first] in _PRONOUNS:
            return self._pronoun(low[first])
        head = self.head(draft.source)
        if all(map(self.of_time, range(*head))):
            return SourceType.NONE
        media = self._media(draft, head)
        if media is not None:
            return media
        anonymous = self.hits["anonymous-sources"].within(start, end)
        if anonymous and not self._personal(head):
            kinds = {t.entry.tags.get("kind", "") for t in anonymous if t.entry}
            named = any(tokens.tags[k] == NAME for k in range(first, last))
            fog = kinds == {"bare"} and last - first == 1 and self.plural(first)
            if kinds - {"official"} or not named:
                return SourceType.VAGUE if fog else SourceType.ANONYMOUS
        if tokens.tags[head[1] - 1] == NAME and not self.common(head[1] - 1):
            return self._named(head)
        return self._noun(draft, head)

    def repaired(self, source: Range) -> Range:
        """The source itself where only an age or a time was taken for it ("Ada Holm, 57, a farmer, said", "announced
        Monday by the mayor")."""
        tokens = self.tokens
        tags = tokens.tags
        first, last = source
        if tags[first] == NUMBER and first > 1 and tags[first - 1] == COMMA:
            known = self.names.at(first - 2)
            if known is not None and known.type is SourceType.PERSON:
                return self.names.start(first - 2), last
        if tokens.low[last] in self.sets.by and all(self.of_time(k) for k in range(first, last)):
            return after(tokens, last + 1, tokens.bounds(last)[1]) or source
        return source

    def of_time(self, k: int) -> bool:
        return self.tokens.low[k] in self.identity.time_words or self.tokens.tags[k] in _TIME

    def head(self, source: Range) -> Range:
        """The noun phrase that leads the source: up to its first preposition, comma or bracket."""
        tags = self.tokens.tags
        first, last = source
        k = first
        while k < last and tags[k] not in _HEAD_STOPS and not (tags[k] == PRONOUN and k > first):
            k += 1
        if k == first:
            return source
        while k > first + 1 and tags[k - 1] not in _HEAD_END:
            k -= 1
        return first, k

    def is_office(self, span: Span) -> bool:
        """Does a phrase name an office or trade, not as something that the speaker does ("adding that the mayor")?"""
        opening = self.tokens.text[span.start : span.end].partition(" ")[0].lower()
        return bool(self.hits["role-nouns"].within(span.start, span.end)) and (
            not opening.endswith("ing") or opening in self.sets.acting
        )

    def _pronoun(self, word: str) -> SourceType:
        if word in self.sets.writer:
            return SourceType.NONE
        if word in self.sets.fog:
            return SourceType.VAGUE
        if word in self.sets.nobody:
            return SourceType.NONE
        if word in self.sets.singular or word in self.sets.personal_relatives:
            return SourceType.PERSON
        return SourceType.BODY

    def _media(self, draft: Draft, head: Range) -> SourceType | None:
        """An outlet, agency or aggregator as the source itself, not as part of a poll's or a person's name."""
        tokens = self.tokens
        low = tokens.low
        start, end = tokens.starts[head[0]], tokens.ends[head[1] - 1]
        noun = low[head[1] - 1]
        for key, kind in (
            ("aggregators", SourceType.AGGREGATOR),
            ("outlets", SourceType.OUTLET),
            ("wire-agencies", SourceType.OUTLET),
        ):
            for term in self.hits[key].within(start, end):
                name = term.entry.tags.get("canonical", term.entry.lemma) if term.entry else ""
                surface = tokens.text[term.span.start : term.span.end]
                if term.span.end < end and noun not in self.sets.publication and not self._rest_of_outlet(term, end):
                    continue
                if self.house.owns(name) or self.house.owns(surface):
                    return SourceType.BODY
                return kind
        if self._outlet_by_name(head):
            return SourceType.BODY if self.house.owns(tokens.text[start:end]) else SourceType.OUTLET
        if noun in self.sets.sites and self._own_site(head):
            return SourceType.BODY
        if noun in self.sets.publication and self._capitals(head) and noun not in self.sets.also_documents:
            return SourceType.OUTLET
        if noun == "paper" and head[1] - head[0] > 1 and self._modified(head):
            return SourceType.DOCUMENT
        if noun in self.sets.outlets:
            return SourceType.OUTLET
        if noun == "report" and self._capitals(head) == 1 and low[head[0]] == "the":
            return SourceType.OUTLET
        return None

    def _own_site(self, head: Range) -> bool:
        """Somebody's own page (the chain's website, a government website) is that body's word, not an outlet's."""
        words = self.tokens.low[head[0] : head[1] - 1]
        return POSSESSIVE in self.tokens.tags[head[0] : head[1]] or not self.sets.site_owners.isdisjoint(words)

    def _modified(self, head: Range) -> bool:
        """A budget paper or a discussion paper is a document, a local paper is not."""
        word = head[1] - 2
        return self.tokens.tags[word] in _BEFORE_PAPER and self.tokens.low[word] not in self.sets.press

    def _outlet_by_name(self, head: Range) -> bool:
        """An outlet that no list knows, recognised by the last word of its name: the Elmsted Echo, the Gazette."""
        end = self.tokens.ends[head[1] - 1]
        found = self.hits["outlet-suffixes"].within(self.tokens.starts[head[1] - 1], end)
        sure = any(t.span.end == end and not (t.entry and "ambiguous" in t.entry.tags) for t in found)
        return sure and (self._capitals(head) > 1 or self.tokens.low[head[0]] == "the")

    def _rest_of_outlet(self, term: Term, end: int) -> bool:
        """Only more of the outlet's name follows (CBS Los Angeles)."""
        rest = self.tokens.text[term.span.end : end].split()
        return (
            bool(rest)
            and len(rest) <= 2
            and all(w[0].isupper() for w in rest)
            and not (term.entry is not None and term.entry.tags.get("ambiguous") == "yes")
        )

    def _capitals(self, r: Range) -> int:
        return sum(self.tokens.tags[k] == NAME for k in range(*r))

    def _personal(self, head: Range) -> bool:
        return self.tokens.tags[head[1] - 1] == NAME and self._named(head) is SourceType.PERSON

    def common(self, k: int) -> bool:
        """Is the capitalised word at token k a common noun that opens its sentence ("Growers say"), or a nation's,
        party's or faith's word for one of its people ("the Republican")?"""
        tokens, sets = self.tokens, self.identity
        word = tokens.low[k]
        if k and tokens.tags[k - 1] not in _OPENING:
            by_kind = word in sets.humans and tokens.tags[k - 1] in _BEFORE_PERSON
            return by_kind or tokens.ends[k] in self.names.roles or word in sets.documents
        if tokens.tags[k + 1] == NAME:
            return False
        known = self.names.at(k)
        if word in sets.crowds or word in sets.humans or word in sets.documents or word in sets.on_duty:
            return word not in sets.known_bodies and (known is None or len(known.at) == 1 or word in sets.crowds)
        return word.endswith(sets.crowd_endings) and known is not None and len(known.at) == 1

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
        if self.hits["social-platforms"].within(start, end) or self.hits["evidence-artefacts"].within(start, end):
            return SourceType.BODY
        if first < names and low[first] == "the" and self.names.split(names, last) == names and not known.person:
            return SourceType.BODY
        if not known.called.isdisjoint(self.sets.outlets):
            return SourceType.OUTLET
        return known.type

    def _noun(self, draft: Draft, head: Range) -> SourceType:
        """A phrase with a common noun at its head."""
        tokens, sets = self.tokens, self.identity
        low = tokens.low
        last = head[1] - 1
        noun = low[last]
        assert draft.source is not None
        end = tokens.ends[last]
        attached = self._attached(draft.source, head)
        if self._document(draft, head):
            attached = attached or NAME in tokens.tags[head[0] : draft.source[1]]
            loose = noun in sets.loose_documents and not attached and self._bare(head)
            return SourceType.VAGUE if loose else SourceType.DOCUMENT
        role = self._ends("role-nouns", head, end)
        body = noun in sets.body_words or self._ends("body-nouns", head, end)
        if noun in self.sets.fog or low[head[0]] == "no":
            return SourceType.VAGUE
        if self.plural(last) and noun not in sets.bodies_in_plural:
            return self._several(draft, head, attached, role or body)
        if body and not role:
            return SourceType.BODY
        if role or self._person(draft, noun):
            return self._one(draft, head, attached)
        if draft.group in _SPOKEN and draft.word not in self.sets.showing:
            return SourceType.ROLE
        if POSSESSIVE in tokens.tags[head[0] : head[1]] and attached and draft.word not in self.sets.showing:
            return SourceType.BODY
        return SourceType.NONE

    def _document(self, draft: Draft, head: Range) -> bool:
        """Is it something written or recorded? A decision or a deal only where it is said to say something."""
        end, noun = self.tokens.ends[head[1] - 1], self.tokens.low[head[1] - 1]
        if noun in self.identity.acts:
            return draft.group in _SPOKEN and draft.word not in self.sets.showing
        return noun in self.identity.documents or self._ends("evidence-artefacts", head, end)

    def _ends(self, key: str, head: Range, end: int) -> bool:
        found = self.hits[key].within(self.tokens.starts[head[0]], end)
        return bool(found) and found[-1].span.end == end

    def plural(self, k: int) -> bool:
        tag, word = self.tokens.tags[k], self.tokens.low[k]
        if word in self.identity.crowds or word in self.identity.on_duty:
            return True
        one = word in self.identity.humans
        return (tag == PLURAL and not one) or (tag == NAME and word.endswith(self.identity.crowd_endings))

    def _person(self, draft: Draft, noun: str) -> bool:
        sets = self.identity
        tail = noun.rpartition("-")[2]
        if noun in sets.humans or tail in sets.humans or noun.endswith(sets.person_endings):
            return True
        return draft.group in _SPOKEN and noun.endswith(sets.doer_endings)

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
            if tags[k] == NAME and low[k].rstrip(".") not in sets.wide and low[k] not in sets.places and k > source[0] - 1:
                if not (k == head[0] and self.common(k)):
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
                return known is None or known.type is SourceType.BODY and not set(known.words) <= sets.places
            elif joined and tokens.ends[k] in self.names.bodies:
                return True
        return False

    def _several(self, draft: Draft, head: Range, attached: bool, listed: bool) -> SourceType:
        """Several people or bodies: of an office, a few whom the writer spoke to, or a crowd."""
        tokens, sets = self.tokens, self.identity
        low = tokens.low
        noun, opening = low[head[1] - 1], low[head[0]]
        crowd = bool(self._ends("vague-source-nouns", head, tokens.ends[head[1] - 1]))
        human = crowd or listed or noun in sets.crowds or noun in sets.on_duty or self._person(draft, noun[:-1])
        if not human:
            if draft.group in _SPOKEN and draft.word not in self.sets.showing:
                if tokens.tags[head[0]] != NUMBER:
                    return SourceType.VAGUE if self._bare(head) else SourceType.ROLE
            return SourceType.NONE
        if opening in self.sets.quantified or tokens.tags[head[0]] == NUMBER:
            few = opening in sets.few
            return SourceType.ANONYMOUS if few or (attached and draft.group in _SPOKEN) else SourceType.VAGUE
        if self._bare(head):
            return SourceType.ROLE if attached or noun in sets.on_duty else SourceType.VAGUE
        if opening == "the" and not attached and noun in sets.crowds_with_the:
            return SourceType.VAGUE
        return SourceType.BODY if self._ends("body-nouns", head, tokens.ends[head[1] - 1]) else SourceType.ROLE

    def _one(self, draft: Draft, head: Range, attached: bool) -> SourceType:
        """One person without a name: of an office that can be found, or anybody."""
        tokens, sets = self.tokens, self.identity
        noun, opening = tokens.low[head[1] - 1], tokens.low[head[0]]
        if opening in sets.all_of:
            return SourceType.VAGUE
        if tokens.tags[head[1] - 1] == NAME and (head[1] - head[0] > 1 or tokens.tags[head[0] - 1] not in _OPENING):
            return SourceType.ANONYMOUS if opening in self.sets.open_ended else SourceType.ROLE
        bare = tokens.tags[head[0]] != DETERMINER and POSSESSIVE not in tokens.tags[head[0] : head[1]]
        if (opening in self.sets.open_ended or bare) and noun not in sets.findable:
            known = bare and attached and opening not in self.sets.open_ended
            return SourceType.ROLE if known else SourceType.ANONYMOUS
        return SourceType.ROLE
