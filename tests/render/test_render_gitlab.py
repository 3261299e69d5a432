"""gitlab: a Code Quality report."""

from __future__ import annotations

import json
from dataclasses import replace

from render.contract import broken

from audit.model.report import Failure, Report
from audit.render import RenderOptions, render


def test_it_fits_its_schema(batch: list[Report | Failure], each: Report) -> None:
    for reports in ([], [each], batch):
        for verbose in (False, True):
            assert broken(render("gitlab", reports, RenderOptions(verbose=verbose)), "gitlab") == []


def test_an_issue_says_where_and_how_serious(good: Report) -> None:
    first = json.loads(render("gitlab", [good]))[0]
    assert first["check_name"] == "crowd-as-source" and first["severity"] == "major"
    assert first["location"] == {"path": "news/ferry plan.txt", "lines": {"begin": 5, "end": 5}}
    assert first["description"].startswith("Which critics, and how many?")


def test_infos_only_when_asked_for(good: Report) -> None:
    assert {i["severity"] for i in json.loads(render("gitlab", [good]))} == {"major", "minor"}
    for options in (RenderOptions(verbose=True), RenderOptions(min_severity="info")):
        assert "info" in {i["severity"] for i in json.loads(render("gitlab", [good], options))}
    assert {i["severity"] for i in json.loads(render("gitlab", [good], RenderOptions(min_severity="error")))} == {
        "major"
    }


def test_the_same_finding_in_two_files_has_two_fingerprints(good: Report) -> None:
    copy = replace(good, article=replace(good.article, path="news/copy.txt"))
    issues = json.loads(render("gitlab", [good, copy]))
    assert len({i["fingerprint"] for i in issues}) == len(issues)
    assert [i["fingerprint"] for i in json.loads(render("gitlab", [good]))] == [
        i["fingerprint"] for i in issues[: len(issues) // 2]
    ]


def test_a_path_has_no_dot_before_it(good: Report) -> None:
    dotted = replace(good, article=replace(good.article, path="./news/a.md"))
    assert {i["location"]["path"] for i in json.loads(render("gitlab", [dotted]))} == {"news/a.md"}
    assert "::error file=news/a.md,line=5" in render("github", [dotted])


def test_what_is_waived_or_covered_is_no_issue(good: Report) -> None:
    names = {i["check_name"] for i in json.loads(render("gitlab", [good], RenderOptions(verbose=True)))}
    assert not names & {"vague-time", "generic-claim", "named-source"}
