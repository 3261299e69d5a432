"""The people of an article, as far as its words show them: who speaks, and who is given an office.

A name is a run of capitalised words. It is taken for a person's when an office stands right before or after it, or when
the layer Speaker says so.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from audit.lang import lang_of
from audit.lang.wordsets import WordRow, WordSet, WordSets
from audit.model.article import Article, Kind
from audit.model.dataclass import dataclass
from audit.model.marks import SourceType, Speaker, Term
from audit.model.text import Span, distance

_KINDS = (Kind.BODY, Kind.CAPTION)
_TOKEN = r"[A-Z][^\W\d_]*(?:[’'][A-Z][^\W\d_]+|-[^\W\d_]+)*\.?"
_BEFORE_OFFICE = 4  # words of an apposition before the office ("the acting deputy mayor")
_CAPITAL = re.compile(r"[A-Z](?<!\w[A-Z])[^\W\d_]{4,}\b")  # its class comes first: so the search is quick
_APPOSED = re.compile(r"[^,.;:()\n]{3,90}")
_MOST = 100  # people whose names are compared
_SPELLINGS = 1_000  # words with a capital that they are compared with
_MENTIONS = 50  # of a surname that are looked at for a first name
_BEFORE = re.compile(r"\b([A-Z][^\W\d_]+\.?|[A-Z]\.) $")
_SHORT, _LONG = 5, 7  # letters from which one and two letters may differ


class NameWords(WordSets):
    FILE = "names.txt"
    particles: WordRow
    no_person: WordSet
    address: WordSet

    @cached_property
    def name(self) -> re.Pattern[str]:
        return re.compile(rf"{_TOKEN}(?: (?:(?:{'|'.join(self.particles)}) ){{0,2}}{_TOKEN}){{0,3}}")

    @cached_property
    def titled(self) -> re.Pattern[str]:
        """A form of address before a name."""
        return re.compile(r"^(?:" + "|".join(sorted(self.address)) + r")\.? (?=[A-Z])")

    def is_person(self, name: str) -> bool:
        """Has it two words or more, none of a place, a body or the calendar?"""
        parts = name.lower().split()
        return len(parts) > 1 and self.no_person.isdisjoint(p.rstrip(".") for p in parts)


@dataclass(frozen=True, slots=True)
class Person:
    """`full`: with a first name somewhere, or it may be no person's name. `speaks`: a source. `office`: the
    name with the office that the text gives."""

    name: str
    span: Span
    full: bool
    speaks: bool = False
    office: Span | None = None

    @property
    def surname(self) -> str:
        return self.name.split()[-1]


def persons(article: Article) -> list[Person]:
    """Each person once, at the first mention, in order of the text."""
    sets = lang_of(article).sets(NameWords)
    found: dict[str, Person] = {}
    offices = {t.span.end for t in article.terms("role-nouns")}
    for speaker in article.all(Speaker):
        name = sets.titled.sub("", speaker.name.strip())
        if speaker.type is SourceType.PERSON and speaker.mentions and sets.name.fullmatch(name):
            full = len(name.split()) > 1 or not _never_in_full(article.text, name, offices, sets)
            found[name.split()[-1]] = Person(name, speaker.mentions[0], full, speaks=True)
    for term in article.terms("role-nouns"):
        person = _with_office(article, term, sets)
        if person is None:
            continue
        known = found.get(person.surname)
        if known is None:
            found[person.surname] = person
        elif known.office is None:
            found[person.surname] = replace(known, office=person.office, full=known.full or person.full)
    parts = {part for p in found.values() if " " in p.name for part in p.name.split()}
    return sorted((replace(p, full=p.full or p.name in parts) for p in found.values()), key=lambda p: p.span)


def _never_in_full(text: str, surname: str, offices: set[int], sets: NameWords) -> bool:
    """Is it a person's, by a form of address or an office before it, and does no first name stand before it?"""
    person = False
    at = text.find(surname)
    for _ in range(_MENTIONS):
        if at < 0:
            break
        before = _BEFORE.search(text, max(0, at - 30), at)
        if before:
            if before.group(1).rstrip(".") not in sets.address and before.end(1) not in offices:
                return False
            person = True
        at = text.find(surname, at + 1)
    return person


def _with_office(article: Article, term: Term, sets: NameWords) -> Person | None:
    """A name right behind an office ("Mayor Ann Poe"), or before it ("Ann Poe, the mayor of Alder")."""
    block = article.block_at(term.span.start)
    if block is None or block.kind not in _KINDS:
        return None
    text = article.text
    if text[term.span.start].isupper() or text[max(0, term.span.start - 1)] == " ":
        behind = sets.name.match(text, term.span.end + 1, min(block.span.end, term.span.end + 80))
        plural = (
            term.entry is not None and text[term.span.start : term.span.end].lower() == f"{term.entry.lemma.lower()}s"
        )
        if behind and not plural and text[term.span.end] == " " and sets.is_person(behind.group()):
            span = Span(*behind.span())
            return Person(behind.group().rstrip("."), span, True, office=Span(term.span.start, span.end))
    return _apposed(text, term, block.span, sets)


def _apposed(text: str, term: Term, block: Span, sets: NameWords) -> Person | None:
    comma = text.rfind(", ", max(block.start, term.span.start - 60), term.span.start)
    if comma < 0 or any(c in ".;:()\n" for c in text[comma : term.span.start]):
        return None
    before = list(sets.name.finditer(text, max(block.start, comma - 60), comma))
    if not before or before[-1].end() != comma or not sets.is_person(before[-1].group()):
        return None
    if len(text[comma + 2 : term.span.start].split()) > _BEFORE_OFFICE:
        return None
    end = _APPOSED.match(text, comma + 2, block.end)
    name = before[-1]
    return Person(
        name.group(), Span(*name.span()), True, office=Span(name.start(), end.end() if end else term.span.end)
    )


def differ(article: Article, people: list[Person]) -> Iterator[tuple[Span, str]]:
    """Spellings near a person's surname that could be slips: the later one's first place, and the other spelling."""
    surnames = [s for s in list(dict.fromkeys(p.surname for p in people))[:_MOST] if len(s) >= _SHORT]
    first: dict[str, int] = {}  # word -> where it stands first
    for found in _CAPITAL.finditer(article.text) if surnames else ():
        if found.group() not in first:
            first[found.group()] = found.start()
        if len(first) >= _SPELLINGS:
            break
    by_letter: dict[str, list[str]] = {}
    for word in first:
        by_letter.setdefault(word[0], []).append(word)
    told: set[frozenset[str]] = set()
    for surname in surnames:
        for word in by_letter.get(surname[0], ()):
            if word[-1] != surname[-1] or abs(len(word) - len(surname)) > 2:
                continue
            pair = frozenset((surname, word))
            if (
                len(pair) == 2
                and surname.lower() != word.lower()
                and pair not in told
                and _near(_plain(surname), _plain(word))
            ):
                told.add(pair)
                at = first[word]
                later = word if first.get(surname, at) <= at else surname
                yield Span(first[later], first[later] + len(later)), surname if later == word else word


def _plain(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(c))


def _near(a: str, b: str) -> bool:
    """One letter apart, or two in long names, the last letter being the same: Russian is no slip for Russia."""
    if a == b:
        return True
    allowed = 1 if min(len(a), len(b)) < _LONG else 2
    if len(set(a) ^ set(b)) > 2 * allowed:
        return False
    return distance(a, b, swaps=True) <= allowed
