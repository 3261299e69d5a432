"""Processor time of things done in turn, and articles to do them with."""

from __future__ import annotations

import math
import os
import random
import re
import resource
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from support import ROOT, article_of, seeds

ARTICLES, SENTENCES, ROUNDS = 12, 45, 5

Work = Callable[[], object]


def spent() -> float:
    """Processor time of this process and of those that have ended, in seconds; `os.times` counts in hundredths."""
    used = [resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def in_turn(works: Mapping[str, Work], rounds: int = ROUNDS) -> dict[str, float]:
    """Seconds of the processor, the least of the rounds: a machine that is busy is busy for all."""
    least = dict.fromkeys(works, math.inf)
    for _ in range(rounds):
        for name, work in works.items():
            start = time.process_time()
            work()
            least[name] = min(least[name], time.process_time() - start)
    return least


def processes(commands: Mapping[str, Sequence[str]], folder: Path, rounds: int = ROUNDS) -> dict[str, float]:
    """As `in_turn`, of whole processes; what each does in the first round is not counted."""
    env = {**os.environ, "PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(folder / "xdg")}
    env.pop("AUDIT_NO_CACHE", None)
    least = dict.fromkeys(commands, math.inf)
    for n in range(rounds + 1):
        for name, command in commands.items():
            before = spent()
            subprocess.run(command, cwd=folder, env=env, capture_output=True, check=True)
            least[name] = min(least[name], spent() - before) if n else math.inf
    return least


def made(count: int = ARTICLES, sentences: int = SENTENCES) -> list[str]:
    """Articles of the seeds' own sentences, none like another."""
    whole = [re.sub(r"<[^>]+>", " ", article_of(s).read_text("utf-8")) for s in seeds()]
    known = [s for text in whole for s in re.split(r"(?<=[.”])\s+", text) if 30 < len(s) < 300]
    chance = random.Random(count)
    texts = []
    for n in range(count):
        body = chance.choices(known, k=sentences)
        paragraphs = [" ".join(body[k : k + 3]) for k in range(0, len(body), 3)]
        texts.append("\n\n".join([f"Report {n} on the works", *paragraphs]) + "\n")
    return texts
