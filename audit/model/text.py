"""Positions in text. ALL offset arithmetic of the project lives here.

An offset is a count of Unicode code points. A span is half-open. A location (line, column) counts from 1 and is made
only for output.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field
from itertools import compress
from operator import attrgetter

from audit.model.dataclass import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of code points of one text. It carries no text, so it cannot disagree with it."""

    start: int
    end: int

    def __init__(self, start: int, end: int) -> None:
        # Hundreds are made for an article: this is a third quicker than what dataclass writes for a frozen class.
        if not 0 <= start <= end:
            raise ValueError(f"not a span: {start}..{end}")
        _set_start(self, start)
        _set_end(self, end)

    def __len__(self) -> int:
        return self.end - self.start

    def __bool__(self) -> bool:
        return True

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def shift(self, by: int) -> Span:
        return Span(self.start + by, self.end + by)

    def clip(self, to: Span) -> Span | None:
        """The part of this span that lies in `to`; None where they share nothing."""
        start, end = max(self.start, to.start), min(self.end, to.end)
        return Span(start, end) if start < end else None

    def cover(self, other: Span) -> Span:
        """The smallest span that holds both."""
        return Span(min(self.start, other.start), max(self.end, other.end))


_set_start: Callable[[Span, int], None] = Span.start.__set__  # type: ignore[attr-defined, misc]
_set_end: Callable[[Span, int], None] = Span.end.__set__  # type: ignore[attr-defined, misc]


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place as an editor shows it: line and column from 1, columns in code points."""

    line: int
    column: int


class LineIndex:
    """Where the lines of a text begin. A line ends at LF, CR LF or a lone CR, as editors count them."""

    __slots__ = ("_starts",)
    _END = re.compile(r"\r\n|\n|\r")

    def __init__(self, text: str) -> None:
        self._starts = array("i", [0])
        self._starts.extend(m.end() for m in self._END.finditer(text))

    def locate(self, offset: int) -> Location:
        line = bisect_right(self._starts, offset)
        return Location(line, offset - self._starts[line - 1] + 1)

    def line_span(self, line: int, length: int) -> Span:
        """The span of line `line` (from 1) in a text of `length` code points, its line end included."""
        if not 1 <= line <= len(self._starts):
            raise IndexError(f"no line {line}: the text has {len(self._starts)}")
        end = self._starts[line] if line < len(self._starts) else length
        return Span(self._starts[line - 1], end)


@dataclass(frozen=True, slots=True)
class SourceMap:
    """How offsets of `Article.text` lead back to offsets of the source file.

    `runs` are ordered (text_start, source_start, length). Inside a run the two move together. What stands between two
    runs (an entity, markup, an inserted line end) maps to the source range between them.
    """

    runs: tuple[tuple[int, int, int], ...]
    _keys: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_keys", tuple(r[0] for r in self.runs))

    @classmethod
    def identity(cls, length: int) -> SourceMap:
        return cls(((0, 0, length),))

    def source_start(self, offset: int) -> int:
        """Source offset at which the character at text offset `offset` begins."""
        at = bisect_right(self._keys, offset) - 1
        if at < 0:
            return self.runs[0][1] if self.runs else 0
        text, source, length = self.runs[at]
        return source + min(offset - text, length)

    def source_end(self, offset: int) -> int:
        """Source offset at which the text that ends at text offset `offset` ends."""
        at = bisect_right(self._keys, offset - 1) - 1
        if at < 0:
            return self.runs[0][1] if self.runs else 0
        text, source, length = self.runs[at]
        if offset - text <= length:
            return source + offset - text
        # The last character stands between two runs: it ends where the next run begins.
        return self.runs[at + 1][1] if at + 1 < len(self.runs) else source + length

    def through(self, outer: SourceMap) -> SourceMap:
        """This map, led on: its source is a text that `outer` leads to another source (a page in a string of JSON)."""
        runs: list[tuple[int, int, int]] = []
        for start, at, length in self.runs:
            n = bisect_right(outer._keys, at)
            inside = outer.runs[n - 1][0] + outer.runs[n - 1][2] - at if n else 0
            runs.append((start, outer.source_start(at), min(length, max(inside, 0))))
            while n < len(outer.runs) and outer.runs[n][0] <= at + length:
                text, source, size = outer.runs[n]
                runs.append((start + text - at, source, min(size, at + length - text)))
                n += 1
        return SourceMap(tuple(runs))

    def shift(self, by: int) -> SourceMap:
        """This map for a text that `by` code points stand before."""
        return SourceMap(tuple((start + by, source, length) for start, source, length in self.runs))

    def to_source(self, span: Span) -> Span:
        start = self.source_start(span.start)
        return Span(start, max(start, self.source_end(span.end)) if len(span) else start)


# Folding never changes the length, so an offset of the folded text is an offset of the text.
FOLDED = dict.fromkeys("‘’‚‛ʼ′`´", "'") | dict.fromkeys("“”„‟″«»", '"')
FOLDED |= dict.fromkeys("‐‑‒–—―−", "-") | dict.fromkeys("\u00a0\u2007\u2009\u200a\u202f\u3000\t", " ")
"""What is written in several ways, and how it is written here."""


def straighten(text: str) -> str:
    """Straight quotes, plain hyphens and blanks; capitals kept; the same number of code points as `text`."""
    if text.isascii():  # most short ones are; of what is folded ASCII has two
        return text.replace("`", "'").replace("\t", " ")
    return exchanged(text, FOLDED)


def exchanged(text: str, characters: Mapping[str, str]) -> str:
    """The text with each of these characters made another: thirty times as fast as `str.translate` on curly quotes."""
    for odd, plain in characters.items():
        if odd in text:
            text = text.replace(odd, plain)
    return text


def fold(text: str) -> str:
    """Lower case, straight quotes, plain hyphens and blanks; the same number of code points as `text`."""
    return lowered(straighten(text))


def lowered(text: str) -> str:
    """Lower case; the same number of code points as `text`."""
    if len(text) > PIECE:  # `str.lower` takes twelve bytes a code point while it works
        return "".join(map(_lowered, pieces(text, " ")))
    return _lowered(text)


def plain_low(text: str) -> str:
    """Lower case with straight apostrophes; the same number of code points as `text`."""
    return lowered(text).replace("’", "'").replace("‘", "'")


def _lowered(text: str) -> str:
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)  # a few letters grow in lower case


PIECE = 1 << 16
"""Code points of a long text that are worked on at a time, where a second copy of all of it would be too much."""


def pieces(text: str, behind: str) -> Iterator[str]:
    """The text cut into pieces of PIECE code points or, up to the next mark `behind` which one may be cut, more."""
    at = 0
    while at < len(text):
        end = text.find(behind, at + PIECE) + 1 or len(text)
        yield text[at:end]
        at = end


JOINTS = "’'.-‑"
"""What may join the parts of a word."""
WORD = re.compile(rf"[^\W_]+(?:[{re.escape(JOINTS)}][^\W_]+)*", re.UNICODE)
"""One word: letters and digits, joined by an inner apostrophe, full stop or hyphen. The only definition of a word."""
CONTRACTED = r"'t(?!\w)"
"""In a text with straight apostrophes, what shows that a part of a word stands before it: "won" in "won't"."""


def words(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    for m in WORD.finditer(text, start, len(text) if end is None else end):
        yield Span(m.start(), m.end())


def count_words(text: str) -> int:
    return len(WORD.findall(text))


_edges = attrgetter("start", "end")


def merge(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order, those that touch or overlap made one."""
    out: list[Span] = []
    for span in sorted(spans, key=_edges):
        if out and span.start <= out[-1].end:
            out[-1] = out[-1].cover(span)
        else:
            out.append(span)
    return tuple(out)


_ALWAYS_CAPITAL = frozenset(("i", "i'm", "i've", "i'll", "i'd"))
_MARKS = ".,;:!?\"“”'()"


@dataclass(frozen=True, slots=True)
class Words:
    """All words of a text in order: `low` in lower case with straight apostrophes, each word one object however often
    it stands, `starts` where each begins, `capital` whether it is written with one ("I" is not counted as such)."""

    low: list[str]
    starts: array[int]
    capital: bytearray

    @classmethod
    def of(cls, text: str) -> Words:
        low = plain_low(text)
        words: list[str] = []
        starts = array("i")
        same: dict[str, str] = {}
        at = 0
        for piece in pieces(low, " "):
            found: list[str] = []
            for chunk in piece.removesuffix(" ").split(" "):
                if chunk.isalnum():  # most often
                    found.append(chunk)
                    starts.append(at)
                elif (word := chunk.strip(_MARKS)).isalnum():
                    found.append(word)
                    starts.append(at + chunk.index(word))
                else:
                    for m in WORD.finditer(chunk):
                        found.append(m.group())
                        starts.append(at + m.start())
                at += len(chunk) + 1
            words += map(same.setdefault, found, found)
        capital = bytearray(map(str.isupper, map(text.__getitem__, starts)))
        for n in compress(range(len(words)), capital):
            if words[n] in _ALWAYS_CAPITAL:
                capital[n] = False
        return cls(words, starts, capital)

    def between(self, start: int, end: int) -> tuple[int, int]:
        """Indices of the words that begin in start..end, half-open."""
        first = bisect_left(self.starts, start)
        return first, bisect_left(self.starts, end, first)

    def count(self, span: Span) -> int:
        """How many begin in the span."""
        first, last = self.between(span.start, span.end)
        return last - first

    def within(self, span: Span) -> list[str]:
        """The words that begin in the span, in lower case."""
        first, last = self.between(span.start, span.end)
        return self.low[first:last]

    def of_part(self, text: str, span: Span) -> list[str]:
        """The words that the part of `text` has by itself, in lower case. They are those that begin in it, unless one
        goes over its edge ("the end.The next") or a turned comma was read as an apostrophe."""
        first, last = self.between(span.start, span.end)
        over = (first and self.end(first - 1) > span.start) or (last > first and self.end(last - 1) > span.end)
        if over or text.find("‘", span.start, span.end) >= 0:
            return WORD.findall(lowered(text[span.start : span.end]).replace("’", "'"))
        return self.low[first:last]

    def end(self, index: int) -> int:
        return self.starts[index] + len(self.low[index])


class Cover:
    """Disjoint spans in order, and whether they hold or touch another; every question is a binary search."""

    __slots__ = ("ends", "spans", "starts")

    def __init__(self, spans: Iterable[Span]) -> None:
        self.spans = merge(s for s in spans if len(s))
        self.starts = [s.start for s in self.spans]
        self.ends = [s.end for s in self.spans]

    def holds(self, span: Span) -> bool:
        at = bisect_right(self.starts, span.start) - 1
        return at >= 0 and span.end <= self.ends[at]

    def touches(self, span: Span) -> bool:
        at = bisect_right(self.ends, span.start)
        return at < len(self.starts) and self.starts[at] < span.end

    def at(self, offset: int) -> bool:
        return self.touches(Span(offset, offset + 1))

    def parts(self, span: Span) -> list[tuple[int, int]]:
        """What they cover of the span: first offset and end of each part, in order."""
        starts, ends, start, end = self.starts, self.ends, span.start, span.end
        first = bisect_right(ends, start)
        last = bisect_left(starts, end, first)
        return [(max(starts[at], start), min(ends[at], end)) for at in range(first, last)] if last > first else []

    def within(self, span: Span) -> int:
        """How many characters of the span they cover."""
        return sum(end - start for start, end in self.parts(span))


def distance(a: str, b: str, *, swaps: bool = False) -> int:
    """Edit distance: letters to change, add or drop to make `b` of `a`; with `swaps` also to swap with their neighbour
    (Levenshtein's distance; Damerau's, restricted)."""
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, before, row = before, row, [i]
        for j, y in enumerate(b, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (x != y))
            if swaps and i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]
