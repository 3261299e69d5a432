"""One sentence as the claims annotator reads it: its words, capitals and verbs."""

from __future__ import annotations

from dataclasses import dataclass

from audit.annotate.lexical import Words, bag
from audit.lang import DEFAULT
from audit.lang.tags import BASE, ING, PARTICIPLE, PAST, THIRD
from audit.model.text import Span

_AUXILIARIES = bag(
    "is are was were be been am has have had do does did will would can could may might shall should must isn't "
    "aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't cannot couldn't "
    "shouldn't it's that's there's he's she's they're we're you're i'm"
)
_STATIVE = bag("is are am it's that's there's isn't aren't they're he's she's has have seems seem remains remain")
_BETWEEN = bag("not also now still already always never just only even quickly slowly currently been")


@dataclass(slots=True)
class Statement:
    """`low`: its `n` words in lower case, `starts`: where each begins in `text`."""

    text: str
    span: Span
    low: list[str]
    starts: list[int]
    capitals: list[bool]
    n: int

    @classmethod
    def read(cls, text: str, words: Words, span: Span) -> Statement:
        first, last = words.between(span.start, span.end)
        return cls(text, span, words.low[first:last], words.starts[first:last], words.capital[first:last], last - first)

    def capital(self, i: int) -> bool:
        """Does this word begin with a capital that the sentence's start does not give it?"""
        return i > 0 and self.capitals[i]

    def named(self) -> bool:
        return True in self.capitals[1:]

    def around(self, i: int) -> tuple[str, str]:
        """The characters right before and right after a word; empty at the ends of the sentence."""
        start, end = self.starts[i], self.starts[i] + len(self.low[i])
        before = self.text[start - 1] if start > self.span.start else ""
        return before, self.text[end] if end < self.span.end else ""

    def grouped(self, i: int) -> bool:
        """Is this the first group of a number like 32,172? A word ends at the comma."""
        return (
            self.around(i)[1] == "," and i + 1 < self.n and self.starts[i + 1] == self.starts[i] + len(self.low[i]) + 1
        )

    def ends(self) -> str:
        """The last character that is no quotation mark, bracket or blank."""
        return self.text[max(self.span.start, self.span.end - 40) : self.span.end].rstrip(" \t\n\r\"”’')]»")[-1:]

    def verb(self) -> int:
        """Index of the first word that can be a finite verb; 0 where none is."""
        tagger = DEFAULT.tagger
        for i, word in enumerate(self.low):
            if word in _AUXILIARIES:
                return i
            if i and not self.capital(i):
                code = tagger.table.get(word) or tagger.guess(word)
                if PAST in code or code[0] == THIRD or (code[0] == BASE and i <= 2):
                    return i
        return 0

    def has_verb(self) -> bool:
        return bool(self.n) and (self.verb() > 0 or self.low[0] in _AUXILIARIES)

    def states(self) -> bool:
        """Is its first verb one of being or having in the present, and no auxiliary of another?"""
        at = self.verb()
        if not self.n or self.low[at] not in _STATIVE:
            return False
        following = next((w for w in self.low[at + 1 : at + 4] if w not in _BETWEEN), "")
        code = DEFAULT.tagger.table.get(following) or DEFAULT.tagger.guess(following)
        return code[0] not in PARTICIPLE + ING + PAST or following in _BETWEEN
