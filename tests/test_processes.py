"""The processes that audit: none outlives the one that started it, however that ends."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
import repository
from support import ROOT

LONG = 30.0
"""Seconds after which something is taken never to happen."""


def children(pid: int) -> list[int]:
    try:
        return [int(p) for p in Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()]
    except OSError:
        return []


def runs(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.skipif(sys.platform != "linux", reason="/proc tells whose child a process is")
def test_no_process_outlives_a_check_that_was_killed(tmp_path: Path) -> None:
    repository.articles(tmp_path / "content", 300)
    command = [sys.executable, "-m", "audit", "check", "content", "-j", "2", "--no-cache"]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    check = subprocess.Popen(command, cwd=tmp_path, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    until = time.monotonic() + LONG
    while len(found := children(check.pid)) < 2 and check.poll() is None and time.monotonic() < until:
        os.sched_yield()
    assert len(found) == 2
    check.kill()
    check.wait()
    until = time.monotonic() + LONG
    while any(map(runs, found)) and time.monotonic() < until:
        os.sched_yield()
    assert not any(map(runs, found))
