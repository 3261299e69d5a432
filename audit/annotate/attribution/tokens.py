"""Words and punctuation of the blocks in which somebody can speak, each with a one-letter class.

The classes stand in ONE string, one letter a token, so that phrases are found by plain patterns over that string.
A quotation is one token (Q): what is said inside it belongs to the speaker. See lang/tags.py for the letters.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import field
from functools import cache
from itertools import compress
from operator import itemgetter, not_

from audit.annotate.attribution.words import AttributionWords
from audit.lang import Lang, lang_of
from audit.lang.tags import (
    ADJECTIVE,
    BASE,
    BLOCK_END,
    CLOSING,
    COLON,
    COMMA,
    COMMON,
    COORDINATOR,
    DASH,
    ENDS,
    NAME,
    NOUN,
    NUMBER,
    OPENING,
    PAST,
    PLURAL,
    POSSESSIVE,
    QUOTATION,
    SEMICOLON,
    STOP,
    THIRD,
)
from audit.model.article import Article, Block, Kind
from audit.model.dataclass import dataclass
from audit.model.marks import Quote
from audit.model.text import Span, plain_low

Range = tuple[int, int]
"""Tokens from the first to before the second."""

_PUNCTUATION = {
    mark: tag
    for tag, marks in (
        (COMMA, ","),
        (SEMICOLON, ";"),
        (COLON, ":•|*"),
        (STOP, ".!?…"),
        (OPENING, "([{"),
        (CLOSING, ")]}"),
        (POSSESSIVE, "’'"),
        (NOUN, "%"),
        (NUMBER, "$£€+"),
        (COORDINATOR, "&/"),
    )
    for mark in marks
}
_OPENERS = COLON + DASH + OPENING
"""Marks after which a word may still open the sentence."""
_UNSURE = _OPENERS + NAME
"""Classes of a token that the start of a sentence may change."""
_INITIAL = re.compile(r"[A-Z]\.\s*\Z")
SENTENCE_END = re.compile(f"[{ENDS}]")
"""In a string of tags."""
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_FIRST = re.compile(f"(?<=[{ENDS}])[{COMMON}{BASE}{PAST}{THIRD}{ADJECTIVE}]")
WITHIN = re.compile(f"{NAME}(?<=[^{ENDS}{QUOTATION}{COLON}{DASH}]{NAME})")
"""In a string of tags: a name that does not open its sentence."""
_LONGEST_TITLE = 160
_LONGEST_CHUNK, _MOST_CHUNKS = 40, 20_000
"""What stands between two blanks is read once and remembered if it is no longer; so many at a time."""
WINDOW = 200
"""So many tokens before a cue, and twice as many after it, are looked at: no sentence that people read is longer."""
NOUNS = ("vague-source-nouns", "role-nouns", "body-nouns", "evidence-artefacts")
"""Lists that tell a common noun at the start of a sentence from a name."""


def _offsets() -> array[int]:
    return array("i")


@dataclass(slots=True)
class Tokens:
    """All tokens of an article. `starts[i]`, `ends[i]`: code points; `low[i]`: lower case, straight apostrophes;
    `capitals[i]`: does it begin with one; `tags[i]`: its class; `quote[i]`: the Quote of a Q token. `sentences`: the
    tokens that end a sentence or a block. `kinds`: first and last token of each block, and its kind."""

    text: str
    lang: Lang
    sets: AttributionWords
    starts: array[int] = field(default_factory=_offsets)
    ends: array[int] = field(default_factory=_offsets)
    low: list[str] = field(default_factory=list)
    capitals: bytearray = field(default_factory=bytearray)
    tags: str = ""
    quote: dict[int, Quote] = field(default_factory=dict)
    sentences: array[int] = field(default_factory=_offsets)
    kinds: list[tuple[int, int, Kind]] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.starts)

    def span(self, first: int, last: int) -> Span:
        """From the first character of token `first` to the last one of token `last` - 1."""
        return Span(self.starts[first], self.ends[last - 1])

    def bounds(self, i: int) -> tuple[int, int]:
        """The tokens of the sentence that holds token i, its end mark not included, no more than a window around i."""
        at = bisect_left(self.sentences, i)
        first = self.sentences[at - 1] + 1 if at else 0
        last = self.sentences[at] if at < len(self.sentences) else len(self.starts)
        if last - first <= WINDOW:
            return first, last
        return max(first, i - WINDOW), min(last, i + 2 * WINDOW)

    def beginning(self, offset: int) -> int | None:
        """The token that begins at this code point; a mark of no width before it is another."""
        at = bisect_right(self.starts, offset) - 1
        return at if at >= 0 and self.starts[at] == offset else None

    def classes(self, span: Span) -> str:
        """The classes of the tokens that begin in the span."""
        first = bisect_left(self.starts, span.start)
        return self.tags[first : bisect_left(self.starts, span.end, first)]

    def block(self, i: int) -> int:
        """The number of the block that holds token i."""
        return bisect_right(self.kinds, i, key=itemgetter(0)) - 1

    def word(self, i: int) -> str:
        return self.text[self.starts[i] : self.ends[i]]

    def capital(self, i: int) -> bool:
        return bool(self.capitals[i])

    def small(self) -> Iterator[str]:
        """All words and marks that do not begin with a capital, in order."""
        return compress(self.low, map(not_, self.capitals))


def tokenize(article: Article, quotes: tuple[Quote, ...], kinds: tuple[Kind, ...]) -> Tokens:
    """The tokens of the blocks of these kinds, each outer quotation as one."""
    lang = lang_of(article)
    out = Tokens(article.text, lang, lang.sets(AttributionWords))
    chunks = _chunks(lang)
    known = {t.span.start for key in NOUNS for t in article.terms(key)}
    outer = [q for q in quotes if not q.depth and (q.closed or q.continued)]
    at = 0
    codes: list[str] = []
    same: dict[str, str] = {}
    for block in article.blocks:
        if block.kind not in kinds:
            continue
        mine = []
        while at < len(outer) and outer[at].span.start < block.span.end:
            if outer[at].span.start >= block.span.start:
                mine.append(outer[at])
            at += 1
        first = len(out.starts)
        _Reader(out, codes, block, known, chunks).read(mine)
        own = out.low[first:]
        out.low[first:] = map(same.setdefault, own, own)  # a word is one object, however often it stands
        out.kinds.append((first, len(out.starts), block.kind))
    # a boundary may end the text
    out.capitals = bytearray(map(str.isupper, map(f"{out.text}\n".__getitem__, out.starts)))
    out.tags = _opening_names(out, lang.tagger.settle(codes, out.low, out.quote))
    out.sentences.extend(m.start() for m in SENTENCE_END.finditer(out.tags))
    return out


def _opening_names(tokens: Tokens, tags: str) -> str:
    """A noun or verb that opens a sentence and has a capital within others, and nowhere a small letter, is a name: so
    "Trump" is none of cards."""
    low = tokens.low
    opening = [m.start() for m in _FIRST.finditer(tags) if tokens.capital(m.start())]
    if not opening:
        return tags
    large = {low[m.start()] for m in WITHIN.finditer(tags)}
    names = [k for k in opening if low[k] in large]
    if names:
        small = {low[k] for k in names}.intersection(tokens.small())
        chars = list(tags)
        for k in names:
            if low[k] not in small:
                chars[k] = NAME
        return "".join(chars)
    return tags


def _ends_here(text: str, at: int, end: int, bounds: list[int]) -> bool:
    rest = text[at : min(end, at + 8)].lstrip()
    if rest[:1].islower():
        return False
    near = bisect_left(bounds, at - 1)
    return near < len(bounds) and bounds[near] <= at + 1


def _title_case(text: str, span: Span) -> bool:
    """Does the block set most words in capitals, as a headline in title case does?"""
    if len(span) > _LONGEST_TITLE:
        return False
    found = _LONG_WORD.findall(text, span.start, span.end)
    return len(found) >= 3 and sum(w[0].isupper() for w in found) > 0.7 * len(found)


class _Reader:
    """Reads one block: its tokens go to `out`, their possible classes to `codes`."""

    def __init__(self, out: Tokens, codes: list[str], block: Block, known: set[int], chunks: _Chunks) -> None:
        self.out, self.codes, self.span, self.known, self.chunks = out, codes, block.span, known, chunks
        self.bounds = [s.span.end for s in block.sentences]
        self.bound = 0  # the first of them that is not behind
        self.shouting = _title_case(out.text, block.span)
        self.fresh = True  # at the start of a sentence

    def read(self, quotes: list[Quote]) -> None:
        out, text = self.out, self.out.text
        position = self.span.start
        for quote in quotes:
            if quote.span.start < position:
                continue
            self.run(position, quote.span.start)
            inner = text[quote.content.start : quote.content.end].rstrip()[-1:]
            out.quote[len(out.starts)] = quote
            self.add(quote.span.start, quote.span.end, '"', QUOTATION)
            position = quote.span.end
            if inner and inner in ".!?…" and _ends_here(text, position, self.span.end, self.bounds):
                self.mark(position, STOP)
        self.run(position, self.span.end)
        self.mark(self.span.end, BLOCK_END)

    def add(self, first: int, last: int, low: str, code: str) -> None:
        out = self.out
        out.starts.append(first)
        out.ends.append(last)
        out.low.append(low)
        self.codes.append(code)

    def mark(self, at: int, tag: str) -> None:
        """A boundary of no width, after the last character before it."""
        self.add(at, at, "", tag)

    def run(self, start: int, end: int) -> None:
        """Tokens of the text between two quotations."""
        out, codes, text, bounds, shouting = self.out, self.codes, self.out.text, self.bounds, self.shouting
        self.fresh = not codes or codes[-1] in ENDS
        self.bound = bisect_left(bounds, start)
        starts, ends, low = out.starts, out.ends, out.low
        plain, remembered, read = self.chunks.plain.get, self.chunks.remembered.get, self.chunks.read
        border = bounds[self.bound] if self.bound < len(bounds) else end
        at = start
        for chunk in text[start:end].split(" "):
            code = plain(chunk)
            stop = at + len(chunk)
            if code and at < border:  # most of what stands between two blanks: a plain word
                starts.append(at)
                ends.append(stop)
                low.append(chunk)
                codes.append(code)
                self.fresh = False
                at = stop + 1
                continue
            parts = remembered(chunk)
            if parts is None:
                parts = self.chunks.parts(chunk)
            for first, last, lower, within, anywhere in parts or read(text, at, stop, end):
                code = anywhere if self.fresh or shouting else within
                if code and at + first < border:
                    starts.append(at + first)
                    ends.append(at + last)
                    low.append(lower)
                    codes.append(code)
                    self.fresh = False
                else:
                    self.token(at + first, at + last, lower, end)
                    border = bounds[self.bound] if self.bound < len(bounds) else end
            at = stop + 1
        ended = self.bound < len(bounds) and bounds[self.bound] <= end and codes and codes[-1] not in ENDS
        if ended and not text[ends[-1] : bounds[self.bound]].strip():
            self.mark(ends[-1], STOP)

    def token(self, first: int, last: int, lower: str, end: int) -> None:
        """One token that may begin or end a sentence, in a run that goes on to `end`."""
        codes, bounds = self.codes, self.bounds
        word = self.out.text[first:last]
        while self.bound < len(bounds) and bounds[self.bound] <= first:
            if codes and codes[-1] not in ENDS and not (codes[-1] == QUOTATION and word[0].islower()):
                self.mark(self.out.ends[-1], STOP)
            self.fresh = True
            self.bound += 1
        code = _PUNCTUATION.get(word, "")
        if code == STOP and self._abbreviates(word, last, end):
            return
        if not code:
            code = self.out.lang.tagger.possible(word, lower, self.fresh, self.shouting)
            if self.fresh and code == NAME and first in self.known:
                code = PLURAL if lower.endswith("s") else NOUN
        self.add(first, last, lower, code)
        self.fresh = code in ENDS or (self.fresh and code in _OPENERS)

    def _abbreviates(self, word: str, last: int, end: int) -> bool:
        """Does this mark belong to an abbreviation? A full stop is a token of its own only where a sentence ends."""
        codes, low, ends = self.codes, self.out.low, self.out.ends
        border = self.bounds[self.bound] if self.bound < len(self.bounds) else end
        before_quote = last >= end - 1 and codes and not (codes[-1] == NAME and len(low[-1]) <= 3)
        if word != "." or last >= border - 1 or before_quote:
            return False
        if codes and codes[-1] == NAME:
            ends[-1] = last
        return True


_Part = tuple[int, int, str, str, str]
"""A token: first and last offset, lower case, its class inside a sentence, its class wherever it stands; a class is
empty where more than the word must be known to tell it."""


class _Chunks:
    """What stands between two blanks, cut into tokens once for a language and then remembered: most of a text has been
    seen before. `plain`: words of plain letters -> their possible classes."""

    def __init__(self, lang: Lang) -> None:
        self._tagger = lang.tagger
        self.plain = {word: code for word, code in self._tagger.table.items() if word.isalpha()}
        self.remembered: dict[str, tuple[_Part, ...]] = {}

    def parts(self, chunk: str) -> tuple[_Part, ...]:
        """The tokens of what stands between two blanks, as offsets in it; none where it depends on what follows
        ("J." before a name)."""
        if len(chunk) > _LONGEST_CHUNK or _INITIAL.search(chunk):
            return ()
        if len(self.remembered) >= _MOST_CHUNKS:
            self.remembered.clear()
        found = self.remembered[chunk] = tuple(self.read(chunk, 0, len(chunk), len(chunk)))
        return found

    def read(self, text: str, start: int, stop: int, end: int) -> Iterator[_Part]:
        """The tokens that begin in text[start:stop], as offsets from `start`, in a run that goes on to `end`."""
        if start == stop:
            return
        for found in self._tagger.shapes.finditer(text, start, end if "." in text[start:stop] else stop):
            word = found.group()
            first = found.start()
            if first >= stop:
                break
            lower = plain_low(word)
            code = _PUNCTUATION.get(word) or self._tagger.possible(word, lower, False, False)
            if code == STOP:
                code = ""
            unsure = word[0].isupper() or code in _UNSURE
            yield first - start, found.end() - start, lower, code, "" if unsure else code


@cache
def _chunks(lang: Lang) -> _Chunks:
    return _Chunks(lang)
