"""What stands below the story, and what is known by its neighbours alone.

The words of a note at the end often tell nothing: "Founded in 2011, Alder Ferries has nine boats" is news above the end
mark and a company's own note below it. So are lines about somebody who signed the text, what is left between two calls
to the reader, and what stands in the midst of code.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

from audit.annotate.boilerplate import BoilerplateWords
from audit.annotate.codes import is_code
from audit.annotate.line import BlockVerdict, ShortLine
from audit.lang.wordsets import Alternatives, WordSets
from audit.model.article import Article, Form, Kind

RUNNING_WORDS = 8
SECTION_WORDS = 8  # of the heading of such a section
LEAST = 3  # so many blocks stand above a section
REFERENCES_WORDS = 4  # of the heading of a list of works
MOST = 12  # blocks of a section
CLOSE = 4  # from the end at most so many blocks, for lines about the writer
BEHIND = 2  # blocks that may follow a line that says who the writer is
INTRODUCING = 2  # sentences of a line that says who the writer is
LEFT_WORDS = 6
RULED, RULED_WORDS = 6, 45  # so many blocks of so many words at most between two rules
BETWEEN, BETWEEN_WORDS = 2, 30  # so many blocks of so many words at most stand between two calls

_FURNITURE = BlockVerdict(Kind.BOILERPLATE, "page-furniture")
_NOTE = re.compile(r"\[\d{1,3}\]")
_REFERENCE = re.compile(r"https?://|www\.|\bdoi\b|\((?:19|20)\d\d[a-z]?\)|\b(?:19|20)\d\d[.,;]", re.IGNORECASE)
_ABOUT_NAME = r" (?:the )?[A-Z][\w&.’'-]*(?: [\w&.’'-]+){0,5}$"
_NAME = re.compile(r"[A-Z][\w’'-]+(?: (?:[A-Z]\.|[A-Z][\w’'-]+|de|van|von|da|bin|al)){1,3}")


class TailWords(WordSets):
    FILE = "tails.txt"
    sections: Alternatives
    about: Alternatives
    references: Alternatives
    ends: Alternatives
    of_writer: Alternatives

    @cached_property
    def section(self) -> re.Pattern[str]:
        return re.compile(rf"(?i:(?:{self.sections}) ?:?$)|(?i:{self.about}){_ABOUT_NAME}")

    @cached_property
    def listed(self) -> re.Pattern[str]:
        return re.compile(rf"(?i)(?:{self.references}) ?:?$")

    @cached_property
    def is_a(self) -> re.Pattern[str]:
        return re.compile(rf"(?:{self.of_writer})\b")

    @cached_property
    def end(self) -> re.Pattern[str]:
        return re.compile(rf"(?i)[^\w“\"]{{0,8}}(?:{self.ends})[^\w”\"]{{0,8}}$")


class Tail:
    """Reads the end of one article, whose lines have their verdicts, into `verdicts`."""

    def __init__(
        self,
        article: Article,
        lines: Sequence[ShortLine | None],
        verdicts: list[BlockVerdict | None],
        sets: TailWords,
        prints: BoilerplateWords,
    ) -> None:
        self.article, self.lines, self.verdicts, self.sets, self.prints = article, lines, verdicts, sets, prints

    def read(self) -> None:
        self._end()
        self._sections()
        self._references()
        self._numbered()
        self._writers()
        self._between()
        self._ruled()
        self._left()

    def _end(self) -> None:
        """An end mark, and the notes behind it."""
        for n in range(LEAST, len(self.lines)):
            line = self.lines[n]
            if line is None or line.n > 2 or not self._is_end(n, line):
                continue
            self.verdicts[n] = _FURNITURE
            for k in range(n + 1, len(self.lines)):
                self._note(k)
            return

    def _is_end(self, n: int, line: ShortLine) -> bool:
        raw = line.raw.strip()
        if not line.n:
            return raw.replace(" ", "") == "###"
        return bool(self.sets.end.match(raw)) and (not raw.isalnum() or raw.isupper())

    def _sections(self) -> None:
        """Notes to editors, About Alder Ferries, Contact: down to the next heading of another kind or the end."""
        blocks = self.article.blocks
        inside = 0
        for n in range(LEAST, len(self.lines)):
            line, verdict = self.lines[n], self.verdicts[n]
            heading = verdict is None or verdict.kind in (Kind.SUBHEADING, Kind.BOILERPLATE)
            if line is not None and heading and 0 < line.n <= SECTION_WORDS and not line.stopped:
                if self.sets.section.match(line.text) and len(blocks) - n <= MOST and n * 2 >= len(blocks):
                    self.verdicts[n], inside = _FURNITURE, MOST
                    continue
                if verdict is not None and verdict.kind is Kind.SUBHEADING:
                    inside = 0
            if inside:
                self._note(n)
                inside -= 1

    def _references(self) -> None:
        """The list of works below "References" and the like, however long, down to the next heading."""
        listing = False
        for n in range(LEAST, len(self.lines)):
            line, verdict = self.lines[n], self.verdicts[n]
            if line is not None and 0 < line.n <= REFERENCES_WORDS and self.sets.listed.match(line.text):
                listing = self._cited(n + 1) or self._titled(n + 1)
                if listing:
                    self.verdicts[n] = _FURNITURE
            elif verdict is not None and verdict.kind is Kind.SUBHEADING and not (listing and self._titled(n)):
                listing = False
            elif listing and (verdict is None or verdict.kind is Kind.SUBHEADING):
                self.verdicts[n] = _FURNITURE

    def _titled(self, n: int) -> bool:
        """Is this a title of a work, with its address in it or on the next line?"""
        line = self.lines[n] if n + 1 < len(self.lines) else None
        if line is None or line.stopped:
            return False
        spans = (self.article.blocks[k].span for k in (n, n + 1))
        return any(_REFERENCE.search(self.article.text, span.start, span.end) for span in spans)

    def _cited(self, n: int) -> bool:
        """Is this block an item of a list, or does it have the marks of a reference?"""
        if n >= len(self.lines):
            return False
        block = self.article.blocks[n]
        text = self.article.slice(block.span)
        return block.form is Form.ITEM or _NOTE.match(text) is not None or _REFERENCE.search(text) is not None

    def _numbered(self) -> None:
        """Notes at the end that begin with the marks by which the text refers to them ("[1] Annual report")."""
        blocks, first = self.article.blocks, len(self.lines)
        notes: list[tuple[int, str]] = []
        while first > LEAST and self.verdicts[first - 1] in (None, _FURNITURE):
            span = blocks[first - 1].span
            found = _NOTE.match(self.article.text, span.start, span.end)
            if found is None and self.verdicts[first - 1] is None:
                break
            first -= 1
            notes += [(first, found.group())] if found else []
        if notes and any(self.article.text.find(mark, 0, blocks[notes[-1][0]].span.start) > 0 for _, mark in notes):
            for n, _ in notes:
                self.verdicts[n] = _FURNITURE

    def _note(self, n: int) -> None:
        verdict = self.verdicts[n]
        called = verdict is not None and verdict.kind is Kind.PROMO and verdict.reason == "call-to-action"
        if verdict is None or called or verdict.kind is Kind.SUBHEADING:
            self.verdicts[n] = _FURNITURE

    def _writers(self) -> None:
        """Lines at the end that begin with the name of somebody who signed the text."""
        names = self._signed()
        for n in range(max(LEAST, len(self.lines) - CLOSE), len(self.lines)):
            line = self.lines[n]
            if line is None or self.verdicts[n] is not None or line.spoke or not line.stopped:
                continue
            named = any(line.text.startswith(name) for name in names) or (not names and self._introduced(n, line))
            if named and not line.grammar.past():
                self.verdicts[n] = _FURNITURE

    def _introduced(self, n: int, line: ShortLine) -> bool:
        """Does the line say what somebody is whom the unsigned text names nowhere else? Nobody is introduced at the
        end for the story's sake."""
        found = _NAME.match(line.text)
        if line.left > BEHIND or found is None or not self.sets.is_a.match(line.text, found.end()):
            return False
        if line.words[0].lower() in self.prints.no_writer or len(self.article.blocks[n].sentences) > INTRODUCING:
            return False
        surname = found.group().rpartition(" ")[2]
        return re.search(rf"\b{re.escape(surname)}\b", self.article.text[: line.start]) is None

    def _signed(self) -> set[str]:
        said = [self.article.meta.author]
        for line, verdict in zip(self.lines, self.verdicts, strict=True):
            if line is not None and verdict is not None and verdict.kind is Kind.BYLINE:
                found = self.prints.by.match(line.text)
                said.append(line.text[found.start("name") :] if found else line.text)
        return {found.group() for text in said for found in _NAME.finditer(text)}

    def _between(self) -> None:
        """What stands between two calls to the reader, or beside code, and speaks to the reader or is no sentence."""
        n = 0
        while n < len(self.lines):
            first = n
            while n < len(self.lines) and self._loose(n):
                n += 1
            above, below = self._apart(first - 1), self._apart(n)
            if above is not None and 0 < n - first <= BETWEEN:
                ends = n == len(self.lines) and above.kind is Kind.BOILERPLATE
                if ends or (below is not None and below.kind is above.kind):
                    for k in range(first, n):
                        self.verdicts[k] = BlockVerdict(above.kind, above.reason)
            n = max(n, first + 1)

    def _ruled(self) -> None:
        """What stands between two rules (a line of dashes), or behind the last one, with a call to the reader in it or
        right above: all of it speaks to the reader."""
        rules = [n for n in range(LEAST, len(self.lines)) if self._rule(n)]
        called = False
        for first, last in pairwise([*rules, len(self.lines)]):
            inside = range(first + 1, last)
            calls = [self._calls(n) for n in inside]
            above = self._calls(first - 1) if not called else True
            short = all(line is not None and line.n <= RULED_WORDS for line in self.lines[first + 1 : last])
            called = bool(calls) and short and (any(calls) or above) and len(calls) <= RULED
            if called:
                for n in inside:
                    line = self.lines[n]
                    spoke = line is not None and (line.addresses or line.bare == "!")
                    if self.verdicts[n] is None and spoke:
                        self.verdicts[n] = BlockVerdict(Kind.PROMO, "call-to-action")

    def _rule(self, n: int) -> bool:
        line = self.lines[n]
        return line is not None and not line.n and len(line.raw.strip()) > 2

    def _calls(self, n: int) -> bool:
        verdict = self.verdicts[n]
        return verdict is not None and verdict.kind is Kind.PROMO and verdict.reason != "related-link"

    def _apart(self, n: int) -> BlockVerdict | None:
        """The verdict of a block that calls to the reader, or is code."""
        verdict = self.verdicts[n] if 0 <= n < len(self.lines) else None
        if verdict is None or verdict.reason == "related-link":
            return None
        span = self.article.blocks[n].span
        return verdict if verdict.kind is Kind.PROMO or is_code(self.article.slice(span)) else None

    def _loose(self, n: int) -> bool:
        line, verdict = self.lines[n], self.verdicts[n]
        heading = verdict is not None and verdict.kind is Kind.SUBHEADING
        if line is None or (verdict is not None and not (heading and line.addresses)):
            return False
        return line.n <= BETWEEN_WORDS and not line.spoke and (line.addresses or not line.stopped)

    def _left(self) -> None:
        """Short lines behind the last paragraph, once the page itself has begun to speak; titles behind a pointer are
        pointers too."""
        last = max((n for n in range(len(self.lines)) if self._runs(n)), default=len(self.lines))
        spoken: BlockVerdict | None = None
        for n in range(max(last + 1, LEAST), len(self.lines)):
            verdict, line = self.verdicts[n], self.lines[n]
            if verdict is not None and verdict.kind in (Kind.PROMO, Kind.BOILERPLATE):
                spoken = verdict
            elif spoken is not None and line is not None and (verdict is None or verdict.kind is Kind.SUBHEADING):
                loose = line.n <= LEFT_WORDS or not line.stopped
                if loose and self.article.blocks[n].form is not Form.CELL:
                    titled = spoken.reason == "related-link" and line.n > LEFT_WORDS and not line.stopped
                    self.verdicts[n] = BlockVerdict(Kind.PROMO, "related-link") if titled else _FURNITURE

    def _runs(self, n: int) -> bool:
        line, verdict = self.lines[n], self.verdicts[n]
        if verdict is not None and verdict.kind in (Kind.EMBED, Kind.CAPTION):
            return True
        return verdict is None and (line is None or (line.stopped and line.n > LEFT_WORDS) or line.bare == ":")
