"""Quotations: without a speaker, of single words, left open, of two speakers in one paragraph."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from audit.check.context import Context, context
from audit.check.named import OFFICES, runs
from audit.check.where import ANYWHERE, Where
from audit.model.article import Article, Kind, Reach
from audit.model.marks import Attribution, CueKind, Quote, QuoteKind
from audit.model.measure import Hit, Measure, NotApplicable
from audit.model.rule import Pattern
from audit.model.text import Span, words

_GOES_ON = re.compile(r",? [a-z]")


class QuoteFault(StrEnum):
    UNSPOKEN = "unspoken"
    SCARE = "scare"
    UNCLOSED = "unclosed"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class QuoteCheck:
    """Quotations with a `fault`, of `min_words` to `max_words` words.

    unspoken: a direct quotation with no speaker in its own or a neighbouring sentence; scare: a few words in marks in a
    sentence without a source; unclosed: marks that do not pair; mixed: a second speaker's quotation in a paragraph.
    `after`: patterns right before the quotation that make it a name or a term ("known as")."""

    fault: QuoteFault
    min_words: int = 1
    max_words: int = 1_000_000
    after: tuple[Pattern, ...] = ()
    where: Where = ANYWHERE

    reach: ClassVar[Reach] = Reach.ARTICLE
    fields: ClassVar[tuple[str, ...]] = ("words", "first", "second")

    def lexicons(self) -> tuple[str, ...]:
        return (OFFICES, *self.where.lexicons())

    def patterns(self) -> tuple[Pattern, ...]:
        return (*self.after, *self.where.patterns())

    def candidates(self, article: Article) -> tuple[Span, ...]:
        return tuple(q.span for q in article.all(Quote) if q.depth == 0 and self.fits(q))

    def measure(self, article: Article) -> Measure | NotApplicable:
        facts = context(article)
        quotes = [q for q in article.all(Quote) if q.depth == 0]
        hits = [
            hit
            for hit in _FAULTS[self.fault](self, article, facts, quotes)
            if self.where.admits(article, facts, hit.span)
        ]
        return Measure(tuple(hits), value=len(hits), base=len(quotes))

    def fits(self, quote: Quote) -> bool:
        return self.min_words <= quote.words <= self.max_words

    def named(self, article: Article, quote: Quote) -> bool:
        """Do words right before the quotation say that it is a name or a term?"""
        for p in self.after:
            before = article.terms(p.key)
            if any(0 <= quote.span.start - t.span.end <= 2 for t in before):
                return True
        return False


def unspoken(check: QuoteCheck, article: Article, facts: Context, quotes: list[Quote]) -> Iterator[Hit]:
    spoken = _speakers(article, quotes)
    for n, q in enumerate(quotes):
        if q.kind is not QuoteKind.DIRECT or q.continued or not check.fits(q) or n in spoken:
            continue
        known = check.named(article, q) or _voice_near(article, facts, q) or _introduced(article, q)
        if not known and _speech(article, q) and not (_labelled(article, q) or _named_behind(article, q)):
            yield Hit(q.span, fields={"words": q.words})


def _speech(article: Article, quote: Quote) -> bool:
    """Does it open like a sentence, and is it no title (most of its longer words with capitals)?"""
    said = article.slice(quote.content)
    long = [w for at in words(said) if len(w := said[at.start : at.end]) > 3]
    return said.lstrip("'‘ ")[:1].isupper() and sum(w[0].isupper() for w in long) <= 0.6 * len(long)


def _labelled(article: Article, quote: Quote) -> bool:
    """Does a label name the speaker: before the quotation ("Mayor Poe: ..."), or as the line above it or above the
    quotations before it ("Ann Poe, teacher")?"""
    block = article.block_at(quote.span.start)
    if block is None:
        return False
    before = article.text[max(block.span.start, quote.span.start - LABEL) : quote.span.start].strip()
    if before:
        return bool(_LABEL.search(before))
    for above in reversed(article.blocks[max(0, block.index - RUN) : block.index]):
        line = article.text[above.span.start : min(above.span.end, above.span.start + LABEL + 1)].strip()
        if line[:1] in MARKS:
            continue
        return above.kind in _NAMING and len(line) <= LABEL and bool(_NAMED_LINE.match(line)) and line[-1] not in ".!?"
    return False


def _named_behind(article: Article, quote: Quote) -> bool:
    """Does a name follow at once ("..., Mayor Poe, who"), or the paper of a title ("..., Alder Echo, 2019")?"""
    block = article.block_at(quote.span.end - 1)
    end = min(quote.span.end + LABEL, block.span.end if block else quote.span.end)
    behind = article.text[quote.span.end : end].lstrip(" ,")
    open_end = article.slice(quote.content).rstrip()[-1:] == ","
    return behind[:1].isupper() and (open_end or bool(_YEAR.search(behind)))


_LABEL = re.compile(r"(?:^|[.!?] )(?:(?:[A-Z][\w.’'-]*|of|the|de|van|von)(?: |(?=:))){1,6}:$")
_NAMED_LINE = re.compile(r"[A-Z][\w.’'-]+(?:(?: and| &)? [A-Z][\w.’'-]*)*(?:,| |:|$)")
_YEAR = re.compile(r"^[^.!?]{3,80}\b(?:19|20)\d\d\b")
_NAMING = (Kind.BODY, Kind.SUBHEADING, Kind.BYLINE, Kind.CAPTION)
MARKS = '“"«‘'
LABEL = 120  # characters
RUN = 12  # quotations of one speaker below a label


def _voice_near(article: Article, facts: Context, quote: Quote) -> bool:
    """Does an attribution with a cue stand in a sentence of the quotation or right beside them?"""
    first, last = article.sentence_at(quote.span.start), article.sentence_at(quote.span.end - 1)
    if first is None or last is None:
        return False
    around = article.sentences[max(0, first.index - 1) : last.index + 2]
    return any(
        a.status.answered and (a.cue or a.source) for s in around for a in facts.by_sentence.get(s.index, ())
    ) or any(a.strength for s in around if s.block == first.block and (a := facts.answers.get(s.index)))


def _introduced(article: Article, quote: Quote) -> bool:
    """Does the sentence right before it say something of a full name? "Ida Holm was blunt." tells whose words follow; a
    name alone is a caption's or a heading's."""
    own = article.sentence_at(quote.span.start)
    if own is None or not own.index:
        return False
    before = article.sentences[own.index - 1].span
    name, at = next(runs(article, before), ("", before))
    return " " in name and at.start == before.start and bool(_GOES_ON.match(article.text, at.end))


def scare(check: QuoteCheck, article: Article, facts: Context, quotes: list[Quote]) -> Iterator[Hit]:
    for q in quotes:
        said = article.slice(q.content)
        if q.kind not in (QuoteKind.MENTION, QuoteKind.PARTIAL) or not check.fits(q) or check.named(article, q):
            continue
        if said[:1].islower() and said.isascii() and not _voice_near(article, facts, q):
            yield Hit(q.span, fields={"words": q.words})


def unclosed(check: QuoteCheck, article: Article, facts: Context, quotes: list[Quote]) -> Iterator[Hit]:
    for q in quotes:
        if not q.closed and check.fits(q):
            yield Hit(Span(q.span.start, min(q.span.end, q.span.start + 40)), fields={"words": q.words})


def mixed(check: QuoteCheck, article: Article, facts: Context, quotes: list[Quote]) -> Iterator[Hit]:
    spoken = _speakers(article, quotes)
    first: dict[int, tuple[int, str]] = {}
    told: set[int] = set()
    for n, q in enumerate(quotes):
        block = article.block_at(q.span.start)
        if q.kind is not QuoteKind.DIRECT or not check.fits(q) or n not in spoken or block is None:
            continue
        who, name = spoken[n]
        known = first.setdefault(block.index, (who, name))
        if known[0] != who and block.index not in told and block.kind is Kind.BODY:
            told.add(block.index)
            yield Hit(q.span, fields={"words": q.words, "first": known[1], "second": name})


def _speakers(article: Article, quotes: list[Quote]) -> dict[int, tuple[int, str]]:
    """For quotations (by place in `quotes`) that an attribution speaks for: the speaker, and the words for them."""
    out: dict[int, tuple[int, str]] = {}
    parts = sorted(
        ((c, a) for a in article.all(Attribution) for c in a.content if a.kind is not CueKind.ADVERB),
        key=lambda p: (p[0].start, p[0].end),
    )
    at = 0
    for n, q in enumerate(quotes):
        while at < len(parts) and parts[at][0].end <= q.span.start:
            at += 1
        for content, a in parts[at : at + 8]:
            if content.overlaps(q.span) and a.source is not None:
                who = a.speaker if a.speaker is not None else -1 - a.source.start
                out.setdefault(n, (who, " ".join(article.slice(a.source).split())))
    return out


_FAULTS: dict[QuoteFault, Callable[[QuoteCheck, Article, Context, list[Quote]], Iterator[Hit]]] = {
    QuoteFault.UNSPOKEN: unspoken,
    QuoteFault.SCARE: scare,
    QuoteFault.UNCLOSED: unclosed,
    QuoteFault.MIXED: mixed,
}
