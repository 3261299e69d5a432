"""Packs kept as data: the same as those that are bound anew, and never those of other files."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from packs import pack_kit

from audit import cache as caching
from audit import check, compile
from audit.assets import rules_dir
from audit.choice import Compiled, pack_context
from audit.config import Config
from audit.errors import PackError
from audit.model.rule import RulePack
from audit.packs import PackContext, genres_of, pack, store
from audit.packs.store import COMPILED, Entries
from audit.version import __version__

SHIPPED = rules_dir()
OWN = PackContext(check.KINDS, version=__version__)
NAMES = sorted(p.parent.name for p in SHIPPED.glob("*/pack.yaml"))

PACK = """\
name: desk
version: 0.1.0
minimum: {words: 10, claims: 2}
dimensions: {}
"""
WORDS = "check: words\nparams:\n  words: [loud]\n"
RULE = pack_kit.RULE.replace(WORDS, "check: pattern\nparams: {find: ['\\bshocking\\b']}\n").replace(
    "dimension: language", "dimension: null"
)


def entries(shipped: Path = SHIPPED) -> Entries:
    return Entries(pack_context(shipped))


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A pack of a newsroom's own, with a rule, a list, and a folder that keeps entries beside it."""
    folder = tmp_path / "desk"
    (folder / "language").mkdir(parents=True)
    (folder / "lexicons").mkdir()
    (folder / "pack.yaml").write_text(PACK, "utf-8")
    (folder / "language" / "loud-word.yaml").write_text(RULE, "utf-8")
    listed = "id: loud\nsummary: Loud words.\norigin: [own]\nlicence: own\nentries: [shocking]\n"
    (folder / "lexicons" / "loud.yaml").write_text(listed, "utf-8")
    return folder


def load(folder: Path) -> RulePack:
    return store.load_pack(folder, OWN, folder.parent / "kept")


def kept(folder: Path) -> Path:
    (one,) = (folder.parent / "kept").glob("*.json")
    return one


@pytest.fixture
def bound(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The packs that were bound anew, as they are."""
    seen: list[Path] = []
    real = pack.load_pack

    def counted(path: Path, *args: object, **given: object) -> RulePack:
        seen.append(path)
        return real(path, *args, **given)  # type: ignore[arg-type]

    monkeypatch.setattr(pack, "load_pack", counted)
    return seen


@pytest.mark.parametrize("name", NAMES)
def test_a_pack_that_ships_is_the_same_from_its_entry(name: str, tmp_path: Path) -> None:
    ours = entries()
    made = ours.bound(rules_dir() / name)
    place = tmp_path / "entry"
    place.write_bytes(ours.text(rules_dir() / name, made))
    found = ours.read(place)
    assert found == made
    assert repr(found) == repr(made), "types too: a tuple is no list"


def test_an_entry_serves_wherever_the_packs_lie(tmp_path: Path) -> None:
    shipped = tmp_path / "rules"
    shutil.copytree(rules_dir(), shipped, ignore=shutil.ignore_patterns(COMPILED))
    (shipped / COMPILED).mkdir()
    ours = entries()
    text = ours.text(rules_dir() / "wire", ours.bound(rules_dir() / "wire"))
    (shipped / COMPILED / "wire.json").write_bytes(text)
    there = entries(shipped)
    assert there.read(there.compiled(shipped / "wire") or Path()) == there.bound(shipped / "wire")
    assert genres_of(shipped / "wire") == genres_of(rules_dir() / "wire") != ()
    stated = shipped / "wire" / "pack.yaml"
    stated.write_text(stated.read_text("utf-8").replace("genres: [", "genres: [pier, "), "utf-8")
    assert "pier" in genres_of(shipped / "wire")
    assert there.read(there.compiled(shipped / "wire") or Path()) is None


def test_compiling_writes_an_entry_a_pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shipped = tmp_path / "rules"
    shutil.copytree(rules_dir(), shipped, ignore=shutil.ignore_patterns(COMPILED))
    monkeypatch.setattr("audit.assets.rules_dir", lambda: shipped)
    (shipped / COMPILED).mkdir()
    (shipped / COMPILED / "gone.json").write_text("{}")
    compile.main()
    assert sorted(p.name for p in (shipped / COMPILED).iterdir()) == sorted(
        ["literals", *(f"{name}.json" for name in NAMES)]
    )
    first = {p.name: p.read_bytes() for p in (shipped / COMPILED).iterdir()}
    assert first == compile.compiled(), "the same bytes each time"


def test_the_second_time_nothing_is_bound(desk: Path, bound: list[Path]) -> None:
    assert load(desk) == load(desk)
    assert bound == [desk]
    assert kept(desk).stat().st_mode & 0o777 == 0o600
    assert kept(desk).parent.stat().st_mode & 0o777 == 0o700


EDITS = {
    "a rule": ("language/loud-word.yaml", "It tells", "It told"),
    "a byte that means nothing": ("language/loud-word.yaml", "id: loud-word", "id:  loud-word"),
    "a list": ("lexicons/loud.yaml", "[shocking]", "[stunning]"),
    "the pack": ("pack.yaml", "0.1.0", "0.2.0"),
    "a new rule": ("language/other-word.yaml", "", RULE.replace("loud-word", "other-word")),
    "a new list": ("lexicons/other.yaml", "", "id: other\nsummary: x\norigin: [own]\nlicence: own\nentries: [a]\n"),
}


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_is_never_missed(desk: Path, bound: list[Path], edit: str) -> None:
    name, old, new = EDITS[edit]
    load(desk)
    place = desk / name
    text = place.read_text("utf-8") if place.exists() else ""
    times = place.stat() if place.exists() else None
    place.write_text(text.replace(old, new, 1) if old else new, "utf-8")
    if times:  # not even one that keeps the file's time
        os.utime(place, ns=(times.st_atime_ns, times.st_mtime_ns))
    changed = load(desk)
    assert len(bound) == 2
    assert changed == pack.load_pack(desk, OWN)


def test_a_rule_that_is_broken_or_gone_is_said(desk: Path) -> None:
    load(desk)
    rule = desk / "language" / "loud-word.yaml"
    rule.write_text(RULE.replace("severity: warning", "severity: loud"), "utf-8")
    with pytest.raises(PackError, match="severity"):
        load(desk)
    rule.unlink()
    assert load(desk).rules == ()


def test_a_rule_that_becomes_a_link_out_of_the_pack_is_refused(desk: Path) -> None:
    load(desk)
    rule = desk / "language" / "loud-word.yaml"
    rule.rename(desk.parent / "elsewhere.yaml")
    rule.symlink_to(desk.parent / "elsewhere.yaml")
    with pytest.raises(PackError, match="leads out"):
        load(desk)


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_torn_or_foreign_entry_is_none(data: st.DataObject, tmp_path_factory: pytest.TempPathFactory) -> None:
    whole = _small()
    at = data.draw(st.integers(0, len(whole) - 1))
    torn = data.draw(
        st.sampled_from([whole[:at], whole[:at] + b"\0" + whole[at + 1 :], whole[:at] + whole[at + 1 :], b""])
    )
    place = tmp_path_factory.mktemp("entry") / "x"
    place.write_bytes(torn)
    ours = Entries(OWN)
    assert ours.read(place) in (None, NO_RULES), "never another pack"


NO_RULES = RulePack("x", "1", (), {}, (), 1, 1, "")


@cache
def _small() -> bytes:
    """The entry of a pack without a rule."""
    data = store._packed(NO_RULES, {})
    follows = Entries(OWN)._follows([])
    head = {"folders": [], "follows": follows, "data": hashlib.sha256(data).hexdigest()}
    return json.dumps(head).encode() + b"\n" + data


@pytest.mark.parametrize(
    "named",
    [
        ["os", "system", ""],
        ["audit.cli", "main", ""],
        ["audit.model.rule", "Severity", ""],
        ["audit.model.rule", "Severity", "x"],
        ["audit.model.rule", "Rule", "x"],
        ["audit.__main__", "main", ""],
    ],
)
def test_an_entry_names_values_of_ours_alone(named: list[str], tmp_path: Path) -> None:
    data = json.dumps([named]).encode() + b'\n{"=": 0, "value": "true"}\n{}\n{}'
    with pytest.raises((TypeError, LookupError, AttributeError, ValueError)):
        store._unpacked(data, Path)


def test_a_folder_that_others_can_write_to_is_not_used(desk: Path, bound: list[Path]) -> None:
    load(desk)
    kept(desk).parent.chmod(0o777)
    load(desk)
    assert len(bound) == 2


def test_a_folder_that_cannot_be_written_to_is_no_error(desk: Path, bound: list[Path]) -> None:
    (desk.parent / "kept").write_text("a file")
    assert load(desk) == load(desk)
    assert len(bound) == 2


def test_kinds_of_others_are_bound_each_time(desk: Path, bound: list[Path]) -> None:
    class Other(check.KINDS["pattern"]):  # type: ignore[misc, name-defined]
        pass

    kinds = {**check.KINDS, "pattern": Other}
    for _ in range(2):
        store.load_pack(desk, replace(OWN, kinds=kinds), desk.parent / "kept")
    assert len(bound) == 2 and not (desk.parent / "kept").exists()


def test_so_many_are_kept(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "MOST", 2)
    for n in range(4):
        shutil.copytree(desk, desk.parent / f"desk-{n}")
        store.load_pack(desk.parent / f"desk-{n}", OWN, desk.parent / "kept")
    assert len(list((desk.parent / "kept").iterdir())) == 2


def test_the_users_folder_is_as_the_system_has_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert caching.users("packs") is None, "AUDIT_NO_CACHE switches it off"
    monkeypatch.delenv("AUDIT_NO_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert caching.users("packs") == tmp_path / "source-audit" / "packs"
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert caching.users("packs") == tmp_path / ".cache" / "source-audit" / "packs"


def test_a_config_with_a_pack_of_its_own_uses_it(desk: Path, bound: list[Path], monkeypatch, tmp_path) -> None:
    monkeypatch.delenv("AUDIT_NO_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    shutil.rmtree(desk / "lexicons")
    first = Compiled(str(desk), Config(pack=str(desk))).whole
    assert Compiled(str(desk), Config(pack=str(desk))).whole == first
    assert bound == [desk]
