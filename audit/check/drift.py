"""Certainty that grows without a source: a gap that is filled by a guess, an unknown that becomes a fact."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from audit.check.context import Context, context
from audit.check.hedge import governed, is_owned
from audit.check.stems import stem
from audit.check.where import ANYWHERE, Where, terms
from audit.model.article import Article, Kind, Reach, Sentence
from audit.model.marks import Claim, Hedge, Status, Strength, Term
from audit.model.measure import Hit, Measure, NotApplicable
from audit.model.rule import Pattern
from audit.model.text import Span, words

_ASKS = re.compile(r"\s*(?:about |as to |on )?(?:whether|if|how|why|what|when|where|who|which)\b", re.IGNORECASE)


class DriftFault(StrEnum):
    GUESS = "unknown-then-guess"
    CERTAINTY = "certainty"
    SCOPE = "scope"


@dataclass(frozen=True, slots=True)
class DriftCheck:
    """Places where certainty grows.

    unknown-then-guess: a hit of `gaps` (what is not known), then a hedge of the classes `hedges` or a hit of `guesses`
    behind a comma in the same sentence, or in the next one, with no source. certainty: one of the `nouns` in a sentence
    with a gap, and later "of the <noun>" or "the <noun> <verb>" in a sentence with no hedge and no source. scope: a
    paragraph whose only source stands in its first sentence and that goes on for `claims` or more claims."""

    fault: DriftFault
    gaps: tuple[str, ...] = ()
    hedges: tuple[str, ...] = ()
    guesses: tuple[Pattern, ...] = ()
    nouns: tuple[str, ...] = ()
    later: tuple[Pattern, ...] = ()
    claims: int = 2
    where: Where = ANYWHERE

    reach: ClassVar[Reach] = Reach.ARTICLE
    fields: ClassVar[tuple[str, ...]] = ("gap", "guess", "noun", "count")

    def lexicons(self) -> tuple[str, ...]:
        return (*self.gaps, *self.where.lexicons())

    def patterns(self) -> tuple[Pattern, ...]:
        return (*self.guesses, *self.later, *self.where.patterns())

    def measure(self, article: Article) -> Measure | NotApplicable:
        facts = context(article)
        found = _FAULTS[self.fault](self, article, facts)
        hits = tuple(h for h in found if self.where.admits(article, facts, h.span))
        return Measure(hits, value=len(hits))


def guess(check: DriftCheck, article: Article, facts: Context) -> Iterator[Hit]:
    gaps = terms(article, (), check.gaps)
    guesses = _guesses(check, article, facts) if gaps else {}
    told: set[int] = set()
    for gap in gaps:
        sentence = article.sentence_at(gap.span.start)
        if sentence is None or sentence.index in told or facts.owner(article, gap.span).answered:
            continue
        if _ASKS.match(article.text, gap.span.end):
            continue
        one = _after_comma(article, gap, guesses.get(sentence.index, []))
        one = one or _in_next(article, facts, sentence, guesses)
        if one is not None:
            told.add(sentence.index)
            span = gap.span.cover(one)
            yield Hit(span, fields={"gap": article.slice(gap.span), "guess": article.slice(one)})


def _guesses(check: DriftCheck, article: Article, facts: Context) -> dict[int, list[Span]]:
    out: dict[int, list[Span]] = {}
    spans = [
        governed(article, h.span)
        for h in article.all(Hedge)
        if h.group in check.hedges and not is_owned(article, facts, h)
    ]
    spans += [t.span for t in terms(article, check.guesses, ())]
    for span in sorted(spans):
        sentence = article.sentence_at(span.start)
        if sentence is not None and not facts.owner(article, span).answered and not facts.quoted.touches(span):
            out.setdefault(sentence.index, []).append(span)
    return out


def _after_comma(article: Article, gap: Term, guesses: list[Span]) -> Span | None:
    for span in guesses:
        if span.start >= gap.span.end and any(c in ",;–—" for c in article.text[gap.span.end : span.start]):
            return span
    return None


def _in_next(article: Article, facts: Context, sentence: Sentence, guesses: dict[int, list[Span]]) -> Span | None:
    following = article.sentences[sentence.index + 1 : sentence.index + 2]
    if (
        not following
        or following[0].block != sentence.block
        or any(a.status is not Status.NONE for a in facts.by_sentence.get(sentence.index + 1, ()))
    ):
        return None
    return next(iter(guesses.get(sentence.index + 1, [])), None)


def certainty(check: DriftCheck, article: Article, facts: Context) -> Iterator[Hit]:
    again = terms(article, check.later, ())
    if not again:
        return
    wanted = {stem(n): n for n in check.nouns}
    unknown: dict[str, int] = {}
    for gap in terms(article, (), check.gaps):
        sentence = article.sentence_at(gap.span.start)
        if sentence is None or article.blocks[sentence.block].kind is not Kind.BODY:
            continue
        for at in words(article.text, sentence.span.start, min(sentence.span.end, sentence.span.start + 2_000)):
            named = stem(article.slice(at).lower())
            if named in wanted:
                unknown.setdefault(named, sentence.index)
    doubted = {s.index for h in article.all(Hedge) if (s := article.sentence_at(h.span.start))}
    told: set[str] = set()
    for term in again:
        stems_here = (stem(article.slice(at).lower()) for at in words(article.text, term.span.start, term.span.end))
        noun = next((n for n in stems_here if n in unknown), "")
        later = article.sentence_at(term.span.start)
        if later is None or not noun or noun in told or later.index <= unknown[noun]:
            continue
        if later.index in doubted or facts.owner(article, term.span).answered or facts.weak(later):
            continue
        told.add(noun)
        gap_at = article.sentences[unknown[noun]].span
        yield Hit(term.span, (), {"noun": wanted[noun], "gap": " ".join(article.slice(gap_at).split())[:90]})


def scope(check: DriftCheck, article: Article, facts: Context) -> Iterator[Hit]:
    claims = {c.sentence: c for c in article.all(Claim)}
    for block in article.of_kind(Kind.BODY):
        first, *rest = block.sentences or (None,)
        if first is None or not any(a.status.answered for a in facts.by_sentence.get(first.index, ())):
            continue
        answers = {s.index: facts.answers.get(s.index) for s in rest}
        if any(a and a.strength is Strength.STRONG and a.status is not Status.NONE for a in answers.values()):
            continue
        carried = [n for n, a in answers.items() if a and a.strength is Strength.WEAK]
        weak = [claims[n].span for n in carried if n in claims]
        if len(weak) >= check.claims:
            yield Hit(weak[0], fields={"count": len(weak)})


_FAULTS: dict[DriftFault, Callable[[DriftCheck, Article, Context], Iterator[Hit]]] = {
    DriftFault.GUESS: guess,
    DriftFault.CERTAINTY: certainty,
    DriftFault.SCOPE: scope,
}
