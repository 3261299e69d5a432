"""YAML is read as data only, with places, by both of PyYAML's parsers alike."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.packs import nodes, reading
from audit.packs.nodes import Datum, Items, Problems, Scalar, Table

LOADERS = [yaml.CSafeLoader, yaml.SafeLoader]


@pytest.fixture(params=LOADERS, ids=["C", "Python"])
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr(reading, "LOADER", request.param)
    return request.param


def read(text: str | bytes) -> tuple[Datum | None, list[str]]:
    problems = Problems("f.yaml")
    node = reading.parse(text if isinstance(text, bytes) else text.encode(), problems)
    return node, [str(p) for p in problems.found]


def plain(node: Datum | None) -> Any:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Items):
        return [plain(v) for v in node.items]
    assert isinstance(node, Table)
    return {k: plain(v) for k, v in node.fields.items()}


def test_scalars_stay_what_was_written(loader: Any) -> None:
    node, problems = read("{a: no, b: on, c: 2024-05-01, d: 1_0, e: 0x1F, f: null, g: .inf, h: '5', i: 12:30}")
    assert problems == []
    assert plain(node) == {
        "a": "no", "b": "on", "c": "2024-05-01", "d": "1_0", "e": "0x1F",
        "f": "null", "g": ".inf", "h": "5", "i": "12:30",
    }  # fmt: skip


def test_places_count_from_one_in_code_points(loader: Any) -> None:
    node, _ = read("# a comment\né: [x,\n  'y']\n")
    assert isinstance(node, Table)
    assert (node.keys["é"].line, node.keys["é"].column) == (2, 1)
    items = node.fields["é"]
    assert isinstance(items, Items)
    assert [(i.line, i.column) for i in (items, *items.items)] == [(2, 4), (2, 5), (3, 3)]


def test_only_a_bare_scalar_is_null() -> None:
    node, _ = read("[null, 'null', ~, '', ]")
    assert isinstance(node, Items)
    assert [isinstance(i, Scalar) and i.null for i in node.items] == [True, False, True, False]


REFUSED = [
    ("a: &x 1", "1:4", "anchor"),
    ("a: 1\nb: *x", "2:4", "alias"),
    ("a: !!python/object/apply:os.system [id]", "1:4", "tag"),
    ("a: !include /etc/passwd", "1:4", "tag !include"),
    ("a: !!str 5", "1:4", "tag"),
    ("<<: {a: 1}", "1:1", "merge key"),
    ("id: a\nid: b", "2:1", "'id' is set twice"),
    ("a: {b: 1, b: 2}", "1:11", "'b' is set twice"),
    ("? [a]\n: b", "1:3", "a key must be a plain word"),
    ("%TAG ! tag:x,2000:\n---\na: 1", "1:1", "directives"),
    ("a: 1\n---\nb: 2", "2:1", "second document"),
    ("- " * 40 + "x", "1:61", "deeper than 30"),
    ("[" * 100_000, "1:31", "deeper than 30"),
    ("{a: " * 50_000, "1:121", "deeper than 30"),
    ("a: \x00", "1:4", "U+0000"),
    ("é: \x1b[31m", "1:4", "U+001B"),
    (b"a: \xe9", "1:4", "not UTF-8"),
    ("a: 1".encode("utf-16"), "1:1", "not UTF-8"),
    ("a: b: c", "1:5", "not YAML"),
    ("\ta: 1", "1:1", "not YAML"),
    ("a: [1, 2\n", "2:1", "not YAML"),
    ("a: @x", "1:4", "not YAML"),
]


@pytest.mark.parametrize(("text", "place", "what"), REFUSED, ids=[r[2] + str(n) for n, r in enumerate(REFUSED)])
def test_what_is_no_plain_data_is_refused(loader: Any, text: str | bytes, place: str, what: str) -> None:
    _, problems = read(text)
    assert problems
    assert problems[0].startswith(f"f.yaml:{place}: ")
    assert what in problems[0]


@pytest.mark.parametrize("text", ["", "# nothing\n", "---\n...\n"])
def test_an_empty_file_is_a_problem_or_an_empty_text(loader: Any, text: str) -> None:
    node, problems = read(text)
    assert problems == ["f.yaml: the file is empty"] or plain(node) == ""


def test_all_problems_of_a_file_are_told_up_to_a_cap(loader: Any) -> None:
    _, problems = read("\n".join(f"k{n}: &x{n} 1" for n in range(200)))
    assert len(problems) == nodes.MAX_PROBLEMS + 1
    assert problems[-1] == f"f.yaml: more than {nodes.MAX_PROBLEMS} problems in this file"


def test_messages_do_nothing_to_a_terminal() -> None:
    problems = Problems("a\nb\x1b.yaml")
    problems.add(None, "key '\x1b[2J\r\n::error::' \u202e")
    assert str(problems.found[0]).isprintable()


def test_files_that_are_none_are_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "big.yaml").write_bytes(b"a: " + b"x" * reading.MAX_BYTES)
    (tmp_path / "dir.yaml").mkdir()
    (tmp_path / "loop.yaml").symlink_to("loop.yaml")
    said = {}
    for name in ("pipe.yaml", "big.yaml", "dir.yaml", "gone.yaml", "loop.yaml"):
        problems = Problems(name)
        assert reading.read(tmp_path / name, problems) is None
        said[name] = problems.found[0].message
    assert said["pipe.yaml"] == said["dir.yaml"] == "not a regular file"
    assert said["big.yaml"] == "larger than 256 kB"
    assert said["gone.yaml"] == "no such file"


DATA = st.recursive(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=12),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text("abcé", min_size=1, max_size=4), inner, max_size=4)
    ),
    max_leaves=12,
)


@settings(max_examples=100, deadline=None)
@given(DATA)
def test_what_was_dumped_is_read_back_by_both_parsers(data: Any) -> None:
    text = yaml.safe_dump(data, allow_unicode=True)
    for parser in LOADERS:
        before, reading.LOADER = reading.LOADER, parser
        try:
            node, problems = read(text)
        finally:
            reading.LOADER = before
        assert problems == []
        assert plain(node) == data


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=":-[]{}&*!|>'\"%@`#,? \n\tab~<é\u2028", max_size=60) | st.text(max_size=30))
def test_no_text_breaks_the_reader(text: str) -> None:
    node, problems = read(text.encode("utf-8", "surrogatepass"))
    assert node is not None or problems
