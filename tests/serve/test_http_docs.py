"""docs/http.md: its calls work as they are written, and its tables say what the code has."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from serve.server import Server
from support import ROOT

from audit.serve import guard, openapi, wire
from audit.serve.settings import PORT, Settings
from audit.serve.work import MOST_ARTICLES

TEXT = (ROOT / "docs/http.md").read_text("utf-8")
ARTICLE = "It is widely feared that the mill will close.\n"


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", TEXT, re.M | re.S)


@pytest.mark.parametrize("block", blocks("sh"))
def test_what_is_called_with_curl(server: Server, tmp_path: Path, block: str) -> None:
    if not shutil.which("curl"):
        pytest.skip("no curl on this machine")
    (tmp_path / "article.txt").write_text(ARTICLE)
    calls = block.replace(f"127.0.0.1:{PORT}", server.host).replace(
        "curl", "curl --silent --show-error --fail-with-body"
    )
    done = subprocess.run(["sh", "-ec", calls], cwd=tmp_path, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0 and done.stderr == "", done
    decoder, at, answers = json.JSONDecoder(), 0, 0
    while at < len(done.stdout.rstrip()):
        _, at = decoder.raw_decode(done.stdout, at + len(done.stdout[at:]) - len(done.stdout[at:].lstrip()))
        answers += 1
    assert answers == calls.count("curl ")


@pytest.mark.parametrize("block", blocks("python"))
def test_what_is_called_from_python(server: Server, block: str) -> None:
    program = block.replace(f"127.0.0.1:{PORT}", server.host)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0 and done.stderr == "" and done.stdout, done


def test_the_problem_that_is_shown_is_the_one_that_is_given(server: Server) -> None:
    (shown,) = blocks("json")
    assert server.post({"text": ""}).json == json.loads(shown)


def test_it_names_every_address_and_every_status() -> None:
    for path in ("/v1/rules", "/v1/rules/{id}", "/v1/genres", "/v1/health", "/v1/version", "/v1/openapi.json"):
        assert f"`GET {path}`" in TEXT
    rows = re.findall(r"^\| ([\d, ]+) \| (.*?) \|", TEXT, re.M)
    statuses = {int(n) for numbers, _ in rows for n in numbers.split(",")}
    assert statuses >= set(openapi.ERRORS)
    told = set(re.findall(r"`([a-z-]+)`", " ".join(codes for _, codes in rows)))
    code = "".join(p.read_text("utf-8") for p in (ROOT / "audit/serve").glob("*.py"))
    given = set(re.findall(r"(?:RequestError\(|__init__\(|\*\()\s*\d{3}, \"([a-z-]+)\"", code))
    assert given and given - told == set(), "a code that the page does not have"


def test_the_limits_are_those_of_the_code() -> None:
    limits = Settings()
    for said in (
        f"{limits.config.max_bytes:,} bytes, counted as they come",
        f"| {limits.seconds:g} seconds; its process",
        f"{limits.queue}, for {limits.queue_seconds:g} seconds each",
        f"{limits.waiting_bytes:,} bytes together",
        f"| connections | {limits.connections} |",
        f"{wire.HEAD_BYTES:,} bytes, {guard.MOST_HEADERS} headers, {limits.header_seconds:g} seconds",
        f"| time to send a body | {limits.body_seconds:g} seconds |",
        f"{limits.write_seconds:g} seconds, and one more for each {wire.SLOWEST:,} bytes",
        f"at most {MOST_ARTICLES:,} in a request",
        f"(port {PORT}, or the\nnext that is free)",
    ):
        assert said in TEXT, said
