"""Somebody else's text, announced by a line of its own: "The Gazette reports:" and the paragraphs that follow.

What is announced is on the account of the one who is named, up to where it clearly ends: the last of the paragraphs
that open with a quotation mark, the last line of a list, the end of a block quotation; else one paragraph, or the whole
article where the announcement is the first that it says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from audit.lang.wordsets import WordSet
from audit.model.article import Article, Block, Form, Kind, Sentence
from audit.model.marks import Attribution, CueKind, SourceType, Status

_OPENING = ("“", '"', "‘", "«", "„", "``")
_CLOSING = ("”", '"', "’", "»", "''")
_ENDS = (":", ":”", ":*")
_OUTLETS = (SourceType.PERSON, SourceType.BODY, SourceType.ROLE)
_RUNS = (Form.QUOTE, Form.ITEM, Form.CELL)
"""Forms of which one block after the other belongs to what is announced."""
_LONGEST = 25
"""Words of a line that announces what follows the paragraph before it."""


def introduced(
    article: Article, answer: Callable[[Sentence], int | None], voiced: Callable[[Sentence], bool], reporting: WordSet
) -> dict[int, tuple[int | None, Status]]:
    """Sentence -> the attribution of the line that announces it, None where no word of it attributes, and who answers
    by that. `answer`: by which attribution a sentence is answered for; `voiced`: does it name somebody, or is it about
    him or her; `reporting`: what outlets alone do with whole paragraphs."""
    out: dict[int, tuple[int | None, Status]] = {}
    body = [b for b in article.blocks if b.sentences and b.kind in (Kind.BODY, Kind.EMBED)]
    marks = article.all(Attribution)
    for at, block in enumerate(body[:-1]):
        last = block.sentences[-1]
        if not _follows(article, block, body[at + 1]) or not article.slice(last.span).rstrip().endswith(_ENDS):
            continue
        by = answer(last)
        if by is None or marks[by].status is Status.NONE:
            if by is None and article.slice(body[at + 1].span).startswith(_OPENING) and voiced(last):
                # Whatever its verb, a line before words in quotation marks says whose they are.
                out[last.index] = None, Status.IDENTIFIED
                for told in _told(article, body, at + 1, whole=False):
                    out.update((sentence.index, (None, Status.IDENTIFIED)) for sentence in told.sentences)
            continue
        cites = len(block.sentences) == 1 and _cites(article, block, marks[by])
        cites = cites and (marks[by].kind is CueKind.PREPOSITION or marks[by].lemma in reporting)
        whole = not at and cites
        status = marks[by].status
        if cites and marks[by].source_type in _OUTLETS and (whole or marks[by].lemma in reporting):
            status = Status.OUTLET  # an outlet that no list knows: who else "reports" whole paragraphs?
            out[last.index] = by, status
        for told in _told(article, body, at + 1, whole=whole):
            for sentence in told.sentences:
                out[sentence.index] = by, status
    return out


def _follows(article: Article, block: Block, below: Block) -> bool:
    """Does nothing but a pointer to another story or the caption of a table stand between a line and what it
    announces?"""
    between = article.blocks[block.index + 1 : below.index]
    return all(b.kind is Kind.PROMO or (below.form is Form.CELL and b.form is Form.FIGURE) for b in between)


def _cites(article: Article, block: Block, by: Attribution) -> bool:
    """ "According to the Gazette:", "The Gazette reports:", and nothing else."""
    told = by.kind is CueKind.PREPOSITION or by.construction == "verb-colon"
    return told and article.words.count(block.span) <= _LONGEST


def _told(article: Article, body: list[Block], at: int, *, whole: bool) -> Iterator[Block]:
    """The blocks that belong to an announcement, from the one behind it on."""
    first = body[at]
    text = article.slice(first.span)
    if whole and not text.startswith(_OPENING):
        yield from body[at:]
        return
    yield first
    quoted = text.startswith(_OPENING)
    if not quoted and first.form not in _RUNS:
        return
    before = first
    for now in body[at + 1 :]:
        goes_on = article.slice(now.span).startswith(_OPENING) and not _closed(article, before)
        if not _follows(article, before, now) or not (goes_on if quoted else now.form is first.form):
            return
        yield now
        before = now


def _closed(article: Article, block: Block) -> bool:
    return article.slice(block.span).rstrip().endswith(_CLOSING)
