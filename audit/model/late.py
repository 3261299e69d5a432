"""Functions that are imported when they are first called, and tuples that are made when they are first read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from importlib import import_module
from typing import Any, TypeVar, overload

T = TypeVar("T")


def late(module: str, name: str) -> Callable[..., Any]:
    """The function `name` of a module, which is imported with the first call."""

    def called(*args: Any, **given: Any) -> Any:
        return getattr(import_module(module), name)(*args, **given)

    return called


class LateTuple(Sequence[T]):
    """What `make` gives, made when it is first read; equal to a tuple of the same."""

    def __init__(self, make: Callable[[], Iterable[T]]) -> None:
        self._make = make

    @cached_property
    def _made(self) -> tuple[T, ...]:
        return tuple(self._make())

    def __len__(self) -> int:
        return len(self._made)

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[T, ...]: ...
    def __getitem__(self, at: int | slice) -> T | tuple[T, ...]:
        return self._made[at]

    def __eq__(self, other: object) -> bool:
        return self._made == (other._made if isinstance(other, LateTuple) else other)

    def __hash__(self) -> int:
        return hash(self._made)

    def __repr__(self) -> str:
        return repr(self._made)

    def __reduce__(self) -> tuple[Any, ...]:
        return tuple, (self._made,)
