"""A corpus from JSON lines to tables: corpus.py [ARTICLES] [KILLS].

How much faster two processes are than one, the most memory that any process takes, and whether a run that is killed
(-9) KILLS times at random moments, and begun again each time, gives the bytes of one that nobody disturbed. Articles
are made of the seeds' own sentences. Wall time holds on a machine that has two processors to itself; the load is
printed.
"""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from support import ROOT

TWO, MEMORY = 1.8, 400
"""Targets: times as fast; MB a process."""


def write(path: Path, count: int) -> None:
    """`count` articles of 4 to 12 sentences, none like another."""
    seeds = [p.read_text("utf-8") for p in sorted((ROOT / "seeds").glob("*/article.*"))]
    plain = [re.sub(r"<[^>]+>", " ", seed) for seed in seeds]
    sentences = [s for seed in plain for s in re.split(r"(?<=[.”])\s+", seed) if 30 < len(s) < 300]
    chance = random.Random(count)
    with path.open("w", encoding="utf-8") as out:
        for n in range(count):
            body = chance.sample(sentences, chance.randint(4, 12))
            paragraphs = [" ".join(body[k : k + 3]) for k in range(0, len(body), 3)]
            text = "\n\n".join([f"Report {n} on the works", *paragraphs])
            out.write(json.dumps({"id": n, "text": text, "desk": n % 7}) + "\n")


def command(corpus: Path, folder: Path, jobs: int) -> list[str]:
    run = [sys.executable, "-m", "audit", "corpus", "run", str(corpus), "--out", str(folder), "-j", str(jobs)]
    return [*run, "--no-profile", "-q"]


def watched(args: list[str]) -> tuple[float, float]:
    """Wall time in seconds, and the most memory (MB, resident) that one of its processes took."""
    start, most = time.perf_counter(), 0.0
    process = subprocess.Popen(args, env={**os.environ, "PYTHONPATH": str(ROOT)})
    while process.poll() is None:
        for pid in (process.pid, *_children(process.pid)):
            most = max(most, _peak(pid))
        time.sleep(0.2)
    assert process.returncode == 0, process.returncode
    return time.perf_counter() - start, most


def _children(pid: int) -> list[int]:
    try:
        return [int(p) for p in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def _peak(pid: int) -> float:
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0.0
    found = re.search(r"VmHWM:\s+(\d+)", status)
    return int(found[1]) / 1024 if found else 0.0


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def killed(corpus: Path, folder: Path, kills: int, whole: float) -> int:
    """Kills runs at random moments; a run that comes to its end in time is taken away and begun anew. Returns how
    often that was."""
    chance, ends = random.Random(9), 0
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    for _ in range(kills):
        process = subprocess.Popen(command(corpus, folder, 2), env=env)
        try:
            process.wait(chance.uniform(0.1, max(3.0, whole / 6)))
            ends += 1
            shutil.rmtree(folder)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    subprocess.run(command(corpus, folder, 2), env=env, check=True)
    return ends


def main(count: int, kills: int) -> None:
    with tempfile.TemporaryDirectory() as place:
        corpus = Path(place) / "corpus.jsonl"
        write(corpus, count)
        one, memory = watched(command(corpus, Path(place) / "one", 1))
        two, more = watched(command(corpus, Path(place) / "two", 2))
        expected = bytes_of(Path(place) / "one")
        assert expected == bytes_of(Path(place) / "two"), "two processes give other bytes than one"
        sys.stdout.write(
            f"{count:,} articles, load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors\n"
            f"-j 1: {one:.1f} s, {count / one:.0f} a second; -j 2: {two:.1f} s; {one / two:.2f} times, target {TWO}\n"
            f"most memory of a process: {max(memory, more):.0f} MB, target {MEMORY}\n"
        )
        if kills:
            ends = killed(corpus, Path(place) / "killed", kills, two)
            same = expected == bytes_of(Path(place) / "killed")
            said = "the same bytes" if same else "OTHER BYTES"
            sys.stdout.write(f"{kills} kills ({ends} runs ended before theirs): {said}\n")
            sys.exit(not same)


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 20_000, int(sys.argv[2]) if sys.argv[2:] else 200)
