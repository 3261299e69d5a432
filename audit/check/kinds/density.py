"""Too many of a kind: so many hits, and so many per 1,000 body words."""

from __future__ import annotations

from typing import ClassVar

from audit.check import facts
from audit.check.base import LISTED, BaseCheck, too_short
from audit.check.filters import ANYWHERE, Filters
from audit.check.terms import terms
from audit.model.article import Article, Reach
from audit.model.dataclass import dataclass
from audit.model.measure import Fields, Hit, Measure, NotApplicable
from audit.model.rule import FieldTypes, Pattern
from audit.model.text import fold


@dataclass(frozen=True, slots=True)
class DensityCheck(BaseCheck):
    """One finding with all places when there are `at_least` hits (different ones: `distinct`) and more than `per_1000`
    per 1,000 body words. Texts under `min_words` body words, or of a genre in `unless_genres`, are not judged; nor is
    one whose address holds one of `unless_address`: it is the label."""

    find: tuple[Pattern, ...] = ()
    words: tuple[str, ...] = ()
    at_least: int = 3
    per_1000: float = 0.0
    distinct: bool = False
    min_words: int = 0
    unless_genres: tuple[str, ...] = ()
    unless_address: tuple[str, ...] = ()
    where: Filters = ANYWHERE

    reach: ClassVar[Reach] = Reach.ARTICLE
    needs: ClassVar[tuple[type, ...]] = Filters.needs
    fields: ClassVar[FieldTypes] = {"count": int, "rate": float, "total": int, "list": str}

    def lexicons(self) -> tuple[str, ...]:
        return (*self.words, *self.where.lexicons())

    def patterns(self) -> tuple[Pattern, ...]:
        return (*self.find, *self.where.patterns())

    def measure(self, article: Article) -> Measure | NotApplicable:
        if article.meta.genre in self.unless_genres:
            return NotApplicable(f"genre: {article.meta.genre}")
        if any(part in article.meta.url.lower() for part in self.unless_address):
            return NotApplicable("its address tells what it is")
        total = article.once(facts.body_words)
        if total < max(1, self.min_words):
            return NotApplicable(too_short(total, self.min_words, "word"))
        found = [t for t in terms(article, self.find, self.words) if self.where.admits(article, t.span)]
        names = list(dict.fromkeys(t.entry.lemma if t.entry else fold(article.slice(t.span)) for t in found))
        count = len(names) if self.distinct else len(found)
        rate = 1000 * count / total
        if count < self.at_least or rate <= self.per_1000:
            return Measure((), value=count, base=total)
        spans = [t.span for t in found[:LISTED]]
        fields: Fields = {
            "count": count,
            "rate": round(rate, 1),
            "total": total,
            "list": ", ".join(names[:8]),
        }
        return Measure((Hit(spans[0], tuple(spans[1:]), fields, absent=True),), value=count, base=total)
