"""Words and patterns, wherever the filters let them stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import field
from itertools import groupby
from typing import ClassVar

from audit.check import facts
from audit.check.base import YES_NO, BaseCheck
from audit.check.filters import ANYWHERE, Filters
from audit.check.terms import Keys, keep, keys_of, terms, terms_of
from audit.model.article import HEADINGS, Article, Block, Kind, Reach
from audit.model.dataclass import dataclass
from audit.model.marks import Term
from audit.model.measure import Fields, Hit, Measure, NotApplicable
from audit.model.rule import FieldTypes, Pattern
from audit.model.text import Span

Found = tuple[Span, Fields]
"""A place and its fields."""
LIGHT = "light"
"""The class of a word that slants only beside others."""


@dataclass(frozen=True, slots=True)
class PatternCheck(BaseCheck):
    """Every hit of the patterns `find` and of the lexicons `words` that `where` admits.

    `tags`, `not_tags`: only entries that are, or are not, tagged so. `without`: entries that do not count here.
    `classes`: more patterns, by the name that the field `class` takes for them (for an entry: its tag `class`).
    `headings`: names of classes that count in a headline or subheading alone, and only where no hit of `cleared` stands
    anywhere in the text. `opening`: patterns that count in the first body block of the text or of a section alone.
    `again`: patterns that count only where no hit of `first` stands before them: they point back to it.
    `once`: each word at its first place only. `join`: one finding a sentence, at its first place, with the others
    related. `light`: lexicons of words that slant only beside others: they count, with the class `light`, where
    `company` or more other hits of the rule stand in the text. `count`: patterns whose hits in the whole text are the
    field `count`. The fields `nth` and `place` number the hits of a word and the findings of the rule from 1. `beside`:
    the field of this name says whether the hit stands beside figures that have a source."""

    find: tuple[Pattern, ...] = ()
    classes: Mapping[str, tuple[Pattern, ...]] = field(default_factory=dict)
    headings: tuple[str, ...] = ()
    cleared: tuple[Pattern, ...] = ()
    opening: tuple[Pattern, ...] = ()
    again: tuple[Pattern, ...] = ()
    first: tuple[Pattern, ...] = ()
    words: tuple[str, ...] = ()
    tags: Mapping[str, str] = field(default_factory=dict)
    not_tags: Mapping[str, str] = field(default_factory=dict)
    without: tuple[str, ...] = ()
    light: tuple[str, ...] = ()
    company: int = 0
    count: tuple[Pattern, ...] = ()
    once: bool = False
    join: bool = False
    beside: bool = False
    where: Filters = ANYWHERE
    _keys: Keys = field(init=False, repr=False, compare=False)

    reach: ClassVar[Reach] = Reach.PARAGRAPH
    needs: ClassVar[tuple[type, ...]] = Filters.needs
    fields: ClassVar[FieldTypes] = {
        "word": str,
        "class": str,
        "count": int,
        "nth": int,
        "place": int,
        "beside": YES_NO,
    }

    def __post_init__(self) -> None:
        keep(self, _keys=keys_of(self._found(), (*self.words, *self.light)))

    def lexicons(self) -> tuple[str, ...]:
        return (*self.words, *self.light, *self.where.lexicons())

    def patterns(self) -> tuple[Pattern, ...]:
        return (*self._found(), *self.cleared, *self.first, *self.count, *self.where.patterns())

    def _found(self) -> tuple[Pattern, ...]:
        return (*self.find, *self.opening, *self.again, *(p for some in self.classes.values() for p in some))

    def wakes(self) -> tuple[str, ...]:
        return self._keys

    def candidates(self, article: Article) -> tuple[Span, ...]:
        return tuple(t.span for t in self._terms(article))

    def measure(self, article: Article) -> Measure | NotApplicable:
        told = self._told(article) if self.again else 0
        stands = [term for term in self._terms(article) if self._stands(article, term, told)]
        if not stands:
            return Measure((), value=0, base=article.once(facts.body_words))
        classes = {p.key: name for name, some in self.classes.items() for p in some}
        counted = sum(len(article.terms(p.key)) for p in self.count)
        found: list[Found] = []
        seen: Counter[str] = Counter()
        for term in stands:
            word = term.entry.lemma if term.entry else article.folded[term.span.start : term.span.end]
            if self.once and word in seen:
                continue
            seen[word] += 1
            tag = term.entry.tags.get("class", "") if term.entry else classes.get(term.key, "")
            if term.key in self.light:
                tag = LIGHT
            fields: dict[str, str | int | float] = {"word": word, "class": tag, "count": counted, "nth": seen[word]}
            if self.beside:
                fields["beside"] = "yes" if _beside(article, term.span) else "no"
            found.append((term.span, fields))
        if self.light:
            found = _in_company(found, self.company)
        groups = by_sentence(article, found) if self.join else ([one] for one in found)
        hits = tuple(
            Hit(span, tuple(s for s, _ in others), {**fields, "place": n})
            for n, ((span, fields), *others) in enumerate(groups, 1)
        )
        return Measure(hits, value=len(found), base=article.once(facts.body_words))

    def _told(self, article: Article) -> int:
        """Where the first hit of `first` begins."""
        return min((t.span.start for t in terms(article, self.first)), default=len(article.text))

    def _stands(self, article: Article, term: Term, told: int) -> bool:
        """Does it count at its place? `told`: where that stands to which the patterns `again` point back."""
        start = term.span.start
        if self.opening and term.key in keys_of(self.opening):
            block = article.block_at(start)
            if block is None or not opens_section(article, block):
                return False
        if self.headings and any(term.key in keys_of(self.classes[name]) for name in self.headings):
            cleared = any(article.terms(p.key) for p in self.cleared)
            if cleared or not article.in_heading(start):
                return False
        if self.again and told < start and term.key in keys_of(self.again):
            return False
        return self.where.admits(article, term.span)

    def _terms(self, article: Article) -> tuple[Term, ...]:
        """An entry that does not count hides no pattern at its place."""
        return terms_of(article, self._keys, self._tagged)

    def _tagged(self, term: Term) -> bool:
        if term.entry is None:
            return True
        if term.entry.lemma in self.without:
            return False
        have = term.entry.tags
        wanted = all(have.get(k) == v for k, v in self.tags.items())
        return wanted and not any(have.get(k) == v for k, v in self.not_tags.items())


def _in_company(found: list[Found], company: int) -> list[Found]:
    """Without the light ones, where too few others stand beside them."""
    others = [f for f in found if f[1]["class"] != LIGHT]
    return found if len(others) >= company else others


def _beside(article: Article, span: Span) -> bool:
    sentence = article.sentence_at(span.start)
    return sentence is not None and sentence.index in article.once(facts.figures_beside)


def by_sentence(article: Article, found: list[Found]) -> Iterator[list[Found]]:
    """The places of each sentence together."""
    for _, some in groupby(found, key=lambda f: s.index if (s := article.sentence_at(f[0].start)) else -1):
        yield list(some)


_STORY = (Kind.BODY, *HEADINGS)


def opens_section(article: Article, block: Block) -> bool:
    """Is it the first body block of the text, or the first after a heading?"""
    before = next((b for b in reversed(article.blocks[: block.index]) if b.kind in _STORY), None)
    return before is None or before.kind is not Kind.BODY
