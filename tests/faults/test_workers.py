"""Processes that are killed while they audit: every article is reported once, in its place."""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from faults.moments import TEXT
from support import call

from audit import many
from audit.cache import Cache
from audit.config import Config
from audit.many import LateAuditor, audit_files
from audit.model.report import Failure, Report
from audit.processes import TRIES, Workers, killed

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes that are forked, and its signals")

CONFIG = Config()


@pytest.fixture
def names(tmp_path: Path) -> list[str]:
    made = []
    for n in range(40):
        path = tmp_path / f"{n:02}.txt"
        path.write_text(TEXT.format(n), "utf-8")
        made.append(str(path))
    return made


@pytest.fixture
def dies(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[set[str], int], None]:
    """From here on these files end the process that audits them so many times, where it is not this one."""
    parent, real = os.getpid(), many.audit_file

    def set_up(doomed: set[str], times: int) -> None:
        def audit_file(auditor: LateAuditor, path: str, cache: Cache | None = None) -> Report | Failure:
            if path in doomed and os.getpid() != parent:
                deaths = Path(path).with_suffix(".deaths")
                if len(before := deaths.read_bytes() if deaths.exists() else b"") < times:
                    deaths.write_bytes(before + b"x")
                    os.kill(os.getpid(), signal.SIGKILL)
            return real(auditor, path, cache)

        monkeypatch.setattr(many, "audit_file", audit_file)
        monkeypatch.setattr(many, "WINDOW", 10)

    return set_up


@pytest.mark.parametrize("times", [1, TRIES - 1])
def test_workers_that_are_killed_in_every_window_lose_and_repeat_nothing(
    names: list[str], dies: Callable[[set[str], int], None], times: int
) -> None:
    alone = list(audit_files(LateAuditor(CONFIG, profile=False), names))
    chance = random.Random(16)
    dies({names[at + chance.randrange(10)] for at in range(0, 40, 10)}, times)
    assert list(audit_files(LateAuditor(CONFIG, profile=False), names, jobs=2)) == alone


@pytest.mark.parametrize("doomed", [{0}, {3, 4, 17}, {39}, set(range(40))])
def test_files_that_end_every_process_are_failures_in_their_place_and_no_other_is_lost(
    names: list[str], dies: Callable[[set[str], int], None], doomed: set[int]
) -> None:
    alone = list(audit_files(LateAuditor(CONFIG, profile=False), names))
    dies({names[n] for n in doomed}, 1000)
    made = list(audit_files(LateAuditor(CONFIG, profile=False), names, jobs=2))
    assert made == [killed(names[n]) if n in doomed else report for n, report in enumerate(alone)]
    assert not multiprocessing.active_children()


def test_the_others_are_audited_and_it_is_said(names: list[str], dies: Callable[[set[str], int], None]) -> None:
    dies({names[5]}, 1000)
    ran = call(["check", *names, "-j", "2", "--format", "jsonl", "--exit-zero"])
    assert ran.code == 2
    rows = [json.loads(line) for line in ran.text.splitlines()]
    assert len(rows) == 40 and [row["schema"] for row in rows].count("scorecard/1") == 39
    assert (rows[5]["schema"], rows[5]["path"], rows[5]["code"]) == ("failure/1", names[5], "killed")
    assert f"error: {names[5]}: the process that audited it ended 3 times".encode() in ran.err


@pytest.mark.parametrize(("jobs", "most"), [(1, 1), (0, 10), (2, 15)])
def test_no_more_is_read_ahead_than_is_of_use(
    names: list[str], monkeypatch: pytest.MonkeyPatch, jobs: int, most: int
) -> None:
    """What comes is told as soon as it can be: from a pipe the next may come late, or never."""
    monkeypatch.setattr(many, "WINDOW", 10)
    monkeypatch.setattr(many, "processors", lambda: 1)
    read = 0

    def counted() -> Iterator[str]:
        nonlocal read
        for name in names:
            read += 1
            yield name

    ahead = [read - n for n, _ in enumerate(many.audit_items(LateAuditor(CONFIG, profile=False), counted(), jobs=jobs))]
    assert len(ahead) == len(names) and max(ahead) <= most


# -- the processes themselves


def test_what_a_task_raises_is_raised_where_it_was_given() -> None:
    with Workers[str](1) as workers:
        workers.give("a", int, "no number")
        with pytest.raises(ValueError, match="no number") as e:
            workers.done()
        assert "Traceback" in e.value.__notes__[0]
        workers.give("b", int, "7")
        assert workers.done() == [("b", 7)]


def test_processes_are_gone_when_they_are_ended_whatever_they_do() -> None:
    with Workers[int](3) as workers:
        workers.give(0, time.sleep, 1000)
        workers.give(1, bytes, 50_000_000)  # writes until somebody reads
        begun = {child.pid for child in multiprocessing.active_children()}
    assert len(begun) == 3
    for pid in begun:
        with pytest.raises(ProcessLookupError):
            os.kill(pid or 0, 0)


def test_an_idle_process_that_was_killed_is_replaced() -> None:
    with Workers[int](1) as workers:
        (child,) = multiprocessing.active_children()
        child.kill()
        child.join()
        workers.give(0, abs, -1)
        assert workers.done() == [(0, None)]
        workers.give(1, abs, -1)
        assert workers.done() == [(1, 1)]
