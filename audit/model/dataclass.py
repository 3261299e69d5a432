"""Dataclasses that cost little to make: `dataclass` of the standard library compiles up to six methods of each class
while its module is imported, which was a fifth of a whole start. Here `__init__` is compiled when a class has more than
a FEW objects, which most have not in a short run, and the other methods are closures.

Whoever uses them sees no difference: fields(), replace(), asdict(), pickle and `match` work. A class of this sort and
one of the standard library's cannot inherit from one another where they are frozen.
"""

from __future__ import annotations

import dataclasses
import operator
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from dataclasses import dataclass  # what type checkers know

__all__ = ["but", "dataclass"]

T = TypeVar("T")

FEW = 8
ORDER = ("__lt__", "__le__", "__gt__", "__ge__")


def _dataclass(
    cls: type | None = None, *, frozen: bool = False, slots: bool = False, eq: bool = True, order: bool = False
) -> Any:
    """As dataclasses.dataclass with these arguments."""
    if cls is None:
        return lambda decorated: _made(decorated, frozen, slots, eq, order)
    return _made(cls, frozen, slots, eq, order)


if not TYPE_CHECKING:
    dataclass = _dataclass


def but(one: T, **changes: Any) -> T:
    """This object with other values in some fields, as dataclasses.replace makes it but without `__post_init__`, at a
    fraction of its cost. For a class with slots."""
    cls: Any = type(one)
    made: T = _copier(cls)(one)
    for name, value in changes.items():
        object.__setattr__(made, name, value)
    return made


@cache
def _copier(cls: Any) -> Callable[[Any], Any]:
    """Copies an object, field by field. As of `__init__`, its text holds names of fields alone."""
    names = [f.name for f in dataclasses.fields(cls)]
    known: dict[str, Any] = {f"_set_{name}": getattr(cls, name).__set__ for name in names}
    known |= {"_new": object.__new__, "_cls": cls}
    body = "\n ".join(f"_set_{name}(made, one.{name})" for name in names)
    exec(f"def copy(one):\n made = _new(_cls)\n {body}\n return made", known)
    made: Callable[[Any], Any] = known["copy"]
    return made


def _made(cls: type, frozen: bool, slots: bool, eq: bool, order: bool) -> Any:
    own = dict(vars(cls))
    said, cls.__doc__ = cls.__doc__, "."  # without a word the standard library works out a signature
    spelt, cls.__annotations__ = cls.__annotations__, {name: _sort(a) for name, a in cls.__annotations__.items()}
    made: Any = dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots)(cls)
    made.__doc__, made.__annotations__ = said, spelt
    for f in dataclasses.fields(made):
        f.type = spelt.get(f.name, f.type)
    methods: dict[str, Any] = {"__init__": _first_init(made, frozen, slots), "__repr__": _repr}
    if eq:
        get = _getter(made)
        methods |= {name: _compared(name, get) for name in ("__eq__", *(ORDER if order else ()))}
        if own.get("__hash__") is None:
            made.__hash__ = _hash(get) if frozen else None
    if frozen:
        methods |= {"__setattr__": _refuse_to_set, "__delattr__": _refuse_to_delete}
        if slots:  # pickle would set them one by one
            methods |= {"__getstate__": _state, "__setstate__": _set_state}
    for name in methods.keys() - own.keys():
        setattr(made, name, methods[name])
    return made


def _sort(annotation: Any) -> Any:
    """All that the standard library asks of an annotation, for which it would search the text of each three times."""
    return ClassVar if "ClassVar" in str(annotation) else object


def _first_init(cls: Any, frozen: bool, slots: bool) -> Callable[..., None]:
    """An `__init__` that makes a few objects and then puts the compiled one in its place."""
    made = 0

    def __init__(self: Any, /, *args: Any, **given: Any) -> None:  # noqa: N807
        nonlocal made
        made += 1
        if made <= FEW and _filled(self, args, given):
            if hasattr(self, "__post_init__"):
                self.__post_init__()
            return
        cls.__init__ = compiled = _init(cls, frozen, slots)
        compiled(self, *args, **given)

    return __init__


def _filled(made: Any, args: tuple[Any, ...], given: dict[str, Any]) -> bool:
    """Sets the fields of an object. False where these are not its arguments, which the compiled `__init__` will say."""
    fields = dataclasses.fields(made)
    names = [f.name for f in fields if f.init]
    values = dict(zip(names, args, strict=False)) | given
    if len(values) < len(args) + len(given) or not values.keys() <= set(names):
        return False
    for f in fields:
        if f.name in values:
            value = values[f.name]
        elif f.default_factory is not dataclasses.MISSING:
            value = f.default_factory()
        elif f.default is not dataclasses.MISSING:
            value = f.default
        elif f.init:
            return False
        else:
            continue  # __post_init__ sets it
        object.__setattr__(made, f.name, value)
    return True


def _init(cls: Any, frozen: bool, slots: bool) -> Any:
    """The compiled `__init__`. Its text holds names of fields alone; their defaults are handed over beside it."""
    known: dict[str, Any] = {"_set": object.__setattr__, "_missing": dataclasses.MISSING}
    params, body = [], []
    for f in dataclasses.fields(cls):
        default = f"_default_{f.name}"
        value, takes = f.name, f.name
        if f.default_factory is not dataclasses.MISSING:
            known[default] = f.default_factory
            takes = f"{f.name}=_missing"
            value = f"{default}() if {f.name} is _missing else {f.name}" if f.init else f"{default}()"
        elif f.default is not dataclasses.MISSING:
            known[default] = f.default
            takes, value = f"{f.name}={default}", f.name if f.init else default
        elif not f.init:
            continue  # __post_init__ sets it
        if f.init:
            params.append(takes)
        if not frozen:
            body.append(f"self.{f.name} = {value}")
        elif slots:  # the setter of the slot itself takes two thirds of the time
            known[f"_set_{f.name}"] = getattr(cls, f.name).__set__
            body.append(f"_set_{f.name}(self, {value})")
        else:
            body.append(f"_set(self, {f.name!r}, {value})")
    if hasattr(cls, "__post_init__"):
        body.append("self.__post_init__()")
    exec(f"def __init__({', '.join(['self', *params])}):\n " + "\n ".join(body or ["pass"]), known)
    made = known["__init__"]
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    return made


def _getter(cls: Any) -> Callable[[Any], Any]:
    """What tells two objects of the class apart."""
    names = [f.name for f in dataclasses.fields(cls) if f.compare]
    return operator.attrgetter(*names) if names else lambda _: ()


def _compared(name: str, get: Callable[[Any], Any]) -> Callable[[Any, Any], Any]:
    compare = getattr(operator, name)

    def method(self: Any, other: Any) -> Any:
        return compare(get(self), get(other)) if other.__class__ is self.__class__ else NotImplemented

    return method


def _hash(get: Callable[[Any], Any]) -> Callable[[Any], int]:
    def __hash__(self: Any) -> int:  # noqa: N807
        return hash(get(self))

    return __hash__


def _repr(self: Any) -> str:
    shown = (f"{f.name}={getattr(self, f.name)!r}" for f in dataclasses.fields(self) if f.repr)
    return f"{self.__class__.__qualname__}({', '.join(shown)})"


def _refuse_to_set(self: Any, name: str, value: Any) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(self: Any, name: str) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, f.name) for f in dataclasses.fields(self)]


def _set_state(self: Any, state: list[Any]) -> None:
    for f, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, f.name, value)
