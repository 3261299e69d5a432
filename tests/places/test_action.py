"""action.yml: each step's shell, run as a runner would, and nothing of the inputs a command."""

from __future__ import annotations

import json
import os
import re
import shutil
import sysconfig
import venv
from pathlib import Path
from typing import Any

import pytest
import yaml
from places.kit import CLEAN, FAULTY, NAMED, environment, program, shell
from support import ROOT, Ran

ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
STEPS = {step["name"]: step for step in ACTION["runs"]["steps"]}
EXPRESSION = re.compile(r"\$\{\{\s*(\S+)\s*\}\}")


class Runner:
    """Runs a step in a folder, with inputs as `with:` would give them."""

    def __init__(self, path: Path, bin: Path) -> None:
        self.path, self.bin = path, bin
        self.files = {name: path.parent / f"{path.name}-{name}" for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}

    def step(self, name: str, **inputs: str) -> Ran:
        given = {key: str(known["default"]) for key, known in ACTION["inputs"].items()}
        given |= {key.replace("_", "-"): value for key, value in inputs.items()}
        known = {f"inputs.{key}": value for key, value in given.items()} | {"github.action_path": str(ROOT)}
        env = {key: EXPRESSION.sub(lambda m: known[m[1]], value) for key, value in STEPS[name]["env"].items()}
        for file in self.files.values():
            file.write_text("", "utf-8")
        files = {name: str(file) for name, file in self.files.items()}
        return shell(
            STEPS[name]["run"], self.path, environment(self.bin, CI="true", GITHUB_ACTIONS="true", **env, **files)
        )

    def file(self, name: str) -> str:
        return self.files[name].read_text("utf-8")


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    path = tmp_path / "work"
    (path / "content").mkdir(parents=True)
    return Runner(path, program(tmp_path))


def test_the_action_is_a_composite_one() -> None:
    assert ACTION["runs"]["using"] == "composite" and ACTION["name"] and ACTION["description"]
    for step in ACTION["runs"]["steps"]:
        assert ("uses" in step) != ("run" in step and step["shell"] == "bash")
        assert "${{" not in step.get("run", ""), "an input in a script would be a part of it"
        used = EXPRESSION.findall(json.dumps([step.get("env", {}), step.get("with", {}), step.get("if", "")]))
        assert {name.removeprefix("inputs.") for name in used if name.startswith("inputs.")} <= set(ACTION["inputs"])
    outputs = [EXPRESSION.findall(o["value"]) for o in ACTION["outputs"].values()]
    assert outputs == [["steps.check.outputs.exit-code"]] and STEPS["Audit"]["id"] == "check"


def test_findings_are_annotated_and_summed_up(runner: Runner) -> None:
    (runner.path / "content/a.md").write_text(FAULTY, "utf-8")
    (runner.path / "content/b.md").write_text(CLEAN, "utf-8")
    ran = runner.step("Audit", fail_on="warning", sarif="audit.sarif")
    assert ran.code == 1, ran.err.decode()
    assert re.search(rf"^::warning file=content/a.md,line=5,.*title={NAMED}::", ran.text, re.M)
    assert runner.file("GITHUB_OUTPUT") == "exit-code=1\n"
    summary = runner.file("GITHUB_STEP_SUMMARY")
    assert summary.startswith("## audit\n\n2 files, ") and f"`{NAMED}`" in summary
    log = json.loads((runner.path / "audit.sarif").read_text("utf-8"))
    assert NAMED in [r["ruleId"] for r in log["runs"][0]["results"]]


def test_clean_and_broken(runner: Runner) -> None:
    (runner.path / "content/b.md").write_text(CLEAN, "utf-8")
    assert runner.step("Audit", paths="content").code == 0
    assert runner.file("GITHUB_OUTPUT") == "exit-code=0\n"
    (runner.path / "audit.toml").write_text("fail-on = 'never ever'\n", "utf-8")
    assert runner.step("Audit", paths="content").code == 2
    assert runner.file("GITHUB_OUTPUT") == "exit-code=2\n"


def test_several_paths_and_options_a_line_each(runner: Runner) -> None:
    for name in ("content/a b.md", "content/c.md", "d.md"):
        (runner.path / name).write_text(FAULTY, "utf-8")
    ran = runner.step("Audit", paths="content/a b.md\nd.md\n", args="--exit-zero\n--verbose\n", min_severity="info")
    assert ran.code == 0, ran.err.decode()
    assert "3 files" not in ran.text and "audit: 2 files" in ran.text and "::notice" in ran.text


def test_no_input_is_a_command(runner: Runner) -> None:
    (runner.path / "content/b.md").write_text(CLEAN, "utf-8")
    evil = "$(touch pwned) `touch pwned`; touch pwned & touch pwned"
    for key in ("paths", "fail_on", "args", "sarif", "min_severity"):
        runner.step("Audit", **{key: evil})
        assert not list(runner.path.rglob("pwned")), key
    runner.step("Audit", paths="--exit-zero")  # a path, whatever it looks like
    assert runner.file("GITHUB_OUTPUT") == "exit-code=2\n"


def test_the_step_installs_what_it_is_told(tmp_path: Path) -> None:
    """pip itself builds and installs the checkout into a fresh environment; what it needs is borrowed from this one."""
    home = tmp_path / "venv"
    venv.create(home, symlinks=True, with_pip=True)
    (site,) = home.glob("lib/python*/site-packages")
    (site / "borrowed.pth").write_text(sysconfig.get_paths()["purelib"] + "\n", "utf-8")
    offline = {"PIP_NO_INDEX": "1", "PIP_NO_DEPS": "1", "PIP_NO_BUILD_ISOLATION": "0"}
    path = tmp_path / "work"
    path.mkdir()
    copy = tmp_path / "checkout"
    wanted = ("audit", "rules", "reports/templates", "reports/schema", "pyproject.toml", "hatch_build.py", "README.md")
    for name in (*wanted, "LICENSE", "THIRD_PARTY_NOTICES", "CHANGELOG.md"):
        source, target = ROOT / name, copy / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__", "compiled"))
        else:
            shutil.copy(source, target)
    env: dict[str, Any] = environment(home / "bin", AUDIT_INSTALL="action", AUDIT_ACTION=str(copy), **offline)
    ran = shell(STEPS["Install audit"]["run"], path, env)
    assert ran.code == 0, ran.err.decode()
    said = shell("audit --version && command -v audit", path, env).text
    assert said.startswith("audit ") and said.strip().endswith(os.fspath(home / "bin/audit"))
