"""The table of literals that ships says what is read off the patterns, or nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.scan import known
from audit.scan.literals import literals

REGEXES = [r"(?i:\bsaid (?:it|that)\b)", r"(?i:\w+)", r"(?:shocking|stunning) day"]


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the table is looked for; what was read before is forgotten."""
    monkeypatch.setattr(known, "rules_dir", lambda: tmp_path)
    known._table.cache_clear()
    (tmp_path / known.TABLE).parent.mkdir()
    yield tmp_path / known.TABLE
    known._table.cache_clear()


def test_it_says_what_is_read_off_the_patterns(table: Path) -> None:
    table.write_bytes(known.table(REGEXES))
    assert set(known._table()) == set(REGEXES)
    assert [known.literals_of(r) for r in (*REGEXES, "another one")] == [literals(r) for r in (*REGEXES, "another one")]


@pytest.mark.parametrize(
    "torn", [lambda b: b[:-2], lambda b: b.replace(b"said", b"sold"), lambda b: b"0" + b[1:], lambda b: b""]
)
def test_one_that_is_torn_or_of_other_code_is_not_there(table: Path, torn) -> None:
    whole = known.table(REGEXES)
    table.write_bytes(torn(whole if whole[:1] != b"0" else b"1" + whole[1:]))
    assert not known._table()
    assert known.literals_of(REGEXES[0]) == literals(REGEXES[0])
