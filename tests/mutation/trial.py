"""One mutant's trial, in a child of a warm process: the mutated source is compiled in memory, no file is changed.

A child imports the package and its tests afresh. What it may spend of memory, and of processor time on one test or
article, is bounded, so that a mutant that loops for ever ends as well.
"""

from __future__ import annotations

import contextlib
import importlib.machinery
import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from importlib.abc import MetaPathFinder
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

import pytest
from mutation.mutants import Mutant, mutated

ROOT = Path(__file__).resolve().parents[2]
MEMORY = 8 << 30
SECONDS = 30
"""Of processor time for one test, one article or one import of a test file; the slowest takes one or two."""
OURS = ("audit", "ecosystem", "ecosystem_readings", "golden", "support", "annotate", "tests", "evaluation")
"""Modules that a child imports afresh."""


@dataclass
class Trial:
    """What became of a mutant: killed by an assertion, a golden or the ecosystem, out of time, or survived. `by`: the
    first test or article that told."""

    outcome: str
    by: str = ""
    seconds: float = 0.0


@dataclass
class Ran:
    """What a test file does without a mutant: its processor time, whether it fails, the functions that it calls."""

    seconds: float
    failed: str = ""
    called: list[str] = field(default_factory=list)


# -- the mutated module


class Mutated(MetaPathFinder):
    """Finds one module and gives it the code of its mutant; all others are found as ever."""

    def __init__(self, mutant: Mutant) -> None:
        self.path = ROOT / mutant.path
        self.module = module_of(mutant.path)
        tree = mutated(self.path.read_text("utf-8"), mutant.index)
        self.code = compile(tree, str(self.path), "exec")

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> importlib.machinery.ModuleSpec | None:
        if name != self.module:
            return None
        loader = _Loader(name, str(self.path), self.code)
        return importlib.util.spec_from_file_location(name, self.path, loader=loader)


class _Loader(importlib.machinery.SourceFileLoader):
    def __init__(self, name: str, path: str, code: CodeType) -> None:
        super().__init__(name, path)
        self.code = code

    def get_code(self, fullname: str) -> CodeType:
        return self.code


def module_of(path: str) -> str:
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


# -- the three judges


def judge(mutant: Mutant | None, files: Sequence[str]) -> Trial:
    """Runs the goldens, which take two seconds, then the test files, then the ecosystem, up to the first failure. None:
    no mutant at all."""
    if mutant is not None:
        sys.meta_path.insert(0, Mutated(mutant))
    if failed := first_failure(["tests/test_goldens.py"]):
        return Trial("golden", failed)
    if files and (failed := first_failure(files)):
        return Trial("assertion", failed)
    try:
        failed = _ecosystem()
    except Exception as e:  # whatever goes wrong, it tells the mutant
        failed = f"{type(e).__name__}: {e}"
    return Trial("ecosystem", failed[:200]) if failed else Trial("survived")


def first_failure(files: Sequence[str]) -> str:
    """The test that fails first, by its id; empty where none does."""
    recorder = _Recorder()
    with (
        Path(os.devnull).open("w") as nowhere,
        contextlib.redirect_stdout(nowhere),
        contextlib.redirect_stderr(nowhere),
    ):
        code = pytest.main(
            [
                "-x",
                "-q",
                "--tb=no",
                "--assert=plain",
                "-p",
                "no:cacheprovider",
                "--hypothesis-profile=mutation",
                *files,
            ],
            plugins=[recorder],
        )
    return recorder.failed or ("" if code in (0, 5) else f"pytest ended with {code}")


def arm() -> None:
    """From here on so many seconds are left; their end ends the process."""
    signal.setitimer(signal.ITIMER_PROF, SECONDS)


class _Recorder:
    """Remembers which test, or which file at its import, failed first."""

    failed = ""

    def pytest_collectstart(self) -> None:
        arm()

    def pytest_runtest_logstart(self) -> None:
        arm()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed and not self.failed:
            self.failed = report.nodeid

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed and not self.failed:
            self.failed = f"{report.nodeid} (import)"


def _ecosystem() -> str:
    """The first article that is read otherwise than the baseline says; empty where the articles are not here."""
    import ecosystem_readings as e

    if not e.here():
        return ""
    before = e.unpacked(e.BASELINE.read_bytes())
    for id_, now in e.readings(e.articles(e.DATA)):
        arm()
        if now != before.get(id_):
            return id_
    return ""


def watch(file: str, prefix: str) -> Ran:
    """Runs one test file and writes down the functions under `prefix` that it calls, as "path function"."""
    called: set[tuple[str, str]] = set()
    seen: set[CodeType] = set()

    def note(frame: FrameType, event: str, arg: Any) -> None:
        code = frame.f_code
        if code not in seen:
            seen.add(code)
            if code.co_filename.startswith(prefix):
                called.add((code.co_filename, code.co_qualname.split(".<locals>")[0]))

    sys.settrace(note)
    try:
        failed = first_failure([file])
    finally:
        sys.settrace(None)
    names = sorted(f"{Path(path).relative_to(ROOT).as_posix()} {function}" for path, function in called)
    return Ran(resource.getrusage(resource.RUSAGE_SELF).ru_utime, failed, names)


# -- children


def warm() -> None:
    """Imports all that no mutant changes, so that each child has it."""
    sys.path.insert(0, str(ROOT))  # some test modules are imported as tests.…, as `python -m pytest` lets them
    import golden  # noqa: F401
    import pandas  # noqa: F401
    import trafilatura  # noqa: F401
    from hypothesis import Phase, settings

    settings.register_profile(
        "mutation", derandomize=True, database=None, deadline=None, phases=[Phase.explicit, Phase.generate]
    )
    for name in [n for n in sys.modules if n.split(".")[0] in OURS]:
        del sys.modules[name]


@dataclass
class Child:
    pid: int
    out: Path
    key: str


def spawn(key: str, work: Callable[[], Any]) -> Child:
    """Runs `work` in a child; its result is read by `gathered`."""
    handle, name = tempfile.mkstemp(prefix="mutant-")
    os.close(handle)
    pid = os.fork()
    if pid:
        return Child(pid, Path(name), key)
    code = 1
    try:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        arm()
        subprocess.Popen = _no_process  # type: ignore[assignment,misc]
        os.chdir(ROOT)
        Path(name).write_text(json.dumps(asdict(work())), "utf-8")
        code = 0
    finally:
        os._exit(code)


def _no_process(*args: Any, **kwargs: Any) -> None:
    pytest.skip("a process of its own would import the files as they are")


def gathered(children: list[Child]) -> tuple[Child, dict[str, Any] | None]:
    """The child that ends next, taken from the list, and its result; None where it ran out of time or fell over."""
    pid, status = os.wait()
    child = next(c for c in children if c.pid == pid)
    children.remove(child)
    text = child.out.read_text("utf-8")
    child.out.unlink()
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGPROF:
        return child, None
    return child, json.loads(text) if text else {"outcome": "assertion", "by": f"the process ended with {status}"}


def in_turn(jobs: Iterator[tuple[str, Callable[[], Any]]], workers: int) -> Iterator[tuple[str, Any]]:
    """The results of jobs (key, work), so many at a time, as they come."""
    running: list[Child] = []
    for key, work in jobs:
        running.append(spawn(key, work))
        if len(running) >= workers:
            child, result = gathered(running)
            yield child.key, result
    while running:
        child, result = gathered(running)
        yield child.key, result
