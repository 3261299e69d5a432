"""What is not known, and then guessed."""

from __future__ import annotations

from typing import ClassVar

from audit.check import facts
from audit.check.base import BaseCheck
from audit.check.filters import ANYWHERE, Filters
from audit.check.hedges import governed, is_owned
from audit.check.terms import terms
from audit.lang import lang_of
from audit.model.article import Article, Reach, Sentence
from audit.model.dataclass import dataclass
from audit.model.marks import Hedge, Status, Term
from audit.model.measure import Hit, Measure, NotApplicable
from audit.model.rule import FieldTypes, Pattern
from audit.model.text import Span
from audit.model.vocabulary import HedgeGroup


@dataclass(frozen=True, slots=True)
class FilledGapCheck(BaseCheck):
    """A hit of `gaps` (lexicons: what is not known), then a hedge of the groups `hedges` or a hit of `guesses` behind a
    comma in the same sentence, or in the next one, with no source."""

    gaps: tuple[str, ...] = ()
    hedges: tuple[HedgeGroup, ...] = ()
    guesses: tuple[Pattern, ...] = ()
    where: Filters = ANYWHERE

    reach: ClassVar[Reach] = Reach.ARTICLE
    needs: ClassVar[tuple[type, ...]] = (*Filters.needs, Hedge)
    fields: ClassVar[FieldTypes] = {"gap": str, "guess": str}

    def lexicons(self) -> tuple[str, ...]:
        return (*self.gaps, *self.where.lexicons())

    def patterns(self) -> tuple[Pattern, ...]:
        return (*self.guesses, *self.where.patterns())

    def measure(self, article: Article) -> Measure | NotApplicable:
        asks = lang_of(article).sets(facts.WriterWords).question
        gaps = terms(article, (), self.gaps)
        guesses = self._guesses(article) if gaps else {}
        hits: list[Hit] = []
        seen: set[int] = set()
        for gap in gaps:
            sentence = article.sentence_at(gap.span.start)
            if sentence is None or sentence.index in seen or facts.owner(article, gap.span).answered:
                continue
            if asks.match(article.text, gap.span.end):
                continue
            one = _after_comma(article, gap, guesses.get(sentence.index, []))
            one = one or _in_next(article, sentence, guesses)
            if one is None:
                continue
            seen.add(sentence.index)
            span = gap.span.cover(one)
            if self.where.admits(article, span):
                hits.append(Hit(span, fields={"gap": article.slice(gap.span), "guess": article.slice(one)}))
        return Measure(tuple(hits), value=len(hits))

    def _guesses(self, article: Article) -> dict[int, list[Span]]:
        """The guesses of each sentence that nobody owns, by its index."""
        out: dict[int, list[Span]] = {}
        spans = [
            governed(article, h.span) for h in article.all(Hedge) if h.group in self.hedges and not is_owned(article, h)
        ]
        spans += [t.span for t in terms(article, self.guesses)]
        quoted = article.once(facts.spoken)
        for span in sorted(spans):
            sentence = article.sentence_at(span.start)
            if sentence is not None and not facts.owner(article, span).answered and not quoted.touches(span):
                out.setdefault(sentence.index, []).append(span)
        return out


def _after_comma(article: Article, gap: Term, guesses: list[Span]) -> Span | None:
    for span in guesses:
        if span.start >= gap.span.end and any(c in ",;–—" for c in article.text[gap.span.end : span.start]):
            return span
    return None


def _in_next(article: Article, sentence: Sentence, guesses: dict[int, list[Span]]) -> Span | None:
    following = article.sentences[sentence.index + 1 : sentence.index + 2]
    attributions = article.once(facts.attributions).get(sentence.index + 1, ())
    if not following or following[0].block != sentence.block or any(a.status is not Status.NONE for a in attributions):
        return None
    return next(iter(guesses.get(sentence.index + 1, [])), None)
