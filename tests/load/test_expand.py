"""Arguments -> files."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from audit import load
from audit.model.report import Failure
from audit.parse import INPUTS


@pytest.fixture(autouse=True)
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in (
        "b.txt",
        "a.md",
        "news/z.html",
        "news/deep/c.txt",
        "news/x.png",
        "news/.hidden.txt",
        "news/.git/d.txt",
        "k[1].txt",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    (tmp_path / "void").mkdir()
    return tmp_path


def expand(args: list[str]) -> tuple[list[str], list[Failure]]:
    return load.expand(args, INPUTS)


def test_files_in_the_order_given_none_twice() -> None:
    assert expand(["b.txt", "a.md", "./b.txt", "-", "-", "news/../b.txt"])[0] == ["b.txt", "a.md", "-"]


def test_a_folder_is_its_known_files_sorted_without_hidden_ones() -> None:
    assert expand(["news"]) == (["news/deep/c.txt", "news/z.html"], [])
    assert expand(["news/"])[0] == ["news/deep/c.txt", "news/z.html"]


def test_formats_that_stand_beside_articles_are_read_when_they_are_named(tmp_path: Path) -> None:
    for name in ("a.docx", "b.odt", "c.eml", "d.pdf", "e.srt", "f.vtt"):
        (tmp_path / "void" / name).write_text("x")
    assert expand(["void"])[0] == ["void/a.docx", "void/b.odt", "void/c.eml"]
    assert expand(["void/d.pdf", "void/*.srt"])[0] == ["void/d.pdf", "void/e.srt"]


def test_the_order_of_arguments_is_kept() -> None:
    assert expand(["news", "b.txt"])[0] == ["news/deep/c.txt", "news/z.html", "b.txt"]
    assert expand(["news/z.html", "news"])[0] == ["news/z.html", "news/deep/c.txt"]


def test_globs() -> None:
    assert expand(["*.txt"])[0] == ["b.txt", "k[1].txt"]
    assert expand(["news/**/*.txt"])[0] == ["news/deep/c.txt"]
    assert expand(["n*"])[0] == ["news/deep/c.txt", "news/z.html"]


def test_a_name_that_exists_is_no_glob() -> None:
    assert expand(["k[1].txt"]) == (["k[1].txt"], [])


def test_what_is_named_is_read_whatever_its_suffix() -> None:
    assert expand(["news/x.png", "news/.hidden.txt"])[0] == ["news/x.png", "news/.hidden.txt"]


@pytest.mark.parametrize("arg", ["nope.txt", "*.nope", "void", "a\0b", "[", ""])
def test_what_matches_nothing_is_a_failure(arg: str) -> None:
    files, failures = expand([arg, "b.txt"])
    assert files == ["b.txt"]
    assert [(f.path, f.code) for f in failures] == [(arg, "missing")]
    assert failures[0].message and "\n" not in failures[0].message


def test_links_in_a_folder_are_not_followed(tree: Path) -> None:
    (tree / "news/out.txt").symlink_to(tree / "b.txt")
    (tree / "news/in.txt").symlink_to(tree / "news/z.html")
    (tree / "news/cycle").symlink_to(tree / "news")
    (tree / "news/none.txt").symlink_to("nowhere")
    files, failures = expand(["news"])
    assert files == ["news/deep/c.txt", "news/z.html"]
    assert [(f.path, f.code) for f in failures] == [("news/none.txt", "not-a-file"), ("news/out.txt", "not-a-file")]


def test_a_folder_with_a_name_that_is_no_utf8(tree: Path) -> None:
    path = os.fsdecode(os.fsencode(tree) + b"/void/\xff.txt")
    try:
        Path(path).write_text("x")
    except OSError:
        pytest.skip("the file system refuses the name")
    files, failures = expand(["void"])
    assert (len(files), failures) == (1, [])
    assert Path(files[0]).read_text() == "x"
