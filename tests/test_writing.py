"""A file is written whole or not at all, also where it is written piece by piece."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from audit.errors import UsageError
from audit.writing import write_file


def test_pieces_are_the_file(tmp_path: Path) -> None:
    write_file(tmp_path / "a.txt", iter(["Fähre", "", " sails\n"]))
    assert (tmp_path / "a.txt").read_text("utf-8") == "Fähre sails\n"


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_pieces_that_break_off_leave_what_was_there(tmp_path: Path, error: type[BaseException]) -> None:
    (tmp_path / "a.txt").write_text("before")

    def broken() -> Iterator[str]:
        yield "half"
        raise error

    with pytest.raises(error):
        write_file(tmp_path / "a.txt", broken())
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]
    assert (tmp_path / "a.txt").read_text() == "before"


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be written"):
        write_file(tmp_path, iter(["half"]))
