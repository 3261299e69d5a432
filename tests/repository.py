"""A git repository with 300 Markdown articles, made of the seeds' own words."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from support import article_of, seeds

COUNT = 300
CONFIG = 'fail-on = "warning"\n'
CLEAN = "The council met on Monday, mayor Anna Lund told reporters. “We vote in May,” she said."
FAULTY = "It is widely believed that the merger will collapse."
_PLACES = ("Alder", "Birch", "Cedar", "Dover", "Elm", "Garth", "Holm", "Jarrow", "Kelso", "Leith")


def git(folder: Path, *args: str) -> str:
    identity = {f"GIT_{who}_{what}": "t@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    ran = subprocess.run(
        ["git", "-c", "commit.gpgsign=false", "-c", "init.defaultBranch=main", *args],
        cwd=folder,
        env={**os.environ, **identity, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull},
        capture_output=True,
        text=True,
        check=True,
    )
    return ran.stdout.strip()


def articles(folder: Path, count: int = COUNT, *, whole: bool = False) -> None:
    """Each has a headline, two paragraphs of a seed or all of them, and its own closing line."""
    texts = [article_of(s).read_text("utf-8") for s in seeds() if article_of(s).suffix == ".txt"]
    folder.mkdir(parents=True)
    for n in range(count):
        title, *body = [p for p in texts[n % len(texts)].split("\n\n") if p.strip()]
        at = n // len(texts) % max(1, len(body) - 2)
        place = _PLACES[n % len(_PLACES)]
        chosen = body if whole else body[at : at + 2]
        parts = [
            f"# {title.strip()} in {place}",
            *chosen,
            f"{place} votes on day {n}, the mayor said.",
        ]
        (folder / f"{n:03}.md").write_text("\n\n".join(p.strip() for p in parts) + "\n", "utf-8")


def make(folder: Path, count: int = COUNT) -> Path:
    articles(folder / "content", count)
    (folder / "audit.toml").write_text(CONFIG, "utf-8")
    (folder / "content" / "own.md").write_text(f"# Merger talks\n\n{CLEAN}\n\n{FAULTY}\n", "utf-8")
    git(folder, "init", "--quiet")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "Articles")
    return folder


def copy(folder: Path, to: Path) -> Path:
    shutil.copytree(folder, to, symlinks=True)
    return to
