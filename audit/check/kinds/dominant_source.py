"""One source for most of what is attributed."""

from __future__ import annotations

from collections import Counter
from typing import ClassVar

from audit.check.sources import SourcesCheck, first_name, named
from audit.model.article import Article
from audit.model.dataclass import dataclass
from audit.model.marks import Attribution, Claim, Speaker
from audit.model.measure import Fields
from audit.model.rule import FieldTypes


@dataclass(frozen=True, slots=True)
class DominantSourceCheck(SourcesCheck):
    """Of `min_attributed` or more attributed sentences, and `min_sources` or more sources (two at least), one source
    has more than `share`."""

    min_sources: int = 0
    min_attributed: int = 0
    share: float = 0.6

    needs: ClassVar[tuple[type, ...]] = (Attribution, Claim, Speaker)
    fields: ClassVar[FieldTypes] = {"source": str, "count": int, "total": int, "percent": int}

    def find(self, article: Article) -> Fields | None:
        by_name = article.once(named)
        sentences = Counter({name: _sentences(article, found) for name, found in by_name.items() if name})
        total = sum(sentences.values())
        if total < self.min_attributed or len(sentences) < max(2, self.min_sources):
            return None
        name, count = min(sentences.items(), key=lambda item: (-item[1], item[0]))
        if count <= self.share * total:
            return None
        source = first_name(article, by_name[name]) or name
        return {"source": source, "count": count, "total": total, "percent": round(100 * count / total)}


def _sentences(article: Article, found: list[Attribution]) -> int:
    return len({s.index for a in found if (s := article.sentence_at(a.span.start))})
