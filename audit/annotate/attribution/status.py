"""What kind of source a span names, and how far a reader can judge it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass

from audit.annotate.attribution.draft import Draft
from audit.annotate.attribution.tokens import Range, Tokens
from audit.annotate.attribution.words import AttributionWords
from audit.lang.tags import (
    ADJECTIVE,
    COLON,
    COMMA,
    COORDINATOR,
    DASH,
    DETERMINER,
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

    @property
    def sets(self) -> AttributionWords:
        return self.tokens.sets

    @classmethod
    def of(cls, article: Article, tokens: Tokens, house: House) -> Judge:
        hits = {}
        for key in LEXICONS:
            terms = article.terms(key)
            hits[key] = Hits([t.span.start for t in terms], terms)
        return cls(tokens, house, hits)

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
        head_end = tokens.ends[head[1] - 1]
        named = any(tokens.tags[k] == NAME for k in range(first, last))
        media = self._media(draft, head)
        if media is not None:
            return media
        anonymous = self.hits["anonymous-sources"].within(start, end)
        if anonymous and not self._personal(head):
            kinds = {t.entry.tags.get("kind", "") for t in anonymous if t.entry}
            if kinds - {"official"} or not named:
                return SourceType.ANONYMOUS
        noun = low[head[1] - 1]
        artefacts = self.hits["evidence-artefacts"].within(tokens.starts[head[0]], head_end)
        if artefacts and artefacts[-1].span.end == head_end:
            return SourceType.DOCUMENT
        if self._vague(head, last, noun):
            return SourceType.VAGUE
        if tokens.tags[head[1] - 1] == NAME:
            return self._named(head)
        roles = self.hits["role-nouns"].within(tokens.starts[head[0]], head_end)
        if roles and roles[-1].span.end == head_end:
            if low[first] in self.sets.open_ended and not named and not noun.startswith("spokes"):
                return SourceType.ANONYMOUS
            if noun in self.sets.generic_roles and not named:
                return SourceType.VAGUE if low[first] != "the" else SourceType.ROLE
            return SourceType.ROLE
        bodies = self.hits["body-nouns"].within(tokens.starts[head[0]], head_end)
        if bodies and bodies[-1].span.end == head_end:
            return SourceType.BODY
        return self._plain(draft, head, named)

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

    def title(self, first: int, last: int) -> tuple[str | None, int]:
        """The office that opens a run of capitalised words (Engineer Per Lund, Alder County Sheriff Per Lund), and
        where the name begins."""
        tokens = self.tokens
        start = tokens.starts[first]
        ends = {t.span.end for t in self.hits["role-nouns"].within(start, tokens.starts[last - 1])}
        for k in range(last - 2, first - 1, -1):
            if tokens.ends[k] in ends or tokens.low[k].rstrip(".") in self.sets.offices:
                return tokens.text[start : tokens.ends[k]], k + 1
        return None, first

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
        return self._named(head) is SourceType.PERSON and self.tokens.tags[head[1] - 1] == NAME

    def _named(self, head: Range) -> SourceType:
        """A name: of a person or a body?"""
        tokens = self.tokens
        first, last = head
        low, tags = tokens.low, tokens.tags
        names = last
        while (names > first and tags[names - 1] in _OF_NAME) or (
            names > first and low[names - 1] in self.sets.joining and names < last
        ):
            names -= 1
        word = tokens.word(last - 1)
        start, end = tokens.starts[names], tokens.ends[last - 1]
        if self.hits["body-nouns"].within(start, end) or self.hits["evidence-artefacts"].within(start, end):
            return SourceType.BODY
        roles = self.hits["role-nouns"].within(tokens.starts[first], end)
        if roles and roles[-1].span.end < end:
            return SourceType.PERSON
        if word.isupper() and len(word) > 1 and last - names == 1:
            return SourceType.BODY
        if first < names and low[first] == "the":
            return SourceType.BODY
        if last - names == 1 and low[last - 1] in self.sets.places:
            return SourceType.BODY
        ending = low[last - 1].rstrip(".")
        if last - names > 1 and (ending in self.sets.body_endings or low[names] in self.sets.place_openings):
            return SourceType.BODY
        if self.hits["social-platforms"].within(start, end):
            return SourceType.BODY
        return SourceType.PERSON

    def _vague(self, head: Range, last: int, noun: str) -> bool:
        tokens = self.tokens
        first = head[0]
        low, tags = tokens.low, tokens.tags
        if noun in self.sets.fog:
            return True
        end = tokens.ends[head[1] - 1]
        crowd = [t for t in self.hits["vague-source-nouns"].within(tokens.starts[first], end) if t.span.end == end]
        attached = self._capitals((first, last)) > 0
        if crowd:
            return not attached and low[first] not in self.sets.known
        return low[first] in self.sets.quantified and tags[head[1] - 1] == PLURAL and not attached

    def _plain(self, draft: Draft, head: Range, named: bool) -> SourceType:
        tokens = self.tokens
        tag = tokens.tags[head[1] - 1]
        low = tokens.low
        if draft.word in self.sets.showing:
            return SourceType.NONE
        if tag == PLURAL:
            return SourceType.ROLE
        if low[head[0]] in self.sets.open_ended and not named and low[head[1] - 1] in self.sets.humans:
            return SourceType.ANONYMOUS
        if low[head[1] - 1] in self.sets.humans:
            return SourceType.ROLE
        if named and POSSESSIVE in tokens.tags[head[0] : head[1]]:
            return SourceType.BODY
        return SourceType.ROLE
