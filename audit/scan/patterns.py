"""Every pattern of every rule: where a literal of it stands it may match, and there alone it is run.

Patterns are matched on the text with straight quotes, plain hyphens and plain blanks (capitals kept, length kept), a
line end being a blank; the patterns are straightened in the same way, so either form of a quotation mark finds both.
RE2 takes \\b and \\w as ASCII. One RE2 search is linear, but finding ALL hits can be quadratic: so sentences are
searched in windows of at most WINDOW code points, and a pattern is given up after MOST_HITS hits.
"""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Any

import ahocorasick_rs
import re2

from audit.model.dataclass import dataclass
from audit.model.text import CONTRACTED, FOLDED, Span
from audit.scan.hits import terms_of
from audit.scan.known import literals_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from audit.model.article import Article
    from audit.model.marks import Term
    from audit.model.rule import Pattern
    from audit.scan.hits import Makers

WINDOW = 8_000
OVERLAP = 1_000
"""Code points that two neighbouring windows share; a hit that begins in them belongs to the second."""
MOST_HITS = 1_000
"""Hits of one pattern in one article."""
MOST_TRIES = 5_000
"""_Places of one pattern in one article at which `not_before` and `not_after` are tried."""
TOGETHER = 40
"""Patterns without a literal that share a set."""
SET_MEMORY = 32 << 20
"""Of one set, in bytes, at most: its automaton is begun anew when it has grown so large."""
UNITS = 256
"""Sentences of an article that are kept as RE2 reads them."""
BEFORE = 200
"""How far back `not_before` looks, in code points."""

_CONTRACTED = re.compile(CONTRACTED.encode())
# What is straightened in the text is so in a pattern; a hyphen in a class would make a range of its neighbours.
_IN_PATTERN = {ord(odd): plain.replace("-", "\\-") for odd, plain in FOLDED.items() if odd != "\t"}


@dataclass(slots=True)
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

    def __init__(self, pattern: Pattern, number: int) -> None:
        self.pattern = pattern
        self.number = number
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


def regexes(patterns: Iterable[Pattern]) -> Iterator[str]:
    """The patterns as RE2 reads them."""
    return (_Compiled(pattern, 0).source for pattern in patterns)


class PatternSearch:
    """All patterns, those that match anywhere in a sentence and those that match at the start of a block."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        different = {p.key: p for p in patterns}
        self._compiled = {key: _Compiled(p, n) for n, (key, p) in enumerate(different.items())}
        self._in_sentence = _Prefilter([c for c in self._compiled.values() if not c.pattern.lines])
        self._in_block = _Prefilter([c for c in self._compiled.values() if c.pattern.lines])

    def find(self, article: Article, kept: str, folded: str) -> tuple[Makers, Mapping[str, Sequence[Span]], list[str]]:
        """What makes the hits of each pattern that may have some, by its key; the sentences or blocks in which those of
        a pattern that has not run lie, in order; and the patterns that were given up after MOST_HITS hits. `kept` and
        `folded` are the text of the article made plain (see Matcher).

        A pattern is run when its hits are asked for: many only excuse what others find, and nobody asks for them where
        nothing is found. One that may have to be given up is run now, since that is said of the article."""
        folded = folded.replace("ſ", "s")  # RE2 takes it for one where capitals do not count
        # A hit of a pattern that matches at the start of a block begins there.
        heads = (Span(b.span.start, min(b.span.end, b.span.start + WINDOW)) for b in article.blocks)
        places = _Places()
        self._in_block.look(heads, kept, folded, places)
        self._in_sentence.look((s.span for s in article.sentences), kept, folded, places)
        run = _Run(kept, self._compiled, places.spans)
        makers: Makers = dict.fromkeys(places.spans, run.of)
        given_up = run.ahead(key for key, hits in places.most.items() if hits >= min(MOST_HITS, MOST_TRIES))
        return makers, places.spans, given_up


class _Places:
    """By the key of a pattern, the sentences or blocks in which it may have hits, and how many it may have at most."""

    def __init__(self) -> None:
        self.spans: dict[str, list[Span]] = defaultdict(list)
        self.most: dict[str, int] = defaultdict(int)


class _Prefilter:
    """Tells where each of many patterns may have hits at all: where a literal of it stands, for which one automaton
    looks, or, of the few patterns without one, where a set of RE2 finds it."""

    def __init__(self, compiled: Iterable[_Compiled]) -> None:
        owners: dict[str, list[str]] = defaultdict(list)
        others: list[_Compiled] = []
        for one in compiled:
            needed = literals_of(one.source)
            for literal in needed:
                owners[literal].append(one.key)
            if not needed:
                others.append(one)
        self._owners = list(owners.values())
        self._automaton = ahocorasick_rs.AhoCorasick(list(owners), store_patterns=False) if owners else None
        self._sets = [_Set(others[at : at + TOGETHER]) for at in range(0, len(others), TOGETHER)]

    def look(self, spans: Iterable[Span], kept: str, folded: str, places: _Places) -> None:
        """Adds the places in these spans of the text."""
        for span in spans:
            cuts = len(span) // (WINDOW - OVERLAP)  # two windows may share a literal
            for key, hits in self._among(kept[span.start : span.end], folded[span.start : span.end]).items():
                places.spans[key].append(span)
                places.most[key] += hits + cuts

    def _among(self, kept: str, folded: str) -> dict[str, int]:
        """Those that may have hits in a text, and how many at most: each holds a literal of its own."""
        found: dict[str, int] = {}
        if self._automaton is not None:
            for literal, _, _ in self._automaton.find_matches_as_indexes(folded, overlapping=True):
                for key in self._owners[literal]:
                    found[key] = found.get(key, 0) + 1
        if self._sets:
            data = kept.encode("utf-8", "replace")
            for regexes in self._sets:
                found.update(dict.fromkeys(regexes.among(data), len(data) + 1))
        return found


class _Set:
    """Patterns that are looked for in one pass.

    RE2 gives the places, in the set, of those that match a text, and one place more, of a regex that matches every
    text. Where that is missing, it ran out of memory and what it says is worth nothing."""

    def __init__(self, compiled: Sequence[_Compiled]) -> None:
        self._keys = [one.key for one in compiled]
        options = re2.Options()
        options.max_mem, options.log_errors = SET_MEMORY, False
        regexes = re2.Set.SearchSet(options)
        self._match: Callable[[bytes], list[int] | None] = regexes.Match
        try:
            for one in compiled:
                regexes.Add(one.source)
            regexes.Add("(?s).")
            regexes.Compile()
        except re2.error:  # too large together: each is run by itself
            self._match = lambda data: None

    def among(self, data: bytes) -> list[str]:
        """The keys of those that may have hits in a text, in no order."""
        hits = self._match(data)
        if not hits or len(self._keys) not in hits:
            return self._keys
        return [self._keys[n] for n in hits if n < len(self._keys)]


class _Run:
    """The search of one article, one pattern at a time. `spans`: where each may have hits, by its key; those of a
    pattern go when it has been run."""

    def __init__(self, text: str, compiled: Mapping[str, _Compiled], spans: dict[str, list[Span]]) -> None:
        self._text = text
        self._compiled = compiled
        self._spans = spans
        self._units: dict[tuple[int, int], list[Unit]] = {}
        self._unless: dict[tuple[int, int], bool] = {}
        self._ahead: dict[str, Sequence[Term]] = {}
        self._given_up: list[tuple[bool, int, int, str]] = []
        """Where a pattern was given up, blocks before sentences; its number, and what it is."""

    def ahead(self, keys: Iterable[str]) -> list[str]:
        """Runs these now. Returns those that were given up, in the order of the text."""
        self._ahead = {key: self.of(key) for key in keys}
        return [regex for *_, regex in sorted(self._given_up)]

    def of(self, key: str) -> Sequence[Term]:
        """The hits of a pattern, in order; to be asked for once."""
        if key in self._ahead:
            return self._ahead.pop(key)
        return terms_of(key, array("i", [figure for a, b in sorted(self._found(key)) for figure in (a, b, -1)]))

    def _found(self, key: str) -> list[tuple[int, int]]:
        one = self._compiled[key]
        found: list[tuple[int, int]] = []
        tried = 0
        for unit in (unit for span in self._spans.pop(key) for unit in self._units_of(span)):
            for match in one.engine.finditer(unit.data, unit.start, unit.end):
                begin, end = match.span()
                if unit.offset(begin) >= unit.base + unit.owned:
                    break
                if end > begin and self._stands(unit, one, begin, end):
                    low, high = match.span(one.group) if one.group else (begin, end)
                    if high > low:
                        found.append((unit.offset(low), unit.offset(high)))
                tried += 1
                if len(found) >= MOST_HITS or tried >= MOST_TRIES:
                    self._given_up.append((not one.pattern.lines, unit.whole.start, one.number, one.pattern.regex))
                    return found
        return found

    def _units_of(self, span: Span) -> list[Unit]:
        place = span.start, span.end
        if place not in self._units:
            if len(self._units) >= UNITS:
                self._units.clear()
            self._units[place] = list(self._windows(span))
        return self._units[place]

    def _windows(self, span: Span) -> Iterator[Unit]:
        """A sentence or block; of a long one its windows, with one code point of context on each side that is cut."""
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

    def _stands(self, unit: Unit, one: _Compiled, begin: int, end: int) -> bool:
        """Does nothing forbid the match at bytes `begin` to `end`?"""
        if _CONTRACTED.match(unit.data, end):
            return False
        if not one.guarded:
            return True
        pattern = one.pattern
        if pattern.not_after and one.after.match(unit.data, end):
            return False
        if pattern.not_before and one.before.search(unit.data[max(0, begin - 4 * BEFORE) : begin]):
            return False
        return not (pattern.unless_in_sentence and self._has_unless(unit, one))

    def _has_unless(self, unit: Unit, one: _Compiled) -> bool:
        place = one.number, unit.whole.start
        if place not in self._unless:
            text = self._text[unit.whole.start : unit.whole.end]
            self._unless[place] = one.unless.search(text.encode("utf-8", "replace")) is not None
        return self._unless[place]


def _engine(regex: str, *, case: bool) -> Any:
    options = re2.Options()
    options.case_sensitive, options.log_errors = case, False
    return re2.compile(regex, options)
