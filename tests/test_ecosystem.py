"""The tool that shows what a change of the rules does to real articles, on made-up ones."""

from __future__ import annotations

import json
from pathlib import Path

import ecosystem
import ecosystem_readings
import pytest
from ecosystem import compare, main, said
from ecosystem_readings import Place, Reading, packed, unpacked

TEXTS = {
    "recovery": "Bridge opens\n\nA legendary bridge opened on Monday. It is widely believed that it will close.",
    "polnear": "A source said the plan was dead. “It is legendary,” the mayor said.",
}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    for name, text in TEXTS.items():
        rows = [{"id": f"{name}#{n}", "text": text} for n in range(3)]
        rows[0]["title"] = "Council meets"
        (tmp_path / name).mkdir()
        (tmp_path / name / "dev.jsonl").write_text("\n".join(map(json.dumps, rows)) + "\n")
    return tmp_path


def place(start: int, end: int, severity: str = "info", words: str = "") -> Place:
    return Place(start, end, severity, words or f"{start}{end}")


def test_gained_lost_moved_and_graver_are_told_apart() -> None:
    before = {"a": {"x": [place(0, 5), place(10, 15), place(20, 30), place(40, 45)], "y": [place(1, 2)]}, "b": {}}
    after = {
        "a": {"x": [place(0, 5, "error"), place(12, 18), place(50, 55), place(70, 75, words="4045")]},
        "b": {"z": [place(3, 4)]},
    }
    after["a"]["y"] = before["a"]["y"]
    changes = compare(before, after)
    assert set(changes) == {"x", "z"}
    x = changes["x"]
    assert (x.severity, x.moved) == ([("a", place(0, 5, "error"))], [("a", place(12, 18))])
    assert (x.gained, x.lost) == ([("a", place(50, 55))], [("a", place(20, 30))])
    assert changes["z"].gained == [("b", place(3, 4))]
    assert compare(before, before) == {}


def test_marks_are_paired_by_their_place_and_told_by_their_parts() -> None:
    before = {"a": {"x": [place(0, 5, "identified", "aa"), place(10, 15, "vague", "bb")]}}
    after = {"a": {"x": [place(0, 5, "identified", "cc"), place(30, 35, "vague", "bb")]}}
    x = compare(before, after, by_words=False)["x"]
    assert (x.other, x.moved, x.severity) == ([("a", place(0, 5, "identified", "cc"))], [], [])
    assert (x.gained, x.lost) == ([("a", place(30, 35, "vague", "bb"))], [("a", place(10, 15, "vague", "bb"))])


def test_a_baseline_goes_to_bytes_and_back() -> None:
    one = Reading("0a1b2c", "hbb", ".In", ".c.", {"x": [place(0, 5, "error", "0123ab")]}, {}, {"d": [1.5, None, 2.0]})
    read = {"a/1": one, "b": Reading()}
    assert unpacked(packed(read)) == read
    assert packed(read) == packed(dict(reversed(read.items())))
    with pytest.raises(ValueError, match="schema"):
        unpacked(packed(read).__class__(ecosystem_readings.gzip.compress(b'{"schema": "other/1"}')))


def test_it_shows_what_is_new_and_update_makes_it_the_baseline(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    baseline = data / "baseline.json.gz"
    args = ["--data", str(data), "--baseline", str(baseline)]
    assert main(args) == 2 and "no baseline" in capsys.readouterr().err
    assert main([*args, "--update"]) == 0
    first = baseline.read_bytes()
    capsys.readouterr()
    assert main(args) == 0
    assert capsys.readouterr().out == "6 articles: none are read otherwise than the baseline has them\n"
    read = unpacked(first)
    assert len(read) == 6 and any("bare-source" in r.found for r in read.values())
    del read["polnear/polnear#1"].found["bare-source"]
    read["recovery/recovery#2"].found["scare-quotes"] = [place(0, 6)]
    baseline.write_bytes(packed(read))
    assert main(args) == 1
    told = capsys.readouterr().out
    assert "6 articles: 2 are read otherwise than the baseline has them: polnear/polnear#1, recovery/recovery#2" in told
    assert "bare-source: 1 gained\n  + polnear/polnear#1 " in told
    assert "scare-quotes: 1 lost\n  - recovery/recovery#2 0-6 info\n" in told
    assert "make ecosystem-update" in told
    assert "legendary" not in told and "source said" not in told
    assert main([*args, "--words"]) == 1
    assert "“A source" in capsys.readouterr().out
    assert main([*args, "--update"]) == 0 and baseline.read_bytes() == first


def test_a_baseline_of_another_schema_is_refused_but_may_be_written_anew(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    baseline = data / "baseline.json.gz"
    baseline.write_bytes(ecosystem_readings.gzip.compress(b'{"schema": "ecosystem/1", "found": {}}'))
    args = ["--data", str(data), "--baseline", str(baseline)]
    assert main(args) == 2 and "ecosystem-update" in capsys.readouterr().err
    assert main([*args, "--update"]) == 0 and main(args) == 0


def test_statuses_claims_blocks_scores_and_attributions_that_move_are_told() -> None:
    before = Reading(
        "aa", "hbbb", ".Inw", ".cc.", {}, {"attributions": [place(3, 7, "identified", "aa")]}, {"d": [50.0, 40.0, 60.0]}
    )
    after = Reading(
        "aa", "hbbp", ".nn.", ".c..", {}, {"attributions": [place(3, 7, "vague", "bb")]}, {"d": [43.5, 40.0, 60.0]}
    )
    told = said({"a": before, "b": before, "c": before}, {"a": after, "b": before, "c": Reading("bb", "hb")})
    assert "3 articles: 2 are read otherwise" in told
    assert "sentences: split otherwise in 1 articles: c 4 -> 2\n" in told
    assert "blocks: 1 body -> promo\n  a, sentence 4: body -> promo\n" in told
    assert "claims: 1 claim -> no claim\n  a, sentence 3: claim -> no claim\n" in told
    assert "statuses: 1 identified -> none, 1 weak -> not judged\n  a, sentence 2: identified -> none\n" in told
    assert "score of d: moved in 2 articles, by -6.5 to -6.5\n  a: 50.0 (40.0 to 60.0) -> 43.5 (40.0 to 60.0)\n" in told
    assert "  c: 50.0 (40.0 to 60.0) -> not judged\n" in told
    assert "attributions: 1 lost, 1 of another sort\n  - c 3-7 identified\n  ! a 3-7 vague\n" in told


@pytest.mark.parametrize(
    ("sentence", "layer", "letters"),
    [
        ("The mayor said the bridge was old.", "statuses", ".I"),
        ("Experts say the bridge is old.", "statuses", ".V"),
        ("The mayor said the bridge was old. It opened on Monday.", "statuses", ".Iw"),
        ("Nobody knows why.\n\nREAD ALSO: Ten cakes for a rainy day\n\nIt opened.", "blocks", "hbpb"),
        ("Does it stand? The council closed the bridge.", "claims", "..c"),
    ],
)
def test_each_sentence_has_a_letter(sentence: str, layer: str, letters: str) -> None:
    ((_, read),) = ecosystem.readings({"a": {"text": f"Bridge opens at last\n\n{sentence}"}})
    assert getattr(read, layer) == letters


def test_nothing_of_the_texts_is_kept(data: Path) -> None:
    main(["--data", str(data), "--baseline", str(data / "b.gz"), "--update"])
    kept = ecosystem_readings.gzip.decompress((data / "b.gz").read_bytes()).decode()
    assert not [word for word in ("legendary", "bridge", "mayor", "Council", "widely") if word in kept]


def test_many_places_are_cut_short_and_strange_articles_left_out() -> None:
    before = {"a": Reading(), "gone": Reading()}
    after = {"a": Reading(found={"x": [place(n, n + 1) for n in range(0, 40, 2)]})}
    told = said(before, after)
    assert "  and 15 more" in told and "1 articles are in one of the two alone, left out: gone" in told


def test_without_the_articles_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(tmp_path)]) == 2
    assert "no articles in" in capsys.readouterr().err


def test_the_committed_baseline_is_small_and_can_be_read() -> None:
    data = ecosystem.BASELINE.read_bytes()
    assert len(data) < 400_000
    read = unpacked(data)
    assert len(read) > 250 and all(r.statuses and r.scores for r in read.values())
