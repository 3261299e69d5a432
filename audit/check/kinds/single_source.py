"""One source for everything."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from audit.check import facts
from audit.check.names import PeopleWords
from audit.check.sources import SourcesCheck, direct_quotes, first_name, named
from audit.lang import lang_of
from audit.model.article import Article
from audit.model.dataclass import dataclass
from audit.model.marks import Attribution, Claim, Quote, SourceType, Sourcing, Speaker
from audit.model.measure import Fields
from audit.model.rule import FieldTypes
from audit.model.text import fold


@dataclass(frozen=True, slots=True)
class SingleSourceCheck(SourcesCheck):
    """All attributions that somebody answers for are of one source, by its names, short forms and pronouns, and no
    direct quotation is out of its reach. A document is none, nor is a pronoun that nobody was found for, nor
    several at once, nor who answers for less than `least` percent of the body sentences: a text in which nobody is
    asked rests on no source. The field `told` is that percentage."""

    least: int = 0

    needs: ClassVar[tuple[type, ...]] = (Attribution, Claim, Quote, Sourcing, Speaker)
    fields: ClassVar[FieldTypes] = {"source": str, "count": int, "claims": int, "told": int}

    def find(self, article: Article) -> Fields | None:
        by_name = article.once(named)
        speakers = article.all(Speaker)
        names = [
            n for n, found in by_name.items() if n and any(a.speaker is None or speakers[a.speaker].sure for a in found)
        ]
        first = max(names, key=lambda n: (len(by_name[n]), n), default="")
        if not first or not all(_alias(article, first, n) for n in names):
            return None
        if not all(_reached(q, by_name) for q in direct_quotes(article, 1)):
            return None
        if all(a.source_type is SourceType.DOCUMENT for a in by_name[first]):
            return None  # told after a paper that can be read
        source = first_name(article, by_name[first]) or first
        people = lang_of(article).sets(PeopleWords)
        if fold(source) in people.pronouns or fold(source).split()[0] in people.several:
            return None  # nobody tells who that is, or it is more than one
        told = _told(article)
        if told < self.least:
            return None
        return {
            "source": source,
            "told": told,
            "count": sum(map(len, by_name.values())),
            "claims": len(article.once(facts.claims)),
        }


def _told(article: Article) -> int:
    """Of a hundred body sentences, how many somebody answers for."""
    answers = article.once(facts.sourcing)
    body = article.once(facts.body)
    told = sum(s.index in answers and answers[s.index].status.answered for s in body)
    return round(100 * told / max(1, len(body)))


def _alias(article: Article, one: str, two: str) -> bool:
    """May two names be of one source: all words of the shorter in the longer, or a word that only points back?"""
    short, long = sorted((set(one.split()), set(two.split())), key=len)
    return short <= long or short <= lang_of(article).sets(PeopleWords).pointers


def _reached(quote: Quote, by_name: Mapping[str, list[Attribution]]) -> bool:
    return any(part.overlaps(quote.span) for found in by_name.values() for a in found for part in a.parts)
