"""Headings that say the same again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from audit.check.headings import COMPARED, HeadingCheck
from audit.check.stems import plain_words, stems
from audit.model.article import Article, Block
from audit.model.dataclass import dataclass
from audit.model.measure import Hit
from audit.model.rule import FieldTypes

SHOWN = 90
"""Characters of the other heading that a message repeats."""


@dataclass(frozen=True, slots=True)
class SimilarHeadingsCheck(HeadingCheck):
    """A later heading with `share` of the content words of the shorter one (of at least `shared`), or with the same
    first `opening` words."""

    share: float = 0.6
    shared: int = 2
    opening: int = 4

    needs: ClassVar[tuple[type, ...]] = ()
    fields: ClassVar[FieldTypes] = {"other": str, "count": int}

    def find(self, article: Article, headings: tuple[Block, ...]) -> Iterator[Hit]:
        text = article.folded
        known: list[tuple[Block, frozenset[str], tuple[str, ...]]] = []
        for block in headings:
            own = frozenset(w for w in stems(text, block.span) if not w[0].isdigit())  # 7. Mill Bank, 3 miles
            opening = tuple(w.split("'")[0] for w in plain_words(text, block.span)[: self.opening])
            for other, words, opened in known[:COMPARED]:
                least = min(len(own), len(words))
                same = least >= self.shared and len(own & words) >= max(2, self.share * least)
                if same or (len(opening) == self.opening and opening == opened):
                    said = " ".join(article.slice(other.span).split())
                    yield Hit(block.span, fields={"other": said[:SHOWN], "count": len(own & words)})
                    break
            known.append((block, own, opening))
