"""What all tests share: the checkout, a way to run the command, one compiled auditor, a browser."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from audit.config import Config
from audit.pipeline import Auditor

# What one run keeps must not stand in for what the code under test would make now; tests of the cache switch it on.
os.environ["AUDIT_NO_CACHE"] = "1"


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout's folder."""
    return Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def auditor() -> Auditor:
    """All rules of the pack core, those in preview too, compiled once a test process."""
    return Auditor(Config(pack="core", preview=True))


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of a Chromium. A machine without one skips the browser tests; on CI (CI=true) that would hide them, so there
    it is a failure."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    if os.environ.get("CI") == "true":
        pytest.fail("no Chromium on this machine; .ci/run installs it")
    pytest.skip("no Chromium on this machine: install the package chromium to run the browser tests")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """How many lines of the goldens are known wrong, where their tests ran."""
    if any("test_goldens" in r.nodeid for r in terminalreporter.getreports("passed")):
        import golden

        terminalreporter.write_line(golden.told([golden.parse(path) for path in golden.goldens()]))
