"""What the benchmark compares with. Two are imported; two run in environments of their own, which are made for the
run where a network gives them, or say why there is no figure."""

from __future__ import annotations

import importlib
import itertools
import json
import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Callable, Sequence
from pathlib import Path
from unittest import mock

from audit.lang.en.syllables import syllables

INDICES = (
    *("flesch_reading_ease", "flesch_kincaid_grade", "gunning_fog", "smog_index", "automated_readability_index"),
    *("dale_chall_readability_score", "coleman_liau_index"),
)
UNSAID = ("automated_readability_index", "coleman_liau_index")
"""Indices that are not told the language."""
WAIT = 120  # seconds for an installation


def vader(articles: Sequence[Sequence[str]]) -> Callable[[], object]:
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    analyzer = SentimentIntensityAnalyzer()
    return lambda: [analyzer.polarity_scores(sentence) for article in articles for sentence in article]


class _Syllables:
    """CMUdict as textstat asks for it, which it would download."""

    def __getitem__(self, word: str) -> list[list[str]]:
        return [["AH0"] * syllables(word)]


def textstat(texts: Sequence[str]) -> Callable[[], object]:
    counting = importlib.import_module("textstat.backend.counts._count_syllables")
    metrics = importlib.import_module("textstat.backend.metrics")

    rounds = itertools.count()

    def work() -> None:
        mark = f" {next(rounds)}"  # it remembers the last texts, and no article comes twice
        with mock.patch.object(counting, "get_cmudict", lambda _: _Syllables()):
            for text in [text + mark for text in texts]:
                for name in INDICES:
                    getattr(metrics, name)(text, *(() if name in UNSAID else ("en_US",)))

    return work


PROSELINT = """
import json, sys, time
from proselint.checks import __register__
from proselint.registry import CheckRegistry
from proselint.tools import LintFile
CheckRegistry().register_many(__register__)
texts, rounds = json.load(open(sys.argv[1])), int(sys.argv[2])
def work():
    for text in texts:
        LintFile("article", text).lint()
def timed():
    start = time.process_time()
    work()
    return time.process_time() - start
print(min(timed() for _ in range(rounds)))
"""


def proselint(texts: Sequence[str], rounds: int) -> float | str:
    """Seconds of the processor for all texts, or why not."""
    with tempfile.TemporaryDirectory() as place:
        venv.create(place, with_pip=True)
        python = str(Path(place, "bin", "python"))
        if wrong := _failed([python, "-m", "pip", "install", "--quiet", "proselint"], place):
            return f"not here ({wrong})"
        return _seconds([python, "-c", PROSELINT], texts, rounds, place)


WRITE_GOOD = """
const fs = require("fs"), writeGood = require("write-good");
const texts = JSON.parse(fs.readFileSync(process.argv[2], "utf8")), rounds = Number(process.argv[3]);
let least = Infinity;
for (let n = 0; n < rounds; n++) {
  const start = process.cpuUsage();
  for (const text of texts) writeGood(text);
  const used = process.cpuUsage(start);
  least = Math.min(least, (used.user + used.system) / 1e6);
}
console.log(least);
"""


def write_good(texts: Sequence[str], rounds: int) -> float | str:
    """As `proselint`."""
    npm, node = shutil.which("npm"), shutil.which("node")
    if not npm or not node:
        return "not here (no npm)"
    with tempfile.TemporaryDirectory() as place:
        if wrong := _failed([npm, "install", "--silent", "--no-audit", "--no-fund", "write-good"], place):
            return f"not here ({wrong})"
        script = Path(place, "peer.js")
        script.write_text(WRITE_GOOD, "utf-8")
        return _seconds([node, str(script)], texts, rounds, place)


def _failed(command: Sequence[str], place: str) -> str:
    """What went wrong with an installation, if anything did."""
    try:
        ran = subprocess.run(command, cwd=place, capture_output=True, timeout=WAIT)
    except subprocess.TimeoutExpired:
        return "the installation took too long"
    return "it could not be installed" if ran.returncode else ""


def _seconds(command: Sequence[str], texts: Sequence[str], rounds: int, place: str) -> float | str:
    given = Path(place, "texts.json")
    given.write_text(json.dumps(list(texts)), "utf-8")
    ran = subprocess.run([*command, str(given), str(rounds)], cwd=place, capture_output=True, text=True)
    if ran.returncode:
        sys.stderr.write(ran.stderr)
        return "not here (it did not run)"
    return float(ran.stdout)
