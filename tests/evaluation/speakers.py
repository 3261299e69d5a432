"""Who spoke: twice 200 quotations drawn from real articles and read by eye, and what the verdicts amount to.

    python tests/evaluation/speakers.py                        the figures of speakers.json
    python tests/evaluation/speakers.py draw SEED RECOVERY.jsonl POLNEAR.jsonl     the places to be read, a line each

The articles are not ours: speakers.json holds hashes of their ids, offsets of the source and verdicts alone. A verdict:
`name` is right, wrong, unsure (the program says that two fit) or none (no speaker is named); `type` is right or wrong.
Those of seed 23 come from recovery/dev and polnear/dev, those of seed 137 from recovery/dev and polnear/train and were
drawn after what the first showed was mended. Each was read once; a later program may read these places otherwise.
"""

from __future__ import annotations

import hashlib
import json
import random
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

VERDICTS = Path(__file__).with_name("speakers.json")
EACH, OF_ARTICLE, WORDS = 100, 2, 4
"""Quotations of a set, of an article at most, and words of a quotation at least."""


def draw(seed: int, path: Path) -> Iterator[tuple[str, int, str, str]]:
    """Hash of the id, offset of the source, its type and the speaker ("-": none; "?" behind one who is unsure)."""
    from audit.pipeline import Auditor

    rows = [json.loads(line) for line in path.open(encoding="utf-8")]
    chance = random.Random(seed)
    chance.shuffle(rows)
    auditor, left = Auditor(), EACH
    for row in rows:
        report = next(iter(auditor.audit_many([{"id": row["id"], "text": row["text"]}])))
        quoted = [
            a
            for a in report.attributions
            if a.source
            and a.status != "none"
            and any(
                q.words >= WORDS and q.span.start < c.end and c.start < q.span.end
                for c in a.content
                for q in report.quotes
            )
        ]
        for a in chance.sample(quoted, min(OF_ARTICLE, len(quoted), left)) if quoted else []:
            left -= 1
            speaker = report.speakers[a.speaker] if a.speaker is not None else None
            name = "-" if speaker is None else speaker.name + ("" if speaker.sure else " ?")
            yield hashlib.sha256(row["id"].encode()).hexdigest()[:12], a.source.start, a.source_type, name
        if not left:
            return


def figures() -> str:
    """A line for each draw."""
    rows = json.loads(VERDICTS.read_text("utf-8"))
    out = []
    for seed in sorted({row["seed"] for row in rows}):
        drawn = [row for row in rows if row["seed"] == seed]
        names, types = (Counter(row[key] for row in drawn) for key in ("name", "type"))
        sure = names["right"] + names["wrong"]
        out.append(
            f"seed {seed}, {len(drawn)} quotations: "
            f"speaker called sure {sure}, right {names['right']} ({names['right'] / sure:.3f}); "
            f"unsure {names['unsure']}, none {names['none']}; "
            f"type right {types['right']} ({types['right'] / len(drawn):.3f})"
        )
    return "\n".join(out)


if __name__ == "__main__":
    if sys.argv[1:2] == ["draw"]:
        for path in sys.argv[3:]:
            for found in draw(int(sys.argv[2]), Path(path)):
                sys.stdout.write("\t".join(map(str, found)) + "\n")
    else:
        sys.stdout.write(figures() + "\n")
