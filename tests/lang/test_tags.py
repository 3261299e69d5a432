"""Tag classes: each has a name, and outside audit/lang nobody spells a letter."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import audit
from audit.lang import LANGUAGES, Lang, tags

PACKAGE = Path(audit.__path__[0])
SINGLES = {name: value for name, value in vars(tags).items() if name.isupper() and len(value) == 1}


def test_each_letter_has_one_name() -> None:
    assert len(set(SINGLES.values())) == len(SINGLES)
    assert set(tags.LETTERS) == set(SINGLES.values())
    assert len(tags.LETTERS) == len(set(tags.LETTERS))


def test_finite_has_one_meaning() -> None:
    assert set(tags.FINITE) == set(tags.AUXILIARY + tags.THIRD + tags.PAST)
    assert set(tags.MAYBE_FINITE) - set(tags.FINITE) == {tags.BASE}


@pytest.mark.parametrize("path", sorted((PACKAGE / "annotate").rglob("*.py")), ids=lambda p: p.name)
def test_no_letter_is_spelt_where_sentences_are_read(path: Path) -> None:
    """Neither in a group of letters nor in a comparison with a tag."""
    spelt = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Compare) and ("tags[" in (left := ast.unparse(node.left)) or left == "tag"):
            spelt += [ast.unparse(node) for c in node.comparators if isinstance(c, ast.Constant)]
        elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
            value = node.value.value
            if isinstance(value, str) and len(value) > 1 and value.isupper() and set(value) <= set(tags.LETTERS):
                spelt.append(ast.unparse(node))
    assert not spelt, spelt


@pytest.mark.parametrize("lang", LANGUAGES.values(), ids=lambda lang: lang.code)
def test_the_tagger_gives_no_other_letters(lang: Lang) -> None:
    known = set(tags.LETTERS) | {"@"}  # at least, at most: told apart by what follows
    assert {letter for code in lang.tagger.table.values() for letter in code} <= known


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the mayor said that it has", "DNEHOA"),
        ("she has not been seen", "OA!BK"),
        ("they want to see him", "OVTVo"),
        ("it has been said", "OABE"),
        ("experts say so", "PVR"),
        ("the council plans to close the pier", "DNZTVDN"),
        ("a report released by the board", "DNKIDN"),
        ("several asked for help", "DEIN"),
        ("when asked about it he said so", "WKIOOER"),
        ("the rising costs", "DNP"),
    ],
)
def test_english_words_get_their_class(words: str, expected: str) -> None:
    tagger = LANGUAGES["en"].tagger
    low = words.split()
    codes = [tagger.possible(word, word, False, False) for word in low]
    assert tagger.settle([*codes, tags.STOP], [*low, "."], {}) == expected + tags.STOP
