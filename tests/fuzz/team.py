"""Files that a team keeps beside its articles, changed: what the commands that read them do, and what they show."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any

from fuzz.written import as_json, as_lines, as_toml, configs
from hostile.cases import PLAIN
from render.judges import spoken
from support import Ran, call

from audit import references
from audit.accept.baseline import SCHEMA

Write = Callable[[Any], bytes]
ARTICLE = "a.txt"


def _checked(*more: str) -> tuple[str, ...]:
    return ("check", ARTICLE, "--format", "terminal", "-v", *more)


@cache
def baselines() -> list[Any]:
    prints = {"crowd-as-source": ["0123456789abcdef", "fedcba9876543210"], "vague-time": ["0123456789abcdee"]}
    return [{"schema": SCHEMA, "files": {ARTICLE: prints, "gone.txt": prints}}]


@cache
def references_() -> list[Any]:
    whole = json.loads(references.shipped().read_text("utf-8"))
    return [{**whole, "tables": whole["tables"][:2]}]


@cache
def verdicts() -> list[Any]:
    row = {
        "article": "a.txt", "sha256": "4d4bc9165c69140a", "start": 3, "end": 8, "rule": "crowd-as-source",
        "severity": "error", "outlet": "Gull", "pack": "core 0.1.0", "definition": "61b1eba369ef", "draw": 1,
        "verdict": "right", "why": "a crowd", "reader": "ann",
    }  # fmt: skip
    return [[{**row, "start": n, "verdict": ("right", "wrong", "unclear")[n % 3]} for n in range(6)]]


FILES: Mapping[str, tuple[str, Callable[[], list[Any]], Write, Sequence[Sequence[str]]]] = {
    "baseline": (
        "audit-baseline.json",
        baselines,
        as_json,
        (_checked(), ("baseline", "update"), ("baseline", "prune")),
    ),
    "reference": (
        "ours.json",
        references_,
        as_json,
        (_checked("--reference", "ours"), ("reference", "show", "--reference", "ours")),
    ),
    "verdicts": ("judged.jsonl", verdicts, as_lines, (("judge", "--report"),)),
    "settings": ("audit.toml", configs, as_toml, (_checked(), ("config",), ("rules",))),
}
"""By name: the file, good ones, how it is written, and the commands that read it."""


def keeps(name: str, data: bytes) -> None:
    file, _, _, commands = FILES[name]
    for command in commands:
        with tempfile.TemporaryDirectory() as folder:
            Path(folder, ARTICLE).write_text(PLAIN, "utf-8")
            Path(folder, file).write_bytes(data)
            _judge(call(command, cwd=Path(folder)))


def _judge(ran: Ran) -> None:
    err = ran.err.decode("utf-8")
    assert ran.code in (0, 1, 2) and "internal error" not in err, err
    assert list(spoken(ran.text)) == [] and list(spoken(err)) == []


WRITTEN = {f"team-{name}": (goods, write, partial(keeps, name)) for name, (_, goods, write, _) in FILES.items()}
