"""People who are cited, and nobody says who they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from typing import ClassVar

from audit.check.base import BaseCheck
from audit.check.filters import ANYWHERE, Filters
from audit.check.names import NAME, OFFICES, PeopleWords
from audit.lang import lang_of
from audit.model.article import Article, Reach
from audit.model.dataclass import dataclass
from audit.model.marks import Attribution, SourceType, Speaker
from audit.model.measure import Hit, Measure, NotApplicable
from audit.model.rule import FieldTypes, Pattern
from audit.model.text import Span

REACH = 200
"""Characters behind the sentence of the first mention in which a second one may say who it is."""
NEAR = 20_000
"""Characters before and after the first mention in which an introduction is looked for."""
_FIELD = re.compile(rf"(?:of(?: [a-z]+){{1,3}} )?{NAME}")
"""A name, with the field between an office and it: "professor of marine law Ann Poe"."""
SPEAKERS = 200
"""Speakers without a role that are looked at."""


@dataclass(frozen=True, slots=True)
class MissingRoleCheck(BaseCheck):
    """The first mention of a person who is cited by full name, and nowhere given an office or an affiliation."""

    where: Filters = ANYWHERE

    reach: ClassVar[Reach] = Reach.ARTICLE
    needs: ClassVar[tuple[type, ...]] = (*Filters.needs, Speaker)
    fields: ClassVar[FieldTypes] = {"name": str}

    def lexicons(self) -> tuple[str, ...]:
        return (OFFICES, *self.where.lexicons())

    def patterns(self) -> tuple[Pattern, ...]:
        return self.where.patterns()

    def measure(self, article: Article) -> Measure | NotApplicable:
        hits = tuple(hit for hit in _strangers(article) if self.where.admits(article, hit.span))
        return Measure(hits, value=len(hits), base=len(article.all(Speaker)))


def _strangers(article: Article) -> Iterator[Hit]:
    speaking = lang_of(article).sets(PeopleWords).speaking
    speaks = {a.speaker for a in article.all(Attribution) if a.lemma in speaking}
    offices = {t.span.end + 1 for t in article.terms(OFFICES)}
    bare = [
        s
        for index, s in enumerate(article.all(Speaker))
        if s.type is SourceType.PERSON
        and s.role is None
        and s.sure
        and " " in s.name.strip()
        and "/" not in s.name  # a photographer and an agency
        and index in speaks
    ]
    for s in bare[:SPEAKERS]:
        first = s.mentions[0] if s.mentions else s.span
        if not _introduced(article, s.name, first, offices):
            yield Hit(first, fields={"name": s.name})


def _introduced(article: Article, name: str, first: Span, offices: Set[int]) -> bool:
    """Does the text say who this is, beside another mention of the name or in the sentence after the first? `offices`:
    where a name would stand behind one."""
    people = lang_of(article).sets(PeopleWords)
    sentence = article.sentence_at(first.start)
    end = sentence.span.end if sentence else first.end
    if people.introduces.match(article.text[end : end + REACH].lstrip()):
        return True
    start, end = max(0, first.start - NEAR), min(len(article.text), first.end + NEAR)
    near = article.text[start:end]
    # The name gives way to a sign, so that no pattern is made for each name.
    if people.described.search(near.replace(name.split()[-1].rstrip("."), NAME)):
        return True
    signed = near.replace(name, NAME)
    if people.named.search(signed):
        return True
    # "mayor Ann Poe"; "professor of marine law Ann Poe"
    longer = len(name) - len(NAME)
    return any(
        start + m.start() + longer * signed.count(NAME, 0, m.start()) in offices for m in _FIELD.finditer(signed)
    )
