"""Why a rule has nothing to say about a place, in one short reason: for `audit inspect`."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from audit.check.filters import Filters
from audit.model.article import Article, Kind, Reach
from audit.model.measure import NotApplicable
from audit.model.rule import Rule
from audit.model.text import Span


@runtime_checkable
class Placed(Protocol):
    """A kind that looks at places one by one: `candidates` are those it would report but for `where` and its other
    conditions."""

    where: Filters

    def candidates(self, article: Article) -> tuple[Span, ...]: ...


def explain(article: Article, rule: Rule, span: Span) -> str:
    """Why `rule` has no finding in `span`."""
    check = rule.check
    if isinstance(check, Placed):
        here = [c for c in check.candidates(article) if c.overlaps(span)]
        if not here:
            block = article.block_at(span.start)
            in_body = block is None or block.kind is Kind.BODY or block.kind in check.where.blocks
            return "nothing of its kind here" if in_body else "not a body block"
        words = " ".join(article.slice(here[0]).split())[:60]
        refused = check.where.refusal(article, here[0])
        return f"“{words}” {refused}" if refused else f"“{words}” does not meet its other conditions"
    measured = check.measure(article)
    if isinstance(measured, NotApplicable):
        return measured.reason
    return "it judges the article as a whole" if check.reach is Reach.ARTICLE else "nothing of its kind here"
