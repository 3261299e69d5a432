"""One sentence as the claims annotator reads it: its words, capitals and verbs."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable
from dataclasses import field
from functools import cached_property

from audit.lang import lang_of
from audit.lang.base import Tagger
from audit.lang.tags import ADJECTIVE, BASE, DETERMINER, ING, NOUN, PARTICIPLE, PAST, THIRD
from audit.lang.wordsets import Alternatives, PhraseSet, WordSet, WordSets
from audit.model.article import Article
from audit.model.dataclass import dataclass
from audit.model.remembered import Remembered
from audit.model.text import JOINTS, Span

KEPT = 20_000  # words that are remembered
_TELLING_ENDS = ("'ll", "est")
"""Endings of a forecast and of a superlative."""
_JUDGED = DETERMINER + ADJECTIVE + NOUN
_AFTER_AUXILIARY = PARTICIPLE + ING + PAST
"""Classes of a verb to which another belongs as its auxiliary."""


class ClaimWords(WordSets):
    FILE = "claims.txt"
    months: WordSet
    days: WordSet
    clock: WordSet
    scales: WordSet
    counts: WordSet
    counted: WordSet
    shares: WordSet
    units: WordSet
    measures: WordSet
    parts: WordSet
    no_part: WordSet
    about: WordSet
    about_pairs: PhraseSet
    spans: WordSet
    currencies: WordSet
    several: WordSet
    changes: WordSet
    steps: WordSet
    ages: WordSet
    causes: WordSet
    cause_pairs: PhraseSet
    heals: WordSet
    ills: WordSet
    motives: WordSet
    motive_pairs: PhraseSet
    inclined: WordSet
    passive_motives: WordSet
    being: WordSet
    before_noun: WordSet
    also_nouns: WordSet
    minds: WordSet
    before_will: WordSet
    forecasts: WordSet
    forecast_pairs: PhraseSet
    ahead: PhraseSet
    reported_future: WordSet
    no_future: WordSet
    superlatives: WordSet
    ranking: WordSet
    first_of: WordSet
    no_first: WordSet
    first_to: WordSet
    first_for: WordSet
    before_record: WordSet
    before_most: WordSet
    writer: WordSet
    auxiliaries: WordSet
    stative: WordSet
    was: WordSet
    judging: WordSet
    portraying: WordSet
    between: WordSet
    asking: WordSet
    connectives: WordSet
    own_modals: WordSet
    own_phrases: PhraseSet
    own_words: WordSet
    fillers: PhraseSet
    greetings: WordSet
    pointing: WordSet
    advice: WordSet
    you: WordSet
    duty: WordSet
    imperatives: WordSet
    no_order: WordSet
    pronouns: WordSet
    defines: Alternatives
    places: Alternatives
    calendar: Alternatives
    refusals: Alternatives
    against: WordSet
    courtesy: Alternatives
    meetings: Alternatives
    mood: Alternatives

    @cached_property
    def pair_openings(self) -> WordSet:
        """The first words of all pairs."""
        pairs = (*self.cause_pairs, *self.forecast_pairs, *self.motive_pairs, *self.ahead)
        return frozenset(pair.partition(" ")[0] for pair in pairs)

    @cached_property
    def tells(self) -> Callable[[str], bool]:
        """Can a trigger begin at this word? All others are passed over."""

        def work(word: str) -> bool:
            digits = not word.isalpha() and any(map(str.isdigit, word[:4]))
            return digits or word in self._telling or word.endswith(_TELLING_ENDS)

        return Remembered(work, KEPT).__getitem__

    @cached_property
    def _telling(self) -> WordSet:
        ranked = self.ranking | self.superlatives
        numbers = self.scales | self.counts | self.parts
        meant = self.motives | self.forecasts | self.reported_future
        return self.causes | self.heals | meant | self.pair_openings | ranked | numbers

    @cached_property
    def after_figure(self) -> WordSet:
        """What may follow as part of a figure."""
        return self.scales | self.units

    @cached_property
    def silent(self) -> re.Pattern[str]:
        """Somebody who says nothing, behind a blank or what joins the parts of a word: few characters to look at."""
        return re.compile(rf"[ {re.escape(JOINTS)}](?:{self.refusals})\b")

    @cached_property
    def courtesies(self) -> re.Pattern[str]:
        return re.compile(rf" (?:{self.courtesy})\b")

    @cached_property
    def moods(self) -> re.Pattern[str]:
        """A speaker's mood, or a call to all."""
        return re.compile(rf" (?:{self.mood})\b")

    @cached_property
    def scheduled(self) -> re.Pattern[str]:
        """A meeting and its day."""
        days = "|".join(sorted(self.days | self.months))
        return re.compile(rf"\b(?:{self.meetings})\b.*\b(?:{days})\b")

    @cached_property
    def background(self) -> re.Pattern[str]:
        return re.compile(rf" (?:{self.defines}|{self.places}|{self.calendar})\b")


@dataclass(slots=True)
class Statement:
    """`low`: its `n` words in lower case, `starts`: where each begins in `text`."""

    text: str
    span: Span
    low: list[str]
    starts: array[int]
    capitals: bytearray
    n: int
    sets: ClaimWords
    tagger: Tagger
    _verb: int | None = field(default=None, repr=False)
    _line: str | None = field(default=None, repr=False)

    @property
    def line(self) -> str:
        """The words in lower case, a blank between two."""
        if self._line is None:
            self._line = " ".join(self.low)
        return self._line

    def capital(self, i: int) -> bool:
        """Does this word begin with a capital that the sentence's start does not give it?"""
        return i > 0 and bool(self.capitals[i])

    def named(self) -> bool:
        return True in self.capitals[1:]

    def around(self, i: int) -> tuple[str, str]:
        """The characters right before and right after a word; empty at the ends of the sentence."""
        start, end = self.starts[i], self.starts[i] + len(self.low[i])
        before = self.text[start - 1] if start > self.span.start else ""
        return before, self.text[end] if end < self.span.end else ""

    def measure(self, i: int) -> bool:
        """Is this a number with a unit written on to it (9C, 70km/h)?"""
        digits = self.low[i].rstrip("°/") if self.low[i][0].isdigit() else ""
        return bool(digits) and digits.lstrip("0123456789.,") in self.sets.measures

    def share(self, i: int) -> bool:
        """Is this number a share of something?"""
        return self.low[i][0].isdigit() and (
            self.around(i)[1] == "%" or (i + 1 < self.n and self.low[i + 1] in self.sets.shares)
        )

    def grouped(self, i: int) -> bool:
        """Is this the first group of a number like 32,172? A word ends at the comma."""
        return (
            self.around(i)[1] == "," and i + 1 < self.n and self.starts[i + 1] == self.starts[i] + len(self.low[i]) + 1
        )

    def ends(self) -> str:
        """The last character that is no quotation mark, bracket or blank."""
        return self.text[max(self.span.start, self.span.end - 40) : self.span.end].rstrip(" \t\n\r\"”’')]»")[-1:]

    def classes(self, word: str) -> str:
        """The possible word classes, most usual first."""
        return self.tagger.table.get(word) or self.tagger.guess(word)

    def verb(self) -> int:
        """Index of the first word that can be a finite verb; 0 where none is."""
        if self._verb is None:
            self._verb = self._first_verb()
        return self._verb

    def _first_verb(self) -> int:
        for i, word in enumerate(self.low):
            if word in self.sets.auxiliaries:
                return i
            if i and not self.capital(i):
                code = self.classes(word)
                if PAST in code or code[0] == THIRD or (code[0] == BASE and i <= 2):
                    return i
        return 0

    def has_verb(self) -> bool:
        return bool(self.n) and (self.verb() > 0 or self.low[0] in self.sets.auxiliaries)

    def states(self) -> bool:
        """Is its first verb one of being or having in the present, and no auxiliary of another?"""
        at = self.verb()
        if not self.n or self.low[at] not in self.sets.stative:
            return False
        between = self.sets.between
        following = next((w for w in self.low[at + 1 : at + 4] if w not in between), "")
        return following in between or self.classes(following)[0] not in _AFTER_AUXILIARY

    def judges(self, *, past: bool) -> bool:
        """Is its first verb one of being, or in the past if `past`, with a noun or an adjective behind it?"""
        at = self.verb()
        if not self.n or not (self.low[at] in self.sets.stative or (past and self.low[at] in self.sets.was)):
            return False
        following = next((w for w in self.low[at + 1 : at + 4] if w not in self.sets.between), "")
        return bool(following) and self.classes(following)[0] in _JUDGED


class Statements:
    """Reads the statements of one article."""

    def __init__(self, article: Article) -> None:
        lang = lang_of(article)
        self.text, self.words = article.text, article.words
        self.sets, self.tagger = lang.sets(ClaimWords), lang.tagger

    def read(self, span: Span) -> Statement:
        """The statement at `span`, a sentence or its beginning."""
        words = self.words
        first, last = words.between(span.start, span.end)
        low, starts, capitals = words.low[first:last], words.starts[first:last], words.capital[first:last]
        return Statement(self.text, span, low, starts, capitals, last - first, self.sets, self.tagger)
