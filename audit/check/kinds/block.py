"""Blocks that are no part of the story, by the reason that their annotator gives."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from audit.check.base import YES_NO, BaseCheck, too_short
from audit.check.stems import stems
from audit.check.terms import any_within, keys_of
from audit.model.article import Article, Block, Kind, Reach
from audit.model.dataclass import dataclass
from audit.model.marks import Role, Topic
from audit.model.measure import Hit, Measure, NotApplicable
from audit.model.rule import FieldTypes, Pattern
from audit.model.text import Span
from audit.model.vocabulary import BlockReason

APART = 0.03  # TF-IDF cosine
NOTHING = 0.005  # as good as no word in common


@dataclass(frozen=True, slots=True)
class BlockCheck(BaseCheck):
    """Blocks with one of these reasons and kinds. `unrelated`: they also share no name with the story and no more than
    so much of its words (TF-IDF cosine), nor does a pointer of the same run with a word in common. `blocks`: the
    article has at least so many. `words`: the block has at least so many; fewer are a label. `find`: a hit of one of
    these patterns begins in it. `marker`: mark the words that decided instead of the block. The field `apart` says
    whether the block shares no name and hardly a word with the story."""

    reasons: tuple[BlockReason, ...] = ()
    kinds: tuple[Kind, ...] = (Kind.PROMO, Kind.BOILERPLATE, Kind.EMBED, Kind.CAPTION)
    unrelated: float | None = None
    blocks: int = 0
    words: int = 0
    find: tuple[Pattern, ...] = ()
    unless: tuple[Pattern, ...] = ()
    marker: bool = True

    reach: ClassVar[Reach] = Reach.ARTICLE
    needs: ClassVar[tuple[type, ...]] = (Role, Topic)
    fields: ClassVar[FieldTypes] = {"reason": tuple(BlockReason), "similarity": float, "apart": YES_NO}

    def patterns(self) -> tuple[Pattern, ...]:
        return (*self.find, *self.unless)

    def measure(self, article: Article) -> Measure | NotApplicable:
        if len(article.blocks) < self.blocks:
            return NotApplicable(too_short(len(article.blocks), self.blocks, "block"))
        topics = {t.block: t for t in article.all(Topic)}
        hits: list[Hit] = []
        seen: set[int] = set()
        for role in article.all(Role):
            block = article.blocks[role.block]
            if role.block in seen or block.kind not in self.kinds or (self.reasons and role.reason not in self.reasons):
                continue
            if self.words and article.words.count(block.span) < self.words:
                continue
            topic = topics.get(role.block)
            if self.unrelated is not None and not (topic and _apart(topic, self.unrelated)):
                continue
            if self.unrelated is not None and _goes_along(article, block, topics, self.unrelated):
                continue
            if self.find and not any_within(article, keys_of(self.find), block.span):
                continue
            if any_within(article, keys_of(self.unless), block.span):
                continue
            seen.add(role.block)
            span: Span = role.marker if self.marker and role.marker else block.span
            similarity = round(topic.similarity, 2) if topic else 0.0
            apart = "yes" if topic and _apart(topic, APART) else "no"
            hits.append(Hit(span, fields={"reason": role.reason, "similarity": similarity, "apart": apart}))
        return Measure(tuple(hits), value=len(hits), base=len(article.blocks))


def _apart(topic: Topic, most: float) -> bool:
    """What names nobody must share no word at all ("Storm damage: the roads that are shut" in a story of a storm)."""
    return topic.shared_names == 0 and topic.similarity <= (most if topic.names else min(most, NOTHING))


def _goes_along(article: Article, block: Block, topics: dict[int, Topic], most: float) -> bool:
    """Does a pointer of the same run belong to the story, and has it a word in common with this one? A list of links on
    a storm names the storm in its first ("What to know about the storm", "The storm on the map")."""
    markers = {r.block: r.marker for r in article.all(Role) if r.marker}

    def words(b: Block) -> frozenset[str]:
        marker = markers.get(b.index)
        return stems(article.folded, Span(marker.end, b.span.end) if marker and marker.end < b.span.end else b.span)

    own = words(block)
    return any(
        not _apart(topics[b.index], most) and not own.isdisjoint(words(b))
        for b in _run(article, block)
        if b.index in topics
    )


def _run(article: Article, block: Block) -> Iterator[Block]:
    """The other blocks of the same kind that stand in one row with it."""
    for step in (-1, 1):
        at = block.index + step
        while 0 <= at < len(article.blocks) and article.blocks[at].kind is block.kind:
            yield article.blocks[at]
            at += step
