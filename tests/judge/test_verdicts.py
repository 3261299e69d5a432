"""Verdicts are kept as places, without text; a mistake in a file is told with its line."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from pathlib import Path

import pytest
from judge import judge_kit as kit
from render.judges import spoken

from audit import judge
from audit.cli.judge_page import report
from audit.errors import UsageError
from audit.judge import Verdict
from audit.pipeline import Auditor


@pytest.fixture(scope="module")
def some() -> list[Verdict]:
    auditor = Auditor(profile=False)
    found = kit.hits(auditor, kit.items()[:3])
    return kit.verdicts([h for h in found if h.rule == kit.PASSIVE], auditor.pack)


def written(tmp_path: Path, *rows: object) -> Path:
    path = tmp_path / "judged.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


def as_rows(verdicts: list[Verdict]) -> list[dict[str, object]]:
    return [json.loads(line) for line in judge.text(verdicts).splitlines()]


def test_there_and_back(some: list[Verdict], tmp_path: Path) -> None:
    assert list(judge.read(written(tmp_path, *as_rows(some)))) == some
    assert judge.read(tmp_path / "nothing.jsonl") == ()


def test_a_folder_holds_a_file_a_rule(some: list[Verdict], tmp_path: Path) -> None:
    for n, verdict in enumerate(some):
        judge.write_one(tmp_path / f"rule-{n}.jsonl", verdict)
    assert list(judge.read(tmp_path)) == some


def test_no_text_is_kept(some: list[Verdict]) -> None:
    told = {"article", "sha256", "start", "end", "rule", "severity", "outlet", "pack", "definition", "draw"}
    assert {f.name for f in fields(Verdict)} == told | {"verdict", "why", "reader"}
    assert "believed" not in judge.text(some)


def test_the_later_verdict_of_one_reader_counts(some: list[Verdict], tmp_path: Path) -> None:
    rows = as_rows(some)
    back = judge.read(written(tmp_path, *rows, rows[0] | {"verdict": "wrong"}, rows[0] | {"reader": "bo"}))
    assert [v.verdict for v in back if v.id == some[0].id] == ["wrong", "right"]
    assert len(back) == len(some) + 1


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"verdict": "rihgt"}, "did you mean 'right'"),
        ({"verdict": ""}, "none of right"),
        ({"severity": "eror"}, "did you mean 'error'"),
        ({"start": "12"}, "start"),
        ({"draw": True}, "draw"),
        ({"why": "x" * 61}, "longer than"),
        ({"rule": None}, "rule"),
    ],
)
def test_a_mistake_is_told_with_its_line(some: list[Verdict], tmp_path: Path, change: dict, said: str) -> None:
    first, second, *_ = as_rows(some)
    path = written(tmp_path, first, second | change)
    with pytest.raises(UsageError, match=r"judged\.jsonl:2: ") as e:
        judge.read(path)
    assert said in str(e.value)


def test_a_line_that_is_no_object_is_told(tmp_path: Path) -> None:
    for line in ("{", "[1]", '{"article": "x"}'):
        path = tmp_path / "bad.jsonl"
        path.write_text(line + "\n", "utf-8")
        with pytest.raises(UsageError, match=r"bad\.jsonl:1"):
            judge.read(path)


def test_answers_beside_the_export(some: list[Verdict], tmp_path: Path) -> None:
    exported = [
        row | {"id": v.id, "verdict": "", "words": "a text"} for v, row in zip(some, as_rows(some), strict=True)
    ]
    export = tmp_path / "export.jsonl"
    export.write_text("".join(json.dumps(row) + "\n" for row in exported), "utf-8")
    short = written(tmp_path, {"id": some[1].id, "verdict": "wrong", "why": "a quotation"})
    (one,) = judge.answers([export, short], "bo")
    assert (one.id, one.verdict, one.why, one.reader) == (some[1].id, "wrong", "a quotation", "bo")
    with pytest.raises(UsageError, match="in none of the files"):
        judge.answers([short], "bo")


def test_a_place_that_was_changed_is_told(some: list[Verdict], tmp_path: Path) -> None:
    row = as_rows(some)[0] | {"id": some[0].id, "start": 0}
    with pytest.raises(UsageError, match="was changed"):
        judge.answers([written(tmp_path, row)], "bo")


def test_the_name_of_a_rule_that_is_none_of_ours_acts_on_no_terminal(some: list[Verdict]) -> None:
    odd = replace(some[0], rule="\x1b[2J\n::error::" + "x" * 90)
    shown = report(judge.tally([odd]), Auditor(profile=False).pack)
    assert list(spoken(shown)) == [] and "\\x1b[2J" in shown and "x" * 40 not in shown
