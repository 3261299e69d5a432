"""Lines of the page that were run together with a paragraph: "... the mayor said. READ MORE", "... [SOURCE] Then ...".

Such a sentence becomes a block of its own, so that it has its own kind and the paragraph keeps its own. Only whole
sentences outside quotations are cut off, at the edges of a paragraph; links in brackets also within it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from audit.annotate.line import SHORT, BlockVerdict, Lines, ShortLine, terms_by_block
from audit.model.article import Article, Block, Kind, Sentence
from audit.model.marks import Term
from audit.model.text import Span

Judge = Callable[[ShortLine], BlockVerdict | None]
"""What the words of a line say it is."""

LONGEST = 45  # words of a sentence that is cut off
OPENING = 8  # words of a first sentence that is a paragraph of its own
QUESTION = 8  # words of a question to the reader that asks nothing about the story
FEW = 4  # words of a sentence that says nothing by itself
_APART = (Kind.PROMO, Kind.BOILERPLATE)

_LINKED = re.compile(r"\[[^\[\]]{0,40}[A-Za-z][^\[\]]{0,40}\] (?=[A-Z“\"])")
_LABEL_BEHIND = re.compile(r"[.!?…][\"”’')]{0,3} (?=[–—-]{1,2} ?[A-Z]{3,}(?: [A-Z]+){0,3}$)")


def cut(article: Article, judge: Judge) -> tuple[Article, dict[int, BlockVerdict]]:
    """The article with such sentences as blocks of their own, itself where there are none; and the blocks that speak to
    the reader throughout and end in a call ("Seen something odd? We want to know. Write to us."), by their number."""
    lines, terms = Lines(article), terms_by_block(article)
    parts: list[list[tuple[Sentence, ...]]] = []
    appeals: dict[int, BlockVerdict] = {}
    count = 0
    titled = article.titled()
    for block in article.blocks:
        verdicts = _Verdicts(article.text, block, lines, terms.get(block.index, ()), judge)
        appeal = verdicts.appeal()
        if appeal is not None:
            appeals[count] = appeal
        whole = appeal is not None or block is titled
        parts.append([block.sentences] if whole else verdicts.parts())
        count += len(parts[-1])
    if count == len(parts):
        return article, appeals
    out: list[Block] = []
    number = 0
    for block, runs in zip(article.blocks, parts, strict=True):
        for run in runs:
            span = Span(run[0].span.start, run[-1].span.end) if len(runs) > 1 else block.span
            index = len(out)
            own = tuple(Sentence(s.span, number + n, index) for n, s in enumerate(run))
            number += len(own)
            out.append(replace(block, span=span, index=index, sentences=own))
    return article.with_blocks(tuple(out)), appeals


def _sentences(text: str, block: Block) -> tuple[Sentence, ...]:
    """The sentences of a block, with what no mark divides: a link in brackets before the next one, and a label in
    capitals behind a dash."""
    out: list[Sentence] = []
    for sentence in block.sentences:
        start, end = sentence.span.start, sentence.span.end
        found = _LINKED.match(text, start, end) if text[start] == "[" else None
        if found is None and text[end - 1].isupper():
            found = _LABEL_BEHIND.search(text, start, end)
        at = found.end() if found else start
        if found and start < at < end:
            first = Span(start, start + len(text[start:at].rstrip()))
            out += (replace(sentence, span=first), replace(sentence, span=Span(at, end)))
        else:
            out.append(sentence)
    return tuple(out)


class _Verdicts:
    """What the words of each sentence of a block say it is: worked out for those that are asked for."""

    def __init__(self, text: str, block: Block, lines: Lines, terms: Sequence[Term], judge: Judge) -> None:
        self.text, self.block, self.lines, self.terms, self.judge = text, block, lines, terms, judge
        self.every = _sentences(text, block)
        self.known: dict[int, BlockVerdict | None] = {}
        self.read: dict[int, ShortLine] = {}

    def of(self, n: int) -> BlockVerdict | None:
        """The verdict of sentence n where it says that it is no part of the story."""
        if n not in self.known:
            self.known[n] = self._judged(n)
        return self.known[n]

    def line(self, n: int) -> ShortLine:
        """Sentence n as a line."""
        if n not in self.read:
            self.read[n] = self.lines.of(self.every[n].span, self.block.index, self.terms)
        return self.read[n]

    def _judged(self, n: int) -> BlockVerdict | None:
        span = self.every[n].span
        bracketed = self.text[span.start] == "["
        if len(span) > 12 * LONGEST or (not bracketed and _quoted(self.text, self.block.span.start, span.start)):
            return None
        line = self.line(n)
        if not 0 < line.n <= LONGEST or line.spoke:
            return None
        verdict = self.judge(line)
        if verdict is None or verdict.kind not in _APART:
            return None
        told = verdict.kind is Kind.PROMO or verdict.marker is not None or bracketed
        return verdict if told else None

    def appeal(self) -> BlockVerdict | None:
        every = self.every
        if len(every) < 2 or len(self.block.span) > SHORT:
            return None
        first, last = self.of(0), self.of(len(every) - 1)
        call = last if last is not None and last.kind is Kind.PROMO else first
        if call is None or call.kind is not Kind.PROMO or call.reason not in ("call-to-action", "ad"):
            return None
        plain = [n for n in range(len(every)) if self.of(n) is None and not self._addresses(n)]
        at_edge = plain and plain[0] in (0, len(every) - 1)
        return call if len(plain) * 3 <= len(every) and not at_edge else None

    def _addresses(self, n: int) -> bool:
        line = self.line(n)
        if line.spoke or _quoted(self.text, self.block.span.start, self.every[n].span.start):
            return False
        if line.bare == "?" and line.n <= QUESTION and line.grammar.asks_shortly():
            return True
        return line.n <= FEW or (line.addresses and (line.bare != "?" or line.n <= QUESTION))

    def parts(self) -> list[tuple[Sentence, ...]]:
        """The sentences of the block, those that belong together in one run."""
        every = self.every
        if len(every) < 2:
            return [self.block.sentences]
        first, last = 0, len(every)
        while last > 1 and self.of(last - 1):
            last -= 1
        while first < last - 1 and self.of(first):
            first += 1
        links = any(self._link(n) for n in range(first, last))
        if (first == 0 and last == len(every) and not links) or self._whole():
            return [self.block.sentences]
        if first == last - 1 and self.of(first):
            return [self.block.sentences]  # all of it is of one kind: the block is judged as a whole
        runs: list[list[Sentence]] = []
        for n, sentence in enumerate(every):
            own = first <= n < last and not self._link(n)
            before = first <= n - 1 < last and not self._link(n - 1)
            if n and own == before and (own or not self._link(n)):
                runs[-1].append(sentence)
            else:
                runs.append([sentence])
        return [tuple(run) for run in runs]

    def _link(self, n: int) -> bool:
        return self.text[self.every[n].span.start] == "[" and self.of(n) is not None

    def _whole(self) -> bool:
        """Is the block of one kind? It is a caption or a post as a whole; small print and pointers reach as far as
        their block where their words open it,
        or where hardly a word stands before them."""
        if len(self.block.span) > SHORT:
            return False
        line = self.lines.of(self.block.span, self.block.index, self.terms)
        verdict = self.judge(line)
        if verdict is None:
            return False
        opening = self.every[0].span
        return (
            verdict.kind not in _APART
            or self.lines.words.count(opening) < OPENING
            or verdict.marker is None
            or verdict.marker.start < opening.end
        )


def _quoted(text: str, start: int, at: int) -> bool:
    """Is a quotation open at `at`?"""
    return text.rfind("“", start, at) > text.rfind("”", start, at) or text.count('"', start, at) % 2 == 1
