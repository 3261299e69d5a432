"""Who and what is named in a text, and in which sentences: names as far as capitals tell them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from functools import cached_property

from audit.check import facts
from audit.check.stems import ContentWords
from audit.check.terms import any_over
from audit.lang import DEFAULT, lang_of
from audit.lang.wordsets import Alternatives, WordRow, WordSet, WordSets
from audit.model.article import Article
from audit.model.marks import SourceType, Speaker
from audit.model.text import WORD, Span

MOST = 8  # names, those in most sentences
OFFICES = "role-nouns"
NAME = "\x00"
"""Stands for a name in a text, which holds no such character, where the words around it are looked at."""

_CAPITAL = r"[A-Z][^\W\d_]*(?:[-’'][A-Z][^\W\d_]*)*"
_RUN = re.compile(rf"(?<![\w.])(?:(?:[A-Z][a-z]{{0,3}}\.|{_CAPITAL}) ){{0,4}}{_CAPITAL}")


class PeopleWords(WordSets):
    FILE = "people.txt"
    titles: WordSet
    calendar: WordSet
    no_name: WordSet
    pronouns: WordSet
    several: WordSet
    persons: WordSet
    pointers: WordSet
    particles: WordRow
    speaking: WordSet
    occupied: Alternatives
    apposed: Alternatives
    placed: Alternatives
    trades: Alternatives
    groups: Alternatives
    subjects: WordRow
    no_subject: WordRow
    relatives: WordRow
    echo: Alternatives

    @cached_property
    def no_person(self) -> WordSet:
        """Words that end no name, though they may have a capital."""
        return DEFAULT.sets(ContentWords).function | self.calendar

    @cached_property
    def does(self) -> str:
        """A pattern of what somebody is or does."""
        return rf"(?:{self.occupied})\b"

    @cached_property
    def introduces(self) -> re.Pattern[str]:
        """A sentence that says who somebody is: "She runs the mill"."""
        return re.compile(rf"(?:{'|'.join(self.subjects)}) (?:also )?{self.does}")

    @cached_property
    def described(self) -> re.Pattern[str]:
        """What says who has the surname NAME: "Poe, a baker", "Poe runs", "Poe ("."""
        told = rf"(?:, (?i:{self.apposed})\b| {self.does}| \()"
        return re.compile(rf"(?<!\w){NAME}(?!\w)(?:, \d+,?)?{told}")

    @cached_property
    def named(self) -> re.Pattern[str]:
        """What says who is called NAME: "Ann Poe of Alder Bay", "the sisters Ann Poe", "mill hand Ann Poe"."""
        placed = rf"(?<!\w){NAME} (?:{self.placed})\b"
        grouped = rf"\b(?:{self.groups}),? (?:[A-Z]\w+(?: [A-Z]\w+){{0,3}} and )?{NAME}"
        traded = rf"\b[a-z]+(?:{self.trades}) {NAME}"
        return re.compile(f"{placed}|{grouped}|{traded}")

    @cached_property
    def echoes(self) -> re.Pattern[str]:
        """A sentence that says whose words stood before it: "That quote from Ann Poe"."""
        return re.compile(rf"(?:{self.echo})\b")

    @cached_property
    def opens_without_name(self) -> re.Pattern[str]:
        return re.compile(rf"(?:{'|'.join(self.no_subject)})\b")

    @cached_property
    def relative(self) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{'|'.join(self.relatives)})\b")

    @cached_property
    def label(self) -> re.Pattern[str]:
        """A name with a title or an office, and a colon: "Mayor Poe:"."""
        return re.compile(rf"(?:^|[.!?] )(?:(?:[A-Z][\w.’'-]*|{'|'.join(self.particles)})(?: |(?=:))){{1,6}}:$")


Places = dict[int, list[Span]]
"""Index of a sentence -> where it has the name."""


def named_in(article: Article, sentences: Collection[int], least: int) -> dict[str, Places]:
    """Names -> those of these body sentences that have them outside quotations; names in fewer than `least` are left
    out. Reads the lexicon OFFICES.

    A name is known by its last word: it has two words or more somewhere in the body, or is a source. Where two names
    end in one word, or that word also stands in small letters ("the bank"), nobody can tell which is meant."""
    quoted, counted = article.once(facts.spoken), frozenset(sentences)
    full = {s.name.split()[-1]: {s.name} for s in article.all(Speaker) if _is_name(s)}
    opening: dict[str, set[str]] = {}
    places: dict[str, Places] = {}
    for sentence in article.body:
        for name, at in runs(article, sentence.span):
            last = name.split()[-1]
            if " " in name:  # "Yesterday Smith" opens a sentence and is a name only for want of a better one
                (full if at.start > sentence.span.start else opening).setdefault(last, set()).add(name)
            if sentence.index in counted and not quoted.at(at.start):
                places.setdefault(last, {}).setdefault(sentence.index, []).append(at)
    full = {**opening, **full}
    often = {last: name for last, found in places.items() if len(found) >= least and (name := _one(full.get(last, ())))}
    plain = {m[0] for m in WORD.finditer(article.text) if m[0].islower()} if often else set()
    kept = [last for last in sorted(often, key=lambda last: (-len(places[last]), last)) if last.lower() not in plain]
    return {often[last]: places[last] for last in sorted(kept[:MOST])}


def last_words(article: Article, sentences: Collection[int], least: int) -> list[str]:
    """The last words of what may be a name in `least` or more of these sentences: all that `named_in` can find, and
    more, in a fraction of its time."""
    no_person = lang_of(article).sets(PeopleWords).no_person
    often: Counter[str] = Counter()
    for n in sentences:
        span = article.sentences[n].span
        often.update({m[0].rpartition(" ")[2] for m in _RUN.finditer(article.text, span.start, span.end)})
    return [word for word, count in often.items() if count >= least and word.lower() not in no_person]


def _is_name(speaker: Speaker) -> bool:
    return speaker.sure and speaker.type in (SourceType.PERSON, SourceType.BODY) and speaker.name[:1].isupper()


def _one(names: Collection[str]) -> str:
    """The one name that these spell, with or without what stands before it ("President Ana Lund"); empty where they
    are two."""
    wholes = sorted((n for n in names if " " in n), key=lambda n: (len(n), n))
    if not wholes:
        return next(iter(names), "")
    return wholes[0] if all(n.endswith(" " + wholes[0]) for n in wholes[1:]) else ""


def runs(article: Article, span: Span) -> Iterator[tuple[str, Span]]:
    """The runs of capitalised words, without an office or a small word before the name."""
    no_person = lang_of(article).sets(PeopleWords).no_person
    for m in _RUN.finditer(article.text, span.start, span.end):
        words = m[0].split(" ")
        if words[-1].lower() in no_person:
            continue
        start = m.start()
        while len(words) > 1 and _before_name(article, words[0], Span(start, start + len(words[0]))):
            start += len(words.pop(0)) + 1
        yield " ".join(words), Span(start, m.end())


def _before_name(article: Article, word: str, at: Span) -> bool:
    titles, function = lang_of(article).sets(PeopleWords).titles, lang_of(article).sets(ContentWords).function
    return word.lower() in function or word.rstrip(".") in titles or any_over(article, (OFFICES,), at, longest=40)
