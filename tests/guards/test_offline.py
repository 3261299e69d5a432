"""No command opens a socket or starts a program. Python's own audit events tell, so no library can hide it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support import Ran, article_of, run, seeds

WATCHED = """
import sys
def watch(event, args):
    if event.startswith(("socket.", "subprocess.", "os.exec", "os.posix_spawn", "os.system", "os.fork", "urllib.")):
        if event != "socket.gethostname":
            raise RuntimeError(f"forbidden: {event} {args}")
sys.addaudithook(watch)
from audit.cli import main
sys.argv[0] = "audit"
main()
"""


def watched(*args: str, cwd: Path, stdin: bytes = b"") -> Ran:
    import sys

    # An empty home: a library that would look for its data there, and then on the network, finds nothing.
    home = cwd / "home"
    home.mkdir(exist_ok=True)
    return run(
        args, cwd=cwd, stdin=stdin, program=(sys.executable, "-c", WATCHED), env={"HOME": str(home), "NLTK_DATA": ""}
    )


FORMATS = ("terminal", "json", "jsonl", "html", "sarif", "csv", "markdown")


@pytest.mark.parametrize("form", FORMATS)
def test_check_in_every_format(form: str, tmp_path: Path) -> None:
    ran = watched("check", *map(str, map(article_of, seeds())), "--exit-zero", "--format", form, cwd=tmp_path)
    assert (ran.code, ran.err) == (0, b""), ran.err.decode()
    assert ran.out


def test_the_other_commands(tmp_path: Path) -> None:
    path = str(article_of(seeds()[0]))
    report = watched("check", path, "--exit-zero", "--format", "json", cwd=tmp_path)
    (tmp_path / "report.json").write_bytes(report.out)
    for args in (
        ["--version"],
        ["--help"],
        ["rules"],
        ["rules", "--format", "json"],
        ["explain", "agentless-passive-attribution"],
        ["inspect", f"{path}:4"],
        ["who", path],
        ["check", path, "--notes", "--exit-zero"],
        ["render", "report.json", "--format", "html", "--exit-zero"],
        ["selftest"],
    ):
        ran = watched(*args, cwd=tmp_path)
        assert (ran.code, ran.err) == (0, b""), (args, ran.err.decode())
        assert ran.out, args


def test_the_watch_itself_sees_a_socket(tmp_path: Path) -> None:
    import sys

    peek = WATCHED.replace("from audit.cli import main", "import socket; socket.socket()")
    ran = run([], cwd=tmp_path, program=(sys.executable, "-c", peek))
    assert ran.code != 0 and b"forbidden: socket" in ran.err


def test_the_profile_is_the_same_with_an_empty_home(tmp_path: Path) -> None:
    path = str(article_of(seeds()[0]))
    alone = watched("check", path, "--exit-zero", "--format", "json", cwd=tmp_path)
    usual = run(["check", path, "--exit-zero", "--format", "json"], cwd=tmp_path)
    assert json.loads(alone.out)["profile"] == json.loads(usual.out)["profile"]
    assert json.loads(usual.out)["profile"]
