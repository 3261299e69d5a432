"""People who are cited: without a role, or under two spellings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from audit.check.context import context
from audit.check.named import OFFICES
from audit.check.where import ANYWHERE, Where
from audit.model.article import Article, Kind, Reach
from audit.model.marks import Attribution, SourceType, Speaker
from audit.model.measure import Hit, Measure, NotApplicable
from audit.model.rule import Pattern
from audit.model.text import Span

_NAME = re.compile(r"\b[A-Z][^\W\d_]+(?:-[A-Z][^\W\d_]+)?(?: [A-Z][^\W\d_]+(?:-[A-Z][^\W\d_]+)?){1,2}\b")
NAMES = 2_000  # names of an article that are compared


class SpeakerFault(StrEnum):
    NO_ROLE = "no-role"
    SPELLINGS = "two-spellings"


@dataclass(frozen=True, slots=True)
class SpeakerCheck:
    """no-role: a named person is cited and nowhere given an office or an affiliation. two-spellings: two names of two
    or more words that share a word and whose other words differ by one or two letters."""

    fault: SpeakerFault
    where: Where = ANYWHERE

    reach: ClassVar[Reach] = Reach.ARTICLE
    fields: ClassVar[tuple[str, ...]] = ("name", "other")

    def lexicons(self) -> tuple[str, ...]:
        return (OFFICES, *self.where.lexicons())

    def patterns(self) -> tuple[Pattern, ...]:
        return self.where.patterns()

    def measure(self, article: Article) -> Measure | NotApplicable:
        facts = context(article)
        found = article.once(_FAULTS[self.fault])
        hits = tuple(h for h in found if self.where.admits(article, facts, h.span))
        return Measure(hits, value=len(hits), base=len(article.all(Speaker)))


def no_role(article: Article) -> Iterator[Hit]:
    speaks = {a.speaker for a in article.all(Attribution) if a.lemma in _SPEAKS}
    offices = {t.span.end + 1 for t in article.terms(OFFICES)}
    bare = [
        s
        for index, s in enumerate(article.all(Speaker))
        if s.type is SourceType.PERSON and s.role is None and s.sure and " " in s.name.strip() and index in speaks
    ]
    for s in bare[:SPEAKERS]:
        first = s.mentions[0] if s.mentions else s.span
        if not _introduced(article, s.name, first, offices):
            yield Hit(first, fields={"name": s.name})


def _introduced(article: Article, name: str, first: Span, offices: Set[int]) -> bool:
    """Does the text say who this is, beside another mention of the name or in the sentence after the first? `offices`:
    where a name would stand behind one."""
    sentence = article.sentence_at(first.start)
    end = sentence.span.end if sentence else first.end
    if _HE_IS.match(article.text[end : end + REACH].lstrip()):
        return True
    start, end = max(0, first.start - NEAR), min(len(article.text), first.end + NEAR)
    surname = re.escape(name.split()[-1].rstrip("."))
    told = re.compile(rf"\b{surname}\b(?:, \d+,?)?(?:{_APPOSED}| {_DOES}| \()")
    behind_office = any(m.start() in offices for m in re.compile(re.escape(name)).finditer(article.text, start, end))
    return behind_office or told.search(article.text, start, end) is not None


_SPEAKS = frozenset(
    ("say", "tell", "add", "write", "tweet", "explain", "recall", "note", "warn", "argue", "claim", "quip")
)
_DOES = (
    r"(?:is|was|has been|had been|became|works|worked|serves|served|runs|ran|owns|owned|leads|led|heads|teaches|taught"
    r"|founded|joined|studies|plays|played|represents|directs|manages|lives|lived|wrote for|hosts|co-\w+ed)\b"
)
_APPOSED = (
    r", (?:an?|the|who|whose|one of|of|from|at|now|then|former|chief|head|senior|vice|managing|co-\w+|director)\b"
)
_HE_IS = re.compile(rf"(?:He|She|They) (?:also )?{_DOES}")
REACH = 200  # characters
NEAR = 20_000  # characters before and after the first mention in which an introduction is looked for
SPEAKERS = 200  # speakers without a role that are looked at


def two_spellings(article: Article) -> Iterator[Hit]:
    first: dict[tuple[str, str], Span] = {}
    for block in article.of_kind(Kind.BODY):
        for m in _NAME.finditer(article.text, block.span.start, block.span.end):
            given, family = m[0].split()[-2:]
            if len(first) < NAMES:
                first.setdefault((given, family), Span(m.end() - len(given) - len(family) - 1, m.end()))
    shared: dict[str, list[tuple[str, str]]] = {}
    for name in first:
        for word in dict.fromkeys(name):
            other = next((o for o in shared.get(word, [])[:20] if _spelt(name, o, word)), None)
            if other is not None:
                yield Hit(first[name], fields={"name": " ".join(name), "other": " ".join(other)})
                break
        for word in dict.fromkeys(name):
            shared.setdefault(word, []).append(name)


def _spelt(one: tuple[str, str], two: tuple[str, str], word: str) -> bool:
    a, b = [w for w in one if w != word], [w for w in two if w != word]
    if len(a) != 1 or len(b) != 1 or a == b or one.index(word) != two.index(word):
        return False
    x, y = a[0], b[0]
    same_start = x[0] == y[0]
    short, long = sorted((x, y), key=len)
    inflected = long.startswith(short) and long[len(short) :] in ("s", "n", "an", "es", "ns")
    return same_start and not inflected and min(len(x), len(y)) >= 4 and 0 < distance(x, y) <= (2 if len(x) > 6 else 1)


def distance(a: str, b: str) -> int:
    """Edit distance of two words, counted up to 3."""
    if abs(len(a) - len(b)) > 2:
        return 3
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
    return min(3, row[-1])


_FAULTS: dict[SpeakerFault, Callable[[Article], tuple[Hit, ...]]] = {
    SpeakerFault.NO_ROLE: lambda article: tuple(no_role(article)),
    SpeakerFault.SPELLINGS: lambda article: tuple(two_spellings(article)),
}
