"""Figures and errors on the labelled articles in ../shared, where they are.

    python tests/evaluation/measure.py            print the figures
    python tests/evaluation/measure.py --write    keep them, and the errors, beside this file

figures.json: what the gate compares with. errors.json: the errors on PolNeAR's dev articles, class by class, as article
number and offsets; no text.
"""

from __future__ import annotations

import importlib.util
import json
import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[1].parent / "shared"
EVALUATE = SHARED / "eval" / "evaluate.py"
DEV = SHARED / "data" / "polnear" / "dev.jsonl"
GOLD, LOOK, BLIND = (SHARED / "gold" / name / "gold.jsonl" for name in ("dev", "look", "blind"))
VALID = SHARED / "data" / "polnear" / "valid-sentences.txt"
COMMAND = f"{sys.executable} -m audit"

_POLNEAR = {
    "sentence attributed F1-": r"attributed \(cue or content\).*F1- ([\d.]+)",
    "sentence attributed MCC": r"attributed \(cue or content\).*MCC ([\d.]+)",
    "span cue F1": r"span cue .*?F1 ([\d.]+)",
    "span source F1": r"span source .*?F1 ([\d.]+)",
    "span content F1": r"span content .*?F1 ([\d.]+)",
    "relation cue + source F1": r"relation cue \+ source  .*?F1 ([\d.]+)",
    "relation cue + source + content F1": r"relation cue \+ source \+ content .*?F1 ([\d.]+)",
}
_GOLD = {
    "block accuracy": r"block accuracy\s+([\d.]+)",
    "status accuracy": r"status accuracy ([\d.]+)",
    "claim MCC": r"^claim    .*MCC ([\d.]+)",
    "claim nobody answers F1+": r"claim nobody answers .*F1\+ ([\d.]+)",
    "claim nobody answers MCC": r"claim nobody answers .*MCC ([\d.]+)",
    "CUE F1": r"^CUE .*?F1 ([\d.]+)",
    "LOADED precision": r"^LOADED .*?P ([\d.]+)",
    "LOADED recall": r"^LOADED .*?R ([\d.]+)",
    "PROMO F1": r"^PROMO .*?F1 ([\d.]+)",
}
_ASK = {
    "of what is asked first, where a reader asks": r"places asked first, ([\d.]+) stand",
    "of what both readers ask, found": r"both readers ask about, ([\d.]+) are",
}
_EXACT = {f"{name} F1": rf"^{name} +exact P .*?F1 ([\d.]+)  begin" for name in ("source", "cue", "content")}
_SEED = {
    "must, of 35": r"^must: (\d+) of 35",
    "should, of 23": r"^should: (\d+) of 23",
    "must not fire, fired": r"^must not fire: (\d+) of",
    "marks that no reader made": r"^marks that no reader made: (\d+) of",
}
_WEASEL = {"F1+": r"F1\+ ([\d.]+)  F1-", "MCC": r"MCC ([\d.]+)  \("}
_BABE = {"precision": r"P ([\d.]+)", "recall": r"R ([\d.]+)"}
_NOISE = {
    "articles without an error, %": r"^error .*none in (\d+)%",
    "warnings, median": r"^warning .*median ([\d.]+)",
    "warnings, nine in ten under": r"^warning .*nine in ten under ([\d.]+)",
    "all findings, median": r"^error \+ warning \+ info .*median ([\d.]+)",
}
SETS: dict[str, tuple[str, tuple[Path, ...], dict[str, str]]] = {
    "seed": ("seed", (SHARED / "domain/seed_gold.json", SHARED / "domain/seed_article.txt"), _SEED),
    "polnear dev": ("polnear", (DEV,), _POLNEAR),
    "gold dev": ("gold", (GOLD,), _GOLD),
    "gold look": ("gold", (LOOK,), _GOLD),
    "gold blind": ("gold", (BLIND,), _GOLD),
    "ask look": ("ask", (LOOK,), _ASK),
    "ask blind": ("ask", (BLIND,), _ASK),
    "exact polnear dev": ("exact", (VALID, DEV), _EXACT),
    "weasel train": ("weasel", (SHARED / "data/weasel/train.csv",), _WEASEL),
    "babe dev": ("babe", (SHARED / "data/babe/dev.jsonl",), _BABE),
    "noise, findings per 1,000 words": ("noise", (SHARED / "data/recovery/dev.jsonl",), _NOISE),
}
"""Name -> mode of evaluate.py, its files, the figures that are read off what it prints."""
FEWER = frozenset(("must not fire, fired", "marks that no reader made", *_NOISE)) - {"articles without an error, %"}
"""Figures that are better the lower they are."""


def here() -> bool:
    """Are the labelled articles on this machine?"""
    return EVALUATE.is_file() and all(path.is_file() for _, paths, _ in SETS.values() for path in paths)


def figures() -> dict[str, dict[str, float]]:
    """What evaluate.py says of the command, by set and figure. Raises RuntimeError when it does not run through."""
    return {name: _run(mode, paths, wanted) for name, (mode, paths, wanted) in SETS.items()}


def _run(mode: str, paths: tuple[Path, ...], wanted: dict[str, str]) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, str(EVALUATE), mode, *map(str, paths)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "AUDIT": COMMAND},
    )
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    out = {}
    for name, pattern in wanted.items():
        found = re.search(pattern, done.stdout, re.M)
        if found is None:
            raise RuntimeError(f"no figure {name!r} in:\n{done.stdout}")
        out[name] = round(float(found.group(1)) / (100 if mode == "exact" else 1), 3)  # it prints percentages
    return out


def errors() -> dict[str, Any]:
    """The errors on cues, sources and contents: [article, start, end] in lists by class, and how many of each."""
    os.environ["AUDIT"] = COMMAND
    judge = _module()
    rows = [json.loads(line) for line in DEV.read_text("utf-8").splitlines()]
    reports = judge.audit({f"d{n:04d}": row["text"] for n, row in enumerate(rows)})
    classes: dict[str, list[list[int]]] = {}
    for n, row in enumerate(rows):
        for name, span in _compare(judge, row, reports[f"d{n:04d}"]):
            classes.setdefault(name, []).append([n, *span])
    return {
        "about": "PolNeAR dev: article by its line from 0, offsets in its text",
        "counts": dict(sorted(Counter({k: len(v) for k, v in classes.items()}).items())),
        "errors": {k: classes[k] for k in sorted(classes)},
    }


def _compare(judge: ModuleType, row: dict[str, Any], report: dict[str, Any]) -> list[tuple[str, tuple[int, int]]]:
    words = judge.Words(row["text"])
    mine = [a for a in report["attributions"] if a["cue"]]
    out: list[tuple[str, tuple[int, int]]] = []
    used: set[int] = set()
    for theirs in row["attributions"]:
        for cue in theirs.get("cue", []):
            hit = next(
                (i for i, a in enumerate(mine) if i not in used and judge.answers(words, a["cue"], tuple(cue))), None
            )
            if hit is None:
                out.append(("cue missed", tuple(cue)))
                continue
            used.add(hit)
            got = mine[hit]
            for part, have in (("source", [got["source"]] if got["source"] else []), ("content", got["content"])):
                if judge.iou(words, have, theirs.get(part, [])) < 0.5:
                    out.append((f"{part} wrong: {got['construction']}", tuple(cue)))
    cues = [tuple(c) for t in row["attributions"] for c in t.get("cue", [])]
    for i, a in enumerate(mine):
        if i not in used and not any(judge.overlap(a["cue"], c) for c in cues):
            out.append((f"cue too many: {a['construction']}", tuple(a["cue"])))
    return out


def _module() -> ModuleType:
    spec = importlib.util.spec_from_file_location("evaluate", EVALUATE)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> None:
    got = figures()
    if "--write" in sys.argv:
        (HERE / "figures.json").write_text(json.dumps(got, indent=2) + "\n", "utf-8")
        text = json.dumps(errors(), separators=(",", ":")).replace('],"', '],\n"').replace('{"', '{\n"')
        (HERE / "errors.json").write_text(text + "\n", "utf-8")
    sys.stdout.write(json.dumps(got, indent=2) + "\n")


if __name__ == "__main__":
    main()
