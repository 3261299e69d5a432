"""Quotations that nobody speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import ClassVar

from audit.check import facts
from audit.check.filters import Filters
from audit.check.names import OFFICES, PeopleWords, runs
from audit.check.quotes import QuoteCheck, outer, speakers, unnamed, voice_near
from audit.lang import lang_of
from audit.model.article import Article, Block, Kind, Sentence
from audit.model.dataclass import dataclass
from audit.model.marks import Quote, QuoteKind, SourceType, Speaker
from audit.model.measure import Hit
from audit.model.rule import FieldTypes, Pattern
from audit.model.text import words

_GOES_ON = re.compile(r",? [a-z]")
_NAMED_LINE = re.compile(r"[A-Z][\w.’'-]+(?:(?: and| &)? [A-Z][\w.’'-]*)*(?:,| |:|$)")
_TURN = re.compile(r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){1,4}(?:, [^:.!?]{2,60})?: ")
"""How a turn of a conversation begins, with who takes it."""
_DASHES = frozenset("—–-")
_GOES_BEHIND = frozenset(",;:)")
_LEADS = frozenset(":,")
_YEAR = re.compile(r"^[^.!?]{3,80}\b(?:19|20)\d\d\b")
_NAMING = (Kind.BODY, Kind.SUBHEADING, Kind.BYLINE, Kind.CAPTION)
_MARKS = '“"«‘'
LABEL = 120
"""Characters of a line that may be a label; a longer one is a paragraph."""
RUN = 12
"""Quotations of one speaker below a label."""
OPENING = 50
"""Characters of a quotation by which it is known again."""
NEAR = 100_000
"""Characters before and behind it among which it is looked for."""
TITLE = 0.6
"""Over this share of its longer words with a capital, a quotation is a title."""


@dataclass(frozen=True, slots=True)
class UnspokenQuoteCheck(QuoteCheck):
    """Direct quotations with no speaker in their own or a neighbouring sentence, of `min_words` to `max_words` words.
    `after`: patterns right before the quotation that make it a name or a term ("known as")."""

    after: tuple[Pattern, ...] = ()

    needs: ClassVar[tuple[type, ...]] = (*Filters.needs, Speaker)
    fields: ClassVar[FieldTypes] = {"words": int}

    def lexicons(self) -> tuple[str, ...]:
        return (OFFICES, *self.where.lexicons())

    def patterns(self) -> tuple[Pattern, ...]:
        return (*self.after, *self.where.patterns())

    def find(self, article: Article) -> Iterator[Hit]:
        spoken = article.once(speakers)
        silent = (q for n, q in enumerate(article.once(outer)) if n not in spoken)
        direct = (q for q in silent if q.kind is QuoteKind.DIRECT and not q.continued and self.fits(q))
        speech = (q for q in direct if _speech(article, q) and not _led_in(article, q))
        for q in unnamed(article, speech, self.after):
            known = voice_near(article, q) or _introduced(article, q)
            known = known or _labelled(article, q) or _named_behind(article, q) or _beside(article, q)
            known = known or _row_answered(article, q)
            if not known and not _repeated(article, q):
                yield Hit(q.span, fields={"words": q.words})


def _speech(article: Article, quote: Quote) -> bool:
    """Does it open like a sentence, and is it no title?"""
    said = article.slice(quote.content)
    long = [w for at in words(said) if len(w := said[at.start : at.end]) > 3]
    return said.lstrip("'‘ ")[:1].isupper() and sum(w[0].isupper() for w in long) <= TITLE * len(long)


def _led_in(article: Article, quote: Quote) -> bool:
    """Do words of its own sentence, or a colon above it, lead it in? Then the writer tells what it is: a motto, what
    people like to say, an item of a list."""
    first, last = article.sentence_at(quote.span.start), article.sentence_at(quote.span.end - 1)
    if first is None or last is None:
        return False
    before = article.text[first.span.start : quote.span.start].rpartition(". ")[2]
    behind = article.text[quote.span.end : last.span.end].lstrip()[:1]
    above = _before_blanks(article.text, first.span.start)
    return any(c.isalnum() for c in before) or behind.islower() or behind in _GOES_BEHIND or above in _LEADS


def _before_blanks(text: str, at: int) -> str:
    """The character before this place and the blanks before it; empty at the head of the text."""
    while at and text[at - 1].isspace():
        at -= 1
    return text[max(0, at - 1) : at]


def _beside(article: Article, quote: Quote) -> bool:
    """Does what stands beside it tell of a person who speaks in the text, by name or as "she": the sentence before or
    after it in its paragraph; the paragraphs around it, where it is one of its own?"""
    people = article.once(_last_names)
    block = article.block_at(quote.span.start)
    first, last = article.sentence_at(quote.span.start), article.sentence_at(quote.span.end - 1)
    if not people or block is None or first is None or last is None:
        return False
    places: Sequence[Block | Sentence]
    if first.span.start == block.span.start and quote.span.end >= block.span.end - 1:
        places = (*article.blocks[max(0, block.index - 1) : block.index], *article.blocks[block.index + 1 :][:1])
    else:
        around = (_above_row(article, first), last.index + 1)
        some = (article.sentences[n] for n in around if 0 <= n < len(article.sentences))
        places = [s for s in some if s.block == block.index]
    pronouns = lang_of(article).sets(PeopleWords).persons
    for place in places:
        told = [article.text[w.start : w.end] for w in words(article.text, place.span.start, place.span.end)]
        if not people.isdisjoint(told) or any(w.lower() in pronouns for w in told):
            return True
    return False


def _above_row(article: Article, first: Sentence) -> int:
    """The index of the sentence above the row of quotations that `first` belongs to."""
    spoken, up = article.once(facts.spoken), first.index - 1
    while up > max(0, first.index - RUN) and spoken.holds(article.sentences[up].span):
        up -= 1
    return up


def _row_answered(article: Article, quote: Quote) -> bool:
    """Does a source answer for the sentence above the row of quotations that it stands in, or does a colon lead that
    row in?"""
    first = article.sentence_at(quote.span.start)
    up = _above_row(article, first) if first is not None else -1
    if up < 0:
        return False
    found = article.once(facts.attributions).get(up, ())
    return any(a.status.answered for a in found) or article.slice(article.sentences[up].span).rstrip()[-1:] == ":"


def _last_names(article: Article) -> frozenset[str]:
    """The last words of the names of the people who speak."""
    people = (s.name.split() for s in article.all(Speaker) if s.type is SourceType.PERSON)
    return frozenset(name[-1] for name in people if name and name[-1][:1].isupper())


def _repeated(article: Article, quote: Quote) -> bool:
    """Do its first words stand elsewhere, too? Then it is pulled out of the text, or said again."""
    start = quote.content.start
    opening = article.folded[start : min(quote.content.end, start + OPENING)].rstrip(".,!? ")
    return article.folded.count(opening, max(0, start - NEAR), start + NEAR) > 1


def _labelled(article: Article, quote: Quote) -> bool:
    """Does a label name the speaker: before the quotation ("Mayor Poe: ..."), or as the line above it or above the
    quotations before it ("Ann Poe, teacher")?"""
    block = article.block_at(quote.span.start)
    if block is None:
        return False
    before = article.text[max(block.span.start, quote.span.start - LABEL) : quote.span.start].strip()
    if _TURN.match(article.text, block.span.start, min(block.span.end, block.span.start + LABEL)):
        return True
    if before:
        return bool(lang_of(article).sets(PeopleWords).label.search(before))
    for above in reversed(article.blocks[max(0, block.index - RUN) : block.index]):
        line = article.text[above.span.start : min(above.span.end, above.span.start + LABEL + 1)].strip()
        if line[:1] in _MARKS or line[-1:] == "?":
            continue  # a quotation before it, or what was asked
        return above.kind in _NAMING and len(line) <= LABEL and bool(_NAMED_LINE.match(line)) and line[-1] not in ".!?"
    return False


def _named_behind(article: Article, quote: Quote) -> bool:
    """Does a name follow at once ("..., Mayor Poe, who"), or the paper of a title ("..., Alder Echo, 2019")?"""
    block = article.block_at(quote.span.end - 1)
    end = min(quote.span.end + LABEL, block.span.end if block else quote.span.end)
    behind = article.text[quote.span.end : end].lstrip(" ,")
    if not behind.strip() and block is not None:
        behind = article.text[block.span.end : block.span.end + LABEL].lstrip()
        return behind[:1] in _DASHES and behind.lstrip("—–- ")[:1].isupper()
    if behind[:1] == "(":
        return True  # where it is from
    if behind[:1] in _DASHES and behind.lstrip("—–- ")[:1].strip():
        return True  # a signature
    if lang_of(article).sets(PeopleWords).echoes.match(behind):
        return True
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
