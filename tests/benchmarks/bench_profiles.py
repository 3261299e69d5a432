"""What the two profiles cost, beside the libraries that they stand for. `python tests/benchmarks/bench_profiles.py`."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

sys.path.insert(0, str(Path(__file__).parents[1] / "annotate"))
from test_tone import HEATED, PLAIN, article

from audit.annotate.readability import readability_profile
from audit.annotate.tone import annotate_tone, tone_profile

MADE = article((PLAIN + HEATED + "The council’s engineers estimated that repairs could take years.\n\n") * 14)


def milliseconds(work: Callable[[], object]) -> float:
    """Median of 15 rounds."""
    taken = []
    for _ in range(15):
        start = time.perf_counter()
        work()
        taken.append(1000 * (time.perf_counter() - start))
    return statistics.median(taken)


def imported(module: str) -> float:
    """What importing a module costs a fresh interpreter, in ms over the bare start."""
    bare, full = (
        milliseconds(lambda c=code: subprocess.run([sys.executable, "-c", c], check=True))  # type: ignore[misc]
        for code in ("pass", f"import {module}")
    )
    return full - bare


if __name__ == "__main__":
    plain = SentimentIntensityAnalyzer()
    work: dict[str, Callable[[], object]] = {
        "annotate_tone": lambda: annotate_tone(MADE),
        "tone_profile": lambda: tone_profile(MADE),
        "readability_profile": lambda: readability_profile(MADE),
        "vaderSentiment alone": lambda: [plain.polarity_scores(MADE.slice(s.span)) for s in MADE.sentences],
    }
    for name, measured in work.items():
        sys.stdout.write(f"{name:24}{milliseconds(measured):8.2f} ms an article of {len(MADE.text.split())} words\n")
    for module in ("audit.annotate.tone", "vaderSentiment.vaderSentiment", "textstat"):
        sys.stdout.write(f"import {module:32}{imported(module):8.0f} ms\n")
