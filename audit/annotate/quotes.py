"""Words between quotation marks, block by block: straight and curly, nested, running over paragraphs, left open.

One pass over the marks of a block, so the cost is linear in the text. Nothing is decided here about who speaks.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from functools import cached_property

from audit.annotate.annotator import Annotator
from audit.lang import lang_of
from audit.lang.wordsets import Alternatives, WordSet, WordSets
from audit.model.article import Article, Block, Form, Kind, Reach
from audit.model.dataclass import dataclass
from audit.model.marks import Quote, QuoteKind
from audit.model.text import WORD, Span

LEXICONS = ("reporting-verbs", "attribution-prepositions")
KINDS = (Kind.BODY, Kind.HEADLINE, Kind.SUBHEADING, Kind.EMBED, Kind.CAPTION)

# ``, '', ‘‘ and ’’ are one mark, ` is none; the class comes first: so the search is quick.
_MARK = re.compile(r"[`'“”„‟«»\"‘’‚″](?:(?<=`)`|(?<=')'|(?<=’)’|(?<=‘)‘|(?<!`))")
_OPENS = frozenset(("“", "„", "‟", "«", "``", "‘‘"))
_CLOSES = frozenset(("”", "»", "’’"))
_HALF_CLOSED = re.compile(r"[.!?,…](?P<mark>[’'])(?=\s|$)")  # a single mark where a double one was meant
_SINGLE = frozenset("‘’‚'")
_BEFORE_OPEN = frozenset(' \t\n\r\u00a0([{-–—/:,;“”"‘…>|*_')
_AFTER_OPEN_NOT = frozenset(" \t\n\r\u00a0,.;:!?)]}")
_TERMINAL = frozenset(".!?…")
_NAMING_REACH = 40
_MENTION_WORDS = 2  # a term or a nickname has no more
_DIRECT_WORDS = 8  # a title has no more; a clause that opens with a capital is speech from there on
_DEEPEST = 4  # quotations inside one another


class QuoteWords(WordSets):
    FILE = "quotes.txt"
    small: WordSet
    naming: Alternatives
    clipped: Alternatives

    @cached_property
    def named(self) -> re.Pattern[str]:
        """What names the quotation that stands right behind it."""
        return re.compile(rf"\b(?:{self.naming})[,:]?\s*$", re.I)

    @cached_property
    def short(self) -> re.Pattern[str]:
        return re.compile(self.clipped, re.I)


@dataclass(slots=True)
class _Open:
    """A mark that opened and has not closed: where it stands, where its words begin, which marks close it."""

    start: int
    inner: int
    single: bool
    straight: bool


def annotate_quotes(article: Article) -> tuple[Quote, ...]:
    """The quotations of all blocks in which somebody can speak, ordered by span."""
    sets = lang_of(article).sets(QuoteWords)
    out: list[Quote] = []
    pending: list[int] = []  # the unclosed quotation that the next block may carry on, as its place in `out`
    for block in article.blocks:
        if block.kind not in KINDS:
            continue
        found = _Reader(article.text, sets).read(block)
        if pending and found and not found[0].depth and found[0].span.start == _first(article.text, block):
            out[pending[0]] = replace(out[pending[0]], closed=True)
            found[0] = replace(found[0], continued=True, kind=QuoteKind.DIRECT)
        pending = []
        for quote in found:
            if not quote.closed and not quote.depth and not _told(article, quote):
                pending = [len(out)]
            out.append(quote)
        if not found and block.form is Form.QUOTE and block.kind in (Kind.BODY, Kind.EMBED):
            words = _count(article.text, block.span.start, block.span.end)
            out.append(Quote(block.span, block.span, QuoteKind.BLOCK, words))
    return _mentions(article, out)


def _told(article: Article, quote: Quote) -> bool:
    """Does an unclosed quotation name its own speaker ("..., said Ann Holm")? Then its mark is missing, and no
    paragraph carries it on."""
    terms, span = article.terms("reporting-verbs"), quote.content
    first, last = (bisect_left(terms, at, key=lambda t: t.span.start) for at in (span.start, span.end))
    for term in terms[first:last]:
        before = article.text[max(span.start, term.span.start - 2) : term.span.start]
        if before[:1] in (",", "!", "?") and article.text[term.span.end : term.span.end + 2].strip()[:1].isupper():
            return True
    return False


def _first(text: str, block: Block) -> int:
    at = block.span.start
    while at < block.span.end and text[at].isspace():
        at += 1
    return at


def _count(text: str, start: int, end: int) -> int:
    return len(WORD.findall(text, start, end))


class _Reader:
    """Reads one block: the marks that are open, and the quotations that have closed."""

    def __init__(self, text: str, sets: QuoteWords) -> None:
        self.text, self.sets = text, sets
        self.stack: list[_Open] = []
        self.done: list[Quote] = []

    def read(self, block: Block) -> list[Quote]:
        text, stack, start, end = self.text, self.stack, block.span.start, block.span.end
        for mark in _MARK.finditer(text, start, end):
            if len(stack) > _DEEPEST:
                stack.pop(0)  # marks that nobody closes
            at, after = mark.start(), mark.end()
            char = mark.group()
            before = text[at - 1] if at > start else " "
            behind = text[after] if after < end else " "
            can_open = before in _BEFORE_OPEN and behind not in _AFTER_OPEN_NOT
            if char in _SINGLE:
                self._single(mark, can_open, behind)
                continue
            closable = next((n for n in range(len(stack) - 1, -1, -1) if not stack[n].single), None)
            if char in _OPENS and (closable is None or behind not in _AFTER_OPEN_NOT):
                # A second opening mark where one is open: the first was never closed (or a paragraph starts anew).
                # One before a blank or a full stop was set the wrong way round, and closes.
                stack.append(_Open(at, after, False, False))
                continue
            if char in _CLOSES or char in _OPENS:
                if closable is not None:
                    self._close(closable, at, after)
                elif char != "’’" and can_open and behind.isalnum():  # the wrong way round, too
                    stack.append(_Open(at, after, False, False))
            elif closable is not None and not (can_open and stack[closable].straight is False):
                self._close(closable, at, after)
            elif can_open:
                stack.append(_Open(at, after, False, True))
        left = next((o for o in stack if not o.single), None)  # a single mark never closed was an apostrophe
        if left is not None:
            half = _HALF_CLOSED.search(text, left.inner, end)
            if half and len(stack) == 1 and "‘" not in text[left.inner : half.start()]:
                self._close(0, half.start("mark"), half.end())
            elif words := _count(text, left.inner, end):
                content = Span(left.inner, end)
                self.done.append(Quote(Span(left.start, end), content, QuoteKind.DIRECT, words, closed=False))
        return sorted(self.done, key=lambda q: (q.span.start, -q.span.end))

    def _single(self, mark: re.Match[str], can_open: bool, behind: str) -> None:
        """A single mark opens, closes or is an apostrophe."""
        text, at, char = self.text, mark.start(), mark.group()
        opened = bool(self.stack) and self.stack[-1].single
        if char != "‘" and opened and not behind.isalnum():
            before = text[at - 1]
            possessive = before in "sS" and behind == " " and text[mark.end() + 1 : mark.end() + 2].islower()
            if before.isspace() or possessive:
                return
            self._close(len(self.stack) - 1, at, mark.end())
        elif char != "’" and can_open and behind.isalnum() and not opened:
            if char == "'" and (behind.isdigit() or self.sets.short.match(text, mark.end())):
                return
            self.stack.append(_Open(at, mark.end(), True, char == "'"))

    def _close(self, at: int, close: int, after: int) -> None:
        """Closes the mark at place `at` of the stack, and those that opened after it."""
        opened = self.stack[at]
        del self.stack[at:]
        content = Span(opened.inner, close)
        words = _count(self.text, content.start, content.end)
        if words and not (opened.single and len(content) < 2):  # rock 'n' roll
            kind = self._kind(opened, content, words)
            self.done.append(Quote(Span(opened.start, after), content, kind, words, depth=at))

    def _kind(self, opened: _Open, content: Span, words: int) -> QuoteKind:
        inside = self.text[content.start : content.end]
        last = inside.rstrip()[-1:]
        behind = self.text[content.end + 1 : content.end + 2]
        capital = inside.lstrip()[:1].isupper()
        if self.sets.named.search(self.text, max(0, opened.start - _NAMING_REACH), opened.start):
            return QuoteKind.MENTION
        if last in _TERMINAL and (capital or words >= 3):
            return QuoteKind.DIRECT
        if last == "," and words >= 3:
            return QuoteKind.DIRECT
        if (
            words <= _DIRECT_WORDS
            and self._title_case(inside)
            and last not in (",", *_TERMINAL)
            and behind not in _TERMINAL
        ):
            return QuoteKind.MENTION
        if capital and words >= _DIRECT_WORDS:
            return QuoteKind.DIRECT
        return QuoteKind.PARTIAL

    def _title_case(self, inside: str) -> bool:
        found = [m.group() for m in WORD.finditer(inside)]
        return (
            bool(found)
            and found[0][0].isupper()
            and all(w[0].isupper() or w[0].isdigit() or w.lower() in self.sets.small for w in found)
        )


def _mentions(article: Article, quotes: list[Quote]) -> tuple[Quote, ...]:
    """A word or two in marks, in a sentence without a verb of saying, is a term or ironic, not speech."""
    if not quotes:
        return ()
    cues = [t.span.start for key in LEXICONS for t in article.terms(key)]
    cues.sort()
    out = []
    for quote in quotes:
        if quote.kind is QuoteKind.PARTIAL and quote.words <= _MENTION_WORDS and not quote.continued:
            sentence = article.sentence_at(quote.span.start)
            if sentence is not None:
                at = bisect_left(cues, sentence.span.start)
                if at == len(cues) or cues[at] >= sentence.span.end:
                    quote = replace(quote, kind=QuoteKind.MENTION)
        out.append(quote)
    return tuple(out)


QUOTES = Annotator(Quote, annotate_quotes, Reach.ARTICLE, lexicons=LEXICONS, any_language=True)
