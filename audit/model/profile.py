"""What is measured over a whole article and shown without a score: readability and tone.

Nothing here is good or bad. A profile whose `status` is not "measured" says why ("not judged: ...") and has no figures.
`row` gives the JSON of `report.profile`; the fields have its keys.
"""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from audit.model.dataclass import dataclass

MEASURED = "measured"


@dataclass(frozen=True, slots=True)
class Readability:
    """Grades are those of US schools; reading ease runs from about 0 (hard) to 100 (easy). Two decimals."""

    words_per_sentence: float
    syllables_per_word: float
    flesch_reading_ease: float
    flesch_kincaid_grade: float
    gunning_fog: float
    smog: float
    coleman_liau: float
    automated_readability_index: float
    dale_chall: float


@dataclass(frozen=True, slots=True)
class ReadabilityProfile:
    """Seven published formulas over the body, and what they were counted from. `words`, `sentences`: of the body, None
    where they were not counted."""

    status: str
    method: str = ""
    syllables: str = ""
    words: int | None = None
    sentences: int | None = None
    figures: Readability | None = None

    def row(self) -> dict[str, Any]:
        size = {"words": self.words, "sentences": self.sentences} if self.words is not None else {}
        if self.figures is None:
            return {"status": self.status, **size}
        return {
            "status": self.status, "method": self.method, "syllables": self.syllables, **size, **_plain(self.figures)
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class ToneGroup:
    """Of some sentences: how many, the shares of those that lean each way, 0 to 1, and the mean of VADER's compound
    score, -1 to 1. Shares and mean are None where there are no sentences."""

    sentences: int
    positive: float | None = None
    negative: float | None = None
    neutral: float | None = None
    mean: float | None = None


@dataclass(frozen=True, slots=True)
class ToneDriver:
    """A word of the writer's own that weighs: how often it is there, and the sum of its valences in VADER's units."""

    word: str
    count: int
    valence: float


@dataclass(frozen=True, slots=True)
class BlockTone:
    """The mean compound score of the sentences of one block."""

    block: int
    sentences: int
    mean: float


@dataclass(frozen=True, slots=True)
class ToneProfile:
    """How the writer's own words sound: event words and quotations count as neutral.

    `own`: the body sentences outside quotations, which `narrated` and `attributed` divide by whether somebody answers
    for the sentence. `quoted`: the sentences that are quotations; `raw`: plain VADER on all sentences of the body.
    `headline`: its mean compound, None without one. `drivers`: the words of `own` that weigh most, the heaviest first;
    `series`: [index of the sentence, compound] of each; `event_words`: how many were left out of it. `cut`: sentences
    of the body that were read only in part. A profile that is not judged has at most the count of its sentences."""

    status: str
    method: str = ""
    own: ToneGroup | None = None
    headline: float | None = None
    narrated: ToneGroup | None = None
    attributed: ToneGroup | None = None
    quoted: ToneGroup | None = None
    raw: ToneGroup | None = None
    event_words: int = 0
    drivers: tuple[ToneDriver, ...] = ()
    by_block: tuple[BlockTone, ...] = ()
    series: tuple[tuple[int, float], ...] = ()
    cut: int = 0

    @property
    def measured(self) -> bool:
        return self.status == MEASURED

    def row(self) -> dict[str, Any]:
        if not self.measured or self.own is None:
            return {"status": self.status, **({"sentences": self.own.sentences} if self.own else {})}
        voices = {"narrated": self.narrated, "attributed": self.attributed, "quoted": self.quoted, "raw": self.raw}
        return {
            "status": self.status,
            "method": self.method,
            **_plain(self.own),
            "headline": self.headline,
            **{name: _plain(group or ToneGroup(0)) for name, group in voices.items()},
            "event_words": self.event_words,
            "drivers": [_plain(driver) for driver in self.drivers],
            "by_block": [_plain(block) for block in self.by_block],
            "series": [list(one) for one in self.series],
            "cut": self.cut,
        }


@dataclass(frozen=True, slots=True)
class Profile:
    """What a report shows beside its findings and never scores; None where it was not asked for."""

    readability: ReadabilityProfile | None = None
    tone: ToneProfile | None = None

    def row(self) -> dict[str, Any]:
        both = {"readability": self.readability, "tone": self.tone}
        return {name: one.row() for name, one in both.items() if one is not None}


def _plain(value: Any) -> dict[str, Any]:
    """A dataclass of plain values as a JSON object, its keys in order."""
    return {field.name: getattr(value, field.name) for field in fields(value)}
