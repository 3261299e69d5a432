"""What stands above the story: kicker, headline, standfirst, byline.

The head of a text ends at its first running paragraph. Within it place and form tell more than words: a line of one or
two words above a longer one is its kicker, a line that ends without a stop below the headline is a standfirst, and so
is what stands between the headline and the byline.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

from audit.annotate.boilerplate import BoilerplateWords
from audit.annotate.crossheads import is_data
from audit.annotate.line import BlockVerdict, ShortLine
from audit.lang.tags import DETERMINER, NAME, PAST, PRONOUN, THIRD
from audit.lang.wordsets import Alternatives, PhraseSet, WordSet, WordSets
from audit.model.article import Article, Form, Kind
from audit.model.text import fold

HEADLINE_WORDS = 25
TITLED_WORDS = 35  # of a headline that is set as a title
KICKER_WORDS = 4
STANDFIRST_WORDS = 45
DECK_WORDS, TERSE_WORDS = 30, 16  # of a line below the headline that goes on with it
RUNNING_WORDS = 8
FRAGMENT_WORDS = 10
NAME_WORDS, BYLINE_WORDS = (2, 3), 10
DEPTH = 8  # so many blocks below the headline can belong to the head
STANDFIRSTS = 2  # so many blocks at most between headline and byline

_SIGNS = re.compile(r"[\s:;.!?…|–—-]+$")
_GOES_ON = re.compile(r"(?:…|\.\.\.|–|—)\s?\w")
_PART = re.compile(r"\s*[|•·,/]\s*|\s+[–—-]\s+")


class HeadWords(WordSets):
    FILE = "heads.txt"
    kickers: PhraseSet
    release: Alternatives
    desks: WordSet
    whence: WordSet
    checked: WordSet

    @cached_property
    def released(self) -> re.Pattern[str]:
        return re.compile(f"(?i)(?:{self.release})")


class Head:
    """Reads the head of one article into `verdicts`."""

    def __init__(
        self,
        article: Article,
        lines: Sequence[ShortLine | None],
        verdicts: list[BlockVerdict | None],
        sets: HeadWords,
        print_sets: BoilerplateWords,
    ) -> None:
        self.article, self.lines, self.verdicts = article, lines, verdicts
        self.sets, self.print_sets = sets, print_sets
        self.plain = article.source.format == "text"

    def read(self) -> None:
        at = self._headline() if self.article.blocks else None
        if at is None:
            return
        self.verdicts[at] = BlockVerdict(Kind.HEADLINE, "")
        self._repeated(at)
        self._below(at)
        self._checked(at)

    # -- the headline

    def _headline(self) -> int | None:
        """The title that was given, or else the first heading of a page or the first line of a text, below labels and
        bylines."""
        titled = self.article.titled()
        if titled is not None:
            return titled.index
        blocks, last = self.article.blocks, len(self.article.blocks) - 1
        if not self.plain:
            for n, block in enumerate(blocks):
                line, verdict = self.lines[n], self.verdicts[n]
                byline = verdict is not None and verdict.kind is Kind.BYLINE and n + 1 < last
                if block.form is Form.HEADING and not byline:
                    return n
                if verdict is None and (line is None or not self._labels(line)):
                    return None
            return None
        at = 0
        while at < 3 and at + 1 < last and self._above(at):
            at += 1
        return at if last and self._titles(at) else None

    def _above(self, n: int) -> bool:
        """Does this block stand above the headline? A kicker gets its verdict here."""
        line, verdict = self.lines[n], self.verdicts[n]
        byline = verdict is not None and verdict.kind is Kind.BYLINE
        if line is None or not self._titles(n + 1, strict=not byline):
            return False
        if self._bare(n) in self.sets.kickers:
            self.verdicts[n] = BlockVerdict(Kind.SUBHEADING, "")
            return True
        if verdict is not None and verdict.kind is not Kind.SUBHEADING:
            if verdict.kind is Kind.PROMO and line.n <= KICKER_WORDS:  # the label of a paid text, where it belongs
                self.verdicts[n] = BlockVerdict(Kind.PROMO, "page-furniture")
            marker = verdict.marker
            alone = line.n <= KICKER_WORDS or marker is None or len(marker) >= len(line.text) - 1
            return verdict.kind in (Kind.BYLINE, Kind.BOILERPLATE, Kind.CAPTION) or alone
        if line.stopped or not line.n:
            return False
        if self.sets.released.match(line.text):
            self.verdicts[n] = BlockVerdict(Kind.BOILERPLATE, "page-furniture")
            return True
        if line.n <= KICKER_WORDS and self._is_kicker(line, self.lines[n + 1]):
            self.verdicts[n] = BlockVerdict(Kind.SUBHEADING, "")
            return True
        return False

    def _is_kicker(self, line: ShortLine, below: ShortLine | None) -> bool:
        bare = _SIGNS.sub("", line.text)
        if line.text[-1] in ":|":
            return True
        longer = below is not None and below.n > 2 * line.n
        return longer and bare.isupper() and below is not None and not below.text.isupper()

    def _labels(self, line: ShortLine) -> bool:
        """Above the heading of a page: a section, a path, a kicker."""
        return not line.stopped and line.n <= 2 * KICKER_WORDS

    def _titles(self, n: int, strict: bool = False) -> bool:
        """Can this block be a headline? `strict`: also where a line above it might be one."""
        line, verdict = self.lines[n], self.verdicts[n]
        if line is None or not line.n:
            return False
        if verdict is not None and verdict.kind is not Kind.SUBHEADING:
            return not strict and n == 0 and self._label_of_headline(line, verdict)
        title = line.title_case()
        if line.n > (TITLED_WORDS if title else HEADLINE_WORDS):
            return False
        if strict:
            return line.n >= KICKER_WORDS and (title or not line.stopped or line.bare == "?")
        # Several sentences are a headline too where they do not end like prose ("Sold out! Fair breaks its record").
        return title or len(self.article.blocks[n].sentences) == 1 or not line.text.endswith(".")

    def _label_of_headline(self, line: ShortLine, verdict: BlockVerdict) -> bool:
        """A first line with a label ("WATCH: ...", "UPDATE: ...") is the headline: no story stands above it."""
        label = verdict.marker is not None and len(verdict.marker) < len(line.text) / 2
        return verdict.kind is Kind.PROMO and label and KICKER_WORDS < line.n <= TITLED_WORDS

    def _repeated(self, at: int) -> None:
        """The same line right below the headline."""
        title = self._bare(at)
        for n in range(at + 1, min(at + 3, len(self.article.blocks))):
            if title and self._bare(n) == title:
                self.verdicts[n] = BlockVerdict(Kind.HEADLINE, "repeated")

    def _bare(self, n: int) -> str:
        return _SIGNS.sub("", fold(self.article.slice(self.article.blocks[n].span)).strip())

    # -- below it

    def _below(self, at: int) -> None:
        """Standfirst and byline, down to the first running paragraph."""
        title = self._bare(at)
        signed = self._signed(at)
        for n in range(at + 1, min(at + 1 + DEPTH, len(self.lines) - 1)):
            line, verdict = self.lines[n], self.verdicts[n]
            if line is None:
                return
            labelled = verdict is not None and verdict.reason in (
                "related-link",
                "ad",
            )  # ANALYSIS | Ann Poe, economics editor
            if verdict is not None and verdict.kind is not Kind.SUBHEADING and not labelled:
                continue
            if not line.n:
                continue
            again = len(self._bare(n)) > len(title) > 0 and self._bare(n).startswith(title)
            if verdict is not None and verdict.reason == "ad" and line.n <= BYLINE_WORDS:
                self.verdicts[n] = BlockVerdict(Kind.PROMO, "page-furniture")  # the label of a paid text
            elif self._byline(n, line):
                self.verdicts[n] = BlockVerdict(Kind.BYLINE, "byline")
            elif labelled:
                continue
            elif again or n < signed or self._standfirst(n, line) or (n == at + 1 and self._deck(at, line)):
                self.verdicts[n] = BlockVerdict(Kind.SUBHEADING, "")
            elif line.stopped and line.n >= RUNNING_WORDS:
                return

    def _checked(self, at: int) -> None:
        """The box of a fact check: what was claimed, and the verdict on it, a line each."""
        found = [n for n in range(at + 1, min(at + 1 + DEPTH, len(self.lines))) if self._is_checked(n)]
        if any(b - a == 1 for a, b in pairwise(found)):
            for n in found:
                self.verdicts[n] = BlockVerdict(Kind.SUBHEADING, "")

    def _is_checked(self, n: int) -> bool:
        line, verdict = self.lines[n], self.verdicts[n]
        if line is None or (verdict is not None and verdict.kind is not Kind.SUBHEADING):
            return False
        label, colon, _ = line.text.partition(":")
        return bool(colon) and label.count(" ") <= 1 and label.split(" ")[-1].lower() in self.sets.checked

    def _signed(self, at: int) -> int:
        """Where the byline stands, one or two short paragraphs below the headline; 0 where it does not."""
        for n in range(at + 1, min(at + 2 + STANDFIRSTS, len(self.lines) - 1)):
            line, verdict = self.lines[n], self.verdicts[n]
            if verdict is not None and verdict.kind is Kind.BYLINE and verdict.reason == "byline":
                return n if self.article.blocks[n].form is not Form.ITEM else 0
            if line is None or line.n > STANDFIRST_WORDS:
                return 0
        return 0

    def _deck(self, at: int, line: ShortLine) -> bool:
        """Does the line right below the headline go on with it, or speak as headlines do: behind a semicolon, in title
        case, or in the present tense without an article?"""
        headline, grammar = self.lines[at], line.grammar
        if headline is None or not 1 < line.n <= DECK_WORDS or len(self.article.blocks[at + 1].sentences) > 2:
            return False
        if headline.text[-1] == ";":
            return True
        if line.text[0] in '“"' or line.spoke:
            return False
        terse = line.n >= KICKER_WORDS and DETERMINER not in grammar.tags and PRONOUN not in grammar.tags
        return (line.title_case() and line.bare in "!?") or (
            terse and line.n <= TERSE_WORDS and THIRD in grammar.tags and PAST not in grammar.tags
        )

    def _standfirst(self, n: int, line: ShortLine) -> bool:
        block = self.article.blocks[n]
        if block.form not in (Form.PARAGRAPH, Form.HEADING) or line.n > STANDFIRST_WORDS or line.text[0] in '“"':
            return False
        if _GOES_ON.match(self.article.text, block.span.start, block.span.end):
            return True
        if line.bare in ":,;" or line.spoke or is_data(line) or (len(block.sentences) > 1 and not line.stopped):
            return False
        if not line.stopped:
            return line.n > KICKER_WORDS and any(self._runs(k) for k in range(n + 1, min(n + 4, len(self.lines))))
        short = 1 < line.n <= FRAGMENT_WORDS or line.text.isupper()
        return short and not line.grammar.verbs() and self._runs(n + 1)

    def _runs(self, n: int) -> bool:
        """Is this block running text?"""
        line, verdict = self.lines[n], self.verdicts[n]
        return verdict is None and (line is None or (line.stopped and line.n >= RUNNING_WORDS))

    def _byline(self, n: int, line: ShortLine) -> bool:
        if not 0 < line.n <= BYLINE_WORDS or line.stopped or line.bare in ":;," or any(c.isdigit() for c in line.text):
            return False
        words = line.words
        if not (line.low.isdisjoint(self.sets.desks) and not self._has_job(line)):
            return not line.grammar.verbs()
        if words[0].lower() in self.sets.whence and line.n > 2:
            return line.title_case(1) and not line.grammar.verbs(len(words[0]))
        above = self.verdicts[n - 1]
        if above is not None and above.kind is Kind.BYLINE:
            return line.n <= KICKER_WORDS and line.title_case()
        parts = [p for p in _PART.split(line.text) if p]
        return self._is_name(parts[0], line) and n + 1 < len(self.lines) and len(parts) <= 2

    def _has_job(self, line: ShortLine) -> bool:
        return self.print_sets.job_word.search(line.text) is not None

    def _is_name(self, text: str, line: ShortLine) -> bool:
        """Two or three words with a capital, one of which the language does not know as a common word."""
        words = text.split()
        if not NAME_WORDS[0] <= len(words) <= NAME_WORDS[1] or not all(w[0].isupper() and w.isalpha() for w in words):
            return False
        if set(line.grammar.tags[: len(words)]) != {NAME}:
            return False
        return any(w.lower() not in line.tagger.table for w in words)
