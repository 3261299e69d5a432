"""Reports that are kept: what makes them anew, what happens when the disk or another run is in the way, and that
neither they nor the number of processes change a byte."""

from __future__ import annotations

import datetime
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from support import ROOT, Ran, article_of, call, run, seeds

from audit import cache as caching
from audit import many
from audit.accept import Baseline
from audit.accepted import Accepted
from audit.cache import Cache
from audit.config import Config, Override
from audit.many import LateAuditor, audit_files, open_cache
from audit.model.house import House
from audit.model.report import Failure, Report
from audit.model.waiver import Waiver, Waivers

ON = {"AUDIT_NO_CACHE": ""}
FORMS = ("terminal", "json", "jsonl", "sarif", "csv", "markdown", "notes", "findings", "webannotation", "html")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Five articles, one of them in a broken file, in a project."""
    (tmp_path / "audit.toml").write_text("")
    for seed in seeds():
        shutil.copy(article_of(seed), tmp_path / f"{seed.name}{article_of(seed).suffix}")
    (tmp_path / "broken.txt").write_bytes(b"\x00\x01\x02" * 500)
    return tmp_path


def check(folder: Path, *args: str, **env: str) -> Ran:
    """What a run did, but for the seconds that its last line tells."""
    ran = call(["check", ".", "--exit-zero", *args], cwd=folder, env={**ON, **env})
    return replace(ran, err=re.sub(rb", \d+\.\d s\n", b"\n", ran.err))


def entries(folder: Path) -> list[Path]:
    top = folder / ".audit-cache"
    return sorted(p for p in top.glob("*/*/*")) if top.is_dir() else []


def test_a_warm_run_writes_the_bytes_of_a_cold_one(folder, tmp_path_factory):
    def outputs(*args: str) -> dict[str, bytes]:
        out = tmp_path_factory.mktemp("out")
        ran = check(folder, *args, *(part for f in FORMS for part in ("--output", f"{f}={out}/all.{f}")))
        return {"code": bytes([ran.code]), **{p.name: p.read_bytes() for p in out.iterdir()}}

    plain = outputs("--no-cache")
    assert len(plain) == len(FORMS) + 1 and not (folder / ".audit-cache").exists()
    assert outputs() == plain
    made = entries(folder)
    assert len(made) == len(seeds())
    before = [p.stat().st_mtime_ns for p in made]
    assert outputs() == plain
    assert [p.stat().st_mtime_ns for p in entries(folder)] == before


def test_a_warm_run_reads_no_rule_and_no_article(folder, monkeypatch):
    cold = check(folder)
    monkeypatch.setattr("audit.pipeline.Auditor.__init__", None)
    assert check(folder) == cold


def test_it_is_left_alone_by_version_control_and_copies(folder):
    check(folder)
    assert (folder / ".audit-cache/.gitignore").read_text().endswith("\n*\n")
    assert (folder / ".audit-cache/CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d172789f06886806bc55")


def test_without_a_project_nothing_is_kept(folder, tmp_path_factory):
    alone = tmp_path_factory.mktemp("alone")
    shutil.copy(folder / "port-leak.txt", alone)
    call(["check", "port-leak.txt", "--exit-zero"], cwd=alone, env=ON)
    assert [p.name for p in alone.iterdir()] == ["port-leak.txt"]
    call(["check", "port-leak.txt", "--exit-zero", "--cache-dir", "kept"], cwd=alone, env=ON)
    assert (alone / "kept").is_dir()


SPOILS = (
    lambda data: b"",
    lambda data: data[:-20],
    lambda data: data.replace(b"Report", b"Rapport", 1),
    lambda data: b"\xff\xfe" + data,
    lambda data: b"cos\nsystem\n(S'touch hacked'\ntR.",
)


def test_an_entry_that_was_spoilt_is_made_anew(folder):
    cold = check(folder, "--format", "jsonl")
    kept = {p: p.read_bytes() for p in entries(folder)}
    for spoil, (path, data) in zip(SPOILS, kept.items(), strict=True):
        path.write_bytes(spoil(data))
    assert check(folder, "--format", "jsonl") == cold
    assert {p: p.read_bytes() for p in entries(folder)} == kept
    assert not (folder / "hacked").exists()


def test_an_entry_of_another_form_with_a_right_checksum_is_made_anew(folder):
    cold = check(folder, "--format", "jsonl")
    for path in entries(folder):
        Cache(folder / ".audit-cache", path.parts[-3])._write(path, '["Report",[1,2]]')
    assert check(folder, "--format", "jsonl") == cold


def test_a_disk_that_cannot_be_written_is_no_error(folder):
    (folder / ".audit-cache").write_text("a file in the way")
    ran = check(folder, "--format", "jsonl")
    assert ran == check(folder, "--format", "jsonl", "--no-cache")


def test_a_changed_article_alone_is_read_anew(folder):
    check(folder, "--format", "csv")
    before = entries(folder)
    (folder / "port-leak.txt").write_text("A bridge opens\n\nIt is widely believed that the bridge is legendary.\n")
    assert "widely believed" in check(folder, "--format", "csv").text
    assert len(entries(folder)) == len(before) + 1


CONFIG = Config(file="x", root="/x")
HERE = Accepted("/x", CONFIG, today=datetime.date(2026, 1, 1)).here("a.md")


def test_the_key_knows_all_that_a_report_depends_on():
    def generation(config=CONFIG, *packs, profile=True, with_text=True):
        return caching.generation(config, *packs, profile=profile, with_text=with_text)

    changes = [
        {"genre": "opinion"}, {"pack": "wire"}, {"preview": True}, {"genres": {"letter": "wire"}},
        {"rules": {"no-date": "off"}}, {"house": House(names=("The Gazette",))}, {"max_bytes": 9},
        {"overrides": (Override("a/*", "opinion"),)},
    ]  # fmt: skip
    made = [generation(replace(CONFIG, **change)) for change in changes]
    made += [generation(), generation(CONFIG, "0a"), generation(profile=False), generation(with_text=False)]
    assert len(set(made)) == len(made)
    neutral = replace(CONFIG, fail_on="info", root="/y", file="z", baseline="b", cache_dir="c")
    assert generation(neutral) == generation()


def test_so_does_the_key_of_an_article():
    def key(path="a.md", relative="", data=b"x", here=HERE, dated=False):
        return caching.key(path, relative, data, here, dated=dated)

    waiver = Waiver("x", rule="no-date", expires=datetime.date(2026, 1, 5))
    with_one = replace(HERE, waivers=(waiver,))
    made = [
        key(), key("b.md"), key(relative="b/a.md"), key(data=b"y"), key(here=with_one),
        key(here=replace(with_one, alone=(waiver,))), key(here=replace(HERE, known={"0a": "baseline"})),
        key(here=replace(HERE, settings=Waivers(inline=True))), key(here=with_one, dated=True),
        key(here=replace(with_one, today=datetime.date(2026, 1, 6))),
    ]  # fmt: skip
    assert len(set(made)) == len(made)
    tomorrow = replace(with_one, today=datetime.date(2026, 1, 2))
    assert key(here=tomorrow) == key(here=with_one)
    assert key(here=tomorrow, dated=True) != key(here=with_one, dated=True)


def test_old_programs_and_too_many_entries_go(tmp_path, monkeypatch):
    monkeypatch.setattr(caching, "MOST", 4)
    for n in range(6):
        Cache(tmp_path, f"gen{n}").keep_notices(())
        os.utime(tmp_path / f"gen{n}", (n, n))
    last = Cache(tmp_path, "gen5")
    for n in range(6):
        path = last._path(f"{n}{n}{n}")
        last._write(path, "x")
        os.utime(path, (n, n))
    last.tidy()
    assert sorted(p.name for p in tmp_path.iterdir() if p.is_dir()) == ["gen2", "gen3", "gen4", "gen5"]
    assert sorted(p.parent.name for p in (tmp_path / "gen5").glob("*/*")) == ["33", "44", "55"]


def test_runs_beside_one_another_see_only_whole_entries(folder):
    args = [sys.executable, "-m", "audit", "check", ".", "--exit-zero", "--format", "jsonl"]
    env = {**os.environ, "PYTHONPATH": str(ROOT), **ON}
    runs = [
        subprocess.Popen(args, cwd=folder, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(4)
    ]
    outs = [process.communicate(timeout=300) for process in runs]
    assert len(set(outs)) == 1
    assert not [p for p in (folder / ".audit-cache").rglob(".*") if p.is_file() and p.name != ".gitignore"]
    assert outs[0][0] == check(folder, "--format", "jsonl").out


def test_what_the_author_is_told_is_told_again(folder):
    (folder / "audit.toml").write_text('genre = "opinon"\n')
    cold = check(folder, "--format", "csv")
    assert b"warning: genre 'opinon' is not known" in cold.err
    assert check(folder, "--format", "csv") == cold


def test_a_pack_of_ones_own_is_known_by_what_it_holds(folder):
    (folder / "house").mkdir()
    pack = "name: house\nversion: 0.1.0\nextends: core\n"
    (folder / "house/pack.yaml").write_text(pack)
    (folder / "audit.toml").write_text('pack = "house"\n')
    loud = check(folder, "--format", "csv").text
    (folder / "house/pack.yaml").write_text(pack + "rules: {unattributed-checkable-claim: off}\n")
    quiet = check(folder, "--format", "csv").text
    assert "unattributed-checkable-claim" in loud and "unattributed-checkable-claim" not in quiet


# -- processes


def several(folder: Path, count: int = 12) -> list[str]:
    texts = sorted(p for p in folder.glob("*.txt") if p.name != "broken.txt")
    names = []
    for n in range(count):
        name = folder / f"a{n:02}.md"
        name.write_bytes(texts[n % len(texts)].read_bytes() + f"\n\nNumber {n}.\n".encode())
        names.append(str(name))
    return names


@pytest.mark.parametrize("form", ["jsonl", "terminal"])
def test_the_number_of_processes_changes_no_byte(folder, form):
    several(folder)
    alone = check(folder, "--format", form, "-j", "1", "--no-cache")
    assert alone.text.count("Number 11") or form == "terminal"
    for jobs in ("2", "3"):
        assert check(folder, "--format", form, "-j", jobs, "--no-cache") == alone
    assert check(folder, "--format", form, "-j", "2") == alone
    assert check(folder, "--format", form, "-j", "2") == alone


def test_files_that_fail_fail_in_their_place(folder):
    names = [*several(folder), str(folder / "broken.txt"), str(folder / "none.txt")]
    made = list(audit_files(LateAuditor(CONFIG, profile=False), names, jobs=2))
    assert [isinstance(r, Report) for r in made] == [True] * 12 + [False] * 2
    assert isinstance(made[-1], Failure) and made[-1].code == "missing"


def test_an_interrupt_ends_all_processes(folder):
    several(folder, 200)
    args = [sys.executable, "-m", "audit", "check", ".", "-j", "2", "--no-cache", "--format", "jsonl"]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    heard = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)  # a shell lets what it runs behind it ignore SIGINT
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(args, cwd=folder, env=env, start_new_session=True, preexec_fn=heard, **pipes) as process:
        assert process.stdout and process.stderr
        process.stdout.readline()
        os.killpg(process.pid, signal.SIGINT)
        process.stdout.read()
        assert b"Traceback" not in process.stderr.read()
        assert process.wait(60) == 130
    until = time.monotonic() + 30  # who waits for those whose parent has gone does so in its own time
    with pytest.raises(ProcessLookupError):
        while time.monotonic() < until:
            os.killpg(process.pid, 0)


def test_one_process_is_enough_for_little(folder):
    assert many._processes(0, 4, 4) == 1
    assert many._processes(8, 1, 12) == 1
    assert many._processes(8, 2, 12) == 8
    assert many._processes(8, 3, 3) == 3
    assert many._processes(0, 10_000, 10_000) >= 1


def test_a_baseline_is_part_of_the_key(folder):
    auditor = LateAuditor(CONFIG, accepted=Accepted(str(folder), CONFIG, baseline=Baseline({"a.md": {"r": ("0a",)}})))
    keys = {many._key(auditor, str(folder / name), b"x") for name in ("a.md", "b.md")}
    assert len(keys) == 2
    assert open_cache(Config(), auditor) is None  # the tests have it switched off


def test_a_process_of_its_own_gives_the_same(folder):
    alone = run(["check", ".", "--exit-zero", "--format", "csv"], cwd=folder, env={"PYTHONPATH": str(ROOT), **ON})
    assert alone == check(folder, "--format", "csv")
