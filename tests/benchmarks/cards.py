"""What an HTML card costs, as a ratio to importing jinja2 in one run: absolute times drift from machine to machine.

Each round starts two processes. The first does nothing but import jinja2. The second reads the reports of the seeds
from JSON, imports jinja2 and makes each card: the first card of a process reads its templates and fills its caches, the
later ones do not. The target is 0.6. `make bench` prints the table. Nothing here is a test; no figure gates anything.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from pathlib import Path

from support import ROOT, article_of, seeds

ROUNDS = 9
TARGET = 0.6

BARE = "import time; t = time.perf_counter(); import jinja2; print(1000 * (time.perf_counter() - t))"
CARDS = """
import json, sys, time
from pathlib import Path
from audit import render
from audit.render import html, html_index  # which come with the first page
from audit.model.decode import decode
from audit.model.report import Report
reports = [decode(Report, json.loads(Path(p).read_text("utf-8"))) for p in sys.argv[1:]]
def timed(work):
    start = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - start)
after = timed(lambda: __import__("jinja2"))
first = timed(lambda: render.render("html", reports[:1]))
later = [min(timed(lambda: render.render("html", [r])) for _ in range(5)) for r in reports]
print(json.dumps([after, first, later]))
"""


def ask(code: str, *args: str) -> float | list[float | list[float]]:
    done = subprocess.run([sys.executable, "-c", code, *args], cwd=ROOT, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def main() -> None:
    names = [s.name for s in seeds()]
    paths = [str(ROOT / "reports" / "samples" / f"{name}.json") for name in names]
    assert all(Path(p).is_file() and article_of(s) for p, s in zip(paths, seeds(), strict=True))
    bare, after, rows = [], [], {name: ([], []) for name in names}
    for _ in range(ROUNDS):
        bare.append(ask(BARE))
        for n, name in enumerate(names):
            took, first, later = ask(CARDS, paths[n])
            after.append(took)
            rows[name][0].append(first)
            rows[name][1].append(later[0])
    whole, rest = statistics.median(bare), statistics.median(after)
    lines = [
        f"import jinja2: {whole:.1f} ms in a process of its own, {rest:.1f} ms where the standard library is loaded",
        f"{'':<18}{'first card: ms':>15}{'ratio':>8}{'strict':>8}{'later: ms':>13}{'ratio':>8}{'strict':>8}",
    ]
    for name, took in rows.items():
        cells = [f"{name:<18}"]
        for ms, width in zip(map(statistics.median, took), (15, 13), strict=True):
            cells.append(f"{ms:>{width}.1f}{ms / whole:>8.2f}{ms / rest:>8.2f}")
        lines.append("".join(cells))
    lines.append(f"target {TARGET}; strict: to the import where the standard library is loaded")
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
