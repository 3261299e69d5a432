"""The same again: a phrase for search engines, a proposition said twice, a last paragraph that adds nothing."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from math import ceil
from typing import ClassVar

from audit.check.context import Context, any_within, context
from audit.check.stems import FUNCTION, Token, plain_words
from audit.model.article import Article, Block, Kind, Reach, Sentence
from audit.model.marks import Quote
from audit.model.measure import Hit, Measure, NotApplicable
from audit.model.rule import Pattern
from audit.model.text import Span

LISTED = 20
_SMALL = "of|and|the|for|in|on|to|at|de|&"
_RUN = re.compile(rf"[A-Z][^\W_]*(?:['’]s)?(?:[ -](?:[A-Z][^\W_]*(?:['’]s)?|{_SMALL})(?![^\W_])){{1,6}}")
_FIRST = re.compile(rf"[A-Z](?<![^\W_].)[^\W_]*(?=(?:['’]s)?[ -](?:[A-Z]|{_SMALL}))")  # a word that may begin a run
COMPARED = 3_000  # sentences of the body that are compared with one another
COMMON = 40  # sentences with a word that are looked at
LONGEST = 60  # content words of a sentence that is compared


class RepetitionFault(StrEnum):
    KEYWORD = "keyword"
    SENTENCE = "sentence"
    CONCLUSION = "conclusion"


@dataclass(frozen=True, slots=True)
class RepetitionCheck:
    """The same again, by `fault`.

    keyword: a run of `run` to `longest` words, capitalised but for small words, at least `at_least` times and once in
    fewer than `words_each` words of the whole text. sentence: two body sentences, not neighbours, of at least `run`
    content words with `share` of all their content words in common. conclusion: a last body paragraph with no new name,
    figure, quotation or source and a hit of `words` or `find`."""

    fault: RepetitionFault
    run: int = 3
    longest: int = 5
    at_least: int = 5
    words_each: int = 75
    share: float = 0.5
    words: tuple[str, ...] = ()
    find: tuple[Pattern, ...] = ()

    reach: ClassVar[Reach] = Reach.ARTICLE
    fields: ClassVar[tuple[str, ...]] = ("phrase", "count", "total", "other")

    def lexicons(self) -> tuple[str, ...]:
        return self.words

    def patterns(self) -> tuple[Pattern, ...]:
        return self.find

    def measure(self, article: Article) -> Measure | NotApplicable:
        hits = tuple(_FAULTS[self.fault](self, article, context(article)))
        return Measure(hits, value=len(hits))


def keyword(check: RepetitionCheck, article: Article, facts: Context) -> Iterator[Hit]:
    firsts, times = article.once(_names)
    found: dict[tuple[str, ...], list[Span]] = defaultdict(list)
    for m in firsts:
        word = m[0].lower()
        if times[word] >= check.at_least and word not in FUNCTION and (run := _RUN.match(article.text, m.start())):
            for gram, end in _grams(check, facts.tokens(Span(m.start(), run.end()))):
                found[gram].append(Span(m.start(), end))
    found = {gram: spans for gram, spans in found.items() if len(spans) >= check.at_least}
    total = sum(len(plain_words(article.text, b.span)) for b in _own(article)) if found else 0
    stuffed = [(g, s) for g, s in found.items() if len(s) * check.words_each > total]
    if stuffed:
        _, spans = max(stuffed, key=lambda item: (len(item[1]), len(item[0]), item[0]))
        fields: dict[str, str | int | float] = {"phrase": article.slice(spans[0]), "count": len(spans), "total": total}
        yield Hit(spans[0], tuple(spans[1:LISTED]), fields, absent=True)


def _own(article: Article) -> list[Block]:
    return [b for b in article.blocks if b.kind not in (Kind.PROMO, Kind.BOILERPLATE)]


def _names(article: Article) -> tuple[list[re.Match[str]], Counter[str]]:
    """Where a word with a capital may begin a name, and how often the text has each of these words."""
    found = [m for b in _own(article) for m in _FIRST.finditer(article.text, b.span.start, b.span.end)]
    return found, Counter(m[0].lower() for m in found)


def _grams(check: RepetitionCheck, some: tuple[Token, ...]) -> Iterator[tuple[tuple[str, ...], int]]:
    """The phrases of `run` or more words with which a run of names and small words begins, and where each ends."""
    some = some[: check.longest]
    for size in range(check.run, len(some) + 1):
        if some[size - 1][0] not in FUNCTION:
            yield tuple(w.split("'")[0] for w, _, _ in some[:size]), some[size - 1][2]


def sentence(check: RepetitionCheck, article: Article, facts: Context) -> Iterator[Hit]:
    """One hit an article: the first sentence that says again what another said, the others related to it."""
    pairs = list(_pairs(check, article, facts))
    if pairs:
        first, other = pairs[0]
        said = " ".join(article.slice(other).split())[:90]
        yield Hit(first, tuple(s for s, _ in pairs[1:LISTED]), {"other": said, "count": len(pairs)})


def _pairs(check: RepetitionCheck, article: Article, facts: Context) -> Iterator[tuple[Span, Span]]:
    """Sentences with the one that they repeat. Two sets with a Jaccard index of `share` have one of their rarest words
    in common: only these are looked up."""
    bags = [(s, facts.stems[s.index]) for s in facts.body[:COMPARED]]
    bags = [(s, bag) for s, bag in bags if check.run <= len(bag) <= LONGEST and not facts.quoted.touches(s.span)]
    spread = Counter(chain.from_iterable(bag for _, bag in bags))
    again = {word for word, n in spread.items() if n > 1}
    where: dict[str, list[int]] = defaultdict(list)
    for n, (own, bag) in enumerate(bags):
        if len(bag & again) < check.share * len(bag):
            continue  # no other sentence can have so many of its words
        rarest = sorted(bag, key=lambda w: (spread[w], w))[: len(bag) - ceil(check.share * len(bag)) + 1]
        for m in sorted({m for word in rarest if word in again for m in where[word][:COMMON]}):
            other, bag2 = bags[m]
            shared = len(bag & bag2)
            if own.index - other.index > 1 and shared >= check.share * (len(bag) + len(bag2) - shared):
                yield own.span, other.span
                break
        for word in rarest:
            where[word].append(n)


def conclusion(check: RepetitionCheck, article: Article, facts: Context) -> Iterator[Hit]:
    body = article.of_kind(Kind.BODY)
    if len(body) < 3:
        return
    last = body[-1]
    if article.within(Quote, last.span) or any(_sourced(facts, s) for s in last.sentences):
        return
    if not any_within(article, (*(p.key for p in check.find), *check.words), last.span) or _news(article, facts, last):
        return
    yield Hit(last.span, fields={"count": len(last.sentences)})


def _sourced(facts: Context, sentence: Sentence) -> bool:
    return any(a.status.answered for a in facts.by_sentence.get(sentence.index, ()))


def _news(article: Article, facts: Context, last: Block) -> bool:
    """Does the paragraph bring a name or a figure that the text before it has not?"""
    known = {w.split("'")[0] for b in article.blocks[: last.index] for w in plain_words(facts.folded, b.span)}
    starts = {s.span.start for s in last.sentences}
    for word, start, _ in facts.tokens(last.span):
        bare = word.split("'")[0]
        if bare in known or bare in FUNCTION:
            continue
        if bare.isdigit() or (article.text[start].isupper() and start not in starts):
            return True
    return False


_FAULTS: dict[RepetitionFault, Callable[[RepetitionCheck, Article, Context], Iterator[Hit]]] = {
    RepetitionFault.KEYWORD: keyword,
    RepetitionFault.SENTENCE: sentence,
    RepetitionFault.CONCLUSION: conclusion,
}
