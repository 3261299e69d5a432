"""sarif: valid 2.1.0, inside what services take, nothing of the article live."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from render import samples
from render.contract import broken

from audit.model.report import Failure, PrecisionRow, Report
from audit.render import RenderOptions, render, sarif
from audit.render.words import HOME

ALL = RenderOptions(verbose=True)


def run_of(reports: list[Report | Failure], options: RenderOptions = ALL) -> dict[str, Any]:
    log = json.loads(render("sarif", reports, options))
    assert log["version"] == "2.1.0" and len(log["runs"]) == 1
    run: dict[str, Any] = log["runs"][0]
    return run


def test_it_fits_our_part_of_the_schema_and_the_limits_of_the_service(
    batch: list[Report | Failure], each: Report
) -> None:
    for reports in ([], [each], batch):
        for options in (ALL, RenderOptions()):
            assert broken(render("sarif", reports, options), "sarif") == []


def test_infos_are_left_out_until_they_are_asked_for(good: Report) -> None:
    assert {r["level"] for r in run_of([good], RenderOptions())["results"]} == {"error", "warning"}
    for options in (ALL, RenderOptions(min_severity="info")):
        assert "note" in {r["level"] for r in run_of([good], options)["results"]}
    assert {r["level"] for r in run_of([good], RenderOptions(min_severity="error"))["results"]} == {"error"}


def test_a_rule_says_how_sure_it_is_and_where_its_page_is(good: Report) -> None:
    judged = PrecisionRow(0.9, 0.8, 0.95, 40)
    sure = replace(
        good,
        rules=tuple(
            replace(r, confidence="medium", why="A reader asks.", precision=judged if r.id == "peacock-term" else None)
            for r in good.rules
        ),
    )
    driver = run_of([sure])["tool"]["driver"]
    assert driver["informationUri"].startswith("https://")
    rules = {r["id"]: r for r in driver["rules"]}
    assert rules["silent-rule"]["properties"]["precision"] == "medium"
    assert rules["peacock-term"]["properties"]["precision"] == "high", "a measured one wins"
    assert rules["peacock-term"]["helpUri"].endswith("/rules/peacock-term/")
    assert "A reader asks" in rules["peacock-term"]["help"]["markdown"]


def test_the_home_of_the_project_is_told_once(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["urls"]["Homepage"] == HOME


def test_it_stays_within_the_size_that_a_service_takes(good: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "MOST_BYTES", 6_000)
    run = run_of([good] * 10)
    assert 0 < len(run["results"]) < 20 and {r["level"] for r in run["results"]} == {"error"}
    assert any("left out" in n["message"]["text"] for n in run["invocations"][0]["toolExecutionNotifications"])


def test_it_is_valid_sarif(root: Path, batch: list[Report | Failure], each: Report) -> None:
    found = root.parent / "shared/hostile/schemas/sarif-schema-2.1.0.json"
    if not found.is_file():
        pytest.skip("the SARIF schema is not on this machine; its licence keeps it out of the project")
    schema = json.loads(found.read_text("utf-8"))
    validator = jsonschema.Draft4Validator(schema, format_checker=jsonschema.FormatChecker())
    for reports in ([], [each], batch):
        errors = [e.message for e in validator.iter_errors(json.loads(render("sarif", reports)))]
        assert errors == []


def test_results_point_at_rules_and_places(good: Report) -> None:
    run = run_of([good])
    ids = [r["id"] for r in run["tool"]["driver"]["rules"]]
    assert ids == sorted(set(ids)) and "silent-rule" in ids
    assert run["columnKind"] == "unicodeCodePoints"
    shown = [f for f in good.findings if f.severity != "credit"]
    assert len(run["results"]) == len(shown)
    for result, f in zip(run["results"], shown, strict=True):
        assert result["ruleId"] == f.rule == ids[result["ruleIndex"]]
        assert result["level"] == {"error": "error", "warning": "warning", "info": "note"}[f.severity]
        assert result["partialFingerprints"] == {"auditFinding/v1": f.fingerprint}
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"] == {"uri": "news/ferry%20plan.txt"}
        assert place["region"]["startLine"] == f.locations[0].line
        assert place["region"]["endColumn"] == f.locations[0].end_column


def test_rules_have_help(good: Report) -> None:
    for rule in run_of([good])["tool"]["driver"]["rules"]:
        assert rule["shortDescription"]["text"] and f"audit explain {rule['id']}" in rule["help"]["text"]
        assert rule["defaultConfiguration"]["level"] in ("error", "warning", "note", "none")


def test_credits_are_no_faults(good: Report) -> None:
    assert any(f.severity == "credit" for f in good.findings)
    assert "named-source" not in [r["ruleId"] for r in run_of([good])["results"]]


def test_waived_and_suppressed_are_said_so(good: Report) -> None:
    by_rule = {r["ruleId"]: r for r in run_of([good])["results"]}
    assert "agreed with the desk" in by_rule["vague-time"]["suppressions"][0]["justification"]
    assert by_rule["generic-claim"]["suppressions"][0]["kind"] == "external"
    assert "suppressions" not in by_rule["crowd-as-source"]


def test_a_fix_is_an_edit_of_the_file(good: Report) -> None:
    (fixed,) = [r for r in run_of([good])["results"] if "fixes" in r]
    (edit,) = fixed["fixes"][0]["artifactChanges"][0]["replacements"]
    assert good.article.text is not None
    start, length = edit["deletedRegion"]["charOffset"], edit["deletedRegion"]["charLength"]
    assert good.article.text[start : start + length] == "9 million euros"


def test_messages_hold_no_link_and_no_placeholder(nasty: Report) -> None:
    results = run_of([nasty])["results"]
    texts = [r["message"]["text"] for r in results]
    assert any("\\[link\\](javascript:alert(1))" in t and "{{0}}" in t for t in texts)
    for text in texts:
        assert not re.search(r"(?<!\\)\[[^\]\n]*(?<!\\)\]\(", text)
        assert not re.search(r"(?<!\{)\{\d+\}(?!\})", text)
        assert not re.search("[\x00-\x1f\x7f-\x9f\u202e]", text)


def test_uris_are_relative_and_encoded(batch: list[Report | Failure]) -> None:
    found = re.findall(r'"uri": "([^"]*)"', render("sarif", batch))
    assert found
    for uri in found:
        assert re.fullmatch(r"[A-Za-z0-9_.~/%-]+", uri)
        assert not uri.startswith("/") and ".." not in uri.split("/")


def test_paths_outside_the_folder_say_so(good: Report) -> None:
    away = [replace(good, article=replace(good.article, path=p)) for p in ("/srv/a.txt", "../b.txt")]
    run = run_of([*away])
    assert [a["location"] for a in run["artifacts"]] == [
        {"uri": "srv/a.txt", "uriBaseId": "ROOT"},
        {"uri": "b.txt", "uriBaseId": "OUTSIDE"},
    ]
    assert set(run["originalUriBaseIds"]) == {"ROOT", "OUTSIDE"}


def test_failures_and_crashes_are_notifications(good: Report) -> None:
    (invocation,) = run_of([good, samples.FAILURE])["invocations"]
    assert invocation["executionSuccessful"] is False
    notes = invocation["toolExecutionNotifications"]
    assert [n["descriptor"]["id"] for n in notes if "descriptor" in n] == ["unsupported-format"]
    assert any("broken-rule failed" in n["message"]["text"] for n in notes if n["level"] == "error")
    assert any("date-missing" in n["message"]["text"] for n in notes if n["level"] == "note")
    assert run_of([good])["invocations"][0]["executionSuccessful"] is True


def test_of_too_many_the_serious_are_kept_and_it_is_said(good: Report) -> None:
    (error,) = [f for f in good.findings if f.rule == "crowd-as-source"]
    (info,) = [f for f in good.findings if f.rule == "hedge-density"]
    crowd = (*[replace(info, fingerprint=f"{n:016x}") for n in range(5000)], error)
    run = run_of([replace(good, findings=crowd)])
    assert len(run["results"]) == 5000
    assert [r["ruleId"] for r in run["results"]].count("crowd-as-source") == 1
    notes = [n["message"]["text"] for n in run["invocations"][0]["toolExecutionNotifications"]]
    assert "1 result left out, the least serious; 5,000 are listed" in notes
