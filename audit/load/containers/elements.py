"""The elements of lists in a JSON file, cut out of the stream as text, so that json reads them one by one.

A streaming reader of JSON ends at the first fault, and refuses NaN, which Python writes; here a broken element is told
and those behind it are read."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator

from audit.errors import LoadError
from audit.model.dataclass import dataclass

Path = tuple[str, ...]
"""Keys from the top; "*" stands for the members of a list."""

_AROUND = re.compile(r'["\[\]{},:]')
_WITHIN = re.compile(r'["\[\]{},]')
_DEEP = re.compile(r'["\[\]{}]')
_STRING = re.compile(r'[^"\\]*+(?:\\.[^"\\]*+)*+', re.DOTALL)
_LONGEST = 1000  # characters of a key, or of a scalar around the lists
_DEEPEST, _TOO_DEEP = 8, 1000  # levels down to a list, and at all


@dataclass(frozen=True, slots=True)
class Element:
    """One member of a list that was asked for. `text` is None where it is too long."""

    path: Path
    text: str | None


@dataclass(frozen=True, slots=True)
class JsonScalar:
    """One string, number or word around the lists: as JSON, cut where it is long."""

    path: Path
    text: str

    def value(self) -> str:
        try:
            return str(json.loads(self.text))
        except ValueError:
            return ""


class Cutter:
    """`wanted`: whether the members of the list with this path are cut out. `most`: characters of one. When all is
    read, `whole` tells whether the file came to its end. Raises LoadError bad-record."""

    def __init__(self, wanted: Callable[[Path], bool], most: int) -> None:
        self._wanted, self._most = wanted, most
        self._path: list[str] = []  # of each list and object that is open, how it is called
        self._open: list[str] = []  # and its bracket
        self._key = ""
        self._kept: list[str] = []
        self._size = 0
        self._level = -1  # within the element that is cut out; -1: around the lists
        self._in_string = False
        self.whole = False

    def read(self, chunks: Iterable[str]) -> Iterator[Element | JsonScalar]:
        held = ""
        for chunk in chunks:
            text = held + chunk
            held = "\\" * ((len(text) - len(text.rstrip("\\"))) % 2)  # may escape what comes next
            yield from self._scan(text[: len(text) - len(held)])
        self.whole = not self._open and not self._in_string  # else the last element is cut off, and none

    def _scan(self, text: str) -> Iterator[Element | JsonScalar]:
        at = start = 0
        while at < len(text):
            if self._in_string:
                found = _STRING.match(text, at)
                at = found.end() + 1 if found else len(text)
                self._in_string = at > len(text)
                continue
            token = (_AROUND if self._level < 0 else _WITHIN if not self._level else _DEEP).search(text, at)
            if token is None:
                break
            at = token.end()
            sign = token[0]
            if sign == '"':
                self._in_string = True
            elif self._level > 0 or (self._level == 0 and sign in "[{"):
                self._level += (sign in "[{") - (sign in "]}")
            else:
                self._keep(text, start, at - 1)
                start = at
                if sign == ":":
                    self._key = JsonScalar((), "".join(self._kept)).value()
                    self._kept, self._size = [], 0
                else:
                    yield from self._end()
                    self._step(sign)
        self._keep(text, start, len(text))

    def _keep(self, text: str, start: int, end: int) -> None:
        most = self._most if self._level >= 0 else _LONGEST
        if self._size <= most:
            self._kept.append(text[start : min(end, start + most + 1 - self._size)])
        self._size += end - start

    def _end(self) -> Iterator[Element | JsonScalar]:
        """What stands between two signs is over."""
        text, size = "".join(self._kept).strip(), self._size
        self._kept, self._size = [], 0
        if text and self._level >= 0:
            yield Element(tuple(self._path[1:]), text if size <= self._most else None)
        elif text and len(self._open) <= _DEEPEST:
            yield JsonScalar((*self._path[1:], self._name()), text)

    def _step(self, sign: str) -> None:
        if sign in "[{":
            if len(self._open) > _TOO_DEEP:
                raise LoadError("bad-record", "nested too deeply")
            self._path.append(self._name())
            self._open.append(sign)
            if sign == "[" and len(self._open) <= _DEEPEST and self._wanted(tuple(self._path[1:])):
                self._level = 0
        elif sign in "]}" and self._open:
            self._level = -1
            self._path.pop()
            self._open.pop()

    def _name(self) -> str:
        return self._key if self._open and self._open[-1] == "{" else "*"
