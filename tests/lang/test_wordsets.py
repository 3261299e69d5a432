"""Word data: the format of a file, and that every file, section and field of every language is read by somebody."""

from __future__ import annotations

import importlib
import pkgutil
import re
from pathlib import Path
from typing import get_type_hints

import pytest

import audit
from audit.lang import DEFAULT, LANGUAGES, Lang
from audit.lang.wordsets import (
    Alternatives,
    Lines,
    PhraseSet,
    WordRow,
    WordSet,
    WordSets,
    WordSetsError,
    WordTable,
    sections,
)

OTHERS = {"ask-points.txt", "cue-points.txt", "edge-points.txt"}
"""Data that has sections but no WordSets: figures, not words."""


class Made(WordSets):
    FILE = "made.txt"
    plain: WordSet
    of_several: PhraseSet
    row: WordRow
    table: WordTable
    lines: Lines
    either: Alternatives


MADE = """\
# What it is for.

[plain] single words
one two
three

[of-several] phrases
by and by, at last,
so far

[row] words in order
b a

[table] words with a value
N: time
NV: tide wait

[lines] as they are
go went gone
do did done

[either] patterns
colou?r
gr[ae]y
"""


def made(folder: Path, text: str) -> Made:
    (folder / "made.txt").write_text(text, "utf-8")
    return Made(folder)


def test_each_kind_of_field(tmp_path: Path) -> None:
    sets = made(tmp_path, MADE)
    assert sets.plain == {"one", "two", "three"}
    assert sets.of_several == {"by and by", "at last", "so far"}
    assert sets.row == ("b", "a")
    assert sets.table == {"time": "N", "tide": "NV", "wait": "NV"}
    assert sets.lines == ("go went gone", "do did done")
    assert re.fullmatch(sets.either, "grey")


def test_a_section_that_no_field_reads_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WordSetsError, match=r"made\.txt: no field of Made reads \[more\]"):
        made(tmp_path, MADE + "\n[more] nobody asks for these\nwords\n")


def test_a_field_without_a_section_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WordSetsError, match=r"made\.txt: no section for Made\.either"):
        made(tmp_path, MADE.partition("[either]")[0])


def test_a_section_that_is_there_twice_is_refused() -> None:
    with pytest.raises(WordSetsError, match=r"text:3: the section \[a\] is there already"):
        sections("[a] words\nb\n[a] words\n")


def test_a_section_says_what_it_is() -> None:
    with pytest.raises(WordSetsError, match=r"text:1: say behind \[a\] what the set is"):
        sections("[a]\nwords\n")


def test_words_before_the_first_section_are_refused() -> None:
    with pytest.raises(WordSetsError, match="text:1"):
        sections("a b c\n")


# -- the languages that ship


def readers() -> list[type[WordSets]]:
    """Every class of the package that reads word data."""
    for module in pkgutil.walk_packages(audit.__path__, "audit."):
        if not module.name.startswith(("audit.__main__", "audit.render")):
            importlib.import_module(module.name)
    found: list[type[WordSets]] = []
    new = [WordSets]
    while new:
        new = [sub for one in new for sub in one.__subclasses__() if sub.__module__.startswith("audit.")]
        found += new
    return sorted(found, key=lambda kind: kind.FILE)


@pytest.fixture(scope="module")
def code() -> str:
    return "\n".join(path.read_text("utf-8") for path in Path(audit.__path__[0]).rglob("*.py"))


def fields(kind: type[WordSets]) -> set[str]:
    return {name for name in get_type_hints(kind) if name != "FILE"}


@pytest.mark.parametrize("lang", LANGUAGES.values(), ids=lambda lang: lang.code)
def test_every_reader_finds_its_file(lang: Lang) -> None:
    for kind in readers():
        assert isinstance(lang.sets(kind), kind)


@pytest.mark.parametrize("lang", LANGUAGES.values(), ids=lambda lang: lang.code)
def test_every_file_has_one_reader(lang: Lang) -> None:
    files = {path.name for path in lang.folder.glob("*.txt") if not path.name.startswith("LICENSE")}
    assert [kind.FILE for kind in readers()] == sorted(files - OTHERS)


@pytest.mark.parametrize("kind", readers(), ids=lambda kind: kind.__name__)
def test_every_field_is_read(kind: type[WordSets], code: str) -> None:
    unread = sorted(name for name in fields(kind) if not re.search(rf"\.{name}\b", code))
    assert not unread, f"{kind.FILE}: nobody reads {', '.join(unread)}"


@pytest.mark.parametrize("path", sorted(DEFAULT.folder.glob("*.txt")), ids=lambda path: path.name)
def test_a_file_says_what_it_is_for_and_where_its_words_come_from(path: Path) -> None:
    if path.name.startswith("LICENSE"):
        return
    text = path.read_text("utf-8")
    head = text.partition("\n\n")[0]
    assert all(line.startswith("# ") for line in head.splitlines())
    assert re.search(r"[Oo]wn compilation|by this project|copyright|Copyright", head.replace("\n# ", " ")), head
    assert not re.search(r"[ \t]$", text, re.M)


@pytest.mark.parametrize("kind", readers(), ids=lambda kind: kind.__name__)
def test_no_word_is_in_a_set_twice(kind: type[WordSets]) -> None:
    text = (DEFAULT.folder / kind.FILE).read_text("utf-8")
    for name, lines in sections(text).items():
        if get_type_hints(kind)[name] in (WordSet, WordRow, PhraseSet):
            split = ",".join(lines).split(",") if get_type_hints(kind)[name] is PhraseSet else " ".join(lines).split()
            twice = sorted({word for word in split if split.count(word) > 1 and word})
            assert not twice, f"{kind.FILE} [{name}]: {', '.join(twice)}"
