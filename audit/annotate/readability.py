"""The readability profile: seven published formulas over the words, sentences and syllables that this project counts.

textstat is the reference: the tests hold every formula against textstat's own function on texts that both cut into
the same words and sentences. It is not called here, since importing it costs 330 ms (through nltk), its first call
downloads CMUdict and fails offline, and on news its sentence count is off by 13% ("Mr.", "U.S."). One pass here takes
1 ms for an article of 580 words, half of it once its words have been met. What is read of textstat is a file: the
Dale-Chall list of familiar words.
"""

from __future__ import annotations

import importlib.util
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain, islice
from math import sqrt
from pathlib import Path

from audit.annotate.annotator import Annotator
from audit.lang.en.syllables import SOURCE, syllables
from audit.model.article import Article, Reach
from audit.model.dataclass import dataclass
from audit.model.marks import Language
from audit.model.profile import MEASURED, Readability, ReadabilityProfile
from audit.model.remembered import Remembered
from audit.model.text import JOINTS

METHOD = "published formulas as in textstat 0.7.13, over this project's words and sentences"
KEPT = 20_000
"""Words whose measures are kept."""
BATCH = 1_000
"""Sentences that are cut into words at a time."""
MIN_WORDS = 100
"""Below it no number is given: the formulas were fitted on passages of 100 words and more."""

_PARTS = re.compile(r"[.\-‑]")


@dataclass(frozen=True, slots=True)
class TextCounts:
    """What the formulas are made of. `letters`: letters and digits; `characters`: all but blanks; `polysyllables`:
    words of three syllables or more; `difficult`: words that the Dale-Chall list lacks; `complex`: both."""

    words: int
    sentences: int
    syllables: int
    letters: int
    characters: int
    polysyllables: int
    difficult: int
    complex: int


def readability_profile(article: Article) -> ReadabilityProfile:
    """The formulas over the sentences of the body."""
    if article.the(Language).code != "en":
        return ReadabilityProfile("not judged: language")
    words, text = article.words, article.text
    c = count((article.slice(s.span), found) for s in article.body if (found := words.of_part(text, s.span)))
    if c.words < MIN_WORDS:
        return ReadabilityProfile(f"not judged: under {MIN_WORDS} words", words=c.words, sentences=c.sentences)
    figures = Readability(
        words_per_sentence=_rounded(c.words / c.sentences),
        syllables_per_word=_rounded(c.syllables / c.words),
        flesch_reading_ease=_rounded(flesch_reading_ease(c)),
        flesch_kincaid_grade=_rounded(flesch_kincaid_grade(c)),
        gunning_fog=_rounded(gunning_fog(c)),
        smog=_rounded(smog(c)),
        coleman_liau=_rounded(coleman_liau(c)),
        automated_readability_index=_rounded(automated_readability_index(c)),
        dale_chall=_rounded(dale_chall(c)),
    )
    return ReadabilityProfile(MEASURED, METHOD, SOURCE, c.words, c.sentences, figures)


def _rounded(value: float) -> float:
    return round(value, 2) + 0.0  # never -0.0


def count(sentences: Iterable[tuple[str, Sequence[str]]]) -> TextCounts:
    """The counts of a text given as its sentences, each with its words in lower case, of which it has at least one."""
    rows: Counter[tuple[int, bool]] = Counter()
    spoken = letters = characters = 0
    todo = iter(sentences)
    while batch := list(islice(todo, BATCH)):
        words = list(chain.from_iterable(found for _, found in batch))
        joined = "".join(words)
        rows.update(map(_MEASURED.__getitem__, words))
        spoken += len(batch)
        letters += len(joined) - sum(map(joined.count, JOINTS))
        characters += sum(len("".join(text.split())) for text, _ in batch)
    return TextCounts(
        words=rows.total(),
        sentences=spoken,
        syllables=sum(times * size for (size, _), times in rows.items()),
        letters=letters,
        characters=characters,
        polysyllables=sum(times for (size, _), times in rows.items() if size >= 3),
        difficult=sum(times for (_, hard), times in rows.items() if hard),
        complex=sum(times for (size, hard), times in rows.items() if size >= 3 and hard),
    )


def _measured(word: str) -> tuple[int, bool]:
    """The word's syllables, and whether the Dale-Chall list lacks it."""
    return syllables(word), not _familiar(word)


_MEASURED = Remembered(_measured, KEPT)


def _familiar(word: str) -> bool:
    """Is a word in lower case on the Dale-Chall list, or each part of a compound? Its inflections are not, as in
    textstat, nor are names."""
    familiar = _familiar_words()
    return word in familiar or all(part in familiar for part in _PARTS.split(word))


@cache
def _familiar_words() -> frozenset[str]:
    """The list as the installed textstat has it. Finding a package does not import it.

    Raises ModuleNotFoundError when textstat, which this project requires, is not there."""
    spec = importlib.util.find_spec("textstat")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("textstat is not installed; it is one of the requirements of source-audit")
    path = Path(spec.origin).parent / "resources" / "en" / "easy_words.txt"
    return frozenset(path.read_text("utf-8").split())


# The formulas. Each takes counts with at least one word and one sentence.


def flesch_reading_ease(c: TextCounts) -> float:
    """Flesch 1948, A new readability yardstick, Journal of Applied Psychology 32(3)."""
    return 206.835 - 1.015 * (c.words / c.sentences) - 84.6 * (c.syllables / c.words)


def flesch_kincaid_grade(c: TextCounts) -> float:
    """Kincaid, Fishburne, Rogers and Chissom 1975, Research Branch Report 8-75, Naval Technical Training Command."""
    return 0.39 * (c.words / c.sentences) + 11.8 * (c.syllables / c.words) - 15.59


def gunning_fog(c: TextCounts) -> float:
    """Gunning 1952, The technique of clear writing; a complex word has three syllables or more and is not on the
    Dale-Chall list (textstat's reading of Gunning's exceptions)."""
    return 0.4 * (c.words / c.sentences + 100 * c.complex / c.words)


def smog(c: TextCounts) -> float:
    """McLaughlin 1969, SMOG grading: a new readability formula, Journal of Reading 12(8). Fitted on 30 sentences."""
    return 1.043 * sqrt(30 * c.polysyllables / c.sentences) + 3.1291


def coleman_liau(c: TextCounts) -> float:
    """Coleman and Liau 1975, A computer readability formula designed for machine scoring, Journal of Applied
    Psychology 60(2). The paper has 0.0588 where textstat 0.7.13 has 0.058."""
    return 0.0588 * (100 * c.letters / c.words) - 0.296 * (100 * c.sentences / c.words) - 15.8


def automated_readability_index(c: TextCounts) -> float:
    """Smith and Senter 1967, Automated readability index, AMRL-TR-66-220."""
    return 4.71 * (c.characters / c.words) + 0.5 * (c.words / c.sentences) - 21.43


def dale_chall(c: TextCounts) -> float:
    """Dale and Chall 1948, A formula for predicting readability, Educational Research Bulletin 27(1). Inflections of
    listed words count as difficult here, as in textstat, so it runs higher than a count by hand."""
    share = 100 * c.difficult / c.words
    return 0.1579 * share + 0.0496 * (c.words / c.sentences) + (3.6365 if share > 5 else 0.0)


READABILITY = Annotator(ReadabilityProfile, readability_profile, Reach.ARTICLE, any_language=True, value=True)
