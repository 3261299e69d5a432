"""What must not stand in a committed file: paths of one machine, hosts of a registry, other people's texts."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from support import ROOT, tracked

BINARY = {".png", ".jpg", ".ico", ".woff2", ".gz"}
HOSTS = ["py" + "pi.org", "pythonhosted" + ".org", "npm" + "js.org", "cra" + "tes.io", "rubygems" + ".org"]
MACHINE = re.compile(r"(?<![\w.~/-])/(?:work|home/\w|root|Users/\w|opt/[a-z]|mnt|var/folders)/")
SHINGLE = 10  # words in a row that are no accident


def texts(root: Path) -> list[tuple[str, str]]:
    return [
        (p.relative_to(root).as_posix(), p.read_bytes().decode("utf-8", "replace"))
        for p in tracked(root)
        if p.suffix not in BINARY
    ]


def test_no_path_of_one_machine(root: Path) -> None:
    found = [f"{name}: {m[0]}" for name, text in texts(root) for m in MACHINE.finditer(text)]
    assert not found, "\n".join(found)


def test_no_host_of_a_registry(root: Path) -> None:
    assert not [(name, host) for name, text in texts(root) for host in HOSTS if host in text]


def test_no_secret_and_no_key(root: Path) -> None:
    key = re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY|\bgh[pousr]_[A-Za-z0-9]{30,}|\bAKIA[0-9A-Z]{16}\b")
    assert not [name for name, text in texts(root) if key.search(text)]


def test_text_files_end_with_a_line_end_and_hold_no_carriage_return(root: Path) -> None:
    ours = (".py", ".toml", ".yaml", ".yml", ".md", ".txt", ".html", ".j2", ".css", ".js", ".json")
    wrong = [
        name
        for name, text in texts(root)
        if name.endswith(ours) and not name.startswith(("tests/", "reports/samples/")) and text
        and ("\r" in text or not text.endswith("\n"))
    ]  # fmt: skip
    assert not wrong


def test_every_constraint_is_a_version_and_covers_what_we_ask_for(root: Path) -> None:
    lines = (root / "constraints.txt").read_text("utf-8").split()
    assert all(re.fullmatch(r"[A-Za-z0-9_.-]+==[0-9][0-9a-z.]*", line) for line in lines)
    assert lines == sorted(lines, key=str.lower)
    pinned = {normal(line.split("==")[0]) for line in lines}
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [
        *project["dependencies"],
        *(name for extra in project["optional-dependencies"].values() for name in extra),
    ]
    assert {normal(re.split(r"[<>=\[; ]", w)[0]) for w in wanted} <= pinned


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_no_development_text_is_copied(root: Path) -> None:
    """Texts of other people lie beside the checkout where they may be read, not copied: no run of words from them
    stands in a file of ours."""
    shared = root.parent / "shared"
    rows = sorted(p for p in shared.glob("*/**/*") if p.suffix in (".jsonl", ".csv"))
    sources = [p for p in rows if p.relative_to(shared).parts[0] in ("gold", "data")]
    sources += shared.glob("domain/seed_article.txt")
    if not sources:
        pytest.skip("no development texts beside this checkout")
    ours = {s: name for name, text in texts(root) for s in shingles(text)}
    copied: dict[str, str] = {}
    for path in sources:
        with path.open(encoding="utf-8", errors="replace") as lines:
            for line in lines:
                copied.update({s: ours[s] for s in shingles(line) if s in ours})
    assert not copied, "\n".join(f"{name}: {shingle}" for shingle, name in sorted(copied.items())[:20])


def shingles(text: str) -> set[str]:
    words = re.findall(r"[a-z0-9]+", text.lower())
    return {" ".join(words[n : n + SHINGLE]) for n in range(len(words) - SHINGLE + 1)}


def test_generated_and_local_files_are_ignored() -> None:
    local = ["reports/out/x.html", ".venv/x", "dist/x", ".hypothesis/x"]
    asked = subprocess.run(["git", "check-ignore", *local], cwd=ROOT, capture_output=True)
    if asked.returncode == 128:
        pytest.skip("no git checkout")
    assert asked.stdout.decode().split() == local
