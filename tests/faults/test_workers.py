"""Processes that are killed while they audit: every article is reported once, in its place."""

from __future__ import annotations

import os
import random
import signal
from pathlib import Path

import pytest
from faults.moments import TEXT

from audit import many
from audit.config import Config
from audit.many import LateAuditor, audit_files

CONFIG = Config()


@pytest.fixture
def names(tmp_path: Path) -> list[str]:
    made = []
    for n in range(40):
        path = tmp_path / f"{n:02}.txt"
        path.write_text(TEXT.format(n), "utf-8")
        made.append(str(path))
    return made


def test_workers_that_are_killed_in_every_window_lose_and_repeat_nothing(
    names: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = list(audit_files(LateAuditor(CONFIG, profile=False), names))
    parent, real = os.getpid(), many.audit_file
    chance = random.Random(16)
    doomed = {names[at + chance.randrange(1, 10)] for at in range(0, 40, 10)}

    def dies(auditor, path, cache=None):  # type: ignore[no-untyped-def]
        if os.getpid() != parent and path in doomed:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(auditor, path, cache)

    monkeypatch.setattr(many, "audit_file", dies)
    monkeypatch.setattr(many, "WINDOW", 10)
    assert list(audit_files(LateAuditor(CONFIG, profile=False), names, jobs=2)) == alone
