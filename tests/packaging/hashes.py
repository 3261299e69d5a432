"""The hashes of every package of the default install: writes hashes.txt, or says with --check what in it is stale.

    python tests/packaging/hashes.py [--check]

For each Python and platform, pip resolves what the wheel takes within constraints.txt and reports what the index says
of the files; nothing is downloaded or installed. Names, versions and hashes are kept, no address. CI then downloads the
files that its own platform needs, and pip refuses one whose hash is not on the list."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import tomllib
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
LIST = ROOT / "hashes.txt"
PYTHONS = ("3.11", "3.12", "3.13")
PLATFORMS = (
    ("manylinux_2_28_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64"),
    ("manylinux_2_28_aarch64", "manylinux_2_17_aarch64", "manylinux2014_aarch64"),
    ("macosx_14_0_arm64", "macosx_11_0_arm64", "macosx_10_13_universal2"),
    ("win_amd64",),
)
HEAD = "# Made by tests/packaging/hashes.py: what the default install is made of. pip install --require-hashes\n"


def resolved(python: str, platform: Sequence[str]) -> dict[str, str]:
    """Name==version of each package that is taken there -> the hash of its file."""
    needs = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    with tempfile.TemporaryDirectory() as target:
        command = [
            sys.executable, "-m", "pip", "install", "--quiet", "--dry-run", "--ignore-installed", "--report", "-",
            "--only-binary", ":all:", "--python-version", python, "--target", target,
            *(f"--platform={p}" for p in platform), "-c", str(ROOT / "constraints.txt"), *needs,
        ]  # fmt: skip
        done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"pip found no packages for Python {python} on {platform[0]}:\n{done.stderr}")
    return {
        f"{row['metadata']['name']}=={row['metadata']['version']}": row["download_info"]["archive_info"]["hashes"][
            "sha256"
        ]
        for row in json.loads(done.stdout)["install"]
    }


def listed() -> str:
    hashes: dict[str, set[str]] = defaultdict(set)
    for python in PYTHONS:
        for platform in PLATFORMS:
            for package, value in resolved(python, platform).items():
                hashes[package].add(value)
    rows = (
        f"{package} \\\n" + " \\\n".join(f"    --hash=sha256:{v}" for v in sorted(hashes[package])) + "\n"
        for package in sorted(hashes, key=str.lower)
    )
    return HEAD + "".join(rows)


def main() -> int:
    now = listed()
    if "--check" not in sys.argv[1:]:
        LIST.write_text(now, "utf-8")
        return 0
    if LIST.read_text("utf-8") != now:
        sys.stderr.write("hashes.txt is stale: run make hashes and read the diff\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
