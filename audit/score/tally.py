"""The denominators: claims by who answers for them, words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import field

from audit.model.article import Article, Form
from audit.model.dataclass import dataclass
from audit.model.marks import Claim, Quote, Sourcing, Status
from audit.model.text import count_words


@dataclass(frozen=True, slots=True)
class Tally:
    """The denominators. `claims` by who answers for them; `weak` of the unanswered ones are carried over from
    earlier in their paragraph. `words` of body blocks; `own` of them outside quotations, lists and tables. `open`: the
    sentences of the claims that nobody answers for; those of `carried` among them are carried over."""

    words: int
    own: int
    claims: Mapping[Status, int]
    weak: int
    open: frozenset[int] = field(default=frozenset())
    carried: frozenset[int] = field(default=frozenset())

    @property
    def n(self) -> int:
        return sum(self.claims.values())

    @property
    def answered(self) -> int:
        return sum(n for status, n in self.claims.items() if status.answered)


def tally(article: Article) -> Tally:
    answers = {a.sentence: a for a in article.all(Sourcing)}
    claims: Counter[Status] = Counter()
    unanswered, carried = set(), set()
    for claim in article.all(Claim):
        answer = answers[claim.sentence]
        claims[answer.status] += 1
        if not answer.status.answered:
            unanswered.add(claim.sentence)
            if answer.status is Status.NONE and answer.strength is not None:
                carried.add(claim.sentence)
    own = 0
    for index, n in article.body_words.items():
        block = article.blocks[index]
        if block.form not in (Form.ITEM, Form.CELL, Form.QUOTE):
            quotes = article.within(Quote, block.span)
            own += n - sum(count_words(article.slice(q.content)) for q in quotes if not q.depth)
    return Tally(sum(article.body_words.values()), own, claims, len(carried), frozenset(unanswered), frozenset(carried))
