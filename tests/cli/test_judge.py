"""audit judge: hits in context, verdicts kept at once, the same elsewhere and back, and on the newsroom's own cards."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from judge import judge_kit as kit
from support import Ran, call

RULE = kit.PASSIVE
ONLY = ("--rule", RULE)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    for item in kit.items():
        (tmp_path / "news").mkdir(exist_ok=True)
        (tmp_path / "news" / f"{item['id'].lower().replace(' ', '-')}.txt").write_text(item["text"], "utf-8")
    return tmp_path


def judged(archive: Path, *args: str, said: str = "") -> Ran:
    return call(["judge", *args], cwd=archive, stdin=said.encode())


def rows(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_a_hit_is_shown_in_its_context(archive: Path) -> None:
    ran = judged(archive, "news", *ONLY, said="q\n")
    assert ran.code == 0
    for part in ("1 of 36", f"{RULE} (warning)", "Finds: ", "Says: ", "«It is ", "mayor Anna Lund said."):
        assert part in ran.text, part
    assert max(map(len, ran.text.splitlines())) <= 80
    assert not (archive / "judged.jsonl").exists()


def test_verdicts_are_kept_at_once_and_the_same_command_goes_on(archive: Path) -> None:
    judged(archive, "news", *ONLY, said="r\nw a quotation\nhuh?\nunclear\n")
    kept = rows(archive / "judged.jsonl")
    assert [(v["verdict"], v["why"]) for v in kept] == [("right", ""), ("wrong", "a quotation"), ("unclear", "")]
    ran = judged(archive, "news", *ONLY, "--reader", "bo", said="s\nr\nq\n")
    assert "1 of 33" in ran.text and "3 of 33" in ran.text
    kept = rows(archive / "judged.jsonl")
    assert len(kept) == 4 and kept[-1]["reader"] == "bo"
    assert len({(v["sha256"], v["start"]) for v in kept}) == 4


def test_a_report_of_what_was_judged(archive: Path) -> None:
    assert judged(archive, "--report").text == "Nothing was judged yet.\n"
    judged(archive, "news", *ONLY, said="r\nw\n")
    shown = judged(archive, "--report").text
    assert RULE in shown and "1 of 2" in shown and "9 to 91" in shown and "under 30" in shown
    assert max(map(len, shown.splitlines())) <= 80


def test_elsewhere_and_back(archive: Path) -> None:
    assert judged(archive, "news", *ONLY, "--each", "5", "--export", "hits.jsonl").code == 0
    export = rows(archive / "hits.jsonl")
    assert len(export) == 5 and all(row["words"] and row["before"] and row["finds"] for row in export)
    filled = [row | {"verdict": "right", "why": "", "reader": "cy"} for row in export[:4]]
    (archive / "hits.jsonl").write_text("".join(json.dumps(row) + "\n" for row in filled), "utf-8")
    assert judged(archive, "--import", "hits.jsonl").code == 0
    kept = rows(archive / "judged.jsonl")
    assert len(kept) == 4 and not {"words", "before", "title", "message"} & set(kept[0])
    again = judged(archive, "news", *ONLY, "--each", "5", "--export", "-").text.splitlines()
    assert [json.loads(line)["id"] for line in again] == [export[4]["id"]], "what nobody has read yet"


def test_a_folder_keeps_a_file_a_rule(archive: Path) -> None:
    judged(archive, "news", *ONLY, "--file", "kept/", said="r\n")
    judged(archive, "news", *ONLY, "--each", "3", "--file", "kept/", "--export", "hits.jsonl")
    export = [row | {"verdict": "wrong"} for row in rows(archive / "hits.jsonl")]
    (archive / "hits.jsonl").write_text("".join(json.dumps(row) + "\n" for row in export), "utf-8")
    judged(archive, "--file", "kept/", "--import", "hits.jsonl")
    assert [f.name for f in (archive / "kept").iterdir()] == [f"{RULE}.jsonl"]
    assert [v["verdict"] for v in rows(archive / "kept" / f"{RULE}.jsonl")] == ["right", "wrong", "wrong"]


def test_a_second_reader_reads_what_the_first_did(archive: Path) -> None:
    judged(archive, "news", *ONLY, "--reader", "ada", said="r\n" * 6)
    ran = judged(archive, "news", *ONLY, "--reader", "bo", "--second", said="w\nr\n")
    assert "1 of 2" in ran.text
    assert "2 hits were read by two: they said the same of 1 (50%)." in judged(archive, "--report").text


def test_the_verdicts_speak_on_the_newsrooms_own_cards(archive: Path) -> None:
    judged(archive, "news", *ONLY, "--export", "hits.jsonl")
    export = [row | {"verdict": "right" if n % 6 else "wrong"} for n, row in enumerate(rows(archive / "hits.jsonl"))]
    (archive / "hits.jsonl").write_text("".join(json.dumps(row) + "\n" for row in export), "utf-8")
    judged(archive, "--import", "hits.jsonl")
    (archive / "audit.toml").write_text('judged = "judged.jsonl"\n', "utf-8")
    ran = call(["check", "news/tarn-pier.txt", "--format", "json", "--exit-zero"], cwd=archive)
    found = [f for f in json.loads(ran.text)["findings"] if f["rule"] == RULE]
    assert found and all(f["precision"]["own"] and f["precision"]["n"] == 36 for f in found)
    page = " ".join(call(["explain", RULE], cwd=archive).text.split())
    assert "Right in 30 of 36 judged hits (95% 68 to 92), by your own readers." in page
    html = call(["check", "news/tarn-pier.txt", "--format", "html", "--exit-zero"], cwd=archive).text
    assert "right in 30 of 36 judged hits (95% 68 to 92), by your own readers" in html
    sarif = json.loads(call(["check", "news/tarn-pier.txt", "--format", "sarif", "--exit-zero"], cwd=archive).text)
    rule = next(r for r in sarif["runs"][0]["tool"]["driver"]["rules"] if r["id"] == RULE)
    assert rule["properties"]["precision"] == "medium" and rule["properties"]["measured"]["n"] == 36


def test_mistakes_are_told(archive: Path) -> None:
    for args, said in (
        ((), b"name the articles"),
        (("news", "--rule", "agentless-pasive"), b"no rule 'agentless-pasive'"),
        (("--import", "nowhere.jsonl"), b"nowhere.jsonl"),
    ):
        ran = judged(archive, *args)
        assert ran.code == 2 and said in ran.err, ran.err
    (archive / "audit.toml").write_text('fail-on = "error"\njudged = "nowhere.jsonl"\n', "utf-8")
    ran = call(["check", "news"], cwd=archive)
    assert ran.code == 2 and b"audit.toml:2: judged: no such file" in ran.err
