"""A headline that sounds hotter than its story."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from audit.check import facts
from audit.check.tones import Row, ToneCheck, profile, signed
from audit.model.article import Article
from audit.model.dataclass import dataclass
from audit.model.measure import Hit
from audit.model.profile import ToneProfile
from audit.model.rule import FieldTypes


@dataclass(frozen=True, slots=True)
class HeadlineToneCheck(ToneCheck):
    """A headline whose magnitude is `least` or more, and above the mean magnitude of the body's sentences by more than
    `gap` of their standard deviations. A text with fewer than `min_sentences` sentences is not judged."""

    gap: float = 0.0
    least: float = 0.0

    needs: ClassVar[tuple[type, ...]] = (ToneProfile,)
    fields: ClassVar[FieldTypes] = {"mean": str, "other_mean": str, "total": int}

    def closed(self, article: Article) -> str:
        return "" if facts.headline(article) else "the text has no headline"

    def rows(self, article: Article) -> Sequence[Row]:
        return profile(article).series

    def find(self, article: Article, rows: Sequence[Row]) -> Iterator[Hit]:
        title, own = facts.headline(article), profile(article).headline
        if title is None or own is None:
            return
        sizes = [abs(compound) for _, compound in rows]
        if abs(own) < self.least:
            return
        from statistics import fmean, pstdev  # few articles come as far

        over = abs(own) - fmean(sizes)
        if over <= 0 or over <= self.gap * pstdev(sizes):
            return
        yield Hit(title.span, fields={"mean": signed(own), "other_mean": f"{fmean(sizes):.2f}", "total": len(rows)})
