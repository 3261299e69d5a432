"""The GitLab template: its script as a job runs it, and the reports that the job hands over."""

from __future__ import annotations

import json
from pathlib import Path

import yaml
from places.kit import CLEAN, FAULTY, NAMED, environment, program, shell
from render.contract import valid_xml
from support import ROOT, Ran

JOB = yaml.safe_load((ROOT / "docs/ci/gitlab-ci.yml").read_text("utf-8"))["audit"]


def job(path: Path, bin: Path, **variables: str) -> Ran:
    return shell("\n".join(JOB["script"]), path, environment(bin, **{**JOB["variables"], **variables}))


def test_the_job_hands_over_what_it_writes(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/a.md").write_text(FAULTY, "utf-8")
    (tmp_path / "b.md").write_text(CLEAN, "utf-8")
    ran = job(tmp_path, program(tmp_path.parent / "tools"), AUDIT_ARGS="--fail-on warning", AUDIT_PATHS="content b.md")
    assert ran.code == 1, ran.err.decode()
    reports = JOB["artifacts"]["reports"]
    issues = json.loads((tmp_path / reports["codequality"]).read_text("utf-8"))
    assert NAMED in [i["check_name"] for i in issues]
    suites = valid_xml((tmp_path / reports["junit"]).read_text("utf-8"), "junit")
    assert [s.get("name") for s in suites] == ["b.md", "content/a.md"] or len(suites) == 2
    assert JOB["artifacts"]["when"] == "always", "a job that failed has something to show"


def test_a_clean_folder_passes(tmp_path: Path) -> None:
    (tmp_path / "b.md").write_text(CLEAN, "utf-8")
    assert job(tmp_path, program(tmp_path.parent / "tools")).code == 0
