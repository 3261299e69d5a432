"""vaderSentiment in linear time, and open to view.

The library scores each word of its lexicon by itself and the few words around it, but copies the whole text to do so,
several times a word: time grows with the square of the length, and since emoji are first spelt out in words ("face with
tears of joy"), 10 kB of them take 22 s. Here its own function is handed only the words around, and only when one of
them can change the score; only the words that weigh are summed up. The tests hold the result equal to
`polarity_scores`. Of one sentence no more than `MAX_LENGTH` code points are read.
"""

from __future__ import annotations

import importlib
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence, Set
from functools import cache
from typing import Any, NamedTuple

from audit.model.dataclass import dataclass
from audit.model.remembered import Remembered
from audit.model.text import exchanged

METHOD = "vaderSentiment 3.3.2"
MAX_LENGTH = 2_000
"""Code points of one sentence, emoji spelt out; what follows is not scored."""

_MOST_TOKENS = 20_000
"""Tokens whose words are remembered."""
# One to one, so offsets stay. To VADER a typographic apostrophe hides a negation ("don’t"), and a typographic mark at a
# word's edge, or a dash between two words, hides the word. Case counts and is kept.
_QUOTES = {**dict.fromkeys("‘’‚‛ʼ", "'"), **dict.fromkeys("“”„‟«»", '"')}
_FOLD = {**_QUOTES, "…": ".", "—": " ", "‐": "-", "‑": "-"}


def fold(text: str) -> str:
    """The text as VADER can read it, with as many code points."""
    return text if text.isascii() else exchanged(text, _FOLD)


class Scores(NamedTuple):
    """Of one sentence, as VADER gives them: compound -1..1, the shares 0..1."""

    compound: float
    positive: float
    neutral: float
    negative: float


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence cut into VADER's tokens. `valences`: place -> valence of those that weigh, most do not, in order and
    before "but" is looked at. `origins`: of each code point of `text`, that of the sentence it came from; None where
    the two are the same."""

    text: str
    tokens: Sequence[str]
    valences: Mapping[int, float]
    origins: Sequence[int] | None

    def within(self, spans: Sequence[tuple[int, int]]) -> frozenset[int]:
        """Which of the words that weigh touch one of the ranges [start, end) of the sentence."""
        text, found = self.text, set[int]()
        for start, end in spans if self.valences else ():
            if self.origins is not None:
                start, end = bisect_left(self.origins, start), bisect_left(self.origins, end)
            first, last = len(text[:start].split()), len(text[:end].split())
            within_word = text[max(0, start - 1) : start].strip() and text[start : start + 1].strip()
            found.update(self.valences.keys() & range(first - 1 if within_word else first, last))
        return frozenset(found)


class _Around:
    """The few words that stand in for the whole text in a call of VADER's function."""

    __slots__ = ("is_cap_diff", "words_and_emoticons")

    def __init__(self, words: Sequence[str], is_cap_diff: bool) -> None:
        self.words_and_emoticons = words
        self.is_cap_diff = is_cap_diff


class Vader:
    """The library's analyser with its lexicon loaded. Make one by `vader()`."""

    def __init__(self) -> None:
        # 21 ms, and 9 ms to read the lexicon: only when tone is asked for.
        library: Any = importlib.import_module("vaderSentiment.vaderSentiment")
        self._library = library
        self._analyser: Any = library.SentimentIntensityAnalyzer()
        self._emojis: dict[str, str] = self._analyser.emojis
        self._marks = frozenset(c for c in self._emojis if len(c) == 1)
        phrases = [*library.SPECIAL_CASES, *(b for b in library.BOOSTER_DICT if " " in b)]
        longest = (max(phrase.split(), key=len) for phrase in phrases)
        self._strip: Callable[[str], str] = library.SentiText._strip_punc_if_word
        self._words = Remembered(lambda token: self._strip(token).lower(), _MOST_TOKENS)
        self.word = self._words.__getitem__
        """A token -> its word: without the punctuation around it, in lower case."""
        self._lexicon: dict[str, float] = self._analyser.lexicon
        self._weighty = self._lexicon.keys() - library.BOOSTER_DICT.keys()
        self._modifiers = frozenset([*library.NEGATE, *library.BOOSTER_DICT, *longest, "no", "least", "this"])

    def read(self, sentence: str) -> Reading:
        """The tokens of a sentence and what those weigh that weigh anything."""
        text, origins = self._spelt(fold(sentence[:MAX_LENGTH]))
        tokens = text.split()
        return Reading(text, tokens, self._valences(tokens), origins)

    def weigh(self, reading: Reading, without: Set[int] = frozenset()) -> dict[int, float]:
        """Place -> valence of each word that weighs in its sentence. Words whose places are in `without` count as
        neutral."""
        weights = {n: v for n, v in reading.valences.items() if v and n not in without}
        if weights and "but" in reading.text.lower():
            row = [weights.get(n, 0.0) for n in range(len(reading.tokens))]
            row = self._analyser._but_check([self.word(token) for token in reading.tokens], row)
            weights = {n: v for n, v in enumerate(row) if v}
        return weights

    def score(self, reading: Reading, weights: Mapping[int, float]) -> Scores:
        """The sentence's scores from the weights of its words, as `score_valence` works them out."""
        if not weights:  # half of all sentences
            return Scores(0.0, 0.0, 1.0 if reading.tokens else 0.0, 0.0)
        emphasis = self._analyser._punctuation_emphasis(reading.text)
        total = float(sum(weights.values()))
        total += emphasis if total > 0 else -emphasis if total < 0 else 0
        up, down, neutral = 0.0, 0.0, len(reading.tokens) - len(weights)
        for weight in weights.values():
            if weight > 0:
                up += weight + 1
            else:
                down += 1 - weight
        if up > down:
            up += emphasis
        elif up < down:
            down += emphasis
        every = up + down + neutral
        compound = round(self._library.normalize(total), 4) + 0.0
        return Scores(compound, round(up / every, 3), round(neutral / every, 3), round(down / every, 3))

    def _spelt(self, text: str) -> tuple[str, Sequence[int] | None]:
        """The text with its emoji in words, as VADER reads them, and where each code point came from."""
        if text.isascii() or self._marks.isdisjoint(text):
            return text, None
        pieces: list[str] = []
        origins: list[int] = []
        after_blank = True
        for at, char in enumerate(text):
            name = self._emojis.get(char)
            piece = char if name is None else name if after_blank else " " + name
            after_blank = char == " " if name is None else False
            pieces.append(piece)
            origins.extend([at] * len(piece))
            if len(origins) >= MAX_LENGTH:
                break
        return "".join(pieces)[:MAX_LENGTH], origins[:MAX_LENGTH]

    def _valences(self, tokens: Sequence[str]) -> dict[int, float]:
        words = list(map(self.word, tokens))
        heavy = self._weighty.intersection(words)
        if not heavy:
            return {}
        loud = sum(map(str.isupper, tokens))
        mixed_case = 0 < loud < len(tokens)
        out = {}
        for n in [n for n, word in enumerate(words) if word in heavy]:
            word = words[n]
            if words[n : n + 2] == ["kind", "of"]:
                continue
            first = max(0, n - 3)  # VADER looks three words back and two ahead
            around = words[first : n + 3]
            if self._modifiers.isdisjoint(around) and "n't" not in " ".join(around):
                out[n] = self._lexicon[word]
                if mixed_case and tokens[n].isupper():
                    out[n] += self._library.C_INCR if out[n] > 0 else -self._library.C_INCR
            else:
                window = _Around(list(map(self._strip, tokens[first : n + 3])), mixed_case)
                at = n - first
                out[n] = self._analyser.sentiment_valence(0, window, window.words_and_emoticons[at], at, [])[0]
        return out


@cache
def vader() -> Vader:
    return Vader()
