"""Runs that are ended at random moments, and what they leave. `python -m faults.moments TIMES` does so often and prints
counts, which docs/trust.md quotes; test_moments.py does so a few times. The moments are drawn from a fixed seed."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from support import ROOT

from audit.render import FORMATS

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGKILL)
TEXT = "Plan {0}\n\nThe council approved plan {0} on Monday. Critics say it is costly.\n\n“It is late,” said Ann Lee.\n"
ARTICLES = 24
ENV = {**os.environ, "PYTHONPATH": str(ROOT), "AUDIT_NO_CACHE": "1"}
OUTPUTS = [part for form in FORMATS for part in ("--output", f"{form}=out/{form}")]
CHECK = [sys.executable, "-m", "audit", "check", "news", "-j", "2", "--exit-zero", "-q", *OUTPUTS]
CORPUS = [sys.executable, "-m", "audit", "corpus", "run", "news.jsonl", "--out", "out", "-j", "2", "--no-profile", "-q"]


def articles(folder: Path) -> None:
    (folder / "news").mkdir(parents=True)
    for n in range(ARTICLES):
        (folder / f"news/{n:03}.txt").write_text(TEXT.format(n), "utf-8")
    rows = [json.dumps({"id": f"a{n}", "text": TEXT.format(n)}) for n in range(ARTICLES * 10)]
    (folder / "news.jsonl").write_text("\n".join(rows), "utf-8")


def interrupted(command: Sequence[str], folder: Path, number: int, after: float) -> tuple[bool, str]:
    """Whether the run was still on after so many seconds, when it was sent the signal (an interrupt as a terminal sends
    it, to all its processes); its standard error, which ends when none of them is left."""
    heard = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)  # a shell lets what it runs behind it ignore SIGINT
    with subprocess.Popen(
        command,
        cwd=folder,
        env=ENV,
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        preexec_fn=heard,
        start_new_session=True,
    ) as process:
        try:
            process.wait(after)
        except subprocess.TimeoutExpired:
            (os.killpg if number == signal.SIGINT else os.kill)(process.pid, number)
        _, err = process.communicate(timeout=120)
    return process.returncode not in (0, 1), err.decode("utf-8", "replace")


def whole(folder: Path) -> dict[str, bytes]:
    """What a run has written; not what an ended one has left under a temporary name."""
    found = sorted(p for p in (folder / "out").rglob("*") if p.is_file() and p.name != ".lock")
    return {str(p.relative_to(folder)): p.read_bytes() for p in found if not p.name.endswith(".tmp")}


def finished(command: Sequence[str], folder: Path) -> tuple[dict[str, bytes], float]:
    """What an undisturbed run writes, and how many seconds it takes."""
    begun = time.monotonic()
    ran = subprocess.run(command, cwd=folder, env=ENV, capture_output=True, text=True)
    said = {"standard error": ran.stderr.encode()} if ran.returncode else {}
    return whole(folder) | said, time.monotonic() - begun


def stopped_check(folder: Path, reference: dict[str, bytes], number: int, after: float) -> tuple[str, list[str]]:
    """Ends `audit check`, runs it again, and says what is wrong with what either left."""
    shutil.rmtree(folder / "out", ignore_errors=True)
    ended, err = interrupted(CHECK, folder, number, after)
    left = whole(folder)
    bad = [f"traceback: {err[-300:]}"] if "Traceback" in err else []
    if "stopped:" in err:  # what is done is written, and how many files are missing is said
        missing = int(err.partition("stopped: ")[2].split()[0])
        paths = [json.loads(line)["article"]["path"] for line in left.get("out/jsonl", b"").splitlines()]
        if left and (len(paths) != len(set(paths)) or len(paths) + missing != ARTICLES):
            bad.append(f"{len(paths)} articles, {len(set(paths))} of them once, {missing} said to be missing")
    else:
        bad += [f"{name} is not what a whole run writes" for name, data in left.items() if reference[name] != data]
    again, _ = finished(CHECK, folder)
    bad += ["the run after it wrote other bytes"] if again != reference else []
    return ("told what is missing" if "stopped:" in err else "ended" if ended else "was done"), bad


def stopped_corpus(folder: Path, reference: dict[str, bytes], number: int, after: float) -> tuple[str, list[str]]:
    """Ends `audit corpus run`, lets it go on, and says what is wrong with the tables."""
    shutil.rmtree(folder / "out", ignore_errors=True)
    ended, err = interrupted(CORPUS, folder, number, after)
    bad = [f"traceback: {err[-300:]}"] if "Traceback" in err else []
    again, _ = finished(CORPUS, folder)
    said = again.get("standard error", b"").decode()
    bad += [f"the run after it left other tables: {said}"] if again != reference else []
    return ("ended" if ended else "was done"), bad


RUNS = {"check": (CHECK, stopped_check), "corpus": (CORPUS, stopped_corpus)}


def main(times: int) -> int:
    faults = 0
    for name, (command, stop) in RUNS.items():
        with tempfile.TemporaryDirectory() as made:
            folder = Path(made)
            articles(folder)
            reference, seconds = finished(command, folder)
            for number in SIGNALS:
                chance, seen = random.Random(f"{name}{number}"), Counter[str]()
                for _ in range(times):
                    what, bad = stop(folder, reference, number, chance.uniform(0.05, seconds))
                    seen[what] += 1
                    faults += len(bad)
                    sys.stderr.writelines(f"{name} {number.name}: {one}\n" for one in bad)
                sys.stdout.write(f"{name} {number.name} times={times} faults={faults} {dict(sorted(seen.items()))}\n")
                sys.stdout.flush()
    return int(faults > 0)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
