"""Lines and columns of a report as points of an editor, and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.lsp.positions import Positions
from audit.model.report import PlaceRow
from audit.model.text import LineIndex

TEXTS = st.text(st.sampled_from("ab é東😀\n\r\u2028\x0b\ufeff👩\u200d"), max_size=40)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
@given(text=TEXTS)
def test_there_and_back(encoding: str, text: str) -> None:
    positions = Positions(text, encoding)
    for offset in range(len(text) + 1):
        if text[offset - 1 : offset + 1] == "\r\n" or text[offset : offset + 1] == "\n":
            continue  # inside a line end there is no point
        assert positions.offset(*positions.point(offset)) == offset


@given(text=TEXTS)
def test_a_place_of_a_report_is_the_same_place(text: str) -> None:
    source = text.lstrip("\ufeff")
    lines, positions = LineIndex(source), Positions(text)
    for n in range(len(source)):
        at, end = lines.locate(n), lines.locate(n + 1)
        start, _ = positions.range(PlaceRow(at.line, at.column, end.line, end.column))
        assert start == positions.source_range(n, n)[0]
        if source[n] not in "\r\n":
            assert positions.place(*start) == (at.line, at.column)


def test_points_that_are_nowhere() -> None:
    positions = Positions("a😀b\nc")
    assert positions.offset(0, 2) == 1, "inside a character: its start"
    assert positions.offset(0, 99) == 3 and positions.offset(9, 9) == 5
    assert positions.range(PlaceRow(0, 1, 0, 1)) == ((0, 0), (0, 0))
    assert positions.line(0) == "a😀b" and positions.line(7) == ""
