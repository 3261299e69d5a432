"""JSON lines: one article a line; a bad line stops nothing."""

from __future__ import annotations

import io
import json

import pytest

from audit import load, parse
from audit.load.containers import Columns, articles
from audit.model.article import Source
from audit.model.report import Failure

GOOD = {"id": "a1", "headline": "Plan approved", "body": "The council approved the plan.", "score": 3}


def read(data: bytes, columns: Columns = Columns(), **asked: int) -> tuple[list[Source | Failure], list[str]]:  # noqa: B008
    told: list[str] = []
    asking = load.Asked("c.jsonl", parse.INPUTS, columns, tell=told.append, **asked)
    return list(articles("c.jsonl", asking, io.BytesIO(data))), told


def lines(*rows: object) -> bytes:
    return b"".join(json.dumps(row).encode() + b"\n" for row in rows)


def test_a_line_is_an_article_with_its_other_columns() -> None:
    (one,), told = read(lines(GOOD))
    assert isinstance(one, Source)
    assert (one.path, one.text, one.meta.title, one.meta.id) == (
        "c.jsonl#1",
        "The council approved the plan.",
        "Plan approved",
        "a1",
    )
    assert one.extra == (("score", "3"),)
    assert told == ["columns: text from 'body', title from 'headline' (--text-col and the like say otherwise)"]


def test_bad_lines_are_failures_in_their_place_and_stop_nothing() -> None:
    data = lines(GOOD) + b"{broken\n\n[1]\n" + lines({"body": None}) + b'{"body": "\xff"}\n' + lines(GOOD)
    found, _ = read(data)
    said = [(one.path, one.code) if isinstance(one, Failure) else (one.path, "") for one in found]
    assert said == [
        ("c.jsonl#1", ""),
        ("c.jsonl#2", "bad-record"),
        ("c.jsonl#4", "bad-record"),
        ("c.jsonl#5", "no-text"),
        ("c.jsonl#6", "undecodable"),
        ("c.jsonl#7", ""),
    ]


def test_a_named_column_wins_and_one_that_is_not_there_is_told() -> None:
    row = {"text": "The lead.", "full": "The lead. And all of the rest."}
    (one,), _ = read(lines(row), Columns(text="full"))
    assert isinstance(one, Source)
    assert one.text == "The lead. And all of the rest."
    assert one.extra == (("text_", "The lead."),)
    (none,), _ = read(lines(row), Columns(text="ful"))
    assert isinstance(none, Failure)
    assert (none.path, none.code) == ("c.jsonl", "no-column")
    assert "did you mean 'full'?" in none.message


def test_only_a_line_feed_ends_a_line() -> None:
    found, _ = read(json.dumps({"text": "One\u2028two\x85three."}, ensure_ascii=False).encode())
    assert [one.text for one in found if isinstance(one, Source)] == ["One\u2028two\x85three."]


def test_a_line_over_the_limit_is_told_and_passed_over() -> None:
    found, _ = read(lines(GOOD, {"text": "x" * 5000}, GOOD), max_bytes=200)
    assert [getattr(one, "code", "") for one in found] == ["", "too-large", ""]


@pytest.mark.parametrize("data", [lines(GOOD).decode().encode("utf-16"), b"\xff\xfe{\0}\0"])
def test_utf_16_is_refused_whole(data: bytes) -> None:
    (one,), _ = read(data)
    assert isinstance(one, Failure)
    assert one.code == "undecodable"


@pytest.mark.parametrize("text", ["[" * 100_000, '{"text": "x", "n": ' + "9" * 5000 + "}"])
def test_depth_and_huge_numbers_end_in_no_traceback(text: str) -> None:
    found, _ = read(text.encode())
    assert len(found) == 1
