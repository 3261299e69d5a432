"""A disk that is full or cannot be written: said in a line, exit code 2, outputs whole or absent."""

from __future__ import annotations

import json
import os
import re
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from faults import moments
from support import ROOT, call, run

from audit.cache import Cache
from audit.config import Config
from audit.pipeline import Auditor
from audit.render import FORMATS

SMALL = 4096


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(moments.TEXT.format(1) * 20, "utf-8")
    return tmp_path


def squeezed(args: list[str], folder: Path, most: int = SMALL) -> subprocess.CompletedProcess[bytes]:
    """A run whose files may hold so many bytes, which is what a full disk is to it."""
    limit = partial(resource.setrlimit, resource.RLIMIT_FSIZE, (most, most))
    command = [sys.executable, "-m", "audit", *args]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, preexec_fn=limit)


def test_an_output_that_does_not_fit_leaves_the_old_one(folder: Path) -> None:
    (folder / "out.json").write_text("as it was", "utf-8")
    ran = squeezed(["check", "a.txt", "--exit-zero", "--output", "json=out.json"], folder)
    assert ran.returncode == 2 and b"Traceback" not in ran.stderr
    assert b"error: out.json: cannot be written: File too large" in ran.stderr
    assert (folder / "out.json").read_text("utf-8") == "as it was"
    assert {p.name for p in folder.iterdir()} == {"a.txt", "out.json"}


def test_a_folder_of_pages_that_does_not_fit_has_whole_pages_alone(folder: Path) -> None:
    ran = squeezed(["check", "a.txt", "--exit-zero", "--output", "html=site/"], folder)
    assert ran.returncode == 2 and b"cannot be written" in ran.stderr
    assert not list((folder / "site").iterdir())


def test_a_corpus_that_does_not_fit_says_so_and_goes_on_later(folder: Path) -> None:
    rows = [json.dumps({"text": moments.TEXT.format(n)}) for n in range(40)]
    (folder / "c.jsonl").write_text("\n".join(rows), "utf-8")
    args = ["corpus", "run", "c.jsonl", "--no-profile", "-q", "-j", "1"]
    ran = squeezed([*args, "--out", "small"], folder, 12_000)
    assert ran.returncode == 2
    assert re.fullmatch(rb"error: small: cannot be written: File too large; run again to go on\n", ran.stderr)
    assert call([*args, "--out", "small"], cwd=folder).code == 0
    assert call([*args, "--out", "whole"], cwd=folder).code == 0
    assert files(folder / "small") == files(folder / "whole")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own that is full: half a megabyte, all in a file called `full`."""
    place = tmp_path / "disk"
    place.mkdir()
    if not shutil.which("mount"):
        pytest.skip("no disk can be mounted here: no mount")
    made = mount(place, "size=512k")
    if made.returncode:
        pytest.skip(f"no disk can be mounted here: {made.stderr.strip()}")
    try:
        (place / "full").write_bytes(bytes(512 << 10))
        yield place
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)


def mount(place: Path, options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(place)], capture_output=True, text=True)


def free(disk: Path, pages: int) -> None:
    """So much more room."""
    os.truncate(disk / "full", (disk / "full").stat().st_size - pages * SMALL)


@pytest.mark.parametrize("form", FORMATS)
def test_a_full_disk_leaves_the_old_output(form: str, folder: Path, disk: Path) -> None:
    free(disk, 1)
    (disk / "out").write_text("as it was", "utf-8")
    ran = call(["check", "a.txt", "-q", "--exit-zero", "--output", f"{form}={disk / 'out'}"], cwd=folder)
    assert ran.code == 2
    assert ran.err.decode() == f"error: {disk / 'out'}: cannot be written: No space left on device\n"
    assert (disk / "out").read_text("utf-8") == "as it was"
    assert {p.name for p in disk.iterdir()} == {"full", "out"}


@pytest.mark.parametrize("pages", [0, 1, 2, 4, 8, 16])
def test_a_corpus_on_a_full_disk_goes_on_when_there_is_room(pages: int, folder: Path, disk: Path) -> None:
    rows = [json.dumps({"text": moments.TEXT.format(n)}) for n in range(40)]
    (folder / "c.jsonl").write_text("\n".join(rows), "utf-8")
    args = ["corpus", "run", "c.jsonl", "--no-profile", "-q", "-j", "2", "--out"]
    free(disk, pages)
    ran = run([*args, str(disk / "out")], cwd=folder, env={"PYTHONPATH": str(ROOT)})
    assert ran.code == 2
    assert re.fullmatch(
        r"error: .*: cannot be written: No space left on device(; run again to go on)?\n", ran.err.decode()
    )
    (disk / "full").unlink()
    assert mount(disk, "remount,size=16m").returncode == 0
    assert call([*args, str(disk / "out")], cwd=folder).code == 0
    assert call([*args, "whole"], cwd=folder).code == 0
    assert files(disk / "out") == files(folder / "whole")


def files(folder: Path) -> dict[Path, bytes]:
    return {p.relative_to(folder): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_a_cache_on_a_full_disk_makes_no_difference(folder: Path, disk: Path) -> None:
    args = ["check", "a.txt", "--exit-zero", "--format", "csv"]
    plain = call([*args, "--no-cache"], cwd=folder)
    ran = run(
        [*args, "--cache-dir", str(disk / "kept")], cwd=folder, env={"AUDIT_NO_CACHE": "", "PYTHONPATH": str(ROOT)}
    )
    assert ran == plain


def test_a_cache_that_does_not_fit_makes_no_difference(folder: Path) -> None:
    args = ["check", "a.txt", "--exit-zero", "--format", "csv"]
    plain = call([*args, "--no-cache"], cwd=folder)
    environment = {k: v for k, v in os.environ.items() if k != "AUDIT_NO_CACHE"}
    limit = partial(resource.setrlimit, resource.RLIMIT_FSIZE, (SMALL, SMALL))
    command = [sys.executable, "-m", "audit", *args, "--cache-dir", "kept"]
    ran = subprocess.run(
        command, cwd=folder, env={**environment, "PYTHONPATH": str(ROOT)}, capture_output=True, preexec_fn=limit
    )
    assert (ran.returncode, ran.stdout) == (plain.code, plain.out)
    assert not [p for p in (folder / "kept").rglob("*") if p.is_file() and p.stat().st_size > SMALL]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a full device is Linux's")
@pytest.mark.parametrize("form", ["terminal", "list", "jsonl", "html"])
def test_a_full_standard_output_is_an_error_in_a_line(form: str, folder: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "audit", "check", "a.txt", "--format", form]
        ran = subprocess.run(
            command, cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=full, stderr=subprocess.PIPE
        )
    assert ran.returncode == 2
    assert b"No space left on device" in ran.stderr and b"Traceback" not in ran.stderr


@pytest.mark.parametrize("form", FORMATS)
def test_a_place_that_cannot_be_written_is_said(form: str, folder: Path) -> None:
    ran = call(["check", "a.txt", "-q", "--output", f"{form}=a.txt/out"], cwd=folder)
    assert ran.code == 2 and b"error: a.txt/out" in ran.err and b"cannot be written" in ran.err


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_is_read_only_is_said(folder: Path) -> None:
    folder.chmod(0o555)
    ran = call(["check", "a.txt", "-q", "--output", "json=out.json"], cwd=folder)
    folder.chmod(0o755)
    assert ran.code == 2 and b"cannot be written" in ran.err


def test_a_pipe_is_written_to_and_a_link_stays_one(folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    with subprocess.Popen(["cat", str(folder / "pipe")], stdout=subprocess.PIPE) as reader:
        ran = call(["check", "a.txt", "-q", "--exit-zero", "--output", "csv=pipe"], cwd=folder)
        said, _ = reader.communicate()
    assert ran.code == 0 and said.startswith(b"path,") and (folder / "pipe").is_fifo()
    (folder / "link.csv").symlink_to("real.csv")
    call(["check", "a.txt", "-q", "--exit-zero", "--output", "csv=link.csv"], cwd=folder)
    assert (folder / "link.csv").is_symlink() and (folder / "real.csv").read_bytes() == said


def test_a_fault_of_ours_is_a_line_and_exit_code_2(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> str:
        raise ValueError("no\x1b[2J ##[error]way")

    monkeypatch.setattr("audit.render.output", broken)
    ran = call(["check", "a.txt", "--format", "csv"], cwd=folder)
    assert ran.code == 2
    assert ran.err.decode().startswith("error: internal error: ValueError: no\\x1b[2J # #[error]way; please report it")


# -- the cache


def test_no_byte_of_a_cache_can_change_a_report(folder: Path) -> None:
    report = Auditor(Config(), profile=False, with_text=False).audit_file(folder / "a.txt")
    cache = Cache(folder / "kept", "g")
    cache.put("abcdef", report)
    (entry,) = (p for p in (folder / "kept/g").rglob("*") if p.is_file())
    data = entry.read_bytes()
    assert cache.get("abcdef") == report
    step = max(1, len(data) // 3000)
    for at in range(0, len(data), step):
        for spoilt in (data[:at], data[:at] + bytes([data[at] ^ 1 << at % 8]) + data[at + 1 :]):
            entry.write_bytes(spoilt)
            assert cache.get("abcdef") is None, at
    entry.write_bytes(data)
    assert cache.get("abcdef") == report


def test_a_run_on_a_spoilt_cache_says_what_a_run_without_one_says(folder: Path) -> None:
    args = ["check", "a.txt", "--exit-zero", "--format", "jsonl", "--cache-dir", "kept"]
    env = {"AUDIT_NO_CACHE": "", "PYTHONPATH": str(ROOT)}
    plain = run(args, cwd=folder, env=env)
    files = [p for p in (folder / "kept").rglob("*") if p.is_file() and p.parent.parent.parent == folder / "kept"]
    assert files
    for n, path in enumerate(p for p in (folder / "kept").rglob("*") if p.is_file()):
        path.write_bytes((b"", b"\x00" * 100, path.read_bytes()[:-5])[n % 3])
    assert run(args, cwd=folder, env=env) == plain
