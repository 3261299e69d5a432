"""Is a sentence that the rules take for a claim (claims.py, exemptions.py) only argument, exhortation, scene? Points,
summed against a threshold: who speaks, what it holds and how it is built, what kind of text it stands in. The points
only take claims away: where the rules see none, none is.

The rules know a claim by its figures, causes, motives and forms; they do not know argument. A column that reasons, a
speaker who exhorts and a news story use the same sentences in different measure, so the text around a sentence has
points of its own. The points are log-odds in hundredths (claim-points.txt of the language), counted over labelled
articles by tests/evaluation/count_claims.py with exactly the `features` below. A text of a few sentences has no measure
to go by: there the rules decide alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import repeat

from audit.annotate.statement import Statement
from audit.lang import Lang
from audit.lang.tags import COORDINATOR, MODAL, NEGATION, OBJECT, PAST, PRONOUN, SUBORDINATOR, WH
from audit.lang.wordsets import read_points
from audit.model.article import Sentence

POINTS_FILE = "claim-points.txt"
SECTIONS = {
    "base": "every sentence",
    "rule": "whether the rules take it for a claim, and who speaks: the writer, somebody told of, somebody quoted",
    "trigger": "the triggers that it holds, alone and with who speaks",
    "holds": "names and figures",
    "end": "how it ends",
    "length": "words: from 4, 7, 11, 16, 25",
    "open": "its first word that is no connective, or the class of that word",
    "verb": "its first verb or the class of it, and whether it tells of the past",
    "word": "words that carry no matter: pronouns, modals, conjunctions",
    "text": "the measure of the whole text, from none or little (0) upwards",
    "near": "the sentences beside it",
}
"""The groups of features, each a section of the file."""
WEAK = frozenset(("event", "evaluation"))
"""The triggers of a sentence that holds none of the others."""
FEW = 8
"""A text of fewer body sentences is judged by the rules alone."""
NEWS = 0.2
"""A text with a smaller share of sentences that hold no name, no figure and no strong trigger is news."""
NEAR = 3  # sentences on each side that are looked at

_WORDS = frozenset(PRONOUN + OBJECT + MODAL + WH + SUBORDINATOR + NEGATION + COORDINATOR)
_NO_POINTS = repeat(0)

Feature = tuple[str, str]
"""The section and the name of a feature."""


@dataclass(slots=True)
class ClaimReading:
    """A sentence as the rules read it. `at`: where the word of its first trigger stands; `spoken`: somebody's words in
    quotation marks or a turn; `told`: somebody's words are reported in it; `claim`: what the rules say."""

    sentence: Sentence
    statement: Statement
    triggers: tuple[str, ...]
    at: int
    spoken: bool
    told: bool
    claim: bool

    @property
    def soft(self) -> bool:
        """Does it hold no name, no figure and no trigger but the weak ones?"""
        s = self.statement
        return WEAK.issuperset(self.triggers) and not s.named() and not _figures(s)


@cache
def points(lang: Lang) -> Mapping[Feature, int]:
    """The points of a language, read once. Raises OSError when it has none."""
    found = read_points(lang.folder / POINTS_FILE, SECTIONS)
    return {(section, name): value for section, row in found.items() for name, value in row.items()}


def judged(lang: Lang, rows: Sequence[ClaimReading]) -> list[bool]:
    """Which of the body sentences of an article, in their order, are claims."""
    if len(rows) < FEW:
        return [row.claim for row in rows]
    card = points(lang)
    scores = [sum(map(card.get, names, _NO_POINTS)) for names in features(rows)]
    return [row.claim and (taken or score > 0) for row, taken, score in zip(rows, trusted(rows), scores, strict=True)]


def trusted(rows: Sequence[ClaimReading]) -> list[bool]:
    """Of which sentences the rules decide alone: what is told in the writer's own words where nearly all is news."""
    news = _share(rows, lambda row: row.soft) < NEWS
    return [news and not row.spoken for row in rows]


def features(rows: Sequence[ClaimReading]) -> Iterator[list[Feature]]:
    """The features of each sentence: what the points are counted on, and what they are summed over."""
    text = _measure(rows)
    soft = [row.soft for row in rows]
    for k, row in enumerate(rows):
        voice = "quoted" if row.spoken else "told" if row.told else "own"
        out: list[Feature] = [("base", ""), ("rule", f"{'claim' if row.claim else 'none'} {voice}")]
        for name in row.triggers:
            out += [("trigger", name), ("trigger", f"{name} {voice}")]
        out += _form(row.statement, voice)
        out += [("text", f"{name} {voice}") for name in text]
        first, last = max(0, k - NEAR), k + NEAR + 1
        beside = sum(soft[first:last]) - soft[k]
        share = beside / max(1, len(soft[first:last]) - 1)
        out.append(("near", f"soft {_step(share, 0.15, 0.4, 0.7)} {voice}"))
        before = rows[k - 1] if k and rows[k - 1].sentence.block == row.sentence.block else None
        out.append(("near", "first" if before is None else "after claim" if before.claim else "after none"))
        yield out


def _form(s: Statement, voice: str) -> Iterator[Feature]:
    """What a sentence holds and how it is built."""
    classes = [s.classes(word)[0] for word in s.low]
    name = "name" if s.named() else "-"
    yield from (("holds", name), ("holds", f"{name} {voice}"))
    yield "holds", f"names {_step(sum(s.capitals[1:]), 1, 2, 4)}"
    if _figures(s):
        yield from (("holds", "figure"), ("holds", f"figure {voice}"))
    mark = s.ends()
    mark = "-" if mark.isalnum() or not mark else mark
    yield from (("end", mark), ("end", f"{mark} {voice}"))
    length = _step(s.n, 4, 7, 11, 16, 25)
    yield from (("length", length), ("length", f"{length} {voice}"))
    first = 0
    while first < s.n - 1 and s.low[first] in s.sets.connectives:
        first += 1
    yield "open", s.low[first] if classes[first] in _WORDS else classes[first]
    if first:
        yield "open", "connective"
    at = s.verb()
    verb = classes[at] if at else "-"
    yield "verb", s.low[at] if at and s.low[at] in s.sets.auxiliaries else verb
    yield "verb", f"{verb} {voice}"
    if s.states():
        yield from (("verb", "states"), ("verb", f"states {name} {voice}"))
    past = "past" if PAST in classes else "no past"
    yield from (("verb", past), ("verb", f"{past} {voice}"))
    for word in {w for w, c in zip(s.low, classes, strict=True) if c in _WORDS}:
        yield from (("word", word), ("word", f"{word} {voice}"))


def _measure(rows: Sequence[ClaimReading]) -> list[str]:
    """The text in shares of its sentences: most of them of those that nobody is quoted in."""
    reports = sum(row.spoken or row.told for row in rows) / max(1, len(rows))

    def share(test: Callable[[Statement], bool]) -> float:
        return _share(rows, lambda row: test(row.statement))

    return [
        f"reports {_step(reports, 0.1, 0.3, 0.6)}",
        f"soft {_step(_share(rows, lambda row: row.soft), 0.1, NEWS, 0.35)}",
        f"writer {_step(share(lambda s: not s.sets.first_person.isdisjoint(s.low)), 0.02, 0.1, 0.25)}",
        f"reader {_step(share(lambda s: not s.sets.you.isdisjoint(s.low)), 0.02, 0.1, 0.25)}",
        f"duty {_step(share(lambda s: not s.sets.duty.isdisjoint(s.low)), 0.03, 0.1, 0.2)}",
        f"names {_step(share(lambda s: s.named()), 0.4, 0.6, 0.8)}",
        f"states {_step(share(lambda s: s.states()), 0.15, 0.3, 0.45)}",
    ]


def _share(rows: Sequence[ClaimReading], test: Callable[[ClaimReading], bool]) -> float:
    """The share of the sentences in which nobody is quoted."""
    own = [row for row in rows if not row.spoken]
    return sum(map(test, own)) / max(1, len(own))


def _figures(s: Statement) -> bool:
    return any(word[0].isdigit() for word in s.low)


def _step(value: float, *edges: float) -> str:
    """How many of the edges it reaches."""
    return str(sum(value >= edge for edge in edges))
