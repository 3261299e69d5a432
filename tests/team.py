"""A team's folder: three articles, and what is none. For tests of its first day."""

from __future__ import annotations

from pathlib import Path

from repository import CLEAN, FAULTY
from support import Ran, call

LABEL = "The regime at the port met on Monday. “We vote in May,” mayor Anna Lund said."


def audit(folder: Path, *args: str, stdin: str = "", **env: str) -> Ran:
    return call(args, cwd=folder, env=env, stdin=stdin.encode())


def make(folder: Path) -> Path:
    """Three articles, two of them clean, and what is no article."""
    texts = {
        "content/clean.md": f"# Vote in May\n\n{CLEAN}\n",
        "content/faulty.md": f"# Merger talks\n\n{CLEAN}\n\n{FAULTY}\n",
        "content/label.md": f"# Port talks\n\n{LABEL}\n",
        "README.md": f"# About\n\n{FAULTY}\n",
        "node_modules/a/b.md": FAULTY,
    }
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


def rules(ran: Ran) -> list[str]:
    """The rules of compact lines."""
    return [line.split(": ", 1)[1].split(" ")[1] for line in ran.text.splitlines()]
