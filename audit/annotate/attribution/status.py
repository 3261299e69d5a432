"""What kind of source a span names, and how far a reader can weigh it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass

from audit.annotate.attribution.draft import Draft
from audit.annotate.attribution.sources import Range
from audit.annotate.attribution.tokens import Tokens
from audit.annotate.attribution.words import word_set
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
_LISTS = (
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
_WRITER = word_set("i we me us my our you your")
_SINGULAR = word_set("he she him her his hers himself herself")
_FOG = word_set("some many others several most few everyone everybody someone somebody anyone people critics many")
_QUANTIFIED = word_set("some many several most numerous various certain few other")
_OPEN_ENDED = word_set("a an one another two three four five six")
_PUBLICATION = word_set("article report story site website blog page post piece newspaper magazine paper portal outlet")
_SITES = word_set("website site blog page account channel feed newsletter")
_OWNERS = word_set(
    "its his her their our government company state city county federal official corporate agency campaign university "
    "hospital school court police department ministry personal"
)
_PAPER = word_set("newspaper magazine paper portal outlet website site blog daily weekly tabloid broadcaster network")
_PRESS = word_set("local national regional daily weekly news evening morning sunday student rival state same own")
_THINGS_SHOW = word_set(
    "show suggest indicate hint signal imply mean reflect reveal demonstrate point underscore highlight underline "
    "confirm see mark expose raise"
)
_OFFICES = word_set(
    "gov sen rep prof dr sgt lt col gen capt adm maj rev ald judge pastor rabbi imam bishop archbishop cardinal pope "
    "sister brother father captain coach"
)
"""Short forms of an office before a name; Mr and Mrs are none."""
_ACTING = word_set("managing acting founding leading sitting presiding visiting consulting operating")
_GENERIC_ROLES = word_set("official officials source sources insider insiders observers")


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
    """Tells types of sources in one article."""

    tokens: Tokens
    house: House
    hits: Mapping[str, Hits]

    @classmethod
    def of(cls, article: Article, tokens: Tokens, house: House) -> Judge:
        hits = {}
        for key in _LISTS:
            terms = article.terms(key)
            hits[key] = Hits([t.span.start for t in terms], terms)
        return cls(tokens, house, hits)

    def type_of(self, draft: Draft) -> SourceType:
        """The type that the source's own words tell; PERSON, BODY for pronouns that people.py may mend."""
        if draft.source is None:
            return SourceType.NONE
        tokens = self.tokens
        first, last = draft.source
        low = tokens.low
        start, end = tokens.starts[first], tokens.ends[last - 1]
        if last - first == 1 and tokens.tags[first] in "OoDWH":
            return self._pronoun(low[first])
        head = self.head(draft.source)
        head_end = tokens.ends[head[1] - 1]
        named = any(tokens.tags[k] == "M" for k in range(first, last))
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
        if tokens.tags[head[1] - 1] == "M":
            return self._named(head)
        roles = self.hits["role-nouns"].within(tokens.starts[head[0]], head_end)
        if roles and roles[-1].span.end == head_end:
            if low[first] in _OPEN_ENDED and not named and not noun.startswith("spokes"):
                return SourceType.ANONYMOUS
            if noun in _GENERIC_ROLES and not named:
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
        while k < last and tags[k] not in ",(-:IT" and not (tags[k] == "O" and k > first) and tags[k] not in "WHEG":
            k += 1
        if k == first:
            return source
        while k > first + 1 and tags[k - 1] not in "NPMCQ":
            k -= 1
        return first, k

    def title(self, first: int, last: int) -> tuple[str | None, int]:
        """The office that opens a run of capitalised words (Engineer Per Lund, Alder County Sheriff Per Lund), and
        where the name begins."""
        tokens = self.tokens
        start = tokens.starts[first]
        ends = {t.span.end for t in self.hits["role-nouns"].within(start, tokens.starts[last - 1])}
        for k in range(last - 2, first - 1, -1):
            if tokens.ends[k] in ends or tokens.low[k].rstrip(".") in _OFFICES:
                return tokens.text[start : tokens.ends[k]], k + 1
        return None, first

    def is_office(self, span: Span) -> bool:
        """Does a phrase name an office or trade, not as something that the speaker does ("adding that the mayor")?"""
        opening = self.tokens.text[span.start : span.end].partition(" ")[0].lower()
        return bool(self.hits["role-nouns"].within(span.start, span.end)) and (
            not opening.endswith("ing") or opening in _ACTING
        )

    def _pronoun(self, word: str) -> SourceType:
        if word in _WRITER:
            return SourceType.NONE
        if word in _FOG:
            return SourceType.VAGUE
        if word in ("there", "nobody", "none", "no"):
            return SourceType.NONE
        if word in _SINGULAR or word in ("who", "whom", "himself", "herself"):
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
                if term.span.end < end and noun not in _PUBLICATION and not self._rest_of_outlet(term, end):
                    continue
                if self.house.owns(name) or self.house.owns(surface):
                    return SourceType.BODY
                return kind
        if self._outlet_by_name(head):
            return SourceType.BODY if self.house.owns(tokens.text[start:end]) else SourceType.OUTLET
        if noun in _SITES and self._own_site(head):
            return SourceType.BODY
        if noun in _PUBLICATION and self._capitals(head) and low[head[1] - 1] not in ("report", "paper", "page"):
            return SourceType.OUTLET
        if noun == "paper" and head[1] - head[0] > 1 and self._modified(head):
            return SourceType.DOCUMENT
        if noun in _PAPER:
            return SourceType.OUTLET
        if noun == "report" and self._capitals(head) == 1 and low[head[0]] == "the":
            return SourceType.OUTLET
        return None

    def _own_site(self, head: Range) -> bool:
        """Somebody's own page (the chain's website, a government website) is that body's word, no outlet's."""
        words = self.tokens.low[head[0] : head[1] - 1]
        return "'" in self.tokens.tags[head[0] : head[1]] or not _OWNERS.isdisjoint(words)

    def _modified(self, head: Range) -> bool:
        """A budget paper or a discussion paper is a document, a local paper is none."""
        word = head[1] - 2
        return self.tokens.tags[word][0] in "NJG" and self.tokens.low[word] not in _PRESS

    def _outlet_by_name(self, head: Range) -> bool:
        """An outlet that no list knows, told by the last word of its name: the Elmsted Echo, the Gazette."""
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
        return sum(self.tokens.tags[k] == "M" for k in range(*r))

    def _personal(self, head: Range) -> bool:
        return self._named(head) is SourceType.PERSON and self.tokens.tags[head[1] - 1] == "M"

    def _named(self, head: Range) -> SourceType:
        """A name: of a person or a body?"""
        tokens = self.tokens
        first, last = head
        low, tags = tokens.low, tokens.tags
        names = last
        while (names > first and tags[names - 1] in "M&") or (
            names > first and low[names - 1] in ("of", "the") and names < last
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
        if last - names == 1 and low[last - 1] in _PLACES:
            return SourceType.BODY
        if last - names > 1 and (low[last - 1].rstrip(".") in _BODY_NAMES or low[names] in _PLACE_NAMES):
            return SourceType.BODY
        if self.hits["social-platforms"].within(start, end):
            return SourceType.BODY
        return SourceType.PERSON

    def _vague(self, head: Range, last: int, noun: str) -> bool:
        tokens = self.tokens
        first = head[0]
        low, tags = tokens.low, tokens.tags
        if noun in _FOG:
            return True
        end = tokens.ends[head[1] - 1]
        crowd = [t for t in self.hits["vague-source-nouns"].within(tokens.starts[first], end) if t.span.end == end]
        attached = self._capitals((first, last)) > 0
        if crowd:
            return not attached and low[first] not in ("the", "these", "those", "his", "her", "a", "an", "one")
        return low[first] in _QUANTIFIED and tags[head[1] - 1] == "P" and not attached

    def _plain(self, draft: Draft, head: Range, named: bool) -> SourceType:
        tokens = self.tokens
        tag = tokens.tags[head[1] - 1]
        low = tokens.low
        if draft.word in _THINGS_SHOW:
            return SourceType.NONE
        if tag == "P":
            return SourceType.ROLE
        if low[head[0]] in _OPEN_ENDED and not named and low[head[1] - 1] in _HUMAN:
            return SourceType.ANONYMOUS
        if low[head[1] - 1] in _HUMAN:
            return SourceType.ROLE
        if named and "'" in tokens.tags[head[0] : head[1]]:
            return SourceType.BODY
        return SourceType.ROLE


_HUMAN = word_set(
    "man woman person resident witness voter aide friend neighbor neighbour relative worker student mother father"
)
_BODY_NAMES = word_set(
    "county township borough city state states province district region island islands valley beach heights springs "
    "co inc corp ltd llc plc ag gmbh se nv airways airlines motors ventures capital partners "
    "holdings industries pharmaceuticals therapeutics technologies systems labs laboratories analytics intelligence "
    "media entertainment studios pictures records foods stores brands energy electric insurance securities services "
    "solutions networks software games resorts hotels democrats republicans conservatives liberals greens tories "
    "progressives university college school hospital center centre church airport library zoo theatre theater "
    "orchestra health runners united rovers downs"
)
"""Last words of names of companies, places and groups."""
_PLACE_NAMES = word_set("new north south east west central northern southern eastern western los las san santa fort")
"""First words of names of places; a person of such a name is told by an office."""
_PLACES = word_set(
    "washington moscow kremlin beijing kyiv tehran london brussels russia china iran ukraine israel britain germany "
    "france "
    "japan india turkey congress parliament nato pentagon facebook google microsoft twitter hamas hezbollah"
)
