"""Installs the wheel as a stranger would, by pip, pipx and uv, on each Python there is, and uses every command.

    python tests/packaging/bare.py [WHEEL] [--python 3.12] [--installer uv] [--constraints FILE]

Each environment is new and has a home and caches of its own. WHEEL: built from this checkout when none is given. The
packages come from the index that the machine's pip is set to; nothing else here needs a network. Prints a row for each
environment with the seconds of work (processor time, its children's included) and of waiting from the install line to
the first card; exits 1 when a step does not do what it must, or when two report the same article differently."""

from __future__ import annotations

import argparse
import hashlib
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PYTHONS = ("3.11", "3.12", "3.13")
EXTRAS = "corpus,lsp,serve"
ARTICLE = """# Port deal in doubt

Experts say the port will close next year. It is widely believed that the buyer has left.

"We have no buyer", Anna Berg, the harbour master, told the council on Monday.
"""
HELLO = (
    b'{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"processId":null,"rootUri":null,"capabilities":{}}}',
    b'{"jsonrpc":"2.0","id":2,"method":"shutdown"}',
    b'{"jsonrpc":"2.0","method":"exit"}',
)


class StepError(Exception):
    """A step did not do what it must. The text: what, and what was printed."""


@dataclass(frozen=True, slots=True)
class Bare:
    """A machine with nothing of ours on it: its home, the folder that commands run in, its environment variables."""

    home: Path
    work: Path
    env: Mapping[str, str]

    @classmethod
    def at(cls, folder: Path) -> Bare:
        home, work = folder / "home", folder / "work"
        home.mkdir()
        work.mkdir()
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "VIRTUAL_ENV", "XDG_", "AUDIT_"))}
        binary = folder / "bin"
        own = {
            "HOME": str(home), "PATH": f"{binary}{os.pathsep}{kept['PATH']}",
            "PIPX_HOME": str(folder / "pipx"), "PIPX_BIN_DIR": str(binary), "UV_TOOL_BIN_DIR": str(binary),
            "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        }  # fmt: skip
        return cls(home, work, kept | own)

    def run(self, *command: str, code: int = 0, says: str = "", given: bytes = b"") -> bytes:
        """What a command prints. Raises StepError where it ends with another code, or does not say what it must."""
        done = subprocess.run(command, cwd=self.work, env=self.env, input=given, capture_output=True, timeout=600)
        shown = (done.stdout + done.stderr).decode("utf-8", "replace")
        if done.returncode != code or says not in shown or "Traceback" in shown:
            raise StepError(
                f"{' '.join(command)}: ended with {done.returncode}, not {code} ({says!r})\n{shown[-3000:]}"
            )
        return done.stdout


def by_pip(bare: Bare, python: str, wheel: str, constraints: Sequence[str]) -> None:
    bare.run(python, "-m", "venv", str(bare.home / "venv"))
    pip = str(bare.home / "venv" / "bin" / "pip")
    bare.run(pip, "install", "--quiet", *constraints, wheel)
    binary = Path(bare.env["PIPX_BIN_DIR"])
    binary.mkdir(exist_ok=True)
    (binary / "audit").unlink(missing_ok=True)
    (binary / "audit").symlink_to(bare.home / "venv" / "bin" / "audit")


def by_pipx(bare: Bare, python: str, wheel: str, constraints: Sequence[str]) -> None:
    given = f"--pip-args={' '.join(constraints)}" if constraints else "--quiet"
    bare.run(tool("pipx"), "install", "--force", "--python", python, given, wheel)


def by_uv(bare: Bare, python: str, wheel: str, constraints: Sequence[str]) -> None:
    bare.run(tool("uv"), "tool", "install", "--force", "--python", python, *constraints, wheel)


INSTALLERS: Mapping[str, Callable[[Bare, str, str, Sequence[str]], None]] = {
    "pip": by_pip, "pipx": by_pipx, "uv": by_uv,
}  # fmt: skip


def tool(name: str) -> str:
    """A program beside this Python, or on the path. Raises StepError."""
    beside = Path(sys.executable).parent / name
    if found := str(beside) if beside.is_file() else shutil.which(name):
        return found
    raise StepError(f"{name} is not installed: pip install {name}")


def first_card(bare: Bare) -> None:
    """From an article to a card, and what a default install says of what it lacks."""
    (bare.work / "port.md").write_text(ARTICLE, "utf-8")
    given = ("--exit-zero", "--format", "terminal", "--output", "html=card.html")
    bare.run("audit", "check", "port.md", *given, says="It is widely believed")
    if b"Experts say" not in (bare.work / "card.html").read_bytes():
        raise StepError("card.html is no card of the article")


def small_by_default(bare: Bare) -> None:
    for command in (["lsp"], ["open"], ["corpus", "run", "port.md", "--out", "tables"]):
        bare.run("audit", *command, code=2, says="pip install 'source-audit[")


def everything(bare: Bare) -> None:
    """The commands that a user meets first, with the extras that they take."""
    (bare.work / "news").mkdir(exist_ok=True)
    (bare.work / "news" / "port.md").write_text(ARTICLE, "utf-8")
    bare.run("audit", "--version", says="audit")
    bare.run("audit", "selftest", says=" 0 failed")
    bare.run("audit", "init", "--yes")
    bare.run("audit", "check", "news", "--exit-zero", "--format", "sarif", says='"2.1.0"')
    bare.run("audit", "corpus", "run", "news", "--out", "tables")
    if not list((bare.work / "tables").rglob("*.parquet")):
        raise StepError("audit corpus run wrote no table")
    framed = b"".join(b"Content-Length: %d\r\n\r\n%s" % (len(body), body) for body in HELLO)
    bare.run("audit", "lsp", given=framed, says='"capabilities"')
    bare.run("audit", "open", "--help", says="127.0.0.1")


def pythons() -> Iterator[tuple[str, str]]:
    """Version and path of each Python that is found: where pyenv keeps them, or on the path."""
    for version in PYTHONS:
        kept = sorted(Path.home().glob(f".pyenv/versions/{version}.*/bin/python"))
        if path := str(kept[-1]) if kept else shutil.which(f"python{version}"):
            yield version, path


def worked() -> float:
    """Seconds of processor time of the processes that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@dataclass(frozen=True, slots=True)
class Tried:
    """Seconds of work and of waiting from the install line to the first card, and a hash of its report."""

    work: float
    waited: float
    report: str


def tried(installer: str, python: str, wheel: str, constraints: Sequence[str]) -> Tried:
    """Raises StepError."""
    with tempfile.TemporaryDirectory() as folder:
        bare = Bare.at(Path(folder))
        work, began = worked(), time.monotonic()
        INSTALLERS[installer](bare, python, wheel, constraints)
        first_card(bare)
        work, waited = worked() - work, time.monotonic() - began
        report = bare.run("audit", "check", "port.md", "--exit-zero", "--format", "json")
        small_by_default(bare)
        INSTALLERS[installer](bare, python, f"{wheel}[{EXTRAS}]", constraints)
        everything(bare)
    return Tried(work, waited, hashlib.sha256(report).hexdigest())


def built(folder: Path) -> Path:
    command = [sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    return wheel


def say(row: str) -> None:
    sys.stdout.write(row + "\n")
    sys.stdout.flush()


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("wheel", nargs="?", type=Path)
    asked.add_argument("--python", action="append", choices=PYTHONS)
    asked.add_argument("--installer", action="append", choices=[*INSTALLERS])
    asked.add_argument("--constraints", type=Path)
    args = asked.parse_args()
    constraints = ["--constraint", str(args.constraints.resolve())] if args.constraints else []
    failed = 0
    reports = set()
    with tempfile.TemporaryDirectory() as folder:
        wheel = args.wheel or built(Path(folder))
        say("python  installer  work, s  waited, s")
        for version, path in pythons():
            if args.python and version not in args.python:
                continue
            for installer in args.installer or INSTALLERS:
                try:
                    row = tried(installer, path, str(wheel.resolve()), constraints)
                except StepError as fault:
                    failed += 1
                    say(f"{version:7} {installer:10} FAILED: {fault}")
                else:
                    reports.add(row.report)
                    say(f"{version:7} {installer:10} {row.work:7.1f}  {row.waited:9.1f}")
    say("the same report everywhere" if len(reports) == 1 else f"{len(reports)} different reports")
    return 1 if failed or len(reports) != 1 else 0


if __name__ == "__main__":
    sys.exit(main())
