"""What several checks ask of an article, worked out once: who owns a place, what is quoted, what a sentence holds."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from audit.check.stems import Token, stems, tokens
from audit.model.article import Article, Block, Kind, Sentence
from audit.model.marks import Attribution, Claim, Quote, QuoteKind, SourceType, Sourcing, Status, Strength
from audit.model.text import WORD, Span, merge

SPOKEN = (QuoteKind.DIRECT, QuoteKind.PARTIAL, QuoteKind.BLOCK)

# A participle hung on a report is the writer's reading of it, no longer what the source said:
# "The minister noted the delay, suggesting that ...".
TAIL = re.compile(
    r",\s+(?:thus |thereby |further |possibly |perhaps )?"
    r"(?:indicating|suggesting|signall?ing|implying|hinting|underscoring|highlighting|reflecting|cementing"
    r"|showcasing|demonstrating|emphasi[sz]ing)\s",
    re.IGNORECASE,
)
LEAD = 12  # characters between the comma of a tail and its participle
SEARCHED = 2_000  # characters of a sentence that are looked at for its tail


class Cover:
    """Disjoint spans in order, and whether they hold or touch another; every question is a binary search."""

    __slots__ = ("ends", "spans", "starts")

    def __init__(self, spans: Iterable[Span]) -> None:
        self.spans = merge(s for s in spans if len(s))
        self.starts = [s.start for s in self.spans]
        self.ends = [s.end for s in self.spans]

    def holds(self, span: Span) -> bool:
        at = bisect_right(self.starts, span.start) - 1
        return at >= 0 and span.end <= self.ends[at]

    def touches(self, span: Span) -> bool:
        at = bisect_right(self.ends, span.start)
        return at < len(self.starts) and self.starts[at] < span.end

    def at(self, offset: int) -> bool:
        return self.touches(Span(offset, offset + 1))


@dataclass(frozen=True, slots=True)
class Context:
    """`quoted`: the words of speakers; `marked`: everything between quotation marks, titles and terms too.
    `words`: how many the body has. `folded`: the text, folded. `stems` of the content words of each body sentence, by
    its index. `body`: those sentences."""

    quoted: Cover
    marked: Cover
    answers: Mapping[int, Sourcing]
    claims: Mapping[int, Claim]
    by_sentence: Mapping[int, tuple[Attribution, ...]]
    words: int
    folded: str
    stems: Mapping[int, frozenset[str]]
    body: tuple[Sentence, ...]

    def owner(self, article: Article, span: Span, *, content: bool = False) -> Status:
        """Who answers for the words at `span`: the best status in its sentence that reaches them.

        With `content` only what stands in the content of an attribution is its source's. An attribution whose cue
        stands in `span` itself ("the timing suggests", "slammed") is no answer to it: the writer chose that word."""
        sentence = article.sentence_at(span.start)
        if sentence is None:
            return Status.NONE
        here = self.by_sentence.get(sentence.index, ())
        tail = tail_of(article, sentence)
        hung = tail is not None and span.start >= tail and not self.quoted.holds(span)
        reaching = [
            a.status
            for a in here
            if not (a.cue is not None and span.contains(a.cue))
            and not (tail is not None and (_opens(a, tail) or (hung and a.span.start < tail)))
            and not (content and not self._speaks(a, span))
        ]
        answer = self.answers.get(sentence.index)
        if answer is not None and answer.strength is Strength.STRONG and answer.attribution is not None:
            carried = article.all(Attribution)[answer.attribution]
            if carried not in here:
                reaching.append(answer.status)
        return min(reaching, key=lambda s: s.rank, default=Status.NONE)

    def _speaks(self, a: Attribution, span: Span) -> bool:
        """Are the words at `span` what the source says? What a factive verb reports of a person ("noted that ...") the
        writer vouches for, so its words are the writer's, too."""
        if a.content and not any(c.overlaps(span) for c in a.content):
            return False
        return a.stance != "factive" or a.source_type is SourceType.DOCUMENT or self.quoted.holds(span)

    def tokens(self, span: Span) -> tuple[Token, ...]:
        return tokens(self.folded, span)

    def weak(self, sentence: Sentence) -> bool:
        answer = self.answers.get(sentence.index)
        return answer is not None and answer.strength is Strength.WEAK


def _opens(a: Attribution, tail: int) -> bool:
    """Is the tail's own participle its cue?"""
    return a.cue is not None and tail <= a.cue.start <= tail + LEAD


def tail_of(article: Article, sentence: Sentence) -> int | None:
    end = min(sentence.span.end, sentence.span.start + SEARCHED)
    found = TAIL.search(article.text, sentence.span.start, end)
    return found.start() if found else None


def build(article: Article) -> Context:
    folded, body = article.folded, article.body
    quotes = article.all(Quote)
    by_sentence: dict[int, list[Attribution]] = {}
    for a in article.all(Attribution):
        for index in _sentences_of(article, a):
            by_sentence.setdefault(index, []).append(a)
    return Context(
        quoted=Cover(q.span for q in quotes if q.kind in SPOKEN),
        marked=Cover(q.span for q in quotes),
        answers={a.sentence: a for a in article.all(Sourcing)},
        claims={c.sentence: c for c in article.all(Claim)},
        by_sentence={k: tuple(v) for k, v in by_sentence.items()},
        words=sum(len(WORD.findall(article.text, b.span.start, b.span.end)) for b in article.of_kind(Kind.BODY)),
        folded=folded,
        stems={s.index: stems(folded, s.span) for s in body},
        body=body,
    )


def _sentences_of(article: Article, a: Attribution) -> list[int]:
    """The sentences in which an attribution stands: that of its cue and those that its content begins in or spans."""
    out: list[int] = []
    for part in a.parts:
        first = article.sentence_at(part.start)
        if first is None:
            continue
        index = first.index
        while index < len(article.sentences) and article.sentences[index].span.start < part.end:
            if index not in out:
                out.append(index)
            index += 1
    return out


def context(article: Article) -> Context:
    return article.once(build)


# -- small questions about places


def headline(article: Article) -> Block | None:
    return next((b for b in article.blocks if b.kind is Kind.HEADLINE), None)


def anchor(article: Article) -> Span:
    """Where a finding about something missing points: the headline, or else the first body block, or else the first."""
    first = headline(article) or next(iter(article.of_kind(Kind.BODY)), None) or article.blocks[0]
    return first.span


def neighbours(article: Article, sentence: Sentence) -> tuple[Sentence, ...]:
    """The sentence and those right before and after it in the same block."""
    around = article.sentences[max(0, sentence.index - 1) : sentence.index + 2]
    return tuple(s for s in around if s.block == sentence.block)


def any_within(article: Article, keys: Iterable[str], span: Span) -> bool:
    """Does a hit of one of these lexicons or patterns begin inside `span`?"""
    return any(first_within(article, key, span) is not None for key in keys)


def first_within(article: Article, key: str, span: Span) -> Span | None:
    terms = article.terms(key)
    at = bisect_left(terms, span.start, key=lambda t: t.span.start)
    return terms[at].span if at < len(terms) and terms[at].span.start < span.end else None


def overlapping(article: Article, keys: Iterable[str], span: Span, reach: int = 200) -> bool:
    """Does a hit of one of these overlap `span`? A hit longer than `reach` characters may be overlooked."""
    for key in keys:
        terms = article.terms(key)
        at = bisect_left(terms, span.start - reach, key=lambda t: t.span.start)
        while at < len(terms) and terms[at].span.start < span.end:
            if terms[at].span.end > span.start:
                return True
            at += 1
    return False
