"""Every pattern of every rule: RE2 sets tell which patterns occur in a sentence, then only those are run.

Patterns are matched on the text with straight quotes, plain hyphens and plain blanks (capitals kept, length kept), a
line end being a blank; the patterns are straightened in the same way, so either form of a quotation mark finds both.
RE2 takes \\b and \\w as ASCII. One RE2 search is linear, but finding ALL hits can be quadratic: so sentences are
searched in windows of at most WINDOW code points, and a pattern is given up after MOST_HITS hits.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any

import re2

from audit.model.dataclass import dataclass
from audit.model.marks import Term
from audit.model.text import CONTRACTED, Span, straighten

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from audit.model.article import Article
    from audit.model.rule import Pattern

WINDOW = 8_000
OVERLAP = 1_000
"""Code points that two neighbouring windows share; a hit that begins in them belongs to the second."""
MOST_HITS = 1_000
"""Hits of one pattern in one article."""
MOST_TRIES = 5_000
"""Places of one pattern in one article at which `not_before` and `not_after` are tried."""
TOGETHER = 40
"""Patterns with a repetition that share a set."""
SET_MEMORY = 32 << 20
"""Of one set, in bytes, at most: its automaton is begun anew when it has grown so large."""
BEFORE = 200
"""How far back `not_before` looks, in code points."""

# What is straightened in the text is so in a pattern; a hyphen in a class would make a range of its neighbours.
_ODD = [c for c in map(chr, (ord("`"), *range(0x80, 0x3001))) if straighten(c) != c]
_CONTRACTED = re.compile(CONTRACTED.encode())
_REPEATS = re.compile(r"[*+{]")
_IN_PATTERN = {ord(c): straighten(c).replace("-", "\\-") for c in _ODD}


@dataclass(frozen=True, slots=True)
class Unit:
    """A window of a sentence or block, as RE2 reads it. `text` stands at `base` in the article; matching begins at byte
    `start` and ends at byte `end`: what lies outside is context for ^, $ and \\b. `owned`: code points of `text` before
    which a hit must begin to be this window's. `whole`: the sentence or block, for `unless_in_sentence`."""

    text: str
    data: bytes
    base: int
    start: int
    end: int
    owned: int
    whole: Span

    def offset(self, byte: int) -> int:
        """The code point of the article at a byte of `data`."""
        if len(self.data) == len(self.text):
            return self.base + byte
        return self.base + len(self.data[:byte].decode("utf-8"))


class _Compiled:
    """A pattern with the engines that it needs, each made when it is first wanted."""

    def __init__(self, pattern: Pattern) -> None:
        self.pattern = pattern
        self.key = pattern.key
        self.guarded = bool(pattern.not_before or pattern.not_after or pattern.unless_in_sentence)

    @property
    def source(self) -> str:
        regex = self.pattern.regex.translate(_IN_PATTERN)
        body = f"(?:{regex})" if self.pattern.case else f"(?i:{regex})"
        return "^" + body if self.pattern.lines else body

    @cached_property
    def engine(self) -> Any:
        return _engine(self.source, case=True)

    @cached_property
    def group(self) -> int:
        """The number of the group `hit`; 0 is the whole match."""
        return int(self.engine.groupindex.get("hit", 0))

    @cached_property
    def before(self) -> Any:
        return _engine(f"(?:{self.pattern.not_before.translate(_IN_PATTERN)})$", case=self.pattern.case)

    @cached_property
    def after(self) -> Any:
        return _engine(self.pattern.not_after.translate(_IN_PATTERN), case=self.pattern.case)

    @cached_property
    def unless(self) -> Any:
        return _engine(self.pattern.unless_in_sentence.translate(_IN_PATTERN), case=self.pattern.case)


class PatternSearch:
    """All patterns, those that match anywhere in a sentence and those that match at the start of a block."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        different = [_Compiled(p) for p in {p.key: p for p in patterns}.values()]
        self._in_sentence = _Prefilter([c for c in different if not c.pattern.lines])
        self._in_block = _Prefilter([c for c in different if c.pattern.lines])

    def find(self, article: Article, kept: str) -> tuple[list[Term], list[str]]:
        """The terms of the article, in no order, and the patterns that were given up after MOST_HITS hits.

        `kept` is its text made plain (see Matcher)."""
        run = _Run(kept)
        if self._in_block:
            for block in article.blocks:
                first = Span(block.span.start, min(block.span.end, block.span.start + WINDOW))
                run.search(first, self._in_block)  # a hit begins where the block begins
        if self._in_sentence:
            for sentence in article.sentences:
                run.search(sentence.span, self._in_sentence)
        return run.terms, [c.pattern.regex for c in run.given_up]


class _Prefilter:
    """Tells which of many patterns occur in a text at all.

    RE2 builds the states of a set's automaton as texts ask for them. Each pattern with a repetition may be half-way
    through at any word, and a set has a state for every combination that comes up: so few of these share one set, while
    those without share another, however many they are."""

    def __init__(self, compiled: Sequence[_Compiled]) -> None:
        self._compiled = compiled
        plain = [n for n, c in enumerate(compiled) if not _REPEATS.search(c.source)]
        others = [n for n, c in enumerate(compiled) if _REPEATS.search(c.source)]
        groups = [plain, *(others[at : at + TOGETHER] for at in range(0, len(others), TOGETHER))]
        self._sets = [_Set([compiled[n].source for n in group], group) for group in groups if group]

    def __bool__(self) -> bool:
        return bool(self._compiled)

    def among(self, data: bytes) -> Sequence[_Compiled]:
        """Those that may have a hit in `data`, in the order in which they were given."""
        found: list[int] = []
        for one in self._sets:
            hits = one.match(data)
            if hits != one.nothing:
                found += one.told(hits)
        return [self._compiled[n] for n in sorted(found)] if found else ()


class _Set:
    """Regexes that are looked for in one pass, each known by its number in the prefilter.

    `match` gives the places, in this set, of those that match a text, and one place more, of a regex that matches every
    text: `nothing` is that alone. Where it is missing, the engine ran out of memory and what it says is worth
    nothing."""

    __slots__ = ("_numbers", "_sentinel", "match", "nothing")

    def __init__(self, sources: Sequence[str], numbers: Sequence[int]) -> None:
        self._numbers = numbers
        self._sentinel = len(sources)
        self.nothing = [self._sentinel]
        options = re2.Options()
        options.max_mem, options.log_errors = SET_MEMORY, False
        regexes = re2.Set.SearchSet(options)
        self.match: Callable[[bytes], list[int] | None] = regexes.Match
        try:
            for source in (*sources, "(?s)."):
                regexes.Add(source)
            regexes.Compile()
        except re2.error:  # too large together: each is run by itself
            self.match = lambda data: None

    def told(self, hits: list[int] | None) -> Sequence[int]:
        """The numbers of those that may match, in no order, from what `match` says."""
        if not hits or self._sentinel not in hits:
            return self._numbers
        return [self._numbers[n] for n in hits if n != self._sentinel]


class _Run:
    """The search of one article: its hits so far and what they are counted against."""

    def __init__(self, text: str) -> None:
        self.terms: list[Term] = []
        self.given_up: list[_Compiled] = []
        self._text = text
        self._counts: dict[str, list[int]] = {}
        """Of a pattern: its hits, and the places where it was tried."""
        self._unless: dict[tuple[str, Span], bool] = {}
        self._whole = Span(0, 0), b""

    def search(self, span: Span, prefilter: _Prefilter) -> None:
        """All hits of the patterns in a sentence or block."""
        if len(span) <= WINDOW:
            text = self._text[span.start : span.end]
            data = text.encode("utf-8", "replace")
            if found := prefilter.among(data):
                self._in(Unit(text, data, span.start, 0, len(data), len(text) + 1, span), found)
            return
        for unit in self._windows(span):
            self._in(unit, prefilter.among(unit.data))

    def _windows(self, span: Span) -> Iterator[Unit]:
        """The windows of a long sentence or block, with one code point of context on each side that is cut."""
        for at in range(span.start, span.end, WINDOW - OVERLAP):
            end = min(at + WINDOW, span.end)
            low, high = max(at - 1, span.start), min(end + 1, span.end)
            text = self._text[low:high]
            data = text.encode("utf-8", "replace")
            start = len(text[: at - low].encode("utf-8", "replace"))
            stop = len(data) - len(text[end - low :].encode("utf-8", "replace"))
            last = end == span.end
            yield Unit(text, data, low, start, stop, len(text) + 1 if last else at - low + WINDOW - OVERLAP, span)
            if last:
                return

    def _in(self, unit: Unit, compiled: Iterable[_Compiled]) -> None:
        for one in compiled:
            if not self.given_up or one not in self.given_up:
                self._search(unit, one)

    def _search(self, unit: Unit, one: _Compiled) -> None:
        owned = unit.base + unit.owned
        count = self._counts.setdefault(one.key, [0, 0])
        for match in one.engine.finditer(unit.data, unit.start, unit.end):
            low, high = begin, end = match.span()
            if unit.offset(begin) >= owned:
                return
            if (
                end > begin
                and not _CONTRACTED.match(unit.data, end)
                and (not one.guarded or self._stands(unit, one, begin, end))
            ):
                if one.group:
                    low, high = match.span(one.group)
                if high > low:
                    self.terms.append(Term(Span(unit.offset(low), unit.offset(high)), one.key))
                    count[0] += 1
            count[1] += 1
            if count[0] >= MOST_HITS or count[1] >= MOST_TRIES:
                self.given_up.append(one)
                return

    def _stands(self, unit: Unit, one: _Compiled, begin: int, end: int) -> bool:
        """Does nothing forbid the match at bytes `begin` to `end`?"""
        pattern = one.pattern
        if pattern.not_after and one.after.match(unit.data, end):
            return False
        if pattern.not_before and one.before.search(unit.data[max(0, begin - 4 * BEFORE) : begin]):
            return False
        return not (pattern.unless_in_sentence and self._has_unless(unit, one))

    def _has_unless(self, unit: Unit, one: _Compiled) -> bool:
        place = (one.key, unit.whole)
        if place not in self._unless:
            if self._whole[0] != unit.whole:
                text = self._text[unit.whole.start : unit.whole.end]
                self._whole = unit.whole, text.encode("utf-8", "replace")
            self._unless[place] = one.unless.search(self._whole[1]) is not None
        return self._unless[place]


def _engine(regex: str, *, case: bool) -> Any:
    options = re2.Options()
    options.case_sensitive, options.log_errors = case, False
    return re2.compile(regex, options)
