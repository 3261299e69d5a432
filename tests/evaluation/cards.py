"""What the numbers of a card are worth, on the labelled articles in ../shared, where they are.

    python tests/evaluation/cards.py            print the figures
    python tests/evaluation/cards.py --write    keep them beside this file (cards.json)

Of each dimension how many cards share one value; Sources against the named sources that readers marked; the seed.
Attribution against readers is `evaluate.py score` (measure.py).
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from audit.model.marks import Status
from audit.model.report import Report
from audit.pipeline import Auditor

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[2] / "shared"
RECOVERY = SHARED / "data" / "recovery" / "dev.jsonl"
GOLD = {name: SHARED / "gold" / name / "gold.jsonl" for name in ("look", "blind")}
SEED = SHARED / "domain" / "seed_article.txt"
FIFTH = 20.0
NEAR = 40  # characters from a cue within which its source's name is looked for
_NAME = re.compile(r"\b[A-Z][\w-]+")
NO_NAMES = """
the a an he she it they we you i his her their our my its this that these those in on at by for from with
and but or if when while after before as what who how why there here not no yes one two some many most all
both however then also according monday tuesday wednesday thursday friday saturday sunday january february
march april may june july august september october november december mr mrs ms dr sen rep gov president
"""
"""Words with a capital that tell nobody apart."""
Row = dict[str, Any]


def rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def scores(items: list[Row]) -> list[dict[str, float | None]]:
    """Dimension -> score of each article, in order."""
    auditor = Auditor(profile=False, with_text=False)
    reports = [r for r in auditor.audit_many(items) if isinstance(r, Report)]
    assert len(reports) == len(items)
    return [_scores(r) for r in reports]


def _scores(report: Report) -> dict[str, float | None]:
    found: dict[str, float | None] = {d.id: d.score for d in report.dimensions}
    attribution = next((d.reference for d in report.dimensions if d.id == "attribution"), None)
    return found | {"attribution place": attribution.place if attribution else None}


def all_scores(items: list[Row]) -> list[dict[str, float | None]]:
    chunks = [items[n : n + 25] for n in range(0, len(items), 25)]
    with ProcessPoolExecutor(int(os.environ.get("JOBS", "2"))) as pool:
        return [row for part in pool.map(scores, chunks) for row in part]


def shared_value(cards: Iterable[Mapping[str, float | None]], dimension: str) -> float:
    """Percent of the cards with a number that have the most frequent one."""
    counted = Counter(c[dimension] for c in cards if c.get(dimension) is not None)
    return round(100 * max(counted.values()) / counted.total(), 1)


def named(gold: Row) -> int:
    """Distinct names beside the cues of the body sentences that readers call identified; one at least where there is
    such a sentence."""
    said = [s for s in gold["sentences"] if s["block"] == "body" and s.get("status") == "identified"]
    cues = [p for p in gold["spans"] if p["label"] == "CUE"]
    names = set()
    for s in said:
        for cue in (c for c in cues if s["start"] <= c["start"] < s["end"]):
            found = (
                m for m in _NAME.finditer(gold["text"], s["start"], s["end"]) if m[0].lower() not in NO_NAMES.split()
            )
            near = [(_gap(m.span(), cue), m[0]) for m in found]
            if near and min(near)[0] <= NEAR:
                names.add(min(near)[1])
    return max(len(names), int(bool(said)))


def _gap(name: tuple[int, int], cue: Row) -> int:
    return max(cue["start"] - name[1], name[0] - cue["end"], 0)


def correlation(a: list[float], b: list[float]) -> float:
    """Of the ranks (Spearman), those that are equal at the middle of their places."""
    ranks = [[sum(y < x for y in v) + sum(y == x for y in v) / 2 for x in v] for v in (a, b)]
    means = [sum(r) / len(r) for r in ranks]
    x, y = ([value - m for value in r] for r, m in zip(ranks, means, strict=True))
    return sum(p * q for p, q in zip(x, y, strict=True)) / (sum(p * p for p in x) * sum(q * q for q in y)) ** 0.5


def alike(gold: Row, report: Report) -> Counter[tuple[bool, bool]]:
    """Claims by whether the program finds a source for them and whether readers do (`sure.ANSWERED`, `sure.OPEN`)."""
    labels = {s["start"]: s["status"] for s in gold["sentences"] if s["block"] == "body" and s.get("claim")}
    both = ((s.status, labels.get(s.start)) for s in report.sentences if s.claim and s.strength != "weak")
    return Counter((Status(mine or "none").answered, Status(theirs).answered) for mine, theirs in both if theirs)


def of_labels(name: str) -> Row:
    gold = rows(GOLD[name])
    items = [{"id": g["id"], "text": g["text"]} for g in gold]
    reports = [r for r in Auditor(profile=False).audit_many(items) if isinstance(r, Report)]
    cards = [_scores(r) for r in reports]
    seen = sum((alike(g, r) for g, r in zip(gold, reports, strict=True)), Counter())
    pairs = [(c["sources"], named(g)) for c, g in zip(cards, gold, strict=True) if c["sources"] is not None]
    none = sorted(s for s, n in pairs if not n and s is not None)
    return {
        "articles": len(pairs),
        "Sources and named sources by readers, rank correlation": round(
            correlation([float(s or 0) for s, _ in pairs], [float(n) for _, n in pairs]), 3
        ),
        "of claims with a source, so by readers": round(seen[True, True] / (seen[True, True] + seen[True, False]), 3),
        "of claims without, so by readers": round(seen[False, False] / (seen[False, False] + seen[False, True]), 3),
        "without a named source by readers": len(none),
        "of these in the lowest fifth": sum(s <= FIFTH for s in none),
    }


def figures() -> Row:
    """All of them. Raises OSError where the articles are not."""
    keys = ("id", "title", "text", "url", "outlet", "date", "author")
    cards = all_scores([{key: r[key] for key in keys if r.get(key)} for r in rows(RECOVERY)])
    (seed,) = scores([{"text": SEED.read_text("utf-8")}])
    return {
        "cards on recovery that share one value, %": {d: shared_value(cards, d) for d in cards[0] if " " not in d},
        **{name: of_labels(name) for name in GOLD},
        "seed": seed,
    }


def main() -> None:
    got = json.dumps(figures(), indent=2) + "\n"
    if "--write" in sys.argv:
        (HERE / "cards.json").write_text(got, "utf-8")
    sys.stdout.write(got)


if __name__ == "__main__":
    main()
