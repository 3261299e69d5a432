"""A random sample of warnings on articles of reliable outlets, for a person to read.

    PYTHONPATH=tests python tests/evaluation/draw_warnings.py 2027           the sample of this seed, in context
    PYTHONPATH=tests python tests/evaluation/draw_warnings.py 7 --learn      one to learn from, of the other half

Half of the articles, by the hash of their ids, is there to learn from; samples that decide are drawn from the other.
An article is read as its publisher gives it: title, text, outlet, address, day. Articles of the samples of other seeds
are left out, so that a new sample has been read by nobody. warnings.json beside this file keeps the samples with a
reader's verdicts: article, offsets, rule, right or wrong; no text. What is marked there was found by the program as it
was on that day; a sample is not drawn twice from a program that has changed.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import sys
from pathlib import Path

from audit.model.report import Report
from audit.pipeline import Auditor

ARTICLES = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "recovery" / "dev.jsonl"
SAMPLES = Path(__file__).with_name("warnings.json")
META = ("id", "outlet", "url", "date")
SIZE = 60
AROUND = 200


def main(seed: int, *, learn: bool) -> None:
    """Title and text make one article; findings under a stronger one are left out."""
    found = []
    samples = json.loads(SAMPLES.read_text("utf-8"))
    read = {id_ for sample in samples if sample["seed"] != seed for id_, *_ in sample["verdicts"]}
    with ARTICLES.open(encoding="utf-8") as lines:
        rows = [row for line in lines if (row := json.loads(line))["reliable"] and row["id"] not in read]
    rows = [row for row in rows if _to_learn_from(row["id"]) is learn]
    texts = {row["id"]: f"{row['title']}\n\n{row['text']}" for row in rows}
    items = [{"text": texts[row["id"]], **{key: row[key] for key in META}} for row in rows]
    for id_, report in zip(texts, Auditor(profile=False).audit_many(items), strict=True):
        assert isinstance(report, Report), report
        found += [
            (id_, f.spans[0].start, f.spans[0].end, f.rule)
            for f in report.findings
            if f.severity in ("warning", "error") and not f.suppressed_by and not f.waived
        ]
    for n, (id_, start, end, rule) in enumerate(random.Random(seed).sample(found, SIZE), 1):
        text = texts[id_]
        before, behind = text[max(0, start - AROUND) : start], text[end : end + AROUND]
        words = " ".join(f"{before}[{text[start:end]}]{behind}".split())
        sys.stdout.write(f"{n} {id_} {start}-{end} {rule}\n    {words}\n")


def _to_learn_from(id_: str) -> bool:
    return int(hashlib.md5(id_.encode(), usedforsecurity=False).hexdigest(), 16) % 2 == 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("seed", type=int)
    parser.add_argument("--learn", action="store_true", help="of the half that is there to learn from")
    given = parser.parse_args()
    main(given.seed, learn=given.learn)
