"""Citations of publications: other outlets, aggregators, posts, studies, documents."""

from __future__ import annotations

from dataclasses import field
from typing import ClassVar

from audit.check import facts
from audit.check.base import YES_NO, BaseCheck
from audit.check.filters import ANYWHERE, Filters, Take
from audit.check.places import once_a_place
from audit.check.terms import Keys, any_over, keep, keys_of
from audit.model.article import Article, Reach
from audit.model.dataclass import dataclass
from audit.model.marks import Attribution, Citation, SourceType
from audit.model.measure import Fields, Hit, Measure, NotApplicable
from audit.model.rule import FieldTypes, Pattern
from audit.model.text import Span
from audit.model.vocabulary import Construction


@dataclass(frozen=True, slots=True)
class CitationCheck(BaseCheck):
    """Citations of these types (none named: any). Citations of the house itself never count. `chain`: at least so many
    sources nested in one another. `links`: the file can hold links (else the check does not apply) and there is, or is
    not, one in the sentence. `whole`: mark cue and source, else the name alone. The field `own` is yes where a hit of
    the patterns `own` lies over it: what the publication does, counts or thinks itself; `words` is quoted where its
    own words stand between quotation marks."""

    types: tuple[SourceType, ...] = ()
    malformed: Take = Take.ANY
    passed_on: Take = Take.ANY
    links: Take = Take.ANY
    chain: int = 1
    constructions: tuple[Construction, ...] = ()
    not_constructions: tuple[Construction, ...] = ()
    once: bool = False
    whole: bool = True
    own: tuple[Pattern, ...] = ()
    where: Filters = ANYWHERE
    _own: Keys = field(init=False, repr=False, compare=False)

    reach: ClassVar[Reach] = Reach.ARTICLE
    needs: ClassVar[tuple[type, ...]] = (*Filters.needs, Citation)
    fields: ClassVar[FieldTypes] = {
        "name": str,
        "type": tuple(SourceType),
        "depth": int,
        "passed_on": YES_NO,
        "chain": str,
        "mention": int,
        "own": YES_NO,
        "words": ("quoted", "paraphrased"),
    }

    def __post_init__(self) -> None:
        keep(self, _own=keys_of(self.own))

    def lexicons(self) -> tuple[str, ...]:
        return self.where.lexicons()

    def patterns(self) -> tuple[Pattern, ...]:
        return (*self.own, *self.where.patterns())

    def candidates(self, article: Article) -> tuple[Span, ...]:
        return tuple(c.span for c in article.all(Citation) if not self.types or c.type in self.types)

    def measure(self, article: Article) -> Measure | NotApplicable:
        if self.links is not Take.ANY and article.source.format == "text":
            return NotApplicable("links cannot be checked in plain text")
        attributions = article.all(Attribution)
        hits: list[Hit] = []
        seen: dict[str, int] = {}
        citations = article.all(Citation)
        for n, c in enumerate(citations):
            a = attributions[c.attribution]
            if not self._is(c, a) or (self.once and c.name in seen):
                continue
            span = _whole(c, a) if self.whole else c.span
            if not self.where.admits(article, span):
                continue
            nth = seen[c.name] = seen.get(c.name, 0) + 1
            own = "yes" if self._own and any_over(article, self._own, span) else "no"
            fields = {**_fields(article, n), "mention": nth, "own": own}
            hits.append(Hit(span, fields=fields))
        return Measure(tuple(hits), value=len(hits), base=len(citations))

    def _is(self, c: Citation, a: Attribution) -> bool:
        return (
            not c.house
            and (not self.types or c.type in self.types)
            and (not self.constructions or a.construction in self.constructions)
            and a.construction not in self.not_constructions
            and c.depth >= self.chain
            and self.malformed.admits(c.malformed)
            and self.passed_on.admits(c.passed_on)
            and self.links.admits(c.linked)
        )


@once_a_place
def _fields(article: Article, index: int) -> Fields:
    """What is told of the citation of this number, whichever rule asks."""
    c = article.all(Citation)[index]
    a = article.all(Attribution)[c.attribution]
    return {
        "name": c.name,
        "type": c.type.value,
        "depth": c.depth,
        "chain": " > ".join(" ".join(article.slice(s).split()) for s in c.chain),
        "passed_on": "yes" if c.passed_on else "no",
        "words": "quoted" if facts.quoted(article, a) else "paraphrased",
    }


def _whole(c: Citation, a: Attribution) -> Span:
    return c.span.cover(a.cue) if a.cue else c.span
