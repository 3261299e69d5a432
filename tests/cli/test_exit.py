"""How the process of a command ends: with its code, all that it wrote, and nothing left behind."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from support import ROOT, article_of, run, seeds

ARTICLE = next(str(article_of(s)) for s in seeds() if article_of(s).suffix == ".txt")


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (("check", ARTICLE, "--exit-zero"), 0),
        (("check", ARTICLE, "--fail-on", "info"), 1),
        (("check", "nowhere.txt"), 2),
        (("no-such-command",), 2),
        (("--version",), 0),
    ],
    ids=lambda x: str(x)[-30:],
)
def test_the_code_is_the_commands(args: tuple[str, ...], code: int) -> None:
    assert run(args).code == code


def test_all_that_is_written_arrives(tmp_path: Path) -> None:
    """More than a pipe holds, read only when the process has written all it can."""
    big = tmp_path / "a.txt"
    big.write_text(Path(ARTICLE).read_text("utf-8") * 20, "utf-8")
    ran = run(("check", str(big), "--exit-zero", "--format", "json"))
    assert len(ran.out) > 1 << 17 and ran.out.endswith(b"}\n")
    assert b"error" not in ran.err


def test_who_measures_gets_to_the_end() -> None:
    command = [sys.executable, "-m", "cProfile", "-m", "audit", "--version"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert "function calls" in ran.stdout


def test_a_reader_that_is_gone_is_no_traceback() -> None:
    command = f"{sys.executable} -m audit rules | head -c 1"
    ran = subprocess.run(["sh", "-c", command], cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert ran.stdout and "Traceback" not in ran.stderr


def test_several_processes_end_with_it(tmp_path: Path) -> None:
    for n in range(12):
        (tmp_path / f"{n}.txt").write_text(f"Report {n}\n\nThe pier will close, a source said.\n", "utf-8")
    ran = run(("check", str(tmp_path), "-j", "2", "--exit-zero", "--format", "jsonl"))
    assert ran.code == 0 and ran.out.count(b"\n") == 12
