"""Quotations that nobody speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from audit.check.filters import Filters
from audit.check.names import OFFICES, PeopleWords, runs
from audit.check.quotes import QuoteCheck, named_before, outer, speakers, voice_near
from audit.lang import lang_of
from audit.model.article import Article, Kind
from audit.model.marks import Quote, QuoteKind
from audit.model.measure import Hit
from audit.model.rule import FieldTypes, Pattern
from audit.model.text import words

_GOES_ON = re.compile(r",? [a-z]")
_NAMED_LINE = re.compile(r"[A-Z][\w.’'-]+(?:(?: and| &)? [A-Z][\w.’'-]*)*(?:,| |:|$)")
_YEAR = re.compile(r"^[^.!?]{3,80}\b(?:19|20)\d\d\b")
_NAMING = (Kind.BODY, Kind.SUBHEADING, Kind.BYLINE, Kind.CAPTION)
_MARKS = '“"«‘'
LABEL = 120
"""Characters of a line that may be a label; a longer one is a paragraph."""
RUN = 12
"""Quotations of one speaker below a label."""
TITLE = 0.6
"""Over this share of its longer words with a capital, a quotation is a title."""


@dataclass(frozen=True, slots=True)
class UnspokenQuoteCheck(QuoteCheck):
    """Direct quotations with no speaker in their own or a neighbouring sentence, of `min_words` to `max_words` words.
    `after`: patterns right before the quotation that make it a name or a term ("known as")."""

    after: tuple[Pattern, ...] = ()

    needs: ClassVar[tuple[type, ...]] = Filters.needs
    fields: ClassVar[FieldTypes] = {"words": int}

    def lexicons(self) -> tuple[str, ...]:
        return (OFFICES, *self.where.lexicons())

    def patterns(self) -> tuple[Pattern, ...]:
        return (*self.after, *self.where.patterns())

    def find(self, article: Article) -> Iterator[Hit]:
        spoken = article.once(speakers)
        for n, q in enumerate(article.once(outer)):
            if q.kind is not QuoteKind.DIRECT or q.continued or not self.fits(q) or n in spoken:
                continue
            known = named_before(article, q, self.after) or voice_near(article, q) or _introduced(article, q)
            if not known and _speech(article, q) and not (_labelled(article, q) or _named_behind(article, q)):
                yield Hit(q.span, fields={"words": q.words})


def _speech(article: Article, quote: Quote) -> bool:
    """Does it open like a sentence, and is it no title?"""
    said = article.slice(quote.content)
    long = [w for at in words(said) if len(w := said[at.start : at.end]) > 3]
    return said.lstrip("'‘ ")[:1].isupper() and sum(w[0].isupper() for w in long) <= TITLE * len(long)


def _labelled(article: Article, quote: Quote) -> bool:
    """Does a label name the speaker: before the quotation ("Mayor Poe: ..."), or as the line above it or above the
    quotations before it ("Ann Poe, teacher")?"""
    block = article.block_at(quote.span.start)
    if block is None:
        return False
    before = article.text[max(block.span.start, quote.span.start - LABEL) : quote.span.start].strip()
    if before:
        return bool(lang_of(article).sets(PeopleWords).label.search(before))
    for above in reversed(article.blocks[max(0, block.index - RUN) : block.index]):
        line = article.text[above.span.start : min(above.span.end, above.span.start + LABEL + 1)].strip()
        if line[:1] in _MARKS:
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


def _introduced(article: Article, quote: Quote) -> bool:
    """Does the sentence right before it say something of a full name? "Ida Holm was blunt." tells whose words follow; a
    name alone is a caption's or a heading's."""
    own = article.sentence_at(quote.span.start)
    if own is None or not own.index:
        return False
    before = article.sentences[own.index - 1].span
    name, at = next(runs(article, before), ("", before))
    return " " in name and at.start == before.start and bool(_GOES_ON.match(article.text, at.end))
