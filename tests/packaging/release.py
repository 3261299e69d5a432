"""Builds what is released into dist/: sdist, wheel, bill of materials, checksums. `make release`.

Refuses a tree that is not clean. Everything is built twice, from two copies of the last commit in folders of different
names, with the clock set to that commit's time, and must come out the same byte for byte. The bill of materials
(CycloneDX) lists what `pip install` of the wheel brings today within constraints.txt."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parents[2]


def said(*command: str | Path, cwd: Path = ROOT, env: Mapping[str, str] | None = None) -> str:
    """What a command prints. It ends the program where it fails, with what it said."""
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))} failed:\n{done.stdout}{done.stderr}")
    return done.stdout


def built(out: Path, copy: Path) -> None:
    """The sdist, and the wheel that is built from it, of the last commit."""
    copy.mkdir(parents=True)
    archive = subprocess.run(["git", "archive", "HEAD"], cwd=ROOT, check=True, capture_output=True).stdout
    subprocess.run(["tar", "-x", "-C", str(copy)], input=archive, check=True)
    env = {**os.environ, "SOURCE_DATE_EPOCH": said("git", "log", "-1", "--format=%ct").strip()}
    said(sys.executable, "-m", "build", "--no-isolation", "--outdir", out, copy, env=env)


def differences(one: Path, other: Path) -> list[str]:
    """The files of two folders that are not the same in both."""
    names = sorted({p.name for folder in (one, other) for p in folder.iterdir()})
    same = [n for n in names if all((f / n).is_file() for f in (one, other))]
    return [n for n in names if n not in same or (one / n).read_bytes() != (other / n).read_bytes()]


def materials(wheel: Path, home: Path) -> str:
    """The bill of materials of a fresh environment that holds the wheel and what it takes."""
    venv.create(home, with_pip=True)
    python = home / "bin" / "python"
    said(python, "-m", "pip", "install", "--quiet", "-c", ROOT / "constraints.txt", wheel)
    said(python, "-m", "pip", "uninstall", "--quiet", "--yes", "pip", "setuptools")
    command = (Path(sys.executable).parent / "cyclonedx-py", "environment", "--output-reproducible")
    return said(*command, "--pyproject", ROOT / "pyproject.toml", "--of", "JSON", python)


def main() -> int:
    if dirty := said("git", "status", "--porcelain"):
        sys.exit(f"a release is built from a clean tree; commit or remove first:\n{dirty}")
    with tempfile.TemporaryDirectory() as folder:
        once, again = Path(folder, "once"), Path(folder, "again")
        built(once, Path(folder, "here"))
        built(again, Path(folder, "elsewhere", "checkout"))
        if other := differences(once, again):
            sys.exit(f"built twice, and not the same bytes: {', '.join(other)}")
        (wheel,) = once.glob("*.whl")
        name = "-".join(wheel.name.split("-")[:2])
        (once / f"{name}.cdx.json").write_text(materials(wheel, Path(folder, "venv")), "utf-8")
        files = sorted(once.iterdir())
        sums = "".join(f"{hashlib.sha256(p.read_bytes()).hexdigest()}  {p.name}\n" for p in files)
        (once / "SHA256SUMS").write_text(sums, "utf-8")
        shutil.rmtree(ROOT / "dist", ignore_errors=True)
        shutil.copytree(once, ROOT / "dist")
    sys.stdout.write(sums)
    return 0


if __name__ == "__main__":
    sys.exit(main())
