"""How a server starts, says where it is, and ends."""

from __future__ import annotations

import os
import signal
import socket
import sys
from pathlib import Path

import pytest
from serve.server import WAIT, Server, serving, settings
from support import call, run

from audit.cli.serve import token_of
from audit.errors import UsageError
from audit.serve.run import listen
from audit.serve.settings import PORT


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_at_once_and_well_whatever_is_being_asked(how: int) -> None:
    with serving("serve", "-j", "1") as server, server.connect() as idle, server.connect() as half:
        assert server.get("/v1/health").status == 200
        half.sendall(b"POST /v1/audit HTTP/1.1\r\nHost: localhost\r\nContent-Length: 50\r\n\r\n{")
        with server.connect() as long:
            text = b"The mayor said on Monday that the mill will close.\n\n" * 60_000
            head = b"POST /v1/audit HTTP/1.1\r\nHost: localhost\r\nX-Audit: 1\r\nContent-Type: text/plain\r\n"
            long.sendall(head + b"Content-Length: %d\r\n\r\n" % len(text) + text)
            assert server.workers()
            workers = server.workers()
            assert server.end(how) == (0, "")
        assert idle.recv(1) == b""
    for pid in workers:
        assert not _runs(pid), "a worker outlived its server"


def test_workers_end_with_a_server_that_was_killed() -> None:
    with serving("serve", "-j", "2") as server:
        assert server.get("/v1/health").status == 200
        workers = server.workers()
        assert len(workers) == 2
        server.process.kill()
        server.process.communicate(timeout=WAIT)
    while any(map(_runs, workers)):  # they notice by themselves
        pass


def _runs(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def told(*args: str, **env: str) -> tuple[Server, str]:
    """What it says on standard output until it is ended."""
    with serving(*args, **env) as server:
        assert server.get("/v1/health").status == 200
        server.process.send_signal(signal.SIGINT)
        out, errors = server.process.communicate(timeout=WAIT)
        assert (server.process.returncode, errors) == (0, b"")
        return server, server.told[0] + out.decode()


def test_it_says_where_it_is_what_it_stores_and_how_to_end_it() -> None:
    server, said = told("serve", "-j", "1")
    assert said == f"audit is at {server.url}\nNothing is stored. Ctrl-C ends it.\n"
    assert server.url == f"http://127.0.0.1:{server.address[1]}/"


def test_where_others_can_reach_it_the_address_has_a_token() -> None:
    first, said = told("serve", "-j", "1", "--host", "0.0.0.0")
    assert said.splitlines()[1:] == [
        "Who knows the token can use it.",
        "Other machines reach it by this one's name or address, with the same token.",
        "Nothing is stored. Ctrl-C ends it.",
    ]
    drawn = {first.url.partition("=")[2], *(token_of("0.0.0.0") for _ in range(3))}
    assert len(drawn) == 4 and all(len(token) >= 43 for token in drawn)  # 256 bits
    assert token_of("127.0.0.1") == token_of("localhost") == token_of("::1") == ""


def test_nothing_is_written_anywhere(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    before = sorted(tmp_path.rglob("*"))
    with serving(
        program=[sys.executable, "-m", "audit", "serve", "--port", "0"],
        HOME=str(tmp_path / "home"),
        TMPDIR=str(tmp_path),
        AUDIT_NO_CACHE="",
    ) as server:
        assert server.post({"text": "Ona Merek said on Monday that the mill will close."}).status == 200
        kept = [p for p in tmp_path.rglob("*") if p not in before and p.is_file()]
        assert kept == []
        server.end()
    assert sorted(tmp_path.rglob("*")) == before


def test_open_opens_the_page_in_a_browser_and_serve_does_not(tmp_path: Path) -> None:
    pipe = tmp_path / "opened"
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" >> {pipe}\n')
    browser.chmod(0o755)
    os.mkfifo(pipe)
    with serving("open", "-j", "1", BROWSER=f"{browser} %s") as server:
        assert pipe.read_text() == server.url + "\n"  # waits for the browser
    with serving("serve", "-j", "1", BROWSER=f"{browser} %s") as server:
        assert server.get("/v1/health").status == 200
        pipe.unlink()
        server.end()
    assert not pipe.exists()


def test_a_port_that_is_taken() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(UsageError, match=f"127.0.0.1, port {port}: .*--port 0"):
            listen("127.0.0.1", port)
        ran = run(["serve", "--port", str(port)])
        assert ran.code == 2 and ran.err.startswith(b"error: 127.0.0.1, port") and b"Traceback" not in ran.err


def test_the_usual_port_or_the_next() -> None:
    first = listen("127.0.0.1", None)
    second = listen("127.0.0.1", None)
    with first, second:
        assert PORT <= first.getsockname()[1] < second.getsockname()[1] < PORT + 20


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--host", "no.such.host.invalid"], "no.such.host.invalid"),
        (["--host", "203.0.113.1"], "203.0.113.1"),
        (["--port", "70000"], "70000"),
        (["--allow-origin", "*"], "--allow-origin *: expected scheme and host"),
        (["--allow-origin", "https://a.example/path"], "expected scheme and host"),
        (["--time-limit", "0"], "--time-limit"),
        (["--pack", "no-such-pack"], "no-such-pack"),
        (["--config", "no-such-file.toml"], "no-such-file.toml"),
    ],
)
def test_what_it_cannot_start_with(args: list[str], said: str) -> None:
    ran = call(["serve", *args])
    assert ran.code == 2 and said in ran.err.decode() and b"Traceback" not in ran.err


@pytest.mark.parametrize("token", ["short", "with a space in it ......", "ünicode-ünicode-ünicode"])
def test_a_token_that_is_none(token: str) -> None:
    ran = call(["serve"], env={"AUDIT_TOKEN": token})
    assert ran.code == 2 and b"AUDIT_TOKEN is no token" in ran.err


@pytest.mark.parametrize("name", ["open", "serve"])
@pytest.mark.parametrize("library", ["starlette", "uvicorn"])
def test_without_the_extra(name: str, library: str) -> None:
    without = f"import sys; sys.modules[{library!r}] = None; sys.argv[0] = 'audit'; from audit.cli import main; main()"
    ran = run([name, "--port", "0"], program=(sys.executable, "-c", without))
    said = f"error: audit {name} takes the extra: pip install 'source-audit[serve]'\n"
    assert (ran.code, ran.err.decode()) == (2, said)


def test_config_and_pack_are_those_of_the_command_line(tmp_path: Path) -> None:
    (tmp_path / "audit.toml").write_text('[rules]\nagentless-passive-attribution = "off"\n')
    text = "It is widely feared that the mill will close.\n"
    (tmp_path / "a.txt").write_text(text)
    config = str(tmp_path / "audit.toml")
    with serving("serve", "--config", config, "--pack", "wire", "-j", "1") as server:
        answer = server.file(text, "?path=a.txt")
        assert (
            server.get("/v1/rules").body
            == call(["rules", "--format", "json", "--config", config, "--pack", "wire"]).out
        )
    there = call(["check", "a.txt", "--format", "json", "--pack", "wire"], cwd=tmp_path)
    assert answer.body == there.out and b'"rule": "agentless-passive-attribution"' not in answer.body


def test_waivers_and_baseline_count_as_on_the_command_line(tmp_path: Path) -> None:
    text = "It is widely feared that the mill will close.\n"
    (tmp_path / "a.txt").write_text(text)
    (tmp_path / "audit.toml").write_text("")
    assert call(["baseline", "write", "a.txt"], cwd=tmp_path).code == 0
    there = call(["check", "a.txt", "--format", "json"], cwd=tmp_path).out
    assert b'"known": "baseline"' in there
    with serving("serve", "-j", "1", cwd=tmp_path) as server:
        assert server.file(text, "?path=a.txt").body == there


def test_a_time_limit_gives_a_clear_answer_and_the_next_article_its_own() -> None:
    """Of many, the one that takes too long is a failure in its place."""
    long = "Officials said on Monday that the mill, which owes 9 million euros, may close.\n\n" * 40_000
    with serving(program=settings(workers=1, seconds=2.0)) as server:
        answer = server.post({"text": long})
        assert (answer.status, answer.code) == (503, "time-limit") and "--time-limit" in answer.json["todo"]
        rows = server.post({"articles": [{"text": "a"}, {"text": long, "id": "long"}, {"text": "b"}]}).json["articles"]
        assert [r["schema"] for r in rows] == ["scorecard/1", "failure/1", "scorecard/1"]
        assert (rows[1]["code"], rows[1]["path"]) == ("time-limit", "long")
