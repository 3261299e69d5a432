"""What no single article can show."""

from __future__ import annotations

from typing import ClassVar

from audit.check.base import BaseCheck
from audit.model.article import Article, Reach
from audit.model.dataclass import dataclass
from audit.model.measure import NotApplicable
from audit.model.rule import FieldTypes


@dataclass(frozen=True, slots=True)
class CorpusCheck(BaseCheck):
    """Is asked of many articles at once (`audit corpus graph`), and never of one. Its examples are small corpora:
    articles parted by a line `* * *`, each with its outlet in brackets before it."""

    reach: ClassVar[Reach] = Reach.CORPUS
    needs: ClassVar[tuple[type, ...]] = ()
    fields: ClassVar[FieldTypes] = {"count": int}

    def measure(self, article: Article) -> NotApplicable:
        return NotApplicable("asked of a corpus (`audit corpus graph`)")
