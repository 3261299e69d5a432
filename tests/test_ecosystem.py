"""The tool that shows what a change of the rules does to real articles, on made-up ones."""

from __future__ import annotations

import json
from pathlib import Path

import ecosystem
import pytest
from ecosystem import Place, compare, main, packed, said, unpacked

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


def test_a_baseline_goes_to_bytes_and_back() -> None:
    found = {"a/1": {"x": [place(0, 5, "error", "0123abcd")]}, "b": {}}
    assert unpacked(packed(found)) == found
    assert packed(found) == packed(dict(reversed(found.items())))
    with pytest.raises(ValueError, match="schema"):
        unpacked(packed(found).__class__(ecosystem.gzip.compress(b'{"schema": "other/1"}')))


def test_it_shows_what_is_new_and_update_makes_it_the_baseline(
    data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    baseline = data / "baseline.json.gz"
    args = ["--data", str(data), "--baseline", str(baseline)]
    assert main(args) == 2 and "no baseline" in capsys.readouterr().err
    assert main([*args, "--update"]) == 0
    first = baseline.read_bytes()
    capsys.readouterr()
    assert main(args) == 0
    assert "; 0 gained, 0 lost, 0 with other bounds, 0 of another severity\n" in capsys.readouterr().out
    found = unpacked(first)
    assert len(found) == 6 and any("bare-source" in rules for rules in found.values())
    del found["polnear/polnear#1"]["bare-source"]
    found["recovery/recovery#2"]["scare-quotes"] = [place(0, 6)]
    baseline.write_bytes(packed(found))
    assert main(args) == 0
    told = capsys.readouterr().out
    assert "bare-source: 1 gained\n  + polnear/polnear#1 " in told
    assert "scare-quotes: 1 lost\n  - recovery/recovery#2 0-6 info\n" in told
    assert "legendary" not in told and "source said" not in told
    main([*args, "--words"])
    assert "“A source" in capsys.readouterr().out
    assert main([*args, "--update"]) == 0 and baseline.read_bytes() == first


def test_nothing_of_the_texts_is_kept(data: Path) -> None:
    main(["--data", str(data), "--baseline", str(data / "b.gz"), "--update"])
    kept = ecosystem.gzip.decompress((data / "b.gz").read_bytes()).decode()
    assert not [word for word in ("legendary", "bridge", "mayor", "Council", "widely") if word in kept]


def test_many_places_are_cut_short_and_strange_articles_left_out() -> None:
    before = {"a": {"x": []}, "gone": {"x": [place(0, 1)]}}
    after = {"a": {"x": [place(n, n + 1) for n in range(0, 40, 2)]}}
    told = said(before, after)
    assert "  + and 15 more" in told and "1 articles are in one of the two alone" in told


def test_without_the_articles_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(tmp_path)]) == 2
    assert "no articles in" in capsys.readouterr().err


def test_the_committed_baseline_is_small_and_can_be_read() -> None:
    if ecosystem.BASELINE.is_file():
        data = ecosystem.BASELINE.read_bytes()
        assert len(data) < 300_000 and unpacked(data)
