"""Word data of a language: plain text in sections, read into classes whose fields are the sections.

    # What the file is for, and where its words come from.

    [able] verbs before which "could" is an ability
    see hear feel smell

A room declares the sections that it reads as the annotated fields of a subclass of WordSets, so that a type checker
knows every name. A field without a section, or a section that no field reads, is an error when the file is read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, ClassVar, NewType

WordSet = frozenset[str]
"""Single words. In the file blanks divide them."""
PhraseSet = NewType("PhraseSet", frozenset[str])
"""Phrases of one word or more. In the file commas and line ends divide them."""
WordRow = NewType("WordRow", tuple[str, ...])
"""Words whose order counts (the months), or beginnings of words for str.startswith. In the file blanks divide them."""
WordTable = NewType("WordTable", Mapping[str, str])
"""Word -> what is said of it. In the file a line each: the value, a colon, the words that have it."""
Lines = NewType("Lines", tuple[str, ...])
"""Lines as they are, for the reader to divide."""
Alternatives = NewType("Alternatives", str)
"""A regular expression of alternatives. In the file | and line ends divide them; a line does not begin with a bracket
that could be the head of a section."""

_HEAD = re.compile(r"\[([a-z][a-z0-9-]*)\](?: (\S.*))?")


class WordSetsError(ValueError):
    """A data file and the class that reads it do not agree."""


class WordSets:
    """What one room reads of a language. A subclass names its file in `FILE` and its sections as annotated fields
    (`before-number` in the file is the field `before_number`); what follows from them it adds as cached properties.

    Made by `Lang.sets`, once a language. Raises WordSetsError when the file has other sections than the class."""

    FILE: ClassVar[str]

    def __init__(self, folder: Path) -> None:
        path = folder / self.FILE
        found = sections(path.read_text("utf-8"), path.name)
        classes = reversed(type(self).__mro__[:-1])
        fields = {name: kind for cls in classes for name, kind in cls.__annotations__.items() if name != "FILE"}
        if unread := found.keys() - fields.keys():
            raise WordSetsError(f"{path.name}: no field of {type(self).__name__} reads [{min(unread)}]")
        if missing := fields.keys() - found.keys():
            raise WordSetsError(f"{path.name}: no section for {type(self).__name__}.{min(missing)}")
        for name, kind in fields.items():
            setattr(self, name, _READERS[kind](found[name]))


def sections(text: str, name: str = "text") -> dict[str, list[str]]:
    """Field name -> the lines under its head. Lines that begin with # and empty lines are left out.

    Raises WordSetsError on a line before the first head, and on a head that occurs twice or does not say what its set
    is."""
    found: dict[str, list[str]] = {}
    lines: list[str] | None = None
    for n, line in enumerate(text.splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        if head := _HEAD.fullmatch(line):
            field = head[1].replace("-", "_")
            if not head[2]:
                raise WordSetsError(f"{name}:{n}: say behind [{head[1]}] what the set is")
            if field in found:
                raise WordSetsError(f"{name}:{n}: the section [{head[1]}] is there already")
            lines = found[field] = []
        elif lines is None:
            raise WordSetsError(f"{name}:{n}: before the first section: [name] what the set is")
        else:
            lines.append(line)
    return found


def read_points(path: Path, names: Iterable[str]) -> dict[str, dict[str, int]]:
    """Tables of points: section -> name -> points, for each of these sections. In the file a name, a blank and its
    points; two blanks part two of them.

    Raises OSError without the file, WordSetsError when it has other sections."""
    found = {name.replace("_", "-"): lines for name, lines in sections(path.read_text("utf-8"), path.name).items()}
    if wrong := set(found) ^ set(names):
        raise WordSetsError(f"{path.name}: [{min(wrong)}] is missing or read by nobody")
    out: dict[str, dict[str, int]] = {}
    for name, lines in found.items():
        items = (item.rpartition(" ") for line in lines for item in line.split("  "))
        out[name] = {key: int(value) for key, _, value in items}
    return out


def _words(lines: list[str]) -> list[str]:
    return " ".join(lines).split()


def _phrases(lines: list[str]) -> list[str]:
    return [phrase.strip() for line in lines for phrase in line.split(",") if phrase.strip()]


def _table(lines: list[str]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for line in lines:
        value, _, words = line.partition(": ")
        found.update(dict.fromkeys(words.split(), value))
    return found


_READERS: Mapping[str, Callable[[list[str]], Any]] = {
    "WordSet": lambda lines: frozenset(_words(lines)),
    "PhraseSet": lambda lines: frozenset(_phrases(lines)),
    "WordRow": lambda lines: tuple(_words(lines)),
    "WordTable": _table,
    "Lines": tuple,
    "Alternatives": "|".join,
}
"""By the name of an annotation, which is not evaluated: that takes longer than to read the words."""
