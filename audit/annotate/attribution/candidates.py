"""The candidates of an article: which tokens the lexicons of reporting words hold."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from audit.annotate.attribution.tokens import Tokens
from audit.lang.tags import QUOTATION
from audit.model.article import Article, Form
from audit.model.dataclass import dataclass
from audit.model.marks import Term
from audit.model.text import Span

LISTS = ("reporting-verbs", "attribution-verbs", "reporting-nouns", "attribution-nouns", "attribution-adjectives")
_TASK, _FEW = "task", 3  # the hint of an item that is a task; words of an item in which nobody speaks
_QUOTED = re.compile(r"[“”\"«»:]")
_NOUNS = ("reporting-nouns", "attribution-nouns")


@dataclass(slots=True)
class Candidate:
    """What the lexicons say of a word that may be a cue: its first word's lemma, the whole entry, stance, group
    (speech, act, mental, appear, noun, adjective) and how many tokens it has."""

    lemma: str
    entry: str
    stance: str
    group: str
    length: int = 1


def candidates(article: Article, tokens: Tokens) -> dict[int, Candidate]:
    """Token -> what the lists say of it, in order of the text. The first list that holds a word decides."""
    terms: dict[int, Term] = {}
    for key in LISTS:
        for term in article.terms(key):
            held = terms.setdefault(term.span.start, term)
            if held.key == key and held.span.end < term.span.end:
                terms[term.span.start] = term
    out: dict[int, Candidate] = {}
    mute = _mute(article)
    starts = tokens.starts
    at = 0
    n = len(starts)
    for start in sorted(terms):
        term = terms[start]
        at = bisect_left(starts, start, at)
        if at >= n:
            break
        entry = term.entry
        if _inside(mute, start) or starts[at] != start or tokens.tags[at] == QUOTATION or entry is None:
            continue
        length = 1
        while at + length < n and tokens.ends[at + length - 1] < term.span.end:
            length += 1
        lemma = entry.lemma.split(" ")[0]
        if term.key in _NOUNS:
            group = "noun"
        elif lemma in tokens.sets.mental:
            group = "mental"
        else:
            group = entry.tags.get("group") or ("speech" if term.key == "reporting-verbs" else "adjective")
        out[at] = Candidate(lemma, entry.lemma, entry.tags.get("stance", ""), group, length)
    return out


def _mute(article: Article) -> list[Span]:
    """Items, cells and tasks that are too short to say who says something ("Piles ordered")."""
    return [
        block.span
        for block in article.blocks
        if block.form in (Form.ITEM, Form.CELL)
        and (_TASK in block.hints or article.words.count(block.span) <= _FEW)
        and not _QUOTED.search(article.text, block.span.start, block.span.end)
    ]


def _inside(spans: list[Span], offset: int) -> bool:
    at = bisect_right(spans, offset, key=_start) - 1
    return at >= 0 and offset < spans[at].end


def _start(span: Span) -> int:
    return span.start
