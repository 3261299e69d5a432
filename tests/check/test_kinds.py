"""The table of kinds: one file a kind, named as rules name it, with a test; it declares what it reads and sets."""

from __future__ import annotations

import ast
from dataclasses import FrozenInstanceError, fields, is_dataclass
from pathlib import Path
from typing import get_type_hints

import pytest

from audit.check import KINDS, RENAMED
from audit.model.article import Reach

HERE = Path(__file__).parent


def class_of(name: str) -> str:
    return "".join(word.capitalize() for word in name.split("-")) + "Check"


@pytest.mark.parametrize("name", sorted(KINDS))
def test_a_kind_is_a_frozen_value_whose_fields_are_its_params(name: str) -> None:
    kind = KINDS[name]
    assert is_dataclass(kind)
    hints = get_type_hints(kind)
    assert all(f.name in hints for f in fields(kind))
    with pytest.raises(FrozenInstanceError):
        object.__new__(kind).reach = None
    assert hash(kind.__name__) and "__slots__" in kind.__dict__


@pytest.mark.parametrize("name", sorted(KINDS))
def test_a_kind_says_what_it_is_reads_and_sets(name: str) -> None:
    kind = KINDS[name]
    assert kind.__doc__, "its params are described"
    assert isinstance(kind.reach, Reach)
    assert all(isinstance(layer, type) for layer in kind.needs)
    for field, of in kind.fields.items():
        assert of in (str, int, float) or (isinstance(of, tuple) and all(isinstance(v, str) for v in of)), field


def test_a_kind_stands_in_the_file_of_its_name(root: Path) -> None:
    for name, kind in KINDS.items():
        assert kind.__module__ == f"audit.check.kinds.{name.replace('-', '_')}"
        assert kind.__name__ == class_of(name)
    files = {p.stem for p in (root / "audit/check/kinds").glob("*.py")} - {"__init__"}
    assert files == {name.replace("-", "_") for name in KINDS}, "a file that is no kind stands elsewhere"


@pytest.mark.parametrize("name", sorted(KINDS))
def test_every_kind_has_a_test_of_its_own(name: str) -> None:
    """tests/check/kinds/test_<kind>.py makes the kind, and asserts what it finds and what it leaves alone."""
    file = HERE / "kinds" / f"test_{name.replace('-', '_')}.py"
    assert file.is_file(), f"the kind {name} has no test: write {file.name}"
    tree = ast.parse(file.read_text("utf-8"))
    called = {n.func.id for n in ast.walk(tree) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)}
    assert class_of(name) in called, f"{file.name} makes no {class_of(name)}"
    assert sum(isinstance(n, ast.Assert) for n in ast.walk(tree)) >= 2, f"{file.name} asserts hardly anything"


def test_every_kind_of_before_is_one_of_today() -> None:
    for old, now in RENAMED.items():
        assert old not in KINDS, f"{old} stands for two things"
        assert set(now.faults.values()) <= set(KINDS), old
