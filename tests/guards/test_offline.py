"""No command opens a socket or starts a program. Python's own audit events tell, so no library can hide it."""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path

from support import ROOT, article_of, call, run, seeds

from audit.cli import COMMANDS
from audit.render import FORMATS

WATCHED = """
import sys
def watch(event, args):
    if event.startswith(("socket.", "subprocess.", "os.exec", "os.posix_spawn", "os.system", "os.fork", "urllib.")):
        if event != "socket.gethostname":
            raise RuntimeError(f"forbidden: {event} {args}")
sys.addaudithook(watch)
import json
from pathlib import Path
from support import call
for args in json.loads(sys.argv[1]):
    ran = call(args, cwd=Path.cwd())
    print(json.dumps([args, ran.code, ran.text, ran.err.decode()]))
"""


def watched(*commands: list[str], cwd: Path) -> list[tuple[list[str], int, str, str]]:
    """(command, exit code, output, errors) of each command, one after the other in one process that is watched."""
    # An empty home: a library that would look for its data there, and then on the network, finds nothing.
    home = cwd / "home"
    home.mkdir(exist_ok=True)
    env = {"HOME": str(home), "NLTK_DATA": "", "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "tests")))}
    ran = run([json.dumps(commands)], cwd=cwd, program=(sys.executable, "-c", WATCHED), env=env)
    assert ran.code == 0, ran.err.decode()
    return [tuple(json.loads(line)) for line in ran.text.split("\n") if line]


def test_no_command_and_no_format_opens_a_socket_or_starts_a_program(tmp_path: Path) -> None:
    paths = [str(article_of(s)) for s in seeds()]
    outputs = [part for form in FORMATS for part in ("--output", f"{form}=all.{form}")]
    sample = json.loads((ROOT / f"reports/samples/{seeds()[0].name}.json").read_text("utf-8"))
    known = next(f["fingerprint"] for f in sample["findings"] if not f["suppressed_by"])
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "a.md").write_text("# A vote\n\n" + "The council met on Monday, Anna Lund said. " * 20, "utf-8")
    rows = watched(
        ["--version"],
        ["--help"],
        ["check", *paths, "--exit-zero", "--format", "json"],
        ["check", *paths, "--exit-zero", "--format", "terminal", *outputs],
        ["rules"],
        ["rules", "--format", "json"],
        ["genres"],
        ["baseline", "write", *paths],
        ["waive", known, paths[0], "--reason", "agreed"],
        ["reference", "show"],
        ["judge", "--report"],
        ["explain", "agentless-passive-attribution"],
        ["inspect", f"{paths[0]}:4"],
        ["who", paths[0]],
        ["check", paths[0], "--notes", "--exit-zero"],
        ["render", "all.json", "--format", "html", "--exit-zero"],
        ["diff", "all.json", "all.json"],
        ["selftest"],
        ["config"],
        ["completion", "bash"],
        ["init", "own", "--yes", "--force"],
        ["lsp", "--help"],  # at work: tests/lsp
        ["corpus", "--help"],  # at work: below
        ["open", "--help"],  # listens to this machine alone: tests/serve
        ["serve", "--help"],
        ["fetch", "--help"],  # the only one that goes to the network, where it is asked to: tests/fetch
        cwd=tmp_path,
    )
    for args, code, out, err in rows:
        told = [line for line in err.split("\n") if line and not re.match(r"wrote |\d+ files?, ", line)]
        assert (code, told) == (0, []) and out, (args, err)
    assert {args[0] for args, *_ in rows} >= set(COMMANDS)
    assert all((tmp_path / f"all.{form}").stat().st_size for form in FORMATS)


def test_no_part_of_the_program_can_reach_the_network_but_fetch_and_none_be_reached_but_serve() -> None:
    """Nothing imports what fetches, or a library of the network, but `audit fetch` and `audit serve` when called."""
    reach = re.compile(
        r"^\s*(?:from|import) (?:audit\.fetch|httpcore|certifi|socket|ssl|http|urllib\.request|requests)\b", re.M
    )
    found = {
        p.relative_to(ROOT).as_posix() for p in (ROOT / "audit").rglob("*.py") if reach.search(p.read_text("utf-8"))
    }
    own = {name for name in found if name.startswith(("audit/fetch/", "audit/serve/"))}
    assert found - own == {"audit/cli/fetch.py"}


def test_an_address_is_not_fetched_by_what_reads_files(tmp_path: Path) -> None:
    address = "https://gull.example/a"
    rows = watched(["check", address], ["who", address], ["fetch", "file:///etc/passwd"], cwd=tmp_path)
    assert [code for _, code, _, _ in rows] == [2, 2, 2]
    assert all("fetch" in err for *_, err in rows)


def test_a_corpus_is_told_of_without_a_socket(tmp_path: Path) -> None:
    """`corpus run` starts processes of its own; what reads its tables starts none."""
    assert call(["corpus", "run", *(str(article_of(s)) for s in seeds()), "--out", "run"], cwd=tmp_path).code == 0
    rows = watched(["corpus", "report", "run"], ["corpus", "graph", "run"], cwd=tmp_path)
    assert [(code, out) for _, code, out, _ in rows] == [(0, ""), (0, "")], rows
    assert (tmp_path / "run/report.html").is_file() and (tmp_path / "run/graph/index.html").is_file()


def test_the_watch_itself_sees_a_socket(tmp_path: Path) -> None:
    peek = WATCHED.replace("import json", "import socket; socket.socket()", 1)
    ran = run([], cwd=tmp_path, program=(sys.executable, "-c", peek))
    assert ran.code != 0 and b"forbidden: socket" in ran.err


def test_the_profile_is_the_same_with_an_empty_home(tmp_path: Path) -> None:
    command = ["check", str(article_of(seeds()[0])), "--exit-zero", "--format", "json"]
    ((_, _, alone, _),) = watched(command, cwd=tmp_path)
    usual = json.loads(call(command, cwd=tmp_path).text)
    assert json.loads(alone)["profile"] == usual["profile"]
    assert usual["profile"]
