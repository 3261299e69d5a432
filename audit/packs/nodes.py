"""What a file of data says, as a tree: texts, numbers, lists and tables, each with its line and column; and what is
wrong with it. reading.py makes the tree of YAML, toml.py of TOML; bind.py makes values of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from audit.errors import Problem, meant

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MAX_PROBLEMS = 50
"""Problems reported of one file; of a file with more the report says so."""


class Position(NamedTuple):
    """A place in a file: line and column from 0."""

    line: int
    column: int


class Datum:
    """One value of a file, at `line` and `column` (from 1)."""

    __slots__ = ("mark",)

    def __init__(self, mark: Position) -> None:
        self.mark = mark

    @property
    def line(self) -> int:
        return self.mark.line + 1

    @property
    def column(self) -> int:
        return self.mark.column + 1


class Scalar(Datum):
    """A scalar. `plain`: written without quotes."""

    __slots__ = ("plain", "text")

    def __init__(self, mark: Position, text: str, plain: bool) -> None:
        self.mark = mark
        self.text = text
        self.plain = plain

    @property
    def null(self) -> bool:
        return self.plain and self.text in ("", "null", "~")


class Typed(Datum):
    """A number, a truth value or a date of a file that says itself which it is (TOML)."""

    __slots__ = ("value",)

    def __init__(self, mark: Position, value: object) -> None:
        self.mark = mark
        self.value = value


class Items(Datum):
    """A list."""

    __slots__ = ("items",)

    def __init__(self, mark: Position) -> None:
        self.mark = mark
        self.items: list[Datum] = []


class Table(Datum):
    """A map. `keys` has the place of each key, so that a misspelt one is pointed at."""

    __slots__ = ("fields", "keys")

    def __init__(self, mark: Position) -> None:
        self.mark = mark
        self.fields: dict[str, Datum] = {}
        self.keys: dict[str, Scalar] = {}


def printable(text: str) -> str:
    """One line that does nothing to a terminal, whatever the pack's author put in."""
    if not text.isprintable():
        text = "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)
    return text[:400]


class Syntax(NamedTuple):
    """How a format writes a setting, for suggestions: what stands between key and value, and what it calls a map."""

    sets: str
    table: str


YAML = Syntax(":", "map")
TOML = Syntax(" =", "table")


class Problems:
    """Collects what is wrong with one file."""

    def __init__(self, path: str, syntax: Syntax = YAML) -> None:
        self.path = printable(path)
        self.syntax = syntax
        self.found: list[Problem] = []

    def add(self, at: Datum | None, message: str, suggestion: str = "") -> None:
        if len(self.found) < MAX_PROBLEMS:
            line, column = (at.line, at.column) if at else (0, 0)
            self.found.append(Problem(self.path, line, column, printable(message), printable(suggestion)))
        elif len(self.found) == MAX_PROBLEMS:
            self.found.append(Problem(self.path, 0, 0, f"more than {MAX_PROBLEMS} problems in this file"))


# -- what readers of any file need


def shown(path: Path) -> str:
    """The path as a person would write it here: below the working folder relative to it."""
    try:
        return path.absolute().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()


def known(node: Table, names: Sequence[str], what: str, problems: Problems) -> None:
    """Complain of each key of `node` that is none of `names`."""
    for key, at in node.keys.items():
        if key not in names:
            problems.add(at, f"{what} has no {key!r}", near(key, names))


def near(word: str, names: Iterable[str]) -> str:
    """What may have been meant, as a suggestion: the nearest of `names`, else all of them if they are few."""
    choice = sorted(names)
    return meant(word[:60], choice) or ("one of: " + ", ".join(choice) if len(choice) <= 12 else "")


def text(node: Table, name: str, problems: Problems) -> str:
    """The text of a field; "" where it is missing, or empty, or no text (a problem)."""
    value = node.fields.get(name)
    if value is None:
        return ""
    if not isinstance(value, Scalar):
        problems.add(value, f"{name} must be a text")
        return ""
    if not value.text.strip():
        problems.add(value, f"{name} is empty")
    return value.text.strip()


def texts(node: Datum | None, name: str, problems: Problems) -> tuple[str, ...]:
    """A text or a list of texts, as a tuple."""
    if node is None:
        return ()
    items = node.items if isinstance(node, Items) else [node]
    out = []
    for item in items:
        if isinstance(item, Scalar) and item.text.strip():
            out.append(item.text)
        else:
            problems.add(item, f"{name} must be a text or a list of texts")
    return tuple(out)
