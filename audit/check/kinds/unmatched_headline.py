"""A headline that holds what the text below it does not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import ClassVar

from audit.check import facts
from audit.check.headings import HeadingCheck, HeadingWords
from audit.check.stems import ContentWords, content_stem, plain_words, stem, stems, tokens
from audit.lang import lang_of
from audit.model.article import HEADINGS, Article, Block, Kind
from audit.model.dataclass import dataclass
from audit.model.measure import Fields, Hit, Measure, NotApplicable
from audit.model.rule import FieldTypes
from audit.model.text import Span

_ROUNDED = 0.1
"""How far a figure may be from the one that it rounds, as a share of it."""
_LABEL = re.compile(r"[^\W\d_][\w’'-]*(?: [^\W\d_][\w’'-]*){0,2} ?: +(?=\S+(?: \S+){3})")
"""A label before a colon, of up to three words, with four or more behind it."""
_NEXT = re.compile(r"[ -]([^\W\d_]+)")
WHAT = ("names", "figures", "words")
"""What is missing."""


@dataclass(frozen=True, slots=True)
class UnmatchedHeadlineCheck(HeadingCheck):
    """The words of the headline that the body does not have, where it has under `share` of its content words; or else
    a figure of it that the body does not have. A label before a colon ("News guide:", "Dear Ann:") promises
    nothing. The field `lost` is how many of 100 words are missing. With under `min_words` content words in the
    headline only its figures count; with under `min_body` words in the body it is not judged."""

    share: float = 0.6
    min_words: int = 4
    min_body: int = 120

    needs: ClassVar[tuple[type, ...]] = ()
    fields: ClassVar[FieldTypes] = {"missing": str, "count": int, "total": int, "lost": int, "what": WHAT}

    def measure(self, article: Article) -> Measure | NotApplicable:
        headings = article.of_kind(*HEADINGS)
        if headings and headings[0].kind is not Kind.HEADLINE:
            return NotApplicable("the text has no headline")
        return HeadingCheck.measure(self, article)

    def find(self, article: Article, headings: tuple[Block, ...]) -> Iterator[Hit]:
        if article.once(facts.body_words) < self.min_body:
            return
        title = _without_label(article, headings[0].span)
        known = article.once(_below)
        words = [(s, Span(a, b)) for w, a, b in tokens(article.folded, title) if (s := content_stem(w))]
        missing = [(s, at) for s, at in words if s not in known and not _near(s, known) and not _spelt_out(article, at)]
        lost = [(s, at) for s, at in missing if s.isdigit() and not _year_or_list(article, at, title)]
        if lost:
            figures = article.once(_figures)
            lost = [(s, at) for s, at in lost if s not in figures and not _rounded(article, at, title, figures)]
        coverage = 1 - len(missing) / len(words) if words else 1.0
        covered = coverage >= self.share or len(words) < self.min_words
        if covered and not lost:
            return
        reported = lost if covered else missing
        first, *rest = [at for _, at in reported]
        said = ", ".join(article.slice(at) for _, at in reported)
        what = "figures" if covered else "names" if _named(article, reported, title) else "words"
        lost_share = 100 * len(reported) // len(words)
        fields: Fields = {
            "missing": said,
            "count": len(reported),
            "total": len(words),
            "lost": lost_share,
            "what": what,
        }
        yield Hit(first, tuple(rest), fields, absent=True)


def _without_label(article: Article, title: Span) -> Span:
    """The headline behind a short label: a series, a form, who answers the letters."""
    label = _LABEL.match(article.text, title.start, title.end)
    return Span(label.end(), title.end) if label else title


def _named(article: Article, missing: list[tuple[str, Span]], title: Span) -> bool:
    """Is a name or a figure among what is missing? In a title in which most words have a capital none tells a name."""
    titled = article.once(facts.titled)
    capital = () if titled else [at for _, at in missing[1:] if article.text[at.start].isupper()]
    return any(s.isdigit() and not _year_or_list(article, at, title) for s, at in missing) or bool(capital)


def _telling(article: Article) -> list[Block]:
    return [b for b in article.blocks if b.kind in (Kind.BODY, Kind.CAPTION, Kind.EMBED)]


def _below(article: Article) -> frozenset[str]:
    """The stems of all content words below the headings."""
    known = article.once(facts.SentenceStems)
    text = article.folded
    blocks = _telling(article)
    parts = chain(
        (known[s.index] for b in blocks if b.kind is Kind.BODY for s in b.sentences),
        (stems(text, b.span) for b in blocks if b.kind is not Kind.BODY),
    )
    return frozenset(chain.from_iterable(parts))


def _figures(article: Article) -> frozenset[str]:
    """The figures below the headline, those in words and in subheadings too."""
    text = article.folded
    blocks = (*_telling(article), *article.of_kind(Kind.SUBHEADING))
    words = (w for b in blocks for w in plain_words(text, b.span))
    numbers = lang_of(article).sets(ContentWords).numbers
    return frozenset(stem(w) for w in words if w in numbers or w.isdigit())


def _near(word: str, known: frozenset[str]) -> bool:
    """A longer or shorter form of a word that the body has: "Ukrain" for "ukraine"."""
    return len(word) >= 5 and any(k in known for k in (word[:-1], word[:-2], word + "e", word + "i", word + "n"))


def _spelt_out(article: Article, at: Span) -> bool:
    """Has the body the words for which this is the short form of headlines: "GOP", "Pa."?"""
    full = lang_of(article).sets(HeadingWords).short.get(article.folded[at.start : at.end], "")
    return any(stem(word) in article.once(_below) for word in full.split())


def _rounded(article: Article, at: Span, title: Span, figures: frozenset[str]) -> bool:
    """Does it say that it is rounded ("almost 600") and has the body a figure that is close?"""
    before = article.folded[title.start : at.start].split()
    if not before or before[-1] not in lang_of(article).sets(HeadingWords).about:
        return False
    said = int(article.slice(at)) if article.slice(at).isdecimal() else 0
    return any(f.isdecimal() and abs(int(f) - said) <= said * _ROUNDED for f in figures)


def _year_or_list(article: Article, at: Span, title: Span) -> bool:
    """A year, a span of time, a score or the number that opens a list headline is no figure that the body must
    repeat."""
    word, counted = article.slice(at), lang_of(article).sets(HeadingWords).counted
    before = article.text[title.start : at.start].rstrip(" \"'“‘")
    opens = not before or before[-1] in ":|;—–?!." or before.rsplit(None, 1)[-1].lower() in counted
    beside = article.text[max(0, at.start - 1) : at.start] + article.text[at.end : at.end + 1]
    unit = _NEXT.match(article.folded, at.end, title.end)
    if unit and unit[1] in lang_of(article).sets(HeadingWords).spans:
        return True
    year = (len(word) == 4 and word[:2] in ("19", "20")) or (len(word) == 2 and beside[0] in "'’‘")
    return opens or year or any(c in "-–—:.,/" for c in beside)
