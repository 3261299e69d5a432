"""Packs from the command line: begun, tested, listed, chosen."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support import Ran, call

ARTICLE = """Council wants a bridge

A legendary bridge will open in lorem ipsum. It is widely believed that the old one will close.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(ARTICLE)
    return tmp_path


def audit(*args: str, cwd: Path) -> Ran:
    return call(args, cwd=cwd)


def findings(ran: Ran) -> dict[str, str]:
    return {f["rule"]: f["severity"] for f in json.loads(ran.text)["findings"]}


def test_a_new_rule_passes_its_self_test_from_anywhere_and_runs(folder: Path, root: Path) -> None:
    made = audit("rules", "new", "attribution/my-rule", cwd=folder)
    assert made.code == 0, made.err
    files = {p.relative_to(folder).as_posix() for p in folder.rglob("*.yaml")}
    assert files == {"my-rules/pack.yaml", "my-rules/attribution/my-rule.yaml"}
    for path, cwd in (("my-rules/", folder), (str(folder / "my-rules"), root), ("./my-rules", folder)):
        ran = audit("selftest", path, cwd=cwd)
        assert ran.code == 0 and ran.text.startswith("1 rule, 6 examples, 0 failed; "), ran.err
    check = ("check", "a.txt", "--pack", "my-rules", "--format", "json", "--exit-zero")
    assert "my-rule" not in findings(audit(*check, cwd=folder))
    assert findings(audit(*check, "--preview", cwd=folder))["my-rule"] == "info"
    assert "peacock-term" in findings(audit(*check, cwd=folder))


def test_a_second_rule_joins_the_pack_and_nothing_is_overwritten(folder: Path) -> None:
    for name, code in (("attribution/one", 0), ("sources/two", 0), ("language/one", 2), ("sources/bare-source", 2)):
        assert audit("rules", "new", name, "--dir", "House Rules", cwd=folder).code == code, name
    pack = (folder / "House Rules" / "pack.yaml").read_text()
    assert pack.startswith("name: house-rules\n") and pack.count("extends: core") == 1
    assert audit("selftest", "House Rules", cwd=folder).text.startswith("2 rules, 12 examples, 0 failed")
    taken = audit("rules", "new", "language/one", "--dir", "House Rules", cwd=folder)
    assert b"there is already a rule of this name" in taken.err


@pytest.mark.parametrize("name", ["my-rule", "a/b/c", "../x/y", "A/b", "a/b.yaml", "a/-b", "a/b--c", "/a/b", "a/"])
def test_a_name_that_is_none_is_told_and_nothing_written(folder: Path, name: str) -> None:
    ran = audit("rules", "new", name, cwd=folder)
    assert ran.code == 2 and b"expected FAMILY/RULE-ID" in ran.err
    assert [p.name for p in folder.iterdir()] == ["a.txt"]


def test_selftest_says_file_line_expected_and_found(folder: Path) -> None:
    audit("rules", "new", "attribution/my-rule", cwd=folder)
    rule = folder / "my-rules" / "attribution" / "my-rule.yaml"
    text = rule.read_text().replace("will open in «lorem ipsum»", "will «open» in lorem ipsum")
    text = text.replace('"The bridge will open in May."', '{text: "<p>Lorem &amp; lorem ipsum.</p>", format: html}')
    rule.write_text(text.replace("**«lorem ipsum»** bridge", "**lorem** ipsum «bridge»"))
    ran = audit("selftest", "my-rules", cwd=folder)
    lines = dict(enumerate(rule.read_text().splitlines(), 1))
    at = {word: next(n for n, line in lines.items() if word in line) for word in ("«open»", "«bridge»", "&amp;")}
    assert ran.code == 1 and ran.text.startswith("1 rule, 6 examples, 3 failed")
    place = "error: my-rules/attribution/my-rule.yaml"
    assert ran.err.decode().splitlines() == [
        f"{place}:{at['«open»']}: my-rule: expected «open», found «lorem ipsum»",
        f"{place}:{at['«bridge»']}: my-rule: expected «bridge», found «lorem** ipsum»",
        f"{place}:{at['&amp;']}: my-rule: expected nothing, found «lorem ipsum»",
    ]


def test_a_config_has_no_say_in_a_self_test(folder: Path) -> None:
    audit("rules", "new", "attribution/my-rule", cwd=folder)
    (folder / "audit.toml").write_text('pack = "my-rules"\n[rules]\nmy-rule = "off"\n')
    assert audit("selftest", cwd=folder).text.startswith("1 rule, 6 examples, 0 failed")


def test_a_pack_that_ships_wins_over_a_folder_of_its_name(folder: Path) -> None:
    (folder / "docs").mkdir()
    ran = audit("check", "a.txt", "--pack", "docs", "--format", "json", "--exit-zero", cwd=folder)
    assert json.loads(ran.text)["tool"]["pack"] == "docs"
    assert b"it has no pack.yaml" in audit("check", "a.txt", "--pack", "docs/", cwd=folder).err
    nothing = audit("check", "a.txt", "--pack", "wires", cwd=folder)
    assert nothing.code == 2 and b"or one of core, docs, opinion, science, wire" in nothing.err


def test_the_genre_chooses_and_the_pack_flag_wins(folder: Path) -> None:
    (folder / "b.md").write_text(f"---\ntype: op-ed\n---\n\n# {ARTICLE}")
    (folder / "audit.toml").write_text('[genres]\nletter = "wire"\n[[overrides]]\npath = "c.txt"\ngenre = "letter"\n')
    (folder / "c.txt").write_text(ARTICLE)
    check = ("check", "a.txt", "b.md", "c.txt", "--format", "jsonl", "--exit-zero")
    for flags, packs in (
        ((), ["core", "opinion", "wire"]),
        (("--pack", "science"), ["science"] * 3),
        (("--genre", "opinion"), ["opinion", "opinion", "opinion"]),
    ):
        ran = audit(*check, *flags, cwd=folder)
        rows = [json.loads(line) for line in ran.text.splitlines()]
        assert [r["tool"]["pack"] for r in rows] == packs, ran.err


def test_rules_and_explain_tell_what_a_pack_switches(folder: Path) -> None:
    table = audit("rules", "--pack", "wire", cwd=folder).text
    assert "agentless-passive-attribution  " in table and "switched off: " in table
    assert max(map(len, audit("rules", "--pack", "docs", cwd=folder).text.splitlines())) <= 80
    rows = json.loads(audit("rules", "--pack", "wire", "--format", "json", cwd=folder).text)
    by_id = {r["id"]: r for r in rows}
    assert (by_id["bare-source"]["pack"], by_id["vague-collective-source"]["severity"]) == ("core", "error")
    page = audit("explain", "no-byline", "--pack", "wire", cwd=folder).text
    assert "The pack wire has it off: The agency signs its copy." in " ".join(page.split())
    assert max(map(len, page.splitlines())) <= 80
    assert audit("explain", "unlabelled-opinion", "--genre", "opinion", cwd=folder).code == 0


def test_what_the_author_of_a_config_should_know_is_on_standard_error(folder: Path) -> None:
    audit("rules", "new", "attribution/my-rule", cwd=folder)
    rule = folder / "my-rules" / "attribution" / "my-rule.yaml"
    late = "status: deprecated\nsince: '0.1'\nreplaced_by: no-date "
    rule.write_text(rule.read_text().replace("status: preview ", late))
    (folder / "audit.toml").write_text('pack = "my-rules"\n[rules]\nmy-rule = "off"\n')
    ran = audit("check", "a.txt", "--format", "json", "--exit-zero", cwd=folder)
    assert ran.err.decode() == "warning: my-rule is replaced by no-date: name that one in the config\n"
    assert not {"my-rule", "no-date"} & set(findings(ran))
    (folder / "audit.toml").unlink()
    table = audit("rules", "--pack", "my-rules", cwd=folder).text
    assert "my-rule is deprecated since 0.1; no-date replaces it" in table


def test_a_config_or_pack_for_another_version_is_told(folder: Path) -> None:
    (folder / "audit.toml").write_text('required-version = ">=99"\n')
    ran = audit("check", "a.txt", cwd=folder)
    assert ran.code == 2 and b"the config asks for source-audit >=99; this is " in ran.err
    (folder / "audit.toml").unlink()
    audit("rules", "new", "attribution/my-rule", cwd=folder)
    pack = folder / "my-rules" / "pack.yaml"
    pack.write_text(pack.read_text().replace("required-version: ", 'required-version: "<0.1" #'))
    ran = audit("check", "a.txt", "--pack", "my-rules", cwd=folder)
    assert ran.code == 2
    assert ran.err.decode().startswith("error: my-rules/pack.yaml:4:19: the pack asks for source-audit <0.1")
