"""Every hostile case in every format: the expected outcome in ten seconds and 1 GB, no traceback, whole outputs,
nothing executed, fetched or read from beside. One audit a case, rendered to all formats of the table."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from hostile.cases import CANARY, EITHER, KINDS, PARTLY, READ, REFUSED, SECRET, Case
from render.judges import problems
from support import ROOT, run

from audit.render import FORMATS

CODES = {READ: (0, 1), REFUSED: (2,), PARTLY: (2,), EITHER: (0, 1, 2)}


@pytest.mark.skipif(sys.platform != "linux", reason="the limits of the trial are Linux's")
@pytest.mark.parametrize("kind", KINDS)
def test_a_hostile_input_is_read_or_refused_and_harms_nobody(kind: str, tmp_path: Path) -> None:
    cases = {case.name: case for case in KINDS[kind]()}
    inputs, out = tmp_path / "in", tmp_path / "out"
    inputs.mkdir()
    out.mkdir()
    for case in cases.values():
        (inputs / case.name).write_bytes(case.data)
    (inputs / "neighbour.txt").write_text(SECRET, "utf-8")
    before = {p.name for p in inputs.iterdir()}
    trial = (sys.executable, "-m", "hostile.trial", str(inputs), str(out))
    env = {"PYTHONPATH": f"{ROOT}:{ROOT / 'tests'}"}
    ran = run(list(FORMATS), program=trial, cwd=tmp_path, env=env, limit=120 + 40 * len(cases))
    assert ran.code == 0, ran.err.decode()[-2000:]
    rows = {row["name"]: row for row in map(json.loads, ran.text.splitlines())}
    assert rows.keys() == cases.keys()
    assert {name: bad for name, row in rows.items() if (bad := faults(cases[name], row, out))} == {}
    assert {p.name for p in inputs.iterdir()} == before and not list(tmp_path.rglob(f"*{CANARY}*"))


def faults(case: Case, row: dict[str, Any], out: Path) -> list[str]:
    found = list(row["broken"])
    if row["code"] not in CODES[case.outcome]:
        found.append(f"{case.outcome}, and the exit code is {row['code']}: {row['err'][-300:]}")
    if row["code"] == 2 and "error: " not in row["err"]:
        found.append("no word on why")
    if "Traceback" in row["err"] or "internal error" in row["err"] or "internal-error" in row["err"]:
        found.append(row["err"][-300:])
    for form in FORMATS:
        path = out / f"{case.name}.{form}"
        if not path.is_file():
            found.append(f"{form}: no output")
            continue
        made = path.read_bytes()
        found += [f"{form}: {problem}" for problem in problems(form, made if form == "docx" else made.decode())[:3]]
        if SECRET.encode() in made:
            found.append(f"{form}: says what stands in another file")
    if (
        case.articles is not None
        and (rows := (out / f"{case.name}.jsonl").read_text("utf-8").count("\n")) != case.articles
    ):
        found.append(f"{rows} articles, not {case.articles}")
    left = [p.name for p in out.iterdir() if p.name.endswith(".tmp")]
    return found + [f"left behind: {left}"] * bool(left)
