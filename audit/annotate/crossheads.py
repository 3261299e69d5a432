"""Headings within the story, and the lines of data that look like them.

A heading is a short line that ends without a stop above running text: a noun phrase, a title, a label with a colon, a
question, a numbered name, a day. What gives figures ("Town: Hall 23, 58", "Spoilt papers 14") is a row of data, and a
longer run of short lines is a list.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from audit.annotate.line import BlockVerdict, ShortLine
from audit.lang.tags import AUXILIARY, BASE, DETERMINER, FINITE, NAME
from audit.lang.wordsets import WordSet, WordSets
from audit.model.article import Article, Block, Form, Kind

HEADING_WORDS = 14
LABEL_WORDS = 7  # of a heading with a colon
SHOUT_WORDS = 3  # of a heading in capitals with a stop behind it
QUESTION_WORDS = 14
LIST_RUN = 3  # so many lines in a row that look like headings are a list
SERIES = 2  # so many numbered lines, questions or days make a series of headings
RUNNING_WORDS = 8

_VERBS = set(FINITE + BASE)
_SURE = set(AUXILIARY)  # no noun or participle looks like them
_NUMBERED = re.compile(r"\(?\d{1,3}[.)] (?=\w)")
_TERM = re.compile(r"[“\"‘'][^“”\"‘’.,!?]{1,40}[”\"’'] \w")
_VALUE = re.compile(r": ?[^:]*\d")
_QUOTES = '“"«„'
_DIGITS = re.compile(r"\d")
_TAIL = re.compile(r"\d[\d,.]*(?: ?%| ?\([^()]*\))?$")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_PARTED = re.compile(r" [·•|] ")


def is_data(line: ShortLine) -> bool:
    """Does the line give figures behind a label, or several parts with figures?"""
    if not _DIGITS.search(line.text) or _NUMBERED.match(line.text) or line.stopped:
        return False
    return bool(_VALUE.search(line.text) or len(_PARTED.findall(line.text)) > 1) and not line.grammar.verbs()


class CrossheadWords(WordSets):
    FILE = "crossheads.txt"
    asks: WordSet
    leads: WordSet


class Crossheads:
    """Finds them in one article whose other lines have their verdicts."""

    def __init__(
        self,
        article: Article,
        lines: Sequence[ShortLine | None],
        verdicts: list[BlockVerdict | None],
        sets: CrossheadWords,
        calendar: WordSet,
    ) -> None:
        self.article, self.lines, self.verdicts, self.sets = article, lines, verdicts, sets
        self.calendar = calendar
        self.plain = article.source.format == "text"

    def read(self) -> None:
        self._days()
        self._numbered()
        self._questions()
        self._labels()
        self._short()

    # -- series

    def _days(self) -> None:
        """A log or a diary: the days stand above what happened on them."""
        days = [
            n
            for n, (v, line) in enumerate(zip(self.verdicts, self.lines, strict=True))
            if v and v.reason == "dateline" and line and not line.low.isdisjoint(self.calendar) and self._above_prose(n)
        ]
        if len(days) >= SERIES:
            self._set(days)

    def _numbered(self) -> None:
        """1. The pier, 2. The harbour: each above its own text."""
        found = [
            n
            for n, (block, line) in enumerate(zip(self.article.blocks, self.lines, strict=True))
            if line is not None
            and self._free(n)
            and line.n <= HEADING_WORDS
            and not line.stopped
            and _NUMBERED.match(line.text)
            and self._above_prose(n)
            and block.form is not Form.CELL
        ]
        if len(found) >= SERIES:
            self._set(found)

    def _questions(self) -> None:
        """Questions above their answers, some of which may be short once it is plain that they are a series."""
        found = []
        for n in range(len(self.lines) - 1):
            line = self.lines[n]
            if line is None or line.bare != "?" or not self._free(n) or not 1 < line.n <= QUESTION_WORDS:
                continue
            text = _NUMBERED.sub("", line.text, count=1)
            first = text.split(None, 1)[0].lower() if text else ""
            single = len(self.article.blocks[n].sentences) <= (2 if len(text) < len(line.text) else 1)
            if single and first in self.sets.asks and not self._below_question(n):
                found.append(n)
        if sum(map(self._above_prose, found)) >= SERIES:
            self._set([n for n in found if self._above_prose(n) or self._above_answer(n)])

    def _above_answer(self, n: int) -> bool:
        line = self.lines[n + 1]
        return self._free(n + 1) and line is not None and line.stopped and line.bare != "?"

    def _below_question(self, n: int) -> bool:
        line = self.lines[n - 1] if n else None
        return line is not None and line.bare == "?"

    # -- single lines

    def _labels(self) -> None:
        """Cases by age:, above the figures; FACEBOOK. above the posts."""
        for n, line in enumerate(self.lines):
            if line is None or not self._free(n) or not 0 < line.n <= LABEL_WORDS or n + 1 >= len(self.lines):
                continue
            text = line.text
            if not text[0].isupper() or self._marked(self.article.blocks[n], line):
                continue
            shouts = line.bare == "." and line.n <= SHOUT_WORDS and text.isupper() and len(text) > SHOUT_WORDS
            leads = line.words[-1].lower() in self.sets.leads
            label = text[-1] == ":" and not leads and not line.spoke and not _VERBS & set(line.grammar.tags)
            if (shouts or label) and self._free(n + 1) and not (label and self._announces(n, line)):
                self._set([n])

    def _announces(self, n: int, line: ShortLine) -> bool:
        """Does a label above a quotation name who says it ("And from the chairwoman, Ruth Osei:", "A neighbour:")?"""
        following = self.article.blocks[n + 1]
        quoted = following.form is Form.QUOTE or self.article.text[following.span.start] in _QUOTES
        tags = line.grammar.tags
        return quoted and (DETERMINER in tags[:2] or NAME in tags[1:])

    def _short(self) -> None:
        """Lines that end without a stop above prose; a longer run of them is a list."""
        like = [self._like(n) for n in range(len(self.lines))]
        n = 0
        while n < len(like):
            if not like[n]:
                n += 1
                continue
            run, after = [n], n + 1
            while after < len(like) and (like[after] or self._passed(after)):
                if like[after]:
                    run.append(after)
                after += 1
            if after < len(like) and len(run) < LIST_RUN and self._free(after) and not self._data_row(after):
                self._set([at for at in run if not self._data_row(at)])
            n = after

    def _passed(self, n: int) -> bool:
        verdict = self.verdicts[n]
        return verdict is not None and verdict.kind is not Kind.HEADLINE

    def _like(self, n: int) -> bool:
        line, block = self.lines[n], self.article.blocks[n]
        heading = block.form is Form.HEADING and self.plain
        if line is None or not self._free(n) or not 1 <= line.n <= HEADING_WORDS:
            return False
        if block.form is not Form.PARAGRAPH and not heading:
            return False
        first = line.text[0]
        opened = first in "“\"‘'" and _TERM.match(line.text) is not None and not line.spoke  # “Kickbacks” for chiefs
        if (line.stopped and line.bare != "?") or not (first.isupper() or first.isdigit() or opened):
            return False
        if self._marked(block, line) or not any(c.isalpha() for c in line.text):
            return False
        if line.bare == "?":
            return line.n <= 10 and (bool(_NUMBERED.match(line.text)) or line.title_case())
        return line.text[-1] not in ":;,-–—"

    def _marked(self, block: Block, line: ShortLine) -> bool:
        """A bullet, a dash or an emoji stands before it."""
        return bool(self.article.text[block.span.start : line.start].strip())

    def _data_row(self, n: int) -> bool:
        """Does the line give figures? A number at its end tells only beside another such row."""
        line = self.lines[n]
        if line is None or line.stopped or _NUMBERED.match(line.text):
            return False
        return is_data(line) or (
            self._counts(n) and any(0 <= k < len(self.lines) and self._counts(k) for k in (n - 1, n + 1))
        )

    def _counts(self, n: int) -> bool:
        line = self.lines[n]
        if line is None or line.stopped or line.n > HEADING_WORDS:
            return False
        return bool(_VALUE.search(line.text)) or (
            bool(_TAIL.search(line.text)) and not _YEAR.search(line.text) and not _SURE & set(line.grammar.tags)
        )

    # -- what stands around

    def _free(self, n: int) -> bool:
        """Nobody has said what it is."""
        return self.verdicts[n] is None

    def _above_prose(self, n: int) -> bool:
        if n + 1 >= len(self.lines) or not self._free(n + 1):
            return False
        line = self.lines[n + 1]
        return line is None or (line.n >= RUNNING_WORDS and line.bare != "?")

    def _set(self, places: Sequence[int]) -> None:
        for n in places:
            self.verdicts[n] = BlockVerdict(Kind.SUBHEADING, "")
