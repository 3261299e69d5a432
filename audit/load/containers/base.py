"""What a reader of files with many articles is asked, and what such a format has to say of itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from typing import BinaryIO

from audit.load.containers.columns import Columns
from audit.load.files import MAX_BYTES
from audit.load.formats import Inputs
from audit.model.article import Source
from audit.model.dataclass import dataclass
from audit.model.report import Failure


def silent(_: str) -> None:
    """Nobody is told."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader is told. `path`: of the file, as it is shown. `inputs`: the formats that one article can be read
    as. `columns`: what the columns of a table are called. `max_bytes`: the most that one article may have. `tell` is
    given what a person should know and no article says (which columns were taken), a sentence each."""

    path: str
    inputs: Inputs
    columns: Columns = field(default_factory=Columns)
    max_bytes: int = MAX_BYTES
    tell: Callable[[str], None] = silent

    def name(self, number: int) -> str:
        """What the article with this number (from 1) is called: the same whatever else is read or left out."""
        return f"{self.path}#{number}"


SPARE = 8  # bytes of a file for a byte of text, at most, with what else a row or an item holds


def left_out(counted: Mapping[str, int]) -> str:
    """A sentence on what a file holds and no article is made of."""
    return f"left out: {', '.join(f'{n:,} {what}' for what, n in sorted(counted.items()))}"


Reader = Callable[[BinaryIO, Asked], Iterator[Source | Failure]]


@dataclass(frozen=True, slots=True)
class Container:
    """One format that holds many articles. `suffixes`: of its files, lower case, with the dot. `read` gives them one by
    one, in order, from a stream that it reads as it goes; what cannot be read is a Failure, and those behind it are
    read all the same. It raises LoadError where nothing of the file can be read (its message names no path).

    `begins`: whether a file that starts with these bytes is one; with it, a suffix that others share is not enough
    (.json, .xml)."""

    name: str
    suffixes: tuple[str, ...]
    read: Reader
    begins: Callable[[bytes], bool] | None = None
