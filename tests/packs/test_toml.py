"""TOML becomes the tree that YAML becomes, each key where it is set."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from audit.packs.nodes import TOML, Datum, Items, Problems, Scalar, Table, Typed
from audit.packs.toml import places, read_toml

TEXT = '''\
genre = "news" # path = 3
# pack = "x"
"odd key" = "a = b # c"
long = """
pack = 1
"""
[rules]
'no-date' = "off"
deep.down = 1
[[overrides]]
path = "a/*"
rules = {no-date = "loud", no-byline = "off"}
[overrides.rules]
peacock-term = "off"
[[overrides]]
path = "b/*"
list = [
  {path = "c"},
]
'''


def plain(node: Datum) -> Any:
    if isinstance(node, Table):
        return {key: plain(value) for key, value in node.fields.items()}
    if isinstance(node, Items):
        return [plain(item) for item in node.items]
    assert isinstance(node, Scalar | Typed)
    return node.text if isinstance(node, Scalar) else node.value


def read(path: Path, text: str, *within: str) -> tuple[Table | None, list[str]]:
    path.write_text(text, "utf-8")
    problems = Problems("f.toml", TOML)
    return read_toml(path, problems, *within), [str(p) for p in problems.found]


def test_the_tree_says_what_the_file_says(tmp_path: Path) -> None:
    text = TEXT.replace("[overrides.rules]\npeacock-term", "[overrides.more]\npeacock-term")
    node, problems = read(tmp_path / "f.toml", text)
    assert node is not None and not problems
    assert plain(node) == tomllib.loads(text)
    inner, _ = read(tmp_path / "f.toml", text, "rules", "deep")
    assert inner is not None and plain(inner) == {"down": 1}
    none, _ = read(tmp_path / "f.toml", text, "tool", "audit")
    assert none is not None and plain(none) == {}


@pytest.mark.parametrize(
    ("keys", "line", "column"),
    [
        (("genre",), 1, 1),
        (("odd key",), 3, 1),
        (("rules",), 7, 2),
        (("rules", "no-date"), 8, 1),
        (("rules", "deep", "down"), 9, 1),
        (("overrides",), 10, 3),
        (("overrides", "0", "path"), 11, 1),
        (("overrides", "0", "rules", "no-byline"), 12, 28),
        (("overrides", "0", "rules", "peacock-term"), 14, 1),
        (("overrides", "1", "path"), 16, 1),
    ],
)
def test_a_key_stands_where_it_is_set(keys: tuple[str, ...], line: int, column: int) -> None:
    assert places(TEXT)[keys] == (line - 1, column - 1)


def test_a_key_that_cannot_be_found_stands_where_its_table_begins(tmp_path: Path) -> None:
    node, _ = read(tmp_path / "f.toml", 'x = 1\n[rules]\n"a\\u0062" = 2\n')
    assert node is not None
    rules = node.fields["rules"]
    assert isinstance(rules, Table)
    assert (rules.keys["ab"].line, rules.keys["ab"].column) == (2, 2)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("x = \n", "f.toml:1:5: not valid TOML: Invalid value"),
        ("x = 1\nx = 2\n", "f.toml:2:6: not valid TOML: Cannot overwrite a value"),
        ("tool = 3\n", "f.toml:1:1: tool must be a table"),
    ],
)
def test_what_is_no_table_is_told(tmp_path: Path, text: str, told: str) -> None:
    node, problems = read(tmp_path / "f.toml", text, "tool")
    assert node is None and problems == [told]
    gone = Problems("gone.toml", TOML)
    assert read_toml(tmp_path / "gone.toml", gone) is None
    assert str(gone.found[0]) == "gone.toml: cannot be read: No such file or directory"
