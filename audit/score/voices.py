"""Who the sources of an article are, how near to the event, and how far independent of one another.

A voice is one source: a person with all names used, a body with whoever speaks for it, a document, an outlet. What
rests on a source that may be one of two (an unsure pronoun) rests on no voice of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cached_property

from audit.lang import lang_of
from audit.lang.wordsets import WordSet, WordSets
from audit.model.article import Article
from audit.model.dataclass import dataclass
from audit.model.marks import Attribution, Claim, SourceType, Sourcing, Speaker, Status
from audit.model.text import fold


class VoiceWords(WordSets):
    FILE = "voices.txt"
    speaks_for: WordSet
    joining: WordSet
    police: WordSet
    court: WordSet
    records: WordSet
    witnesses: WordSet
    reporters: WordSet


class VoiceKind(StrEnum):
    """In this order the first is the nearest to the event. REPORTER: what the reporter saw. ACT: an act on record, told
    without a word of saying."""

    REPORTER = "reporter"
    WITNESS = "witness"
    POLICE = "police"
    COURT = "court"
    RECORD = "record"
    DOCUMENT = "document"
    PERSON = "person"
    BODY = "body"
    ACT = "act"
    ANONYMOUS = "anonymous"
    OUTLET = "outlet"

    @property
    def first_hand(self) -> bool:
        """Is it named, and has it its own knowledge?"""
        return self not in (VoiceKind.ACT, VoiceKind.ANONYMOUS, VoiceKind.OUTLET)


@dataclass(frozen=True, slots=True)
class SourceVoice:
    """`claims`: how many claims rest on it; `sentences`: how many sentences of the body."""

    name: str
    kind: VoiceKind
    claims: int
    sentences: int


@dataclass(frozen=True, slots=True)
class Voices:
    """All voices, those on which most claims rest first."""

    all: tuple[SourceVoice, ...]

    def of(self, *kinds: VoiceKind) -> list[SourceVoice]:
        return [v for v in self.all if v.kind in kinds]

    @property
    def first_hand(self) -> list[SourceVoice]:
        return [v for v in self.all if v.kind.first_hand]

    @property
    def carried(self) -> int:
        """How many sentences rest on any of them."""
        return sum(v.sentences for v in self.all)

    @property
    def biggest(self) -> SourceVoice | None:
        return max(self.all, key=lambda v: v.sentences, default=None)


def voices(article: Article) -> Voices:
    """The voices of an article. Reads Attribution, Claim, Sourcing, Speaker."""
    return _Listener(article).heard()


class _Listener:
    """Puts the attributions of one article together by who speaks."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.attributions, self.speakers = article.all(Attribution), article.all(Speaker)
        self.words = lang_of(article).sets(VoiceWords)
        self.claims = {c.sentence for c in article.all(Claim)}

    def heard(self) -> Voices:
        sentences: Counter[str] = Counter()
        claims: Counter[str] = Counter()
        kinds: dict[str, set[VoiceKind]] = {}
        for answer, key, kind in self._answers():
            sentences[key] += 1
            claims[key] += answer.sentence in self.claims
            kinds.setdefault(key, set()).add(kind)
        order = list(VoiceKind)
        made = (SourceVoice(key, min(kinds[key], key=order.index), claims[key], n) for key, n in sentences.items())
        return Voices(tuple(sorted(made, key=lambda v: (-v.claims, -v.sentences, v.name))))

    def _answers(self) -> Iterator[tuple[Sourcing, str, VoiceKind]]:
        """The body sentences that somebody answers for, with who it is."""
        for answer in self.article.all(Sourcing):
            if not answer.status.answered:
                continue
            if answer.attribution is None:
                if answer.status is Status.IDENTIFIED:
                    kind = self._unsaid(answer)
                    yield answer, kind.value, kind
                continue
            a = self.attributions[answer.attribution]
            key = self._key(a)
            if key:
                yield answer, key, self._kind(a, answer.status)

    def _unsaid(self, answer: Sourcing) -> VoiceKind:
        """What answers for a sentence in which nobody says anything."""
        words = fold(self.article.slice(answer.span)).split()
        return VoiceKind.ACT if self.words.reporters.isdisjoint(words) else VoiceKind.REPORTER

    def _speaker(self, a: Attribution) -> Speaker | None:
        return self.speakers[a.speaker] if a.speaker is not None else None

    def _called(self, a: Attribution) -> str:
        speaker = self._speaker(a)
        return speaker.name if speaker else self.article.slice(a.source) if a.source else ""

    def _key(self, a: Attribution) -> str:
        """The name of the voice; empty where it could be one of two."""
        speaker = self._speaker(a)
        if speaker and not speaker.sure:
            return ""
        name = self._content(self._called(a))
        return self._bodies.get(name, name)

    def _content(self, name: str) -> str:
        """A name without what does not tell it apart: small words, letter case."""
        return " ".join(w for w in fold(name).replace("'s", "").split() if w not in self.words.joining)

    @cached_property
    def _bodies(self) -> Mapping[str, str]:
        """Name of a person -> the body that the person speaks for."""
        return {
            self._content(s.name): body
            for s in self.speakers
            if s.type in (SourceType.PERSON, SourceType.ROLE) and (body := self._spoken_for(s))
        }

    def _spoken_for(self, s: Speaker) -> str:
        words = self._content(f"{s.role or ''} {s.name if s.type is SourceType.ROLE else ''}").split()
        if self.words.speaks_for.isdisjoint(words):
            return ""
        return " ".join(w for w in words if w not in self.words.speaks_for)

    def _kind(self, a: Attribution, status: Status) -> VoiceKind:
        if status is Status.OUTLET:
            return VoiceKind.OUTLET
        if status is Status.ANONYMOUS:
            return VoiceKind.ANONYMOUS
        speaker, sets = self._speaker(a), self.words
        words = set(fold(f"{self._called(a)} {(speaker and speaker.role) or ''}").replace("'s", "").split())
        if a.source_type is SourceType.DOCUMENT:
            return VoiceKind.DOCUMENT if sets.records.isdisjoint(words) else VoiceKind.RECORD
        for kind, named in (
            (VoiceKind.WITNESS, sets.witnesses),
            (VoiceKind.POLICE, sets.police),
            (VoiceKind.COURT, sets.court),
        ):
            if not named.isdisjoint(words):
                return kind
        return VoiceKind.PERSON if a.source_type in (SourceType.PERSON, SourceType.ROLE) else VoiceKind.BODY
