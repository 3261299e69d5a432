"""Attributions: by whom, with what verb, how described."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from enum import StrEnum
from typing import ClassVar

from audit.check import facts
from audit.check.base import YES_NO, BaseCheck
from audit.check.filters import ANYWHERE, Filters, Take
from audit.check.names import PeopleWords
from audit.check.places import once_a_place
from audit.check.terms import Keys, any_within, keep, keys_of, terms
from audit.lang import lang_of
from audit.model.article import Article, Kind, Reach
from audit.model.dataclass import dataclass
from audit.model.marks import Attribution, Quote, QuoteKind, SourceType, Status
from audit.model.measure import Fields, Hit, Measure, NotApplicable
from audit.model.rule import FieldTypes, Pattern
from audit.model.text import Cover, Span, fold
from audit.model.vocabulary import Construction, Stance


class Part(StrEnum):
    """What of an attribution is marked."""

    CUE = "cue"
    SOURCE = "source"
    BOTH = "both"


class Reason(StrEnum):
    """What is said of why a source is not named."""

    GIVEN = "given"
    FORMULAIC = "formulaic"
    NONE = "none"


class Near(StrEnum):
    """How far around an attribution a named source is looked for."""

    SENTENCE = "sentence"
    NEXT = "next"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class AttributionCheck(BaseCheck):
    """Attributions with these properties; one that is left out asks for nothing.

    `statuses`, `types` of source, `stances` and `lemmas` of the cue, `constructions`. `source`: a hit of one of these
    patterns begins in the source; `not_source`: none does. `pronoun`: the source is one. `quotes`: the content is in
    quotation marks. `occasion`: a place, time or medium is given. `unless_named`: no identified source in the sentence,
    in this and the next one, or in the paragraph. `named_next`: a source like one of these has a name where the next
    sentence or paragraph brings on a person who spoke nowhere before ("Ann Poe, an analyst, said"). `not_lemmas`: cues
    that do not count. `once`: a speaker's first mention only. `reasons`, `formulaic`: lexicons whose words, in this or
    the next sentence, set the field `reason` to given or formulaic (else none); those in `unless_reason` are left out.
    The field `free` is yes for a remark without quotation marks, place, date, medium, and with no quotation of the same
    speaker in the next sentence; the param of this name takes or leaves such. `also`: patterns whose hits count as
    well, with the status "crowd", outside what a source says. `mark`: what the finding points at."""

    statuses: tuple[Status, ...] = ()
    types: tuple[SourceType, ...] = ()
    stances: tuple[Stance, ...] = ()
    lemmas: tuple[str, ...] = ()
    not_lemmas: tuple[str, ...] = ()
    constructions: tuple[Construction, ...] = ()
    source: tuple[Pattern, ...] = ()
    not_source: tuple[Pattern, ...] = ()
    pronoun: Take = Take.ANY
    quotes: Take = Take.ANY
    occasion: Take = Take.ANY
    negated: Take = Take.ANY
    free: Take = Take.ANY
    unless_named: Near | None = None
    named_next: tuple[Pattern, ...] = ()
    once: bool = False
    reasons: tuple[str, ...] = ()
    formulaic: tuple[str, ...] = ()
    unless_reason: tuple[Reason, ...] = ()
    also: tuple[Pattern, ...] = ()
    mark: Part = Part.BOTH
    where: Filters = ANYWHERE
    _source: Keys = field(init=False, repr=False, compare=False)
    _not_source: Keys = field(init=False, repr=False, compare=False)
    _next: Keys = field(init=False, repr=False, compare=False)

    reach: ClassVar[Reach] = Reach.ARTICLE
    needs: ClassVar[tuple[type, ...]] = Filters.needs
    fields: ClassVar[FieldTypes] = {
        "source": str,
        "cue": str,
        "lemma": str,
        "status": (*Status, "crowd"),
        "occasion": ("given", "none"),
        "reason": tuple(Reason),
        "words": ("quoted", "paraphrased"),
        "free": YES_NO,
    }

    def __post_init__(self) -> None:
        keep(
            self,
            _source=keys_of(self.source),
            _not_source=keys_of(self.not_source),
            _next=keys_of(self.named_next),
        )

    def lexicons(self) -> tuple[str, ...]:
        return (*self.reasons, *self.formulaic, *self.where.lexicons())

    def patterns(self) -> tuple[Pattern, ...]:
        return (*self.source, *self.not_source, *self.named_next, *self.also, *self.where.patterns())

    def wakes(self) -> tuple[str, ...]:
        return keys_of((*self.source, *self.also)) if self.source else ()

    def candidates(self, article: Article) -> tuple[Span, ...]:
        return tuple(s for a in article.all(Attribution) if self._is(article, a) and (s := self._span(a)))

    def measure(self, article: Article) -> Measure | NotApplicable:
        hits: list[Hit] = []
        named: list[Span] = []
        seen: set[int] = set()
        everyone = article.all(Attribution)
        for n in self._numbers(article):
            a = everyone[n]
            if not self._is(article, a):
                continue
            span = self._span(a)
            if span is None or not self.where.admits(article, span):
                continue
            if self.unless_named and self._named_near(article, a, self.unless_named):
                continue
            if self._next and a.source and any_within(article, self._next, a.source) and _brought_on(article, a):
                named.append(span)
                continue
            if self.once and a.speaker is not None and a.speaker in seen:
                continue
            reason = self._reason(article, a)
            fields = _fields(article, n)
            if not self.free.admits(fields["free"] == "yes"):
                continue
            if a.speaker is not None:
                seen.add(a.speaker)
            if reason in self.unless_reason:
                continue
            hits.append(Hit(span, fields={**fields, "reason": reason}))
        if self.also:
            hits += self._also(article, [*named, *(h.span for h in hits)])
        return Measure(tuple(hits), value=len(hits), base=len(everyone))

    def _also(self, article: Article, known: list[Span]) -> list[Hit]:
        taken = Cover(known)
        blank: dict[str, str | int | float] = dict.fromkeys(self.fields, "")
        return [
            Hit(t.span, fields={**blank, "source": article.slice(t.span), "status": "crowd"})
            for t in terms(article, self.also)
            if not taken.touches(t.span)
            and not facts.owner(article, t.span, content=True).answered
            and self.where.admits(article, t.span)
        ]

    def _span(self, a: Attribution) -> Span | None:
        if self.mark is Part.CUE:
            return a.cue
        if self.mark is Part.SOURCE:
            return a.source
        return a.cue.cover(a.source) if a.cue and a.source else a.cue or a.source

    def _numbers(self, article: Article) -> Iterable[int]:
        """The numbers of those that may be meant: with one of the lemmas or else statuses that are asked for."""
        for wanted, work in ((self.lemmas, _by_lemma), (self.statuses, _by_status)):
            if wanted:
                there = article.once(work)
                return sorted({n for value in wanted for n in there.get(value, ())})
        return range(len(article.all(Attribution)))

    def _is(self, article: Article, a: Attribution) -> bool:
        if (
            (self.statuses and a.status not in self.statuses)
            or (self.types and a.source_type not in self.types)
            or (self.stances and a.stance not in self.stances)
            or (self.lemmas and a.lemma not in self.lemmas)
            or a.lemma in self.not_lemmas
            or (self.constructions and a.construction not in self.constructions)
        ):
            return False
        if self.pronoun is not Take.ANY:
            name = fold(article.slice(a.source)) if a.source else ""
            if not self.pronoun.admits(name in lang_of(article).sets(PeopleWords).pronouns):
                return False
        if not (self.occasion.admits(a.occasion is not None) and self.negated.admits(a.negated)):
            return False
        if self.quotes is not Take.ANY and not self.quotes.admits(facts.quoted(article, a)):
            return False
        if a.source is None:
            return not self.source
        if self._source and not any_within(article, self._source, a.source):
            return False
        return not (self._not_source and any_within(article, self._not_source, a.source))

    def _named_near(self, article: Article, a: Attribution, near: Near) -> bool:
        sentence = article.sentence_at(a.span.start)
        if sentence is None:
            return False
        if near is Near.PARAGRAPH:
            around = list(article.blocks[sentence.block].sentences)
        else:
            around = [s for s in facts.neighbours(article, sentence) if s.index >= sentence.index]
            around = around[: 1 if near is Near.SENTENCE else 2]
        return any(
            other.status is Status.IDENTIFIED and other is not a
            for s in around
            for other in article.once(facts.attributions).get(s.index, ())
        )

    def _reason(self, article: Article, a: Attribution) -> str:
        sentence = article.sentence_at(a.span.start)
        if sentence is None or not (self.reasons or self.formulaic):
            return ""
        for s in (s for s in facts.neighbours(article, sentence) if s.index >= sentence.index):
            formulaic = any_within(article, self.formulaic, s.span)
            if formulaic or any_within(article, self.reasons, s.span):
                return "formulaic" if formulaic else "given"
        return "none"


@once_a_place
def _fields(article: Article, index: int) -> Fields:
    """What is told of the attribution of this number, whichever rule asks."""
    a = article.all(Attribution)[index]
    return {
        "source": " ".join(article.slice(a.source).split()) if a.source else "",
        "cue": article.slice(a.cue) if a.cue else "",
        "lemma": a.lemma,
        "status": a.status.value,
        "occasion": "given" if a.occasion else "none",
        "words": "quoted" if facts.quoted(article, a) else "paraphrased",
        "free": "yes" if _free(article, a) else "no",
    }


def _by_lemma(article: Article) -> Mapping[str, Sequence[int]]:
    """The numbers of the attributions with each lemma. Reads Attribution."""
    return _numbered(a.lemma for a in article.all(Attribution))


def _by_status(article: Article) -> Mapping[str, Sequence[int]]:
    """The numbers of the attributions with each status. Reads Attribution."""
    return _numbered(a.status for a in article.all(Attribution))


def _numbered(values: Iterable[str]) -> Mapping[str, Sequence[int]]:
    numbers: dict[str, list[int]] = defaultdict(list)
    for n, value in enumerate(values):
        numbers[value].append(n)
    return numbers


def _free(article: Article, a: Attribution) -> bool:
    """Is nothing told that could be looked up: no quotation, here or in the next sentence, no occasion?"""
    return not (facts.quoted(article, a) or a.occasion or _quoted_next(article, a))


def _brought_on(article: Article, a: Attribution) -> bool:
    """Does the next sentence of the paragraph, or one of the first two of the next in the body, give the words of a
    person by name who spoke nowhere before?"""
    block = article.block_at(a.span.start)
    sentence = article.sentence_at(a.span.start)
    if block is None or sentence is None:
        return False
    after = next((b for b in article.blocks[block.index + 1 :] if b.kind is Kind.BODY), None)
    here = [s for s in block.sentences if s.index == sentence.index + 1]
    first = article.once(_first_words)
    return any(
        other.status is Status.IDENTIFIED
        and other.source_type is SourceType.PERSON
        and other.speaker is not None
        and first[other.speaker] >= a.span.start
        for s in (*here, *(after.sentences[:2] if after else ()))
        for other in article.once(facts.attributions).get(s.index, ())
    )


def _first_words(article: Article) -> dict[int, int]:
    """Where each speaker is quoted first. Reads Attribution."""
    out: dict[int, int] = {}
    for a in article.all(Attribution):
        if a.speaker is not None:
            out.setdefault(a.speaker, a.span.start)
    return out


def _quoted_next(article: Article, a: Attribution) -> bool:
    """Are the source's own words given in the next sentence, by a speaker who is the same or left open?"""
    sentence = article.sentence_at(a.span.start)
    if sentence is None or sentence.index + 1 >= len(article.sentences):
        return False
    following = article.sentences[sentence.index + 1]
    quotes = article.within(Quote, following.span)
    if not any(q.kind in (QuoteKind.DIRECT, QuoteKind.BLOCK) for q in quotes):
        return False
    others = article.once(facts.attributions).get(following.index, ())
    return all(o.speaker == a.speaker for o in others if o.status is not Status.NONE)
