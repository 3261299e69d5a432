"""vaderSentiment in linear time, and open to view.

The library scores each word of its lexicon by itself and the few words around it, but copies the whole text to do so,
several times a word: time grows with the square of the length, and since emoji are first spelt out in words ("face with
tears of joy"), 10 kB of them take 22 s. Here its own function is handed only the words around, and only when one of
them can change the score. The tests hold the result equal to `polarity_scores`. An article of 580 words takes 0.5 ms
instead of 1.4. Of one sentence no more than `MAX_LENGTH` code points are read.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Sequence, Set
from functools import cache
from typing import Any, NamedTuple

from audit.model.dataclass import dataclass

METHOD = "vaderSentiment 3.3.2"
MAX_LENGTH = 2_000
"""Code points of one sentence, emoji spelt out; what follows is not scored."""

_TOKEN = re.compile(r"\S+")
# One to one, so offsets stay. To VADER a typographic apostrophe hides a negation ("don’t"), and a typographic mark at a
# word's edge, or a dash between two words, hides the word. Case counts and is kept.
_QUOTES = {**dict.fromkeys("‘’‚‛ʼ", "'"), **dict.fromkeys("“”„‟«»", '"')}
_FOLD = str.maketrans({**_QUOTES, "…": ".", "—": " ", "‐": "-", "‑": "-"})


def fold(text: str) -> str:
    """The text as VADER can read it, with as many code points."""
    return text.translate(_FOLD)


class Scores(NamedTuple):
    """Of one sentence, as VADER gives them: compound -1..1, the shares 0..1."""

    compound: float
    positive: float
    neutral: float
    negative: float


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence cut into VADER's words (stripped of punctuation) with the valence of each, 0 for most. `origins`: of
    each code point of `text`, that of the sentence it came from; None where the two are the same."""

    text: str
    words: tuple[str, ...]
    valences: tuple[float, ...]
    origins: Sequence[int] | None

    def within(self, spans: Sequence[tuple[int, int]]) -> frozenset[int]:
        """Which words touch one of the ranges [start, end) of the sentence."""
        if not spans:
            return frozenset()
        covered = bytearray(1 + (self.origins[-1] if self.origins else len(self.text)))
        for start, end in spans:
            end = min(end, len(covered))
            covered[start:end] = b"\1" * max(0, end - start)
        if self.origins is not None:
            covered = bytearray(covered[at] for at in self.origins)
        tokens = enumerate(_TOKEN.finditer(self.text))
        return frozenset(n for n, token in tokens if 1 in covered[token.start() : token.end()])


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
        self._modifiers = frozenset([*library.NEGATE, *library.BOOSTER_DICT, *longest, "no", "least", "this"])

    def read(self, sentence: str) -> Reading:
        """The words of a sentence and what each weighs before "but" is looked at."""
        text, origins = self._spelt(fold(sentence[:MAX_LENGTH]))
        strip = self._library.SentiText._strip_punc_if_word
        words = tuple(strip(token) for token in text.split())
        return Reading(text, words, self._valences(words), origins)

    def weigh(self, reading: Reading, without: Set[int] = frozenset()) -> list[float]:
        """The valence of each word in its sentence. Words whose places are in `without` count as neutral."""
        valences = list(reading.valences)
        for n in without:
            valences[n] = 0.0
        if any(valences):
            valences = self._analyser._but_check(reading.words, valences)
        return valences

    def score(self, reading: Reading, weights: list[float]) -> Scores:
        """The sentence's scores from the weights of its words."""
        if not any(weights):  # half of all sentences
            return Scores(0.0, 0.0, 1.0 if weights else 0.0, 0.0)
        found = self._analyser.score_valence(weights, reading.text)
        return Scores(found["compound"] + 0.0, found["pos"], found["neu"], found["neg"])

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

    def _valences(self, words: tuple[str, ...]) -> tuple[float, ...]:
        lexicon, boosters = self._analyser.lexicon, self._library.BOOSTER_DICT
        lower = [word.lower() for word in words]
        out = [0.0] * len(words)
        hits = [n for n, word in enumerate(lower) if word in lexicon and word not in boosters]
        if not hits:
            return tuple(out)
        mixed_case = self._library.allcap_differential(words)
        for n in hits:
            if lower[n] == "kind" and lower[n + 1 : n + 2] == ["of"]:
                continue
            first = max(0, n - 3)  # VADER looks three words back and two ahead
            around = lower[first : n + 3]
            if self._modifiers.isdisjoint(around) and not any("n't" in word for word in around):
                out[n] = lexicon[lower[n]]
                if mixed_case and words[n].isupper():
                    out[n] += self._library.C_INCR if out[n] > 0 else -self._library.C_INCR
            else:
                window = _Around(words[first : n + 3], mixed_case)
                out[n] = self._analyser.sentiment_valence(0, window, words[n], n - first, [])[0]
        return tuple(out)


@cache
def vader() -> Vader:
    return Vader()
