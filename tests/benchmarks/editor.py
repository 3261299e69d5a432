"""How long an editor waits: the time from an edit of 1,000 words to its diagnostics, over stdio, and the processor time
that the server spends on it. `make bench` prints both; the first is worth something on a machine that is idle alone."""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

from lsp.editor import Editor, session
from support import article_of, seeds

WORDS, EDITS = 1000, 40


def article() -> str:
    """The samples one after the other, until there are enough words."""
    texts = [article_of(s).read_text("utf-8") for s in seeds() if article_of(s).suffix == ".txt"]
    words = "\n\n".join(texts * 20).split(" ")
    return " ".join(words[:WORDS]) + "\n"


def main() -> None:
    text, took = article(), list[float]()

    async def use(editor: Editor) -> None:
        uri = editor.open(Path(tempfile.gettempdir(), "article.md"), text)
        await editor.told(uri)
        server = editor.client._server
        assert server is not None
        before = processor(server.pid)
        for n in range(2, 2 + EDITS):
            start = time.perf_counter()
            editor.edit(uri, n, text + "So it goes. " * (n % 7))
            await editor.told(uri, n)
            took.append(1000 * (time.perf_counter() - start))
        spent = 1000 * (processor(server.pid) - before) / EDITS
        sys.stdout.write(f"an edit of {len(text.split()):,} words, median of {EDITS}: {statistics.median(took):.0f} ms")
        sys.stdout.write(f", of the processor {spent:.0f} ms\n" if spent else "\n")

    with tempfile.TemporaryDirectory() as folder:
        session(use, Path(folder))


def processor(pid: int) -> float:
    """Seconds of the processor that a process has taken; 0 where the system does not tell."""
    path = Path(f"/proc/{pid}/stat")
    if not path.is_file():
        return 0.0
    fields = path.read_text("utf-8").rpartition(")")[2].split()
    return sum(map(int, fields[11:13])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
