"""The word classes of one short line, and what can be asked of it by them: does it assert, does it address somebody?

A heading, a name or a list item has no finite verb; a call to the reader has none but its imperative. Only lines that
their form or first words make doubtful are tagged.
"""

from __future__ import annotations

from audit.lang.base import Tagger
from audit.lang.tags import (
    BASE,
    BLOCK_END,
    CLOSING,
    COLON,
    COMMA,
    DASH,
    FINITE,
    HAVE,
    OPENING,
    PAST,
    PLURAL,
    PRONOUN,
    SEMICOLON,
    STOP,
    SUBORDINATOR,
    THAT,
    VERB,
    WH,
)
from audit.model.dataclass import dataclass

_MARKS = {
    mark: tag
    for tag, marks in (
        (COMMA, ","),
        (SEMICOLON, ";"),
        (COLON, ':•|*“”"‘«»„'),
        (STOP, ".!?…"),
        (OPENING, "([{"),
        (CLOSING, ")]}"),
    )
    for mark in marks
}
_CLAUSE_ENDS = WH + THAT + SUBORDINATOR + COLON + DASH + OPENING + STOP
"""What opens a clause that is none of the call's own, or ends the call."""
_SHORTENED = 3  # letters of a word with a capital before a stop that ends no sentence (Mr., Sen.)
_TITLED = 0.7  # share of words with a capital from which a line is set as a title


@dataclass(frozen=True, slots=True)
class Tagged:
    """The tokens of a line: their lower-case words, where each begins in it, and a class each."""

    low: tuple[str, ...]
    starts: tuple[int, ...]
    tags: str

    def verbs(self, start: int = 0) -> bool:
        """Is there a finite verb at or behind the offset?"""
        first = self._from(start)
        return any(self._finite(n) for n in range(first, len(self.tags)))

    def past(self) -> bool:
        """Does it tell of something that happened?"""
        return any(tag == PAST for tag in self.tags)

    def asks_shortly(self) -> bool:
        """Does it begin with a verb and name nobody ("Seen something odd?")?"""
        return self.tags[:1] in VERB + HAVE and not any(tag in PRONOUN for tag in self.tags)

    def asserts(self, start: int) -> bool:
        """Does the clause that goes on at this offset have a finite verb? "Share | prices fell" has one, "Share | what
        you know" has none of its own."""
        for n in range(self._from(start), len(self.tags)):
            if self.tags[n] in _CLAUSE_ENDS:
                return False
            if self.tags[n] in FINITE:
                return True
        return False

    def _from(self, start: int) -> int:
        return next((n for n, at in enumerate(self.starts) if at >= start), len(self.starts))

    def _finite(self, n: int) -> bool:
        """A base form is finite behind its subject alone."""
        tag = self.tags[n]
        return tag in FINITE or (tag == BASE and n > 0 and self.tags[n - 1] in PRONOUN + PLURAL)


def tagged(text: str, tagger: Tagger) -> Tagged:
    """The classes of the words of a line."""
    shapes = list(tagger.shapes.finditer(text))
    words = [m.group() for m in shapes if m.group()[0].isalpha() and len(m.group()) > 3]
    shouting = len(words) >= 3 and sum(w[0].isupper() for w in words) > _TITLED * len(words)
    low, codes, fresh = [], [], True
    for found in shapes:
        word = found.group()
        lower = word.lower().replace("’", "'")
        mark = _MARKS.get(word)
        if mark:
            code = mark
        elif word in ("'", "’"):
            code = "'"
        elif not (word[0].isalnum() or word[0] in "@#'’-–—―."):
            code = COLON
        else:
            code = tagger.possible(word, lower, fresh, shouting)
        low.append(lower)
        codes.append(code)
        if word == "." and len(codes) > 1 and _shortened(shapes[len(codes) - 2].group()):
            codes[-1] = code = COMMA
        fresh = code in STOP + COLON + DASH + OPENING
    tags = tagger.settle([*codes, BLOCK_END], [*low, ""], {})
    return Tagged(tuple(low), tuple(m.start() for m in shapes), tags[:-1])


def _shortened(word: str) -> bool:
    return len(word) <= _SHORTENED and word[0].isupper() and word.isalpha()
