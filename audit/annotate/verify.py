"""What a person should verify; never scored. Each thing once, where it first occurs.

Names that are spelt in two ways or never given in full, offices, figures and dates for which no named source answers,
credits of pictures, contested terms, accusations without a response.
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from audit.annotate.annotator import Annotator
from audit.annotate.claims import figures
from audit.annotate.names import Person, differ, persons
from audit.annotate.statement import Statements
from audit.lang import lang_of
from audit.lang.accused import accused, known_by, responded
from audit.lang.wordsets import Alternatives, WordRow, WordSet, WordSets
from audit.model.article import Article, Kind, Reach, Sentence
from audit.model.marks import Claim, Quote, QuoteKind, Role, Sourcing, Speaker, Status, VerifyItem
from audit.model.text import Span, fold, merge

LEXICONS = ("role-nouns", "contested-terms", "accusation-verbs", "response-markers")

_YEAR = re.compile(r"[12](?<!\w[12])(?:(?<=1)9|(?<=2)0)\d\d\b")  # a class comes first: so the search is quick
_WEEKDAY_FIRST = 32  # characters of the longest date before its year


class VerifyWords(WordSets):
    FILE = "verify.txt"
    months: WordRow
    more_months: WordSet
    month_forms: Alternatives
    weekdays: WordRow
    agencies: Alternatives

    @cached_property
    def short_months(self) -> tuple[str, ...]:
        """The months by their first three letters."""
        return tuple(month[:3] for month in self.months)

    @cached_property
    def month_words(self) -> WordSet:
        return self.more_months.union(self.months, self.short_months)

    @cached_property
    def date(self) -> re.Pattern[str]:
        """A date with its year: March 3, 2024 or 3 March 2024, after the day of the week or without it."""
        days = "|".join(day.removesuffix("day").capitalize() for day in self.weekdays)
        ordinal = r"(?:st|nd|rd|th)?"
        return re.compile(
            rf"\b(?:(?P<day>{days})day,? (?:the )?)?(?:"
            rf"(?P<m1>{self.month_forms}) (?P<d1>\d{{1,2}}){ordinal},? (?P<y1>(?:19|20)\d\d)"
            rf"|(?P<d2>\d{{1,2}}){ordinal} (?:of )?(?P<m2>{self.month_forms}),? (?P<y2>(?:19|20)\d\d))\b"
        )

    @cached_property
    def agency(self) -> re.Pattern[str]:
        return re.compile(f"/|{self.agencies}", re.IGNORECASE)


def annotate_verify(article: Article) -> tuple[VerifyItem, ...]:
    """Names, offices, figures, dates, credits, contested terms and accusations, each with its reason in `note`."""
    sets = lang_of(article).sets(VerifyWords)
    statuses = {a.sentence: a.status for a in article.all(Sourcing)}
    found: list[tuple[Span, str, str]] = []
    people = persons(article)
    found += _names(article, people)
    found += [(p.office, "office", "") for p in people if p.office]
    found += _figures(article, statuses)
    found += _dates(article, statuses, sets)
    found += _credits(article, sets)
    found += _contested(article)
    found += _accusations(article)
    out = []
    for span, kind, note in found:
        sentence = article.sentence_at(span.start)
        out.append(VerifyItem(span, kind, statuses.get(sentence.index) if sentence else None, note))
    return tuple(out)


def _names(article: Article, people: list[Person]) -> Iterator[tuple[Span, str, str]]:
    for span, other in differ(article, people):
        yield span, "name", f"also written {other}"
    for person in people:
        if person.speaks and not person.full:
            yield person.span, "name", "no first name given"


def _unsourced(statuses: dict[int, Status], sentence: Sentence) -> bool:
    return statuses.get(sentence.index, Status.IDENTIFIED) is not Status.IDENTIFIED


def _figures(article: Article, statuses: dict[int, Status]) -> Iterator[tuple[Span, str, str]]:
    """The first figure of each claim with a number that no named source answers for."""
    statements = Statements(article)
    seen: set[str] = set()
    for claim in article.all(Claim):
        sentence = article.sentences[claim.sentence]
        if "number" in claim.triggers and _unsourced(statuses, sentence):
            for span in figures(statements, sentence.span):
                key = fold(article.slice(span))
                if key not in seen:
                    seen.add(key)
                    yield span, "figure", ""
                break


def _dates(article: Article, statuses: dict[int, Status], sets: VerifyWords) -> Iterator[tuple[Span, str, str]]:
    """Full dates: those that no named source answers for, and those whose weekday cannot be right."""
    seen: set[datetime.date] = set()
    for year in _YEAR.finditer(article.text):
        start = max(0, year.start() - _WEEKDAY_FIRST)
        if sets.month_words.isdisjoint(article.text[start : year.start()].lower().replace(".", " ").split()):
            continue
        found = sets.date.search(article.text, start, year.end())
        if found is None or found.end() != year.end():
            continue
        block = article.block_at(found.start())
        sentence = article.sentence_at(found.start())
        if block is None or sentence is None or block.kind not in (Kind.BODY, Kind.CAPTION):
            continue
        date = _date(found, sets)
        if date is None:
            yield Span(*found.span()), "date", "no such day"
            continue
        weekday = found["day"]
        wrong = bool(weekday) and sets.weekdays[date.weekday()] != f"{weekday}day".lower()
        if wrong or (date not in seen and block.kind is Kind.BODY and _unsourced(statuses, sentence)):
            note = f"that day was a {sets.weekdays[date.weekday()].capitalize()}" if wrong else ""
            yield Span(*found.span()), "date", note
        seen.add(date)


def _date(found: re.Match[str], sets: VerifyWords) -> datetime.date | None:
    name = (found["m1"] or found["m2"]).lower()[:3]
    month = sets.short_months.index(name) + 1
    try:
        return datetime.date(int(found["y1"] or found["y2"]), month, int(found["d1"] or found["d2"]))
    except ValueError:
        return None


def _credits(article: Article, sets: VerifyWords) -> Iterator[tuple[Span, str, str]]:
    """Credits of pictures that name neither an agency nor how the picture came."""
    seen: set[str] = set()
    for role in article.all(Role):
        if role.reason in ("caption", "credit") and role.marker is not None:
            credit = article.slice(role.marker)
            if not sets.agency.search(credit) and fold(credit) not in seen:
                seen.add(fold(credit))
                yield role.marker, "credit", ""


def _contested(article: Article) -> Iterator[tuple[Span, str, str]]:
    quoted = merge(q.span for q in article.all(Quote) if q.kind is not QuoteKind.MENTION)
    seen: set[str] = set()
    for term in article.terms("contested-terms"):
        block = article.block_at(term.span.start)
        lemma = term.entry.lemma if term.entry else ""
        if block is None or block.kind not in (Kind.BODY, Kind.HEADLINE, Kind.SUBHEADING) or lemma in seen:
            continue
        if not _holds(quoted, term.span):
            seen.add(lemma)
            instead = term.entry.tags.get("instead", "") if term.entry else ""
            yield term.span, "contested-term", f"or {instead}" if instead else ""


def _holds(spans: tuple[Span, ...], span: Span) -> bool:
    at = bisect_right(spans, span.start, key=lambda s: s.end)
    return at < len(spans) and spans[at].start <= span.start


def _accusations(article: Article) -> Iterator[tuple[Span, str, str]]:
    """Somebody named is accused, and no response is found in or next to a sentence that names them."""
    known = responded(article, article.terms("response-markers"))
    seen: set[str] = set()
    for term in article.terms("accusation-verbs"):
        block = article.block_at(term.span.start)
        if block is None or block.kind is not Kind.BODY or (at := accused(article, term.span)) is None:
            continue
        name = article.slice(at)
        key = known_by(name)
        if key not in seen:
            seen.add(key)
            if key not in known:
                yield Span(term.span.start, at.end), "accusation", f"no response from {name} found"


VERIFY = Annotator(
    VerifyItem, annotate_verify, Reach.ARTICLE, needs=(Role, Quote, Speaker, Claim, Sourcing), lexicons=LEXICONS
)
