"""Whom the rules wrong: errors and warnings, and how many are likely false, for groups of articles side by side.

    python tests/evaluation/false_alarms.py [--write]      the table, into docs/evaluation.md too

Of each group: articles; words; errors and warnings per 1,000 words; of these false ones per 1,000 words, as the judged
precision of each rule lets expect; and, of this group's own hits that were judged, the share that was not right.
Figures alone; no outlet is named in them.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from statistics import median

from evaluation.judged_rules import write
from evaluation.judging import JUDGED, reports

from audit import judge
from audit.model.precision import Judged, wilson
from audit.model.report import Report
from audit.pipeline import Auditor
from audit.render.frames import body_quotes

NATIONAL = frozenset(
    ("ABC News", "Business Insider", "CBS News", "CNBC", "FiveThirtyEight", "PBS NewsHour", "The New Yorker")
)
REGIONAL = frozenset(("Chicago Sun-Times", "The Detroit News", "The Mercury News"))
"""The well-kept outlets of `recovery`, by whom they write for."""
BRITISH = re.compile(
    r"\b(?:colour|favour|labour|honour|neighbour|behaviour|defence|organis|realis|recognis|centre|programme|theatre|whilst)"
)
AMERICAN = re.compile(
    r"\b(?:color|favor|labor|honor|neighbor|behavior|defense|organiz|realiz|recogniz|center|program\b|theater)"
)


@dataclass(frozen=True)
class Told:
    """One article as it counts here: `quoted` is the share of its words that stand in quotations; `loud` the rules of
    its errors and warnings; `spelt` British spellings less American ones; `judged`, `wrong`: of its judged hits."""

    set: str
    outlet: str
    reliable: bool
    words: int
    quoted: float
    loud: tuple[str, ...]
    spelt: int
    judged: int
    wrong: int


def told(auditor: Auditor) -> Iterator[Told]:
    verdicts: dict[str, list[bool]] = defaultdict(list)
    past = judge.read(JUDGED)
    last = {rule: one.draw for rule, one in judge.tally(past).items()}
    for v in past:
        if v.severity in ("error", "warning") and v.draw == last[v.rule]:
            verdicts[v.sha256].append(v.verdict == "right")
    for name, outlet, report in reports(auditor):
        text = report.article.text or ""
        loud = tuple(h.rule for h in judge.hits_of(report) if h.severity.loud)
        mine = verdicts[report.article.sha256[: judge.SHORT]]
        yield Told(
            set=name,
            outlet=outlet,
            reliable=report.article.extra.get("reliable") == "True",
            words=report.article.words,
            quoted=_quoted(report),
            loud=loud,
            spelt=len(BRITISH.findall(text)) - len(AMERICAN.findall(text)),
            judged=len(mine),
            wrong=mine.count(False),
        )


def _quoted(report: Report) -> float:
    return sum(q.words for q in body_quotes(report)) / max(report.article.words, 1)


def groups(rows: list[Told]) -> dict[str, Callable[[Told], bool]]:
    """Name -> who belongs to it; two that are set side by side follow one another."""
    half = median(row.quoted for row in rows)
    return {
        "well-kept, national": lambda r: r.outlet in NATIONAL,
        "well-kept, regional": lambda r: r.outlet in REGIONAL,
        "well-kept": lambda r: r.set == "recovery" and r.reliable,
        "other sites": lambda r: r.set == "recovery" and not r.reliable,
        f"quoted words {half:.0%} or more": lambda r: r.quoted >= half,
        "fewer": lambda r: r.quoted < half,
        "American spelling": lambda r: r.spelt < 0,
        "other English": lambda r: r.spelt > 0,
        "all": lambda r: True,
    }


def line(rows: list[Told], table: Mapping[str, Judged]) -> tuple[str, ...]:
    words = sum(r.words for r in rows)
    loud = [rule for r in rows for rule in r.loud]
    known = [1 - table[rule].value for rule in loud if rule in table and table[rule].enough]
    judged, wrong = sum(r.judged for r in rows), sum(r.wrong for r in rows)
    low, high = wilson(wrong, judged)
    return (
        f"{len(rows):,}",
        f"{words:,}",
        f"{1000 * len(loud) / words:.1f}",
        f"{1000 * sum(known) / words:.1f}" if known else "not measured",
        f"{len(known) / max(len(loud), 1):.0%}",
        f"{wrong} of {judged} (95% {100 * low:.0f} to {100 * high:.0f})" if judged else "none judged",
    )


HEADS = (
    *(
        "group",
        "articles",
        "words",
        "errors and warnings per 1,000 words",
        "of these false, expected of calibrated rules",
    ),
    *("findings that are theirs", "not right, of its own judged hits"),
)


def markdown(auditor: Auditor) -> str:
    rows = list(told(auditor))
    table = {r.id: r.judged for r in auditor.pack.rules if r.judged}
    lines = [f"| {' | '.join(HEADS)} |", "|---|" + "---:|" * (len(HEADS) - 1)]
    for name, belongs in groups(rows).items():
        mine = [r for r in rows if belongs(r)]
        lines.append(f"| {name} | {' | '.join(line(mine, table))} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    made = markdown(Auditor(profile=False))
    sys.stdout.write(made)
    if "--write" in sys.argv:
        write("groups", made)
