"""A small pack on disk, with kinds of its own, for the tests of the reader."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import ClassVar

import pytest

from audit.check.base import BaseCheck
from audit.errors import PackError
from audit.model.article import Article, Reach
from audit.model.measure import Hit, Measure, NotApplicable
from audit.model.rule import Check, FieldTypes, Pattern, RenamedKind, RulePack
from audit.packs import PackContext, load_pack


class Voice(StrEnum):
    OWN = "own"
    QUOTED = "quoted"


@dataclass(frozen=True, slots=True)
class Window:
    before: int = 0
    after: int = 0

    def __post_init__(self) -> None:
        if self.before < 0:
            raise ValueError("before is not negative")


@dataclass(frozen=True, slots=True)
class WordsCheck(BaseCheck):
    """Finds the words of lexicons and patterns; has a param of every sort."""

    words: tuple[str, ...] = ()
    find: tuple[Pattern, ...] = ()
    unless: Pattern | None = None
    voice: Voice = Voice.OWN
    window: Window = field(default_factory=Window)
    share: float = 0.5
    loud: bool = False
    names: Mapping[str, str | int | float] = field(default_factory=dict)
    note: str = ""

    reach: ClassVar[Reach] = Reach.SENTENCE
    needs: ClassVar[tuple[type, ...]] = ()
    fields: ClassVar[FieldTypes] = {"word": str, "count": int, "mood": ("calm", "loud")}

    def lexicons(self) -> tuple[str, ...]:
        return self.words

    def patterns(self) -> tuple[Pattern, ...]:
        return (*self.find, *((self.unless,) if self.unless else ()))

    def measure(self, article: Article) -> Measure | NotApplicable:
        keys = (*self.words, *(p.key for p in self.find))
        return Measure(tuple(Hit(t.span) for key in keys for t in article.terms(key)))


@dataclass(frozen=True, slots=True)
class LimitCheck(BaseCheck):
    """Has a param that must be given."""

    limit: int

    reach: ClassVar[Reach] = Reach.ARTICLE
    needs: ClassVar[tuple[type, ...]] = ()
    fields: ClassVar[FieldTypes] = {}

    def measure(self, article: Article) -> Measure | NotApplicable:
        return NotApplicable("never")


KINDS: Mapping[str, type[Check]] = {"words": WordsCheck, "limit": LimitCheck}
RENAMED = {"search": RenamedKind({"word": "words", "limit": "limit"}, "9.0")}

PACK = """\
name: tiny
version: 0.1.0
minimum: {words: 10, claims: 2}
dimensions:
  language:
    title: Language
    question: Does the writer stay out?
    curve: {method: deductions, params: {cap: 2}}
    weights:
      loud-word: {cost: 5, reason: It shouts.}
"""
RULE = """\
id: loud-word
family: language
summary: A word that shouts.
why: It tells a reader what to feel.
severity: warning
status: stable
confidence: high
dimension: language
check: words
params:
  words: [loud]
message: 'The word “{match}” shouts.'
question: What happened?
hint: Use a plain word.
examples:
  bad: ["A «shocking» day.", "It was «shocking» to all.", "Oh, «shocking»."]
  good: ["A calm day.", "A dull day.", "Nothing new."]
"""
LEXICON = """\
id: loud
summary: Words that shout.
origin: [own]
licence: facts, Apache-2.0
entries: [shocking, stunning]
"""


@dataclass
class Kit:
    """`pack`, with one rule and one word list; `write` and `edit` change its files."""

    pack: Path
    words: Path

    def write(self, name: str, text: str | bytes) -> Path:
        path = self.pack / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def edit(self, old: str, new: str, name: str = "language/loud-word.yaml") -> None:
        path = self.pack / name
        text = path.read_text("utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        path.write_text(text.replace(old, new), "utf-8")

    def load(self, name: str = "", version: str = "") -> RulePack:
        """The pack, or one that stands beside it."""
        folder = self.pack.parent / name if name else self.pack
        shipped = self.pack.parent / "shipped"
        return load_pack(folder, PackContext(KINDS, [self.words], RENAMED, shipped, version))

    def beside(self, name: str, text: str) -> Path:
        """Another pack's pack.yaml, its name and version in front."""
        return self.write(f"../{name}/pack.yaml", f"name: {name}\nversion: 0.1.0\n{text}")

    def problems(self, name: str = "", version: str = "") -> list[str]:
        """What is wrong with the pack: file:line:column: message (suggestion), the folder cut off."""
        with pytest.raises(PackError) as caught:
            self.load(name, version)
        root = self.pack.parent.as_posix() + "/"
        return [str(p).replace(root, "") for p in caught.value.problems]

    def problem(self) -> str:
        return self.problem_of("")

    def problem_of(self, name: str) -> str:
        found = self.problems(name)
        assert len(found) == 1, found
        return found[0]


def make(folder: Path) -> Kit:
    kit = Kit(folder / "tiny", folder / "lexicons")
    kit.write("pack.yaml", PACK)
    kit.write("language/loud-word.yaml", RULE)
    kit.words.mkdir()
    (kit.words / "loud.yaml").write_text(LEXICON, "utf-8")
    return kit
