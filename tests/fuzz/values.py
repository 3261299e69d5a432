"""Good values with some of their parts changed, as bytes choose. Types and the form of the file mostly hold, so that
what is made gets past its reader (half of all reports do), where a file with bytes changed anywhere seldom gets."""

from __future__ import annotations

import copy
import hashlib
from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from fuzz.inputs import HURTS

MOST_CHANGES = 6
WORDS = (*(word.decode("utf-8", "replace") for word in HURTS), ":::", "=1+1", "\x1b[31m", "/a", "<script>", "\u202e")
NUMBERS = (0, 1, 2, 7, 100, 101, 2**31, 2**53, 2**63, 10**30, -1, 0.5, -0.0, 1e-300, 1e308)
Path = tuple[str | int, ...]
T = TypeVar("T")


class Choices:
    """Bytes as choices, two bytes a choice; the first of anything when none are left."""

    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    @property
    def left(self) -> bool:
        return self.at < len(self.data)

    def below(self, n: int) -> int:
        self.at += 2
        return int.from_bytes(self.data[self.at - 2 : self.at], "big") % n

    def of(self, choices: Sequence[T]) -> T:
        return choices[self.below(len(choices))]


def changed(data: bytes, goods: Sequence[Any]) -> Any:
    """One of the good values (as JSON has them) with up to six changes."""
    choices = Choices(data)
    value = copy.deepcopy(choices.of(goods))
    for _ in range(MOST_CHANGES):
        if choices.left and isinstance(value, dict | list) and value:
            _change(value, choices, goods)
    return value


def _change(whole: Any, choices: Choices, goods: Sequence[Any]) -> None:
    """One part, of any shape as often as of another: a report has many sentences and one title."""
    shapes: dict[Path, list[Path]] = {}
    for path in _paths(whole):
        shapes.setdefault(_shape(path), []).append(path)
    shape = choices.of(list(shapes))
    path = choices.of(shapes[shape])
    holder = _at(whole, path[:-1])
    if not choices.below(4):
        other = choices.of(goods)
        alike = [p for p in _paths(other) if _shape(p) == shape]
        if alike:
            holder[path[-1]] = copy.deepcopy(_at(other, choices.of(alike)))
    elif not choices.below(12):
        del holder[path[-1]]
    else:
        holder[path[-1]] = _other(holder[path[-1]], choices)


def _paths(value: Any, path: Path = ()) -> Iterator[Path]:
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in inside:
        yield (*path, key)
        yield from _paths(part, (*path, key))


def _shape(path: Path) -> Path:
    return tuple(0 if isinstance(key, int) else key for key in path)


def _at(value: Any, path: Path) -> Any:
    for key in path:
        value = value[key]
    return value


def _other(value: Any, choices: Choices) -> Any:
    """Another value, mostly of the same type."""
    if not choices.below(12):
        return choices.of((None, 0, "", [], {}, True, [0, 1]))
    if isinstance(value, bool):
        return not value
    if isinstance(value, int | float):
        return choices.of((value + 1, value - 1, -value, choices.below(400), choices.of(NUMBERS)))
    if isinstance(value, str):
        word, at = choices.of(WORDS), choices.below(len(value) + 1)
        return choices.of((value[:at] + word + value[at:], word, word + value, value + word, value[:at]))
    if isinstance(value, list) and value:
        n = choices.below(len(value))
        less, more = value[:n] + value[n + 1 :], [*value[:n], copy.deepcopy(value[n]), *value[n:]]
        return choices.of((less, more, value[::-1], value[n:] + value[:n], []))
    return value


def seeds() -> list[bytes]:
    """No change, and some of one to four."""
    return [b"", *(hashlib.shake_128(bytes([n])).digest(12 * (1 + n % 4)) for n in range(12))]
