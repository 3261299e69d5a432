"""Judgements about the sources of a whole text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from audit.check.context import Context, anchor, any_within, context
from audit.check.where import keys_of
from audit.model.article import Article, Kind, Reach
from audit.model.marks import Attribution, Citation, Quote, QuoteKind, SourceType, Speaker, Status
from audit.model.measure import Hit, Measure, NotApplicable
from audit.model.rule import Pattern
from audit.model.text import Span, count_words, fold

_BACK = (
    "he she it they the a his her its their who company firm group agency ministry organisation organization official "
    "spokesman spokeswoman spokesperson report study statement"
)
_POINTERS = frozenset(_BACK.split())
Fields = dict[str, str | int | float]


class SourcingFault(StrEnum):
    SINGLE = "single-source"
    SECOND_HAND = "no-first-hand"
    ALL_SECONDARY = "all-secondary"
    CONCENTRATION = "concentration"
    LATE = "late"
    NO_QUOTES = "no-quotes"


@dataclass(frozen=True, slots=True)
class SourcingCheck:
    """One finding when the text as a whole has the `fault`.

    single-source: one source answers for everything. no-first-hand: no direct quotation of `quote_words` words, no
    identified source with a stated occasion, no document, no hit of `witness` (the writer saw it). all-secondary: other
    media are more than `share` of the named sources. concentration: one source has more than `share` of the attributed
    sentences. late: the first source stands after the `sentences`-th body sentence and after `share` of the words.
    no-quotes: no direct quotation of `quote_words` words. A text under `min_words`, `min_claims`, `min_sources` or
    `min_attributed` is not judged."""

    fault: SourcingFault
    min_words: int = 0
    min_claims: int = 0
    min_sources: int = 0
    min_attributed: int = 0
    min_sentences: int = 0
    sentences: int = 4
    share: float = 0.6
    quote_words: int = 3
    witness: tuple[Pattern, ...] = ()
    unless_genres: tuple[str, ...] = ()

    reach: ClassVar[Reach] = Reach.ARTICLE
    fields: ClassVar[tuple[str, ...]] = ("source", "count", "total", "percent", "claims")

    def lexicons(self) -> tuple[str, ...]:
        return ()

    def patterns(self) -> tuple[Pattern, ...]:
        return self.witness

    def measure(self, article: Article) -> Measure | NotApplicable:
        facts = context(article)
        if article.meta.genre in self.unless_genres:
            return NotApplicable(f"genre: {article.meta.genre}")
        for have, want, what in (
            (facts.words, self.min_words, "words"),
            (len(facts.claims), self.min_claims, "claims"),
            (len(facts.body), self.min_sentences, "sentences"),
        ):
            if have < want:
                return NotApplicable(f"too short: {have} {what}, {want} are wanted")
        found = _FAULTS[self.fault](self, article, facts)
        if found is None:
            return Measure((), base=facts.words)
        return Measure((Hit(anchor(article), fields=found, absent=True),), value=1, base=facts.words)


def sources(article: Article) -> dict[str, list[Attribution]]:
    """The attributions that somebody answers for, by source: the same speaker, outlet or words are one source."""
    out: dict[str, list[Attribution]] = {}
    speakers = article.all(Speaker)
    for a in article.all(Attribution):
        if a.status.answered:
            name = speakers[a.speaker].name if a.speaker is not None else article.slice(a.source) if a.source else ""
            out.setdefault(" ".join(fold(name).split()), []).append(a)
    return out


def single(check: SourcingCheck, article: Article, facts: Context) -> Fields | None:
    named = article.once(sources)
    speakers = article.all(Speaker)
    names = [n for n, found in named.items() if n and any(a.speaker is None or speakers[a.speaker].sure for a in found)]
    first = max(names, key=lambda n: (len(named[n]), n), default="")
    if (
        not first
        or not all(_alias(first, n) for n in names)
        or not all(_reached(q, named) for q in _direct(article, 1))
    ):
        return None
    found = [a for some in named.values() for a in some]
    return {"source": _first_name(article, named[first]) or first, "count": len(found), "claims": len(facts.claims)}


def _alias(one: str, two: str) -> bool:
    """May two names be of one source: all words of the shorter in the longer, or a word that only points back?"""
    short, long = sorted((set(one.split()), set(two.split())), key=len)
    return short <= long or short <= _POINTERS


def _direct(article: Article, least: int) -> list[Quote]:
    return [
        q
        for q in article.all(Quote)
        if q.depth == 0
        and q.kind in (QuoteKind.DIRECT, QuoteKind.BLOCK)
        and q.words >= least
        and (b := article.block_at(q.span.start)) is not None
        and b.kind is Kind.BODY
    ]


def _reached(quote: Quote, named: dict[str, list[Attribution]]) -> bool:
    return any(part.overlaps(quote.span) for found in named.values() for a in found for part in a.parts)


def _spoken(article: Article, least: int) -> bool:
    return bool(_direct(article, least))


def _first_name(article: Article, found: list[Attribution]) -> str:
    return next((" ".join(article.slice(a.source).split()) for a in found if a.source), "")


def no_first_hand(check: SourcingCheck, article: Article, facts: Context) -> Fields | None:
    if _spoken(article, check.quote_words) or any_within(article, keys_of(check.witness), Span(0, len(article.text))):
        return None
    for a in article.all(Attribution):
        if a.status is not Status.IDENTIFIED:
            continue
        if a.source_type is SourceType.DOCUMENT or a.occasion or _partly_quoted(article, a):
            return None
    return {"count": 0, "claims": len(facts.claims)}


def _partly_quoted(article: Article, a: Attribution) -> bool:
    return any(q.kind is not QuoteKind.MENTION for part in a.content for q in article.within(Quote, part))


def all_secondary(check: SourcingCheck, article: Article, facts: Context) -> Fields | None:
    everyone = article.all(Attribution)
    ours = {id(everyone[c.attribution]) for c in article.all(Citation) if c.house}
    named = [
        [a for a in found if a.status in (Status.IDENTIFIED, Status.OUTLET)]
        for name, found in article.once(sources).items()
        if name
    ]
    named = [found for found in named if found]
    secondary = [f for f in named if all(a.status is Status.OUTLET and id(a) not in ours for a in f)]
    if len(named) < max(2, check.min_sources) or len(secondary) <= check.share * len(named):
        return None
    percent = round(100 * len(secondary) / len(named))
    return {"count": len(secondary), "total": len(named), "percent": percent}


def concentration(check: SourcingCheck, article: Article, facts: Context) -> Fields | None:
    named = article.once(sources)
    by = Counter({name: _count(article, found) for name, found in named.items() if name})
    total = sum(by.values())
    if total < check.min_attributed or len(by) < max(2, check.min_sources):
        return None
    name, count = min(by.items(), key=lambda item: (-item[1], item[0]))
    if count <= check.share * total:
        return None
    first = _first_name(article, named[name])
    return {"source": first or name, "count": count, "total": total, "percent": round(100 * count / total)}


def _count(article: Article, found: list[Attribution]) -> int:
    return len({s.index for a in found if (s := article.sentence_at(a.span.start))})


def late(check: SourcingCheck, article: Article, facts: Context) -> Fields | None:
    words = 0
    for n, s in enumerate(facts.body):
        sourced = any(a.status is not Status.NONE for a in facts.by_sentence.get(s.index, ()))
        if sourced or article.within(Quote, s.span):
            if n < check.sentences or words < check.share * facts.words:
                return None
            return {"count": n + 1, "total": len(facts.body)}
        words += count_words(article.slice(s.span))
    return None


def no_quotes(check: SourcingCheck, article: Article, facts: Context) -> Fields | None:
    return None if _spoken(article, check.quote_words) else {"count": 0, "total": facts.words}


_FAULTS: dict[SourcingFault, Callable[[SourcingCheck, Article, Context], Fields | None]] = {
    SourcingFault.SINGLE: single,
    SourcingFault.SECOND_HAND: no_first_hand,
    SourcingFault.ALL_SECONDARY: all_secondary,
    SourcingFault.CONCENTRATION: concentration,
    SourcingFault.LATE: late,
    SourcingFault.NO_QUOTES: no_quotes,
}
