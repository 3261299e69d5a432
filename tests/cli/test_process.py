"""What only a process of its own shows: exit codes, encodings, a pipe that is closed, an interrupt. All other tests of
commands run in the process of the tests."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from support import ROOT, Ran, call, run, seeds

FAULTY = "Merger talks raise questions\n\nIt is widely believed that the merger will collapse in “Zürich”.\n"
AUDIT = (sys.executable, "-m", "audit")
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "faulty.txt").write_text(FAULTY, "utf-8")
    (tmp_path / "zürich.txt").write_text(FAULTY, "utf-8")
    return tmp_path


def alone(folder: Path, *args: str, **env: str) -> Ran:
    return run(args, cwd=folder, env={"PYTHONPATH": str(ROOT), **env})


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["--version"], 0),
        (["check", "faulty.txt", "--exit-zero"], 0),
        (["check", "faulty.txt", "--fail-on", "warning"], 1),
        (["check", "nowhere.txt"], 2),
        (["check", "faulty.txt", "--config", "faulty.txt"], 2),
        (["chekc"], 2),
    ],
    ids=lambda x: " ".join(x) if isinstance(x, list) else str(x),
)
def test_a_process_does_what_a_call_does(folder: Path, args: list[str], code: int) -> None:
    ran = alone(folder, *args)
    assert ran.code == code
    here = call(args, cwd=folder)
    assert (ran.code, ran.out, timeless(ran.err)) == (here.code, here.out, timeless(here.err))


def timeless(said: bytes) -> bytes:
    """Without the seconds of the last line."""
    return re.sub(rb", \d+\.\d s\n", b"\n", said)


def test_output_is_utf8_whatever_the_locale(folder: Path) -> None:
    ascii_only = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    for form in ("terminal", "json", "html"):
        args = ("check", "zürich.txt", "--exit-zero", "--format", form)
        ran = alone(folder, *args, **ascii_only)
        assert ran.code == 0 and "zürich.txt" in ran.text


def test_a_reader_that_has_seen_enough_is_no_error() -> None:
    paths = [str(p) for s in seeds() for p in s.glob("article.*")]
    args = [*AUDIT, "check", *paths * 4, "--exit-zero", "--format", "jsonl"]
    with subprocess.Popen(args, cwd=ROOT, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout and process.stderr
        process.stdout.read(1)
        process.stdout.close()
        assert process.wait(60) == 0
        assert process.stderr.read() == b""


def test_an_interrupt_ends_it_without_a_traceback(folder: Path) -> None:
    args = [*AUDIT, "render", "-"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    env = {**ENVIRONMENT, "PYTHONPROFILEIMPORTTIME": "1"}
    heard = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)  # a shell lets what it runs behind it ignore SIGINT
    with subprocess.Popen(args, cwd=folder, env=env, preexec_fn=heard, **pipes) as process:
        assert process.stdin and process.stderr
        # Imports are listed as they end: behind the command's last one it waits for its input.
        assert any(b"audit.render.sound" in line for line in iter(process.stderr.readline, b""))
        process.send_signal(signal.SIGINT)
        rest = process.stderr.read()
        assert process.wait(60) == 130
        assert b"Traceback" not in rest


def test_an_interrupt_while_a_class_is_made_has_its_exit_code_too(folder: Path) -> None:
    """Python marks an interrupt that comes while it runs a text, as it does to make a class, and would end the process
    by the signal, though somebody has caught it."""
    (folder / "sitecustomize.py").write_text(
        "import threading\n"
        "threading.Thread(target=threading.Event().wait, daemon=True).start()\n"  # so it ends as Python does
        "from audit import many\n"
        "def interrupted(*_):\n"
        "    exec('import signal; signal.raise_signal(signal.SIGINT)')\n"
        "many.audit_files = interrupted\n",
        "utf-8",
    )
    ran = alone(folder, "check", "faulty.txt", "zürich.txt", PYTHONPATH=f"{folder}{os.pathsep}{ROOT}")
    assert (ran.code, b"stopped: 2 of 2 files were not audited" in ran.err) == (130, True)
