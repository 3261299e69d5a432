"""What the pages of docs/ tell people to type works, as it stands, in the order of the page."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
import repository
from pages import RUN, blocks, matches
from support import ROOT, article_of, seeds

DOCS = ROOT / "docs"
PAGES = sorted(p for p in DOCS.rglob("*.md") if p.parent.name != "rules")
PLAYED = [p for p in PAGES if any(b.runs for b in blocks(p.read_text("utf-8")))]
# Commands outside of a block that is run: in an indented block, or one of another language.
LOOSE = re.compile(r"^(?: {4}(?:\$ )?(?:audit|pip|pipx|make|python) |\$ )", re.M)


def reader(folder: Path) -> None:
    """What a reader of the pages may have: an article, folders of articles, tables of them."""
    texts = {}
    for seed in seeds():
        article = article_of(seed)
        for place in ("news", "content"):
            (folder / place).mkdir(exist_ok=True)
            shutil.copy(article, folder / place / f"{seed.name}{article.suffix}")
        texts[seed.name] = article.read_text("utf-8")
    repository.articles(folder / "archive", 48, whole=True)  # a reference takes forty
    text = texts["battery-talks"]
    (folder / "article.txt").write_text(text, "utf-8")
    (folder / "articles.jsonl").write_text("".join(json.dumps({"text": t}) + "\n" for t in texts.values()), "utf-8")
    rows = {
        "key": ["a", "b", "c", "d"],
        "headline": ["Talks on batteries", None, "Crowds", "Nothing"],
        "body": [text, "Critics say the plan failed. Experts say it did not.", "Many believe it will rain.", None],
        "outlet": ["The Gazette", "The Post", "The Post", "The Gazette"],
        "label": [1, 0, 0, 1],
    }
    pd.DataFrame(rows).to_csv(folder / "articles.csv", index=False)


@pytest.mark.parametrize("page", PLAYED, ids=lambda p: p.relative_to(DOCS).as_posix())
def test_what_a_page_shows_runs(page: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    if page.parent.name != "tutorials":  # which bring what they need
        reader(home)
    env = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "tests"))),
        "TOOLS": str(tmp_path / "tools"),
    }
    command = [sys.executable, "-W", "error::UserWarning", str(ROOT / "tests/pages.py"), str(page)]
    ran = subprocess.run(command, cwd=home, env=env, capture_output=True, text=True, timeout=600)
    assert ran.returncode == 0, ran.stderr


def test_every_command_stands_where_it_is_run() -> None:
    loose = []
    for page in PAGES:
        text = page.read_text("utf-8")
        for block in blocks(text):
            if block.language in RUN:
                text = text.replace(block.text, "")
        loose += [f"{page.name}: {m[0]!r}" for m in LOOSE.finditer(text)]
    assert not loose


def test_the_pages_for_the_three_kinds_of_reader_are_run() -> None:
    names = {p.relative_to(DOCS).as_posix() for p in PLAYED}
    assert {"tutorials/editor.md", "tutorials/ci.md", "tutorials/researcher.md", "python.md", "corpus.md"} <= names


@pytest.mark.parametrize(
    ("shown", "said", "same"),
    [
        ("a\n...\nd", "a\nb\nc\nd\n", True),
        ("a ... c", "a b c", True),
        ("a\nb", "a\nc", False),
        ("...", "", True),
        ("", "a", False),
    ],
)
def test_output_is_compared_but_for_what_is_left_out(shown: str, said: str, same: bool) -> None:
    assert matches(shown, said) is same
