"""CSV and TSV: rows under a header. The delimiter is the header's; quotes are those of RFC 4180.

A quotation mark that is never closed would make one cell of all rows behind it. So a row that cannot be right is a
Failure of its first line alone, and reading goes on with the next line."""

from __future__ import annotations

import csv
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO, TextIO

from audit.errors import LoadError
from audit.load.containers.base import SPARE, Asked
from audit.load.containers.columns import chosen
from audit.load.containers.rows import attempt
from audit.load.containers.texts import streamed
from audit.load.decode import repaired
from audit.model.article import Source
from audit.model.report import Failure

DELIMITERS = ",;\t|"
UNQUOTED = "\t|"  # where these divide cells, many programs write quotation marks as they are
_QUOTED = re.compile(r'"[^"]*+"')
_SEP = re.compile(r"sep=(.)\r?\n?")  # what Excel is told in a line before the header
_LONGEST_NAME = 200


def read(stream: BinaryIO, asked: Asked) -> Iterator[Source | Failure]:
    """Rows are numbered from the first below the header; blank lines do not count. Raises LoadError no-header,
    no-column, bad-record, binary, undecodable."""
    file = streamed(stream)
    lines = _Lines(file.text, asked.max_bytes * SPARE)
    delimiter, header = _header(lines)
    columns = _chosen(header, asked)
    for number, row in enumerate(_rows(lines, delimiter, len(header)), 1):
        name = asked.name(number)
        if isinstance(row, LoadError):
            yield Failure(name, row.code, str(row))
            continue
        cells, limits = row
        try:
            read_as = [repaired(cell) for cell in cells]
        except LoadError as e:
            yield Failure(name, e.code, str(e))
            continue
        limits = (*file.limits, *dict.fromkeys(said for cell in read_as for said in cell.limits), *limits)
        made = attempt(
            dict(zip(header, (cell.text for cell in read_as), strict=False)), columns, number, asked, *limits
        )
        yield replace(made, encoding=file.encoding) if isinstance(made, Source) else made


class _Lines:
    """Lines with their numbers, which can be given back."""

    def __init__(self, text: TextIO, most: int) -> None:
        self._text, self.most = text, most
        self._back: deque[str] = deque()
        self.number = 0

    def next(self) -> str:
        """A line with its end; empty behind the last. One that is too long is `most` characters long and has none."""
        if self._back:
            line = self._back.popleft()
        else:
            line = self._text.readline(self.most)
            if len(line) == self.most and line[-1] not in "\r\n":
                while (rest := self._text.readline(self.most)) and rest[-1] not in "\r\n":
                    pass
        self.number += bool(line)
        return line

    def give_back(self, lines: list[str]) -> None:
        self._back.extendleft(reversed(lines))
        self.number -= len(lines)


def _header(lines: _Lines) -> tuple[str, list[str]]:
    line = lines.next()
    while line and not line.strip():
        line = lines.next()
    delimiter = ""
    if told := _SEP.fullmatch(line):
        delimiter = told[1]
        line = lines.next()
    if not line:
        raise LoadError("empty", "the file holds no rows")
    bare = _QUOTED.sub("", line)
    delimiter = delimiter or max(DELIMITERS, key=bare.count)
    lines.give_back([line])
    first = _record(lines, delimiter, 0)
    if isinstance(first, LoadError):
        raise LoadError("bad-header", f"the header: {first}")
    names = [name.strip().lstrip("\ufeff") for name in first[0]] if first else []
    while names and not names[-1]:
        names.pop()  # a delimiter at the end of each line
    names = [name or f"column {n}" for n, name in enumerate(names, 1)]
    if twice := next((name for n, name in enumerate(names) if name in names[:n]), ""):
        raise LoadError("bad-header", f"two columns are called {twice[:40]!r}; rename one of them")
    if long := next((name for name in names if len(name) > _LONGEST_NAME), ""):
        raise _headless(repr(long[:40] + "..."))
    return delimiter, names


def _chosen(header: list[str], asked: Asked) -> dict[str, str]:
    try:
        return chosen(asked.columns, header, asked.tell)
    except LoadError as e:
        raise LoadError(e.code, f"{e} (the first row has to name the columns)") from None


def _headless(shown: str) -> LoadError:
    return LoadError("bad-header", f"the first row has to name the columns, and {shown} looks like no name")


Row = tuple[list[str], tuple[str, ...]]


def _rows(lines: _Lines, delimiter: str, width: int) -> Iterator[Row | LoadError]:
    while True:
        row = _record(lines, delimiter, width)
        if row is None:
            return
        if isinstance(row, LoadError):
            yield row
            continue
        cells, limits = row
        if not cells:
            continue  # a blank line
        if any(cell.strip() for cell in cells[width:]):
            at = f"line {lines.number:,}"
            said = f"{at}: {len(cells):,} cells under a header of {width:,}; a cell that holds {_said(delimiter)}"
            yield LoadError("bad-record", f"{said} has to stand in quotation marks")
            continue
        if len(cells) < width:
            limits = (*limits, f"The row has {len(cells):,} cells, the header {width:,}: the last ones are missing.")
        yield cells[:width], limits


def _record(lines: _Lines, delimiter: str, width: int) -> Row | LoadError | None:
    """The cells of the next row; none behind the last. `width`: so many are expected; 0: nobody knows."""
    first = lines.number + 1
    taken: list[str] = []

    def taking() -> Iterator[str]:
        size = 0
        while line := lines.next():
            taken.append(line)
            size += len(line)
            if size >= lines.most:
                raise _TooLongError
            yield line

    if csv.field_size_limit() < lines.most:  # of this process, and only ever raised: `most` is what bounds a cell
        csv.field_size_limit(lines.most)
    try:
        cells = next(csv.reader(taking(), delimiter=delimiter, strict=True), None)
    except (csv.Error, _TooLongError) as e:
        lines.give_back(taken[1:])
        if isinstance(e, _TooLongError) and len(taken) == 1:
            said = f"line {first:,} has more than {lines.most:,} characters; raise the limit with --max-bytes"
            return LoadError("too-large", said)
        plain = taken[0].rstrip("\r\n").split(delimiter)
        if delimiter in UNQUOTED and len(plain) == width:
            return plain, ()
        return LoadError("bad-record", f"line {first:,}: {_why(e)}; read on from the next line")
    if cells is None:
        return None
    return cells, _merged(taken, delimiter, width, first)


def _why(error: Exception) -> str:
    if isinstance(error, csv.Error) and "expected after" in str(error):
        return "a quotation mark within a quoted cell is not doubled, or the one that opens the cell is never closed"
    return "a quotation mark opens a cell and is never closed"


def _merged(taken: list[str], delimiter: str, width: int, first: int) -> tuple[str, ...]:
    """Rows that stand within one cell, by the look of them."""
    inner = taken[1:-1]
    if width < 2 or len(inner) < 2 or any(line.count(delimiter) != width - 1 for line in inner):
        return ()
    said = f"Lines {first:,} to {first + len(taken) - 1:,} are one row, and most look like rows of their own"
    return (f"{said}: a quotation mark may be missing.",)


def _said(delimiter: str) -> str:
    return "a tab" if delimiter == "\t" else f"'{delimiter}'"


class _TooLongError(Exception):
    """A row goes on and on."""
