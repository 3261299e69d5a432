"""Ended at a random moment: outputs are whole or absent, what is missing is said, the next run is none the worse."""

from __future__ import annotations

import random
import signal
import sys
from pathlib import Path

import pytest
from faults import moments

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="signals and processes as Linux has them")


@pytest.mark.parametrize("name", moments.RUNS)
def test_a_run_that_is_ended_leaves_nothing_that_is_wrong(name: str, tmp_path: Path) -> None:
    command, stop = moments.RUNS[name]
    moments.articles(tmp_path)
    reference, seconds = moments.finished(command, tmp_path)
    chance = random.Random(16)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGKILL):
        _, bad = stop(tmp_path, reference, number, chance.uniform(0.2, 0.9) * seconds)
        assert bad == []
