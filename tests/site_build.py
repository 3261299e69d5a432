"""The site of the documentation, built as `make docs` builds it, in a process that may open no socket."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from support import ROOT

_BUILD = """
import sys
def watch(event, args):
    if event in ("socket.connect", "socket.getaddrinfo", "urllib.Request"):
        raise RuntimeError(f"forbidden: {event} {args}")
sys.addaudithook(watch)
from mkdocs.__main__ import cli
cli(["build", "--strict", "--site-dir", sys.argv[1]])
"""


def build(folder: Path) -> str:
    """Build the site into `folder`; what mkdocs said. Fails on each of its warnings."""
    env = {**os.environ, "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-c", _BUILD, str(folder)]
    ran = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=600)
    assert ran.returncode == 0, ran.stderr
    return ran.stderr
