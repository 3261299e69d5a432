"""What pages show people to type, run as it stands: `python tests/pages.py PAGE` plays a page in the working folder.

- A block with a `title` (```text title="harbour.txt") is a file of the reader's.
- A block `console` has commands behind `$ `; what stands below one is its output, `...` for what is left out. Comments
  behind two blanks are dropped. Installing is not run: it needs the network, and packaging has tests of its own.
- Blocks `python` are one program; a block `output` behind one is what it prints.
- `<!-- no-run: why -->` above a block says that it is not run here, and why.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

from places.kit import environment, program

RUN = ("console", "python")
OUTPUT = "output"
_BLOCK = re.compile(
    r"(?:^<!-- no-run: (?P<why>.+?) -->\n+)?"
    r"^(?P<fence>```|~~~)(?P<language>\w*)(?: +title=\"(?P<title>[^\"]+)\")?\n(?P<text>.*?)^(?P=fence)$",
    re.M | re.S,
)
_INSTALL = re.compile(r"(?:pip|pipx|uv) ")


@dataclass(frozen=True)
class Block:
    """A fenced block. `line`: of its fence, from 1. `why`: why it is not run."""

    language: str
    title: str
    text: str
    line: int
    why: str

    @property
    def runs(self) -> bool:
        return self.language in RUN and not self.why


def blocks(page: str) -> list[Block]:
    return [
        Block(m["language"], m["title"] or "", m["text"], page.count("\n", 0, m.start("fence")) + 1, m["why"] or "")
        for m in _BLOCK.finditer(page)
    ]


def commands(block: Block) -> Iterator[tuple[str, str]]:
    """(command, what is shown below it) of a block `console`."""
    for part in re.split(r"^\$ ", block.text, flags=re.M)[1:]:
        command, _, shown = part.partition("\n")
        yield re.split(r"\s{2,}# ", command)[0].strip(), shown


def matches(shown: str, said: str) -> bool:
    """Is this what was printed, but for what `...` leaves out?"""
    lines = "\n".join(line.rstrip() for line in shown.strip("\n").splitlines())
    pattern = ".*?".join(map(re.escape, lines.split("...")))
    return re.fullmatch(pattern, "\n".join(line.rstrip() for line in said.strip("\n").splitlines()), re.S) is not None


def play(page: Path, tools: Path) -> list[str]:
    """Run what the page shows in the working folder; what went otherwise than shown. `tools` gets a program `audit`."""
    env = environment(program(tools), AUDIT_NO_CACHE="1", COLUMNS="80")
    wrong: list[str] = []
    names: dict[str, Any] = {"__name__": "page"}
    printed = None
    for block in blocks(page.read_text("utf-8")):
        where = f"{page.name}:{block.line}"
        if block.language == OUTPUT:
            if printed is not None and not matches(block.text, printed):
                wrong.append(f"{where}: printed is\n{printed}")
        elif block.title:
            Path(block.title).parent.mkdir(parents=True, exist_ok=True)
            Path(block.title).write_text(block.text, "utf-8")
        elif block.runs and block.language == "python":
            with redirect_stdout(StringIO()) as out:
                exec(compile(block.text, where, "exec"), names)
            printed = out.getvalue()
        elif block.runs:
            wrong += [f"{where}: {told}" for told in _typed(block, env)]
    return wrong


def _typed(block: Block, env: dict[str, str]) -> Iterator[str]:
    for command, shown in commands(block):
        if _INSTALL.match(command):
            continue
        ran = subprocess.run(["bash", "-c", command], env=env, capture_output=True, text=True, timeout=300)
        said = ran.stdout if shown.strip() else ""
        if ran.returncode not in (0, 1) or "Traceback" in ran.stderr:
            yield f"{command}: ends {ran.returncode}\n{ran.stderr}"
        elif not matches(shown, said):
            yield f"{command}: prints\n{ran.stdout}"


if __name__ == "__main__":
    told = play(Path(sys.argv[1]), Path(os.environ.get("TOOLS", "../tools")))
    sys.exit("\n".join(told) if told else 0)
