"""Attributions to a publication: which one it is, whether the reader can find it, and whose word it passes on."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import cache, cached_property

from audit.annotate.annotator import Annotator
from audit.lang import lang_of
from audit.lang.wordsets import Alternatives, WordRow, WordSet, WordSets
from audit.model.article import Article, Reach, Sentence, in_order
from audit.model.house import House
from audit.model.lexicon import Lexicon, Lexicons
from audit.model.marks import Attribution, Citation, Quote, QuoteKind, SourceType, Status, Term
from audit.model.text import Span

TYPES = (SourceType.OUTLET, SourceType.AGGREGATOR, SourceType.SOCIAL, SourceType.DOCUMENT)
LEXICONS = ("aggregators", "outlets", "wire-agencies")
_GIVEN = (Status.IDENTIFIED, Status.ANONYMOUS)
_LONGEST_CHAIN = 8  # sources nested in one another
_NEAR = 7  # attributions after a citation among which the publication's own source is looked for
_LONG_SOURCE = 20  # characters behind the name


class CitationWords(WordSets):
    FILE = "citations.txt"
    pieces: Alternatives
    dated: Alternatives
    own_piece: Alternatives
    after_name: WordRow
    no_article: WordSet
    citing: WordSet
    no_report: WordSet

    @cached_property
    def loose(self) -> re.Pattern[str]:
        """One word of a name and a word for a piece: "the Space article"."""
        return re.compile(rf"^the\s+([A-Z][\w’'.-]*)\s+(?:{self.pieces})s?\b")

    @cached_property
    def named(self) -> re.Pattern[str]:
        return re.compile(rf"^(?:the|a|an)\s+((?:[A-Z][\w’'.&-]*\s+)*[A-Z][\w’'.&-]*)\s+(?:{self.pieces})s?\b")

    @cached_property
    def pointed(self) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{self.dated}|https?:|www\.|\d{{4}}\b)")

    @cached_property
    def cites(self) -> re.Pattern[str]:
        return re.compile(rf"\b[Cc]iting\b(?! {self.own_piece}\b)")


def annotate_citations(article: Article, house: House, lexicons: Mapping[str, Lexicon]) -> tuple[Citation, ...]:
    """One Citation for every attribution whose source is a publication."""
    return in_order(_Publications(article, house, lexicons).citations())


class _Publications:
    """The publications that an article cites. `names`: the hits of each list, `starts`: where they begin; `children`:
    attribution -> those that stand in its content."""

    def __init__(self, article: Article, house: House, lexicons: Mapping[str, Lexicon]) -> None:
        self.article, self.house = article, house
        self.sets = lang_of(article).sets(CitationWords)
        self.marks = article.all(Attribution)
        self.names = {key: article.terms(key) for key in LEXICONS}
        self.starts = {key: [t.span.start for t in terms] for key, terms in self.names.items()}
        self.children: dict[int, list[int]] = {}
        for n, mark in enumerate(self.marks):
            if mark.inside is not None:
                self.children.setdefault(mark.inside, []).append(n)
        self.domains = cache(lambda: _domains(lexicons))  # seldom needed

    def citations(self) -> Iterator[Citation]:
        for n, mark in enumerate(self.marks):
            if mark.source is None or mark.cue is None or mark.lemma in self.sets.citing | self.sets.no_report:
                continue
            term = self._term(mark.source)
            own = self._owned(mark, term)
            if mark.source_type not in TYPES and not own:
                continue
            sentence = self.article.sentence_at(mark.span.start)
            span, name, malformed = self._identity(mark, mark.source, term)
            chain = self._chain(n)
            yield Citation(
                span,
                attribution=n,
                name=name,
                type=SourceType.OUTLET if own else mark.source_type,
                malformed=malformed and not own,
                passed_on=self._passed_on(n, sentence),
                house=own,
                depth=len(chain),
                chain=chain,
                linked=self._linked(sentence),
            )

    def _term(self, source: Span) -> Term | None:
        """The publication named first in the source."""
        best: Term | None = None
        for key in LEXICONS:
            at = bisect_left(self.starts[key], source.start)
            if at < len(self.names[key]) and self.names[key][at].span.end <= source.end:
                term = self.names[key][at]
                if best is None or term.span.start < best.span.start:
                    best = term
        return best

    def _owned(self, mark: Attribution, term: Term | None) -> bool:
        if mark.source is None or mark.source_type not in (SourceType.BODY, *TYPES):
            return False
        tags = term.entry.tags if term and term.entry else {}
        known = (tags.get("canonical", term.entry.lemma if term and term.entry else ""), tags.get("domain", ""))
        return any(map(self.house.owns, filter(None, (self.article.slice(mark.source), *known))))

    def _identity(self, mark: Attribution, source: Span, term: Term | None) -> tuple[Span, str, bool]:
        """The span of the name, the publication's own name, and whether a reader could not find it by that."""
        text = self.article.slice(source)
        found = self.sets.loose.match(text)
        if term is not None and term.entry is not None:
            name = term.entry.tags.get("canonical", term.entry.lemma)
            odd = self._oddly_named(source, term)
            loose = found is not None and mark.source_type is not SourceType.DOCUMENT and not _full(name, found)
            return _shortest(source, term.span), name, (odd or loose) and not self._pointed(source)
        if found and mark.source_type is SourceType.OUTLET:
            name = self.domains().get(found.group(1).lower(), found.group(1))
            return Span(source.start, source.start + found.end()), name, not self._pointed(source)
        found = self.sets.named.match(text)
        if found and mark.source_type is SourceType.OUTLET:
            return Span(source.start, source.start + found.end()), found.group(1), False
        bare_name = re.sub(r"^(?:the|a|an)\s+", "", text, flags=re.I)
        return source, bare_name, False

    def _oddly_named(self, source: Span, term: Term) -> bool:
        """Does "the" stand before a name that takes no article, with no word for a piece behind it?"""
        text, words = self.article.text, self.article.slice(term.span)
        the = text[source.start : term.span.start].lower().strip() == "the"
        behind = text[term.span.end : source.end].strip()
        bare = term.span.end == source.end or not behind.startswith(self.sets.after_name)
        first = words.split()[0].lower()
        return the and bare and (term.key == "aggregators" or first in self.sets.no_article or "." in words)

    def _pointed(self, source: Span) -> bool:
        """Does the sentence identify the very piece, by its title, its date or a link?"""
        sentence = self.article.sentence_at(source.start)
        return bool(
            sentence and (self.sets.pointed.search(self.article.slice(sentence.span)) or self._linked(sentence))
        )

    def _chain(self, at: int) -> tuple[Span, ...]:
        """Sources nested in one another below this attribution, outermost first: the longest such row."""
        chain: list[Span] = []
        seen = set()
        current: int | None = at
        while current is not None and current not in seen and len(chain) < _LONGEST_CHAIN:
            seen.add(current)
            source = self.marks[current].source
            if source is not None and source not in chain:
                chain.append(source)
            below = [
                n
                for n in self.children.get(current, ())
                if self.marks[n].source is not None and self.marks[n].status is not Status.NONE
            ]
            current = max(below, key=lambda n: (len(self.children.get(n, ())), -n)) if below else None
        return tuple(chain)

    def _passed_on(self, at: int, sentence: Sentence | None) -> bool:
        """Is the publication's own source given, in its report or in the next sentence?"""
        mark = self.marks[at]
        if any(
            self.marks[n].status in _GIVEN and self.marks[n].source != mark.source for n in self.children.get(at, ())
        ):
            return True
        if any(m.lemma in self.sets.citing and m.source == mark.source for m in self.marks[at + 1 : at + 3]):
            return True
        if sentence is None:
            return False
        if self.sets.cites.search(self.article.text, sentence.span.start, sentence.span.end):
            return True
        outer = None if mark.inside is None else self.marks[mark.inside]  # who denies the report passes nothing on
        near = [m for m in self.marks[max(0, at - _NEAR) : at + 1 + _NEAR] if m is not outer]
        if _quoted_below(self.article, mark, sentence) or any(_speaks_in(m, mark) for m in near):
            return True
        if sentence.index + 1 >= len(self.article.sentences):
            return False
        following = self.article.sentences[sentence.index + 1]
        span = following.span
        if following.block != sentence.block and not any(
            q.kind is QuoteKind.DIRECT and q.span.start == span.start for q in self.article.within(Quote, span)
        ):
            return False  # only somebody's own words open a new paragraph as part of what is reported
        return any(
            span.start <= m.span.start < span.end and m.status in _GIVEN for m in self.marks[at + 1 : at + 1 + _NEAR]
        )

    def _linked(self, sentence: Sentence | None) -> bool:
        links = self.article.links
        if sentence is None or not links:
            return False
        at = bisect_left(links, sentence.span.start, key=lambda link: link.span.start)
        return any(link.span.overlaps(sentence.span) for link in links[max(0, at - 1) : at + 1])


def _domains(lexicons: Mapping[str, Lexicon]) -> dict[str, str]:
    """First label of a domain, in lower case -> name of the publication (space -> Space.com)."""
    found: dict[str, str] = {}
    for key in LEXICONS:
        if key in lexicons:
            for entry in lexicons[key].entries:
                label = entry.tags.get("domain", "").split(".")[0]
                if label:
                    found.setdefault(label, entry.tags.get("canonical", entry.lemma))
    return found


def _quoted_below(article: Article, mark: Attribution, sentence: Sentence) -> bool:
    """Does a colon end the sentence behind the cue ("The Gazette reports:")? What follows are its words, with whatever
    sources it names."""
    assert mark.cue is not None
    return article.text[mark.cue.end : sentence.span.end].strip() == ":"


def _speaks_in(other: Attribution, mark: Attribution) -> bool:
    """Is somebody named whose words, in the same sentence, are what the publication reports (Ada Holm said “No”, the
    Gazette reported)?"""
    theirs = other.status is Status.IDENTIFIED and other.source != mark.source
    return theirs and any(a.overlaps(b) for a in other.content for b in mark.content)


def _full(name: str, found: re.Match[str]) -> bool:
    """Is the one capitalised word the publication's whole name (the Guardian article)?"""
    return name.lower().removeprefix("the ") == found.group(1).lower()


def _shortest(source: Span, name: Span) -> Span:
    """The source, or its first words up to the name's end where it goes on for long."""
    return source if source.end - name.end < _LONG_SOURCE else Span(source.start, name.end)


CITATIONS = Annotator(
    Citation,
    lambda article: annotate_citations(article, article.the(House), article.the(Lexicons).by_id),
    Reach.ARTICLE,
    needs=(Attribution, Quote),
    lexicons=LEXICONS,
)
