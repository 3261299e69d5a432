"""Running the command as a user would: in a process of its own, or in this one where the process is not the point."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Ran:
    """What a command did."""

    code: int
    out: bytes
    err: bytes

    @property
    def text(self) -> str:
        return self.out.decode("utf-8")


def run(
    args: Sequence[str],
    *,
    cwd: Path = ROOT,
    env: Mapping[str, str] | None = None,
    stdin: bytes = b"",
    program: Sequence[str] = (sys.executable, "-m", "audit"),
    limit: float = 300,
) -> Ran:
    """Run `audit ARGS`. `env` is laid over the environment; `limit` in seconds only stops a run that hangs."""
    done = subprocess.run(
        [*program, *args], cwd=cwd, env={**os.environ, **(env or {})}, input=stdin, capture_output=True, timeout=limit
    )
    return Ran(done.returncode, done.stdout, done.stderr)


def call(args: Sequence[str], *, cwd: Path = ROOT, env: Mapping[str, str] | None = None, stdin: bytes = b"") -> Ran:
    """Run `audit ARGS` as `run` does, but in this process: it takes a tenth of the time. What a command leaves behind
    in the process (modules, caches) is there for the next one; tests of that use `run`."""
    from audit.cli import main

    streams = [io.TextIOWrapper(io.BytesIO(data), "utf-8") for data in (stdin, b"", b"")]
    code = 0
    with (
        chdir(cwd),
        mock.patch.dict(os.environ, env or {}),
        mock.patch.object(sys, "argv", ["audit", *args]),
        mock.patch.multiple(sys, stdin=streams[0], stdout=streams[1], stderr=streams[2]),
    ):
        try:
            main()
        except SystemExit as e:
            code = e.code if isinstance(e.code, int) else int(e.code is not None)
        for stream in streams[1:]:
            stream.flush()
    out, err = (stream.buffer.getvalue() for stream in streams[1:])  # type: ignore[attr-defined]
    return Ran(code, out, err)


def tracked(root: Path = ROOT) -> list[Path]:
    """The files that are or would be committed; in a checkout without git, all files but the generated ones."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=root, capture_output=True
    )
    if listed.returncode == 0:
        names = [n for n in listed.stdout.decode().split("\0") if n]
        return sorted(p for n in set(names) if (p := root / n).is_file())
    skip = {".venv", ".git", "__pycache__", "build", "dist", "out"}
    return sorted(
        p for p in root.rglob("*") if p.is_file() and not skip & set(p.relative_to(root).parts) and p.suffix != ".pyc"
    )


def article_of(folder: Path) -> Path:
    """The article of a seed: the one file called article.*."""
    (found,) = sorted(folder.glob("article.*"))
    return found


def seeds() -> list[Path]:
    return sorted(p.parent for p in (ROOT / "seeds").glob("*/meta.yaml"))
