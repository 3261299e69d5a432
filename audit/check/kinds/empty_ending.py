"""A last paragraph that adds nothing."""

from __future__ import annotations

from typing import ClassVar

from audit.check import facts
from audit.check.base import BaseCheck
from audit.check.stems import ContentWords, plain_words, tokens
from audit.check.terms import any_within, keys_of
from audit.lang import lang_of
from audit.model.article import Article, Block, Kind, Reach, Sentence
from audit.model.dataclass import dataclass
from audit.model.marks import Attribution, Quote
from audit.model.measure import Hit, Measure, NotApplicable
from audit.model.rule import FieldTypes, Pattern


@dataclass(frozen=True, slots=True)
class EmptyEndingCheck(BaseCheck):
    """A last body paragraph with no new name, figure, quotation or source, and a hit of `words` (lexicons) or `find`
    (patterns)."""

    words: tuple[str, ...] = ()
    find: tuple[Pattern, ...] = ()

    reach: ClassVar[Reach] = Reach.ARTICLE
    needs: ClassVar[tuple[type, ...]] = (Attribution, Quote)
    fields: ClassVar[FieldTypes] = {"count": int}

    def lexicons(self) -> tuple[str, ...]:
        return self.words

    def patterns(self) -> tuple[Pattern, ...]:
        return self.find

    def measure(self, article: Article) -> Measure | NotApplicable:
        body = article.of_kind(Kind.BODY)
        if len(body) < 3 or not self._empty(article, body[-1]):
            return Measure((), value=0)
        return Measure((Hit(body[-1].span, fields={"count": len(body[-1].sentences)}),), value=1)

    def _empty(self, article: Article, last: Block) -> bool:
        if article.within(Quote, last.span) or any(_sourced(article, s) for s in last.sentences):
            return False
        return any_within(article, keys_of(self.find, self.words), last.span) and not _news(article, last)


def _sourced(article: Article, sentence: Sentence) -> bool:
    return any(a.status.answered for a in article.once(facts.attributions).get(sentence.index, ()))


def _news(article: Article, last: Block) -> bool:
    """Does the paragraph bring a name or a figure that the text before it has not?"""
    text = article.folded
    known = {w.split("'")[0] for b in article.blocks[: last.index] for w in plain_words(text, b.span)}
    function = lang_of(article).sets(ContentWords).function
    starts = {s.span.start for s in last.sentences}
    for word, start, _ in tokens(text, last.span):
        bare = word.split("'")[0]
        if bare in known or bare in function:
            continue
        if bare.isdigit() or (article.text[start].isupper() and start not in starts):
            return True
    return False
