"""How the writer's own words sound, as several kinds read it: a profile, never scored.

Polarity comes from a word list, which misses irony, implication and the sense of a word. So these kinds speak up only
where the figures lean far, and say how far; which way is better they do not say.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from typing import ClassVar

from audit.check import facts
from audit.check.base import BaseCheck
from audit.model.article import Article, Reach
from audit.model.dataclass import dataclass
from audit.model.measure import Hit, Measure, NotApplicable
from audit.model.profile import ToneProfile

Row = tuple[int, float]
"""Index of a sentence and its compound score, -1 to 1."""


@dataclass(frozen=True, slots=True)
class ToneCheck(BaseCheck, ABC):
    """How sentences sound in which the writer speaks: outside quotations, event words left out. A text with fewer than
    `min_sentences` of them is not judged."""

    min_sentences: int = 5

    reach: ClassVar[Reach] = Reach.ARTICLE

    def measure(self, article: Article) -> Measure | NotApplicable:
        if reason := self.closed(article):
            return NotApplicable(reason)
        rows = self.rows(article)
        if not profile(article).measured or len(rows) < self.min_sentences:
            return NotApplicable("too few sentences of the writer's own to tell a tone")
        hits = tuple(self.find(article, rows))
        return Measure(hits, value=len(hits), base=len(rows))

    def closed(self, article: Article) -> str:
        """Why the article cannot be judged, whatever its sentences; empty where it can."""
        return ""

    def rows(self, article: Article) -> Sequence[Row]:
        """The sentences that are judged."""
        return article.once(narrated)

    @abstractmethod
    def find(self, article: Article, rows: Sequence[Row]) -> Iterator[Hit]:
        """Where the tone leans. There are `min_sentences` rows or more."""


def profile(article: Article) -> ToneProfile:
    """The article's profile of tone. Reads ToneProfile."""
    return article.the(ToneProfile)


def narrated(article: Article) -> tuple[Row, ...]:
    """The sentences, with their tone, that no source answers for. Reads Sourcing and ToneProfile."""
    sourcing = article.once(facts.sourcing)
    return tuple((n, c) for n, c in profile(article).series if n not in sourcing or not sourcing[n].status.answered)


def signed(value: float) -> str:
    """A figure of tone as a message says it: "+0.25"."""
    return f"{value:+.2f}".replace("-0.00", "+0.00")
