"""Blocks that are no part of the story, or stand in it twice: they can be taken out whole.

A mend is safe where what goes says nothing of the story: a pointer to another one, a left-over of a page, the second
copy of a block. It is there only where the block has lines (in HTML, an element) of its own in the file, and never
where words in quotation marks, a block quotation or a post pasted in would be touched.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from audit.mend.places import stretch
from audit.model.article import Article, Block, Form, Kind
from audit.model.finding import Edit, Finding, Fix, Outcome
from audit.model.marks import Quote, Role
from audit.model.rule import RulePack
from audit.model.text import Cover, Span
from audit.model.vocabulary import BlockReason

KINDS = ("block", "repeated-sentence")
"""Kinds of check whose findings are about whole blocks, or lie in blocks that stand there twice."""
SAFE: Mapping[BlockReason, str] = {
    BlockReason.RELATED_LINK: "Remove the pointer to another story",
    BlockReason.RESIDUE: "Remove what is left over from a page",
    BlockReason.REPEATED: "Remove the second copy of this block",
}
UNSAFE: Mapping[BlockReason, str] = {
    BlockReason.CALL_TO_ACTION: "Remove the offer",
    BlockReason.OFF_TOPIC: "Remove the block that belongs to another story",
}
_MARKS = re.compile(r"[“”„«»\"‹›]|(?<!\w)[‘']|^\s*>", re.MULTILINE)


def mend(article: Article, outcomes: Sequence[Outcome], pack: RulePack) -> tuple[Outcome, ...]:
    """The outcomes, with a mend on the findings that have one."""
    about = {r.id for r in pack.rules if r.kind in KINDS}
    if not any(o.findings and o.rule in about for o in outcomes):
        return tuple(outcomes)
    reasons: dict[int, list[str]] = {}
    for role in article.all(Role):
        reasons.setdefault(role.block, []).append(role.reason)
    quoted = Cover(q.span for q in article.all(Quote))
    return tuple(
        replace(o, findings=tuple(_mended(article, f, reasons, quoted) for f in o.findings))
        if o.findings and o.rule in about
        else o
        for o in outcomes
    )


def _mended(article: Article, f: Finding, reasons: Mapping[int, Sequence[str]], quoted: Cover) -> Finding:
    blocks = {b.index: b for span in f.spans if (b := article.block_at(span.start))}
    found = [(b, reason) for b in blocks.values() if (reason := _reason(reasons.get(b.index, ()), b))]
    edits, said = [], []
    for block, reason in found:
        if not _touchy(article, block, quoted) and (gone := stretch(article, block)):
            edits.append(Edit(gone, ""))
            said.append(reason)
    if not edits or _overlap(edits):
        return f
    summary = {**SAFE, **UNSAFE}[said[0]]
    return replace(f, fix=Fix(tuple(edits), all(r in SAFE for r in said), summary))


def _reason(reasons: Sequence[str], block: Block) -> BlockReason | None:
    """Why the block may go; the safe reason where it has several."""
    if block.form in (Form.QUOTE, Form.CELL, Form.FIGURE) or block.kind in (Kind.EMBED, Kind.HEADLINE, Kind.BYLINE):
        return None
    for reason in (*SAFE, *UNSAFE):
        story = reason in (BlockReason.REPEATED, BlockReason.OFF_TOPIC)
        if reason in reasons and (story or block.kind in (Kind.PROMO, Kind.BOILERPLATE)):
            return reason
    return None


def _touchy(article: Article, block: Block, quoted: Cover) -> bool:
    """Does it hold words that somebody else may have said?"""
    return quoted.touches(block.span) or _MARKS.search(article.slice(block.span)) is not None


def _overlap(edits: Sequence[Edit]) -> bool:
    ordered: list[Span] = sorted(e.span for e in edits)
    return any(a.end > b.start for a, b in pairwise(ordered))
