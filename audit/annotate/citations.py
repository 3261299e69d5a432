"""Attributions to a publication: which one it is, whether the reader can find it, and whose word it passes on."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping
from functools import cache

from audit.annotate.attribution.words import word_set
from audit.model.article import Article, Reach, Sentence
from audit.model.house import House
from audit.model.lexicon import Lexicon
from audit.model.marks import Attribution, Citation, SourceType, Status, Term
from audit.model.text import Span

REACH = Reach.ARTICLE
TYPES = (SourceType.OUTLET, SourceType.AGGREGATOR, SourceType.SOCIAL, SourceType.DOCUMENT)
_LISTS = ("aggregators", "outlets", "wire-agencies")
_PIECE = r"(?:article|report|story|site|website|web site|blog|page|post|piece|portal|outlet|newspaper|paper|magazine)"
_VAGUE_PIECE = re.compile(rf"^the\s+([A-Z][\w’'.-]*)\s+{_PIECE}s?\b")
_NAMED_PIECE = re.compile(rf"^(?:the|a|an)\s+((?:[A-Z][\w’'.&-]*\s+)*[A-Z][\w’'.&-]*)\s+{_PIECE}s?\b")
_POINTERS = re.compile(
    r"\b(?:by [A-Z]\w+|titled|entitled|headlined|published (?:on|in|by|last|this|over)|dated|https?:|www\.|\d{4}\b|"
    r"(?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)[a-z]*\.? \d)"
)
_CITING = re.compile(r"\b[Cc]iting\b(?! (?:the|this|that|its|their) (?:report|article|story|paper)\b)")
_NO_ARTICLE = word_set(
    "reuters cnn axios politico bloomberg npr msnbc cnbc buzzfeed vox yahoo msn flipboard newsweek forbes haaretz "
    "xinhua "
    "headtopics breitbart salon slate"
)


def annotate_citations(article: Article, house: House, lexicons: Mapping[str, Lexicon]) -> tuple[Citation, ...]:
    """One Citation for every attribution whose source is a publication. Needs the layer Attribution."""
    marks = article.all(Attribution)
    names = {key: article.terms(key) for key in _LISTS}
    starts = {key: [t.span.start for t in terms] for key, terms in names.items()}
    children: dict[int, list[int]] = {}
    for n, mark in enumerate(marks):
        if mark.inside is not None:
            children.setdefault(mark.inside, []).append(n)
    domains = cache(lambda: _domains(lexicons))  # seldom wanted
    out = []
    for n, mark in enumerate(marks):
        if mark.source is None or mark.cue is None or mark.lemma in ("cite", "quote"):
            continue
        term = _term(names, starts, mark.source)
        own = _owned(article, house, mark, term)
        if mark.source_type not in TYPES and not own:
            continue
        span, name, malformed = _identity(article, mark, term, domains)
        chain = _chain(marks, children, n)
        sentence = article.sentence_at(mark.span.start)
        kind = mark.source_type
        if own:
            kind = SourceType.OUTLET
        passed = _passed_on(article, marks, children, n, sentence)
        linked = _linked(article, sentence)
        out.append(Citation(span, n, name, kind, malformed and not own, passed, own, len(chain), chain, linked))
    return tuple(sorted(out, key=lambda c: (c.span.start, c.span.end)))


def _domains(lexicons: Mapping[str, Lexicon]) -> dict[str, str]:
    """First label of a domain, in lower case -> name of the publication (space -> Space.com)."""
    found: dict[str, str] = {}
    for key in _LISTS:
        if key in lexicons:
            for entry in lexicons[key].entries:
                label = entry.tags.get("domain", "").split(".")[0]
                if label:
                    found.setdefault(label, entry.tags.get("canonical", entry.lemma))
    return found


def _term(names: Mapping[str, tuple[Term, ...]], starts: Mapping[str, list[int]], source: Span) -> Term | None:
    """The publication named first in the source."""
    best: Term | None = None
    for key in _LISTS:
        at = bisect_left(starts[key], source.start)
        if at < len(names[key]) and names[key][at].span.end <= source.end:
            term = names[key][at]
            if best is None or term.span.start < best.span.start:
                best = term
    return best


def _owned(article: Article, house: House, mark: Attribution, term: Term | None) -> bool:
    if mark.source is None or mark.source_type not in (SourceType.BODY, *TYPES):
        return False
    canonical = term.entry.tags.get("canonical", term.entry.lemma) if term and term.entry else ""
    return house.owns(article.slice(mark.source)) or (bool(canonical) and house.owns(canonical))


def _identity(
    article: Article, mark: Attribution, term: Term | None, domains: Callable[[], Mapping[str, str]]
) -> tuple[Span, str, bool]:
    """The name's span, the publication's own name, and whether a reader could not find it by that."""
    assert mark.source is not None
    text = article.slice(mark.source)
    sentence = article.sentence_at(mark.source.start)
    pointed = bool(sentence and (_POINTERS.search(article.slice(sentence.span)) or _linked(article, sentence)))
    if term is not None and term.entry is not None:
        name = term.entry.tags.get("canonical", term.entry.lemma)
        the = article.text[mark.source.start : term.span.start].lower().strip() == "the"
        first = article.slice(term.span).split()[0].lower()
        bare = term.span.end == mark.source.end or not article.text[term.span.end : mark.source.end].strip().startswith(
            ("’s", "'s", "report", "article", "story")
        )
        odd = the and bare and (term.key == "aggregators" or first in _NO_ARTICLE or "." in article.slice(term.span))
        found = _VAGUE_PIECE.match(text)
        loose = bool(found) and mark.source_type is not SourceType.DOCUMENT and not _full(term, found)
        return _shortest(mark.source, term.span), name, (odd or loose) and not pointed
    found = _VAGUE_PIECE.match(text)
    if found and mark.source_type is SourceType.OUTLET:
        name = domains().get(found.group(1).lower(), found.group(1))
        return Span(mark.source.start, mark.source.start + found.end()), name, not pointed
    found = _NAMED_PIECE.match(text)
    if found and mark.source_type is SourceType.OUTLET:
        return Span(mark.source.start, mark.source.start + found.end()), found.group(1), False
    bare_name = re.sub(r"^(?:the|a|an)\s+", "", text, flags=re.I)
    return mark.source, bare_name, False


def _full(term: Term, found: re.Match[str] | None) -> bool:
    """Is the one capitalised word the publication's whole name (the Guardian article)?"""
    assert term.entry is not None and found is not None
    return term.entry.tags.get("canonical", term.entry.lemma).lower().removeprefix("the ") == found.group(1).lower()


def _shortest(source: Span, name: Span) -> Span:
    """The source, or its first words up to the name's end where it goes on for long."""
    return source if source.end - name.end < 20 else Span(source.start, name.end)


def _chain(marks: tuple[Attribution, ...], children: Mapping[int, list[int]], at: int) -> tuple[Span, ...]:
    """Sources nested in one another below this attribution, outermost first: the longest such row."""
    chain: list[Span] = []
    seen = set()
    current: int | None = at
    while current is not None and current not in seen and len(chain) < 8:
        seen.add(current)
        source = marks[current].source
        if source is not None and source not in chain:
            chain.append(source)
        below = [
            n for n in children.get(current, ()) if marks[n].source is not None and marks[n].status is not Status.NONE
        ]
        current = max(below, key=lambda n: (len(children.get(n, ())), -n)) if below else None
    return tuple(chain)


def _passed_on(
    article: Article,
    marks: tuple[Attribution, ...],
    children: Mapping[int, list[int]],
    at: int,
    sentence: Sentence | None,
) -> bool:
    """Is the publication's own source given, in its report or in the next sentence?"""
    mark = marks[at]
    own = {mark.source}
    if any(
        marks[n].status in (Status.IDENTIFIED, Status.ANONYMOUS) and marks[n].source not in own
        for n in children.get(at, ())
    ):
        return True
    if any(m.lemma in ("cite", "quote") and m.source == mark.source for m in marks[at + 1 : at + 3]):
        return True
    if sentence is not None and _CITING.search(article.text, sentence.span.start, sentence.span.end):
        return True
    if sentence is None or sentence.index + 1 >= len(article.sentences):
        return False
    following = article.sentences[sentence.index + 1]
    if following.block != sentence.block:
        return False
    return any(
        following.span.start <= m.span.start < following.span.end and m.status in (Status.IDENTIFIED, Status.ANONYMOUS)
        for m in marks[at + 1 : at + 8]
    )


def _linked(article: Article, sentence: Sentence | None) -> bool:
    if sentence is None or not article.links:
        return False
    at = bisect_left(article.links, sentence.span.start, key=lambda link: link.span.start)
    near = article.links[max(0, at - 1) : at + 1]
    return any(link.span.overlaps(sentence.span) for link in near)
