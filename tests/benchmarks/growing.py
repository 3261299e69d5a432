"""The table of growth: one text of more and more characters, its time and its memory."""

from __future__ import annotations

import math
import random
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from support import ROOT, article_of, seeds

SIZES = (1_000, 10_000, 100_000, 1_000_000)
"""Characters of the texts that grow."""
LARGE = (5_000_000, 20_000_000)
"""The same with --large."""
LONG = 100_000
"""Of texts from so many characters on memory is told: what is compiled weighs more than a shorter one."""
PROCESSES = 3
"""Those that read a shorter one: the least of them counts, as of rounds."""
NOT_HERE = "`make bench LARGE=1` measures it"


def growth(texts: Sequence[str], sizes: Sequence[int] = SIZES) -> dict[str, float | str]:
    """The time for each character, beside that of 10,000, and memory."""
    took: dict[int, tuple[float, float]] = {}
    with tempfile.TemporaryDirectory() as place:
        for size in sizes:
            path = Path(place, f"{size}.txt")
            path.write_text(long_text(texts, size), "utf-8")
            took[size] = min(grown(path) for _ in range(PROCESSES if size < LONG else 1))
    few, many = SIZES[1], max(sizes)
    rows: dict[str, float | str] = dict.fromkeys((*map(time_of, LARGE), *map(memory_of, LARGE)), NOT_HERE)
    rows |= {time_of(size): took[size][0] / size / took[few][0] * few for size in sizes}
    rows[EXPONENT] = math.log(took[many][0] / took[few][0]) / math.log(many / few)
    for size in (size for size in sizes if size >= LONG):
        memory = took[size][1] / 1e6
        rows[memory_of(size)] = "not here (no /proc)" if math.isnan(memory) else memory
    return rows


def long_text(texts: Sequence[str], size: int) -> str:
    """The texts again and again, with other figures and other names each time: a long text has many words."""
    chance = random.Random(size)
    parts: list[str] = []
    while sum(map(len, parts)) < size:
        for text in texts:
            text = _FIGURE.sub(lambda m: str(chance.randrange(2, 10 ** len(m[0]))), text)
            parts.append(_NAME.sub(lambda m: m[0] if chance.random() < 0.5 else _name(chance), text))
    return "\n".join(parts)[:size]


def _name(chance: random.Random) -> str:
    return "".join(chance.choice("bdfghklmnprstvw") + chance.choice("aeiou") for _ in range(3)).capitalize()


_FIGURE = re.compile(r"\d+")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}")


GROWN = """
import sys, time
from dataclasses import replace
from pathlib import Path
from audit import render
from audit.config import Config
from audit.pipeline import Auditor
from audit.writing import write_file
auditor = Auditor(replace(Config(), max_bytes=1 << 30))
text, warm, out = map(Path, sys.argv[1:])
write_file(out, render.pieces("json", [auditor.audit_file(warm)]))
rounds = []
for _ in range(3):
    start = time.process_time()
    write_file(out, render.pieces("json", [auditor.audit_file(text)]))
    rounds.append(time.process_time() - start)
    if rounds[-1] > 1:
        break
status = Path("/proc/self/status")
most = status.read_text().partition("VmHWM:")[2].split()[0] if status.exists() else "nan"
print(min(rounds), float(most) * 1024)
"""
EXPONENT = f"exponent of the time, from {SIZES[1]:,} characters to the longest"


def time_of(size: int) -> str:
    return f"{size:,} characters"


def memory_of(size: int) -> str:
    return f"memory at most with {size:,} characters, in MB"


def grown(path: Path) -> tuple[float, float]:
    """Seconds of an audit with its JSON written to a file, its start not counted, and the most memory of the process in
    bytes; NaN where the system does not tell."""
    warm, out = str(article_of(seeds()[0])), str(path.with_suffix(".json"))
    ran = subprocess.run([sys.executable, "-c", GROWN, str(path), warm, out], cwd=ROOT, capture_output=True, check=True)
    seconds, memory = map(float, ran.stdout.split())
    return seconds, memory


ROWS = (
    *map(time_of, (*SIZES, *LARGE)),
    EXPONENT,
    *(memory_of(size) for size in (*SIZES, *LARGE) if size >= LONG),
)
