"""How often each rule is right: its hits on the articles beside the checkout, drawn, exported for readers, counted.

    python tests/evaluation/judging.py counts                     every rule that fires, loudest first, with counts
    python tests/evaluation/judging.py export FILE [RULE ...]     hits to be judged, with context (outside the checkout)
    python tests/evaluation/judging.py second FILE READER         a third of them for another reader
    python tests/evaluation/judging.py anew FILE RULE ...         a new draw of rules that were mended since
    python tests/evaluation/judging.py table                      what they amount to: rules/judged.json and docs

Readers fill in `verdict` and `why`; `audit judge --file tests/evaluation/judged/ --import FILE --reader NAME` takes
them in. judged/<rule>.jsonl holds ids, offsets, hashes and verdicts; no text.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from evaluation import judged_rules
from support import ROOT

from audit import judge
from audit.cli.judge import exported
from audit.model.report import Report
from audit.pipeline import Auditor

SHARED = ROOT.parent / "shared"
JUDGED = judged_rules.JUDGED
TABLE = ROOT / "rules" / judge.TABLE
SETS = {
    "recovery": SHARED / "data" / "recovery" / "dev.jsonl",
    "polnear": SHARED / "data" / "polnear" / "train.jsonl",
    "look": SHARED / "gold" / "look" / "gold.jsonl",
}
EACH = 60
"""Hits of a rule whose findings are errors or warnings."""
DRAWN_FROM = "development articles, which were also read when the rules were made"


def here() -> bool:
    """Are the articles on this machine?"""
    return all(path.is_file() for path in SETS.values())


def items() -> Iterator[tuple[str, str, dict[str, str]]]:
    """Set, outlet and what audit_many takes, of each article."""
    for name, path in SETS.items():
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            text = f"{row['title']}\n\n{row['text']}" if row.get("title") else row["text"]
            item = {"id": f"{name}/{known_as(name, row['id'])}", "text": text, "reliable": str(row.get("reliable", ""))}
            yield name, outlet(name, row), item


def known_as(name: str, id_: str) -> str:
    """What an article is called in what is committed: PolNeAR's ids hold words of the title, so their hash stands."""
    return hashlib.sha256(id_.encode()).hexdigest()[:12] if name == "polnear" else id_


def outlet(name: str, row: dict[str, str]) -> str:
    """PolNeAR's ids begin with it; the labelled articles of `look` are taken as of one."""
    return row.get("outlet") or (row["id"].partition("_")[0] if name == "polnear" else name)


def reports(auditor: Auditor) -> Iterator[tuple[str, str, Report]]:
    """Set, outlet and report of each article."""
    rows = list(items())
    for (name, of, _), report in zip(rows, auditor.audit_many(item for *_, item in rows), strict=True):
        assert isinstance(report, Report), report
        yield name, of, report


def hits(auditor: Auditor) -> list[judge.Case]:
    return [h for _, of, report in reports(auditor) for h in judge.hits_of(report, outlet=of)]


def counts(found: Iterable[judge.Case]) -> str:
    """A line a rule and severity: findings, articles, outlets."""
    by: dict[tuple[int, str, str], list[judge.Case]] = defaultdict(list)
    for h in found:
        by[h.severity.rank, h.severity.value, h.rule].append(h)
    lines = [f"{'severity':8} {'rule':42} findings articles outlets"]
    for (_, severity, rule), mine in sorted(by.items()):
        articles, outlets = len({h.sha256 for h in mine}), len({h.outlet for h in mine})
        lines.append(f"{severity:8} {rule:42} {len(mine):8} {articles:8} {outlets:7}")
    severities = Counter(h.severity.value for h in (h for some in by.values() for h in some))
    lines.append(", ".join(f"{n} {severity}" for severity, n in severities.most_common()))
    return "\n".join(lines) + "\n"


def export(auditor: Auditor, path: Path, *, rules: list[str], anew: bool = False, second: str = "") -> str:
    past = judge.read(JUDGED)
    drawn = judge.draw(hits(auditor), past, auditor.pack, only=rules, anew=anew, each=EACH)
    left = judge.to_read_again(drawn, past, second) if second else judge.unread(drawn, past)
    lines = list(exported(left, auditor.pack))
    path.write_text("".join(lines), "utf-8")
    return f"{len(lines)} hits of {len(left)} rules in {path}\n"


def table() -> str:
    """What the verdicts amount to, as it ships."""
    return judge.table_text(judge.tally(judge.read(JUDGED), drawn_from=DRAWN_FROM))


def main(task: str, rest: list[str]) -> str:
    if task == "table":
        TABLE.write_text(table(), "utf-8")
        judged_rules.PAGE.write_text(judged_rules.page(), "utf-8")
        return f"wrote {TABLE.relative_to(ROOT)} and {judged_rules.PAGE.relative_to(ROOT)}\n"
    auditor = Auditor(profile=False)
    if task == "counts":
        return counts(hits(auditor))
    if task == "second":
        return export(auditor, Path(rest[0]), rules=[], second=rest[1])
    return export(auditor, Path(rest[0]), rules=rest[1:], anew=task == "anew")


if __name__ == "__main__":
    tasks = ("counts", "export", "second", "anew", "table")
    if len(sys.argv) < 2 or sys.argv[1] not in tasks or (sys.argv[1] not in ("counts", "table") and len(sys.argv) < 3):
        sys.exit(__doc__)
    sys.stdout.write(main(sys.argv[1], sys.argv[2:]))
