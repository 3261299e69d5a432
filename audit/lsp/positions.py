"""Places of a report (lines and columns from 1, code points) as places of an editor (from 0, units of its encoding)."""

from __future__ import annotations

import re
from bisect import bisect_right

from audit.model.report import PlaceRow

Point = tuple[int, int]
"""Line and character as an editor counts them."""
Range = tuple[Point, Point]
_BOM = "\ufeff"


class Positions:
    """The lines of one text as it lies in the editor. `encoding`: what a character counts, utf-16 unless another was
    agreed on. A line ends at CR LF, LF or CR and nowhere else, as in the protocol and in a report."""

    def __init__(self, text: str, encoding: str = "utf-16") -> None:
        self.text, self.encoding = text, encoding
        self.bom = len(text) - len(text.lstrip(_BOM))  # is no part of a Source: columns of line 1 are behind it
        self._starts = [0, *(m.end() for m in re.finditer(r"\r\n|\n|\r", text))]

    def range(self, place: PlaceRow) -> Range:
        """A title that stands in no line is at the beginning."""
        start = self._offset(place.line, place.column)
        return self.point(start), self.point(max(start, self._offset(place.end_line, place.end_column)))

    def source_range(self, start: int, end: int) -> Range:
        """The range of offsets of the Source."""
        return self.point(start + self.bom), self.point(end + self.bom)

    def point(self, offset: int) -> Point:
        """Of an offset of the editor's text."""
        offset = min(max(offset, 0), len(self.text))
        line = bisect_right(self._starts, offset) - 1
        return line, self.units(self.text[self._starts[line] : offset])

    def offset(self, line: int, character: int) -> int:
        """The offset of a point. One behind the end of its line is that end; one inside a character is its start."""
        if line >= len(self._starts):
            return len(self.text)
        start, row = self._starts[line], self.line(line)
        if row.isascii() or self.encoding == "utf-32":
            return start + min(character, len(row))
        used = 0
        for n, char in enumerate(row):
            used += self.units(char)
            if used > character:
                return start + n
        return start + len(row)

    def line(self, number: int) -> str:
        """A line (from 0) without its end; empty behind the last."""
        if number >= len(self._starts):
            return ""
        end = self._starts[number + 1] if number + 1 < len(self._starts) else len(self.text)
        return self.text[self._starts[number] : end].rstrip("\r\n")

    def place(self, line: int, character: int) -> tuple[int, int]:
        """Line and column of a report for a point."""
        at = self.offset(line, character)
        row = bisect_right(self._starts, at) - 1
        return row + 1, at - self._starts[row] + 1 - (self.bom if row == 0 else 0)

    def units(self, text: str) -> int:
        if text.isascii() or self.encoding == "utf-32":
            return len(text)
        if self.encoding == "utf-8":
            return len(text.encode("utf-8", "surrogatepass"))
        return len(text) + sum(c > "\uffff" for c in text)

    def _offset(self, line: int, column: int) -> int:
        if not 1 <= line <= len(self._starts):
            return 0 if line < 1 else len(self.text)
        start = self._starts[line - 1] + (self.bom if line == 1 else 0)
        end = self._starts[line] if line < len(self._starts) else len(self.text)
        return min(start + column - 1, end)
