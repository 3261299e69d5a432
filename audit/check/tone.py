"""How the text sounds: a profile, never scored. It reads the layer Tone and does not apply where none was laid."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from statistics import fmean, pstdev
from typing import ClassVar

from audit.check.context import anchor
from audit.model.article import Article, Kind, Reach
from audit.model.finding import Hit, Measure, NotApplicable
from audit.model.marks import Speaker, Tone
from audit.model.rule import Pattern
from audit.model.text import Span

BAND = 0.05  # vaderSentiment's own band of neutral
_NAME = re.compile(r"\b[A-Z][^\W\d_]+(?: [A-Z][^\W\d_]+){0,2}\b")


class ToneFault(StrEnum):
    BALANCE = "balance"
    ENTITIES = "entities"
    HEADLINE = "headline"


@dataclass(frozen=True, slots=True)
class ToneCheck:
    """balance: the shares of negative, positive and neutral sentences of the writer's own. entities: two speakers whose
    sentences (at least `min_sentences` each) differ in their mean by `gap` or more. headline: its tone differs from the
    mean of the body by more than `gap` standard deviations. Texts under `min_sentences` own sentences do not apply."""

    fault: ToneFault
    min_sentences: int = 5
    gap: float = 0.3

    reach: ClassVar[Reach] = Reach.ARTICLE
    fields: ClassVar[tuple[str, ...]] = ("negative", "positive", "neutral", "name", "other", "gap", "total")

    def lexicons(self) -> tuple[str, ...]:
        return ()

    def patterns(self) -> tuple[Pattern, ...]:
        return ()

    def measure(self, article: Article) -> Measure | NotApplicable:
        if Tone not in article.layers:
            return NotApplicable("the tone was not measured")
        body = [t for t in article.all(Tone) if not t.quoted and _kind(article, t.span) is Kind.BODY]
        if len(body) < self.min_sentences:
            return NotApplicable(
                f"too short: {len(body)} sentences of the writer's own, {self.min_sentences} are wanted"
            )
        hits = tuple(_FAULTS[self.fault](self, article, body))
        return Measure(hits, value=len(hits), base=len(body))


def _kind(article: Article, span: Span) -> Kind | None:
    block = article.block_at(span.start)
    return block.kind if block else None


def balance(check: ToneCheck, article: Article, body: list[Tone]) -> Iterator[Hit]:
    low, high = (sum(s * t.compound >= BAND for t in body) for s in (-1, 1))
    n = len(body)
    shares = {"negative": round(100 * low / n), "positive": round(100 * high / n)}
    fields = {**shares, "neutral": 100 - sum(shares.values()), "total": n}
    yield Hit(anchor(article), fields=fields, absent=True)


def entities(check: ToneCheck, article: Article, body: list[Tone]) -> Iterator[Hit]:
    by_name: dict[str, list[float]] = defaultdict(list)
    names = {s.name.split()[-1] for s in article.all(Speaker) if s.sure and s.name[:1].isupper()}
    for t in body:
        here = {m[0].split()[-1] for m in _NAME.finditer(article.text, t.span.start, t.span.end)} & names
        for name in sorted(here):
            by_name[name].append(t.compound)
    means = sorted((fmean(v), name) for name, v in by_name.items() if len(v) >= check.min_sentences)
    if len(means) >= 2 and means[-1][0] - means[0][0] >= check.gap:
        fields: dict[str, str | int | float] = {"name": means[-1][1], "other": means[0][1]}
        fields["gap"] = round(means[-1][0] - means[0][0], 2)
        yield Hit(anchor(article), fields=fields, absent=True)


def headline(check: ToneCheck, article: Article, body: list[Tone]) -> Iterator[Hit]:
    title = next((t for t in article.all(Tone) if _kind(article, t.span) is Kind.HEADLINE), None)
    spread = pstdev(t.compound for t in body)
    if title is None or not spread:
        return
    gap = abs(title.compound - fmean(t.compound for t in body)) / spread
    if gap > check.gap:
        yield Hit(title.span, fields={"gap": round(gap, 1)}, absent=True)


_FAULTS: dict[ToneFault, Callable[[ToneCheck, Article, list[Tone]], Iterator[Hit]]] = {
    ToneFault.BALANCE: balance,
    ToneFault.ENTITIES: entities,
    ToneFault.HEADLINE: headline,
}
