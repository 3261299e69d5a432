"""A team's first day, and what it expects of a tool of this kind."""

from __future__ import annotations

import io
import json
import os
import re
import signal
import subprocess
import sys
import tomllib
from pathlib import Path

import jsonschema
import pytest
from repository import CLEAN, FAULTY, articles, git
from support import ROOT, call, run
from team import LABEL, audit, rules

from audit.cli import telling

LINE = re.compile(r"(?P<files>[\d,]+) files?, .+, \d+\.\d s\n\Z")


# -- what is shown


def test_many_files_are_a_list_with_a_last_line_and_a_clean_one_is_nothing(folder: Path) -> None:
    ran = audit(folder, "check", ".")
    assert "clean.md" not in ran.text and "README" not in ran.text
    assert f"{FAULTY}\n" in ran.text and "^^^^^" in ran.text
    said = ran.err.decode()
    assert "left out: 2 by default (" in said and "README.md" in said and "node_modules/" in said
    assert (found := LINE.search(said)) and found["files"] == "3"
    alone = audit(folder, "check", "content/clean.md")
    assert (alone.code, alone.out) == (0, b"") and LINE.search(alone.err.decode())
    assert "Ask first" in audit(folder, "check", "content/faulty.md").text


def test_quiet_statistics_and_compact(folder: Path) -> None:
    ran = audit(folder, "check", ".", "--format", "compact", "--quiet")
    assert ran.err == b"" and all(
        re.match(r"content/\w+\.md:\d+:\d+: (error|warning) [\w-]+ ", x) for x in ran.text.splitlines()
    )
    counted = audit(folder, "check", ".", "--statistics", "-q").text.splitlines()
    assert sum(int(line.split()[0]) for line in counted) == len(ran.text.splitlines())
    assert audit(folder, "check", ".", "--format", "compact", "--min-severity", "error").text == ""


@pytest.mark.parametrize("columns", ["20", "40", "200", "999"])
def test_the_width_is_that_of_the_terminal(folder: Path, columns: str) -> None:
    lines = audit(folder, "check", ".", COLUMNS=columns).text.splitlines()
    assert max(map(len, lines)) <= min(max(int(columns), 40), 200)


def test_colours_by_the_environment(folder: Path) -> None:
    def coloured(*args: str, **env: str) -> bool:
        return b"\x1b[" in audit(folder, "check", ".", *args, **env).out

    assert coloured(FORCE_COLOR="1") and not coloured(FORCE_COLOR="0") and not coloured()
    assert not coloured(FORCE_COLOR="1", NO_COLOR="1") and coloured("--color", "always", NO_COLOR="1")
    assert not coloured("--color", "never", FORCE_COLOR="1")


def test_an_empty_file_is_not_judged_and_no_error(folder: Path) -> None:
    (folder / "content" / "empty.md").write_text("", "utf-8")
    ran = audit(folder, "check", "content", "--exit-zero")
    assert ran.code == 0 and b"1 not judged" in ran.err and b"warning: content/empty.md" in ran.err


def test_an_interrupt_shows_what_is_done_and_says_what_is_not(tmp_path: Path) -> None:
    articles(tmp_path / "content", 300, whole=True)
    command = [sys.executable, "-m", "audit", "check", "content", "--format", "jsonl", "--exit-zero", "-j", "1"]
    env = {**os.environ, "PYTHONPATH": str(ROOT), "AUDIT_NO_CACHE": "1"}

    def heard() -> None:
        signal.signal(signal.SIGINT, signal.SIG_DFL)

    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=tmp_path, env=env, stdout=pipe, stderr=pipe, preexec_fn=heard) as process:
        assert process.stdout and process.stderr
        first = process.stdout.readline()
        process.send_signal(signal.SIGINT)
        rest, said = process.communicate(timeout=60)
    rows = [json.loads(line) for line in (first + rest).splitlines()]
    assert process.returncode == 130 and 1 <= len(rows) < 300 and b"Traceback" not in said
    assert f"stopped: {300 - len(rows)} of 300 files were not audited" in said.decode()


# -- which rules, words, budgets


def test_rules_are_chosen_by_name_family_and_dimension_in_any_case(folder: Path) -> None:
    def found(*args: str) -> set[str]:
        return set(rules(audit(folder, "check", ".", "--format", "compact", "-q", *args)))

    every = found()
    assert {"agentless-passive-attribution", "contentious-label"} <= every
    assert found("--select", "Agentless-Passive-Attribution") == {"agentless-passive-attribution"}
    assert "contentious-label" not in found("--select", "ATTRIBUTION") and found("--select", "attribution")
    assert found("--ignore", "contentious-label,attribution") < every
    assert found("--select", "contentious-label", "--ignore", "all") == {"contentious-label"}
    assert found("--select", "contentious-label", "--extend-select", "attribution") >= {
        *("contentious-label", "agentless-passive-attribution"),
    }
    ran = audit(folder, "check", ".", "--select", "contentous-label")
    assert ran.code == 2 and b"contentious-label" in ran.err


def test_a_budget_by_count_and_by_words_is_a_gate(folder: Path) -> None:
    def code(*args: str) -> tuple[int, str]:
        ran = audit(folder, "check", ".", "--fail-on", "never", "-q", *args)
        return ran.code, ran.err.decode()

    assert code()[0] == 0
    assert code("--max", "warning=100")[0] == 0 and code("--max", "contentious-label=1")[0] == 0
    over, said = code("--max", "contentious-label=0")
    assert over == 1 and "over budget: contentious-label: 1, and at most 0" in said
    assert code("--max", "warning=1/1000w")[0] == 1 and code("--max", "warning=999/1000w")[0] == 0
    assert code("--max", "warning=0", "--exit-zero")[0] == 0
    for wrong in ("warning", "warning=x", "warning=3/0w"):
        assert code("--max", wrong)[0] == 2
    (folder / "audit.toml").write_text("[max]\ncontentious-label = 0\n", "utf-8")
    assert code()[0] == 1
    (folder / "audit.toml").write_text("[max]\nwarnings = 0\n", "utf-8")
    assert code()[0] == 2


def test_words_may_stand_for_all_rules_or_one(folder: Path) -> None:
    def found(config: str) -> list[str]:
        (folder / "audit.toml").write_text(config, "utf-8")
        return rules(audit(folder, "check", "content/label.md", "--format", "compact", "-q"))

    assert "contentious-label" in found("")
    assert "contentious-label" not in found('[words]\nallow = ["Regime"]\n')
    assert "contentious-label" not in found('[words.rules]\nContentious-Label = ["regime"]\n')
    assert "contentious-label" in found('[words.rules]\nscare-quotes = ["regime"]\n')
    assert "contentious-label" in found('[words]\nallow = ["reg"]\n')


def test_an_override_ignores_by_path(folder: Path) -> None:
    (folder / "audit.toml").write_text(
        '[[overrides]]\npath = "content/label.md"\nignore = ["contentious-label"]\n', "utf-8"
    )
    assert "contentious-label" not in rules(audit(folder, "check", ".", "--format", "compact", "-q"))
    (folder / "content" / "other.md").write_text(f"# Other\n\n{LABEL}\n", "utf-8")
    assert "contentious-label" in rules(audit(folder, "check", ".", "--format", "compact", "-q"))


# -- the config


def test_a_config_extends_another_within_the_tree(folder: Path) -> None:
    git(folder, "init", "--quiet")
    (folder / "shared.toml").write_text(
        'fail-on = "warning"\n[words]\nallow = ["regime"]\n[rules]\nno-date = "off"\n', "utf-8"
    )
    (folder / "content" / "audit.toml").write_text('extend = "../shared.toml"\n[rules]\nno-byline = "off"\n', "utf-8")
    rows = {
        r["key"]: r
        for r in json.loads(audit(folder / "content", "config", "--format", "json", "--ignore", "tone").text)
    }
    assert (rows["fail-on"]["value"], rows["fail-on"]["origin"]) == ("warning", "../shared.toml:1") or rows["fail-on"][
        "origin"
    ].endswith("shared.toml:1")
    assert rows["rules.no-date"]["value"] == rows["rules.no-byline"]["value"] == "off"
    assert rows["words.allow"]["value"] == ["regime"] and rows["ignore"]["origin"] == "flag"
    assert rows["baseline"]["origin"] == "default" and rows["rules.no-byline"]["origin"].endswith("audit.toml:3")
    outside = folder.parent / "outside.toml"
    outside.write_text("", "utf-8")
    (folder / "content" / "audit.toml").write_text('extend = "../../outside.toml"\n', "utf-8")
    ran = audit(folder / "content", "check", ".")
    assert ran.code == 2 and b"audit.toml:1: extend leads out of" in ran.err
    (folder / "shared.toml").write_text('extend = "content/audit.toml"\n', "utf-8")
    (folder / "content" / "audit.toml").write_text('extend = "../shared.toml"\n', "utf-8")
    assert b"in a circle" in audit(folder / "content", "check", ".").err


@pytest.mark.parametrize(
    "line",
    ['pack = "../pack"', 'judged = "/etc"', 'reference = "../r"', 'paths = ["../.."]', '[genres]\ncourt = "../p"'],
)
def test_a_config_that_was_found_reads_nothing_outside(folder: Path, line: str) -> None:
    (folder / "audit.toml").write_text(line + "\n", "utf-8")
    ran = audit(folder, "check", "content")
    assert ran.code == 2 and b"leads out of" in ran.err and ran.err.count(b"\n") == 1


def test_the_schema_of_the_config_takes_the_documented_one(folder: Path) -> None:
    schema = json.loads(audit(folder, "config", "schema").text)
    jsonschema.Draft202012Validator.check_schema(schema)
    page = (ROOT / "docs/config.md").read_text("utf-8")
    sample = tomllib.loads(page.split("```toml\n", 1)[1].split("```", 1)[0])
    jsonschema.validate(sample, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"fail-onn": "error"}, schema)


def test_config_for_a_file(folder: Path) -> None:
    (folder / "audit.toml").write_text(
        'genre = "news"\n[[overrides]]\npath = "opinion/*"\ngenre = "opinion"\n', "utf-8"
    )
    said = audit(folder, "config", "--for", "opinion/a.md").text
    assert 'genre = "opinion"  # overrides' in said and 'genre = "news"  # audit.toml:1' in audit(folder, "config").text


# -- small things


def test_what_was_meant(folder: Path) -> None:
    assert b"did you mean 'check'" in audit(folder, "chek", ".").err
    assert audit(folder, "chek", ".").code == 2
    assert b"audit check content/label.md" in audit(folder, "content/label.md").err
    assert audit(folder, "explain", "Contentious-LABEL").text.startswith("contentious-label\n")
    ours = {p.stem for p in (ROOT / "rules/core").glob("*/*.yaml")}
    other = next(
        p.stem
        for p in sorted((ROOT / "rules").glob("[d-z]*/*/*.yaml"))
        if p.stem not in ours and p.parent.name != "lexicons"
    )
    assert audit(folder, "explain", other).text.startswith(other)


def test_standard_input_with_a_name(folder: Path) -> None:
    page = f"<html><body><h1>Port talks</h1><p>{LABEL}</p></body></html>"
    ran = audit(folder, "check", "-", "--stdin-filename", "content/x.html", "--format", "compact", "-q", stdin=page)
    assert ran.text.startswith("content/x.html:1:") and "contentious-label" in ran.text
    assert audit(folder, "check", "--stdin-filename", "x.md", "--fix", stdin=LABEL).code == 2


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(folder: Path, shell: str) -> None:
    assert "_AUDIT_COMPLETE" in audit(folder, "completion", shell).text
    asked = {"_AUDIT_COMPLETE": "bash_complete", "COMP_WORDS": "audit che", "COMP_CWORD": "1"}
    ran = run([], cwd=folder, env={**asked, "PYTHONPATH": str(ROOT)})
    assert "check" in ran.text


@pytest.mark.parametrize("count", [256, 512])
def test_many_findings_exit_1(folder: Path, count: int) -> None:
    (folder / "many.md").write_text("# Talks\n\n" + f"{FAULTY}\n\n" * count, "utf-8")
    args = ["check", "many.md", "--select", "agentless-passive-attribution", "--fail-on", "warning"]
    ran = run([*args, "--format", "compact"], cwd=folder, env={"PYTHONPATH": str(ROOT)})
    assert ran.code == 1 and len(ran.text.splitlines()) == count


def test_bad_input_is_one_line_and_2(folder: Path) -> None:
    (folder / "locked.md").write_text(CLEAN, "utf-8")
    (folder / "locked.md").chmod(0)
    for args in (
        ["check", "nowhere.md"],
        ["check", "nowhere.md", "--format", "compact"],
        ["check", "nowhere.md", "nowhere.md"],
        ["check", "https://example.org/a"],
    ):
        ran = audit(folder, *args)
        assert (ran.code, ran.out, ran.err.count(b"\n")) == (2, b"", 1), ran.err
    if os.geteuid():
        ran = audit(folder, "check", "locked.md")
        assert ran.code == 2 and ran.err.count(b"\n") == 1
    (folder / "audit.toml").write_text('\nfail-on = "errr"', "utf-8")
    ran = audit(folder, "check", "content")
    assert ran.code == 2 and ran.err.count(b"\n") == 1 and b"audit.toml:2" in ran.err


def test_the_rules_as_json_are_stable(folder: Path) -> None:
    rows = json.loads(audit(folder, "rules", "--format", "json").text)
    assert [r["id"] for r in rows] == sorted(r["id"] for r in rows)
    assert set(rows[0]) == {
        *(
            "id",
            "family",
            "severity",
            "dimension",
            "status",
            "confidence",
            "summary",
            "question",
            "hint",
            "pack",
            "since",
        ),
        *("replaced_by", "standards", "precision"),
    }


# -- how far it is


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_is_drawn_where_somebody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telling, "SLOW", 0.0)
    monkeypatch.setattr(telling, "EACH", 0.0)
    for screen, quiet, drawn in ((Screen(), False, True), (io.StringIO(), False, False), (Screen(), True, False)):
        monkeypatch.setattr(sys, "stderr", screen)
        bar = telling.Progress(4, quiet=quiet)
        for _ in range(4):
            bar.step()
            bar.clear()
        assert ("[############............] 2/4" in screen.getvalue()) is drawn
        assert screen.getvalue().endswith("\x1b[2K") is drawn


def test_where_no_file_holds_text_nothing_was_judged_and_that_is_an_error(folder: Path) -> None:
    (folder / "empty.md").write_text("", "utf-8")
    (folder / "blank.md").write_text("\u200b \n", "utf-8")
    ran = call(["check", "empty.md", "blank.md"], cwd=folder)
    assert ran.code == 2 and b"error: nothing was judged" in ran.err


def test_a_page_of_front_matter_alone_is_no_error(folder: Path) -> None:
    (folder / "section.md").write_text("---\ntitle: Sport\n---\n", "utf-8")
    ran = call(["check", "section.md"], cwd=folder)
    assert ran.code == 0 and b"holds front matter alone" in ran.err
