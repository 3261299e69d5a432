"""A heading that states what the text only guesses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from audit.check import facts
from audit.check.headings import HeadingCheck
from audit.check.stems import stems
from audit.model.article import Article, Block, Kind
from audit.model.dataclass import dataclass
from audit.model.marks import Hedge, Quote
from audit.model.measure import Hit
from audit.model.rule import FieldTypes
from audit.model.text import Span
from audit.model.vocabulary import HedgeGroup

_CLAUSE = re.compile(r"[^:;|]+")
HEDGED = 30
"""Characters behind a hedge in which a word of the heading must stand, so that it is what is guessed."""
LONGEST = 400
"""Characters of a heading that are looked at."""


@dataclass(frozen=True, slots=True)
class OverstatedHeadingCheck(HeadingCheck):
    """The headline, or the longest part of it between colons, without a hedge or a quotation, where all body sentences
    that share `shared` or more content words with it, and all of its own but one, hold a hedge of the groups
    `hedges`, in one of them right before a word of the heading."""

    shared: int = 2
    hedges: tuple[HedgeGroup, ...] = ()

    needs: ClassVar[tuple[type, ...]] = (Hedge, Quote)
    fields: ClassVar[FieldTypes] = {"count": int, "total": int}

    def find(self, article: Article, headings: tuple[Block, ...]) -> Iterator[Hit]:
        doubted: dict[int, list[frozenset[str]]] = {}
        for h in article.all(Hedge):
            if h.group in self.hedges and (s := article.sentence_at(h.span.start)):
                reach = Span(h.span.start, min(s.span.end, h.span.end + HEDGED))
                doubted.setdefault(s.index, []).append(stems(article.folded, reach))
        if not doubted:
            return
        body, known = article.once(facts.body), article.once(facts.SentenceStems)
        hedged = [(known[s.index], doubted[s.index]) for s in body if s.index in doubted]
        plain = [s.index for s in body if s.index not in doubted]
        parts = [p for block in headings[:1] if block.kind is Kind.HEADLINE for p in _parts(article, block)]
        for part in sorted(parts, key=len, reverse=True)[:1]:
            own = stems(article.folded, part)
            quoted = article.once(facts.marked).touches(part)
            if len(own) < self.shared or article.within(Hedge, part) or quoted or "?" in article.slice(part):
                continue
            least = max(self.shared, len(own) - 1)
            about = sum(
                len(own & words) >= least and any(_hedges(own, words, near) for near in guessed)
                for words, guessed in hedged
            )
            if about and not any(len(own & known[n]) >= least for n in plain):
                yield Hit(part, fields={"count": about, "total": len(body)})


def _hedges(own: frozenset[str], there: frozenset[str], near: frozenset[str]) -> bool:
    """Does a hedge stand before a word of the heading: the same one, or one that begins as a word of it does that the
    sentence lacks (fell, fallen)?"""
    return bool(own & near) or any(mine[0] == other[0] for mine in own - there for other in near)


def _parts(article: Article, block: Block) -> Iterator[Span]:
    """What stands between colons, semicolons and bars, without the blanks around it."""
    for m in _CLAUSE.finditer(article.text, block.span.start, min(block.span.end, block.span.start + LONGEST)):
        if said := m[0].strip():
            start = m.start() + len(m[0]) - len(m[0].lstrip())
            yield Span(start, start + len(said))
