"""Headings as several kinds read them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from audit.check.base import BaseCheck
from audit.model.article import Article, Block, Kind, Reach
from audit.model.measure import Hit, Measure, NotApplicable

COMPARED = 60
"""Headings that are compared, so that a page of headings takes linear time."""


@dataclass(frozen=True, slots=True)
class HeadingCheck(BaseCheck, ABC):
    """Headline and subheadings. With more than `most` headings (0: any number) the text is a list and not judged."""

    most: int = 0

    reach: ClassVar[Reach] = Reach.ARTICLE

    def measure(self, article: Article) -> Measure | NotApplicable:
        headings = article.of_kind(Kind.HEADLINE, Kind.SUBHEADING)
        if not headings:
            return NotApplicable("the text has no headline")
        if self.most and len(headings) > self.most:
            return NotApplicable(f"a list: {len(headings)} headings")
        hits = tuple(self.find(article, headings))
        return Measure(hits, value=len(hits), base=len(headings))

    @abstractmethod
    def find(self, article: Article, headings: tuple[Block, ...]) -> Iterator[Hit]:
        """The headings, or parts of them, with the fault. There is at least one heading."""
