"""A heading that states what the text only guesses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from audit.check import facts
from audit.check.headings import COMPARED, HeadingCheck
from audit.check.stems import stems
from audit.model.article import Article, Block
from audit.model.marks import Hedge
from audit.model.measure import Hit
from audit.model.rule import FieldTypes
from audit.model.text import Span
from audit.model.vocabulary import HedgeGroup

_CLAUSE = re.compile(r"[^:;|]+")
LONGEST = 400
"""Characters of a heading that are looked at."""


@dataclass(frozen=True, slots=True)
class OverstatedHeadingCheck(HeadingCheck):
    """A part of a heading without a hedge, where all body sentences that share `shared` or more content words with it,
    and all of its own but one, hold a hedge of the groups `hedges`."""

    shared: int = 2
    hedges: tuple[HedgeGroup, ...] = ()

    needs: ClassVar[tuple[type, ...]] = (Hedge,)
    fields: ClassVar[FieldTypes] = {"count": int, "total": int}

    def find(self, article: Article, headings: tuple[Block, ...]) -> Iterator[Hit]:
        doubted = {
            s.index for h in article.all(Hedge) if h.group in self.hedges and (s := article.sentence_at(h.span.start))
        }
        if not doubted:
            return
        body, known = article.once(facts.body), article.once(facts.body_stems)
        hedged = [known[s.index] for s in body if s.index in doubted]
        plain = [known[s.index] for s in body if s.index not in doubted]
        for part in (p for block in headings[:COMPARED] for p in _parts(article, block)):
            own = stems(article.folded, part)
            if len(own) < self.shared or article.within(Hedge, part) or "?" in article.slice(part):
                continue
            least = max(self.shared, len(own) - 1)
            about = sum(len(own & words) >= least for words in hedged)
            if about and not any(len(own & words) >= least for words in plain):
                yield Hit(part, fields={"count": about, "total": len(body)})


def _parts(article: Article, block: Block) -> Iterator[Span]:
    """What stands between colons, semicolons and bars, without the blanks around it."""
    for m in _CLAUSE.finditer(article.text, block.span.start, min(block.span.end, block.span.start + LONGEST)):
        if said := m[0].strip():
            start = m.start() + len(m[0]) - len(m[0].lstrip())
            yield Span(start, start + len(said))
