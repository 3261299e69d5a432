"""The Containerfile, as far as it can be tested without an engine: its steps in a folder."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

from serve.server import serving
from support import ROOT

Step = tuple[str, str]


def steps() -> list[Step]:
    """(instruction, what follows), continued lines joined."""
    text = re.sub(r"^#.*\n", "", (ROOT / "Containerfile").read_text(), flags=re.M).replace("\\\n", " ")
    return [(line.split(None, 1)[0], line.split(None, 1)[1]) for line in text.splitlines() if line.strip()]


def of(name: str) -> list[str]:
    return [said for step, said in steps() if step == name]


def test_what_it_copies_is_there_and_is_let_through() -> None:
    allowed = (ROOT / ".containerignore").read_text().splitlines()
    copied = [shlex.split(said) for said in of("COPY") if not said.startswith("--from")]
    assert copied
    for *sources, _ in copied:
        for source in sources:
            assert (ROOT / source).exists() and f"!{source}" in allowed, source


def test_it_is_debian_and_runs_as_nobody_of_note() -> None:
    assert of("FROM") == ["debian:bookworm-slim AS build", "debian:bookworm-slim"]
    last = [step for step, _ in steps()]
    assert last.index("USER") > max(n for n, step in enumerate(last) if step in ("RUN", "COPY"))
    (user,) = of("USER")
    assert all(int(number) > 0 for number in user.split(":"))
    assert not of("ADD") and not re.search(r"curl|wget|sudo|chmod|--trusted-host|--index-url", str(of("RUN")))
    installs = [said for said in of("RUN") if "pip install" in said]
    assert len(installs) == 1 and "--constraint constraints.txt" in installs[0] and "'.[serve]'" in installs[0]


def test_what_it_copies_builds_serves_and_is_healthy(tmp_path: Path) -> None:
    source, installed, work = tmp_path / "src", tmp_path / "opt", tmp_path / "work"
    work.mkdir()
    source.mkdir()
    for *sources, target in (shlex.split(said) for said in of("COPY") if not said.startswith("--from")):
        for one in sources:
            if (ROOT / one).is_dir():
                shutil.copytree(ROOT / one, source / target, ignore=shutil.ignore_patterns("__pycache__", "compiled"))
            else:
                shutil.copy(ROOT / one, source / target)
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path), str(source)]
    built = subprocess.run(build, capture_output=True, text=True, timeout=300)
    assert built.returncode == 0, built.stdout + built.stderr
    (wheel,) = tmp_path.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(installed)

    (entry,), (command,) = of("ENTRYPOINT"), of("CMD")
    said = [*json.loads(entry), *json.loads(command)]
    assert said[:2] == ["audit", "serve"] and said[said.index("--port") + 1] == "8765"
    said[said.index("--port") + 1] = "0"
    environment = {"PYTHONPATH": str(installed), "AUDIT_TOKEN": "a-token-of-this-test"}
    with serving(program=[sys.executable, "-m", *said], cwd=work, **environment) as server:
        answer = server.ask("GET", "/v1/rules", headers={"Authorization": "Bearer a-token-of-this-test"})
        assert answer.status == 200 and server.get("/v1/rules").status == 401
        (check,) = of("HEALTHCHECK")
        asked: list[str] = json.loads(check[check.index("[") :])
        asked[0] = sys.executable
        asked[-1] = asked[-1].replace(":8765", f":{server.address[1]}")
        assert subprocess.run(asked, timeout=60).returncode == 0
        assert list(work.iterdir()) == []
        assert server.end() == (0, "")
    assert subprocess.run(asked, timeout=60, stderr=subprocess.DEVNULL).returncode != 0
