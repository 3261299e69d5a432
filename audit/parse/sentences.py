"""Text -> sentences: one pass over the marks that may end one, each judged by the word before and the word after.

Linear in the text: a mark is looked at once, with a bounded view to both sides, and no sentence is longer than MAX.
"""

from __future__ import annotations

import re
from functools import cached_property

from audit.lang import DEFAULT
from audit.lang.wordsets import WordRow, WordSet, WordSets
from audit.model.text import Span

MAX = 2000
"""The longest sentence, in code points. Longer ones are cut at a clause mark or a blank, so that later stages that are
not linear in a sentence stay bounded."""

_VIEW = 32  # code points looked at before and after a mark for one word
_CLOSERS = "\"'”’»›)]}"
_OPENERS = "\"'“‘«‹([{¿¡„"
_NOTE = r"(?:\[(?:\d{1,3}(?:[,–-] ?\d{1,3})*|[a-z])\]|[¹²³⁰⁴-⁹]{1,3})"  # the mark of a footnote: [3], [5–7], ²
_TURNED = "“‘«"  # close „German“ and »French« quotations
_MARK = re.compile(rf"[.!?…。！？](?:[.!?…。！？\"'”’»›)\]}}]|[{_TURNED}](?=\s))*{_NOTE}*")
_NOTES = re.compile(rf"{_NOTE}+$")
_BLANK = re.compile(r"\s*")
_PARTS = re.compile(r"[\w.’']+")
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_LETTERS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]{1,2}")
_SPEAKER = re.compile(r"(?:[A-Z][\w’'.-]{0,40} ){1,4}([a-z]{2,20})\b")
_CLAUSE = re.compile(r"[;:,—–][\"'”’)\]]{0,4}(?=\s)")


class SentenceWords(WordSets):
    FILE = "sentences.txt"
    titles: WordSet
    before_number: WordSet
    before_letter: WordSet
    months: WordSet
    ambiguous: WordSet
    clock: WordSet
    after_clock: WordSet
    shouted: WordRow
    starters: WordSet
    saying: WordSet

    @cached_property
    def unsure(self) -> WordSet:
        """What ends a sentence only before a word that begins one."""
        return self.ambiguous | self.months


def split(text: str, start: int, end: int) -> list[Span]:
    """The sentences of text[start:end], in order and apart, without blanks at their edges. They hold every code point
    that is not a blank."""
    out: list[Span] = []
    ends = _Ends(text, end, DEFAULT.sets(SentenceWords)).ends
    at = _skip(text, start, end)
    for mark in _MARK.finditer(text, start, end):
        stop = mark.end()
        if stop < end and (stop <= at or not ends(at, mark.start(), stop)):
            continue
        _add(out, text, at, stop)
        at = _skip(text, stop, end)
    if at < end:
        _add(out, text, at, end)
    return out


def _skip(text: str, at: int, end: int) -> int:
    found = _BLANK.match(text, at, end)
    return found.end() if found else at


def _add(out: list[Span], text: str, start: int, end: int) -> None:
    """Appends the sentence, cut where it is longer than MAX."""
    while end - start > MAX:
        cut = _cut(text, start)
        out.append(_trim(text, start, cut))
        start = _skip(text, cut, end)
    if start < end:
        out.append(_trim(text, start, end))


def _trim(text: str, start: int, end: int) -> Span:
    return Span(start, start + len(text[start:end].rstrip()))


def _cut(text: str, start: int) -> int:
    """Where to cut a sentence that is too long: at the last clause mark of the window, else a blank, else its end."""
    half, full = start + MAX // 2, start + MAX
    last = 0
    for clause in _CLAUSE.finditer(text, half, full):
        last = clause.end()
    return last or max(text.rfind(" ", half, full), text.rfind("\n", half, full)) + 1 or full


class _Ends:
    """Tells which marks of a text, read up to `end`, end a sentence."""

    def __init__(self, text: str, end: int, sets: SentenceWords) -> None:
        self.text, self.end, self.sets = text, end, sets

    def ends(self, begin: int, mark: int, stop: int) -> bool:
        """Whether the sentence that begins at `begin` ends with the marks text[mark:stop]."""
        text, end = self.text, self.end
        noted = stop - mark > 1 and _NOTES.search(text, mark + 1, stop)
        if not text[stop].isspace():
            return text[stop - 1] in "。！？" or (noted and text[stop].isupper()) or _glued(text, begin, mark, stop)
        at = _skip(text, stop, end)
        if at >= end:
            return True
        if text[at] in "”’»….!?-–—":  # a spaced ellipsis, a stray closing mark or a dash: the sentence goes on
            return False
        opened = False
        while text[at] in _OPENERS and at + 1 < end:
            opened = text[at] != "("
            at += 1
        first = text[at]
        if first.islower() and not opened and not text[at + 1 : at + 2].isupper():
            return False  # lower case goes on, but for “iPhone sales fell.” and a new quotation
        stop = noted.start() if noted else stop
        marks = text[mark:stop].rstrip(_CLOSERS + _TURNED)
        if marks == ".":
            return self._stop_ends(begin, mark, at)
        if marks == "!" and text[max(begin, mark - _VIEW) : mark].endswith(self.sets.shouted):
            return self._next_word(at) in self.sets.starters
        return mark + len(marks) == stop or not self._speaker_follows(at)

    def _stop_ends(self, begin: int, mark: int, at: int) -> bool:
        """Whether the full stop at `mark` ends the sentence, when the next word begins at `at`."""
        text, sets = self.text, self.sets
        before = _PARTS.findall(text, max(begin, mark - _VIEW), mark)
        word = before[-1].lstrip("'’.") if before and text[mark - 1].isalnum() else ""
        if word.isupper() and len(word) > 1 and "." not in word:  # MR. SMITH GOES TO ST. LOUIS
            word = word.capitalize()
        if word in sets.titles:
            return False
        if len(word) == 1 or "." in word or (word.isdigit() and mark - len(word) == begin):
            return self._letters_end(begin, mark, at, word, before)
        if word in sets.before_number:
            return not text[at].isdigit() and not (word in sets.before_letter and self._lettered(at))
        return word not in sets.unsure or self._next_word(at) in sets.starters

    def _letters_end(self, begin: int, mark: int, at: int, word: str, before: list[str]) -> bool:
        """The same for one letter (J. Smith, plan B.), letters with stops (U.S., a.m.) and a number (1. First)."""
        sets = self.sets
        following = self._next_word(at)
        if len(word) == 1 or word.isdigit():
            if mark - len(word) == begin:  # the mark of a list item
                return False
            if not word.isupper():
                return True
            return following in sets.starters or (word == "I" and len(before) > 1 and before[-2].islower())
        if word in sets.clock:
            return following not in sets.after_clock
        if _LETTERS.fullmatch(word):
            return following in sets.starters
        return True

    def _lettered(self, at: int) -> bool:
        """Fig. A, Vol. B: a capital letter alone."""
        return self.text[at].isupper() and not self.text[at + 1 : at + 2].isalnum()

    def _next_word(self, at: int) -> str:
        """The word at `at`; empty when it is an initial."""
        found = _WORD.match(self.text, at, at + _VIEW)
        return "" if found is None or self.text.startswith(".", at + 1) else found[0]

    def _speaker_follows(self, at: int) -> bool:
        """“Why?” Marta Reyes asked: the words after a quotation belong to it."""
        found = _SPEAKER.match(self.text, at, at + 160)
        return found is not None and found[1] in self.sets.saying


def _glued(text: str, begin: int, mark: int, stop: int) -> bool:
    """A blank was lost between two sentences: “the end.The next”. Not so in names and addresses: Space.com, U.S."""
    opened = text[stop] in "“‘"
    follows = text[stop + opened : stop + opened + 2]
    if not follows[:1].isupper():
        return False
    if text[stop - 1] == "”":
        return True
    word = text[max(begin, mark - 4) : mark]
    return len(word) == 4 and word.isalpha() and word.islower() and (opened or follows[1:].islower())
