"""Sentences that say again what stands above."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import chain
from math import ceil
from typing import ClassVar

from audit.check import facts
from audit.check.base import BaseCheck
from audit.check.stems import ContentWords
from audit.lang import lang_of
from audit.model.article import Article, Reach, Sentence
from audit.model.dataclass import dataclass
from audit.model.marks import Quote
from audit.model.measure import Fields, Hit, Measure, NotApplicable
from audit.model.rule import FieldTypes
from audit.model.text import Span

_TURN = re.compile(r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}: ")
COMPARED = 3_000
"""Sentences of the body that are compared with one another."""
COMMON = 40
"""Sentences with a word that are looked at."""
LONGEST = 60
"""Content words of a sentence that is compared."""
LISTED = 20
"""Places that the finding lists."""
SHOWN = 90
"""Characters of the other sentence that a message repeats."""


@dataclass(frozen=True, slots=True)
class RepeatedSentenceCheck(BaseCheck):
    """Two body sentences, not neighbours and not quoted, of at least `run` content words, with `share` of all their
    content words in common and the same figures; rows of lists are left out, and of two paragraphs in a row those
    that are the same word for word. One finding an article: the first sentence that says again what another
    said."""

    run: int = 3
    share: float = 0.5

    reach: ClassVar[Reach] = Reach.ARTICLE
    needs: ClassVar[tuple[type, ...]] = (Quote,)
    fields: ClassVar[FieldTypes] = {"other": str, "count": int}

    def measure(self, article: Article) -> Measure | NotApplicable:
        pairs = list(self._pairs(article))
        if not pairs:
            return Measure((), value=0)
        first, other = pairs[0]
        said: Fields = {"other": " ".join(article.slice(other).split())[:SHOWN], "count": len(pairs)}
        return Measure((Hit(first, tuple(s for s, _ in pairs[1:LISTED]), said),), value=1)

    def _pairs(self, article: Article) -> Iterator[tuple[Span, Span]]:
        """Sentences with the one that they repeat. Two sets with a Jaccard index of `share` have one of their rarest
        words in common: only these are looked up."""
        known, quoted = article.once(facts.SentenceStems), article.once(facts.spoken)
        bags = [(s, known[s.index]) for s in article.once(facts.body)[:COMPARED]]
        bags = [
            (s, bag)
            for s, bag in bags
            if self.run <= len(bag) <= LONGEST and not quoted.touches(s.span) and _told(article, s)
        ]
        numbers = lang_of(article).sets(ContentWords).numbers
        spread = Counter(chain.from_iterable(bag for _, bag in bags))
        again = {word for word, n in spread.items() if n > 1}
        where: dict[str, list[int]] = defaultdict(list)
        for n, (own, bag) in enumerate(bags):
            if len(bag & again) < self.share * len(bag):
                continue  # no other sentence can have so many of its words
            rarest = sorted(bag, key=lambda w: (spread[w], w))[: len(bag) - ceil(self.share * len(bag)) + 1]
            for m in sorted({m for word in rarest if word in again for m in where[word][:COMMON]}):
                other, bag2 = bags[m]
                shared = len(bag & bag2)
                apart = own.index - other.index > 1 or (own.block != other.block and _same(article, own, other))
                counts = any(w[0].isdigit() or w in numbers for w in bag ^ bag2)  # the same of another year or place
                if apart and not counts and shared >= self.share * (len(bag) + len(bag2) - shared):
                    yield own.span, other.span
                    break
            for word in rarest:
                where[word].append(n)


def _told(article: Article, sentence: Sentence) -> bool:
    """Does it end as a sentence does, and begin with a word? Rows of a list and turns of an interview may be alike."""
    text = article.slice(sentence.span).strip()
    return text[:1].isalpha() and not _TURN.match(text) and text.rstrip("\"'”’)")[-1:] in (".", "!")


def _same(article: Article, one: Sentence, other: Sentence) -> bool:
    return article.slice(one.span) == article.slice(other.span)
