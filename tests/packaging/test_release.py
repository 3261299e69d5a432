"""What is released: the same bytes from any folder, of packages that are known by hash, installed by strangers."""

from __future__ import annotations

import os
import re
import sys
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

sys.path.insert(0, str(Path(__file__).parent))
import bare
import release


def test_what_is_built_twice_is_the_same_byte_for_byte(tmp_path: Path) -> None:
    once, again = tmp_path / "once", tmp_path / "again"
    release.built(once, tmp_path / "here")
    release.built(again, tmp_path / "else" / "where")
    assert sorted(p.suffix for p in once.iterdir()) == [".gz", ".whl"]
    assert release.differences(once, again) == []


def test_a_difference_of_builds_is_told(tmp_path: Path) -> None:
    for name, body in (("once", b"1"), ("again", b"2")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.whl").write_bytes(body)
        (tmp_path / name / "same.whl").write_bytes(b"")
    (tmp_path / "again" / "more.whl").write_bytes(b"")
    assert release.differences(tmp_path / "once", tmp_path / "again") == ["a.whl", "more.whl"]


def pins(path: Path) -> dict[str, str]:
    """Name, as the index writes it, -> version of each row `name==version`."""
    rows = re.findall(r"^([\w.-]+)==([\w.]+)", path.read_text("utf-8"), re.M)
    return {re.sub(r"[-_.]+", "-", name).lower(): version for name, version in rows}


def taken(name: str, seen: set[str]) -> set[str]:
    """The packages that a package takes here without extras, itself left out."""
    for row in distribution(name).requires or ():
        need = Requirement(row)
        known = re.sub(r"[-_.]+", "-", need.name).lower()
        if known not in seen and (need.marker is None or need.marker.evaluate({"extra": ""})):
            seen.add(known)
            taken(known, seen)
    return seen


def test_every_package_of_the_default_install_has_its_version_and_its_hashes(root: Path) -> None:
    hashed, pinned = pins(root / "hashes.txt"), pins(root / "constraints.txt")
    assert hashed.keys() >= taken("source-audit", set())
    assert {name: version for name, version in hashed.items() if pinned.get(name) != version} == {}
    blocks = re.split(r"^(?=[A-Za-z])", (root / "hashes.txt").read_text("utf-8"), flags=re.M)[1:]
    assert [b.split("==")[0] for b in blocks if not re.search(r"--hash=sha256:[0-9a-f]{64}$", b, re.M)] == []


@pytest.mark.skipif(not os.environ.get("CI"), reason="takes an index of packages; CI has one. make strangers")
def test_a_stranger_installs_it_and_uses_every_command(root: Path, tmp_path: Path) -> None:
    wheel = str(bare.built(tmp_path))
    row = bare.tried("pip", sys.executable, wheel, ["--constraint", str(root / "constraints.txt")])
    assert len(row.report) == 64
