"""Whether a source is an outlet, an agency or an aggregator: by our lists, by its name, by the noun for it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field
from itertools import pairwise

from audit.annotate.attribution.hits import Hits
from audit.annotate.attribution.people import Names
from audit.annotate.attribution.tokens import Range, Tokens
from audit.annotate.attribution.unnamed import OPENING_MARKS
from audit.annotate.attribution.words import AttributionWords
from audit.lang.tags import (
    ADJECTIVE,
    ING,
    NAME,
    NOMINAL,
    NOUN,
    NUMBER,
    POSSESSIVE,
)
from audit.model.dataclass import dataclass
from audit.model.house import House
from audit.model.marks import SourceType, Term
from audit.model.text import Span

_LISTS = (
    ("aggregators", SourceType.AGGREGATOR), ("outlets", SourceType.OUTLET), ("wire-agencies", SourceType.OUTLET)
)  # fmt: skip
_BEFORE_PAPER = NOUN + ADJECTIVE + ING
_CALL_SIGN = re.compile(r"[KW][A-Z]{3}(?:-(?:TV|FM|AM|DT))?(?:\.com)?")
"""Of a station in the United States."""


@dataclass(frozen=True, slots=True)
class Outlets:
    """Knows the outlets of one article."""

    tokens: Tokens
    house: House
    hits: Mapping[str, Hits]
    names: Names
    _told: dict[tuple[str, str], bool] = field(default_factory=dict, repr=False)
    """Letters and the name of their agency -> whether they stand for another body here."""

    @property
    def sets(self) -> AttributionWords:
        return self.tokens.sets

    def kind(self, head: Range) -> SourceType | None:
        """An outlet, agency or aggregator as the source itself, not as part of a poll's or a person's name."""
        tokens = self.tokens
        low = tokens.low
        start, end = tokens.starts[head[0]], tokens.ends[head[1] - 1]
        noun = low[head[1] - 1]
        owner = tokens.tags.find(POSSESSIVE, head[0], head[1])
        if head[0] < owner < head[1] - 1 and tokens.tags[head[1] - 1] == NAME and self._plainly((head[0], owner)):
            return self.kind((head[0], owner))  # "NBC's Ann Poe" passes on what NBC has
        named = self.names.at(head[1] - 1)
        if named is not None and named.person and named.type is SourceType.PERSON and len(named.words) > 1:
            return None  # Michael Bloomberg
        found = self._listed(head)
        if found is not None:
            term, kind = found
            tags = term.entry.tags if term.entry else {}
            names = (
                tags.get("canonical", ""),
                tags.get("domain", ""),
                tokens.text[start:end],
                tokens.text[term.span.start : term.span.end],
            )
            return SourceType.BODY if any(map(self.house.owns, filter(None, names))) else kind
        if self._outlet_by_name(head):
            return SourceType.BODY if self.house.owns(tokens.text[start:end]) else SourceType.OUTLET
        if noun in self.sets.sites and self._own_site(head):
            return SourceType.BODY
        if noun in self.sets.publication and self._capitals(head) and noun not in self.sets.also_documents:
            return SourceType.OUTLET
        if noun == "paper" and (self._modified(head) or self._study(head)):
            return SourceType.DOCUMENT
        if noun in self.sets.outlets and not self._other_body(head):
            return SourceType.OUTLET
        owned = POSSESSIVE in tokens.tags[head[0] : head[1]]
        if noun == "report" and self._capitals(head) == 1 and low[head[0]] == "the" and not owned:
            return SourceType.OUTLET
        return None

    def _plainly(self, head: Range) -> bool:
        """Is it an outlet of our lists whose name is no plain word (not the People of the People's Army)?"""
        found = self._listed(head)
        return found is not None and not (found[0].entry and "ambiguous" in found[0].entry.tags)

    def _other_body(self, head: Range) -> bool:
        """A network of clinics whose name ends so, and what only comes daily ("a daily tracking poll")."""
        tokens, last = self.tokens, head[1] - 1
        if tokens.low[last] in self.sets.periodic:
            return tokens.tags[last + 1] == ING and tokens.tags[last + 2] in NOMINAL
        # The noun is part of the name ("Kentucky Health Network"), not what it is called ("the Tide Telegram channel").
        return tokens.low[last] in self.sets.also_bodies and tokens.tags[last] == NAME and self._capitals(head) > 1

    def _listed(self, head: Range) -> tuple[Term, SourceType] | None:
        """The outlet, agency or aggregator of our lists that the head names, and not only a part of its name."""
        tokens = self.tokens
        start, end = tokens.starts[head[0]], tokens.ends[head[1] - 1]
        whole = tokens.low[head[1] - 1] in self.sets.publication
        for key, kind in _LISTS:
            for term in self.hits[key].within(start, end):
                if self._common(head) or self._another(term):
                    return None
                if term.span.end >= end or whole or self._rest_of_outlet(term, end):
                    return term, kind
        return None

    def _common(self, head: Range) -> bool:
        """Is it a plain word that opens its sentence ("People say"), and no name elsewhere in the text?"""
        tokens, k = self.tokens, head[0]
        if head[1] - k > 1 or tokens.tags[k - 1] not in OPENING_MARKS:
            return False
        return tokens.low[k] in self.names.signs.table and tokens.low[k] not in self.names.large

    def _another(self, term: Term) -> bool:
        """Do the letters that name an agency stand for another body ("the Aam Aadmi Party (AAP)", "AAP leader")?"""
        letters = self.tokens.text[term.span.start : term.span.end]
        if term.entry is None or "ambiguous" not in term.entry.tags or not letters.isupper():
            return False
        key = letters, term.entry.tags.get("canonical", letters)
        if key not in self._told:
            self._told[key] = self._stands_for_another(*key)
        return self._told[key]

    def _stands_for_another(self, letters: str, agency: str) -> bool:
        text = self.tokens.text
        if f"({letters})" in text:
            return agency not in text
        word, members = letters.lower(), self.sets.members
        return any(w == word and low in members for w, low in pairwise(self.tokens.low))

    def named(self, head: Range) -> Span | None:
        """The name of the outlet of our lists within the head."""
        found = self._listed(head)
        return found[0].span if found else None

    def _own_site(self, head: Range) -> bool:
        """Somebody's own page (the chain's website, a government website) is that body's word, not an outlet's."""
        words = self.tokens.low[head[0] : head[1] - 1]
        return POSSESSIVE in self.tokens.tags[head[0] : head[1]] or not self.sets.site_owners.isdisjoint(words)

    def _modified(self, head: Range) -> bool:
        """A budget paper or a discussion paper is a document, a local paper is not."""
        word = head[1] - 2
        return (
            head[1] - head[0] > 1
            and self.tokens.tags[word] in _BEFORE_PAPER
            and self.tokens.low[word] not in self.sets.press
        )

    def _study(self, head: Range) -> bool:
        """Is the paper one in a journal: does it describe or present something, or speaks the text of studies and of no
        outlet ("the paper describing the trial")?"""
        low, sets = self.tokens.low, self.sets
        if low[head[1]] in sets.presenting:
            return True
        local = head[1] - head[0] > 1 and low[head[1] - 2] in sets.press
        return not local and not self.hits["outlets"].terms and not sets.scholarly.isdisjoint(low)

    def _outlet_by_name(self, head: Range) -> bool:
        """An outlet that no list knows, recognised by the last word of its name (the Elmsted Echo, the Gazette) or as a
        call sign."""
        word = self.tokens.word(head[1] - 1)
        if self.tokens.tags[head[1] - 1] == NAME and _CALL_SIGN.fullmatch(word):
            # A body is written out once: "the World Anti-Doping Agency (WADA)".
            return word.lower() not in self.names.sets.no_stations and f"({word})" not in self.tokens.text
        end = self.tokens.ends[head[1] - 1]
        found = self.hits["outlet-suffixes"].within(self.tokens.starts[head[1] - 1], end)
        sure = any(t.span.end == end and not (t.entry and "ambiguous" in t.entry.tags) for t in found)
        run = self.names.start(head[1] - 1) if self.names.at(head[1] - 1) else head[1] - 1
        sure = sure or (run < head[1] - 1 and self.tokens.low[run] in self.names.sets.outlet_openings)
        return sure and (self._capitals(head) > 1 or self.tokens.low[head[0]] == "the")

    def _rest_of_outlet(self, term: Term, end: int) -> bool:
        """Only more of the outlet's name follows (CBS Los Angeles), or what it is (the AFP news agency)."""
        rest = self.tokens.text[term.span.end : end].split()
        return " ".join(rest) in self.sets.what_outlets_are or (
            bool(rest)
            and len(rest) <= 2
            and all(w[0].isupper() for w in rest)
            and not (term.entry is not None and term.entry.tags.get("ambiguous") == "yes")
        )

    def _capitals(self, r: Range) -> int:
        """Of names; a month is none ("a May 3 post")."""
        low, tags, dates = self.tokens.low, self.tokens.tags, self.names.sets.time_words
        return sum(tags[k] == NAME and low[k] not in dates and tags[k + 1] != NUMBER for k in range(*r))
