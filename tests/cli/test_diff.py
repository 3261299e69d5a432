"""audit diff as a person or a build runs it: exit codes, outputs, what is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support import Ran, call

CLEAN = """Council approves new footbridge

The city council approved a new footbridge on Tuesday, mayor Anna Lund told reporters after the vote.

“We will start building in May,” she said.
"""
FAULTY = (
    CLEAN
    + """
It is widely believed that the bridge will collapse within a year.
"""
)


def diff(folder: Path, *args: str, stdin: bytes = b"") -> Ran:
    return call(["diff", *args], cwd=folder, stdin=stdin)


def save(folder: Path, name: str, *texts: tuple[str, str], form: str = "json") -> None:
    """Audits texts, (path, text) each, and saves the report."""
    for path, text in texts:
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    ran = call(["check", *(path for path, _ in texts), "--format", form, "--exit-zero"], cwd=folder)
    (folder / name).write_bytes(ran.out)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("newsroom")
    (made / "audit.toml").write_text('[rules]\nagentless-passive-attribution = "error"\n', "utf-8")
    save(made, "clean.json", ("a.txt", CLEAN))
    save(made, "faulty.json", ("a.txt", FAULTY))
    save(made, "two.jsonl", ("a.txt", CLEAN), ("b.txt", FAULTY), form="jsonl")
    save(made, "failed.jsonl", ("a.txt", CLEAN), ("c.pdf", "no text"), form="jsonl")
    return made


def test_0_nothing_new_1_something_new(folder: Path) -> None:
    assert diff(folder, "clean.json", "clean.json").code == 0
    assert diff(folder, "faulty.json", "faulty.json").code == 0, "what was there before is not new"
    assert diff(folder, "faulty.json", "clean.json").code == 0
    worse = diff(folder, "clean.json", "faulty.json")
    assert worse.code == 1 and "agentless-passive-attribution" in worse.text
    assert diff(folder, "clean.json", "faulty.json", "--fail-on", "never").code == 0
    assert diff(folder, "clean.json", "faulty.json", "--exit-zero").code == 0


def test_an_article_that_is_new_brings_new_findings(folder: Path) -> None:
    ran = diff(folder, "clean.json", "two.jsonl")
    assert ran.code == 1 and "Only after\n  b.txt: 1 error" in ran.text
    assert diff(folder, "two.jsonl", "clean.json").code == 0


def test_a_file_that_is_not_audited_now_is_2_one_that_was_not_before_is_told(folder: Path) -> None:
    ran = diff(folder, "two.jsonl", "failed.jsonl")
    assert ran.code == 2 and "Not audited" in ran.text
    ran = diff(folder, "failed.jsonl", "clean.json")
    assert ran.code == 0 and "(before, " in ran.text


def edited(folder: Path, **change: object) -> str:
    """A report that somebody has changed by hand."""
    report = json.loads((folder / "faulty.json").read_text("utf-8"))
    report["findings"][0] |= change
    (folder / "edited.json").write_text(json.dumps(report), "utf-8")
    return "edited.json"


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"severity": "fatal"}, "findings[0].severity: 'fatal' is none of error, warning, info, credit"),
        ({"spans": [[0, 99999]]}, "findings[0].spans: reach over the end of the text"),
        ({"locations": []}, "findings[0]: has no place"),
        ({"score": 1}, "unknown field 'score'"),
        ({"spans": [[5, 1]]}, "not a span"),
    ],
)
def test_a_report_that_was_edited_by_hand_is_refused(folder: Path, change: dict[str, object], says: str) -> None:
    name = edited(folder, **change)
    for args in (["diff", "clean.json", name], ["diff", name, "clean.json"], ["render", name, "--format", "html"]):
        ran = call(args, cwd=folder)
        assert ran.code == 2 and ran.out == b""
        error = ran.err.decode()
        assert error.startswith("error: edited.json: ") and says in error and error.count("\n") == 1


@pytest.mark.parametrize("args", [["clean.json", "nowhere.json"], ["a.txt", "clean.json"], ["clean.json"], ["-", "-"]])
def test_what_is_no_report_is_refused(folder: Path, args: list[str]) -> None:
    ran = diff(folder, *args)
    assert ran.code == 2 and ran.out == b"" and b"Traceback" not in ran.err
    assert diff(folder, *args, "--exit-zero").code == 2


def test_one_of_the_two_may_come_from_the_standard_input(folder: Path) -> None:
    piped = diff(folder, "-", "faulty.json", stdin=(folder / "clean.json").read_bytes())
    assert piped.out == diff(folder, "clean.json", "faulty.json").out and piped.code == 1


def test_formats_and_outputs(folder: Path) -> None:
    plain = diff(folder, "clean.json", "faulty.json")
    assert b"\x1b" not in plain.out and max(map(len, plain.text.split("\n"))) <= 80
    assert b"\x1b[" in diff(folder, "clean.json", "faulty.json", "--color", "always").out
    value = json.loads(diff(folder, "clean.json", "faulty.json", "--format", "json").text)
    assert value["schema"] == "diff/1" and value["articles"][0]["matched_by"] == "path"
    targets = ["--output", "html=out/diff.html", "--output", "markdown=out/diff.md"]
    ran = diff(folder, "clean.json", "faulty.json", *targets)
    assert ran.code == 1 and ran.out == b"" and b"wrote out/diff.html" in ran.err
    assert (folder / "out/diff.html").read_text("utf-8").startswith("<!doctype html>")
    shown = diff(folder, "clean.json", "faulty.json", "--format", "markdown")
    assert (folder / "out/diff.md").read_bytes() == shown.out
    assert diff(folder, "clean.json", "faulty.json", "--output", "csv=x.csv").code == 2
    assert diff(folder, "clean.json", "faulty.json", "--output", "json=a.txt/x.json").code == 2


def test_a_house_has_its_own_style_here_too(folder: Path) -> None:
    (folder / "house").mkdir()
    (folder / "house/house.css").write_text(":root { --accent: #123456; }\n", "utf-8")
    args = ["clean.json", "faulty.json", "--format", "html", "--template", "house"]
    assert b"--accent: #123456" in diff(folder, *args).out


def test_without_the_text_no_words_come_out(folder: Path) -> None:
    for path, name in (("a.txt", "c.json"), ("a.txt", "f.json")):
        (folder / path).write_text(CLEAN if name == "c.json" else FAULTY, "utf-8")
        saved = call(["check", path, "--no-text", "--format", "json", "--exit-zero"], cwd=folder)
        (folder / name).write_bytes(saved.out)
    for form in ("terminal", "markdown", "html", "json"):
        ran = diff(folder, "c.json", "f.json", "--format", form)
        assert ran.code == 1 and b"widely believed that the bridge" not in ran.out, form
