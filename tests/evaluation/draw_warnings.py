"""A random sample of warnings on articles of reliable outlets, for a person to read.

    PYTHONPATH=tests python tests/evaluation/draw_warnings.py 2026        the sample of this seed, in context

warnings.json beside this file keeps a sample with a person's verdicts: article, offsets, rule, right or wrong; no text.
"""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path

from audit.model.report import Report
from audit.pipeline import Auditor

ARTICLES = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "recovery" / "dev.jsonl"
SIZE = 60
AROUND = 200


def main(seed: int) -> None:
    """Title and text make one article; findings under a stronger one are left out."""
    found = []
    with ARTICLES.open(encoding="utf-8") as lines:
        rows = [row for line in lines if (row := json.loads(line))["reliable"]]
    texts = {row["id"]: f"{row['title']}\n\n{row['text']}" for row in rows}
    items = [{"id": id_, "text": text} for id_, text in texts.items()]
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


if __name__ == "__main__":
    main(int(sys.argv[1]))
