"""Headline and headings against one another and against the body."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from audit.check.context import Context, context
from audit.check.stems import FUNCTION, NUMBERS, content_stem, plain_words, stem, stems
from audit.model.article import Article, Block, Kind, Reach
from audit.model.marks import Hedge
from audit.model.measure import Hit, Measure, NotApplicable
from audit.model.rule import Pattern
from audit.model.text import Span, fold

COMPARED = 60  # headings that one heading is compared with
_LOUD = re.compile(
    r"!+|\?{2,}|^\W*(?:Is|Are|Does|Did|Do|Was|Were|Will|Can|Could|Should|Has|Have|Would|Must|May|Might)\b[^?.!]{1,200}\?"
)
_LAST_WORD = re.compile(r"\w+\Z")
_CLAUSE = re.compile(r"[^:;|]+")


class HeadingFault(StrEnum):
    NOT_IN_BODY = "not-in-body"
    OVERSTATED = "overstated"
    NEAR_DUPLICATE = "near-duplicate"
    SHOUTING = "shouting"


@dataclass(frozen=True, slots=True)
class HeadingCheck:
    """Headline (and subheadings, where compared) with a `fault`.

    not-in-body: under `share` of the headline's content words stand in the body, or one of its figures does not; with
    under `min_words` content words in the headline or `min_body` words in the body it is not judged. overstated: a part
    of a heading without a hedge, and all body sentences that share `shared` or more content words with it are hedged.
    near-duplicate: a later heading with `share` of the content words of the shorter one (of at least `shared`), or the
    same first `opening` words. shouting: a word of `letters` or more capitals that the body never writes so, an
    exclamation mark, a repeated question mark or a question that yes or no would answer. With more than `most` headings
    the text is a list and not judged."""

    fault: HeadingFault
    share: float = 0.6
    shared: int = 2
    min_words: int = 4
    min_body: int = 120
    opening: int = 4
    letters: int = 4
    most: int = 0
    hedges: tuple[str, ...] = ()

    reach: ClassVar[Reach] = Reach.ARTICLE
    fields: ClassVar[tuple[str, ...]] = ("missing", "count", "total", "other")

    def lexicons(self) -> tuple[str, ...]:
        return ()

    def patterns(self) -> tuple[Pattern, ...]:
        return ()

    def measure(self, article: Article) -> Measure | NotApplicable:
        headings = article.of_kind(Kind.HEADLINE, Kind.SUBHEADING)
        if not headings or (self.fault is HeadingFault.NOT_IN_BODY and headings[0].kind is not Kind.HEADLINE):
            return NotApplicable("the text has no headline")
        if self.most and len(headings) > self.most:
            return NotApplicable(f"a list: {len(headings)} headings")
        hits = tuple(_FAULTS[self.fault](self, article, context(article), headings))
        return Measure(hits, value=len(hits), base=len(headings))


def not_in_body(check: HeadingCheck, article: Article, facts: Context, headings: tuple[Block, ...]) -> Iterator[Hit]:
    if facts.words < check.min_body:
        return
    title = headings[0]
    known = article.once(_told)
    words = [(s, Span(start, end)) for w, start, end in facts.tokens(title.span) if (s := content_stem(w))]
    missing = [(s, at) for s, at in words if s not in known and not _near(s, known)]
    lost = [(s, at) for s, at in missing if s.isdigit() and not _year_or_list(article, at, title.span)]
    if lost:
        words_of = (w for b in _telling(article) for w in plain_words(facts.folded, b.span))
        figures = {stem(w) for w in words_of if w in NUMBERS or w.isdigit()}
        lost = [(s, at) for s, at in lost if s not in figures]
    coverage = 1 - len(missing) / len(words) if words else 1.0
    if not lost and (len(words) < check.min_words or coverage >= check.share):
        return
    reported = lost if coverage >= check.share or len(words) < check.min_words else missing
    first, *rest = [at for _, at in reported]
    yield Hit(
        first,
        tuple(rest),
        {
            "missing": ", ".join(article.slice(at) for _, at in reported),
            "count": len(reported),
            "total": len(words),
        },
        absent=True,
    )


def _telling(article: Article) -> list[Block]:
    return [b for b in article.blocks if b.kind in (Kind.BODY, Kind.CAPTION, Kind.EMBED)]


def _told(article: Article) -> frozenset[str]:
    """The stems of all content words below the headings."""
    facts = context(article)
    return frozenset().union(*(_stems(facts, b) for b in _telling(article)))


def _stems(facts: Context, block: Block) -> frozenset[str]:
    """The stems of a block's content words."""
    if block.kind is Kind.BODY:
        return frozenset().union(*(facts.stems[s.index] for s in block.sentences))
    return stems(facts.folded, block.span)


def _near(word: str, known: frozenset[str]) -> bool:
    """A longer or shorter form of a word that the body has: "Ukrain" for "ukraine"."""
    return len(word) >= 5 and any(k in known for k in (word[:-1], word[:-2], word + "e", word + "i", word + "n"))


def _year_or_list(article: Article, at: Span, title: Span) -> bool:
    """A year, a score or the number that opens a list headline is no figure that the body must repeat."""
    word = article.slice(at)
    opens = not any(c.isalnum() for c in article.text[title.start : at.start])
    beside = article.text[max(0, at.start - 1) : at.start] + article.text[at.end : at.end + 1]
    return opens or (len(word) == 4 and word[:2] in ("19", "20")) or any(c in "-–—:.,/" for c in beside)


def overstated(check: HeadingCheck, article: Article, facts: Context, headings: tuple[Block, ...]) -> Iterator[Hit]:
    doubted = {
        s.index for h in article.all(Hedge) if h.group in check.hedges and (s := article.sentence_at(h.span.start))
    }
    if not doubted:
        return
    body = facts.body
    hedged = [facts.stems[s.index] for s in body if s.index in doubted]
    plain = [facts.stems[s.index] for s in body if s.index not in doubted]
    for block in headings[:COMPARED]:
        for m in _CLAUSE.finditer(article.text, block.span.start, min(block.span.end, block.span.start + 400)):
            if not m[0].strip():
                continue
            part = Span(m.start() + len(m[0]) - len(m[0].lstrip()), m.start() + len(m[0].rstrip()))
            own = stems(facts.folded, part)
            if len(own) < check.shared or article.within(Hedge, part) or "?" in m[0]:
                continue
            least = max(check.shared, len(own) - 1)
            about = sum(len(own & words) >= least for words in hedged)
            if about and not any(len(own & words) >= least for words in plain):
                yield Hit(part, fields={"count": about, "total": len(body)})


def near_duplicate(check: HeadingCheck, article: Article, facts: Context, headings: tuple[Block, ...]) -> Iterator[Hit]:
    known: list[tuple[Block, frozenset[str], tuple[str, ...]]] = []
    for block in headings:
        own = stems(facts.folded, block.span)
        opening = tuple(w.split("'")[0] for w in plain_words(facts.folded, block.span)[: check.opening])
        for other, words, opened in known[:COMPARED]:
            least = min(len(own), len(words))
            same = least >= check.shared and len(own & words) >= max(2, check.share * least)
            if same or (len(opening) == check.opening and opening == opened):
                other_words = " ".join(article.slice(other.span).split())
                yield Hit(block.span, fields={"other": other_words[:90], "count": len(own & words)})
                break
        known.append((block, own, opening))


def shouting(check: HeadingCheck, article: Article, facts: Context, headings: tuple[Block, ...]) -> Iterator[Hit]:
    """A headline that is in capitals throughout is a house style, not shouting."""
    body: set[str] | None = None
    for block in headings:
        for m in _LOUD.finditer(article.slice(block.span)):
            at = Span(m.start(), m.end()).shift(block.span.start)
            if not facts.marked.holds(at) and not _part_of_name(article, at):
                yield Hit(at, fields={"missing": m[0], "count": 1, "total": 1})
        words = [(article.text[start:end], start, end) for _, start, end in facts.tokens(block.span)]
        letters = [w for w, _, _ in words if w.isalpha() and len(w) > 1]
        loud = [w for w in letters if w.isupper()]
        if len(letters) >= 3 and len(loud) > 0.7 * len(letters):
            continue
        for word, start, end in words if loud else ():
            if not (word.isalpha() and word.isupper() and len(word) >= check.letters):
                continue
            if body is None:
                body = {w for b in article.of_kind(Kind.BODY) for w in plain_words(article.text, b.span)}
            if word not in body and (fold(word) in FUNCTION or fold(word) in NUMBERS or _lower(word, body)):
                yield Hit(Span(start, end), fields={"missing": word, "count": 1, "total": len(words)})


def _part_of_name(article: Article, mark: Span) -> bool:
    """An exclamation mark that the body writes within a sentence, too: "Yahoo! sold"."""
    word = _LAST_WORD.search(article.text, max(0, mark.start - 30), mark.start)
    if word is None or article.slice(mark) != "!":
        return False
    named = re.compile(rf"\b{re.escape(word[0])}!['’]?s? [a-z]")
    return any(named.search(article.text, b.span.start, b.span.end) for b in article.of_kind(Kind.BODY))


def _lower(word: str, body: set[str]) -> bool:
    """An ordinary word: the body has it in small letters, or it looks like one (a vowel in every three letters)."""
    if word.lower() in body or word.capitalize() in body:
        return True
    vowels = sum(c in "AEIOUY" for c in word)
    return 3 * vowels >= len(word) and len(word) >= 5


_FAULTS: dict[HeadingFault, Callable[[HeadingCheck, Article, Context, tuple[Block, ...]], Iterator[Hit]]] = {
    HeadingFault.NOT_IN_BODY: not_in_body,
    HeadingFault.OVERSTATED: overstated,
    HeadingFault.NEAR_DUPLICATE: near_duplicate,
    HeadingFault.SHOUTING: shouting,
}
