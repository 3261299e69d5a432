"""Other media as the sources."""

from __future__ import annotations

from typing import ClassVar

from audit.check.sources import SourcesCheck, named
from audit.check.terms import any_over, keys_of
from audit.model.article import Article
from audit.model.dataclass import dataclass
from audit.model.marks import Attribution, Citation, Claim, Speaker, Status
from audit.model.measure import Fields
from audit.model.rule import FieldTypes, Pattern


@dataclass(frozen=True, slots=True)
class MostlySecondHandCheck(SourcesCheck):
    """Of `min_sources` or more named sources, and of two at least, more than `share` are other media; the house and
    its agencies are none, nor is one in all whose attributions a hit of `own_work` lies: a count or poll of theirs."""

    min_sources: int = 0
    share: float = 0.6
    own_work: tuple[Pattern, ...] = ()

    needs: ClassVar[tuple[type, ...]] = (Attribution, Citation, Claim, Speaker)
    fields: ClassVar[FieldTypes] = {"count": int, "total": int, "percent": int}

    def patterns(self) -> tuple[Pattern, ...]:
        return self.own_work

    def find(self, article: Article) -> Fields | None:
        everyone = article.all(Attribution)
        ours = {id(everyone[c.attribution]) for c in article.all(Citation) if c.house}
        sources = [
            [a for a in found if a.status in (Status.IDENTIFIED, Status.OUTLET)]
            for name, found in article.once(named).items()
            if name
        ]
        sources = [found for found in sources if found]
        secondary = [f for f in sources if all(a.status is Status.OUTLET and id(a) not in ours for a in f)]
        keys = keys_of(self.own_work)
        secondary = [f for f in secondary if not all(a.source and any_over(article, keys, a.source) for a in f)]
        if len(sources) < max(2, self.min_sources) or len(secondary) <= self.share * len(sources):
            return None
        percent = round(100 * len(secondary) / len(sources))
        return {"count": len(secondary), "total": len(sources), "percent": percent}
