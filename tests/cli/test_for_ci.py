"""docs/for-ci.md: each command of audit that it shows does what it says, in the order of the page."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from repository import CLEAN, FAULTY
from support import ROOT, call

PAGE = (ROOT / "docs/for-ci.md").read_text("utf-8")
LISTED = [m[1] for m in re.finditer(r"(?m)^\| audit \| `(audit [^`]+)`", PAGE)]
CODES = {"init": 0, "check content": 0, "explain": 0, "baseline": 0, "config": 0}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    top = tmp_path_factory.mktemp("ci")
    (top / "content").mkdir()
    text = "# Port talks\n\n" + f"{CLEAN} {FAULTY} A source said that it closes.\n\n" * 3
    (top / "content" / "talks.md").write_text(text, "utf-8")
    return top


def test_the_page_has_ten_tasks_and_each_tool_in_all_of_them() -> None:
    tasks = re.split(r"(?m)^## \d+\. ", PAGE)[1:]
    assert len(tasks) == 10
    for task in tasks:
        assert re.findall(r"(?m)^\| (ruff|ESLint|Vale|audit) \|", task) == ["ruff", "ESLint", "Vale", "audit"]


def test_each_command_runs(folder: Path) -> None:
    assert len(LISTED) == 10
    for command in LISTED:
        args = shlex.split(command)[1:]
        if "FINGERPRINT" in args:
            listed = call(
                ["check", "content", "--no-baseline", "--format", "compact", "--min-severity", "error"], cwd=folder
            )
            assert "bare-source" in listed.text
            rows = call(["check", "content", "--no-baseline", "--format", "csv"], cwd=folder).text
            args[args.index("FINGERPRINT")] = re.findall(r"\b[0-9a-f]{16}\b", rows)[0]
        ran = call(args, cwd=folder)
        assert ran.code == 0, (command, ran.err.decode())
    assert "audit.toml:" in call(["config"], cwd=folder).text
