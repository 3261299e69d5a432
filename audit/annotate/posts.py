"""Posts and comments that reach over several blocks, or stand in a row with their writers below them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from audit.annotate import boilerplate
from audit.annotate.line import BlockVerdict, ShortLine
from audit.lang.tags import NAME
from audit.lang.wordsets import WordSet, WordSets
from audit.model.article import Article, Form, Kind

LONGEST = 400  # characters of a block that belongs to a post below it
SPREAD = 5  # so many such blocks at most
LEAST = 3  # so many signatures make a row of comments
NAME_WORDS = (2, 4)
PLACE_WORDS = 5  # of the line below the name under a letter
HEAD_WORDS = 12  # of the line above a post

_HANDLE = re.compile(r"[-–—]{0,2} ?@\w{1,30}\.?$")
_POSTED = re.compile(
    r"(?:[^\W_][^@“”\":]{0,40} )?\(?@\w{1,30}\)?\s?[·•|,–—-]?\s?\(?(?:[A-Z][a-z]{2,8}\.? \d|\d{1,2}[hmd]?\b)"
)
_HASHTAG = re.compile(r"(?:^|\s)#[^\W\d]\w")
_PLACE = re.compile(r"[A-Z][\w.’' -]{1,30}, [A-Z][\w. ]{1,20}\.?")
_TAGS = re.compile(r"(?:^|\s)[#@]\w")
_QUOTED = re.compile(r"[“”\"]")
_EMBED = BlockVerdict(Kind.EMBED, "embed")


class PostWords(WordSets):
    FILE = "posts.txt"
    voice: WordSet
    writer: WordSet


class Posts:
    """Finds them in one article, whose single lines have their verdicts."""

    def __init__(
        self,
        article: Article,
        lines: Sequence[ShortLine | None],
        verdicts: list[BlockVerdict | None],
        sets: PostWords,
    ) -> None:
        self.article, self.lines, self.verdicts, self.sets = article, lines, verdicts, sets

    def read(self) -> None:
        self._signed_below()
        self._headed_above()
        self._letters()
        self._spread()
        self._tagged()
        self._gathered()

    def _signed_below(self) -> None:
        """A post whose signature stands in the next block."""
        for n in range(2, len(self.verdicts)):
            verdict, block = self.verdicts[n], self.article.blocks[n - 1]
            if verdict and verdict.kind is Kind.EMBED and self._open(n - 1) and len(block.span) <= LONGEST:
                span = self.article.blocks[n].span
                if boilerplate.signs_post(self.article.text[span.start : min(span.end, span.start + 200)]):
                    self.verdicts[n - 1] = _EMBED

    def _open(self, n: int) -> bool:
        """Nothing is known of this block but that it looks like a heading."""
        verdict = self.verdicts[n]
        guessed = self.article.source.format == "text" or self.article.blocks[n].form is not Form.HEADING
        return verdict is None or (verdict.kind is Kind.SUBHEADING and guessed)

    def _headed_above(self) -> None:
        """A post below the line with its writer, handle and date ("Ada Holm @adaholm · Mar 4")."""
        for n in range(1, len(self.lines) - 1):
            line, below = self.lines[n], self.lines[n + 1]
            if line is None or below is None or "@" not in line.text or not self._open(n + 1):
                continue
            if not self._open(n) and not self._heads(n):
                continue
            if line.n <= HEAD_WORDS and not line.stopped and _POSTED.match(line.raw) and len(below.raw) <= LONGEST:
                self.verdicts[n] = self.verdicts[n + 1] = _EMBED

    def _tagged(self) -> None:
        """A line with emoji and a hashtag that quotes nobody is a post, wherever its writer stands."""
        for n in range(1, len(self.lines)):
            line = self.lines[n]
            if line is None or "#" not in line.raw or not self._open(n) or len(line.raw) > LONGEST:
                continue
            signs = any(unicodedata.category(c) == "So" for c in line.raw)
            if signs and _HASHTAG.search(line.raw) and not line.spoke and not _QUOTED.search(line.raw):
                self.verdicts[n] = _EMBED

    def _letters(self) -> None:
        """Letters to the editor: the name and the place of their writer stand below each."""
        for n in range(2, len(self.lines) - 1):
            below = self.lines[n + 1]
            placed = below is not None and below.n <= PLACE_WORDS and self._open(n + 1) and _PLACE.fullmatch(below.raw)
            if placed and self._signs(n):
                self.verdicts[n] = self.verdicts[n + 1] = BlockVerdict(Kind.BYLINE, "byline")

    def _heads(self, n: int) -> bool:
        """Does a line that looks like a signature stand below no post, but below a paragraph of the story?"""
        verdict, above = self.verdicts[n], self.lines[n - 1]
        prose = self.verdicts[n - 1] is None and (above is None or above.bare == ":")
        return verdict is not None and verdict.kind is Kind.EMBED and prose

    def _spread(self) -> None:
        """The blocks above the one that bears the signature, as long as they speak as a post does: emoji, tags, "I" and
        "you" in a text whose own writer does not say "I"."""
        for n in range(2, len(self.verdicts)):
            verdict = self.verdicts[n]
            if verdict is None or verdict.kind is not Kind.EMBED or verdict.reason != "embed":
                continue
            first = n
            while first > 2 and n - first < SPREAD and self._voiced(first - 1):
                first -= 1
            if first < n and not self._written_by_me(first, n):
                self.verdicts[first:n] = [_EMBED] * (n - first)

    def _voiced(self, n: int) -> bool:
        line, verdict = self.lines[n], self.verdicts[n]
        if line is None or not line.n or len(line.raw) > LONGEST or line.spoke or _QUOTED.search(line.raw):
            return False
        if line.bare == ":" and line.raw[0].isalnum():
            return False  # it introduces the post
        marked = unicodedata.category(line.raw[0]) == "So" or _TAGS.search(line.raw) is not None
        if verdict is not None:
            return marked and verdict.kind is Kind.PROMO
        return marked or not self.sets.voice.isdisjoint(line.low)

    def _written_by_me(self, first: int, last: int) -> bool:
        """Does the writer of the text say "I" elsewhere?"""
        return any(
            not self.sets.writer.isdisjoint(line.low) and not _QUOTED.search(line.raw)
            for n, line in enumerate(self.lines)
            if line is not None and not first <= n < last and self.verdicts[n] is None
        )

    def _gathered(self) -> None:
        """Comments in a row, each with the name of its writer below it. A name above its text is a heading: then text
        stands behind the last one."""
        names = [n for n in range(2, len(self.lines)) if self._signs(n)]
        while len(names) >= LEAST and not self._closes(names[-1]):
            names.pop()
        if len(names) < LEAST or any(b - a == 1 for a, b in pairwise(names)):
            return
        handles = sum(_HANDLE.match(self._raw(n)) is not None for n in names)
        if not handles and not all(self._raw(n).endswith(".") for n in names):
            return
        start = self._start(names[0])
        for n in range(start, names[-1] + 1):
            if self.verdicts[n] is None or n in names:
                above = self.verdicts[n - 1] if n else None
                introduces = above is not None and above.kind is Kind.SUBHEADING and n + 1 not in names
                if not introduces:
                    self.verdicts[n] = _EMBED

    def _start(self, first: int) -> int:
        """The comments begin behind what introduces them: one paragraph below the headline or a heading."""
        n = first - 1
        while n > 0 and self.verdicts[n - 1] is None:
            n -= 1
        return min(n + 1, first - 1)

    def _closes(self, n: int) -> bool:
        """Nothing stands below this name but the end, a heading or furniture."""
        return n + 1 == len(self.lines) or self.verdicts[n + 1] is not None

    def _signs(self, n: int) -> bool:
        line, verdict = self.lines[n], self.verdicts[n]
        if line is None:
            return False
        if _HANDLE.match(line.raw):
            return True
        heading = verdict is not None and verdict.kind is Kind.SUBHEADING
        if (
            (verdict is not None and not heading)
            or self.verdicts[n - 1] is not None
            or not NAME_WORDS[0] <= line.n <= NAME_WORDS[1]
        ):
            return False
        tags = line.grammar.tags.rstrip(".")
        return set(tags) == {NAME} and all(w[0].isupper() for w in line.words)

    def _raw(self, n: int) -> str:
        line = self.lines[n]
        return line.raw if line is not None else ""
