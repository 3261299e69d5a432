"""A JSON file with a list of articles; a broken one stops nothing."""

from __future__ import annotations

import json
import tracemalloc

import pandas as pd
import pytest
from reading import USUAL, read, said, sources

from audit import load, parse
from audit.load.containers import articles, container_of
from audit.load.containers.elements import Cutter, Element, JsonScalar
from audit.model.article import Source
from audit.model.report import Failure

ROWS = [{"id": "a", "headline": "Plan", "body": 'One, "two"] {three}.', "n": [1, {"x": "}"}]}, {"id": "b", "body": "B"}]


def test_what_pandas_writes() -> None:
    frame = pd.DataFrame({"text": ["One.", "Two."], "n": [1.5, None]})
    assert [one.text for one in sources("a.json", frame.to_json(orient="records").encode())] == ["One.", "Two."]


@pytest.mark.parametrize(
    "whole",
    [
        lambda rows: rows,
        lambda rows: {"status": "ok", "totalResults": 2, "articles": rows, "more": [{"body": "x"}]},
        lambda rows: {"response": {"status": "ok", "results": rows}},
    ],
)
def test_where_the_list_stands(whole: object) -> None:
    data = json.dumps(whole(ROWS), indent=1).encode()  # type: ignore[operator]
    first, second = sources("a.json", data)
    assert (first.path, first.text, first.meta.title) == ("a.json#1", ROWS[0]["body"], "Plan")
    assert (second.path, second.text, second.meta.id) == ("a.json#2", "B", "b")


@pytest.mark.parametrize("data", [b'{"headline": "Plan", "body_html": "<p>One.</p>"}', b'"x"', b"", b"{", b'{"a": []}'])
def test_a_single_article_is_none_of_ours(data: bytes) -> None:
    assert container_of("a.json", data) is None


def test_what_the_interface_of_wordpress_gives() -> None:
    post = {"id": 7, "date": "2026-03-02T10:00:00", "title": {"rendered": "Plan"}, "link": "https://gull.example/7"}
    (one,) = sources("a.json", json.dumps([{**post, "content": {"rendered": "<p>The pier sank.</p>"}}]).encode())
    assert (one.text, one.meta.title, one.meta.id) == ("<p>The pier sank.</p>", "Plan", "7")


def test_bad_members_are_failures_in_their_place_and_stop_nothing() -> None:
    data = b'[{"text": "One."}, {broken}, 3, {"text": NaN}, {"text": "\xff"}, {"text": 5}, {"text": "Last."}]'
    found, _ = read("a.json", data)
    assert said(found) == [
        ("a.json#1", "One."),
        ("a.json#2", "bad-record"),
        ("a.json#3", "bad-record"),
        ("a.json#4", "no-text"),
        ("a.json#5", "undecodable"),
        ("a.json#6", "not-text"),
        ("a.json#7", "Last."),
    ]


def test_a_file_that_is_cut_off_keeps_what_came_before() -> None:
    found, _ = read("a.json", json.dumps([{"text": "One."}, {"text": "Two."}]).encode()[:-6])
    assert said(found) == [("a.json#1", "One."), ("a.json#2", "bad-record")]
    assert isinstance(found[1], Failure)
    assert "cut off" in found[1].message


def test_a_list_may_be_called_json_lines() -> None:
    assert [one.meta.id for one in sources("a.jsonl", json.dumps(ROWS, indent=1).encode())] == ["a", "b"]


@pytest.mark.parametrize("data", [b"[" * 200_000, b'{"a":' * 200_000, b'[{"text": "x", "n": ' + b"9" * 5000 + b"}]"])
def test_depth_and_huge_numbers_end_in_no_traceback(data: bytes) -> None:
    assert len(read("a.json", data)[0]) <= 2


def test_a_member_over_the_limit_is_told_and_passed_over() -> None:
    found, _ = read("a.json", json.dumps([{"text": "x" * 9000}, {"text": "Two."}]).encode(), max_bytes=1000)
    assert said(found) == [("a.json#1", "too-large"), ("a.json#2", "Two.")]


def test_memory_does_not_follow_the_file() -> None:
    import io

    data = json.dumps([{"text": "The council met. " * 60} for _ in range(10_000)]).encode()
    asked = load.Asked("a.json", parse.INPUTS, USUAL)
    tracemalloc.start()
    found = sum(isinstance(one, Source) for one in articles("a.json", asked, io.BytesIO(data)))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found == 10_000
    assert most < 2_000_000


@pytest.mark.parametrize("size", range(1, 12))
def test_chunks_do_not_matter(size: int) -> None:
    data = json.dumps({"a\\": 'x"', "l": [*ROWS, "s,\\", [], 1], "z": {"y": [None]}})
    cutter = Cutter(("l",).__eq__, 1000)
    found = list(cutter.read(data[at : at + size] for at in range(0, len(data), size)))
    assert cutter.whole
    assert [json.loads(one.text or "") for one in found if isinstance(one, Element)] == [*ROWS, "s,\\", [], 1]
    assert [(one.path, one.value()) for one in found if isinstance(one, JsonScalar)] == [
        (("a\\",), 'x"'),
        (("z", "y", "*"), "None"),
    ]
