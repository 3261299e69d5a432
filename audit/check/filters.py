"""The filters that kinds share, `where` in a rule: in which blocks, inside or outside quotations, with or without an
owner."""

from __future__ import annotations

import re
from dataclasses import field
from enum import StrEnum
from typing import ClassVar

from audit.check import facts
from audit.check.stems import ContentWords
from audit.check.terms import Keys, any_over, any_within, keep, keys_of
from audit.lang import lang_of
from audit.model.article import Article, Kind
from audit.model.dataclass import dataclass
from audit.model.marks import Attribution, Claim, Quote, Sourcing, Status
from audit.model.rule import Pattern
from audit.model.text import Span, fold

BETWEEN = 3
"""Words that may stand between a word that judges and what it is said of ("an acclaimed young Danish conductor")."""
_NEXT = re.compile(r",? ([^\W\d_][\w’'-]*)")


class Take(StrEnum):
    """What to do with places that have a property: leave them out, take them as any other, take only them."""

    SKIP = "skip"
    ANY = "any"
    ONLY = "only"

    def admits(self, has: bool) -> bool:
        return self is Take.ANY or has is (self is Take.ONLY)


@dataclass(frozen=True, slots=True)
class Filters:
    """Which places count. One that is left out lets every place through.

    `blocks`: kinds of block. `quoted`: words of a speaker; `marked`: anything between quotation marks. `attributed`: a
    source with one of the statuses `owners` answers for the place; with `weak` also one that stands earlier in its
    paragraph, with `content` only where the place is part of what the source says. `claims`: the sentence is a claim.
    `figures`: its figures have a source elsewhere: they repeat, or go on from, figures that have one. `start`: the
    place opens its sentence. `capital`: it has a capital though it does not open its sentence, or has one elsewhere
    where it does not (all in capitals, or in a title in which most words have one, it has none). `exempt`,
    `exempt_words` (lexicons): none of them lies over the place. `unless`, `unless_words`: none in the same sentence;
    `unless_near`, `unless_near_words`: nor in the one before or after it in the paragraph; `unless_text`,
    `unless_text_words`: nor anywhere in the text. `outlet_beside`: another outlet or an unnamed source is cited in
    the same sentence, in the one before or after it in the paragraph, or at the end of the paragraph above, where this
    one begins with a word that points back. `taken_up`: a source speaks in the sentence after it, in this paragraph or
    at the head of the next one. `only_with`, `only_with_words`: one of them in the same sentence. `before_words`: one
    of them, or a name, follows with at most `BETWEEN` words before it: what a word that judges is said of."""

    blocks: tuple[Kind, ...] = (Kind.BODY,)
    quoted: Take = Take.SKIP
    marked: Take = Take.ANY
    attributed: Take = Take.ANY
    owners: tuple[Status, ...] = (Status.IDENTIFIED, Status.OUTLET, Status.ANONYMOUS)
    weak: bool = False
    content: bool = False
    claims: Take = Take.ANY
    figures: Take = Take.ANY
    start: Take = Take.ANY
    capital: Take = Take.ANY
    exempt: tuple[Pattern, ...] = ()
    exempt_words: tuple[str, ...] = ()
    unless: tuple[Pattern, ...] = ()
    unless_words: tuple[str, ...] = ()
    unless_near: tuple[Pattern, ...] = ()
    unless_near_words: tuple[str, ...] = ()
    unless_text: tuple[Pattern, ...] = ()
    unless_text_words: tuple[str, ...] = ()
    outlet_beside: Take = Take.ANY
    taken_up: Take = Take.ANY
    only_with: tuple[Pattern, ...] = ()
    only_with_words: tuple[str, ...] = ()
    before_words: tuple[str, ...] = ()
    _exempt: Keys = field(init=False, repr=False, compare=False)
    _unless: Keys = field(init=False, repr=False, compare=False)
    _near: Keys = field(init=False, repr=False, compare=False)
    _text: Keys = field(init=False, repr=False, compare=False)
    _needed: Keys = field(init=False, repr=False, compare=False)

    needs: ClassVar[tuple[type, ...]] = (Sourcing, Attribution, Claim, Quote)
    """The layers that they read."""

    def __post_init__(self) -> None:
        keep(
            self,
            _exempt=keys_of(self.exempt, self.exempt_words),
            _unless=keys_of(self.unless, self.unless_words),
            _near=keys_of(self.unless_near, self.unless_near_words),
            _text=keys_of(self.unless_text, self.unless_text_words),
            _needed=keys_of(self.only_with, self.only_with_words),
        )

    def lexicons(self) -> tuple[str, ...]:
        near = (*self.unless_words, *self.unless_near_words, *self.unless_text_words)
        return (*self.exempt_words, *near, *self.only_with_words, *self.before_words)

    def patterns(self) -> tuple[Pattern, ...]:
        return (*self.exempt, *self.unless, *self.unless_near, *self.unless_text, *self.only_with)

    def admits(self, article: Article, span: Span) -> bool:
        """May a hit at `span` stand?"""
        return not self.refusal(article, span)

    def refusal(self, article: Article, span: Span) -> str:
        """Why a hit at `span` may not stand, in words for a person; empty where it may."""
        block = article.block_at(span.start)
        if block is None or block.kind not in self.blocks:
            return f"stands in a block that it does not read ({block.kind.value if block else 'none'})"
        if self.quoted is not Take.ANY and not self.quoted.admits(article.once(facts.spoken).touches(span)):
            return _refused(self.quoted, "in a speaker's words")
        if self.marked is not Take.ANY and not self.marked.admits(article.once(facts.marked).touches(span)):
            return _refused(self.marked, "between quotation marks")
        if self._exempt and any_over(article, self._exempt, span):
            return "is part of a phrase that is exempt"
        if self._text and any(map(article.terms, self._text)):
            return "is excused by words elsewhere in the text"
        if not self._place(article, span):
            return "does not count at this place in its sentence"
        if self.before_words and not _said_of(article, self.before_words, span):
            return "does not stand before a word that the rule needs"
        return self._sentence(article, span)

    def _place(self, article: Article, span: Span) -> bool:
        if self.start is Take.ANY and self.capital is Take.ANY:
            return True
        sentence = article.sentence_at(span.start)
        opens = sentence is None or not any(c.isalnum() for c in article.text[sentence.span.start : span.start][:50])
        word = article.text[span.start : span.end]
        capital = word[:1].isupper() and not word.isupper() and (not opens or word in article.once(facts.called))
        if capital and self.capital is not Take.ANY:  # in a title every word has one
            capital = not article.in_heading(span.start) or not article.once(facts.titled)
        return self.start.admits(opens) and self.capital.admits(capital)

    def _sentence(self, article: Article, span: Span) -> str:
        sentence = article.sentence_at(span.start)
        if sentence is None:
            return "stands in no sentence" if Take.ONLY in (self.attributed, self.claims) else ""
        if self.claims is not Take.ANY and not self.claims.admits(sentence.index in article.once(facts.claims)):
            return _refused(self.claims, "in a claim")
        if self.figures is not Take.ANY:
            answered = sentence.index in article.once(facts.figures_answered)
            if not self.figures.admits(answered):
                return _refused(self.figures, "among figures that have a source")
        if self.attributed is not Take.ANY:
            owned = facts.owner(article, span, content=self.content) in self.owners or (
                self.weak and facts.weakly_sourced(article, sentence)
            )
            if not self.attributed.admits(owned):
                return _refused(self.attributed, "in reach of a source that answers for it")
        if self._unless and any_within(article, self._unless, sentence.span):
            return "is excused by words in its sentence"
        if self._needed and not any_within(article, self._needed, sentence.span):
            return "stands in a sentence that lacks the words the rule needs"
        if self._near and any(any_within(article, self._near, s.span) for s in facts.neighbours(article, sentence)):
            return "is excused by words in a sentence beside it"
        if self.outlet_beside is not Take.ANY:
            cited = facts.outlet_cited(article, sentence)
            if not self.outlet_beside.admits(cited):
                return _refused(self.outlet_beside, "beside an outlet that is cited")
        if self.taken_up is not Take.ANY and not self.taken_up.admits(facts.taken_up(article, sentence)):
            return _refused(self.taken_up, "before a sentence in which a source speaks")
        return ""


def _said_of(article: Article, lexicons: tuple[str, ...], span: Span) -> bool:
    """Does one of these words end the place or follow it, with a few words before it that are no function words, or a
    name at once?"""
    if any_within(article, lexicons, span):
        return True
    function = lang_of(article).sets(ContentWords).function
    at = span.end
    for nth in range(BETWEEN + 1):
        word = _NEXT.match(article.text, at)
        if word is None or fold(word[1]) in function:
            return False
        if (nth == 0 and word[1][0].isupper()) or any_within(article, lexicons, Span(*word.span(1))):
            return True
        at = word.end()
    return False


def _refused(take: Take, where: str) -> str:
    return f"stands {where}" if take is Take.SKIP else f"counts only {where}"


ANYWHERE = Filters()
