"""What the tests of places share: articles, git, `audit` on the path, a shell as a build service has it."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from support import ROOT, Ran

CLEAN = "# Council buys a ferry\n\nBy Ona Merek\n\nThe ferry cost 4 million euros, mayor Lena Ostby said on Monday.\n"
FAULTY = "# Council buys a ferry\n\nBy Ona Merek\n\nIt is widely feared that fares could double. Critics say so.\n"
NAMED = "agentless-passive-attribution"


def program(folder: Path) -> Path:
    """A folder with `audit`, as an installed one would be, and `python`; to be put first on the path."""
    path = folder / "bin"
    path.mkdir(parents=True, exist_ok=True)
    audit = path / "audit"
    audit.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m audit "$@"\n', "utf-8")
    audit.chmod(audit.stat().st_mode | stat.S_IEXEC)
    return path


def environment(bin: Path, **more: str) -> dict[str, str]:
    """The environment of a user who has `audit`, and nothing of this test's."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "GIT_", "VIRTUAL_ENV", "PRE_COMMIT"))}
    git = {f"GIT_{who}_{what}": "desk@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    return {**kept, **git, "PATH": f"{bin}{os.pathsep}{kept['PATH']}", "GIT_CONFIG_GLOBAL": os.devnull, **more}


def shell(script: str, cwd: Path, env: Mapping[str, str]) -> Ran:
    """As GitHub's runner starts a step with `shell: bash`."""
    bash = shutil.which("bash") or "bash"
    command = [bash, "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script]
    done = subprocess.run(command, cwd=cwd, env=dict(env), capture_output=True, timeout=300)
    return Ran(done.returncode, done.stdout, done.stderr)


def git(cwd: Path, env: Mapping[str, str], *args: str) -> str:
    command = ["git", "-c", "init.defaultBranch=main", "-c", "protocol.file.allow=always", *args]
    done = subprocess.run(command, cwd=cwd, env=dict(env), capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
