"""What users of a dataclass rely on holds for ours as for the standard library's, which is the oracle here."""

from __future__ import annotations

import dataclasses
import pickle
import re
from collections.abc import Callable
from dataclasses import field
from pathlib import Path
from typing import Any, ClassVar

import pytest

from audit.model.dataclass import FEW, but, dataclass

SORTS = [{}, {"slots": True}, {"frozen": True}, {"frozen": True, "slots": True}, {"slots": True, "eq": False}]


def made(decorator: Callable[..., Any], **sort: bool) -> type:
    @decorator(**sort)
    class Point:
        """A place."""

        kind: ClassVar[str] = "point"
        x: int
        name: str = "origin"
        tags: list[str] = field(default_factory=list)
        hidden: int = field(default=7, compare=False, repr=False)
        length: int = field(init=False)
        fixed: int = field(init=False, default=3)

        def __post_init__(self) -> None:
            object.__setattr__(self, "length", len(self.name))

    Point.__qualname__ = "Point"
    return Point


def told(cls: Any) -> list[object]:
    """What can be seen of a class and its objects without their names."""
    one, other, third = cls(1), cls(x=1, hidden=8), cls(2, "two", ["a"])
    try:
        hashed = hash(cls(1, tags=())) == hash(cls(1, tags=(), hidden=9))
    except TypeError as e:
        hashed = str(e)
    refused = []
    for change in (lambda: setattr(cls(1), "x", 5), lambda: delattr(cls(1), "x"), lambda: cls(), lambda: cls(1, zip=2)):
        try:
            change()
        except (AttributeError, TypeError) as e:
            refused.append((type(e).__name__, str(e).rpartition(".")[2]))
    return [
        repr(one),
        repr(third),
        one == other,
        one == third,
        one == 1,
        hashed,
        refused,
        third.tags is cls(2).tags,
        [(f.name, f.type, f.default, f.init) for f in dataclasses.fields(cls)],
        repr(dataclasses.replace(third, x=4)),
        dataclasses.asdict(third),
        dataclasses.is_dataclass(cls),
        cls.__match_args__,
        cls.__doc__,
        "__slots__" in vars(cls),
    ]


@pytest.mark.parametrize("sort", SORTS, ids=str)
def test_it_is_as_the_standard_librarys(sort: dict[str, bool]) -> None:
    assert told(made(dataclass, **sort)) == told(made(dataclasses.dataclass, **sort))


@dataclass(frozen=True, slots=True, order=True)
class Version:
    major: int
    minor: int = 0


@dataclass(frozen=True, slots=True)
class Named:
    name: str

    def __hash__(self) -> int:
        return 5

    def __repr__(self) -> str:
        return "named"


@dataclass(frozen=True, slots=True)
class Aged(Named):
    age: int = 1


@dataclass(frozen=True, slots=True)
class Nothing:
    pass


def test_pickle_keeps_frozen_ones() -> None:
    for one in (Version(1, 2), Aged("a", 3), Nothing()):
        assert pickle.loads(pickle.dumps(one)) == one


def test_they_are_ordered_by_their_fields() -> None:
    assert sorted([Version(2), Version(1, 9), Version(1)]) == [Version(1), Version(1, 9), Version(2)]
    assert Version(1) <= Version(1) and not Version(1) > Version(1, 1)
    with pytest.raises(TypeError):
        assert Version(1) < (1, 0)


def test_what_a_class_spells_out_stays() -> None:
    assert hash(Named("x")) == 5 and repr(Named("x")) == "named"
    assert hash(Aged("x", 1)) == hash(Aged("x", 1)) and repr(Aged("x")) != "named"


def test_fields_are_inherited_and_a_subclass_is_no_base() -> None:
    assert Aged("x") == Aged("x", 1) != Aged("x", 2)
    assert Named("x") != Aged("x")
    assert Nothing() == Nothing() and hash(Nothing()) == hash(Nothing())


def test_a_class_without_a_docstring_has_no_signature_for_one() -> None:
    assert Nothing.__doc__ is None and Named.__doc__ is None


def test_the_package_has_no_other_dataclasses(root: Path) -> None:
    """They would cost half a millisecond each, at every start."""
    lower = {"audit/errors.py"}  # the floor below
    imports = re.compile(r"^from dataclasses import (?:.*, )?dataclass(?:,|$)", re.MULTILINE)
    files = (root / "audit").rglob("*.py")
    assert {p.relative_to(root).as_posix() for p in files if imports.search(p.read_text("utf-8"))} == lower


def test_the_first_objects_are_made_as_the_later_ones_are() -> None:
    @dataclass(frozen=True, slots=True)
    class Made:
        a: int
        b: list[int] = field(default_factory=list)
        c: str = "c"
        d: int = field(init=False)

        def __post_init__(self) -> None:
            object.__setattr__(self, "d", self.a + 1)

    for wrong in ((), (1, [], "c", 4)):
        with pytest.raises(TypeError):
            Made(*wrong)
    made = [Made(1, c="x") for _ in range(FEW + 2)]
    assert {repr(one).rpartition("Made")[2] for one in made} == {"(a=1, b=[], c='x', d=2)"}
    assert made[0].b is not made[1].b
    with pytest.raises(TypeError):
        Made(1, a=2)


def test_of_few_objects_wrong_arguments_are_told_too() -> None:
    @dataclass(slots=True)
    class Made:
        a: int

    for given in ({"a": 1, "b": 2}, {}):
        with pytest.raises(TypeError):
            Made(**given)


@pytest.mark.parametrize("sort", [{"slots": True}, {"frozen": True, "slots": True}])
def test_but_makes_another_object_and_what_followed_from_the_fields_stays(sort: dict[str, bool]) -> None:
    point = made(dataclass, **sort)(1, "there", ["a"])
    moved = but(point, x=2, name="nowhere")
    assert (moved.x, moved.name, moved.tags, moved.hidden, moved.fixed) == (2, "nowhere", ["a"], 7, 3)
    assert (moved.length, point.x, point.name) == (5, 1, "there")
