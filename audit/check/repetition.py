"""The same again: a phrase for search engines, a proposition said twice, a last paragraph that adds nothing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from audit.check.context import Context, any_within, context
from audit.check.stems import FUNCTION, parts, stems
from audit.model.article import Article, Block, Kind, Reach, Sentence
from audit.model.finding import Hit, Measure, NotApplicable
from audit.model.marks import Quote
from audit.model.rule import Pattern
from audit.model.text import Span

LISTED = 20
COMMON = 40  # a stem in more sentences than this tells nothing about a pair of them


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
    found: dict[tuple[str, ...], list[Span]] = defaultdict(list)
    total = 0
    for block in article.blocks:
        if block.kind in (Kind.PROMO, Kind.BOILERPLATE):
            continue
        tokens = [(w.split("'")[0], at, _is_name(article, w, at)) for w, at in parts(article.text, block.span)]
        total += len(tokens)
        for n in range(len(tokens)):
            for size in range(check.run, check.longest + 1):
                gram = tokens[n : n + size]
                if len(gram) == size and gram[0][2] and gram[-1][2] and all(t[2] or t[0] in FUNCTION for t in gram):
                    found[tuple(t[0] for t in gram)].append(Span(gram[0][1].start, gram[-1][1].end))
    stuffed = [(g, s) for g, s in found.items() if len(s) >= check.at_least and len(s) * check.words_each > total]
    if stuffed:
        _, spans = max(stuffed, key=lambda item: (len(item[1]), len(item[0]), item[0]))
        fields: dict[str, str | int | float] = {"phrase": article.slice(spans[0]), "count": len(spans), "total": total}
        yield Hit(spans[0], tuple(spans[1:LISTED]), fields, absent=True)


def _is_name(article: Article, word: str, at: Span) -> bool:
    return article.text[at.start].isupper() and word not in FUNCTION


def sentence(check: RepetitionCheck, article: Article, facts: Context) -> Iterator[Hit]:
    bags = [(s, stems(article.text, s.span)) for s in article.body]
    bags = [(s, bag) for s, bag in bags if check.run <= len(bag) <= 60 and not facts.quoted.touches(s.span)]
    where: dict[str, list[int]] = defaultdict(list)
    for n, (own, bag) in enumerate(bags):
        common = Counter(m for word in sorted(bag) if len(where[word]) <= COMMON for m in where[word])
        for m, shared in sorted(common.items()):
            other, bag2 = bags[m]
            if own.index - other.index > 1 and shared >= check.share * len(bag | bag2):
                yield Hit(own.span, fields={"other": " ".join(article.slice(other.span).split())[:90], "count": shared})
                break
        for word in bag:
            where[word].append(n)


def conclusion(check: RepetitionCheck, article: Article, facts: Context) -> Iterator[Hit]:
    body = article.of_kind(Kind.BODY)
    if len(body) < 3:
        return
    last = body[-1]
    if article.within(Quote, last.span) or any(_sourced(facts, s) for s in last.sentences):
        return
    if not any_within(article, (*self_keys(check), *check.words), last.span) or _news(article, body[:-1], last):
        return
    yield Hit(last.span, fields={"count": len(last.sentences)})


def _sourced(facts: Context, sentence: Sentence) -> bool:
    return any(a.status.answered for a in facts.by_sentence.get(sentence.index, ()))


def self_keys(check: RepetitionCheck) -> tuple[str, ...]:
    return tuple(p.key for p in check.find)


def _news(article: Article, before: tuple[Block, ...], last: Block) -> bool:
    """Does the paragraph bring a name or a figure that the text before it has not?"""
    known = {
        w.split("'")[0]
        for b in article.blocks
        if b.span.start < last.span.start
        for w, _ in parts(article.text, b.span)
    }
    starts = {s.span.start for s in last.sentences}
    for word, at in parts(article.text, last.span):
        bare = word.split("'")[0]
        first = at.start in starts
        if bare in known or bare in FUNCTION:
            continue
        if bare.isdigit() or (article.text[at.start].isupper() and not first):
            return True
    return False


_FAULTS: dict[RepetitionFault, Callable[[RepetitionCheck, Article, Context], Iterator[Hit]]] = {
    RepetitionFault.KEYWORD: keyword,
    RepetitionFault.SENTENCE: sentence,
    RepetitionFault.CONCLUSION: conclusion,
}
