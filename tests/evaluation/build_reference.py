"""Builds the reference that ships (rules/reference/shipped.json) from the articles in ../shared, where they are.

    python tests/evaluation/build_reference.py        `make reference`

Of ../shared/data/recovery the outlets that its makers call reliable; PolNeAR's training articles, whose outlet and date
stand in their ids; the labelled articles that are read here (look). At most MOST of an outlet in a genre.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from audit.config import Config
from audit.model.reference import SHIPPED
from audit.model.report import Report
from audit.pipeline import Auditor
from audit.references import Counted, counted, gather, shipped, text

SHARED = Path(__file__).resolve().parents[3] / "shared"
RECOVERY = SHARED / "data" / "recovery" / "dev.jsonl"
POLNEAR = SHARED / "data" / "polnear" / "train.jsonl"
LOOK = SHARED / "gold" / "look" / "gold.jsonl"
MOST = 60
CHUNK = 25
MADE = (
    f"at most {MOST} articles of an outlet: outlets called reliable in ReCOVery (English, 2020), PolNeAR's training "
    "articles (American politics, 2015 to 2016), and labelled articles of our own"
)


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def items() -> Iterator[dict[str, Any]]:
    """The articles as `audit_many` takes them, none that an unreliable outlet printed."""
    recovery = rows(RECOVERY)
    others = {_start(r) for r in recovery if not r["reliable"]}
    for r in recovery:
        if r["reliable"]:
            yield {key: r[key] for key in ("id", "title", "text", "url", "outlet", "date", "author") if r.get(key)}
    for r in rows(POLNEAR):
        outlet, date, _ = r["id"].split("_", 2)
        yield {"id": r["id"], "text": r["text"], "outlet": outlet, "date": date}
    yield from ({"id": r["id"], "text": r["text"]} for r in rows(LOOK) if _start(r) not in others)


def _start(row: dict[str, Any]) -> str:
    """What tells that two rows are one article, with its title in the text or without."""
    return "".join(row["text"].split())[-300:]


def count(chunk: list[dict[str, Any]]) -> list[Counted]:
    auditor = Auditor(Config(reference="none"), profile=False, with_text=False)
    return [row for r in auditor.audit_many(chunk) if isinstance(r, Report) and (row := counted(r))]


def main() -> None:
    everything = list(items())
    chunks = [everything[n : n + CHUNK] for n in range(0, len(everything), CHUNK)]
    with ProcessPoolExecutor(int(os.environ.get("JOBS", "2"))) as pool:
        found = [row for part in pool.map(count, chunks) for row in part]
    reference = gather(found, SHIPPED, MADE, Auditor(Config(reference="none")).pack.version, MOST)
    shipped().parent.mkdir(exist_ok=True)
    shipped().write_text(text(reference), "utf-8")
    sizes = ", ".join(f"{t.genre} {t.shortest}-{t.longest or ''}: {t.n}" for t in reference.tables)
    sys.stdout.write(f"{len(found)} articles -> {shipped()}: {sizes}\n")


if __name__ == "__main__":
    main()
