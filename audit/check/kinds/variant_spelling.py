"""A name in two spellings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from audit.check.base import BaseCheck
from audit.check.filters import ANYWHERE, Filters
from audit.check.names import OFFICES, PeopleWords
from audit.check.terms import any_over
from audit.lang import lang_of
from audit.lang.first_names import FirstNames
from audit.model.article import Article, Kind, Reach
from audit.model.dataclass import dataclass
from audit.model.marks import SourceType, Speaker
from audit.model.measure import Hit, Measure, NotApplicable
from audit.model.rule import FieldTypes, Pattern
from audit.model.text import Span, distance

_NAME = re.compile(r"\b[A-Z][^\W\d_]+(?:-[A-Z][^\W\d_]+)?(?: [A-Z][^\W\d_]+(?:-[A-Z][^\W\d_]+)?){1,2}\b")
NAMES = 2_000
"""Names of an article that are compared."""
ALIKE = 20
"""Names with a word in common that one name is compared with."""


@dataclass(frozen=True, slots=True)
class VariantSpellingCheck(BaseCheck):
    """The second of two names of two or more words that share a word and whose other words differ by one letter, or by
    two where both have seven or more. A name is a person's where a word of it is a first name, where a source of the
    text is called so, or behind a title or an office; a short form (Pete) is no other spelling."""

    where: Filters = ANYWHERE

    reach: ClassVar[Reach] = Reach.ARTICLE
    needs: ClassVar[tuple[type, ...]] = (*Filters.needs, Speaker)
    fields: ClassVar[FieldTypes] = {"name": str, "other": str}

    def lexicons(self) -> tuple[str, ...]:
        return (*self.where.lexicons(), OFFICES)

    def patterns(self) -> tuple[Pattern, ...]:
        return self.where.patterns()

    def measure(self, article: Article) -> Measure | NotApplicable:
        hits = tuple(hit for hit in _variants(article) if self.where.admits(article, hit.span))
        return Measure(hits, value=len(hits), base=len(article.all(Speaker)))


def _variants(article: Article) -> Iterator[Hit]:
    first: dict[tuple[str, str], Span] = {}
    for block in article.of_kind(Kind.BODY):
        for m in _NAME.finditer(article.text, block.span.start, block.span.end):
            given, family = m[0].split()[-2:]
            if len(first) < NAMES:
                first.setdefault((given, family), Span(m.end() - len(given) - len(family) - 1, m.end()))
    shared: dict[str, list[tuple[str, str]]] = {}
    for name in first:
        for word in dict.fromkeys(name):
            other = next((o for o in shared.get(word, [])[:ALIKE] if _variant(name, o, word)), None)
            if other is not None and (_person(article, name, first[name]) or _person(article, other, first[other])):
                yield Hit(first[name], fields={"name": " ".join(name), "other": " ".join(other)})
                break
        for word in dict.fromkeys(name):
            shared.setdefault(word, []).append(name)


def _person(article: Article, name: tuple[str, str], at: Span) -> bool:
    given = lang_of(article).sets(FirstNames).all
    if not given.isdisjoint(word.lower() for word in name):
        return True
    whole = " ".join(name)
    if any(s.type is SourceType.PERSON and s.name.endswith(whole) for s in article.all(Speaker)):
        return True
    before = article.text[max(0, at.start - 20) : at.start].split()
    if before and before[-1].rstrip(".") in lang_of(article).sets(PeopleWords).titles:
        return True
    return bool(before) and any_over(article, (OFFICES,), Span(at.start - 2, at.start - 1), longest=40)


def _variant(one: tuple[str, str], two: tuple[str, str], word: str) -> bool:
    """Are they one name, spelt in two ways beside the word that they share?"""
    a, b = [w for w in one if w != word], [w for w in two if w != word]
    if len(a) != 1 or len(b) != 1 or a == b or one.index(word) != two.index(word):
        return False
    x, y = a[0], b[0]
    same_start = x[0] == y[0]
    short, long = sorted((x, y), key=len)
    inflected = long.startswith(short) and (one[1] == word or long[len(short) :] in ("s", "n", "an", "es", "ns"))
    if not same_start or inflected or min(len(x), len(y)) < 4 or abs(len(x) - len(y)) > 2:
        return False
    return 0 < distance(x, y) <= (2 if len(x) > 6 else 1)
