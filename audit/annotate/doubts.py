"""What a person should check by hand; never scored. Each thing once, where it first stands.

Names that are spelt in two ways or never given in full, offices, figures and dates that no named source answers for,
credits of pictures, contested terms, accusations whose answer is missing.
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_right
from collections.abc import Iterator

from audit.annotate.claims import figures
from audit.annotate.lexical import bag, words_of
from audit.annotate.names import Person, differ, persons
from audit.model.article import Article, Kind, Reach, Sentence
from audit.model.marks import Answer, Claim, Doubt, Quote, QuoteKind, Role, Status
from audit.model.text import WORD, Span, fold, merge

REACH = Reach.ARTICLE
LEXICONS = ("role-nouns", "contested-terms", "accusation-verbs", "response-markers")

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH = (
    r"(?P<m{0}>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_MONTH_WORDS = frozenset(_MONTHS) | bag(
    "january february march april june july august september sept october november december"
)
_AFTER_DAY = r"(?:st|nd|rd|th)?"
_DATE = re.compile(
    r"\b(?:(?P<day>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? (?:the )?)?(?:"
    + (_MONTH.replace("{0}", "1") + r" (?P<d1>\d{1,2})" + _AFTER_DAY + r",? (?P<y1>(?:19|20)\d\d)|")
    + (r"(?P<d2>\d{1,2})" + _AFTER_DAY + r" (?:of )?" + _MONTH.replace("{0}", "2") + r",? (?P<y2>(?:19|20)\d\d))\b")
)
_YEAR = re.compile(r"[12](?<!\w[12])(?:(?<=1)9|(?<=2)0)\d\d\b")  # a class comes first: so the search is quick
_WEEKDAY_FIRST = 32  # characters of the longest date before its year
_OBJECT = re.compile(
    r"\s+(?:(?:the|its|his|her|their|former|president|mayor|chief|company|firm|state|Mr\.?|Mrs\.?|Ms\.?|Dr\.?)\s+){0,3}"
    r"(?P<name>[A-Z][\w’'&-]*(?:\s(?:of\s|de\s|van\s|al\s)?[A-Z][\w’'&-]*){0,4})"
)
_TITLES = ("Mr", "Mrs", "Ms", "Dr", "President", "Prime", "Minister", "Congress")
_REACH = 120  # characters between an accusing verb and whom it accuses
_AGENCY = re.compile(r"/|\bvia\b|\b(?:AP|AFP|EPA|Reuters|REUTERS|Getty)\b|handout|courtesy|CC BY", re.IGNORECASE)


def annotate_doubts(article: Article) -> tuple[Doubt, ...]:
    """Needs the layers Role, Quote, Speaker, Claim and Answer."""
    answers = {a.sentence: a.status for a in article.all(Answer)}
    found: list[tuple[Span, str, str]] = []
    people = persons(article)
    found += _names(article, people)
    found += [(p.office, "office", "") for p in people if p.office]
    found += _figures(article, answers)
    found += _dates(article, answers)
    found += _credits(article)
    found += _contested(article)
    found += _accusations(article)
    out = []
    for span, kind, note in found:
        sentence = article.sentence_at(span.start)
        out.append(Doubt(span, kind, answers.get(sentence.index) if sentence else None, note))
    return tuple(out)


def _names(article: Article, people: list[Person]) -> Iterator[tuple[Span, str, str]]:
    for span, other in differ(article, people):
        yield span, "name", f"also written {other}"
    for person in people:
        if person.speaks and not person.full:
            yield person.span, "name", "no first name given"


def _unsourced(answers: dict[int, Status], sentence: Sentence) -> bool:
    return answers.get(sentence.index, Status.IDENTIFIED) is not Status.IDENTIFIED


def _figures(article: Article, answers: dict[int, Status]) -> Iterator[tuple[Span, str, str]]:
    """The first figure of each claim with a number that no named source answers for."""
    words = words_of(article)
    seen: set[str] = set()
    for claim in article.all(Claim):
        sentence = article.sentences[claim.sentence]
        if "number" in claim.triggers and _unsourced(answers, sentence):
            for span in figures(article.text, words, sentence.span):
                key = fold(article.slice(span))
                if key not in seen:
                    seen.add(key)
                    yield span, "figure", ""
                break


def _dates(article: Article, answers: dict[int, Status]) -> Iterator[tuple[Span, str, str]]:
    """Full dates: those that no named source answers for, and those whose weekday cannot be right."""
    seen: set[datetime.date] = set()
    for year in _YEAR.finditer(article.text):
        start = max(0, year.start() - _WEEKDAY_FIRST)
        if _MONTH_WORDS.isdisjoint(article.text[start : year.start()].lower().replace(".", " ").split()):
            continue
        found = _DATE.search(article.text, start, year.end())
        if found is None or found.end() != year.end():
            continue
        block = article.block_at(found.start())
        sentence = article.sentence_at(found.start())
        if block is None or sentence is None or block.kind not in (Kind.BODY, Kind.CAPTION):
            continue
        date = _date(found)
        if date is None:
            yield Span(*found.span()), "date", "no such day"
            continue
        weekday = found["day"]
        wrong = bool(weekday) and _WEEKDAYS[date.weekday()] != f"{weekday}day".lower()
        if wrong or (date not in seen and block.kind is Kind.BODY and _unsourced(answers, sentence)):
            note = f"that day was a {_WEEKDAYS[date.weekday()].capitalize()}" if wrong else ""
            yield Span(*found.span()), "date", note
        seen.add(date)


def _date(found: re.Match[str]) -> datetime.date | None:
    name = (found["m1"] or found["m2"]).lower()[:3]
    month = _MONTHS.index(name) + 1
    try:
        return datetime.date(int(found["y1"] or found["y2"]), month, int(found["d1"] or found["d2"]))
    except ValueError:
        return None


def _credits(article: Article) -> Iterator[tuple[Span, str, str]]:
    """Credits of pictures that show neither agency nor maker's channel."""
    seen: set[str] = set()
    for role in article.all(Role):
        if role.reason in ("caption", "credit") and role.marker is not None:
            credit = article.slice(role.marker)
            if not _AGENCY.search(credit) and fold(credit) not in seen:
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
            yield term.span, "contested-term", f"or: {instead}" if instead else ""


def _holds(spans: tuple[Span, ...], span: Span) -> bool:
    at = bisect_right(spans, span.start, key=lambda s: s.end)
    return at < len(spans) and spans[at].start <= span.start


def _accusations(article: Article) -> Iterator[tuple[Span, str, str]]:
    """Somebody named is accused, and no answer stands in or next to a sentence that names them."""
    answered = _answered(article)
    seen: set[str] = set()
    for term in article.terms("accusation-verbs"):
        block = article.block_at(term.span.start)
        if block is None or block.kind is not Kind.BODY:
            continue
        found = _OBJECT.match(article.text, term.span.end, min(block.span.end, term.span.end + _REACH))
        if not found:
            continue
        name = re.split("[’']", found["name"])[0].strip()
        key = name.split()[-1]
        if key not in seen and key.rstrip(".") not in _TITLES:
            seen.add(key)
            if key not in answered:
                span = Span(term.span.start, found.start("name") + len(name))
                yield span, "accusation", f"no answer from {name} found"


def _answered(article: Article) -> frozenset[str]:
    """The words of the sentences that hold an answer, and of those right before them."""
    starts = [s.span.start for s in article.sentences]
    words: set[str] = set()
    done = -1
    for marker in article.terms("response-markers"):
        at = bisect_right(starts, marker.span.start) - 1
        for n in range(max(done + 1, at - 1), at + 1):
            words.update(
                word.replace("’", "'").partition("'")[0]
                for word in WORD.findall(article.slice(article.sentences[n].span))
            )
        done = max(done, at)
    return frozenset(words)
