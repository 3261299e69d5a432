"""The commands as a person runs them: exit codes, outputs, messages."""

from __future__ import annotations

import json

import pytest
from support import Ran, call

CLEAN = """Council approves new footbridge

The city council approved a new footbridge on Tuesday, mayor Anna Lund told reporters after the vote.

“We will start building in May,” she said.
"""
FAULTY = """Merger talks raise questions

It is widely believed that the merger will collapse. A source said the banks will never sell this company to anybody.
"""


def run_audit(*args: str, **options) -> Ran:
    return call(args, **options)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "clean.txt").write_text(CLEAN, "utf-8")
    (tmp_path / "faulty.txt").write_text(FAULTY, "utf-8")
    (tmp_path / "broken.txt").write_bytes(b"\x00\x01\x02" * 500)
    return tmp_path


def test_clean_is_0_findings_1_bad_input_2_and_2_wins(folder):
    assert run_audit("check", "clean.txt", cwd=folder).code == 0
    assert run_audit("check", "faulty.txt", cwd=folder).code == 1
    assert run_audit("check", "faulty.txt", "--fail-on", "never", cwd=folder).code == 0
    assert run_audit("check", "faulty.txt", "--exit-zero", cwd=folder).code == 0
    assert run_audit("check", "faulty.txt", "broken.txt", cwd=folder).code == 2
    assert run_audit("check", "faulty.txt", "broken.txt", "--exit-zero", cwd=folder).code == 2
    assert run_audit("check", "nowhere.txt", cwd=folder).code == 2
    assert run_audit("check", "clean.txt", "--format", "poem", cwd=folder).code == 2
    assert run_audit("check", cwd=folder).code == 2


def test_a_bad_file_is_one_line_and_a_record_and_the_others_go_on(folder):
    ran = run_audit("check", ".", "--format", "jsonl", "--exit-zero", cwd=folder)
    rows = [json.loads(line) for line in ran.text.split("\n") if line]
    assert [r["schema"] for r in rows] == ["failure/1", "scorecard/1", "scorecard/1"]
    assert rows[0]["code"] == "binary"
    errors = ran.err.decode().splitlines()
    assert len(errors) == 1 and errors[0].startswith("error: ./broken.txt:")


def test_standard_input_is_an_article(folder):
    ran = run_audit("check", "-", "--format", "json", "--exit-zero", cwd=folder, stdin=FAULTY.encode())
    assert json.loads(ran.text)["article"]["path"] == "-"


@pytest.mark.parametrize("form", ["terminal", "json", "jsonl", "html", "sarif", "csv", "markdown"])
def test_render_gives_the_same_bytes_as_check(folder, form):
    saved = run_audit("check", "faulty.txt", "clean.txt", "--format", "json", "--exit-zero", cwd=folder)
    (folder / "report.json").write_bytes(saved.out)
    direct = run_audit("check", "faulty.txt", "clean.txt", "--format", form, "--exit-zero", cwd=folder)
    again = run_audit("render", "report.json", "--format", form, "--exit-zero", cwd=folder)
    assert direct.code == again.code == 0
    assert direct.out == again.out


@pytest.mark.parametrize("pages", ["html=site/", "html=site"])
def test_several_outputs_at_once_whole_and_without_leftovers(folder, pages):
    ran = run_audit(
        "check", "faulty.txt", "clean.txt", "--output", pages, "--output", "sarif=out/report.sarif", cwd=folder
    )
    assert ran.code == 1 and ran.out == b""
    names = sorted(p.name for p in (folder / "site").iterdir())
    assert len(names) == 3 and "index.html" in names
    assert json.loads((folder / "out" / "report.sarif").read_text("utf-8"))["version"] == "2.1.0"
    assert not list(folder.rglob("*.tmp"))


def test_an_output_that_cannot_be_written_is_told(folder):
    (folder / "file").write_text("x")
    ran = run_audit("check", "clean.txt", "--output", "html=file/x.html", cwd=folder)
    assert ran.code == 2 and b"cannot be written" in ran.err and b"Traceback" not in ran.err


@pytest.mark.parametrize("option", ["html", "poem=x", "html="])
def test_a_misspelt_output_is_told(folder, option):
    ran = run_audit("check", "clean.txt", "--output", option, cwd=folder)
    assert ran.code == 2 and b"FORMAT=PATH" in ran.err


def test_no_text_leaves_the_words_out(folder):
    for form in ("json", "html", "csv", "sarif", "markdown", "terminal"):
        ran = run_audit("check", "faulty.txt", "--no-text", "--format", form, "--exit-zero", cwd=folder)
        assert ran.code == 0
        assert b"never sell this company to anybody" not in ran.out, form


def test_notes_ask_and_do_not_score(folder):
    ran = run_audit("check", "faulty.txt", "--notes", "--exit-zero", cwd=folder)
    assert "1." in ran.text and "?" in ran.text
    assert "of 100" not in ran.text


def test_explain_shows_the_page_and_helps_with_a_misspelt_name(folder):
    page = run_audit("explain", "agentless-passive-attribution", cwd=folder).text
    for head in ("Asks", "Finds", "Why", "Bad", "Good", "How to mend", "Standards"):
        assert f"\n{head}\n" in page
    assert max(map(len, page.splitlines())) <= 80
    ran = run_audit("explain", "agentless-pasive", cwd=folder)
    assert ran.code == 2 and b"agentless-passive-attribution" in ran.err


def test_rules_as_table_and_json(folder):
    rows = json.loads(run_audit("rules", "--format", "json", cwd=folder).text)
    table = run_audit("rules", cwd=folder).text
    assert len(rows) >= 30
    assert all(r["id"] in table and r["question"] for r in rows)
    assert max(map(len, table.splitlines())) <= 80


def test_inspect_shows_the_layers_and_why_rules_were_silent(folder):
    ran = run_audit("inspect", "faulty.txt:3", cwd=folder)
    assert ran.code == 0
    for word in ("claim", "answers", "Fired", "Did not fire", "agentless-passive-attribution at 3:1"):
        assert word in ran.text
    assert run_audit("inspect", "faulty.txt:2", cwd=folder).code == 0
    assert run_audit("inspect", "faulty.txt:99", cwd=folder).code == 2
    assert run_audit("inspect", "faulty.txt", cwd=folder).code == 2


def test_who_lists_claims_and_speakers(folder):
    ran = run_audit("who", "clean.txt", "--format", "json", cwd=folder)
    data = json.loads(ran.text)
    assert any(s["speaker"] == "Anna Lund" for s in data["speakers"])
    assert run_audit("who", "clean.txt", "--format", "csv", cwd=folder).text.startswith("kind,path,")
    assert "Speakers" in run_audit("who", "clean.txt", cwd=folder).text


def test_selftest_passes(folder):
    ran = run_audit("selftest", cwd=folder)
    assert ran.code == 0 and ", 0 failed" in ran.text


def test_a_rule_can_be_switched_off_or_given_another_severity(folder):
    (folder / "audit.toml").write_text('[rules]\nagentless-passive-attribution = "off"\n', "utf-8")
    report = json.loads(run_audit("check", "faulty.txt", "--format", "json", "--exit-zero", cwd=folder).text)
    assert all(f["rule"] != "agentless-passive-attribution" for f in report["findings"])
    (folder / "audit.toml").write_text('[rules]\nagentless-passive-attribution = "error"\n', "utf-8")
    report = json.loads(run_audit("check", "faulty.txt", "--format", "json", "--exit-zero", cwd=folder).text)
    assert {f["severity"] for f in report["findings"] if f["rule"] == "agentless-passive-attribution"} == {"error"}
    (folder / "audit.toml").write_text('[rules]\nagentless-pasive = "off"\n', "utf-8")
    ran = run_audit("check", "faulty.txt", cwd=folder)
    assert ran.code == 2 and b"did you mean" in ran.err
