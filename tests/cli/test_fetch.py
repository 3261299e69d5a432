"""audit fetch: what is written where, what is said, how it ends."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from fetch.server import Server, page
from support import call, run


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    yield made
    made.close()


def test_pages_are_kept_and_checked_later(server: Server, tmp_path: Path) -> None:
    bad = "http://ann:SECRET@gull.example/"
    command = ["fetch", server.url("/ok"), bad, server.url("/ok"), "--out", "pages", "--allow-private-hosts"]
    ran = call([*command, server.place], cwd=tmp_path)
    (kept,) = (tmp_path / "pages").iterdir()
    assert (ran.code, ran.text) == (2, f"pages/{kept.name}\n")
    assert ran.err.decode().startswith("error: http://...@gull.example/: it holds a name or password")
    assert "SECRET" not in ran.err.decode()
    checked = call(["check", f"pages/{kept.name}", "--format", "json", "--exit-zero"], cwd=tmp_path)
    assert (checked.code, json.loads(checked.text)["article"]["title"]) == (0, "Pier sinks again")


def test_a_page_is_audited_at_once_and_not_kept(server: Server, tmp_path: Path) -> None:
    asked = ["--check", "--format", "json", "--fail-on", "never", "--allow-private-hosts", server.place]
    ran = call(["fetch", server.url("/ok"), *asked], cwd=tmp_path)
    assert (ran.code, ran.err) == (0, b"")
    article = json.loads(ran.text)["article"]
    assert (article["path"], article["title"]) == (server.url("/ok"), "Pier sinks again")
    assert list(tmp_path.iterdir()) == []


def test_without_the_permission_nobody_here_is_asked(server: Server, tmp_path: Path) -> None:
    ran = call(["fetch", server.url("/ok"), "--check"], cwd=tmp_path)
    assert (ran.code, ran.text, server.asked) == (2, "", [])
    assert "--allow-private-hosts" in ran.err.decode()


def test_an_empty_page_is_no_error(server: Server, tmp_path: Path) -> None:
    server.answers["/none"] = page(b"<html><p> </p></html>")
    ran = call(["fetch", server.url("/none"), "--check", "--allow-private-hosts", server.place], cwd=tmp_path)
    assert (ran.code, ran.text, ran.err[:8]) == (0, "", b"warning:")


@pytest.mark.parametrize(
    "args",
    [["--config=evil"], ["-oProxyCommand=x"], ["http://gull.example/", "--format", "json"],
     ["http://gull.example/", "--allow-private-hosts", "a b"]],
)  # fmt: skip
def test_a_wrong_call_ends_at_once(args: list[str], tmp_path: Path) -> None:
    assert call(["fetch", *args], cwd=tmp_path).code == 2


def test_check_says_who_fetches(tmp_path: Path) -> None:
    ran = call(["check", "https://gull.example/a"], cwd=tmp_path)
    assert ran.code == 2
    assert "does not fetch; `audit fetch` does" in ran.err.decode()


def test_its_absence_is_said(tmp_path: Path) -> None:
    without = "import sys; sys.modules['httpcore'] = None; sys.argv[0] = 'audit'; from audit.cli import main; main()"
    ran = run(["fetch", "https://gull.example/"], cwd=tmp_path, program=(sys.executable, "-c", without))
    assert (ran.code, "pip install 'source-audit[fetch]'" in ran.err.decode()) == (2, True)
