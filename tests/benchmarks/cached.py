"""What the cache and a second process save, on articles made of the seeds: cached.py [ARTICLES] [ROUNDS].

Runs in processes of their own, as a person starts them; wall time, the least of the rounds, the kinds in turn. The
targets: a warm run takes a tenth of a cold one, two processes are 1.7 times as fast as one. They hold on a machine that
has two processors to itself; the load is printed. Every run must write the same bytes.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import repository
from support import ROOT

WARM, TWO = 10.0, 1.7


def seconds(folder: Path, *args: str) -> tuple[float, float, bytes]:
    """Wall time, processor time of the run and its children, and what it wrote."""
    command = [sys.executable, "-m", "audit", "check", "content", "--exit-zero", *args]
    env = {**os.environ, "PYTHONPATH": str(ROOT), "AUDIT_NO_CACHE": ""}
    start, before = time.perf_counter(), os.times()
    ran = subprocess.run(command, cwd=folder, env=env, stdout=subprocess.PIPE, check=True)
    after = os.times()
    worked = after.children_user + after.children_system - before.children_user - before.children_system
    return time.perf_counter() - start, worked, ran.stdout


def main(count: int, rounds: int) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "repo"
        repository.articles(folder / "content", count, whole=True)
        (folder / "audit.toml").write_text("")
        least: dict[str, tuple[float, float]] = {}
        written = set()
        for _ in range(rounds):
            kinds = {"cold, -j 1": ("-j", "1"), "warm": (), "-j 1": ("-j", "1", "--no-cache"),
                     "-j 2": ("-j", "2", "--no-cache")}  # fmt: skip
            shutil.rmtree(folder / ".audit-cache", ignore_errors=True)
            for name, args in kinds.items():
                wall, worked, out = seconds(folder, *args)
                written.add(out)
                least[name] = min(least.get(name, (wall, worked)), (wall, worked))
    assert len(written) == 1, "the runs do not write the same bytes"
    load = os.getloadavg()[0]
    lines = [
        f"{count} articles, load {load:.1f} on {os.cpu_count()} processors",
        f"{'':<12}{'wall s':>9}{'processor s':>13}",
    ]
    lines += [f"{name:<12}{wall:>9.2f}{worked:>13.2f}" for name, (wall, worked) in least.items()]
    for name, one, other, target in (("warm", "cold, -j 1", "warm", WARM), ("-j 2", "-j 1", "-j 2", TWO)):
        ratios = [a / b for a, b in zip(least[one], least[other], strict=True)]
        lines.append(f"{name}: {ratios[0]:.1f} times as fast (processor time {ratios[1]:.2f}); target {target}")
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 300, int(sys.argv[2]) if sys.argv[2:] else 1)
