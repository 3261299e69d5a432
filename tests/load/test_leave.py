"""What is left out when a folder is walked."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit import load
from audit.load import Leaves, LeftOut
from audit.parse import INPUTS


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in (
        *(
            "news/a.md",
            "news/README.md",
            "news/drafts/b.md",
            "news/old/c.md",
            "news/readme-first.md",
            "news/license-plates.md",
        ),
        *("README.md", "CHANGELOG.txt", "LICENSE", "LICENSE.txt", "requirements-dev.txt", "node_modules/x/y.md"),
        *("themes/t.html", "built/p.html", "built/keep.md", "venv/z.txt", "sub/deep/ignored.md", "sub/kept.md"),
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", "utf-8")
    return tmp_path


def walk(folder: str, leaves: Leaves | None = None) -> tuple[list[str], LeftOut]:
    left = LeftOut(leaves or Leaves())
    files, failures = load.expand([folder], INPUTS, left)
    assert failures == []
    return [f.removeprefix("./") for f in files], left


def test_what_is_no_article_is_left_out_and_told(tree: Path) -> None:
    files, left = walk(".")
    assert files == [
        *("built/keep.md", "built/p.html", "news/a.md", "news/license-plates.md", "news/old/c.md"),
        *("news/readme-first.md", "sub/deep/ignored.md", "sub/kept.md"),
    ]
    assert sorted(left.told["by default"]) == [
        *("CHANGELOG.txt", "LICENSE.txt", "README.md", "news/README.md", "news/drafts/", "node_modules/"),
        *("requirements-dev.txt", "themes/", "venv/"),
    ]
    assert left.said().startswith("9 by default (")


def test_what_is_named_is_read(tree: Path) -> None:
    left = LeftOut()
    assert load.expand(["README.md", "news/drafts", "themes"], INPUTS, left)[0] == [
        *("README.md", "news/drafts/b.md", "themes/t.html"),
    ]
    assert left.said() == ""


def test_what_the_config_says(tree: Path) -> None:
    root = str(tree)
    assert walk("news", Leaves(root, extend=("news/old/", "*-plates.md")))[0] == ["news/a.md", "news/readme-first.md"]
    assert walk("news", Leaves(root, exclude=()))[0][0] == "news/README.md"
    files, left = walk(".", Leaves(root, include=("/news/*.md",)))
    assert files == ["news/a.md", "news/license-plates.md", "news/readme-first.md"]
    assert "not of `include`" in left.told


def test_what_git_ignores(tree: Path) -> None:
    (tree / "a-git").mkdir()
    (tree / "a-git").rename(tree / ".git")
    (tree / ".gitignore").write_text("built/*\n!built/keep.md\n# a word\n", "utf-8")
    (tree / "sub" / "deep" / ".gitignore").write_text("ignored.md\n", "utf-8")
    files, left = walk(".")
    assert "built/keep.md" in files and "built/p.html" not in files and "sub/deep/ignored.md" not in files
    assert left.told["git-ignored"] == ["built/p.html", "sub/deep/ignored.md"]
    assert walk("sub/deep", Leaves(git=False))[0] == ["sub/deep/ignored.md"]
    (tree / ".gitignore").write_text("sub/\n", "utf-8")
    assert walk("sub")[0] == ["sub/kept.md"], "a folder that is named is read, whatever ignores it"


def test_a_single_file_is_judged_as_its_folder_is_walked(tree: Path) -> None:
    left = LeftOut(Leaves(str(tree), extend=("news/old/",)))
    assert left.holds("news/a.md") == "" and left.holds("README.md") == "by default"
    assert left.holds("news/old/c.md") == "by `exclude`" and left.holds("news/drafts/b.md") == "by default"


def test_an_address_and_what_is_told_once() -> None:
    _, failures = load.expand(["https://example.org/a", "nowhere.md", "nowhere.md"], INPUTS)
    assert [(f.path, f.code) for f in failures] == [("https://example.org/a", "address"), ("nowhere.md", "missing")]
    assert "does not fetch" in failures[0].message
    _, failures = load.expand(["https://ann:SECRET@example.org/a"], INPUTS)
    assert failures[0].path == "https://...@example.org/a"
